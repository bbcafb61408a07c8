//! Properties of scoring that hold for whatever is answered.
#![cfg(test)]

mod common;

use std::sync::LazyLock;

use common::{ON, draft, edition};
use kommunkompass::assessment::{Answer, Assessment, Edit, Mode};
use kommunkompass::level::Level;
use kommunkompass::points::{Interval, Points};
use kommunkompass::rubric::{QuestionId, Rubric};
use kommunkompass::scoring::{Outcome, Scaling, Score, Status, score};
use proptest::prelude::*;
use proptest::sample::Index;

static RUBRIC: LazyLock<Rubric> = LazyLock::new(|| edition("2021"));

fn question(index: Index) -> QuestionId {
    let questions: Vec<_> = RUBRIC.questions().collect();
    index.get(&questions).id.clone()
}

fn answer_to(draft: &mut Assessment, question: QuestionId, answer: Answer) {
    draft.apply(Edit::Answer { question, answer }, ON);
}

fn answered_with(answer: &Answer) -> Assessment {
    let mut draft = draft(&RUBRIC, Mode::Full);
    for question in RUBRIC.questions() {
        answer_to(&mut draft, question.id.clone(), answer.clone());
    }
    draft
}

fn any_level() -> impl Strategy<Value = Level> {
    prop::sample::select(Level::ALL.to_vec())
}

fn any_answer() -> impl Strategy<Value = Answer> {
    prop_oneof![
        1 => Just(Answer::Unanswered),
        1 => Just(Answer::DontKnow),
        1 => Just(Answer::NotApplicable { reason: "finns inte här".to_owned() }),
        5 => any_level().prop_map(Answer::Level),
    ]
}

fn any_draft() -> impl Strategy<Value = Assessment> {
    prop::collection::vec((any::<Index>(), any_answer()), 0..250).prop_map(|answers| {
        let mut draft = draft(&RUBRIC, Mode::Full);
        for (index, answer) in answers {
            answer_to(&mut draft, question(index), answer);
        }
        draft
    })
}

#[test]
fn in_areas_that_are_not_divided_everything_is_open() {
    let rubric = edition("2010");
    let score = score(&rubric, &draft(&rubric, Mode::Quick));
    let open = |max| Outcome::Points {
        interval: Interval::new(Points::ZERO, Points::from_whole(max)),
        max: Points::from_whole(max),
    };
    assert!(score.areas.iter().all(|area| area.outcome == open(100)));
    assert_eq!(score.outcome, open(800));
    assert_eq!(score.progress.status(), Status::NotStarted);
}

fn outcomes(score: &Score) -> Vec<Outcome> {
    let areas = score.areas.iter();
    let subareas = areas.clone().flat_map(|area| area.subareas.iter().map(|subarea| subarea.outcome));
    areas.map(|area| area.outcome).chain(subareas).chain([score.outcome]).collect()
}

proptest! {
    #[test]
    fn points_lie_between_zero_and_the_maximum(draft in any_draft()) {
        for outcome in outcomes(&score(&RUBRIC, &draft)) {
            if let Outcome::Points { interval, max } = outcome {
                prop_assert!(interval.secured() <= interval.possible());
                prop_assert!(interval.possible() <= max);
            }
        }
    }

    #[test]
    fn a_higher_level_never_gives_fewer_points(draft in any_draft(), index: Index, low in any_level(), high in any_level()) {
        let (low, high) = (low.min(high), low.max(high));
        let with = |level| {
            let mut draft = draft.clone();
            answer_to(&mut draft, question(index), Answer::Level(level));
            score(&RUBRIC, &draft)
        };
        for (low, high) in outcomes(&with(low)).into_iter().zip(outcomes(&with(high))) {
            if let (Some(low), Some(high)) = (low.interval(), high.interval()) {
                prop_assert!(low.secured() <= high.secured());
                prop_assert!(low.possible() <= high.possible());
            }
        }
    }

    #[test]
    fn an_answer_on_the_scale_only_narrows_the_interval(draft in any_draft(), index: Index, level in any_level()) {
        let question = question(index);
        prop_assume!(matches!(draft.answer(&question), Answer::Unanswered | Answer::DontKnow));
        let before = outcomes(&score(&RUBRIC, &draft));
        let mut draft = draft;
        answer_to(&mut draft, question, Answer::Level(level));
        for (before, after) in before.into_iter().zip(outcomes(&score(&RUBRIC, &draft))) {
            if let (Some(before), Some(after)) = (before.interval(), after.interval()) {
                prop_assert!(before.secured() <= after.secured());
                prop_assert!(after.possible() <= before.possible());
            }
        }
    }

    #[test]
    fn the_order_of_answers_does_not_matter(answers in prop::collection::btree_map(0usize..188, any_answer(), 0..188)) {
        let questions: Vec<_> = RUBRIC.questions().map(|question| question.id.clone()).collect();
        let filled = |answers: &mut dyn Iterator<Item = (&usize, &Answer)>| {
            let mut draft = draft(&RUBRIC, Mode::Full);
            answers.for_each(|(index, answer)| answer_to(&mut draft, questions[*index].clone(), answer.clone()));
            score(&RUBRIC, &draft)
        };
        prop_assert_eq!(filled(&mut answers.iter()), filled(&mut answers.iter().rev()));
    }

    #[test]
    fn undoing_an_edit_gives_back_what_was(draft in any_draft(), index: Index, answer in any_answer()) {
        let mut changed = draft.clone();
        let undo = changed.apply(Edit::Answer { question: question(index), answer }, ON);
        changed.apply(undo, ON);
        prop_assert!(changed.has_same_content(&draft));
    }
}

