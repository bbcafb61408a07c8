//! The glossary: what its reader refuses, how terms are marked in texts, and the shipped one.
#![cfg(test)]

mod common;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use common::{edition, read};
use kommunkompass::glossary::{self, Form, Glossary, Lexicon, Piece, project};
use kommunkompass::json::Problem;
use kommunkompass::language::{Language, LocalizedText};
use kommunkompass::rubric::{Edition, Rubric};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

/// A glossary in Swedish: each term has the forms that are given with it.
fn swedish(terms: &[(&str, &[&str])]) -> Value {
    let term = |(id, forms): &(&str, &[&str])| {
        let text = |words: String| json!({ "sv": words });
        json!({
            "id": id,
            "term": text((*id).to_owned()),
            "forms": { "sv": forms },
            "definition": text(format!("Vad {id} är.")),
        })
    };
    json!({
        "format": "kommunkompass-glossary",
        "schema": 1,
        "languages": ["sv"],
        "terms": terms.iter().map(term).collect::<Vec<_>>(),
    })
}

fn lexicon(terms: &[(&str, &[&str])]) -> Lexicon {
    let glossary = glossary::parse(&swedish(terms).to_string()).unwrap_or_else(|problems| panic!("{problems:#?}"));
    Lexicon::new(&glossary, Language::Swedish)
}

const TERMS: &[(&str, &[&str])] = &[
    ("board", &["nämnd", "nämnder", "nämnderna"]),
    ("control", &["intern kontroll", "interna kontrollen"]),
    ("general-control", &["kontroll"]),
    ("service", &["e-tjänst", "e-tjänster"]),
    ("goals", &["mål- och resultatstyrning"]),
    ("aldermen", &["ålderman", "öppen ålder"]),
];

/// A text with its terms in brackets, each with what it leads to.
fn marked(lexicon: &Lexicon, text: &str) -> String {
    let piece = |piece: Piece| match piece {
        Piece::Plain(text) => text.to_owned(),
        Piece::Term(words, entry) => format!("[{words}={}]", entry.id),
    };
    lexicon.marks(text).into_iter().map(piece).collect()
}

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(marked(&lexicon(TERMS), text), expected);
}

#[test]
fn a_term_is_marked_in_any_of_its_forms_and_cases() {
    check("Nämnderna möts.", "[Nämnderna=board] möts.");
    check("en NÄMND", "en [NÄMND=board]");
    check("Ålderman i öppen ålder", "[Ålderman=aldermen] i öppen ålder");
    check("nämnd", "[nämnd=board]");
    check("", "");
}

#[test]
fn a_term_inside_another_word_is_not_marked() {
    check("nämndens nämndprotokoll", "nämndens nämndprotokoll");
    check("krisnämnd och nämnd-", "krisnämnd och nämnd-");
    check("nämnd- och styrelseprotokoll", "nämnd- och styrelseprotokoll");
    check("gemensam-nämnd", "gemensam-nämnd");
    check("na\u{308}mnd och nämnd\u{301}", "na\u{308}mnd och nämnd\u{301}");
}

#[test]
fn signs_beside_a_term_do_not_hide_it() {
    check("(nämnd/bolag)", "([nämnd=board]/bolag)");
    check("”nämnder”, ”e-tjänst”.", "”[nämnder=board]”, ”[e-tjänst=service]”.");
    check("nämnd – kontroll", "[nämnd=board] – [kontroll=general-control]");
}

#[test]
fn the_longest_term_is_marked() {
    check("god intern kontroll", "god [intern kontroll=control]");
    check("intern\u{a0}kontroll", "[intern\u{a0}kontroll=control]");
    check("intern kontrollplan", "intern kontrollplan");
    check("mål- och resultatstyrning", "[mål- och resultatstyrning=goals]");
}

#[test]
fn a_term_is_marked_once_and_what_lies_within_a_later_occurrence_is_left() {
    check("nämnd och nämnder", "[nämnd=board] och nämnder");
    check(
        "intern kontroll, interna kontrollen, kontroll",
        "[intern kontroll=control], interna kontrollen, [kontroll=general-control]",
    );
}

