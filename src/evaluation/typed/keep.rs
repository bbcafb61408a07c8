//! What is kept of a result that is edited: everything that the form does not show and that still fits what it says.

use crate::evaluation::{EditionClaim, Evaluation, PrintedArea, PrintedSubarea, Source};
use crate::language::{Language, LocalizedText};
use crate::points::Points;
use crate::rubric::{AreaId, RubricId, SubareaId};

/// What the form says about the edition; that it was concluded stays known.
pub(super) fn claim(typed: Option<&RubricId>, before: Option<&EditionClaim>) -> EditionClaim {
    match (typed, before) {
        (None, _) => EditionClaim::Unknown,
        (Some(id), Some(before)) if before.is(id) => before.clone(),
        (Some(id), _) => EditionClaim::Stated(id.clone()),
    }
}

/// An area; as it was before where its points are the same.
pub(super) fn area(before: Option<&Evaluation>, id: &AreaId, points: Points, max: Points) -> PrintedArea {
    let known = before.and_then(|before| before.area(id)).filter(|known| (known.points, known.max) == (points, max));
    let new = || PrintedArea { id: id.clone(), points, possible: None, max, percent: None, chapter_points: None };
    known.cloned().unwrap_or_else(new)
}

/// A subarea; as it was before where its points are the same.
pub(super) fn subarea(before: Option<&Evaluation>, id: &SubareaId, points: Points, max: Points) -> PrintedSubarea {
    let known = before.and_then(|before| before.subarea(id)).filter(|known| (known.points, known.max) == (points, max));
    known.cloned().unwrap_or_else(|| PrintedSubarea {
        id: id.clone(),
        points,
        possible: None,
        max,
        percent: None,
        printed_points: None,
        printed_percent: None,
    })
}

/// The source, as it was before where its line is the same.
pub(super) fn kept_source(before: Option<&Source>, line: String, language: Language) -> Source {
    let known = before.filter(|known| known.title.get(language) == line);
    known.cloned().unwrap_or_else(|| Source {
        title: LocalizedText::in_one(language, &line),
        publisher: line,
        report_date: None,
        address: None,
    })
}

/// A text, with its other languages where it is the same as before.
pub(super) fn kept_text(text: &str, before: Option<&LocalizedText>, language: Language) -> LocalizedText {
    let known = before.filter(|known| known.get(language) == text);
    known.cloned().unwrap_or_else(|| LocalizedText::in_one(language, text))
}
