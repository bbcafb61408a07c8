//! What is said about a rubric file before it is used: every fault and every warning, with path and place.
#![cfg(test)]

mod common;

use std::collections::BTreeSet;

use common::rubrics::{any_changed_rubric, any_fields_in_the_envelope, assert_invariants, leads_somewhere};
use common::{read, read_edition, small_rubric};
use kommunkompass::json::{MAX_PROBLEMS, Problem};
use kommunkompass::language::Language;
use kommunkompass::points::Points;
use kommunkompass::rubric::{self, Edition, Lint, PartKind, Place, WarningKind, lint, project};
use proptest::prelude::*;
use serde_json::{Value, json};

/// The small rubric of the tests, with enough questions in each subarea for there to be nothing to remark on.
fn quiet() -> Value {
    let mut rubric = small_rubric();
    let subareas = rubric["areas"][0]["subareas"].as_array_mut().expect("a list");
    let mut number = 0;
    let mut words = |place: &str| {
        number += 1;
        json!({ "sv": format!("{place} {number}, på svenska"), "nb": format!("{place} {number}, på bokmål") })
    };
    for (subarea, id) in subareas.iter_mut().zip(["A1", "A2"]) {
        subarea["anchors"] = (0..5).map(|level| words(&format!("Nivå {level}"))).collect();
        let question = |name: &str, weight: u64, words: &mut dyn FnMut(&str) -> Value| {
            let look_for =
                json!({ "interview": words("Intervju"), "document": words("Dokument"), "web": words("Webb") });
            let (text, help) = (words("Fråga"), words("Hjälp"));
            json!({ "id": format!("{id}.{name}"), "weight": weight, "text": text, "help": help, "look_for": look_for })
        };
        let weights = [("a", 40), ("b", 30), ("c", 20), ("d", 10)];
        subarea["questions"] = weights.iter().map(|(name, weight)| question(name, *weight, &mut words)).collect();
    }
    rubric
}

/// Exactly these warnings are given about the quiet rubric when it has `value` at `pointer`, and no faults.
#[track_caller]
fn check(pointer: &str, value: Value, expected: &[&str]) {
    let mut rubric = quiet();
    *rubric.pointer_mut(pointer).expect("a place in the rubric") = value;
    let found = lint(&rubric.to_string());
    assert_eq!(found.faults, [], "there are faults");
    assert_eq!(warnings(&found), expected);
}

fn warnings(lint: &Lint) -> Vec<String> {
    lint.warnings.iter().map(ToString::to_string).collect()
}

fn faults(lint: &Lint) -> Vec<String> {
    lint.faults.iter().map(ToString::to_string).collect()
}

const QUESTIONS: &str = "/areas/0/subareas/0/questions";

#[test]
fn a_sound_and_careful_rubric_gives_nothing_to_remark_on() {
    let found = lint(&quiet().to_string());
    assert_eq!((faults(&found), warnings(&found)), (vec![], vec![]));
    assert!(found.rubric.is_some());
}

#[test]
fn the_example_has_five_areas_of_40_points_and_nothing_to_remark_on() {
    let text = read("docs/example-rubric.json");
    let found = lint(&text);
    assert_eq!((faults(&found), warnings(&found)), (vec![], vec![]));
    let rubric = found.rubric.expect("a rubric");
    assert_eq!(rubric.areas.iter().map(|area| area.max).collect::<Vec<_>>(), [Points::from_whole(40); 5]);
    assert_eq!((rubric.subareas().count(), rubric.questions().count()), (10, 40));
    assert_eq!(rubric.languages, [Language::Swedish, Language::English]);
    assert_eq!(rubric::write(&rubric), text, "it stands in the file as the program itself would write it");
}

#[test]
fn a_subarea_with_few_questions_or_none_is_remarked_on() {
    check("/areas/0/subareas/1/questions", json!([]), &["areas[0].subareas[1]: no questions"]);
    let mut one = quiet()["areas"][0]["subareas"][0]["questions"][0].clone();
    one["weight"] = json!(100);
    check(QUESTIONS, json!([one]), &["areas[0].subareas[0].questions: only 1 questions"]);
}

#[test]
fn a_question_that_decides_its_subarea_is_remarked_on() {
    let with_weights = |weights: [u64; 4]| {
        let mut questions = quiet()["areas"][0]["subareas"][0]["questions"].clone();
        for (at, weight) in weights.into_iter().enumerate() {
            questions[at]["weight"] = json!(weight);
        }
        questions
    };
    check(
        QUESTIONS,
        with_weights([13, 13, 61, 13]),
        &["areas[0].subareas[0].questions[2].weight: 61 of 100 for one question"],
    );
    check(QUESTIONS, with_weights([60, 20, 10, 10]), &[]);
}

