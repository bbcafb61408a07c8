//! Undoing and redoing the changes of a draft.
#![cfg(test)]

mod common;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use common::{NOW, ON, at, draft, edition, small_rubric};
use kommunkompass::assessment::history::{History, PAUSE, Subject};
use kommunkompass::assessment::{
    About, Answer, Assessment, Edit, Entered, Field, Mode, Occasion, RubricReference, Timestamp, WriterId, Year,
};
use kommunkompass::level::Level;
use kommunkompass::municipality::Municipality;
use kommunkompass::points::Points;
use kommunkompass::rubric::{self, Rubric};
use kommunkompass::scoring::score;
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use proptest::sample::select;

/// What was entered in a draft, by the names of its parts.
type Content = BTreeMap<String, String>;

fn content(draft: &Assessment) -> Content {
    let mut content = BTreeMap::new();
    let mut add = |name: String, value: String| assert_eq!(content.insert(name, value), None);
    for (id, _) in draft.questions() {
        let answer = draft.answer(id);
        if *answer != Answer::Unanswered {
            add(format!("answer {id}"), format!("{answer:?}"));
        }
        if !draft.note(id).is_empty() {
            add(format!("note {id}"), draft.note(id).to_owned());
        }
    }
    for (id, direct) in draft.direct_entries() {
        if let Some(points) = draft.direct_points(id) {
            add(format!("points {id}"), points.to_decimal());
        }
        if !direct.justification.is_empty() {
            add(format!("justification {id}"), direct.justification.clone());
        }
    }
    add("about".to_owned(), format!("{:?}", draft.about()));
    add("rubric".to_owned(), draft.rubric.to_string());
    content
}

fn answer(question: &str, answer: Answer) -> Edit {
    Edit::Answer { question: question.parse().expect("an id"), answer }
}

fn not_applicable(question: &str, reason: &str) -> Edit {
    answer(question, Answer::NotApplicable { reason: reason.to_owned() })
}

fn note(question: &str, note: &str) -> Edit {
    Edit::Note { question: question.parse().expect("an id"), note: note.to_owned() }
}

fn points(subarea: &str, points: Option<u32>) -> Edit {
    Edit::DirectPoints { subarea: subarea.parse().expect("an id"), points: points.map(Points::from_whole) }
}

fn justification(subarea: &str, justification: &str) -> Edit {
    Edit::Justification { subarea: subarea.parse().expect("an id"), justification: justification.to_owned() }
}

fn reference(number: u8) -> RubricReference {
    format!("2021@{number:032x}").parse().expect("a reference")
}

fn later(time: Timestamp, milliseconds: u64) -> Timestamp {
    Timestamp::from_milliseconds(time.milliseconds() + milliseconds)
}

/// A draft that is changed, undone and redone.
struct Work {
    draft: Assessment,
    history: History,
    now: Timestamp,
}

impl Work {
    fn new() -> Self {
        static RUBRIC: LazyLock<Rubric> = LazyLock::new(|| edition("2021"));
        Self { draft: draft(&RUBRIC, Mode::Full), history: History::default(), now: NOW }
    }

    /// Makes a change so long after the one before.
    fn edit_after(&mut self, milliseconds: u64, edit: Edit) {
        self.now = later(self.now, milliseconds);
        self.history.edit(&mut self.draft, edit, at(self.now.milliseconds()));
    }

    fn edit(&mut self, edit: Edit) {
        self.edit_after(10, edit);
    }

    fn undo(&mut self) -> Option<Subject> {
        self.history.undo(&mut self.draft, at(self.now.milliseconds()))
    }

    fn redo(&mut self) -> Option<Subject> {
        self.history.redo(&mut self.draft, at(self.now.milliseconds()))
    }
}

