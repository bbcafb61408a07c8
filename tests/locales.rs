//! The texts of the interface: what is in one language is in all. In `build.rs`, a text that a language lacks is no
//! error but would be shown in Swedish.
#![cfg(test)]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use kommunkompass::language::Language;
use serde_json::Value;

/// The texts of a language by their keys, such as `start.title`.
fn texts(language: Language) -> BTreeMap<String, String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("locales/{language}.json"));
    let file = serde_json::from_str(&fs::read_to_string(path).expect("a file")).expect("JSON");
    let mut texts = BTreeMap::new();
    collect(&file, "", &mut texts);
    texts
}

fn collect(value: &Value, key: &str, texts: &mut BTreeMap<String, String>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                let key = if key.is_empty() { name.clone() } else { format!("{key}.{name}") };
                collect(value, &key, texts);
            }
        }
        Value::String(text) => assert_eq!(texts.insert(key.to_owned(), text.clone()), None, "{key}"),
        other => panic!("{key} is no text: {other}"),
    }
}

/// What is filled into a text: the names in `{{ … }}`, sorted.
fn placeholders(text: &str) -> Vec<&str> {
    let mut names: Vec<_> =
        text.split("{{").skip(1).map(|rest| rest.split_once("}}").expect("it ends").0.trim()).collect();
    names.sort_unstable();
    names
}

/// Every text of every language, with its key.
fn check_texts(sound: impl Fn(Language, &str) -> bool) {
    for language in Language::ALL {
        for (key, text) in texts(language) {
            assert!(sound(language, &text), "{language}, {key}: {text}");
        }
    }
}

#[test]
fn every_text_exists_in_every_language() {
    let swedish = texts(Language::Swedish);
    for language in Language::ALL {
        let keys: Vec<_> = texts(language).into_keys().collect();
        assert_eq!(keys, swedish.keys().cloned().collect::<Vec<_>>(), "{language}");
    }
}

#[test]
fn the_same_is_filled_in_in_every_language() {
    let swedish = texts(Language::Swedish);
    for language in Language::ALL {
        for (key, text) in texts(language) {
            let original = swedish.get(&key).expect("a Swedish text");
            assert_eq!(placeholders(&text), placeholders(original), "{language}, {key}");
        }
    }
}

#[test]
fn no_text_is_empty_or_has_white_space_around_it() {
    check_texts(|_, text| !text.is_empty() && text.trim() == text && !text.contains("  "));
}

#[test]
fn each_language_has_its_own_quotation_marks() {
    check_texts(|language, text| {
        let foreign = match language {
            Language::Swedish => ['"', '“', '„', '«', '»', '‘', '’'].as_slice(),
            Language::Bokmal => ['"', '“', '”', '„', '‘', '’', '\''].as_slice(),
            Language::English => ['"', '“', '”', '„', '«', '»'].as_slice(),
        };
        !text.contains(foreign)
    });
}

#[test]
fn the_languages_are_called_alike_in_all_of_them() {
    let names = |language| -> Vec<_> {
        let texts = texts(language);
        ["swedish", "bokmal", "english"].map(|name| texts.get(&format!("language.{name}")).cloned()).to_vec()
    };
    let swedish = names(Language::Swedish);
    assert!(swedish.iter().all(Option::is_some));
    for language in Language::ALL {
        assert_eq!(names(language), swedish, "{language}");
    }
}

#[test]
fn the_keys_of_answers_are_two_letters_that_every_keyboard_has() {
    for language in Language::ALL {
        let texts = texts(language);
        let letter = |answer: &str| {
            let key = texts.get(&format!("question.{answer}_key")).expect("a key");
            let word = texts.get(&format!("question.{answer}")).expect("a word");
            assert!(key.len() == 1 && key.bytes().all(|byte| byte.is_ascii_uppercase()), "{language}: {key}");
            assert!(word.starts_with(key), "{language}: “{key}” begins “{word}”");
            key.clone()
        };
        assert_ne!(letter("dont_know"), letter("not_applicable"), "{language}");
    }
}