#[test]
fn the_terms_of_a_text_are_listed_in_its_order() {
    let lexicon = lexicon(TERMS);
    let found: Vec<_> =
        lexicon.terms_in("E-tjänster, nämnd, e-tjänst, kontroll").map(|entry| entry.id.as_str()).collect();
    assert_eq!(found, ["service", "board", "general-control"]);
}

#[test]
fn typing_finds_terms_by_any_form_with_and_without_marks() {
    let lexicon = lexicon(TERMS);
    let found = |typed: &str| lexicon.found(typed).map(|entry| entry.id.to_string()).collect::<Vec<_>>();
    assert_eq!(found("namnd"), ["board"]);
    assert_eq!(found("KONTROLL"), ["control", "general-control"]);
    assert_eq!(found("etjänst"), Vec::<String>::new());
    assert_eq!(found(" "), ["board", "control", "general-control", "service", "goals", "aldermen"]);
}

fn any_word() -> impl Strategy<Value = String> {
    // Few letters, so that words meet; one that is two in lower case, a mark after its letter, and a hyphen.
    prop_oneof![8 => "[aåÄbB]{1,3}", 1 => "İ", 1 => "b\u{301}", 1 => "a-b"]
}

fn any_glossary() -> impl Strategy<Value = Lexicon> {
    vec(vec(vec(any_word(), 1..3), 1..3), 1..6).prop_map(|terms| {
        let mut taken = BTreeSet::new();
        let mut next = |forms: Vec<Vec<String>>| {
            let words = forms.into_iter().map(|words| words.join(" "));
            words.filter(|words| taken.insert(words.chars().flat_map(char::to_lowercase).collect::<String>())).collect()
        };
        let terms: Vec<(String, Vec<String>)> =
            terms.into_iter().enumerate().map(|(at, forms)| (format!("t{at}"), next(forms))).collect();
        let borrowed: Vec<Vec<&str>> =
            terms.iter().map(|(_, forms)| forms.iter().map(String::as_str).collect()).collect();
        let pairs: Vec<(&str, &[&str])> =
            terms.iter().zip(&borrowed).map(|((id, _), forms)| (id.as_str(), forms.as_slice())).collect();
        lexicon(&pairs)
    })
}

fn any_text() -> impl Strategy<Value = String> {
    let separator = select(vec![" ", ", ", "\u{a0}", "/", " – ", "-", "’", ""]);
    prop_oneof![
        9 => vec((any_word(), separator), 0..12)
            .prop_map(|words| words.into_iter().map(|(word, separator)| word + separator).collect::<String>()),
        1 => any::<String>(),
    ]
}

fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '-' | '\u{300}'..='\u{36f}')
}

proptest! {
    #[test]
    fn pieces_joined_are_the_text(lexicon in any_glossary(), text in any_text()) {
        let joined: String = lexicon.marks(&text).into_iter().map(Piece::text).collect();
        prop_assert_eq!(joined, text);
    }

    #[test]
    fn a_marked_term_is_never_a_part_of_a_word_and_is_marked_once(lexicon in any_glossary(), text in any_text()) {
        let pieces = lexicon.marks(&text);
        let mut terms = BTreeSet::new();
        for (at, piece) in pieces.iter().enumerate() {
            prop_assert!(!piece.text().is_empty());
            let Piece::Term(_, entry) = piece else { continue };
            let before = pieces.get(at.wrapping_sub(1)).and_then(|piece| piece.text().chars().last());
            let after = pieces.get(at + 1).and_then(|piece| piece.text().chars().next());
            prop_assert!(!before.is_some_and(is_word) && !after.is_some_and(is_word), "{pieces:?}");
            prop_assert!(terms.insert(entry.id.clone()), "{pieces:?}");
        }
    }

    #[test]
    fn a_word_that_is_a_form_is_found_among_other_words(lexicon in any_glossary(), words in vec(any_word(), 0..8)) {
        let alone = |word: &String| matches!(lexicon.marks(word).as_slice(), [Piece::Term(..)]);
        let text = words.join("; ");
        let found: BTreeSet<_> = lexicon.terms_in(&text).map(|entry| entry.id.clone()).collect();
        let expected: BTreeSet<_> =
            words.iter().filter(|word| alone(word)).flat_map(|word| lexicon.terms_in(word)).map(|entry| entry.id.clone()).collect();
        prop_assert_eq!(found, expected);
    }
}

