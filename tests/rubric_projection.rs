//! Rubrics cut down to one language, and the fingerprint that says that they are still the same.
#![cfg(test)]

mod common;

use common::{read_edition, small_rubric};
use kommunkompass::json::Problem;
use kommunkompass::language::Language;
use kommunkompass::points::Points;
use kommunkompass::rubric::{self, ProjectError, Rubric, project};
use serde_json::{Value, json};

#[test]
fn cut_down_to_one_language_a_rubric_is_still_the_same() {
    let text = read_edition("2021");
    let whole = rubric::parse(&text).expect("a rubric");
    for language in Language::ALL {
        let projected = project(&text, language).expect("a language of the rubric");
        let part = rubric::parse(&projected).expect("a rubric");
        assert_eq!(part.languages, [language]);
        assert_eq!(part.fingerprint, whole.fingerprint, "{language}");
        assert_eq!(part.id, whole.id);
        let structure = |rubric: &Rubric| {
            let areas = rubric.areas.iter().map(|area| (area.id.to_string(), area.max));
            let subareas = rubric.subareas().map(|(_, subarea)| (subarea.id.to_string(), subarea.max));
            let weight = |hundredths: u64| Points::from_millionths(hundredths);
            let questions = rubric.questions();
            let questions = questions.map(|question| (question.id.to_string(), weight(question.weight.hundredths())));
            areas.chain(subareas).chain(questions).collect::<Vec<_>>()
        };
        assert_eq!(structure(&part), structure(&whole));
        for (part, whole) in part.questions().zip(whole.questions()) {
            assert_eq!(part.text.exact(language), whole.text.exact(language));
            assert_eq!(part.help.exact(language), whole.help.exact(language));
        }
        assert!(projected.len() * 2 < text.len(), "{} bytes of {}", projected.len(), text.len());
    }
}

#[test]
fn cutting_down_what_is_cut_down_changes_nothing() {
    let text = read_edition("2021");
    let swedish = project(&text, Language::Swedish).expect("Swedish");
    assert_eq!(project(&swedish, Language::Swedish), Ok(swedish.clone()));
    assert_eq!(project(&swedish, Language::English), Err(ProjectError::LanguageMissing(Language::English)));
}

#[test]
fn a_language_that_the_rubric_lacks_cannot_be_had() {
    let two = small_rubric().to_string();
    assert_eq!(project(&two, Language::English), Err(ProjectError::LanguageMissing(Language::English)));
    let one = project(&two, Language::Bokmal).expect("one of the two");
    assert_eq!(project(&one, Language::Bokmal), Ok(one.clone()), "in its only language it stays as it is");
}

#[test]
fn a_rubric_of_areas_only_is_still_the_same_when_it_is_cut_down() {
    let text = read_edition("2010");
    let whole = rubric::parse(&text).expect("a rubric");
    for language in Language::ALL {
        let part = rubric::parse(&project(&text, language).expect("a language of the rubric")).expect("a rubric");
        assert_eq!((part.fingerprint, part.areas.len()), (whole.fingerprint.clone(), 8), "{language}");
    }
    let mut other = small_rubric();
    other["areas"][0]["subareas"] = json!([]);
    let of = |rubric: &Value| rubric::parse(&rubric.to_string()).expect("a rubric").fingerprint;
    let before = of(&other);
    other["areas"][0]["max"] = json!(90);
    assert_ne!(of(&other), before, "without subareas the area's own maximum decides points");
}

#[test]
fn what_is_no_rubric_cannot_be_cut_down() {
    let problems = rubric::parse("{}").expect_err("no rubric");
    assert_eq!(project("{}", Language::Swedish), Err(ProjectError::Invalid(problems)));
}

#[test]
fn a_rubric_of_two_of_three_languages_keeps_the_hash_of_the_third_when_it_is_cut_down() {
    let mut two = small_rubric();
    two["text_hashes"] = json!({ "en": "0123456789abcdef0123456789abcdef" });
    let two = two.to_string();
    let whole = rubric::parse(&two).expect("a rubric");
    for language in [Language::Swedish, Language::Bokmal] {
        let one = project(&two, language).expect("a language of the rubric");
        assert_eq!(rubric::parse(&one).expect("a rubric").fingerprint, whole.fingerprint);
    }
}

#[test]
fn text_hashes_are_hashes_by_language() {
    #[track_caller]
    fn check_hashes(hashes: Value, expected: &[&str]) {
        let mut rubric = small_rubric();
        rubric["text_hashes"] = hashes;
        let faults = rubric::parse(&rubric.to_string()).err().unwrap_or_default();
        assert_eq!(faults.iter().map(Problem::to_string).collect::<Vec<_>>(), expected);
    }
    check_hashes(json!({}), &[]);
    check_hashes(json!({ "en": "0123456789abcdef0123456789abcdef" }), &[]);
    check_hashes(json!({ "en": "ABC" }), &["text_hashes.en: \"ABC\" is not recognised"]);
    check_hashes(json!("0123456789abcdef0123456789abcdef"), &["text_hashes: a text, but expected an object"]);
}

#[test]
fn a_change_of_points_or_of_one_word_changes_the_fingerprint() {
    let fingerprint = |rubric: &Value| rubric::parse(&rubric.to_string()).expect("a rubric").fingerprint;
    let plain = fingerprint(&small_rubric());
    #[track_caller]
    fn changed(pointer: &str, value: Value) -> Value {
        let mut rubric = small_rubric();
        *rubric.pointer_mut(pointer).expect("a place") = value;
        rubric
    }
    for (pointer, value) in [
        ("/id", json!("other")),
        ("/areas/0/id", json!("B")),
        ("/areas/0/title/nb", json!("Områd")),
        ("/scale/1/description/sv", json!("Beskrivning")),
        ("/areas/0/subareas/0/anchors/3/nb", json!("tre")),
        ("/areas/0/subareas/0/questions/0/look_for/web/sv", json!("Webb")),
        ("/areas/0/subareas/0/questions/1/id", json!("A1.c")),
    ] {
        assert_ne!(fingerprint(&changed(pointer, value)), plain, "{pointer}");
    }
    let mut border = small_rubric();
    border["title"]["sv"] = json!("EgenVår");
    border["source"]["sv"] = json!(" egen");
    let mut other_border = small_rubric();
    other_border["title"]["sv"] = json!("Egen");
    other_border["source"]["sv"] = json!("Vår egen");
    assert_ne!(fingerprint(&border), fingerprint(&other_border), "the same letters, but divided in another way");
    let mut weights = small_rubric();
    weights["areas"][0]["subareas"][0]["questions"][0]["weight"] = json!(30);
    weights["areas"][0]["subareas"][0]["questions"][1]["weight"] = json!(70);
    assert_ne!(fingerprint(&weights), plain);
    let spaced: Value =
        serde_json::from_str(&serde_json::to_string_pretty(&small_rubric()).expect("JSON")).expect("JSON");
    assert_eq!(fingerprint(&spaced), plain, "white space is no content");
}
