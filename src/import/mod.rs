//! What a file would do to the drafts here, before it does.
//!
//! [`plan`] takes the draft of a file, a draft that is here and a [`Way`], and gives the changes that it would make, as
//! one edit that is undone as one. Which ways there are for two drafts is told by [`fits`].

mod plan;

pub use plan::{Clash, ImportPlan, Input, NoPlan, Settled, Step, Way, plan};

use crate::assessment::Assessment;

/// Whether a file may replace a draft, or be merged with it: both go by the same rubric, perhaps in other versions.
///
/// A draft that carries its points was made with a rubric of someone's own, which is never taken for the shipped edition
/// of the same id.
#[must_use]
pub fn fits(file: &Assessment, here: &Assessment) -> bool {
    let is_own = |draft: &Assessment| draft.last_result().is_some();
    file.rubric == here.rubric || (file.rubric.id == here.rubric.id && is_own(file) == is_own(here))
}
