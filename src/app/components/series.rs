//! What the charts and tables of a result show side by side: the draft and the evaluations beside it.

use crate::comparison::{Extent, PublishedSeries};
use crate::points::{Interval, Points};
use crate::scoring::Score;

/// One result among those that are shown together, in the order of the draft's rubric.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// Decides colour, dash and mark: 0 is the draft itself.
    pub style: usize,
    /// What it is called.
    pub name: String,
    /// How much of it can be compared with the draft.
    pub extent: Extent,
    /// Points an area; nothing where it does not apply or cannot be compared.
    pub areas: Vec<Option<Interval>>,
    /// Points a subarea.
    pub subareas: Vec<Option<Interval>>,
    /// The total.
    pub total: Option<Interval>,
}

impl Series {
    /// The draft's own result.
    #[must_use]
    pub fn own(name: String, score: &Score) -> Self {
        let subareas = score.areas.iter().flat_map(|area| &area.subareas);
        Self {
            style: 0,
            name,
            extent: Extent::Everything,
            areas: score.areas.iter().map(|area| area.outcome.interval()).collect(),
            subareas: subareas.map(|subarea| subarea.outcome.interval()).collect(),
            total: score.outcome.interval(),
        }
    }

    /// A published evaluation.
    #[must_use]
    pub fn published(style: usize, published: PublishedSeries) -> Self {
        let settled =
            |points: Vec<Option<Points>>| points.into_iter().map(|points| points.map(Interval::settled)).collect();
        Self {
            style,
            name: published.name,
            extent: published.extent,
            areas: settled(published.areas),
            subareas: settled(published.subareas),
            total: Some(Interval::settled(published.total)),
        }
    }

    /// Whether areas can be drawn: otherwise only the total is shown.
    #[must_use]
    pub fn has_areas(&self) -> bool {
        self.areas.iter().any(Option::is_some)
    }
}
