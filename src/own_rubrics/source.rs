//! Which rubric a draft goes by.

use crate::assessment::Assessment;
use crate::rubric::{Edition, RubricReference};

/// Where the rubric of a draft is to be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RubricSource {
    /// Among the rubrics of one's own: exactly the one that the draft names.
    Own,
    /// It is a shipped edition, perhaps in a later version than the draft was made with.
    Shipped(Edition),
    /// Nowhere here. Another version of it may be here; whether it shall count is for a person to say.
    Missing,
}

/// Finds the rubric of a draft; `own` are the rubrics of one's own that are here.
///
/// A draft that carries its points was made with a rubric of someone's own, even if a shipped edition has the same id.
#[must_use]
pub fn source_of<'r>(assessment: &Assessment, own: impl IntoIterator<Item = &'r RubricReference>) -> RubricSource {
    source_of_named(&assessment.rubric, assessment.last_result().is_some(), own)
}

/// Finds a rubric by its name; `is_someones_own` says that it is not the shipped edition of the same id.
#[must_use]
pub fn source_of_named<'r>(
    rubric: &RubricReference,
    is_someones_own: bool,
    own: impl IntoIterator<Item = &'r RubricReference>,
) -> RubricSource {
    if own.into_iter().any(|own| own == rubric) {
        return RubricSource::Own;
    }
    match Edition::from_id(rubric.id.as_str()) {
        Some(edition) if !is_someones_own => RubricSource::Shipped(edition),
        Some(_) | None => RubricSource::Missing,
    }
}
