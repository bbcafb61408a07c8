//! The points that a draft made with an own rubric carries, for when the rubric is not at hand.
#![cfg(test)]

mod common;

use common::{ON, draft, edition, quick, small_rubric};
use kommunkompass::assessment::{Answer, Assessment, Edit, Figures, LastResult, Mode, Origin, RubricReference, file};
use kommunkompass::json::Problem;
use kommunkompass::language::Language;
use kommunkompass::level::Level;
use kommunkompass::points::{Interval, Points};
use kommunkompass::rubric::{self, Rubric};
use kommunkompass::scoring::score;
use serde_json::{Value, json};

fn own() -> Rubric {
    rubric::parse(&small_rubric().to_string()).expect("a rubric")
}

fn points(secured: u32, possible: u32, max: u32) -> Figures {
    let interval = Interval::new(Points::from_whole(secured), Points::from_whole(possible));
    Figures { points: Some(interval), max: Points::from_whole(max) }
}

fn answer(draft: &mut Assessment, question: &str, answer: Answer) {
    draft.apply(Edit::Answer { question: question.parse().expect("an id"), answer }, ON);
}

/// A draft with its points, as the app keeps them at every edit.
fn remembering(mut draft: Assessment, rubric: &Rubric) -> Assessment {
    let result = score(rubric, &draft).to_last_result(rubric);
    draft.remember(Some(result));
    draft
}

/// The draft of a text, and what in it could not be read.
#[track_caller]
fn restored(text: &str) -> (Assessment, Vec<String>) {
    let restored = file::read(text).unwrap_or_else(|problems| panic!("{problems:#?}"));
    (restored.assessment, restored.problems.iter().map(Problem::to_string).collect())
}

/// The draft of the small rubric with half of its questions answered, as a document.
fn document() -> Value {
    let mut draft = draft(&own(), Mode::Full);
    answer(&mut draft, "A1.a", Answer::Level(Level::Partial));
    serde_json::from_str(&file::write(&remembering(draft, &own()))).expect("JSON")
}

#[test]
fn a_draft_remembers_what_is_secured_and_what_is_possible_part_by_part() {
    let mut draft = draft(&own(), Mode::Full);
    answer(&mut draft, "A1.a", Answer::Level(Level::Partial));
    let draft = remembering(draft, &own());
    let result = draft.last_result().expect("a result");
    assert_eq!(result.title().get(Language::Bokmal), "Egen");
    let [area] = result.areas() else { panic!("one area") };
    let [first, second] = area.subareas.as_slice() else { panic!("two subareas") };
    assert_eq!((area.id.as_str(), area.title.get(Language::Swedish)), ("A", "Område"));
    assert_eq!((first.id.as_str(), first.figures), ("A1", points(21, 39, 60)));
    assert_eq!((second.title.get(Language::Swedish), second.figures), ("Andra", points(0, 40, 40)));
    assert_eq!((area.figures, result.total()), (points(21, 79, 100), Some(points(21, 79, 100))));
}

#[test]
fn a_part_that_does_not_apply_is_remembered_as_such() {
    let mut draft = draft(&own(), Mode::Full);
    for question in ["A1.a", "A1.b"] {
        answer(&mut draft, question, Answer::NotApplicable { reason: "Finns inte här.".to_owned() });
    }
    let subarea = "A2".parse().expect("an id");
    draft.apply(Edit::DirectPoints { subarea, points: Some(Points::from_whole(10)) }, ON);
    let draft = remembering(draft, &own());
    let area = &draft.last_result().expect("a result").areas()[0];
    assert_eq!(area.subareas[0].figures, Figures { points: None, max: Points::from_whole(60) });
    assert_eq!(area.figures, points(25, 25, 100), "the rest is scaled to the area");
    let (read, problems) = restored(&file::write(&draft));
    assert_eq!((read, problems), (draft, vec![]));
}

#[test]
fn what_is_remembered_survives_to_the_last_millionth() {
    let rubric = edition("2021");
    let thirds = rubric.subareas().map(|(_, subarea)| (subarea.id.to_string(), subarea.max.scaled(1, 3)));
    let draft = remembering(quick(&rubric, thirds), &rubric);
    assert_eq!(restored(&file::write(&draft)), (draft.clone(), vec![]));
    assert_eq!(restored(&file::write_pretty(&draft)), (draft, vec![]));
}

