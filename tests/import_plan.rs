//! What a file would do to a draft that is here.
#![cfg(test)]

mod common;

use common::any::any_draft;
use common::{NOW, ON, draft, edition};
use kommunkompass::assessment::{Answer, Assessment, AssessmentId, Edit, MAX_NOTE, Mode, Occasion, WriterId};
use kommunkompass::changes::{Change, Counts, Tally, changes, filled};
use kommunkompass::import::{ImportPlan, Input, NoPlan, Settled, Step, Way, fits, plan};
use kommunkompass::level::Level;
use kommunkompass::points::Points;
use kommunkompass::rubric::{Fingerprint, Rubric};
use proptest::prelude::*;

const SEPARATOR: &str = "\n\n— Ur filen —\n";
const MERGE: Way = Way::Merge { fill_blanks_only: false };
const FILL_BLANKS: Way = Way::Merge { fill_blanks_only: true };
const WAYS: [Way; 3] = [Way::Replace, MERGE, FILL_BLANKS];

fn input<'a>(file: &'a Assessment, here: &'a Assessment) -> Input<'a> {
    Input { file, here: Some(here), rubric: None, separator: SEPARATOR }
}

/// The plan, and the draft after it has been carried out and after that has been undone.
#[track_caller]
fn carried_out(file: &Assessment, here: &Assessment, way: Way) -> (ImportPlan, Assessment, Assessment) {
    let plan = plan(&input(file, here), way).expect("a plan");
    let Step::Edit(edit) = plan.step.clone() else { panic!("the draft here is not changed") };
    assert!(matches!(edit, Edit::Batch(_)), "it is undone as one");
    let mut draft = here.clone();
    let undo = draft.apply(edit, ON);
    let mut undone = draft.clone();
    undone.apply(undo, ON);
    (plan, draft, undone)
}

prop_compose! {
    /// A file and a draft of the same rubric, now and then in other versions of it.
    fn any_file_and_draft()(
        mut file in any_draft(), here in any_draft(), same_version: bool, hash in "[0-9a-f]{32}",
    ) -> (Assessment, Assessment) {
        file.rubric = here.rubric.clone();
        if !same_version {
            file.rubric.fingerprint = Fingerprint::from_hex(&hash).expect("a fingerprint");
        }
        file.remember(here.last_result().cloned());
        (file, here)
    }
}

