//! The figures of what stands beside a draft, brought into the order of the draft's rubric.

use super::correspondence::{Counterpart, Extent, correspondence};
use super::edition_map::{EditionMap, Strength};
use super::reference::{PartPoints, Reference, ReferenceKey, ReferenceKind};
use crate::assessment::Year;
use crate::evaluation::EditionClaim;
use crate::points::{Interval, Percent, PercentInterval, Points};
use crate::rubric::{Rubric, RubricId};
use crate::scoring::{Outcome, Score};

/// One result among those that are shown together.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// Which reference it is; nothing for the draft itself.
    pub key: Option<ReferenceKey>,
    /// What it is.
    pub kind: ReferenceKind,
    /// Municipality and year: "Nässjö 2022".
    pub name: String,
    /// The year that it is about.
    pub year: Option<Year>,
    /// The month, where it is known.
    pub month: Option<u8>,
    /// The edition it was made with.
    pub edition: EditionClaim,
    /// How much of it can be compared.
    pub extent: Extent,
    /// For each area of the draft's rubric what stands at it.
    pub areas: Vec<Figure>,
    /// For each subarea of the draft's rubric, in order, what stands at it.
    pub subareas: Vec<Figure>,
    /// The total: never subtracted from another edition's.
    pub total: Figure,
}

/// What a series has at a part of the draft's rubric, or why it has no figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Figure {
    /// Points, out of the same maximum.
    Points(Interval),
    /// A share of another maximum, so that only per cent can be compared.
    Share(PercentInterval),
    /// No figure: the part answers only in part to these.
    InPart(Vec<String>),
    /// No figure: the part does not apply.
    NotApplicable,
    /// No figure: nothing answers to the part well enough.
    NotComparable,
    /// No figure: the source gives none.
    NotPublished,
}

/// How far down a result can be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// Only the total.
    Total,
    /// To some areas.
    Areas,
    /// To some subareas.
    Subareas,
}

impl Figure {
    fn own(own_max: Points, outcome: Outcome) -> Self {
        Self::beside(own_max, outcome.interval(), outcome.max(), None)
    }

    /// Points beside a part with this maximum.
    fn beside(own_max: Points, points: Option<Interval>, max: Points, printed: Option<Percent>) -> Self {
        let Some(points) = points else {
            return Self::NotApplicable;
        };
        if max == own_max {
            return Self::Points(points);
        }
        let printed = printed.map(PercentInterval::settled);
        printed.or_else(|| PercentInterval::of(points, max)).map_or(Self::NotPublished, Self::Share)
    }

    /// Whether it is a number.
    #[must_use]
    pub const fn is_number(&self) -> bool {
        matches!(self, Self::Points(_) | Self::Share(_))
    }

    /// What is drawn at a part with this maximum: an amount and the whole that it is of.
    #[must_use]
    pub fn drawn(&self, max: Points) -> Option<(Interval, Points)> {
        match self {
            Self::Points(interval) => Some((*interval, max)),
            Self::Share(share) => {
                let of_100 = |percent: Percent| Points::from_whole(percent.get());
                Some((Interval::new(of_100(share.secured()), of_100(share.possible())), Points::from_whole(100)))
            }
            Self::InPart(_) | Self::NotApplicable | Self::NotComparable | Self::NotPublished => None,
        }
    }

    /// The points, when they are settled.
    #[must_use]
    pub fn settled(&self) -> Option<Points> {
        match self {
            Self::Points(interval) if interval.is_closed() => Some(interval.secured()),
            _ => None,
        }
    }
}

impl Series {
    /// The draft's own result. A total from which an area is left out is a share of what is left.
    #[must_use]
    pub fn own(name: String, year: Option<Year>, rubric: &Rubric, score: &Score) -> Self {
        let areas = rubric.areas.iter().zip(&score.areas);
        let subareas = areas
            .clone()
            .flat_map(|(area, scored)| area.subareas.iter().map(|subarea| subarea.max).zip(&scored.subareas));
        Self {
            key: None,
            kind: ReferenceKind::SelfAssessment,
            name,
            year,
            month: None,
            edition: EditionClaim::Stated(rubric.id.clone()),
            extent: Extent::Everything,
            areas: areas.map(|(area, scored)| Figure::own(area.max, scored.outcome)).collect(),
            subareas: subareas.map(|(max, scored)| Figure::own(max, scored.outcome)).collect(),
            total: Figure::own(rubric.max(), score.outcome),
        }
    }