#[track_caller]
fn check_faults(pointer: &str, value: Value, expected: &[&str]) {
    let mut glossary = swedish(&[("board", &["nämnd", "nämnder"]), ("chief", &["chef"])]);
    *glossary.pointer_mut(pointer).expect("a place in the glossary") = value;
    let faults: Vec<_> = match glossary::parse(&glossary.to_string()) {
        Ok(_) => Vec::new(),
        Err(problems) => problems.iter().map(Problem::to_string).collect(),
    };
    assert_eq!(faults, expected);
}

#[test]
fn every_fault_is_named_with_its_path() {
    check_faults("/terms/1/id", json!("board"), &["terms[1].id: \"board\" is there already"]);
    check_faults("/terms/1/forms/sv/0", json!("NÄMND"), &["terms[1].forms.sv[0]: \"NÄMND\" is there already"]);
    check_faults("/terms/0/forms/sv/1", json!("nämnd"), &["terms[0].forms.sv[1]: \"nämnd\" is there already"]);
    check_faults("/terms/0/forms/sv/0", json!(" nämnd"), &["terms[0].forms.sv[0]: \" nämnd\" is not recognised"]);
    check_faults("/terms/0/forms/sv/0", json!("(nämnd)"), &["terms[0].forms.sv[0]: \"(nämnd)\" is not recognised"]);
    check_faults("/terms/0/forms", json!({}), &["terms[0].forms: no text in \"sv\""]);
    check_faults("/terms/0/term", json!({ "sv": " " }), &["terms[0].term.sv: empty"]);
    check_faults(
        "/terms/0/definition",
        json!({ "sv": "Ett organ.", "nb": "Et organ." }),
        &["terms[0].definition: language \"nb\" is not among the document's languages"],
    );
    check_faults("/languages", json!(["sv", "sv"]), &["languages[1]: \"sv\" is there already"]);
    check_faults("/terms", json!([]), &["terms: empty"]);
    check_faults("/schema", json!(2), &["schema: 2, but only schemas up to 1 are known"]);
}

#[test]
fn forms_may_be_left_out_of_texts_and_told_as_general() {
    let mut file = swedish(&[("board", &[])]);
    file["terms"][0]["general"] = json!({ "sv": ["nämnd"] });
    let glossary = glossary::parse(&file.to_string()).expect("a sound glossary");
    assert_eq!(marked(&Lexicon::new(&glossary, Language::Swedish), "en nämnd"), "en [nämnd=board]");
}

static SHIPPED: LazyLock<Glossary> =
    LazyLock::new(|| glossary::parse(&read("data/glossary.json")).unwrap_or_else(|problems| panic!("{problems:#?}")));

/// Every text of the shipped rubrics in which terms are explained, in one language.
fn texts(rubric: &Rubric, language: Language) -> Vec<String> {
    let mut texts: Vec<&LocalizedText> = rubric.areas.iter().map(|area| &area.intro).collect();
    texts.extend(rubric.subareas().filter_map(|(_, subarea)| subarea.anchors.as_ref()).flatten());
    for question in rubric.questions() {
        let look_for = &question.look_for;
        texts.extend([&question.text, &question.help, &look_for.interview, &look_for.document, &look_for.web]);
    }
    texts.into_iter().filter_map(|text| text.exact(language)).map(str::to_owned).collect()
}