/// After these changes, in quick succession, undoing goes through these states back to the empty draft, each given by
/// its entries, and redoing comes back through them.
#[track_caller]
fn check_steps(edits: impl IntoIterator<Item = Edit>, states: &[&[(&str, &str)]]) {
    let mut work = Work::new();
    for edit in edits {
        work.edit(edit);
    }
    let entered = |draft: &Assessment| -> Vec<_> {
        content(draft).into_iter().filter(|(name, _)| !["about", "rubric"].contains(&name.as_str())).collect()
    };
    let expected = |state: &[(&str, &str)]| -> Vec<_> {
        state.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    };
    let mut back = vec![entered(&work.draft)];
    while work.undo().is_some() {
        back.push(entered(&work.draft));
    }
    assert_eq!(back, states.iter().rev().map(|state| expected(state)).collect::<Vec<_>>(), "undoing");
    let mut forth = vec![entered(&work.draft)];
    while work.redo().is_some() {
        forth.push(entered(&work.draft));
    }
    assert_eq!(forth, states.iter().map(|state| expected(state)).collect::<Vec<_>>(), "redoing");
}

#[test]
fn every_answer_is_a_step() {
    check_steps(
        [answer("1.1.plan", Answer::DontKnow), answer("1.1.plan", Answer::Level(Level::Begun))],
        &[&[], &[("answer 1.1.plan", "DontKnow")], &[("answer 1.1.plan", "Level(Begun)")]],
    );
}

#[test]
fn typing_into_one_text_is_one_step() {
    let note_states: &[&[_]] = &[&[], &[("note 1.1.plan", "abc")]];
    check_steps([note("1.1.plan", "a"), note("1.1.plan", "ab"), note("1.1.plan", "abc")], note_states);
    check_steps(
        [points("1.1", Some(1)), points("1.1", Some(14))],
        &[&[], &[("points 1.1", &Points::from_whole(14).to_decimal())]],
    );
    check_steps(
        [justification("1.1", "S"), justification("1.1", "Se"), justification("1.1", "Se budgeten")],
        &[&[], &[("justification 1.1", "Se budgeten")]],
    );
}