#[test]
fn a_question_that_is_hard_to_take_in_is_remarked_on() {
    let place = format!("{QUESTIONS}/1/text/nb");
    check(&place, json!("å".repeat(250)), &[]);
    check(
        &place,
        json!("å".repeat(251)),
        &["areas[0].subareas[0].questions[1].text.nb: 251 long, but at most 250 read well"],
    );
}

#[test]
fn two_questions_or_two_levels_of_a_subarea_that_say_the_same_are_remarked_on() {
    let rubric = quiet();
    let first = &rubric["areas"][0]["subareas"][0]["questions"][0]["text"];
    let again = format!("  {} ", first["nb"].as_str().expect("a text").to_uppercase());
    check(
        &format!("{QUESTIONS}/2/text/nb"),
        json!(again),
        &["areas[0].subareas[0].questions[2].text: asks the same as question 1"],
    );
    let anchor = rubric["areas"][0]["subareas"][0]["anchors"][3].clone();
    check(
        "/areas/0/subareas/0/anchors/4",
        anchor.clone(),
        &["areas[0].subareas[0].anchors[4]: describes the same as level 3"],
    );
    check("/areas/0/subareas/1/anchors/4", anchor, &[]);
}

#[test]
fn a_longer_text_that_is_the_same_in_two_languages_is_remarked_on() {
    let same = |words: &str| json!({ "sv": words, "nb": format!(" {words}") });
    check("/areas/0/intro", same("En plan."), &[]);
    check("/areas/0/intro", same("Det finns en plan."), &["areas[0].intro.nb: the same text as in \"sv\""]);
}

#[test]
fn markup_in_a_text_is_remarked_on_and_other_signs_are_not() {
    for text in ["<b>fet</b>", "rad<br/>rad", "slut</p>", "<!-- x -->", "A &amp; B", "1&#8211;2", "<script>x</script>"]
    {
        check("/areas/0/intro/sv", json!(text), &["areas[0].intro.sv: markup, shown as it stands"]);
    }
    for text in ["a < b och c > d", "R&D; stab", "<3", "1 & 2; 3", "mer &c", "x<y"] {
        check("/areas/0/intro/sv", json!(text), &[]);
    }
}

#[test]
fn the_id_of_a_shipped_edition_is_remarked_on() {
    check("/id", json!("2021"), &["id: \"2021\" is the id of a shipped edition"]);
    check("/id", json!("2021-egen"), &[]);
}

#[test]
fn a_field_that_is_not_read_is_remarked_on() {
    let mut rubric = quiet();
    rubric["titel"] = json!("?");
    rubric["$schema"] = json!("rubric.schema.json");
    rubric["scale"][1]["name"] = json!("?");
    rubric["areas"][0]["subareas"][0]["max_points"] = json!(60);
    rubric["areas"][0]["subareas"][0]["questions"][0]["look_for"]["webb"] = json!({});
    let found = lint(&rubric.to_string());
    assert_eq!(faults(&found), [""; 0]);
    assert_eq!(
        warnings(&found),
        [
            "titel: \"titel\" is not read",
            "scale[1].name: \"name\" is not read",
            "areas[0].subareas[0].max_points: \"max_points\" is not read",
            "areas[0].subareas[0].questions[0].look_for.webb: \"webb\" is not read",
        ]
    );
}

#[test]
fn a_file_with_faults_has_its_warnings_too() {
    let mut rubric = quiet();
    rubric["areas"][0]["subareas"][0]["max"] = json!("60");
    rubric["areas"][0]["subareas"][1]["questions"] = json!([]);
    rubric["areas"][0]["subareas"][0]["questions"][0]["weight"] = json!(70);
    let found = lint(&rubric.to_string());
    assert!(found.rubric.is_none());
    assert_eq!(
        faults(&found),
        [
            "areas[0].subareas[0].max: \"60\" is a number in quotation marks",
            "areas[0].subareas[0].questions: the weights sum to 130, not to 100",
        ]
    );
    assert_eq!(
        warnings(&found),
        ["areas[0].subareas[0].questions[0].weight: 70 of 100 for one question", "areas[0].subareas[1]: no questions",]
    );
}

