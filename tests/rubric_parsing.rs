//! What the reader of rubrics says about faulty files, and what it accepts.
#![cfg(test)]

mod common;

use common::rubrics::{
    any_changed_rubric, any_fields_in_the_envelope, assert_invariants, assert_written_well, leads_somewhere,
};
use common::{read_edition, small_rubric as small};
use kommunkompass::json::{JsonType, MAX_DEPTH, MAX_PROBLEMS, Problem, ProblemKind};
use kommunkompass::language::Language;
use kommunkompass::points::Points;
use kommunkompass::rubric;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};

/// The small rubric with areas of these maxima instead of its own.
fn with_maxima(areas: &[&[u64]]) -> Value {
    let mut rubric = small();
    let subarea = rubric["areas"][0]["subareas"][1].clone();
    let area = rubric["areas"][0].clone();
    let areas = areas.iter().enumerate().map(|(index, maxima)| {
        let mut area = area.clone();
        area["id"] = json!(format!("a{index}"));
        let subareas = maxima.iter().enumerate().map(|(place, max)| {
            let mut subarea = subarea.clone();
            subarea["id"] = json!(format!("a{index}.{place}"));
            subarea["max"] = json!(max);
            subarea
        });
        area["subareas"] = subareas.collect();
        area
    });
    rubric["areas"] = areas.collect();
    rubric
}

fn faults(text: &str) -> Vec<String> {
    match rubric::parse(text) {
        Ok(_) => Vec::new(),
        Err(problems) => problems.iter().map(Problem::to_string).collect(),
    }
}

/// Exactly these faults are found in a text.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(faults(text), expected);
}

/// Exactly these faults are found in the small rubric when it has `value` at `pointer`.
#[track_caller]
fn check_with(pointer: &str, value: Value, expected: &[&str]) {
    let mut rubric = small();
    *rubric.pointer_mut(pointer).expect("a place in the rubric") = value;
    check(&rubric.to_string(), expected);
}

/// Exactly these faults are found in the small rubric when the object at `pointer` lacks `field`.
#[track_caller]
fn check_without(pointer: &str, field: &str, expected: &[&str]) {
    let mut rubric = small();
    let object = rubric.pointer_mut(pointer).and_then(Value::as_object_mut).expect("an object");
    assert!(object.remove(field).is_some(), "there is no {field}");
    check(&rubric.to_string(), expected);
}

#[test]
fn the_small_rubric_of_these_tests_is_sound() {
    check(&small().to_string(), &[]);
    check(&with_maxima(&[&[60, 40], &[100]]).to_string(), &[]);
}

#[test]
fn a_field_that_is_missing_or_null_is_named() {
    check_without("", "id", &["id: missing"]);
    check_without("", "source", &["source: missing"]);
    check_without("", "scale", &["scale: missing"]);
    check_without("", "areas", &["areas: missing"]);
    check_without("/scale/2", "level", &["scale[2].level: missing"]);
    check_without("/scale/2", "label", &["scale[2].label: missing"]);
    check_without("/areas/0", "id", &["areas[0].id: missing"]);
    check_without("/areas/0", "subareas", &["areas[0].subareas: missing"]);
    check_without("/areas/0/subareas/0", "max", &["areas[0].subareas[0].max: missing"]);
    check_without("/areas/0/subareas/1", "anchors", &["areas[0].subareas[1].anchors: missing"]);
    check_without("/areas/0/subareas/1", "questions", &["areas[0].subareas[1].questions: missing"]);
    let question = "/areas/0/subareas/0/questions/1";
    check_without(question, "weight", &["areas[0].subareas[0].questions[1].weight: missing"]);
    check_without(question, "look_for", &["areas[0].subareas[0].questions[1].look_for: missing"]);
    let look_for = "/areas/0/subareas/0/questions/1/look_for";
    check_without(look_for, "web", &["areas[0].subareas[0].questions[1].look_for.web: missing"]);
    check_with("/title", Value::Null, &["title: missing"]);
}