#[test]
fn a_title_of_any_length_makes_no_draft_that_cannot_be_read() {
    let mut rubric = small_rubric();
    rubric["areas"][0]["title"]["sv"] = json!(format!("{}ö", " ".repeat(3000)));
    rubric["areas"][0]["subareas"][0]["title"]["sv"] = json!("å".repeat(4000));
    let rubric = rubric::parse(&rubric.to_string()).expect("a rubric");
    let draft = remembering(draft(&rubric, Mode::Full), &rubric);
    let (read, problems) = restored(&file::write(&draft));
    assert_eq!((&read, problems), (&draft, vec![]));
    let area = &read.last_result().expect("points").areas()[0];
    assert_eq!(area.title.get(Language::Swedish), "ö");
    assert_eq!(area.subareas[0].title.get(Language::Swedish).chars().count(), 200);
}

#[test]
fn a_draft_without_it_is_written_as_before() {
    let draft = draft(&edition("2021"), Mode::Full);
    assert_eq!(draft.last_result(), None);
    assert!(!file::write(&draft).contains("last_result"));
    let mut forgetful = remembering(draft.clone(), &edition("2021"));
    forgetful.remember(None);
    assert_eq!(forgetful, draft);
}

#[test]
fn a_fault_in_it_costs_the_points_and_neither_the_answers_nor_that_the_rubric_is_someones_own() {
    #[track_caller]
    fn check(pointer: &str, value: Value, expected: &str) {
        let mut document = document();
        let (parent, name) = pointer.rsplit_once('/').expect("a pointer");
        document.pointer_mut(parent).expect("a place")[name] = value;
        let (draft, problems) = restored(&document.to_string());
        assert_eq!(problems, [expected]);
        assert_eq!(draft.last_result(), Some(&LastResult::unknown()));
        assert_eq!(draft.n_entries(), 1);
        // Written again there is nothing wrong with it any more.
        assert_eq!(restored(&file::write(&draft)), (draft, vec![]));
    }
    let area = "/last_result/areas/0";
    let at = |name: &str| format!("{area}{name}");
    check("/last_result", json!([]), "last_result: a list, but expected an object");
    check("/last_result/title", json!("Egen"), "last_result.title: a text, but expected an object");
    check("/last_result/title/sv", json!(" "), "last_result.title.sv: empty");
    check("/last_result/areas", json!({}), "last_result.areas: an object, but expected a list");
    check("/last_result/total/max", json!(100), "last_result.total.max: a number, but expected a text");
    check(&at("/id"), json!("a b"), "last_result.areas[0].id: \"a b\" is not recognised");
    check(&at("/state"), json!("open"), "last_result.areas[0].state: \"open\" is not recognised");
    check(&at("/secured"), json!("-1"), "last_result.areas[0].secured: \"-1\" is not recognised");
    check(&at("/secured"), json!("80"), "last_result.areas[0].secured: 80, but from 0 to 79");
    check(&at("/possible"), json!("100.5"), "last_result.areas[0].possible: 100.5, but from 0 to 100");
    check(&at("/possible"), json!(null), "last_result.areas[0].possible: missing");
    check(&at("/subareas"), json!(null), "last_result.areas[0].subareas: missing");
    check(
        &at("/subareas/1/title"),
        json!(1),
        "last_result.areas[0].subareas[1].title: a number, but expected an object",
    );
}

#[test]
fn what_a_later_version_has_added_survives_until_the_points_change() {
    let mut document = document();
    document["last_result"]["areas"][0]["subareas"][0]["later"] = json!({ "se": "?" });
    document["last_result"]["title"]["se"] = json!("Iežas");
    let (mut draft, problems) = restored(&document.to_string());
    assert!(problems.is_empty());
    assert_eq!(serde_json::from_str::<Value>(&file::write(&draft)).expect("JSON"), document);
    answer(&mut draft, "A1.b", Answer::DontKnow);
    let draft = remembering(draft, &own());
    assert!(!file::write(&draft).contains("later"));
}

#[test]
fn going_over_to_another_version_of_the_rubric_can_be_undone_and_leaves_the_rest() {
    let mut other = small_rubric();
    other["title"]["sv"] = json!("Egen, ändrad");
    let other = RubricReference::to(&rubric::parse(&other.to_string()).expect("a rubric"));
    let mut draft = draft(&own(), Mode::Full);
    draft.origin = Origin::Example;
    let before = draft.clone();
    assert!(other.is_other_version_of(&before.rubric) && !other.is_other_version_of(&other));
    let undo = draft.apply(Edit::Rubric { rubric: other.clone() }, ON);
    let mut expected = before.clone();
    expected.rubric = other;
    assert!(draft.has_same_content(&expected) && !draft.has_same_content(&before));
    assert_eq!(draft.origin, Origin::Example, "not even that it is an example has changed");
    draft.apply(undo, ON);
    assert!(draft.has_same_content(&before));
}
