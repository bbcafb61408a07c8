//! From answers to points: total over integers, without a clock, and it cannot fail.
//!
//! The rule (docs: `README.md`, "How points are counted"): a subarea's points are `max · Σ(weight · level) / (4 · Σ
//! weight)` over the questions that apply. What is open counts as nothing in `secured` and in full in `possible`. A
//! subarea whose questions all do not apply leaves both the achieved and the maximum, and its area is scaled to the
//! area's maximum. Start at [`score`]; [`calculation`] tells the same step by step.

pub mod calculation;
mod last_result;
mod progress;
mod subarea;

pub use progress::{Progress, Status};
pub use subarea::{Basis, Contribution, SubareaScore, Sums};

use crate::assessment::Assessment;
use crate::points::{Interval, Points};
use crate::rubric::{AreaId, Rubric, Subarea, SubareaId};

/// What a draft amounts to.
#[derive(Clone, Debug, PartialEq)]
pub struct Score {
    /// The areas, in the rubric's order.
    pub areas: Vec<AreaScore>,
    /// The sum of the areas' unrounded points.
    pub outcome: Outcome,
    /// How far the draft has come.
    pub progress: Progress,
}

/// What an area amounts to.
#[derive(Clone, Debug, PartialEq)]
pub struct AreaScore {
    /// Which area.
    pub id: AreaId,
    /// Its subareas, in the rubric's order.
    pub subareas: Vec<SubareaScore>,
    /// Its points, scaled to its maximum when some of its subareas do not apply.
    pub outcome: Outcome,
    /// Whether it was scaled, which a view must say.
    pub scaling: Scaling,
    /// How far it has come.
    pub progress: Progress,
}

/// The points of a part, if the part applies at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It applies.
    Points {
        /// What is secured and what is possible.
        interval: Interval,
        /// The most points.
        max: Points,
    },
    /// None of it applies: it is in neither the achieved nor the maximum.
    NotApplicable,
}

impl Outcome {
    /// What is secured and what is possible; nothing when the part does not apply.
    #[must_use]
    pub const fn interval(self) -> Option<Interval> {
        match self {
            Self::Points { interval, .. } => Some(interval),
            Self::NotApplicable => None,
        }
    }

    /// The maximum that counts: zero when the part does not apply.
    #[must_use]
    pub const fn max(self) -> Points {
        match self {
            Self::Points { max, .. } => max,
            Self::NotApplicable => Points::ZERO,
        }
    }
}

/// Whether an area's points are those of all its subareas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scaling {
    /// They are.
    None,
    /// Some subareas do not apply; the rest, with this maximum, was scaled to the area's.
    From {
        /// The sum of the maxima of the subareas that apply.
        applicable: Points,
    },
}

/// Scores a draft with its rubric.
#[must_use]
pub fn score(rubric: &Rubric, assessment: &Assessment) -> Score {
    add_up(rubric, |subarea| subarea::score(subarea, assessment))
}

/// Adds up what the subareas of a rubric amount to, wherever that comes from.
#[must_use]
pub fn add_up(rubric: &Rubric, subarea_score: impl Fn(&Subarea) -> SubareaScore) -> Score {
    let areas: Vec<_> = rubric
        .areas
        .iter()
        .map(|area| {
            let subareas = area.subareas.iter().map(&subarea_score).collect();
            score_area(area.id.clone(), area.max, subareas)
        })
        .collect();
    Score {
        outcome: sum(areas.iter().map(|area| area.outcome)),
        progress: areas.iter().map(|area| area.progress).sum(),
        areas,
    }
}

fn score_area(id: AreaId, max: Points, subareas: Vec<SubareaScore>) -> AreaScore {
    if subareas.is_empty() {
        // An area that is not divided: nothing can be entered in it, so all of it is open.
        let outcome = Outcome::Points { interval: Interval::new(Points::ZERO, max), max };
        let progress = Progress { unanswered: 1, ..Progress::default() };
        return AreaScore { id, subareas, outcome, scaling: Scaling::None, progress };
    }
    let progress = subareas.iter().map(|subarea| subarea.progress).sum();
    let (outcome, scaling) = match sum(subareas.iter().map(|subarea| subarea.outcome)) {
        Outcome::NotApplicable => (Outcome::NotApplicable, Scaling::None),
        Outcome::Points { interval, max: applicable } if applicable == max => {
            (Outcome::Points { interval, max }, Scaling::None)
        }
        Outcome::Points { interval, max: applicable } => {
            (Outcome::Points { interval: interval.scaled(max, applicable), max }, Scaling::From { applicable })
        }
    };
    AreaScore { id, subareas, outcome, scaling, progress }
}

/// The sum of those parts that apply; not applicable when none does.
fn sum(outcomes: impl Iterator<Item = Outcome>) -> Outcome {
    outcomes.fold(Outcome::NotApplicable, |sum, outcome| match (sum, outcome) {
        (sum, Outcome::NotApplicable) => sum,
        (Outcome::NotApplicable, outcome) => outcome,
        (Outcome::Points { interval, max }, Outcome::Points { interval: other, max: other_max }) => {
            Outcome::Points { interval: interval + other, max: max + other_max }
        }
    })
}

impl Score {
    /// The score of an area.
    #[must_use]
    pub fn area(&self, id: &AreaId) -> Option<&AreaScore> {
        self.areas.iter().find(|area| &area.id == id)
    }

    /// The subareas where something is unanswered, in order, each with its area.
    pub fn unfinished_subareas(&self) -> impl Iterator<Item = (&AreaScore, &SubareaScore)> {
        let all = self.areas.iter().flat_map(|area| area.subareas.iter().map(move |subarea| (area, subarea)));
        all.filter(|(_, subarea)| subarea.progress.unanswered > 0)
    }

    /// The score of a subarea.
    #[must_use]
    pub fn subarea(&self, id: &SubareaId) -> Option<&SubareaScore> {
        self.areas.iter().flat_map(|area| &area.subareas).find(|subarea| &subarea.id == id)
    }
}
