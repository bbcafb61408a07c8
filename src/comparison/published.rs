//! The figures of a published evaluation, brought into the order of a draft's rubric.

use super::correspondence::{Counterpart, Extent, correspondence};
use super::edition_map::{EditionMap, Strength};
use crate::evaluation::{Evaluation, PrintedArea, PrintedSubarea};
use crate::points::{Percent, Points};
use crate::rubric::{Rubric, RubricId};

/// A published evaluation beside a draft.
#[derive(Clone, Debug, PartialEq)]
pub struct PublishedSeries {
    /// Id of the evaluation.
    pub id: String,
    /// Municipality and year: "Nässjö 2022".
    pub name: String,
    /// The edition it was made with.
    pub edition: RubricId,
    /// How much of it can be compared.
    pub extent: Extent,
    /// For each area of the draft's rubric what stands beside it.
    pub areas: Vec<Figure>,
    /// For each subarea of the draft's rubric, in order, what stands beside it.
    pub subareas: Vec<Figure>,
    /// The total: never subtracted from another edition's.
    pub total: Figure,
}

/// What an evaluation has to set beside a part of a rubric.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Figure {
    /// Points, out of the same maximum.
    Points(Points),
    /// A share of another maximum, so that only per cent can be compared.
    Share(Percent),
    /// No figure: the part answers only in part to these.
    InPart(Vec<String>),
    /// No figure: nothing answers to the part well enough.
    NotComparable,
    /// No figure: the source gives none.
    NotPublished,
}

/// How far down an evaluation can be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// To some subareas.
    Subareas,
    /// To some areas.
    Areas,
    /// Only the total.
    Total,
}

impl PublishedSeries {
    /// How far down there are figures to compare.
    #[must_use]
    pub fn reach(&self) -> Reach {
        if self.subareas.iter().any(Figure::is_number) {
            Reach::Subareas
        } else if self.areas.iter().any(Figure::is_number) {
            Reach::Areas
        } else {
            Reach::Total
        }
    }
}

impl Figure {
    /// Points beside a part with this maximum.
    fn beside(own_max: Points, points: Points, max: Points, printed: Option<Percent>) -> Self {
        if max == own_max {
            return Self::Points(points);
        }
        printed.or_else(|| Percent::of(points, max)).map_or(Self::NotPublished, Self::Share)
    }

    /// Whether it is a number.
    #[must_use]
    pub const fn is_number(&self) -> bool {
        matches!(self, Self::Points(_) | Self::Share(_))
    }
}

/// Brings an evaluation into the order of `rubric`, through the map where it was made with another edition.
///
/// Areas stand beside each other also where they answer only in part, with the map's caveat; subareas only where they
/// are the same, for with them a difference in content would be read as one in quality.
#[must_use]
pub fn published_series(rubric: &Rubric, evaluation: &Evaluation, map: &EditionMap) -> PublishedSeries {
    let found = correspondence(rubric, &evaluation.edition, map);
    let areas = rubric.areas.iter().zip(&found.areas).map(|(area, counterpart)| match counterpart.strength {
        Strength::Same | Strength::Partly => figure(counterpart, area.max, |id| {
            evaluation.area(id).map(|PrintedArea { points, max, percent, .. }| (*points, *max, *percent))
        }),
        Strength::Nothing => no_figure(evaluation.areas.is_empty()),
    });
    let subareas =
        rubric.subareas().zip(&found.subareas).map(|((_, subarea), counterpart)| match counterpart.strength {
            Strength::Same => figure(counterpart, subarea.max, |id| {
                evaluation.subarea(id).map(|PrintedSubarea { points, max, percent, .. }| (*points, *max, *percent))
            }),
            Strength::Partly if !evaluation.subareas.is_empty() => in_part(counterpart),
            Strength::Partly | Strength::Nothing => no_figure(evaluation.subareas.is_empty()),
        });
    PublishedSeries {
        id: evaluation.id.clone(),
        name: format!("{} {}", evaluation.municipality.name, evaluation.year),
        edition: evaluation.edition.clone(),
        areas: areas.collect(),
        subareas: subareas.collect(),
        total: Figure::beside(rubric.max(), evaluation.total.points, evaluation.total.max, None),
        extent: found.extent,
    }
}

/// The figure of the one part that answers; several have none in common.
fn figure<Id: ToString>(
    counterpart: &Counterpart<Id>,
    own_max: Points,
    printed: impl Fn(&Id) -> Option<(Points, Points, Option<Percent>)>,
) -> Figure {
    let [id] = counterpart.ids.as_slice() else {
        return in_part(counterpart);
    };
    printed(id).map_or(Figure::NotPublished, |(points, max, percent)| Figure::beside(own_max, points, max, percent))
}

fn in_part<Id: ToString>(counterpart: &Counterpart<Id>) -> Figure {
    Figure::InPart(counterpart.ids.iter().map(ToString::to_string).collect())
}

const fn no_figure(is_empty: bool) -> Figure {
    if is_empty { Figure::NotPublished } else { Figure::NotComparable }
}
