//! The steps that are shown come to the points that are scored, whatever the rubric and the draft.
#![cfg(test)]

mod common;

use std::collections::BTreeMap;

use common::any::any_rubric_and_draft;
use common::{ON, draft, edition, quick, read, small_rubric};
use kommunkompass::assessment::{Answer, Assessment, Edit, Mode};
use kommunkompass::level::Level;
use kommunkompass::points::{Interval, Points, Precision};
use kommunkompass::rubric::{self, Rubric};
use kommunkompass::scoring::calculation::{Addition, ByQuestions, Calculation, GivenDirectly, Part, calculate};
use kommunkompass::scoring::{Contribution, Outcome, Scaling, Sums, score};
use proptest::prelude::*;

/// `max · numerator / denominator` on paper: to the nearest millionth, half up.
fn on_paper(max: Points, numerator: u64, denominator: u64) -> Points {
    let exact = u128::from(max.millionths()) * u128::from(numerator) * 10 / u128::from(denominator);
    let millionths = exact.div_euclid(10) + u128::from(exact % 10 >= 5);
    Points::from_millionths(millionths.try_into().expect("points"))
}

/// What the rows of a subarea come to when a reader adds them up and puts the sums into the formula.
fn questions_on_paper(steps: &ByQuestions) -> Outcome {
    let rows = steps.rows.iter().filter_map(|row| row.contribution().map(|contribution| (row.weight, contribution)));
    let sums = rows.fold(Sums::default(), |sums, (weight, Contribution { least, most })| Sums {
        weight: sums.weight + weight.hundredths(),
        least: sums.least + least,
        most: sums.most + most,
    });
    assert_eq!(sums, steps.sums);
    if sums.weight == 0 {
        return Outcome::NotApplicable;
    }
    let points = |sum| on_paper(steps.max, sum, 4 * sums.weight);
    Outcome::Points { interval: Interval::new(points(sums.least), points(sums.most)), max: steps.max }
}

/// What the rows of an area or of the whole come to when a reader adds them up, and scales the sum to `max`.
fn addition_on_paper<Id>(steps: &Addition<Id>, max: Option<Points>) -> Outcome {
    let rows =
        steps.rows.iter().filter_map(|(_, outcome)| outcome.interval().map(|interval| (interval, outcome.max())));
    let rows: Vec<_> = rows.collect();
    if rows.is_empty() {
        assert_eq!(steps.sum, Outcome::NotApplicable);
        return Outcome::NotApplicable;
    }
    let interval: Interval = rows.iter().map(|(interval, _)| *interval).sum();
    let applicable: Points = rows.iter().map(|(_, max)| *max).sum();
    assert_eq!(steps.sum, Outcome::Points { interval, max: applicable });
    match max.filter(|max| *max != applicable) {
        None => {
            assert_eq!(steps.scaling, Scaling::None);
            steps.sum
        }
        Some(max) => {
            assert_eq!(steps.scaling, Scaling::From { applicable });
            Outcome::Points { interval: interval.scaled(max, applicable), max }
        }
    }
}

/// The steps of every part come to its score, to the millionth.
fn check(rubric: &Rubric, draft: &Assessment) {
    let scored = score(rubric, draft);
    let steps = |part: Part| calculate(rubric, draft, &part).expect("a part of the rubric");
    for (_, subarea) in rubric.subareas() {
        let expected = scored.subarea(&subarea.id).expect("its score").outcome;
        match steps(Part::Subarea(subarea.id.clone())) {
            Calculation::Questions(steps) => {
                assert_eq!(steps.rows.len(), subarea.questions.len());
                assert_eq!((questions_on_paper(&steps), steps.outcome()), (expected, expected), "{}", subarea.id);
            }
            Calculation::Direct(steps) => {
                assert_eq!(steps.outcome, expected, "{}", subarea.id);
                assert_eq!(steps.given, draft.direct_points(&subarea.id));
            }
            other => panic!("{}: {other:?}", subarea.id),
        }
    }
    for area in &rubric.areas {
        let expected = scored.area(&area.id).expect("its score");
        let Calculation::Area(steps) = steps(Part::Area(area.id.clone())) else { panic!("not an area: {}", area.id) };
        assert_eq!((addition_on_paper(&steps, Some(area.max)), steps.outcome), (expected.outcome, expected.outcome));
        let rows: Vec<_> = expected.subareas.iter().map(|subarea| (subarea.id.clone(), subarea.outcome)).collect();
        assert_eq!((steps.rows, steps.scaling), (rows, expected.scaling));
    }
    let Calculation::Total(steps) = steps(Part::Total) else { panic!("not the total") };
    assert_eq!((addition_on_paper(&steps, None), steps.outcome), (scored.outcome, scored.outcome));
    let rows: Vec<_> = scored.areas.into_iter().map(|area| (area.id, area.outcome)).collect();
    assert_eq!(steps.rows, rows);
}

