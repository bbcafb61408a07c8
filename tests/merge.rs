//! Two states of one draft are joined without losing anything that was entered in either.
#![cfg(test)]

mod common;

use std::collections::BTreeMap;

use common::any::{any_draft, any_edit, any_occasion, any_unknown};
use common::{at, draft as empty_draft, edition};
use kommunkompass::assessment::{Answer, Assessment, Edit, Entered, Field, Mode, Occasion, Timestamp, WriterId, file};
use kommunkompass::level::Level;
use kommunkompass::rubric::{QuestionId, Rubric, SubareaId};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json};

use std::sync::LazyLock;

static RUBRIC: LazyLock<Rubric> = LazyLock::new(|| edition("2016"));

fn draft() -> Assessment {
    empty_draft(&RUBRIC, Mode::Full)
}

fn question(id: &str) -> QuestionId {
    id.parse().expect("a question id")
}

fn subarea(id: &str) -> SubareaId {
    id.parse().expect("a subarea id")
}

fn note(text: &str) -> Edit {
    Edit::Note { question: question("1.1.state"), note: text.to_owned() }
}

fn answer(level: u64) -> Edit {
    let level = Level::try_from(level).expect("a level");
    Edit::Answer { question: question("1.1.state"), answer: Answer::Level(level) }
}

/// A writer at their own clock.
fn writer(number: u32, now: u64) -> Occasion {
    Occasion { writer: WriterId::from_random(number), now: Timestamp::from_milliseconds(now) }
}

fn merged(one: &Assessment, other: &Assessment) -> Assessment {
    let mut merged = one.clone();
    merged.merge(other);
    merged
}

#[test]
fn answers_to_different_questions_are_both_there() {
    let (mut one, mut other) = (draft(), draft());
    one.apply(answer(3), writer(1, 100));
    other.apply(Edit::Answer { question: question("1.2.media"), answer: Answer::DontKnow }, writer(2, 50));
    let merged = merged(&one, &other);
    assert_eq!(merged.answer(&question("1.1.state")), &Answer::Level(Level::Systematic));
    assert_eq!(merged.answer(&question("1.2.media")), &Answer::DontKnow);
    assert_eq!(merged.clashes(), []);
}

#[test]
fn of_two_answers_the_later_counts_and_the_other_is_shown_beside_it() {
    let (mut one, mut other) = (draft(), draft());
    one.apply(answer(3), writer(1, 100));
    other.apply(answer(1), writer(2, 50));
    let both = merged(&one, &other);
    assert_eq!(both.answer(&question("1.1.state")), &Answer::Level(Level::Systematic));
    let clashes: Vec<_> = both.clashes().into_iter().map(|clash| clash.other).collect();
    assert_eq!(clashes, [Entered::Answer(Answer::Level(Level::Begun))]);
}

#[test]
fn both_texts_of_a_note_that_clash_are_kept_until_one_is_settled_and_then_stay_away() {
    let (mut one, mut other) = (draft(), draft());
    one.apply(note("Enligt planen"), writer(1, 100));
    other.apply(note("Enligt budgeten"), writer(2, 200));
    one.merge(&other);
    assert_eq!(one.note(&question("1.1.state")), "Enligt budgeten");
    // Writing on does not make the other text go.
    one.apply(note("Enligt budgeten 2026"), writer(1, 300));
    let field = Field::Note(question("1.1.state"));
    let text = |text: &str| Entered::Text(text.to_owned());
    let others = |draft: &Assessment| draft.clashes_of(&field).into_iter().map(|clash| clash.other).collect::<Vec<_>>();
    assert_eq!(others(&one), [text("Enligt planen")]);

    let undo = one.apply(Edit::Settle { field: field.clone(), other: text("Enligt planen") }, writer(1, 400));
    assert_eq!(others(&one), []);
    other.merge(&one);
    assert_eq!((other.note(&question("1.1.state")), others(&other)), ("Enligt budgeten 2026", vec![]));
    one.apply(undo, writer(1, 500));
    other.merge(&one);
    assert_eq!(
        (other.note(&question("1.1.state")), others(&other)),
        ("Enligt budgeten 2026", vec![text("Enligt planen")])
    );
}

