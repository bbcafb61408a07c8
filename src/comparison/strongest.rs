//! Who is strongest where: whom to call about a subarea.

use super::reference::ReferenceKind;
use super::series::{Figure, Series};
use crate::points::Points;
use crate::rubric::Rubric;

/// The fewest results of which one can be called the strongest.
const MIN_RESULTS: usize = 2;

/// The best result of a subarea among those that are compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Strongest {
    /// Which subarea, counted from 0 through the whole rubric.
    pub subarea: usize,
    /// Its points.
    pub points: Points,
    /// Which series have it; several share it when they have the same points.
    pub series: Vec<usize>,
}

/// For each subarea where it can be told, who is strongest.
///
/// Only settled results of the rubric's own edition take part; means and goals do not. Where everybody has the same, or
/// nobody has any points, nobody is the strongest.
#[must_use]
pub fn strongest(rubric: &Rubric, series: &[Series]) -> Vec<Strongest> {
    let takes_part = |series: &&Series| match series.kind {
        ReferenceKind::Mean | ReferenceKind::Goal => false,
        ReferenceKind::SelfAssessment
        | ReferenceKind::Version
        | ReferenceKind::Neighbour
        | ReferenceKind::Evaluation => series.edition.is(&rubric.id),
    };
    let part = |subarea: usize| {
        let figures = series.iter().enumerate().filter(|(_, series)| takes_part(series));
        let figures: Vec<_> = figures
            .filter_map(|(index, series)| Some((index, series.subareas.get(subarea).and_then(Figure::settled)?)))
            .collect();
        let points = figures.iter().map(|(_, points)| *points).max()?;
        let best: Vec<_> = figures.iter().filter(|(_, other)| *other == points).map(|(index, _)| *index).collect();
        let is_told = figures.len() >= MIN_RESULTS && best.len() < figures.len() && points > Points::ZERO;
        is_told.then_some(Strongest { subarea, points, series: best })
    };
    (0..rubric.subareas().count()).filter_map(part).collect()
}
