//! Finding a municipality by typing, and taking one that is not in the list.
#![cfg(test)]

use kommunkompass::municipality::{MAX_NAME, Municipality, MunicipalityCode, suggestions, swedish};
use proptest::prelude::*;

/// What is suggested first for what was typed.
#[track_caller]
fn check(typed: &str, expected: &[&str]) {
    let found: Vec<_> = suggestions(typed, expected.len().max(1)).iter().map(|suggestion| suggestion.name).collect();
    assert_eq!(found, expected, "{typed:?}");
}

/// Everything that is suggested for what was typed.
#[track_caller]
fn check_all(typed: &str, expected: &[&str]) {
    let found: Vec<_> = suggestions(typed, usize::MAX).iter().map(|suggestion| suggestion.name).collect();
    assert_eq!(found, expected, "{typed:?}");
}

/// What becomes of what was typed and sent: a name, and a code for a Swedish municipality.
#[track_caller]
fn check_typed(typed: &str, name: &str, code: Option<&str>) {
    let municipality = Municipality::from_typed(typed).expect("a municipality");
    assert_eq!(municipality.name, name, "{typed:?}");
    assert_eq!(municipality.code.as_ref().map(MunicipalityCode::as_str), code, "{typed:?}");
}

#[test]
fn a_name_is_found_with_and_without_its_marks() {
    check_all("nässjö", &["Nässjö"]);
    check_all("nassjo", &["Nässjö"]);
    check_all("NÄSSJO", &["Nässjö"]);
    check_all("næssjö", &[]);
    check_all("nässjø", &["Nässjö"]);
    check_all("öckero", &["Öckerö"]);
    check("ängel", &["Ängelholm"]);
    check("aneby", &["Aneby"]);
}

#[test]
fn a_mark_of_its_own_after_the_letter_is_a_mark_too() {
    check_all("na\u{308}ssjo\u{308}", &["Nässjö"]);
    check_typed("A\u{30a}re", "Åre", Some("2321"));
}

#[test]
fn a_municipality_is_found_by_its_code_from_the_first_digit() {
    check_all("0682", &["Nässjö"]);
    check_all("068", &["Eksjö", "Jönköping", "Nässjö", "Sävsjö", "Tranås", "Värnamo", "Vetlanda"]);
    check_all("682", &[]);
    assert_eq!(suggestions("09", 9).first().map(|found| found.code.to_string()), Some("0980".to_owned()));
}

#[test]
fn names_that_begin_with_it_come_before_words_that_do_and_those_before_the_rest() {
    check_all("bro", &["Bromölla", "Upplands-Bro", "Nybro", "Örebro", "Tibro", "Vansbro"]);
    check("berg", &["Berg", "Åtvidaberg", "Falkenberg", "Hallsberg"]);
}

#[test]
fn names_with_the_marks_as_typed_come_first() {
    check_all("habo", &["Habo", "Håbo"]);
    check_all("håbo", &["Håbo", "Habo"]);
    check_all("HÅBO", &["Håbo", "Habo"]);
    check("å", &["Åmål", "Ånge", "Åre"]);
    check_typed("Habo", "Habo", Some("0643"));
    check_typed("håbo", "Håbo", Some("0305"));
}

#[test]
fn suggestions_of_one_kind_are_in_the_order_of_their_names() {
    check("a", &["Ale", "Alingsås", "Alvesta"]);
    check("var", &["Vara", "Varberg"]);
}

#[test]
fn no_more_is_suggested_than_was_asked_for() {
    assert_eq!(suggestions("a", 5).len(), 5);
    assert_eq!(suggestions("a", 0), []);
    assert!(suggestions("a", usize::MAX).len() > 50);
}

#[test]
fn nothing_typed_fits_nothing() {
    check("", &[]);
    check(" \t\u{a0}", &[]);
    check("kommunkompass", &[]);
}

#[test]
fn space_around_and_in_what_is_typed_does_not_matter() {
    check_all("  upplands \t väsby ", &["Upplands Väsby"]);
    check_typed(" \u{a0}Upplands   Väsby\n", "Upplands Väsby", Some("0114"));
}

#[test]
fn a_known_name_becomes_the_municipality_with_its_code() {
    check_typed("Nässjö", "Nässjö", Some("0682"));
    check_typed("nassjo", "Nässjö", Some("0682"));
    check_typed("GÖTEBORG", "Göteborg", Some("1480"));
    check_typed("upplands-bro", "Upplands-Bro", Some("0139"));
}

#[test]
fn any_other_name_is_taken_as_it_is_written() {
    check_typed("Øygarden", "Øygarden", None);
    check_typed("Region Jönköpings län", "Region Jönköpings län", None);
    check_typed("  Nässjö   kommun ", "Nässjö kommun", None);
    check_typed("<b>Bergen</b>", "<b>Bergen</b>", None);
    check_typed("0682", "0682", None);
}

#[test]
fn nothing_or_too_much_is_no_municipality() {
    assert_eq!(Municipality::from_typed(""), None);
    assert_eq!(Municipality::from_typed(" \n\t "), None);
    assert!(Municipality::from_typed(&"å".repeat(MAX_NAME)).is_some());
    assert_eq!(Municipality::from_typed(&"å".repeat(MAX_NAME + 1)), None);
}

#[test]
fn a_code_is_four_digits() {
    assert_eq!(MunicipalityCode::from_digits("0682").map(|code| code.to_string()), Some("0682".to_owned()));
    for digits in ["", "682", "06820", "068a", "+682", " 682", "٠٦٨٢"] {
        assert_eq!(MunicipalityCode::from_digits(digits), None, "{digits:?}");
    }
}

#[test]
fn every_municipality_is_found_by_its_name_and_its_code_first() {
    for (code, name) in swedish() {
        check_typed(name, name, Some(code));
        check(code, &[name]);
        check(name, &[name]);
    }
}

proptest! {
    #[test]
    fn anything_may_be_typed(typed: String) {
        for found in suggestions(&typed, 10) {
            prop_assert!(swedish().any(|(code, name)| found.code.as_str() == code && found.name == name));
        }
        if let Some(municipality) = Municipality::from_typed(&typed) {
            prop_assert_eq!(municipality.name.trim(), &municipality.name);
            prop_assert!((1..=MAX_NAME).contains(&municipality.name.chars().count()));
        }
    }
}