    /// Whether it is the draft that everything else stands beside.
    #[must_use]
    pub const fn is_own(&self) -> bool {
        self.key.is_none()
    }

    /// The municipality: the name up to its year.
    #[must_use]
    pub fn municipality(&self) -> &str {
        let before_year = self.year.and_then(|year| self.name.split_once(&format!(" {year}")));
        before_year.map_or(self.name.as_str(), |(municipality, _)| municipality)
    }

    /// How far down there are figures to compare.
    #[must_use]
    pub fn reach(&self) -> Reach {
        if self.subareas.iter().any(Figure::is_number) {
            Reach::Subareas
        } else if self.has_areas() {
            Reach::Areas
        } else {
            Reach::Total
        }
    }

    /// Whether areas can be drawn: otherwise only the total is shown.
    #[must_use]
    pub fn has_areas(&self) -> bool {
        self.is_own() || self.areas.iter().any(Figure::is_number)
    }
}

/// How far down a result of an edition can be compared, by what it has and without bringing it into order: for lists of
/// many. Within an edition, and across those that the map joins, as far as it has figures; else by its total.
#[must_use]
pub fn reach_of(rubric: &RubricId, edition: &EditionClaim, has: Reach, map: &EditionMap) -> Reach {
    let joined = match edition.id() {
        Some(id) if id == rubric => Reach::Subareas,
        Some(id) => match map.pair(rubric, id) {
            Some((pair, _)) if pair.subareas.iter().any(|entry| entry.strength == Strength::Same) => Reach::Subareas,
            Some(_) => Reach::Areas,
            None => Reach::Total,
        },
        None => Reach::Total,
    };
    joined.min(has)
}

/// Brings a reference into the order of `rubric`, through the map where it was made with another edition.
///
/// Areas stand beside each other also where they answer only in part, with the map's caveat; subareas only where they
/// are the same, for with them a difference in content would be read as one in quality.
#[must_use]
pub fn series(rubric: &Rubric, reference: &Reference, map: &EditionMap) -> Series {
    let found = correspondence(rubric, reference.edition.id(), map);
    let (no_areas, no_subareas) = (reference.areas.is_empty(), reference.subareas.is_empty());
    let areas = rubric.areas.iter().zip(&found.areas).map(|(area, counterpart)| match counterpart.strength {
        Strength::Same | Strength::Partly => figure(counterpart, area.max, &reference.areas),
        Strength::Nothing => no_figure(no_areas),
    });
    let subareas =
        rubric.subareas().zip(&found.subareas).map(|((_, subarea), counterpart)| match counterpart.strength {
            Strength::Same => figure(counterpart, subarea.max, &reference.subareas),
            Strength::Partly if !no_subareas => in_part(counterpart),
            Strength::Partly | Strength::Nothing => no_figure(no_subareas),
        });
    Series {
        key: Some(reference.key.clone()),
        kind: reference.kind,
        name: reference.name(),
        year: reference.year,
        month: reference.month,
        edition: reference.edition.clone(),
        areas: areas.collect(),
        subareas: subareas.collect(),
        total: reference
            .total
            .map_or(Figure::NotPublished, |total| Figure::beside(rubric.max(), Some(total.points), total.max, None)),
        extent: found.extent,
    }
}

/// The figure of the one part that answers; several have none in common.
pub(super) fn figure<Id: PartialEq + ToString>(
    counterpart: &Counterpart<Id>,
    own_max: Points,
    parts: &[PartPoints<Id>],
) -> Figure {
    let [id] = counterpart.ids.as_slice() else {
        return in_part(counterpart);
    };
    let found = parts.iter().find(|part| part.id == *id);
    found.map_or(Figure::NotPublished, |part| Figure::beside(own_max, part.points, part.max, part.percent))
}

fn in_part<Id: ToString>(counterpart: &Counterpart<Id>) -> Figure {
    Figure::InPart(counterpart.ids.iter().map(ToString::to_string).collect())
}

const fn no_figure(is_empty: bool) -> Figure {
    if is_empty { Figure::NotPublished } else { Figure::NotComparable }
}