#[test]
fn to_choose_not_applicable_is_a_step_and_to_say_why_another() {
    check_steps(
        [not_applicable("1.1.plan", ""), not_applicable("1.1.plan", "F"), not_applicable("1.1.plan", "Förbund")],
        &[
            &[],
            &[("answer 1.1.plan", r#"NotApplicable { reason: "" }"#)],
            &[("answer 1.1.plan", r#"NotApplicable { reason: "Förbund" }"#)],
        ],
    );
}

#[test]
fn another_text_or_an_answer_in_between_ends_the_typing() {
    check_steps(
        [note("1.1.plan", "a"), note("1.1.goals", "b"), note("1.1.plan", "ac")],
        &[
            &[],
            &[("note 1.1.plan", "a")],
            &[("note 1.1.goals", "b"), ("note 1.1.plan", "a")],
            &[("note 1.1.goals", "b"), ("note 1.1.plan", "ac")],
        ],
    );
    check_steps(
        [note("1.1.plan", "a"), answer("1.1.plan", Answer::DontKnow), note("1.1.plan", "ab")],
        &[
            &[],
            &[("note 1.1.plan", "a")],
            &[("answer 1.1.plan", "DontKnow"), ("note 1.1.plan", "a")],
            &[("answer 1.1.plan", "DontKnow"), ("note 1.1.plan", "ab")],
        ],
    );
}

#[test]
fn a_change_that_changes_nothing_is_no_step_and_leaves_what_can_be_redone() {
    let mut work = Work::new();
    work.edit(answer("1.1.plan", Answer::DontKnow));
    work.edit(note("1.1.goals", "a"));
    work.undo();
    work.edit(answer("1.1.plan", Answer::DontKnow));
    work.edit(answer("1.1.goals", Answer::Unanswered));
    work.edit(Edit::Batch(Vec::new()));
    assert_eq!(work.history.depth(), (1, 1));
}

#[test]
fn what_was_typed_and_taken_away_again_leaves_no_step() {
    check_steps([note("1.1.plan", "a"), note("1.1.plan", "")], &[&[]]);
    // As the points that were typed on the way to too many of them.
    check_steps([points("1.1", Some(2)), points("1.1", Some(20)), points("1.1", None)], &[&[]]);
}

#[test]
fn a_pause_ends_the_typing() {
    #[track_caller]
    fn check(milliseconds: u64, expected: usize) {
        let mut work = Work::new();
        work.edit(note("1.1.plan", "a"));
        work.edit_after(milliseconds, note("1.1.plan", "ab"));
        assert_eq!(work.history.depth(), (expected, 0), "after {milliseconds} ms");
    }
    check(0, 1);
    check(PAUSE - 1, 1);
    check(PAUSE, 2);
    // Each key counts the pause anew.
    let mut work = Work::new();
    for text in ["a", "ab", "abc", "abcd"] {
        work.edit_after(PAUSE - 1, note("1.1.plan", text));
    }
    assert_eq!(work.history.depth(), (1, 0));
}

#[test]
fn a_clock_that_is_set_back_ends_the_typing() {
    let mut work = Work::new();
    work.edit(note("1.1.plan", "a"));
    work.now = Timestamp::from_milliseconds(NOW.milliseconds() - 3_600_000);
    work.edit(note("1.1.plan", "ab"));
    work.edit(note("1.1.plan", "abc"));
    assert_eq!(work.history.depth(), (2, 0));
}

#[test]
fn typing_after_undoing_is_a_step_of_its_own() {
    let mut work = Work::new();
    work.edit(note("1.1.plan", "a"));
    work.edit(answer("1.1.plan", Answer::DontKnow));
    work.undo();
    work.edit(note("1.1.plan", "ab"));
    assert_eq!(work.history.depth(), (2, 0));
    work.undo();
    assert_eq!(work.draft.note(&"1.1.plan".parse().expect("an id")), "a");
}

#[test]
fn a_new_change_after_undoing_drops_what_could_be_redone() {
    let mut work = Work::new();
    work.edit(answer("1.1.plan", Answer::DontKnow));
    work.edit(answer("1.1.goals", Answer::DontKnow));
    assert_eq!(work.undo(), Some(Subject::Answer("1.1.goals".parse().expect("an id"))));
    work.edit(answer("1.2.plan", Answer::DontKnow));
    assert_eq!(work.redo(), None);
    assert_eq!(work.history.to_undo(true), Some(&Subject::Answer("1.2.plan".parse().expect("an id"))));
}

#[test]
fn each_step_knows_what_it_is_about() {
    #[track_caller]
    fn check(before: &[Edit], edit: Edit, expected: Subject) {
        let mut work = Work::new();
        before.iter().for_each(|edit| work.edit(edit.clone()));
        work.edit_after(PAUSE, edit);
        assert_eq!(work.history.to_undo(true), Some(&expected));
        assert_eq!(work.undo(), Some(expected.clone()));
        assert_eq!(work.history.to_redo(true), Some(&expected));
        assert_eq!(work.redo(), Some(expected));
    }
    let question = || "1.1.plan".parse().expect("an id");
    let subarea = || "1.1".parse().expect("an id");
    check(&[], answer("1.1.plan", Answer::DontKnow), Subject::Answer(question()));
    check(&[], not_applicable("1.1.plan", ""), Subject::Answer(question()));
    let said = not_applicable("1.1.plan", "Förbund");
    check(&[not_applicable("1.1.plan", "")], said.clone(), Subject::Reason(question()));
    check(&[said], answer("1.1.plan", Answer::Unanswered), Subject::Answer(question()));
    check(&[], note("1.1.plan", "a"), Subject::Note(question()));
    check(&[], points("1.1", Some(3)), Subject::Points(subarea()));
    check(&[], justification("1.1", "a"), Subject::Justification(subarea()));
    check(&[], Edit::Rubric { rubric: reference(7) }, Subject::Rubric);
    let about = About {
        municipality: Municipality::from_typed("Vetlanda").expect("a name"),
        year: Year::try_from(2027).expect("a year"),
        mode: Mode::Quick,
    };
    check(&[], Edit::About { about }, Subject::About);
    let several = Edit::Batch(vec![answer("1.1.plan", Answer::DontKnow), points("1.1", Some(3))]);
    check(&[], several.clone(), Subject::Several(2));
    check(&[], Edit::Batch(vec![note("1.1.plan", "a")]), Subject::Note(question()));
    let emptying = Edit::Batch(vec![answer("1.1.plan", Answer::Unanswered), points("1.1", None)]);
    check(std::slice::from_ref(&several), emptying.clone(), Subject::Everything);
    check(&[several, note("1.2.plan", "a")], emptying, Subject::Several(2));
}

#[test]
fn emptying_takes_everything_away_in_one_step() {
    let mut work = Work::new();
    assert_eq!(work.draft.emptying(), None);
    let edits = [
        answer("1.1.plan", Answer::DontKnow),
        not_applicable("1.1.goals", "Förbund"),
        note("1.2.plan", "a"),
        points("2.1", Some(0)),
        justification("2.2", "b"),
    ];
    let n_edits = edits.len();
    edits.into_iter().for_each(|edit| work.edit(edit));
    let full = content(&work.draft);
    let emptying = work.draft.emptying().expect("something to take away");
    work.edit(emptying);
    assert_eq!(content(&work.draft), content(&Work::new().draft));
    assert_eq!(work.draft.emptying(), None);
    assert_eq!(work.history.depth(), (n_edits + 1, 0));
    assert_eq!(work.undo(), Some(Subject::Everything));
    assert_eq!(content(&work.draft), full);
    assert_eq!(work.redo(), Some(Subject::Everything));
    assert_eq!(work.draft.emptying(), None);
}

#[test]
fn what_another_tab_has_answered_meanwhile_comes_back_with_redo() {
    let mut work = Work::new();
    work.edit(answer("1.1.plan", Answer::Level(Level::Begun)));
    work.edit(note("1.1.plan", "här"));
    // As when the state of another tab is taken over.
    work.draft.apply(answer("1.1.plan", Answer::Level(Level::Effective)), at(work.now.milliseconds()));
    work.draft.apply(answer("1.2.plan", Answer::DontKnow), at(work.now.milliseconds()));
    let together = content(&work.draft);
    assert!(work.undo().is_some() && work.undo().is_some());
    // Only what the steps here were about has gone.
    let mut left = content(&work.draft);
    assert_eq!(left.remove("answer 1.2.plan").as_deref(), Some("DontKnow"));
    assert_eq!(left, content(&Work::new().draft));
    assert!(work.redo().is_some() && work.redo().is_some());
    assert_eq!(content(&work.draft), together);
}

#[test]
fn back_at_a_rubric_that_has_gone_the_draft_carries_the_points_it_had_then() {
    let rubric = rubric::parse(&small_rubric().to_string()).expect("a rubric");
    let mut draft = draft(&rubric, Mode::Full);
    draft.apply(answer("A1.a", Answer::Level(Level::Effective)), ON);
    let carried = score(&rubric, &draft).to_last_result(&rubric);
    draft.remember(Some(carried.clone()));
    let mut history = History::default();
    history.edit(&mut draft, Edit::Rubric { rubric: reference(7) }, ON);
    draft.remember(None);
    history.undo(&mut draft, ON);
    assert_eq!(draft.rubric, RubricReference::to(&rubric));
    assert_eq!(draft.last_result(), Some(&carried));
    history.redo(&mut draft, ON);
    assert_eq!((&draft.rubric, draft.last_result()), (&reference(7), None));
}

#[test]
fn without_its_rubric_a_draft_only_goes_back_to_another() {
    let mut work = Work::new();
    work.edit(answer("1.1.plan", Answer::DontKnow));
    assert_eq!(work.history.to_undo(false), None);
    work.edit(Edit::Rubric { rubric: reference(7) });
    assert_eq!(work.history.to_undo(false), Some(&Subject::Rubric));
    work.edit(Edit::Batch(vec![note("1.1.plan", "a"), Edit::Rubric { rubric: reference(8) }]));
    assert_eq!(work.history.to_undo(false), Some(&Subject::Several(2)));
    work.undo();
    assert_eq!(work.history.to_redo(false), Some(&Subject::Several(2)));
    work.undo();
    work.undo();
    assert_eq!((work.history.to_redo(false), work.history.to_redo(true).is_some()), (None, true));
}

/// Something that happens to a draft.
#[derive(Clone, Debug)]
enum Act {
    Edit(Edit),
    Undo,
    Redo,
}

/// The part that a change is about, so that a batch names each once.
fn part(kind: u8, id: u8) -> String {
    format!("{}.{}", id + 1, ["answer", "note", "points", "justification"].get(usize::from(kind)).expect("a kind"))
}

/// A change of one of few parts to one of few values, so that changes meet.
fn change(kind: u8, id: u8, value: u8) -> Edit {
    let name = part(kind, id);
    let text = "abc".get(..usize::from(value)).expect("a text");
    match kind {
        0 => answer(
            &name,
            match value {
                0 => Answer::Unanswered,
                1 => Answer::DontKnow,
                2 => Answer::NotApplicable { reason: String::new() },
                _ => Answer::NotApplicable { reason: "x".to_owned() },
            },
        ),
        1 => note(&name, text),
        2 => points(&name, (value > 0).then_some(u32::from(value))),
        _ => justification(&name, text),
    }
}

fn any_act() -> impl Strategy<Value = Act> {
    let one = || (0u8..4, 0u8..2, 0u8..4);
    prop_oneof![
        8 => one().prop_map(|(kind, id, value)| Act::Edit(change(kind, id, value))),
        1 => btree_map((0u8..4, 0u8..2), 0u8..4, 0..5).prop_map(|parts| {
            Act::Edit(Edit::Batch(parts.into_iter().map(|((kind, id), value)| change(kind, id, value)).collect()))
        }),
        1 => (0u8..3).prop_map(|number| Act::Edit(Edit::Rubric { rubric: reference(number) })),
        4 => Just(Act::Undo),
        3 => Just(Act::Redo),
    ]
}

/// What a list of snapshots says about undoing and redoing.
struct Model {
    states: Vec<Content>,
    at: usize,
    /// The text that is being typed, and when the last key was pressed.
    typing: Option<(String, Timestamp)>,
}

impl Model {
    /// The text that a change types into, if it does.
    fn typed(edit: &Edit, before: &Assessment) -> Option<String> {
        match edit {
            Edit::Answer { question, answer: Answer::NotApplicable { .. } } => {
                matches!(before.answer(question), Answer::NotApplicable { .. }).then(|| question.to_string())
            }
            Edit::Note { question, .. } => Some(question.to_string()),
            Edit::DirectPoints { subarea, .. } | Edit::Justification { subarea, .. } => Some(subarea.to_string()),
            Edit::Batch(edits) if edits.len() == 1 && before.emptying().as_ref() != Some(edit) => {
                Self::typed(edits.first().expect("one"), before)
            }
            Edit::Answer { .. }
            | Edit::Settle { .. }
            | Edit::Unsettle { .. }
            | Edit::Rubric { .. }
            | Edit::About { .. }
            | Edit::Batch(_) => None,
        }
    }

    fn edit(&mut self, typed: Option<String>, after: Content, now: Timestamp) {
        if self.states.get(self.at) == Some(&after) {
            return;
        }
        self.states.truncate(self.at + 1);
        let goes_on = typed.is_some()
            && self.typing.as_ref().is_some_and(|(text, last)| {
                Some(text) == typed.as_ref() && now.milliseconds() - last.milliseconds() < PAUSE
            });
        self.typing = typed.map(|text| (text, now));
        if goes_on {
            self.states.pop();
            self.at -= 1;
        }
        if self.states.last() == Some(&after) {
            self.typing = None;
        } else {
            self.states.push(after);
            self.at += 1;
        }
    }
}

proptest! {
    #[test]
    fn undoing_and_redoing_go_through_the_very_states_that_were(
        acts in vec((any_act(), select(vec![1, 500, PAUSE, 10_000])), 0..60),
    ) {
        let mut work = Work::new();
        let mut model = Model { states: vec![content(&work.draft)], at: 0, typing: None };
        for (act, pause) in acts {
            match act {
                Act::Edit(edit) => {
                    let typed = Model::typed(&edit, &work.draft);
                    work.edit_after(pause, edit);
                    model.edit(typed, content(&work.draft), work.now);
                }
                Act::Undo => {
                    prop_assert_eq!(work.undo().is_some(), model.at > 0);
                    (model.at, model.typing) = (model.at.saturating_sub(1), None);
                }
                Act::Redo => {
                    let more = model.at + 1 < model.states.len();
                    prop_assert_eq!(work.redo().is_some(), more);
                    (model.at, model.typing) = (model.at + usize::from(more), None);
                }
            }
            prop_assert_eq!(Some(&content(&work.draft)), model.states.get(model.at));
            prop_assert_eq!(work.history.depth(), (model.at, model.states.len() - 1 - model.at));
        }
        let there = content(&work.draft);
        while work.undo().is_some() {}
        prop_assert_eq!(Some(&content(&work.draft)), model.states.first());
        while work.redo().is_some() {}
        prop_assert_eq!(Some(&content(&work.draft)), model.states.last());
        while work.history.depth().0 > model.at {
            work.undo();
        }
        prop_assert_eq!(content(&work.draft), there);
    }
}

#[test]
fn choosing_between_what_clashes_is_one_step_and_typing_afterwards_another() {
    let (mut work, mut elsewhere) = (Work::new(), Work::new());
    work.edit(note("1.1.plan", "här"));
    let other = Occasion { writer: WriterId::from_random(0xb), now: work.now };
    elsewhere.draft.apply(note("1.1.plan", "där"), other);
    work.draft.merge(&elsewhere.draft);
    let clash = work.draft.clashes().into_iter().next().expect("a clash");
    let before = content(&work.draft);
    work.edit(clash.instead());
    let chosen = content(&work.draft);
    assert_ne!(chosen, before);
    work.edit(note("1.1.plan", "här och där"));
    let field = Field::Note("1.1.plan".parse().expect("an id"));
    assert_eq!(work.undo(), Some(Subject::Note("1.1.plan".parse().expect("an id"))));
    assert_eq!(content(&work.draft), chosen);
    assert_eq!(work.undo(), Some(Subject::Clash(field)));
    assert_eq!((content(&work.draft), work.draft.clashes().len()), (before, 1));
}

#[test]
fn what_another_tab_has_written_since_stands_beside_what_undoing_gives_back() {
    let mut work = Work::new();
    work.edit(note("1.1.plan", "mitt"));
    let other = Occasion { writer: WriterId::from_random(0xb), now: work.now };
    let mut elsewhere = work.draft.clone();
    elsewhere.apply(note("1.1.plan", "en halvtimmes arbete"), other);
    work.draft.merge(&elsewhere);
    work.undo();
    let question = "1.1.plan".parse().expect("an id");
    assert_eq!(work.draft.note(&question), "");
    let beside: Vec<_> = work.draft.clashes().into_iter().map(|clash| clash.other).collect();
    assert_eq!(beside, [Entered::Text("en halvtimmes arbete".to_owned())]);
    work.redo();
    assert_eq!((work.draft.note(&question), work.draft.clashes().len()), ("en halvtimmes arbete", 0));
    // The other tab comes to the same.
    elsewhere.merge(&work.draft);
    assert_eq!((elsewhere.note(&question), elsewhere.clashes().len()), ("en halvtimmes arbete", 0));
}
