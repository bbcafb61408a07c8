//! Which answers to look at again where own points were above the evaluators'.

use std::cmp::Ordering;

use super::Bias;
use crate::assessment::{Answer, Assessment};
use crate::comparison::series::Reach;
use crate::level::Level;
use crate::rubric::{Question, Rubric, Subarea};
use crate::scoring::Basis;

/// The questions of a subarea that were given the highest level in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Reconsider<'r> {
    /// The subarea.
    pub subarea: &'r Subarea,
    /// The level.
    pub level: Level,
    /// The questions with it, in order.
    pub questions: Vec<&'r Question>,
}

/// For the subareas that own points were most above the evaluators' in, at most `limit`, the questions with the highest
/// levels. Subareas that were given points directly have none.
#[must_use]
pub fn to_reconsider<'r>(rubric: &'r Rubric, draft: &Assessment, bias: &Bias, limit: usize) -> Vec<Reconsider<'r>> {
    if bias.reach() != Some(Reach::Subareas) {
        return Vec::new();
    }
    let most = bias.most(Ordering::Greater, limit);
    let subareas = most.iter().filter_map(|(place, _)| rubric.subareas().nth(*place)).map(|(_, subarea)| subarea);
    subareas.filter_map(|subarea| highest(subarea, draft)).collect()
}

fn highest<'r>(subarea: &'r Subarea, draft: &Assessment) -> Option<Reconsider<'r>> {
    if Basis::of(subarea, draft) == Basis::DirectPoints {
        return None;
    }
    let level_of = |question: &Question| match draft.answer(&question.id) {
        Answer::Level(level) => Some(*level),
        Answer::Unanswered | Answer::DontKnow | Answer::NotApplicable { .. } => None,
    };
    let level = subarea.questions.iter().filter_map(level_of).max()?;
    let questions = subarea.questions.iter().filter(|question| level_of(question) == Some(level));
    Some(Reconsider { subarea, level, questions: questions.collect() })
}