#[test]
fn what_clashes_can_count_instead_or_be_added_and_each_is_undone_in_one() {
    let (mut one, mut other) = (draft(), draft());
    one.apply(note("Enligt planen"), writer(1, 100));
    one.apply(answer(1), writer(1, 101));
    other.apply(note("Enligt budgeten"), writer(2, 200));
    other.apply(answer(4), writer(2, 201));
    one.merge(&other);
    let before = one.clone();
    let clash = |field: Field| before.clashes_of(&field).into_iter().next().expect("a clash");
    let (text, level) = (clash(Field::Note(question("1.1.state"))), clash(Field::Answer(question("1.1.state"))));
    assert_eq!(level.added_to(&one), None);
    for (edit, expected, level) in [
        (text.instead(), "Enligt planen", Level::Effective),
        (text.added_to(&one).expect("a text"), "Enligt budgeten\n\nEnligt planen", Level::Effective),
        (text.away(), "Enligt budgeten", Level::Effective),
        (level.instead(), "Enligt budgeten", Level::Begun),
    ] {
        let undo = one.apply(edit, writer(1, 300));
        assert_eq!(one.note(&question("1.1.state")), expected);
        assert_eq!(one.answer(&question("1.1.state")), &Answer::Level(level));
        assert_eq!(one.clashes().len(), 1);
        one.apply(undo, writer(1, 400));
        let others = |draft: &Assessment| draft.clashes().into_iter().map(|clash| clash.other).collect::<Vec<_>>();
        assert!(one.has_same_content(&before));
        assert_eq!(others(&one), others(&before));
    }
}

#[test]
fn a_text_that_is_emptied_while_another_clashes_with_it_stays_empty_and_the_other_stays_beside_it() {
    let (mut one, mut other) = (draft(), draft());
    one.apply(note("Enligt planen"), writer(1, 100));
    other.apply(note("Enligt budgeten"), writer(2, 200));
    one.merge(&other);
    one.apply(note(""), writer(1, 300));
    other.merge(&one);
    for state in [&one, &other] {
        assert_eq!(state.note(&question("1.1.state")), "");
        assert_eq!(state.clashes().len(), 1);
    }
    assert_eq!(file::read(&file::write(&one)).expect("a draft").assessment, one);
}

#[test]
fn what_was_replaced_or_taken_back_does_not_come_again_from_an_older_state() {
    let mut one = draft();
    one.apply(answer(3), writer(1, 100));
    one.apply(note("Gammalt"), writer(1, 110));
    let older = one.clone();
    one.apply(answer(4), writer(1, 120));
    one.apply(note(""), writer(1, 130));
    let merged = merged(&older, &one);
    assert_eq!(
        (merged.answer(&question("1.1.state")), merged.note(&question("1.1.state"))),
        (&Answer::Level(Level::Effective), "")
    );
    assert_eq!(merged.clashes(), []);
}

#[test]
fn taking_an_answer_back_does_not_take_away_what_was_answered_elsewhere_meanwhile() {
    let mut one = draft();
    one.apply(answer(3), writer(1, 100));
    let mut other = one.clone();
    one.apply(Edit::Answer { question: question("1.1.state"), answer: Answer::Unanswered }, writer(1, 300));
    other.apply(answer(4), writer(2, 200));
    assert_eq!(merged(&one, &other).answer(&question("1.1.state")), &Answer::Level(Level::Effective));
}

#[test]
fn the_same_entered_twice_is_no_clash_and_becomes_none() {
    let (mut one, mut other) = (draft(), draft());
    one.apply(answer(3), writer(1, 100));
    other.apply(answer(3), writer(2, 200));
    one.merge(&other);
    assert_eq!(one.clashes(), []);
    one.apply(answer(4), writer(1, 300));
    assert_eq!(one.clashes(), []);
}

#[test]
fn a_clock_that_goes_backwards_makes_nothing_older_than_what_it_replaces() {
    let mut one = draft();
    one.apply(answer(3), writer(1, 1_000_000));
    let mut other = one.clone();
    other.apply(answer(1), writer(2, 10));
    assert_eq!(merged(&one, &other).answer(&question("1.1.state")), &Answer::Level(Level::Begun));
    assert_eq!(merged(&one, &other).clashes(), []);
}