#[test]
fn a_value_of_another_type_is_named_with_both_types() {
    check_with("/id", json!(2021), &["id: a number, but expected a text"]);
    check_with("/title", json!("Egen"), &["title: a text, but expected an object"]);
    check_with("/title/sv", json!(["Egen"]), &["title.sv: a list, but expected a text"]);
    check_with("/title/sv", Value::Null, &["title.sv: null, but expected a text"]);
    check_with("/languages", json!("sv"), &["languages: a text, but expected a list"]);
    check_with("/scale", json!({}), &["scale: an object, but expected a list"]);
    check_with("/areas", json!(true), &["areas: true or false, but expected a list"]);
    check_with("/areas/0", json!(1), &["areas[0]: a number, but expected an object"]);
    check_with("/areas/0/subareas", json!({}), &["areas[0].subareas: an object, but expected a list"]);
}

#[test]
fn a_number_in_quotation_marks_is_no_number() {
    check_with(
        "/areas/0/subareas/0/max",
        json!("60"),
        &["areas[0].subareas[0].max: \"60\" is a number in quotation marks"],
    );
    check_with(
        "/areas/0/subareas/0/questions/0/weight",
        json!("70"),
        &["areas[0].subareas[0].questions[0].weight: \"70\" is a number in quotation marks"],
    );
    check_with("/scale/0/level", json!(" 0 "), &["scale[0].level: \"0\" is a number in quotation marks"]);
    check_with("/scale/0/level", json!("noll"), &["scale[0].level: a text, but expected a whole number"]);
    check_with("/scale/0/level", json!(""), &["scale[0].level: a text, but expected a whole number"]);
    check_with("/schema", json!("1"), &["schema: not a whole number from 1"]);
}

#[test]
fn a_number_outside_its_range_is_named_as_written() {
    let max = "/areas/0/subareas/0/max";
    check_with(max, json!(59.5), &["areas[0].subareas[0].max: 59.5, but from 1 to 10000"]);
    check_with(max, json!(-60), &["areas[0].subareas[0].max: -60, but from 1 to 10000"]);
    check_with("/scale/3/level", json!(4), &["scale[3].level: 4, but from 3 to 3"]);
    let weight = "/areas/0/subareas/0/questions/0/weight";
    check_with(weight, json!(1.5e300), &["areas[0].subareas[0].questions[0].weight: 1.5e+300, but from 1 to 100"]);
    check_with(
        weight,
        json!(0),
        &[
            "areas[0].subareas[0].questions[0].weight: 0, but from 1 to 100",
            "areas[0].subareas[0].questions: the weights sum to 30, not to 100",
        ],
    );
}

#[test]
fn a_text_or_list_with_nothing_in_it_is_named() {
    check_with("/title/nb", json!(""), &["title.nb: empty"]);
    check_with("/title/nb", json!(" \n\t\u{a0}"), &["title.nb: empty"]);
    check_with("/languages", json!([]), &["languages: empty"]);
    check_with("/areas", json!([]), &["areas: empty"]);
}

#[test]
fn either_every_area_is_divided_or_none_is() {
    let with_empty = |empty: &[usize]| {
        let mut rubric = with_maxima(&[&[100], &[50, 50], &[100]]);
        for area in empty {
            rubric["areas"][area]["subareas"] = json!([]);
        }
        rubric.to_string()
    };
    check(&with_empty(&[1]), &["areas[1].subareas: empty"]);
    check(&with_empty(&[2, 0]), &["areas[0].subareas: empty", "areas[2].subareas: empty"]);
    let areas_only = rubric::parse(&with_empty(&[0, 1, 2])).expect("a rubric");
    assert!(!areas_only.has_subareas());
    assert_eq!(areas_only.max(), Points::from_whole(300));
    assert!(rubric::parse(&with_empty(&[])).expect("a rubric").has_subareas());
}