#[test]
fn the_highest_level_everywhere_gives_exactly_the_maximum() {
    let score = score(&RUBRIC, &answered_with(&Answer::Level(Level::Effective)));
    assert_eq!(score.outcome.interval(), Some(Interval::settled(Points::from_whole(800))));
    for (outcome, area) in score.areas.iter().zip(&RUBRIC.areas) {
        assert_eq!(outcome.outcome.interval(), Some(Interval::settled(area.max)));
    }
}

#[test]
fn an_empty_draft_is_open_from_nothing_to_everything() {
    let score = score(&RUBRIC, &draft(&RUBRIC, Mode::Full));
    assert_eq!(score.outcome.interval(), Some(Interval::new(Points::ZERO, Points::from_whole(800))));
    assert_eq!(score.progress.status(), Status::NotStarted);
    assert_eq!(score.progress.total(), RUBRIC.questions().count());
}

#[test]
fn not_applicable_everywhere_leaves_nothing_to_score() {
    let reason = "gäller inte oss".to_owned();
    let score = score(&RUBRIC, &answered_with(&Answer::NotApplicable { reason }));
    assert_eq!(score.outcome, Outcome::NotApplicable);
    assert!(score.areas.iter().all(|area| area.outcome == Outcome::NotApplicable));
    assert_eq!(score.progress.status(), Status::Complete);
}

#[test]
fn an_area_without_one_of_its_subareas_is_scaled_to_its_maximum() {
    let mut draft = answered_with(&Answer::Level(Level::Partial));
    let (_, first) = RUBRIC.subareas().next().expect("a subarea");
    for question in &first.questions {
        answer_to(&mut draft, question.id.clone(), Answer::NotApplicable { reason: "saknas".to_owned() });
    }
    let score = score(&RUBRIC, &draft);
    let area = score.areas.first().expect("an area");
    assert_eq!(area.outcome.interval(), Some(Interval::settled(Points::from_whole(50))));
    assert_eq!(area.scaling, Scaling::From { applicable: Points::from_whole(80) });
    assert_eq!(score.outcome.max(), Points::from_whole(800));
}

#[test]
fn do_not_know_is_dealt_with_and_keeps_the_points_open() {
    let score = score(&RUBRIC, &answered_with(&Answer::DontKnow));
    assert_eq!(score.outcome.interval(), Some(Interval::new(Points::ZERO, Points::from_whole(800))));
    assert_eq!(score.progress.status(), Status::DealtWithButOpen);
}

#[test]
fn points_given_directly_count_before_the_questions_and_never_above_the_maximum() {
    let mut draft = answered_with(&Answer::Level(Level::Missing));
    let (_, first) = RUBRIC.subareas().next().expect("a subarea");
    let direct = |points| Edit::DirectPoints { subarea: first.id.clone(), points };
    let undo = draft.apply(direct(Some("14,5".parse().expect("points"))), ON);
    let secured = |draft: &Assessment| score(&RUBRIC, draft).outcome.interval().map(Interval::secured);
    assert_eq!(secured(&draft), Some(Points::from_millionths(14_500_000)));
    draft.apply(direct(Some(Points::from_whole(999))), ON);
    assert_eq!(secured(&draft), Some(first.max));
    draft.apply(undo, ON);
    assert_eq!(secured(&draft), Some(Points::ZERO), "taken back: the questions count again");
}