#[test]
fn what_the_draft_is_about_and_its_rubric_go_by_the_later() {
    let (mut one, mut other) = (draft(), draft());
    let mut about = one.about();
    about.year = 2030.try_into().expect("a year");
    one.apply(Edit::About { about }, writer(1, 100));
    other.apply(
        Edit::Rubric { rubric: format!("2016@{}", "0".repeat(32)).parse().expect("a reference") },
        writer(2, 90),
    );
    let merged = merged(&one, &other);
    assert_eq!((merged.year.get(), merged.rubric), (2030, other.rubric));
}

#[test]
fn equal_stamps_on_different_texts_keep_both() {
    let file = |text: &str| {
        let mut value: Value = serde_json::from_str(&file::write(&draft())).expect("JSON");
        value["schema"] = json!(1);
        value["answers"] = json!({ "1.1.state": { "state": "unanswered", "note": text } });
        file::read(&value.to_string()).expect("a draft").assessment
    };
    let (one, other) = (file("ett"), file("annat"));
    assert_eq!(merged(&one, &other), merged(&other, &one));
    assert_eq!(merged(&one, &other).clashes().len(), 1);
}

/// Some fields, so that edits of several writers meet.
fn any_meeting_edit() -> impl Strategy<Value = Edit> {
    let text = prop_oneof![Just(String::new()), "[a-c]{1,2}"];
    let point = |id: &str| subarea(id);
    prop_oneof![
        (0u64..5, 0usize..2).prop_map(|(level, n)| Edit::Answer {
            question: question(["1.1.state", "1.2.media"][n]),
            answer: Answer::Level(Level::try_from(level).expect("a level")),
        }),
        Just(Edit::Answer { question: question("1.1.state"), answer: Answer::Unanswered }),
        text.clone().prop_map(|text| note(&text)),
        text.prop_map(move |justification| Edit::Justification { subarea: point("1.1"), justification }),
        prop::option::of(0u32..3).prop_map(move |points| Edit::DirectPoints {
            subarea: point("1.1"),
            points: points.map(kommunkompass::points::Points::from_whole),
        }),
    ]
}

/// What the pages of three writers do with one draft.
#[derive(Clone, Debug)]
enum Doing {
    Edit(usize, Edit, u64),
    /// One learns what another has.
    Merge(usize, usize),
    /// One settles its first clash.
    Settle(usize),
}

fn any_doing() -> impl Strategy<Value = Doing> {
    prop_oneof![
        4 => (0usize..3, any_meeting_edit(), 0u64..50).prop_map(|(page, edit, now)| Doing::Edit(page, edit, now)),
        3 => (0usize..3, 0usize..3).prop_map(|(page, other)| Doing::Merge(page, other)),
        1 => (0usize..3).prop_map(Doing::Settle),
    ]
}

#[test]
fn the_same_content_is_the_same_whoever_entered_it_and_when() {
    let (mut one, mut other) = (draft(), draft());
    one.apply(answer(3), writer(1, 100));
    other.apply(answer(2), writer(2, 100));
    assert!(!one.has_same_content(&other));
    other.apply(answer(3), writer(2, 200));
    assert!(one.has_same_content(&other) && one != other);
    // What only clashes is not what the draft says.
    one.apply(note("ett"), writer(1, 300));
    other.apply(note("annat"), writer(2, 300));
    assert!(!one.has_same_content(&other));
    one.merge(&other);
    assert!(one.has_same_content(&other) && one.clashes().len() == 1);
}