#[test]
fn a_text_or_list_that_is_too_long_is_named_with_its_length() {
    check_with("/title/sv", json!("å".repeat(4001)), &["title.sv: 4001 long, but at most 4000"]);
    check_with("/title/sv", json!("å".repeat(4000)), &[]);
    check_with("/id", json!("x".repeat(61)), &["id: 61 long, but at most 60"]);
    check_with("/languages", json!(["sv", "nb", "en", "sv"]), &["languages: 4 long, but at most 3"]);
    check_with("/areas", vec![small(); 61].into(), &["areas: 61 long, but at most 60"]);
    check_with("/scale", vec![small(); 61].into(), &["scale: 61 long, but at most 60"]);
    check(&with_maxima(&[&[1; 61]]).to_string(), &["areas[0].subareas: 61 long, but at most 60"]);
}

#[test]
fn scale_and_anchors_are_five() {
    let mut scale = small()["scale"].as_array().expect("a list").clone();
    scale.truncate(4);
    check_with("/scale", scale.into(), &["scale: 4 items, but expected 5"]);
    let text = json!({ "sv": "x", "nb": "x" });
    check_with(
        "/areas/0/subareas/0/anchors",
        json!([text, text]),
        &["areas[0].subareas[0].anchors: 2 items, but expected 5"],
    );
    check_with("/areas/0/subareas/0/anchors", json!([]), &["areas[0].subareas[0].anchors: 0 items, but expected 5"]);
}

#[test]
fn anchors_may_be_there_without_questions() {
    let mut rubric = small();
    rubric["areas"][0]["subareas"][0]["questions"] = json!([]);
    let rubric = rubric::parse(&rubric.to_string()).expect("a rubric");
    assert!(rubric.areas[0].subareas[0].anchors.is_some());
    assert!(rubric.areas[0].subareas[1].anchors.is_none());
}

#[test]
fn an_id_that_is_there_already_is_named_where_it_comes_back() {
    check_with("/areas/0/subareas/1/id", json!("A1"), &["areas[0].subareas[1].id: \"A1\" is there already"]);
    check_with("/areas/0/subareas/1/id", json!("A"), &["areas[0].subareas[1].id: \"A\" is there already"]);
    check_with(
        "/areas/0/subareas/0/questions/1/id",
        json!("A1.a"),
        &["areas[0].subareas[0].questions[1].id: \"A1.a\" is there already"],
    );
    check_with("/languages", json!(["sv", "nb", "sv"]), &["languages[2]: \"sv\" is there already"]);
}

#[test]
fn an_id_is_short_and_of_safe_characters() {
    for id in ["1", "3.2", "A-b_c.9", &"x".repeat(60)] {
        check_with("/areas/0/id", json!(id), &[]);
    }
    for id in ["", "a b", "å", "../x", "<b>", "a/b", "a\u{0}"] {
        check_with("/areas/0/id", json!(id), &[&format!("areas[0].id: {id:?} is not recognised")]);
    }
}

#[test]
fn maxima_that_sum_to_something_else_are_named_at_the_most_likely_one() {
    let four = |last: &[u64]| with_maxima(&[&[100], &[50, 50], &[100], last]).to_string();
    check(&four(&[20, 30, 20, 20, 20]), &["areas[3].subareas[1].max: 30, but the area sums to 110"]);
    check(&four(&[20, 20, 20, 20, 10]), &["areas[3].subareas[4].max: 10, but the area sums to 90"]);
    check(&four(&[60, 60]), &["areas[3].subareas[0].max: 60, but the area sums to 120"]);
    check(&four(&[99]), &["areas[3].subareas[0].max: 99, but the area sums to 99"]);
}

#[test]
fn one_wrong_maximum_in_the_shipped_rubric_is_named_with_its_place() {
    let mut rubric: Value = serde_json::from_str(&read_edition("2021")).expect("JSON");
    rubric["areas"][3]["subareas"][1]["max"] = json!(30);
    check(&rubric.to_string(), &["areas[3].subareas[1].max: 30, but the area sums to 110"]);
}

#[test]
fn weights_sum_to_a_hundred() {
    check_with(
        "/areas/0/subareas/0/questions/0/weight",
        json!(69),
        &["areas[0].subareas[0].questions: the weights sum to 99, not to 100"],
    );
}