#[test]
fn the_shipped_glossary_explains_enough_terms_in_three_languages() {
    assert_eq!(SHIPPED.languages, Language::ALL);
    assert!(SHIPPED.terms.len() >= 45, "{} terms", SHIPPED.terms.len());
    for term in &SHIPPED.terms {
        let mut definitions = BTreeSet::new();
        for language in Language::ALL {
            let definition = term.definition.exact(language).expect("a definition in each language");
            let length = definition.chars().count();
            assert!((40..=300).contains(&length), "{} in {language} has {length} characters", term.id);
            assert!(definition.ends_with('.') && !definition.contains("  "), "{} in {language}", term.id);
            assert!(definition.matches(". ").count() <= 1, "{} in {language} has more than two sentences", term.id);
            assert!(definitions.insert(definition), "{} says the same in two languages", term.id);
        }
    }
}

#[test]
fn every_form_stands_in_a_text_of_the_shipped_rubrics_or_is_marked_as_general() {
    let editions = Edition::ALL.map(|shipped| edition(shipped.id()));
    for language in Language::ALL {
        let texts: Vec<_> =
            editions.iter().flat_map(|rubric| texts(rubric, language)).map(|text| text.to_lowercase()).collect();
        for term in &SHIPPED.terms {
            for form in term.forms.iter().filter(|form| form.language == language) {
                assert!(texts.iter().any(|text| stands_in(form, text)), "{}: {:?} in {language}", term.id, form.words);
            }
        }
    }
}

/// Whether a form stands in a text in lower case, as words of its own.
fn stands_in(form: &Form, text: &str) -> bool {
    let words = form.words.to_lowercase();
    text.match_indices(&words).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + words.len()..].chars().next();
        !before.is_some_and(is_word) && !after.is_some_and(is_word)
    })
}

#[test]
fn many_texts_of_the_questions_have_a_term_to_explain_and_none_is_full_of_them() {
    let rubric = edition("2021");
    for language in Language::ALL {
        let lexicon = Lexicon::new(&SHIPPED, language);
        let texts = texts(&rubric, language);
        let with_terms = texts.iter().filter(|text| lexicon.terms_in(text).next().is_some()).count();
        assert!(with_terms * 3 > texts.len(), "{with_terms} of {} in {language}", texts.len());
        assert!(texts.iter().all(|text| lexicon.terms_in(text).count() <= 9), "{language}");
    }
}

#[test]
fn a_glossary_cut_down_to_one_language_has_the_same_terms_in_it() {
    let file = read("data/glossary.json");
    for language in Language::ALL {
        let one = glossary::parse(&project(&file, language).expect("a language of the glossary")).expect("sound");
        assert_eq!(one.languages, [language]);
        let (whole, cut) = (Lexicon::new(&SHIPPED, language), Lexicon::new(&one, language));
        let sorted = |lexicon: &Lexicon| {
            let mut entries = lexicon.entries().to_vec();
            entries.sort_by(|one, other| one.id.as_str().cmp(other.id.as_str()));
            entries
        };
        assert_eq!(sorted(&whole), sorted(&cut));
        assert!(one.terms.iter().all(|term| term.forms.iter().all(|form| form.language == language)));
    }
    assert!(project(&swedish(TERMS).to_string(), Language::English).is_err());
}

#[test]
fn the_list_is_in_the_order_of_each_languages_alphabet() {
    let file = read("data/glossary.json");
    let first_and_last = |language| {
        let one = glossary::parse(&project(&file, language).expect("a language of the glossary")).expect("sound");
        let lexicon = Lexicon::new(&one, language);
        let initials: Vec<_> = lexicon.entries().iter().map(|entry| lexicon.initial(entry)).collect();
        let mut once = initials.clone();
        once.dedup();
        assert_eq!(once.len(), initials.iter().collect::<BTreeSet<_>>().len(), "{language}: a letter is there twice");
        (initials.first().copied(), initials.last().copied())
    };
    assert_eq!(first_and_last(Language::Swedish), (Some('1'), Some('Ö')));
    assert_eq!(first_and_last(Language::Bokmal), (Some('1'), Some('Å')));
    assert_eq!(first_and_last(Language::English), (Some('1'), Some('W')));
}
