//! A score as a draft remembers it, for when its rubric is not at hand.

use super::{AreaScore, Outcome, Score, SubareaScore};
use crate::assessment::{AreaResult, Figures, LastResult, SubareaResult};
use crate::language::{Language, LocalizedText};
use crate::points::Points;
use crate::rubric::{Area, Rubric, Subarea};

/// The most characters of a title that a draft carries: it must stay small whatever its rubric is like.
const MAX_TITLE: usize = 200;

impl Score {
    /// The points of this score with the titles of the rubric that it was made with.
    #[must_use]
    pub fn to_last_result(&self, rubric: &Rubric) -> LastResult {
        let areas = rubric.areas.iter().zip(&self.areas).map(|(area, score)| area_result(area, score)).collect();
        LastResult::new(short(&rubric.title), figures(self.outcome, Points::ZERO), areas)
    }
}

fn area_result(area: &Area, score: &AreaScore) -> AreaResult {
    let subareas = area.subareas.iter().zip(&score.subareas).map(|(subarea, score)| subarea_result(subarea, score));
    AreaResult {
        id: area.id.clone(),
        title: short(&area.title),
        figures: figures(score.outcome, area.max),
        subareas: subareas.collect(),
    }
}

fn subarea_result(subarea: &Subarea, score: &SubareaScore) -> SubareaResult {
    SubareaResult { id: subarea.id.clone(), title: short(&subarea.title), figures: figures(score.outcome, subarea.max) }
}

/// A title, cut if it is very long.
fn short(title: &LocalizedText) -> LocalizedText {
    let mut short = LocalizedText::default();
    for language in Language::ALL {
        if let Some(words) = title.exact(language) {
            short.set(language, &words.trim().chars().take(MAX_TITLE).collect::<String>());
        }
    }
    short
}

/// The figures of a part; one that does not apply keeps the maximum that it would have.
fn figures(outcome: Outcome, max: Points) -> Figures {
    match outcome {
        Outcome::Points { interval, max } => Figures { points: Some(interval), max },
        Outcome::NotApplicable => Figures { points: None, max },
    }
}