proptest! {
    #[test]
    fn joining_is_the_same_in_either_direction_and_twice_is_once(
        start in any_draft(),
        ones in vec((any_edit(), any_occasion()), 0..8),
        others in vec((any_edit(), any_occasion()), 0..8),
        unknown in any_unknown(),
    ) {
        // Writers are told apart: 1 to 3 have written the start, 11 to 13 and 21 to 23 write on.
        let apply = |edits: Vec<(Edit, Occasion)>, shift: u32| {
            let mut draft = start.clone();
            for (edit, on) in edits {
                let writer = u32::from_str_radix(&on.writer.to_string(), 16).expect("a number") + shift;
                draft.apply(edit, Occasion { writer: WriterId::from_random(writer), ..on });
            }
            draft
        };
        let (one, other) = (apply(ones, 10), apply(others, 20));
        let mut value: Value = serde_json::from_str(&file::write(&other)).expect("JSON");
        value.as_object_mut().expect("an object").extend(unknown);
        let other = file::read(&value.to_string()).expect("a draft").assessment;
        let joined = merged(&one, &other);
        prop_assert_eq!(&joined, &merged(&other, &one));
        prop_assert_eq!(&joined, &merged(&joined, &one));
        prop_assert_eq!(&joined, &merged(&joined, &other));
        prop_assert_eq!(&merged(&joined, &joined), &joined);
        let written = file::read(&file::write(&joined)).expect("a draft");
        prop_assert_eq!(written.assessment, joined);
    }

    #[test]
    fn whatever_pages_do_all_come_to_the_same_and_no_text_goes_that_nobody_replaced(
        doings in vec(any_doing(), 1..40),
    ) {
        let mut pages = [draft(), draft(), draft()];
        // What each page knows: the texts of the note that nobody who knew of them has replaced.
        let mut standing: BTreeMap<u64, String> = BTreeMap::new();
        let mut known: [Vec<u64>; 3] = Default::default();
        let mut gone: [Vec<u64>; 3] = Default::default();
        let mut next = 0;
        for doing in doings {
            match doing {
                Doing::Edit(page, edit, now) => {
                    let on = writer(u32::try_from(page).expect("small") + 1, now);
                    if let Edit::Note { note, .. } = &edit {
                        // The text that counted here is replaced; clashes stay.
                        let before = pages[page].note(&question("1.1.state")).to_owned();
                        let replaced: Vec<_> = known[page].iter().copied().filter(|text| standing[text] == before).collect();
                        gone[page].extend(replaced);
                        if !note.is_empty() {
                            next += 1;
                            standing.insert(next, note.clone());
                            known[page].push(next);
                        }
                    }
                    pages[page].apply(edit, on);
                }
                Doing::Merge(page, other) => {
                    let there = pages[other].clone();
                    pages[page].merge(&there);
                    let (knows, gives_up) = (known[other].clone(), gone[other].clone());
                    known[page].extend(knows);
                    gone[page].extend(gives_up);
                }
                Doing::Settle(page) => {
                    let on = writer(u32::try_from(page).expect("small") + 1, 0);
                    if let Some(clash) = pages[page].clashes().into_iter().next() {
                        if let (Field::Note(_), Entered::Text(text)) = (&clash.field, &clash.other) {
                            let settled: Vec<_> = known[page].iter().copied().filter(|known| standing[known] == *text).collect();
                            gone[page].extend(settled);
                        }
                        pages[page].apply(Edit::Settle { field: clash.field, other: clash.other }, on);
                    }
                }
            }
        }
        for _ in 0..2 {
            for page in 0..3 {
                for other in 0..3 {
                    let there = pages[other].clone();
                    pages[page].merge(&there);
                }
            }
        }
        prop_assert_eq!(&pages[0], &pages[1]);
        prop_assert_eq!(&pages[1], &pages[2]);
        let gone: Vec<_> = gone.concat();
        let field = Field::Note(question("1.1.state"));
        for (number, text) in standing {
            if !gone.contains(&number) {
                let beside = pages[0].clashes_of(&field).into_iter().any(|clash| clash.other == Entered::Text(text.clone()));
                prop_assert!(beside || pages[0].note(&question("1.1.state")) == text, "{text} has gone");
            }
        }
    }

    #[test]
    fn undoing_after_joining_gives_back_what_was_entered_elsewhere_too(
        ones in vec(any_meeting_edit(), 1..6), others in vec(any_meeting_edit(), 1..6),
    ) {
        let (mut one, mut other) = (draft(), draft());
        for (now, edit) in (1..).zip(ones) { one.apply(edit, writer(1, now)); }
        for (now, edit) in (1..).zip(others) { other.apply(edit, writer(2, now)); }
        one.merge(&other);
        let before = one.clone();
        let undo = one.apply(note("eget"), at(100));
        one.apply(undo, at(101));
        prop_assert_eq!(one.note(&question("1.1.state")), before.note(&question("1.1.state")));
    }
}
