//! How the points of a part come about, step by step: the numbers behind "visa uträkningen".
//!
//! The steps are those of [`score`](super::score) and made by the same code, kept instead of thrown away; every figure
//! that a reader needs to do the sum on paper is among them. Start at [`calculate`].

use super::subarea;
use super::{Contribution, Outcome, Scaling, Sums, score_area, sum};
use crate::assessment::{Answer, Assessment};
use crate::level::Level;
use crate::points::{Points, Precision, RoundedPoints, sum_of_shown};
use crate::rubric::{Area, AreaId, Rubric, Subarea, SubareaId, Weight};

/// A part of a draft whose points can be calculated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// One subarea.
    Subarea(SubareaId),
    /// One area.
    Area(AreaId),
    /// All areas.
    Total,
}

/// The steps to the points of a part.
#[derive(Clone, Debug, PartialEq)]
pub enum Calculation {
    /// A subarea by its questions.
    Questions(ByQuestions),
    /// A subarea by points given directly.
    Direct(GivenDirectly),
    /// An area, out of its subareas.
    Area(Addition<SubareaId>),
    /// The total, out of the areas.
    Total(Addition<AreaId>),
}

/// A subarea that is counted by its questions: `max · Σ(weight · level) / (4 · Σ weight)`.
#[derive(Clone, Debug, PartialEq)]
pub struct ByQuestions {
    /// The most points.
    pub max: Points,
    /// The questions, in the rubric's order.
    pub rows: Vec<QuestionRow>,
    /// What they add up to.
    pub sums: Sums,
}

/// What one question adds.
#[derive(Clone, Debug, PartialEq)]
pub struct QuestionRow {
    /// How much it counts.
    pub weight: Weight,
    /// The answer.
    pub answer: Answer,
}

/// A subarea whose points are given directly, or are still to be given.
#[derive(Clone, Debug, PartialEq)]
pub struct GivenDirectly {
    /// The most points.
    pub max: Points,
    /// The points, if they have been given.
    pub given: Option<Points>,
    /// How many questions the subarea has.
    pub questions: usize,
    /// How many of them are answered, without counting.
    pub answered: usize,
    /// What it comes to: no more than the maximum, and open while nothing is given.
    pub outcome: Outcome,
}

/// Points that come about by adding up parts: unrounded, scaled where some parts do not apply, rounded once when shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Addition<Id> {
    /// The parts, in the rubric's order, with their unrounded points.
    pub rows: Vec<(Id, Outcome)>,
    /// The sum of those that apply, and of their maxima.
    pub sum: Outcome,
    /// Whether the sum was scaled.
    pub scaling: Scaling,
    /// What it comes to.
    pub outcome: Outcome,
    /// What the rows add up to as they are shown, where that is another number than the sum as it is shown.
    pub rows_sum_to: Option<RoundedPoints>,
}

impl QuestionRow {
    /// Weight times level; nothing when the question does not apply.
    #[must_use]
    pub fn contribution(&self) -> Option<Contribution> {
        Contribution::of(self.weight, &self.answer)
    }
}

impl ByQuestions {
    /// The steps for questions with these weights and answers.
    #[must_use]
    pub fn of(max: Points, questions: impl Iterator<Item = (Weight, Answer)>) -> Self {
        let mut sums = Sums::default();
        let rows = questions
            .map(|(weight, answer)| {
                sums.add(weight, &answer);
                QuestionRow { weight, answer }
            })
            .collect();
        Self { max, rows, sums }
    }

    /// What it comes to.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        self.sums.outcome(self.max)
    }

    /// The worked example: at most 20 points, with every kind of answer among five questions.
    #[must_use]
    pub fn example() -> Self {
        let not_applicable = Answer::NotApplicable { reason: String::new() };
        let questions = [
            (25, Answer::Level(Level::Systematic)),
            (20, Answer::Level(Level::Partial)),
            (15, not_applicable),
            (30, Answer::DontKnow),
            (10, Answer::Unanswered),
        ];
        let weighted = questions
            .into_iter()
            .filter_map(|(weight, answer)| Weight::from_hundredths(weight).map(|weight| (weight, answer)));
        Self::of(Points::from_whole(20), weighted)
    }
}

/// The steps to the points of a part; nothing when the rubric has no such part.
#[must_use]
pub fn calculate(rubric: &Rubric, assessment: &Assessment, part: &Part) -> Option<Calculation> {
    Some(match part {
        Part::Subarea(id) => of_subarea(rubric.subarea(id)?.1, assessment),
        Part::Area(id) => Calculation::Area(of_area(rubric.area(id)?, assessment)),
        Part::Total => Calculation::Total(of_total(rubric, assessment)),
    })
}

fn of_subarea(subarea: &Subarea, assessment: &Assessment) -> Calculation {
    match subarea::Basis::of(subarea, assessment) {
        subarea::Basis::Questions => {
            let questions = subarea.questions.iter();
            let answered = questions.map(|question| (question.weight, assessment.answer(&question.id).clone()));
            Calculation::Questions(ByQuestions::of(subarea.max, answered))
        }
        subarea::Basis::DirectPoints => {
            let answers = subarea.questions.iter().map(|question| assessment.answer(&question.id));
            Calculation::Direct(GivenDirectly {
                max: subarea.max,
                given: assessment.direct_points(&subarea.id),
                questions: subarea.questions.len(),
                answered: answers.filter(|answer| answer.is_dealt_with()).count(),
                outcome: subarea::score(subarea, assessment).outcome,
            })
        }
    }
}

fn of_area(area: &Area, assessment: &Assessment) -> Addition<SubareaId> {
    let subareas = area.subareas.iter().map(|subarea| subarea::score(subarea, assessment)).collect();
    let scored = score_area(area.id.clone(), area.max, subareas);
    let rows: Vec<_> = scored.subareas.into_iter().map(|subarea| (subarea.id, subarea.outcome)).collect();
    Addition::new(rows, scored.scaling, scored.outcome)
}

fn of_total(rubric: &Rubric, assessment: &Assessment) -> Addition<AreaId> {
    let scored = super::score(rubric, assessment);
    let rows = scored.areas.into_iter().map(|area| (area.id, area.outcome)).collect();
    Addition::new(rows, Scaling::None, scored.outcome)
}

impl<Id> Addition<Id> {
    fn new(rows: Vec<(Id, Outcome)>, scaling: Scaling, outcome: Outcome) -> Self {
        let shown = |outcome: Outcome| outcome.interval().map(|interval| whole(interval.secured()));
        let of_rows = sum_of_shown(rows.iter().filter_map(|(_, outcome)| shown(*outcome)));
        let rows_sum_to = match scaling {
            Scaling::None => shown(outcome).filter(|sum| *sum != of_rows).map(|_| of_rows),
            // What the rows add up to is then not the sum anyway, and the scaling says why.
            Scaling::From { .. } => None,
        };
        Self { sum: sum(rows.iter().map(|(_, outcome)| *outcome)), rows, scaling, outcome, rows_sum_to }
    }
}

fn whole(points: Points) -> RoundedPoints {
    points.rounded(Precision::Whole)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::points::Interval;

    #[test]
    fn the_worked_example_comes_to_what_the_documentation_says() {
        let example = ByQuestions::example();
        assert_eq!(example.sums, Sums { weight: 85, least: 115, most: 275 });
        let interval = Interval::new(Points::from_millionths(6_764_706), Points::from_millionths(16_176_471));
        assert_eq!(example.outcome(), Outcome::Points { interval, max: Points::from_whole(20) });
    }
}