#[test]
fn a_hostile_file_is_looked_through_like_any_other() {
    let mut signs = quiet();
    signs["title"]["sv"] = json!("<a".repeat(1_000_000));
    signs["title"]["nb"] = json!("&".repeat(1_000_000));
    assert_eq!(faults(&lint(&signs.to_string())).len(), 2);
    let mut empty = quiet();
    empty["areas"] = vec![json!({ "subareas": vec![json!({ "questions": vec![json!({}); 60] }); 60] }); 60].into();
    assert_eq!(lint(&empty.to_string()).faults.len(), MAX_PROBLEMS);
    let mut long = quiet();
    long["areas"][0]["subareas"][0]["questions"] = vec![json!({}); 1_000_000].into();
    assert_eq!(faults(&lint(&long.to_string())).len(), 1);
    let mut fields = quiet();
    fields.as_object_mut().expect("an object").extend((0..100_000).map(|n| (format!("x{n}"), json!(n))));
    assert_eq!(lint(&fields.to_string()).warnings.len(), MAX_PROBLEMS);
}

#[test]
fn a_file_that_cannot_be_looked_into_has_one_fault_and_no_warnings() {
    let large = " ".repeat(10 * 1024 * 1024);
    let deep = "[".repeat(100_000);
    for text in [large.as_str(), deep.as_str(), "", "poäng;max", "{\"format\":\"kommunkompass-assessment\"}"] {
        let found = lint(text);
        assert_eq!((found.faults.len(), found.warnings.len()), (1, 0));
        assert!(found.rubric.is_none());
    }
}

/// The parts on the way to a path, each with its number, id and Swedish title.
#[track_caller]
fn check_place(document: &Value, path: &str, expected: &[(PartKind, usize, Option<&str>, &str)]) {
    let Place(parts) = Place::of(document, path);
    let parts: Vec<_> = parts
        .iter()
        .map(|part| (part.kind, part.number, part.id.as_deref(), part.title.get(Language::Swedish)))
        .collect();
    assert_eq!(parts, expected, "{path}");
}

#[test]
fn a_place_is_named_as_far_as_it_can_be_read() {
    let mut rubric = small_rubric();
    let area = (PartKind::Area, 1, Some("A"), "Område");
    let subarea = (PartKind::Subarea, 1, Some("A1"), "Första");
    check_place(&rubric, "", &[]);
    check_place(&rubric, "title.sv", &[]);
    check_place(&rubric, "scale[2].label.sv", &[(PartKind::Level, 2, None, "nivå")]);
    check_place(&rubric, "areas[0].intro", &[area]);
    check_place(&rubric, "areas[0].subareas[0].max", &[area, subarea]);
    check_place(&rubric, "areas[0].subareas[0].anchors[3].sv", &[area, subarea]);
    let question = (PartKind::Question, 2, Some("A1.b"), "fråga");
    check_place(&rubric, "areas[0].subareas[0].questions[1].look_for.web.nb", &[area, subarea, question]);
    check_place(&rubric, "areas[7].title", &[]);
    check_place(&rubric, "areas[x", &[]);
    check_place(&rubric, "subareas[0].title", &[]);
    rubric["areas"][0]["id"] = json!(7);
    rubric["areas"][0]["title"] = json!("Område");
    rubric["areas"][0]["subareas"][0] = json!(null);
    let area = (PartKind::Area, 1, None, "");
    check_place(&rubric, "areas[0].id", &[area]);
    check_place(&rubric, "areas[0].subareas[0]", &[area, (PartKind::Subarea, 1, None, "")]);
}

#[test]
fn a_name_that_is_far_too_long_is_cut() {
    let mut rubric = small_rubric();
    rubric["areas"][0]["id"] = json!("x".repeat(100_000));
    rubric["areas"][0]["title"]["sv"] = json!("å".repeat(100_000));
    let Place(parts) = Place::of(&rubric, "areas[0].id");
    let [area] = parts.as_slice() else { panic!("one part") };
    assert_eq!(area.id.as_ref().map(String::len), Some(120));
    assert_eq!(area.title.get(Language::Swedish).chars().count(), 120);
}

#[test]
fn every_finding_knows_its_place() {
    let mut rubric = quiet();
    rubric["areas"][0]["subareas"][1]["questions"][3]["weight"] = json!("10");
    rubric["areas"][0]["subareas"][1]["questions"][3]["text"]["sv"] = json!("<i>Fråga</i>");
    let found = lint(&rubric.to_string());
    let ids = |place: &Place| place.0.iter().map(|part| part.id.clone().unwrap_or_default()).collect::<Vec<_>>();
    assert_eq!(ids(&found.faults[0].place), ["A", "A2", "A2.d"]);
    assert_eq!(ids(&found.warnings[0].place), ["A", "A2", "A2.d"]);
}

/// The editions that can be assessed.
fn editions_with_questions() -> impl Iterator<Item = Edition> {
    Edition::ALL.into_iter().filter(|edition| edition.has_questions())
}