#[test]
fn texts_are_in_the_languages_that_the_document_names() {
    check_with("/title", json!({ "sv": "Egen" }), &["title: no text in \"nb\""]);
    check_with("/title", json!({}), &["title: no text in \"sv\"", "title: no text in \"nb\""]);
    check_with(
        "/title",
        json!({ "sv": "Egen", "nb": "Egen", "en": "Own" }),
        &["title.en: language \"en\" is not among the document's languages"],
    );
    check_with(
        "/title",
        json!({ "sv": "Egen", "nb": "Egen", "se": "Iežas" }),
        &["title.se: language \"se\" is not among the document's languages"],
    );
}

#[test]
fn a_faulty_list_of_languages_is_named_once_and_not_at_every_text() {
    check_with("/languages", json!(["sv", "no"]), &["languages[1]: \"no\" is not recognised"]);
    let norwegian = small().to_string().replace("\"nb\"", "\"no\"");
    check(&norwegian, &["languages[1]: \"no\" is not recognised"]);
    check_without("", "languages", &["languages: missing"]);
    check_with("/languages", json!([1, "nb"]), &["languages[0]: a number, but expected a text"]);
}

#[test]
fn every_fault_is_found_and_not_only_the_first() {
    let mut rubric = small();
    rubric["scale"][4]["label"]["sv"] = json!("");
    rubric["areas"][0]["subareas"][1]["max"] = json!(50);
    check(&rubric.to_string(), &["scale[4].label.sv: empty", "areas[0].subareas[0].max: 60, but the area sums to 110"]);
    rubric["id"] = json!("not an id");
    assert_eq!(faults(&rubric.to_string()).len(), 3);
}

#[test]
fn a_text_that_is_missing_in_one_language_everywhere_is_named_everywhere() {
    let mut rubric: Value = serde_json::from_str(&read_edition("2021")).expect("JSON");
    rubric["languages"] = json!(["sv", "nb"]);
    let faults = faults(&rubric.to_string());
    assert!(faults.len() > 1000 && faults.len() < MAX_PROBLEMS, "{}", faults.len());
    assert!(faults.iter().all(|fault| fault.ends_with("language \"en\" is not among the document's languages")));
}

#[test]
fn a_file_of_nothing_but_faults_gives_a_list_of_bounded_length() {
    let mut rubric = small();
    let area = json!({ "subareas": vec![json!({}); 60] });
    rubric["areas"] = vec![area; 60].into();
    assert_eq!(faults(&rubric.to_string()).len(), MAX_PROBLEMS);
}

#[test]
fn a_path_stays_readable_however_long_the_names_in_the_file_are() {
    let mut rubric = small();
    rubric["title"]["x".repeat(1000)] = json!("?");
    let faults = faults(&rubric.to_string());
    assert!(matches!(faults.as_slice(), [fault] if fault.len() < 200), "{faults:?}");
}

#[test]
fn a_file_that_is_no_json_is_named_with_line_and_column() {
    check("", &["not JSON (line 1, column 0)"]);
    check("poäng;max\n1;2", &["not JSON (line 1, column 1)"]);
    check("{}{}", &["not JSON (line 1, column 3)"]);
    check("{\n\"format\": 1e999\n}", &["not JSON (line 2, column 15)"]);
    let whole = small().to_string();
    for length in [1, whole.len() / 2, whole.len() - 1] {
        let faults = faults(whole.get(..length).expect("a part of plain letters"));
        assert!(matches!(faults.as_slice(), [fault] if fault.starts_with("not JSON")), "{length}: {faults:?}");
    }
}

#[test]
fn a_file_nested_too_deeply_is_refused_without_harm() {
    let (open, close) = ("[".repeat(100_000), "]".repeat(100_000));
    check(&format!("{open}{close}"), &["nested more deeply than 127 levels"]);
    let objects = format!("{{\"format\":{}", "{\"a\":".repeat(100_000));
    check(&objects, &["nested more deeply than 127 levels"]);
    let levels = |n: usize| format!("{}{}", "[".repeat(n), "]".repeat(n));
    check(&levels(MAX_DEPTH + 1), &["nested more deeply than 127 levels"]);
    check(&levels(MAX_DEPTH), &["format: missing, but expected \"kommunkompass-rubric\""]);
}