proptest! {
    #[test]
    fn the_steps_come_to_the_score_to_the_millionth((rubric, draft) in any_rubric_and_draft()) {
        check(&rubric, &draft);
    }

    #[test]
    fn rows_that_do_not_add_up_as_shown_are_told_of((rubric, draft) in any_rubric_and_draft()) {
        let Some(Calculation::Total(steps)) = calculate(&rubric, &draft, &Part::Total) else { panic!("no total") };
        let shown = |outcome: &Outcome| outcome.interval().map_or(0, |it| it.secured().rounded(Precision::Whole).units());
        let rows: u64 = steps.rows.iter().map(|(_, outcome)| shown(outcome)).sum();
        let differs = rows != shown(&steps.outcome);
        prop_assert_eq!(steps.rows_sum_to.map(|sum| sum.units()), differs.then_some(rows));
    }
}

fn area_of(rubric: &Rubric, draft: &Assessment, area: &str) -> Addition<rubric::SubareaId> {
    let part = Part::Area(area.parse().expect("an area id"));
    let Some(Calculation::Area(steps)) = calculate(rubric, draft, &part) else { panic!("no area {area}") };
    steps
}

#[test]
fn the_rows_of_vallentuna_area_5_add_up_to_86_as_shown_and_the_area_is_85() {
    let rubric = edition("2016");
    let rows: BTreeMap<String, String> =
        serde_json::from_str(&read("tests/data/vallentuna-unrounded.json")).expect("JSON");
    let draft = quick(&rubric, rows.into_iter().map(|(id, points)| (id, points.parse().expect("points"))));
    let steps = area_of(&rubric, &draft, "5");
    let shown = |outcome: Outcome| outcome.interval().map(|it| it.secured().rounded(Precision::Whole).to_string());
    let rows: Vec<_> = steps.rows.iter().filter_map(|(_, outcome)| shown(*outcome)).collect();
    assert_eq!(rows, ["13", "23", "15", "13", "12", "10"]);
    assert_eq!(shown(steps.outcome).as_deref(), Some("85"));
    assert_eq!(steps.rows_sum_to.map(|sum| sum.to_string()).as_deref(), Some("86"));
}

#[test]
fn an_area_without_one_of_its_subareas_shows_what_it_is_scaled_from() {
    let rubric = edition("2021");
    let mut draft = draft(&rubric, Mode::Full);
    for (_, subarea) in rubric.subareas().filter(|(area, _)| area.id.as_str() == "1") {
        for question in &subarea.questions {
            let answer = match subarea.id.as_str() {
                "1.4" => Answer::NotApplicable { reason: "finns inte här".to_owned() },
                _ => Answer::Level(Level::Partial),
            };
            draft.apply(Edit::Answer { question: question.id.clone(), answer }, ON);
        }
    }
    let steps = area_of(&rubric, &draft, "1");
    let points = |points| Interval::settled(Points::from_whole(points));
    assert_eq!(steps.sum, Outcome::Points { interval: points(45), max: Points::from_whole(90) });
    assert_eq!(steps.scaling, Scaling::From { applicable: Points::from_whole(90) });
    assert_eq!(steps.outcome, Outcome::Points { interval: points(50), max: Points::from_whole(100) });
}

#[test]
fn points_given_directly_say_how_many_answers_do_not_count() {
    let rubric = rubric::parse(&small_rubric().to_string()).expect("a sound rubric");
    let mut draft = draft(&rubric, Mode::Full);
    let part = Part::Subarea("A1".parse().expect("a subarea id"));
    draft.apply(Edit::Answer { question: "A1.a".parse().expect("an id"), answer: Answer::DontKnow }, ON);
    assert!(matches!(calculate(&rubric, &draft, &part), Some(Calculation::Questions(_))));
    let points = "14,5".parse().expect("points");
    draft.apply(Edit::DirectPoints { subarea: "A1".parse().expect("an id"), points: Some(points) }, ON);
    let max = Points::from_whole(60);
    let outcome = Outcome::Points { interval: Interval::settled(points), max };
    let expected = GivenDirectly { max, given: Some(points), questions: 2, answered: 1, outcome };
    assert_eq!(calculate(&rubric, &draft, &part), Some(Calculation::Direct(expected)));
}

#[test]
fn a_part_that_the_rubric_lacks_has_no_calculation() {
    let rubric = edition("2020");
    let draft = draft(&rubric, Mode::Quick);
    assert_eq!(calculate(&rubric, &draft, &Part::Subarea("9.9".parse().expect("an id"))), None);
    assert_eq!(calculate(&rubric, &draft, &Part::Area("9".parse().expect("an id"))), None);
}