#[test]
fn the_shipped_rubrics_give_nothing_to_remark_on_but_their_ids() {
    for edition in editions_with_questions() {
        let found = lint(&read_edition(edition.id()));
        assert_eq!(faults(&found), [""; 0], "{}", edition.id());
        let is_expected = |found: &&rubric::Finding<_>| !matches!(found.kind, WarningKind::ShippedId { .. });
        let others: Vec<_> = found.warnings.iter().filter(is_expected).collect();
        assert!(others.is_empty(), "{}: {others:#?}", edition.id());
    }
}

#[test]
fn a_template_is_the_shipped_edition_under_an_id_of_its_own() {
    for edition in editions_with_questions() {
        let whole = rubric::parse(&read_edition(edition.id())).expect("a rubric");
        for language in &whole.languages {
            let shipped = rubric::parse(&project(&read_edition(edition.id()), *language).expect("a language of it"));
            let shipped = shipped.expect("a rubric");
            let text = rubric::template(&shipped);
            let found = lint(&text);
            assert_eq!(faults(&found), [""; 0], "{} in {language}", edition.id());
            assert!(found.warnings.is_empty(), "{} in {language}: {:#?}", edition.id(), found.warnings);
            assert!(!text.contains("text_hashes"));
            let template = found.rubric.expect("a rubric");
            assert_eq!(template.id.as_str(), format!("own-{}", edition.id()));
            assert_eq!((&template.title, &template.scale), (&shipped.title, &shipped.scale));
            assert_eq!(template.questions().count(), shipped.questions().count());
            assert_ne!(template.fingerprint, shipped.fingerprint);
        }
    }
}

#[test]
fn a_template_begins_with_what_an_author_looks_for() {
    let shipped = rubric::parse(&read_edition("2021")).expect("a rubric");
    let text = rubric::template(&shipped);
    let beginning =
        "{\n  \"format\": \"kommunkompass-rubric\",\n  \"schema\": 1,\n  \"id\": \"own-2021\",\n  \"title\": {\n";
    assert!(text.starts_with(beginning), "{}", &text[..200]);
}

/// Nothing panics; what is said is what the reader says, each thing once and at a place; and what is sound is sound.
#[track_caller]
fn assert_linted_well(text: &str) {
    let found = lint(text);
    match (&found.rubric, rubric::parse(text)) {
        (Some(rubric), Ok(parsed)) => {
            assert_eq!(*rubric, parsed);
            assert!(found.faults.is_empty());
            assert_invariants(rubric);
        }
        (None, Err(problems)) => {
            let said: Vec<_> = found.faults.iter().map(|fault| Problem::at(&fault.path, fault.kind.clone())).collect();
            assert_eq!(said, problems);
            assert!(!said.is_empty());
        }
        (None, Ok(parsed)) => {
            assert!(!parsed.has_subareas(), "the reader takes it");
            assert_eq!(faults(&found), ["areas[0].subareas: empty"]);
        }
        (Some(rubric), Err(problems)) => panic!("lint takes {rubric:?}, the reader says {problems:?}"),
    }
    let document = serde_json::from_str(text).unwrap_or(Value::Null);
    let lines: Vec<_> = faults(&found).into_iter().chain(warnings(&found)).collect();
    assert!(lines.len() <= 2 * MAX_PROBLEMS);
    assert_eq!(lines.iter().collect::<BTreeSet<_>>().len(), lines.len(), "something is said twice: {lines:#?}");
    let paths = found.faults.iter().map(|fault| &fault.path).chain(found.warnings.iter().map(|found| &found.path));
    for path in paths {
        assert!(leads_somewhere(&document, path), "{path} leads nowhere");
    }
}

proptest! {
    #[test]
    fn any_text_is_looked_through_without_panic(text in any::<String>()) {
        assert_linted_well(&text);
    }

    #[test]
    fn any_json_in_the_right_envelope_is_looked_through_without_panic(document in any_fields_in_the_envelope()) {
        assert_linted_well(&document.to_string());
    }

    #[test]
    fn a_changed_rubric_is_looked_through_without_panic(document in any_changed_rubric()) {
        assert_linted_well(&document.to_string());
    }
}

#[test]
fn a_rubric_of_areas_only_is_refused_since_there_is_nothing_in_it_to_assess() {
    let lint = lint(&read_edition("2010"));
    let faults: Vec<_> = lint.faults.iter().map(ToString::to_string).collect();
    assert_eq!((lint.rubric, faults), (None, vec!["areas[0].subareas: empty".to_owned()]));
}
