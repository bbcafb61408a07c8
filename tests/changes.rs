//! What is different between two states of a draft.
#![cfg(test)]

mod common;

use common::any::{any_draft, any_rubric_and_draft};
use common::{ON, draft, edition};
use kommunkompass::assessment::{Answer, Edit, Mode};
use kommunkompass::changes::{Change, Counts, Kind, Pair, Part, Tally, by_part, changes, filled, to_edit};
use kommunkompass::level::Level;
use kommunkompass::rubric::RubricReference;
use proptest::prelude::*;
use proptest::sample::Index;

fn mirrored(changes: Vec<Change>) -> Vec<Change> {
    changes.into_iter().map(Change::mirrored).collect()
}

proptest! {
    #[test]
    fn there_are_no_changes_exactly_when_the_content_is_the_same(one in any_draft(), other in any_draft()) {
        prop_assert_eq!(changes(&one, &one), []);
        prop_assert_eq!(changes(&one, &other).is_empty(), one.has_same_content(&other));
        let mut same = other.clone();
        same.apply(to_edit(changes(&other, &one), &other.about()), ON);
        prop_assert_eq!(changes(&one, &same), []);
    }

    #[test]
    fn the_changes_made_as_edits_lead_from_one_state_to_the_other(one in any_draft(), other in any_draft()) {
        let mut draft = one.clone();
        let undo = draft.apply(to_edit(changes(&one, &other), &one.about()), ON);
        prop_assert!(draft.has_same_content(&other));
        draft.apply(undo, ON);
        prop_assert!(draft.has_same_content(&one));
    }

    #[test]
    fn the_other_way_round_each_change_is_mirrored(one in any_draft(), other in any_draft()) {
        prop_assert_eq!(changes(&other, &one), mirrored(changes(&one, &other)));
    }

    #[test]
    fn counts_by_kind_add_up(one in any_draft(), other in any_draft()) {
        let found = changes(&one, &other);
        let tally = Tally::of(&found);
        prop_assert_eq!(tally.total(), found.iter().filter(|change| !change.is_about_the_whole()).count());
        let kept = filled(&one).without(tally.changed).without(tally.removed);
        let still_there = filled(&other).without(tally.added).without(tally.changed);
        prop_assert_eq!(kept, still_there);
    }

    #[test]
    fn in_parts_no_change_is_lost_or_doubled(
        (rubric, one) in any_rubric_and_draft(), other in any_draft(), start: Index,
    ) {
        let mut found = changes(&other, &one);
        // The order they come in does not matter.
        let start = start.index(found.len() + 1).min(found.len());
        found.rotate_left(start);
        let parts = by_part(&rubric, found.clone());
        let mut listed: Vec<_> = parts.iter().flat_map(|part| &part.changes).map(|change| format!("{change:?}")).collect();
        let mut expected: Vec<_> = found.iter().map(|change| format!("{change:?}")).collect();
        listed.sort();
        expected.sort();
        prop_assert_eq!(listed, expected);
        prop_assert!(parts.iter().all(|part| !part.changes.is_empty()));
    }
}

#[test]
fn an_entry_is_added_changed_or_removed() {
    #[track_caller]
    fn check(before: Answer, after: Answer, expected: Kind) {
        let question = "1.1.goals".parse().expect("an id");
        assert_eq!(Change::Answer(question, Pair { before, after }).kind(), expected);
    }
    check(Answer::Unanswered, Answer::DontKnow, Kind::Added);
    check(Answer::DontKnow, Answer::Level(Level::Missing), Kind::Changed);
    check(Answer::Level(Level::Missing), Answer::Unanswered, Kind::Removed);
    let reason = |reason: &str| Answer::NotApplicable { reason: reason.to_owned() };
    check(reason("Ingen"), reason(""), Kind::Changed);
}

#[test]
fn changes_come_in_the_order_of_the_rubric() {
    let rubric = edition("2021");
    let before = draft(&rubric, Mode::Full);
    let mut after = before.clone();
    let note = |question: &str| Edit::Note { question: question.parse().expect("an id"), note: "Se planen".to_owned() };
    let answer = |question: &str| Edit::Answer { question: question.parse().expect("an id"), answer: Answer::DontKnow };
    let why = |subarea: &str| Edit::Justification {
        subarea: subarea.parse().expect("an id"),
        justification: "Enligt rapporten".to_owned(),
    };
    let other = RubricReference { id: "2016".parse().expect("an id"), ..RubricReference::to(&rubric) };
    let first = rubric.subarea(&"1.1".parse().expect("an id")).expect("1.1").1;
    let [one, two, ..] = first.questions.as_slice() else { panic!("1.1 has questions") };
    let edits = [
        note("9.9.gone"),
        answer(two.id.as_str()),
        note(one.id.as_str()),
        answer(one.id.as_str()),
        why("1.1"),
        why("8.1"),
        Edit::Rubric { rubric: other },
    ];
    for edit in edits {
        after.apply(edit, ON);
    }
    let found = changes(&before, &after);
    assert_eq!(Tally::of(&found).added, Counts { answers: 2, notes: 2, points: 0, justifications: 2 });
    let lines: Vec<_> = by_part(&rubric, found)
        .into_iter()
        .flat_map(|found| {
            let part = match found.part {
                Part::Whole => "whole".to_owned(),
                Part::Subarea(area, subarea) => format!("{} {}", area.id, subarea.id),
                Part::Elsewhere => "elsewhere".to_owned(),
            };
            found.changes.into_iter().map(move |change| format!("{part}: {}", place(&change)))
        })
        .collect();
    assert_eq!(
        lines,
        [
            "whole: rubric".to_owned(),
            "1 1.1: justification of 1.1".to_owned(),
            format!("1 1.1: answer to {}", one.id),
            format!("1 1.1: note at {}", one.id),
            format!("1 1.1: answer to {}", two.id),
            "8 8.1: justification of 8.1".to_owned(),
            "elsewhere: note at 9.9.gone".to_owned(),
        ]
    );
}

fn place(change: &Change) -> String {
    match change {
        Change::Municipality(_) => "municipality".to_owned(),
        Change::Year(_) => "year".to_owned(),
        Change::Mode(_) => "mode".to_owned(),
        Change::Rubric(_) => "rubric".to_owned(),
        Change::DirectPoints(id, _) => format!("points of {id}"),
        Change::Justification(id, _) => format!("justification of {id}"),
        Change::Answer(id, _) => format!("answer to {id}"),
        Change::Note(id, _) => format!("note at {id}"),
    }
}