#[test]
fn brackets_in_a_text_are_not_nested() {
    let mut rubric = small();
    rubric["title"]["sv"] = json!("[{\"\\".repeat(200));
    check(&rubric.to_string(), &[]);
    let cut = rubric.to_string().replace("\"nb\"", "nb");
    assert!(faults(&cut)[0].starts_with("not JSON"));
}

#[test]
fn a_file_that_is_too_large_is_not_looked_into() {
    let large = " ".repeat(10 * 1024 * 1024);
    check(&large, &["10485760 bytes, but at most 4194304 are read"]);
    let padded = format!("{}{}", small(), " ".repeat(4 * 1024 * 1024));
    assert_eq!(faults(&padded).len(), 1);
}

#[test]
fn a_file_of_another_format_or_schema_is_refused_with_that_alone() {
    check_with(
        "/format",
        json!("kommunkompass-assessment"),
        &["format: \"kommunkompass-assessment\", but expected \"kommunkompass-rubric\""],
    );
    check_without("", "format", &["format: missing, but expected \"kommunkompass-rubric\""]);
    check("[]", &["format: missing, but expected \"kommunkompass-rubric\""]);
    check("null", &["format: missing, but expected \"kommunkompass-rubric\""]);
    check_with("/schema", json!(2), &["schema: 2, but only schemas up to 1 are known"]);
    check_with("/schema", json!(0), &["schema: not a whole number from 1"]);
    check_with("/schema", json!(1.5), &["schema: not a whole number from 1"]);
    check_without("", "schema", &["schema: not a whole number from 1"]);
}

#[test]
fn every_kind_of_fault_has_its_words() {
    #[track_caller]
    fn check(kind: ProblemKind, expected: &str) {
        assert_eq!(Problem::at("a.b", kind.clone()).to_string(), format!("a.b: {expected}"));
        assert_eq!(Problem::at_root(kind).to_string(), expected, "a fault of the whole document has no path");
    }
    let text = || "x".to_owned();
    check(ProblemKind::TooLarge { bytes: 2, limit: 1 }, "2 bytes, but at most 1 are read");
    check(ProblemKind::TooDeep { limit: 9 }, "nested more deeply than 9 levels");
    check(ProblemKind::NotJson { line: 1, column: 2 }, "not JSON (line 1, column 2)");
    check(ProblemKind::OtherFormat { expected: "y", found: Some(text()) }, "\"x\", but expected \"y\"");
    check(ProblemKind::OtherFormat { expected: "y", found: None }, "missing, but expected \"y\"");
    check(ProblemKind::NoSchema, "not a whole number from 1");
    check(ProblemKind::NewerSchema { found: 3, known: 1 }, "3, but only schemas up to 1 are known");
    check(ProblemKind::Missing, "missing");
    let wrong_type = ProblemKind::WrongType { expected: JsonType::Boolean, found: JsonType::WholeNumber };
    check(wrong_type, "a whole number, but expected true or false");
    check(ProblemKind::QuotedNumber { found: text() }, "\"x\" is a number in quotation marks");
    check(ProblemKind::Empty, "empty");
    check(ProblemKind::TooLong { limit: 3, found: 4 }, "4 long, but at most 3");
    check(ProblemKind::WrongCount { expected: 5, found: 4 }, "4 items, but expected 5");
    check(ProblemKind::OutOfRange { min: 1, max: 9, found: "0".to_owned() }, "0, but from 1 to 9");
    check(ProblemKind::Unrecognised { found: text() }, "\"x\" is not recognised");
    check(ProblemKind::Duplicate { id: text() }, "\"x\" is there already");
    let sum = ProblemKind::AreaSum { max: "30".to_owned(), expected: "100".to_owned(), sum: "110".to_owned() };
    check(sum, "30, but the area sums to 110");
    check(ProblemKind::WeightSum { sum: 90 }, "the weights sum to 90, not to 100");
    let undeclared = ProblemKind::UndeclaredLanguage { tag: text() };
    check(undeclared, "language \"x\" is not among the document's languages");
    check(ProblemKind::MissingLanguage { tag: "nb" }, "no text in \"nb\"");
}

