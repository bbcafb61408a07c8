//! Points of one subarea: by its questions, or as given directly.

use super::{Outcome, Progress};
use crate::assessment::{Answer, Assessment, Mode};
use crate::level::Level;
use crate::points::{Interval, Points};
use crate::rubric::{Subarea, SubareaId, Weight};

/// What a subarea amounts to.
#[derive(Clone, Debug, PartialEq)]
pub struct SubareaScore {
    /// Which subarea.
    pub id: SubareaId,
    /// Its points.
    pub outcome: Outcome,
    /// What the points rest on.
    pub basis: Basis,
    /// How far it has come.
    pub progress: Progress,
}

/// What the points of a subarea rest on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// Its questions.
    Questions,
    /// Points given directly, or still to be given.
    DirectPoints,
}

impl Basis {
    /// What counts for a subarea: points given directly come before questions; where nothing was entered, the draft's
    /// mode decides.
    #[must_use]
    pub fn of(subarea: &Subarea, assessment: &Assessment) -> Self {
        let answered = || subarea.questions.iter().any(|question| assessment.answer(&question.id).is_dealt_with());
        if assessment.direct_points(&subarea.id).is_some() || subarea.questions.is_empty() {
            return Self::DirectPoints;
        }
        match assessment.mode {
            Mode::Full => Self::Questions,
            Mode::Quick if answered() => Self::Questions,
            Mode::Quick => Self::DirectPoints,
        }
    }
}

pub(super) fn score(subarea: &Subarea, assessment: &Assessment) -> SubareaScore {
    let basis = Basis::of(subarea, assessment);
    let (outcome, progress) = match basis {
        Basis::Questions => by_questions(subarea, assessment),
        Basis::DirectPoints => by_direct_points(subarea, assessment.direct_points(&subarea.id)),
    };
    SubareaScore { id: subarea.id.clone(), outcome, basis, progress }
}

fn by_direct_points(subarea: &Subarea, points: Option<Points>) -> (Outcome, Progress) {
    let max = subarea.max;
    match points {
        Some(points) => {
            let interval = Interval::settled(points.min(max));
            (Outcome::Points { interval, max }, Progress { dealt_with: 1, ..Progress::default() })
        }
        None => {
            let interval = Interval::new(Points::ZERO, max);
            (Outcome::Points { interval, max }, Progress { unanswered: 1, ..Progress::default() })
        }
    }
}

fn by_questions(subarea: &Subarea, assessment: &Assessment) -> (Outcome, Progress) {
    let mut progress = Progress::default();
    let mut sums = Sums::default();
    for question in &subarea.questions {
        let answer = assessment.answer(&question.id);
        match answer {
            Answer::NotApplicable { .. } => {
                progress.dealt_with += 1;
                progress.not_applicable += 1;
            }
            Answer::Level(_) => progress.dealt_with += 1,
            Answer::DontKnow => {
                progress.dealt_with += 1;
                progress.dont_know += 1;
            }
            Answer::Unanswered => progress.unanswered += 1,
        }
        sums.add(question.weight, answer);
    }
    (sums.outcome(subarea.max), progress)
}

/// What a question brings into its subarea's sum: its weight times its level, the least and the most while it is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contribution {
    /// If it counts as the lowest level that it may come to.
    pub least: u64,
    /// If it counts as the highest.
    pub most: u64,
}

impl Contribution {
    /// The contribution of a question with this weight and answer; nothing when the question does not apply.
    #[must_use]
    pub fn of(weight: Weight, answer: &Answer) -> Option<Self> {
        let (least, most) = match answer {
            Answer::NotApplicable { .. } => return None,
            Answer::Level(level) => (level.number(), level.number()),
            Answer::DontKnow | Answer::Unanswered => (0, Level::HIGHEST),
        };
        let times_weight = |level| weight.hundredths() * u64::from(level);
        Some(Self { least: times_weight(least), most: times_weight(most) })
    }
}

/// What the questions of a subarea that apply add up to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// Of their weights.
    pub weight: u64,
    /// Of what they contribute at least.
    pub least: u64,
    /// Of what they contribute at most.
    pub most: u64,
}

impl Sums {
    /// Adds a question; one that does not apply changes nothing.
    pub(super) fn add(&mut self, weight: Weight, answer: &Answer) {
        if let Some(contribution) = Contribution::of(weight, answer) {
            self.weight += weight.hundredths();
            self.least += contribution.least;
            self.most += contribution.most;
        }
    }

    /// What the sums would be with the highest level everywhere: four times the weight.
    #[must_use]
    pub const fn highest(self) -> u64 {
        Level::HIGHEST as u64 * self.weight
    }

    /// The points that the sums stand for in a subarea with this maximum.
    #[must_use]
    pub fn outcome(self, max: Points) -> Outcome {
        if self.weight == 0 {
            return Outcome::NotApplicable;
        }
        let points = |sum| max.scaled(sum, self.highest());
        Outcome::Points { interval: Interval::new(points(self.least), points(self.most)), max }
    }
}