proptest! {
    #[test]
    fn what_is_told_is_what_happens((file, here) in any_file_and_draft()) {
        for way in WAYS {
            let (plan, draft, _) = carried_out(&file, &here, way);
            prop_assert_eq!(&plan.changes, &changes(&here, &draft));
            let tally = Tally::of(&plan.changes);
            prop_assert_eq!(plan.kept.total() + tally.added.total() + tally.changed.total(), filled(&draft).total());
            prop_assert_eq!(plan.other_version.is_some(), file.rubric != here.rubric);
        }
    }

    #[test]
    fn undoing_gives_back_exactly_the_content_before((file, here) in any_file_and_draft()) {
        for way in WAYS {
            prop_assert_eq!(changes(&here, &carried_out(&file, &here, way).2), []);
        }
    }

    #[test]
    fn replacing_gives_the_content_of_the_file((file, here) in any_file_and_draft()) {
        let (plan, draft, _) = carried_out(&file, &here, Way::Replace);
        prop_assert_eq!(changes(&draft, &file), []);
        prop_assert_eq!(plan.clashes, []);
    }

    #[test]
    fn filling_blanks_changes_nothing_that_is_here((file, here) in any_file_and_draft()) {
        let (plan, draft, _) = carried_out(&file, &here, FILL_BLANKS);
        prop_assert_eq!(plan.kept, filled(&here));
        prop_assert_eq!(draft.about(), here.about());
        prop_assert_eq!(&draft.rubric, &here.rubric);
        for (id, entry) in here.questions() {
            prop_assert!(entry.answer == Answer::Unanswered || *draft.answer(id) == entry.answer);
            prop_assert!(entry.note.is_empty() || draft.note(id) == entry.note);
        }
        for (id, entry) in here.direct_entries() {
            prop_assert!(entry.points.is_none() || draft.direct_points(id) == entry.points);
            let after = draft.direct(id).map_or("", |entry| &entry.justification);
            prop_assert!(entry.justification.is_empty() || after == entry.justification);
        }
        // What was blank has what the file has.
        for (id, entry) in file.questions() {
            prop_assert!(*here.answer(id) != Answer::Unanswered || *draft.answer(id) == entry.answer);
            prop_assert!(!here.note(id).is_empty() || draft.note(id) == entry.note);
        }
    }

    #[test]
    fn merging_loses_no_text_and_lets_the_answers_of_the_file_count((file, here) in any_file_and_draft()) {
        let (_, draft, _) = carried_out(&file, &here, MERGE);
        prop_assert_eq!(draft.about(), here.about());
        for (id, entry) in here.questions().chain(file.questions()) {
            prop_assert!(draft.note(id).contains(&entry.note));
        }
        for (id, entry) in here.direct_entries().chain(file.direct_entries()) {
            prop_assert!(draft.direct(id).map_or("", |entry| &entry.justification).contains(&entry.justification));
        }
        for (id, entry) in file.questions() {
            match (&entry.answer, draft.answer(id)) {
                (Answer::Unanswered, after) => prop_assert_eq!(after, here.answer(id)),
                (Answer::NotApplicable { reason: file }, Answer::NotApplicable { reason: after }) => {
                    prop_assert!(after.contains(file));
                }
                (answer, after) => prop_assert_eq!(answer, after),
            }
        }
        for (id, entry) in file.direct_entries() {
            prop_assert_eq!(draft.direct_points(id), entry.points.or(here.direct_points(id)));
        }
    }

    #[test]
    fn merging_the_same_file_again_changes_nothing((file, here) in any_file_and_draft()) {
        for way in WAYS {
            let once = carried_out(&file, &here, way).1;
            prop_assert_eq!(carried_out(&file, &once, way).0.changes, []);
        }
    }

    #[test]
    fn a_new_draft_is_added_with_all_that_is_in_the_file(file in any_draft()) {
        let plan = plan(&Input { file: &file, here: None, rubric: None, separator: SEPARATOR }, Way::New).expect("a plan");
        prop_assert_eq!(plan.step, Step::Add);
        prop_assert_eq!(Tally::of(&plan.changes), Tally { added: filled(&file), ..Tally::default() });
    }
}

fn noted(rubric: &Rubric, note: &str) -> Assessment {
    let mut draft = draft(rubric, Mode::Full);
    draft.apply(Edit::Note { question: "1.1.goals".parse().expect("an id"), note: note.to_owned() }, ON);
    draft
}

#[test]
fn two_notes_are_kept_one_after_the_other() {
    #[track_caller]
    fn check(here: &str, file: &str, expected: &str, settled: Settled) {
        let rubric = edition("2016");
        let (plan, draft, _) = carried_out(&noted(&rubric, file), &noted(&rubric, here), MERGE);
        assert_eq!(draft.note(&"1.1.goals".parse().expect("an id")), expected);
        assert_eq!(plan.clashes.iter().map(|clash| clash.settled).collect::<Vec<_>>(), [settled]);
    }
    check("Vision 2030", "Se § 12", "Vision 2030\n\n— Ur filen —\nSe § 12", Settled::Both);
    check("Vision 2030", "Vision", "Vision 2030", Settled::Both);
    check("Vision", "Vision 2030", "Vision 2030", Settled::Both);
    let [long, other] = ["å".repeat(MAX_NOTE - SEPARATOR.chars().count()), "ö".to_owned()];
    check(&long, &other, &long, Settled::TooLong);
    let joined = format!("{}{SEPARATOR}{other}", &long['å'.len_utf8()..]);
    check(&long['å'.len_utf8()..], &other, &joined, Settled::Both);
}

