//! What of a draft is not settled yet.

use crate::scoring::{Basis, Score};

/// What keeps the points of a draft open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Open {
    /// Questions that are unanswered or answered "don't know".
    pub questions: usize,
    /// Subareas that are to be given points directly.
    pub subareas: usize,
}

/// Counts what is open.
#[must_use]
pub fn open(score: &Score) -> Open {
    let mut open = Open::default();
    for subarea in score.areas.iter().flat_map(|area| &area.subareas) {
        match subarea.basis {
            Basis::Questions => open.questions += subarea.progress.open(),
            Basis::DirectPoints => open.subareas += subarea.progress.open(),
        }
    }
    open
}
