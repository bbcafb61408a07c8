//! Points of one subarea: by its questions, or as given directly.

use super::{Outcome, Progress};
use crate::assessment::{Answer, Assessment, Mode};
use crate::level::Level;
use crate::points::{Interval, Points};
use crate::rubric::{Subarea, SubareaId};

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
    let highest = u64::from(Level::HIGHEST);
    let mut progress = Progress::default();
    let (mut applicable, mut secured, mut possible) = (0, 0, 0);
    for question in &subarea.questions {
        let weight = question.weight.hundredths();
        let (least, most) = match assessment.answer(&question.id) {
            Answer::NotApplicable { .. } => {
                progress.dealt_with += 1;
                progress.not_applicable += 1;
                continue;
            }
            Answer::Level(level) => {
                progress.dealt_with += 1;
                (u64::from(level.number()), u64::from(level.number()))
            }
            Answer::DontKnow => {
                progress.dealt_with += 1;
                progress.dont_know += 1;
                (0, highest)
            }
            Answer::Unanswered => {
                progress.unanswered += 1;
                (0, highest)
            }
        };
        applicable += weight;
        secured += weight * least;
        possible += weight * most;
    }
    if applicable == 0 {
        return (Outcome::NotApplicable, progress);
    }
    let points = |sum| subarea.max.scaled(sum, highest * applicable);
    (Outcome::Points { interval: Interval::new(points(secured), points(possible)), max: subarea.max }, progress)
}