#[test]
fn a_draft_of_another_rubric_is_not_touched() {
    let here = draft(&edition("2016"), Mode::Full);
    let file = draft(&edition("2021"), Mode::Full);
    for way in WAYS {
        assert_eq!(plan(&input(&file, &here), way), Err(NoPlan::OtherRubric));
        let alone = Input { file: &file, here: None, rubric: None, separator: SEPARATOR };
        assert_eq!(plan(&alone, way), Err(NoPlan::NoDraft));
    }
}

#[test]
fn an_own_rubric_is_not_taken_for_the_edition_of_the_same_id() {
    use kommunkompass::assessment::LastResult;
    let here = draft(&edition("2021"), Mode::Full);
    let mut file = here.clone();
    assert!(fits(&file, &here));
    file.rubric.fingerprint = Fingerprint::from_hex(&"0".repeat(32)).expect("a fingerprint");
    assert!(fits(&file, &here));
    file.remember(Some(LastResult::unknown()));
    assert!(!fits(&file, &here));
}

#[test]
fn points_do_not_silently_count_instead_of_answers_that_are_here() {
    let rubric = edition("2021");
    let mut here = draft(&rubric, Mode::Full);
    let question = rubric.questions().next().expect("a question").id.clone();
    here.apply(Edit::Answer { question, answer: Answer::Level(Level::Partial) }, ON);
    let mut file = draft(&rubric, Mode::Quick);
    for subarea in ["1.1", "1.2"] {
        let subarea = subarea.parse().expect("an id");
        file.apply(Edit::DirectPoints { subarea, points: Some(Points::from_whole(5)) }, ON);
    }
    let input = Input { rubric: Some(&rubric), ..input(&file, &here) };
    let given = |plan: &ImportPlan| Tally::of(&plan.changes).added;
    let points = |points| Counts { points, ..Counts::default() };
    let clashes = |plan: &ImportPlan| {
        let of_points = plan.clashes.iter().filter(|clash| matches!(clash.differs, Change::DirectPoints(..)));
        of_points.map(|clash| clash.settled).collect::<Vec<_>>()
    };
    let filled = plan(&input, FILL_BLANKS).expect("a plan");
    assert_eq!((given(&filled), clashes(&filled)), (points(1), vec![Settled::Here]));
    let merged = plan(&input, MERGE).expect("a plan");
    assert_eq!((given(&merged), clashes(&merged)), (points(2), vec![Settled::File]));
}

#[test]
fn joining_a_file_with_the_very_draft_here_loses_nothing_and_shows_both_where_both_have_something() {
    let start = draft(&edition("2021"), Mode::Full);
    let note = |text: &str| Edit::Note { question: "1.1.direction".parse().expect("an id"), note: text.to_owned() };
    let points = |subarea: &str| Edit::DirectPoints {
        subarea: subarea.parse().expect("an id"),
        points: Some(Points::from_whole(3)),
    };
    let (mut here, mut file) = (start.clone(), start.clone());
    let on = |writer: u32| Occasion { writer: WriterId::from_random(writer), now: NOW };
    here.apply(note("här"), on(1));
    here.apply(points("1.2"), on(1));
    file.apply(note("i filen"), on(2));
    file.apply(points("1.3"), on(2));
    let planned = plan(&input(&file, &here), Way::Join).expect("a plan");
    assert_eq!(planned.step, Step::Join);
    let mut joined = here.clone();
    joined.merge(&file);
    assert_eq!(planned.changes, changes(&here, &joined));
    let settled: Vec<_> = planned.clashes.iter().map(|clash| clash.settled).collect();
    assert_eq!(settled, [Settled::Beside]);
    // Joined once, there is nothing left to join.
    let again = plan(&input(&file, &joined), Way::Join).expect("a plan");
    assert!(again.changes.is_empty() && again.clashes.is_empty());

    file.id = AssessmentId::from_random(77);
    assert_eq!(plan(&input(&file, &here), Way::Join), Err(NoPlan::OtherDraft));
}