#[test]
fn markup_in_a_text_is_text_like_any_other() {
    let mut rubric = small();
    let markup = "<script>alert(1)</script> <b>fet</b> &amp;";
    rubric["areas"][0]["title"]["sv"] = json!(markup);
    let rubric = rubric::parse(&rubric.to_string()).expect("a rubric");
    assert_eq!(rubric.areas[0].title.get(Language::Swedish), markup);
}

#[test]
fn a_byte_order_mark_before_the_file_does_not_matter() {
    let text = small().to_string();
    let marked = format!("\u{feff}{text}");
    assert_eq!(rubric::parse(&marked), rubric::parse(&text));
    check(&format!("\u{feff}\u{feff}{text}"), &["not JSON (line 1, column 1)"]);
}

#[test]
fn fields_that_nobody_knows_do_not_matter() {
    let mut rubric = small();
    let plain = rubric::parse(&rubric.to_string()).expect("a rubric");
    rubric["later"] = json!({ "sv": "?" });
    rubric["areas"][0]["subareas"][0]["questions"][0]["later"] = json!([1]);
    assert_eq!(rubric::parse(&rubric.to_string()), Ok(plain));
}

#[test]
fn an_own_rubric_may_have_other_areas_and_other_maxima() {
    let mut own = with_maxima(&[&[40], &[10, 30], &[20, 20], &[40], &[15, 25]]);
    for area in own["areas"].as_array_mut().expect("a list") {
        area["max"] = json!(40);
    }
    let rubric = rubric::parse(&own.to_string()).expect("a rubric");
    assert_eq!(rubric.areas.len(), 5);
    assert_eq!(rubric.max(), Points::from_whole(200));
    own["areas"][2]["subareas"][0]["max"] = json!(30);
    check(&own.to_string(), &["areas[2].subareas[0].max: 30, but the area sums to 50"]);
}

/// Nothing panics, what is refused says why and where, and what is accepted is sound.
#[track_caller]
fn assert_read_well(text: &str) {
    match rubric::parse(text) {
        Ok(rubric) => {
            assert_invariants(&rubric);
            assert_written_well(&rubric);
        }
        Err(problems) => {
            assert!(!problems.is_empty(), "refused without a word");
            let document = serde_json::from_str(text).unwrap_or(Value::Null);
            for problem in problems {
                assert!(!problem.to_string().is_empty());
                assert!(leads_somewhere(&document, &problem.path), "{problem}");
            }
        }
    }
}

#[test]
fn the_shipped_rubrics_keep_what_is_promised() {
    for id in ["2010", "2016", "2020", "2021"] {
        assert_invariants(&common::edition(id));
    }
}

proptest! {
    #[test]
    fn any_text_is_read_without_panic(text in any::<String>()) {
        assert_read_well(&text);
    }

    #[test]
    fn any_bytes_that_are_a_text_are_read_without_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        assert_read_well(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn any_json_in_the_right_envelope_is_read_without_panic(document in any_fields_in_the_envelope()) {
        assert_read_well(&document.to_string());
    }

    #[test]
    fn a_changed_rubric_is_refused_with_reason_or_sound(document in any_changed_rubric()) {
        assert_read_well(&document.to_string());
    }

    #[test]
    fn a_rubric_cut_off_anywhere_is_refused(end: Index) {
        let whole = small().to_string();
        let ends: Vec<_> = whole.char_indices().map(|(at, _)| at).collect();
        let cut = whole.get(..*end.get(&ends)).expect("a border between characters");
        prop_assert!(rubric::parse(cut).is_err());
    }
}
