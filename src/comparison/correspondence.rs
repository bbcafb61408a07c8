//! Which parts of one edition answer to which parts of another.

use crate::evaluation::Evaluation;
use crate::points::Points;
use crate::rubric::{AreaId, Rubric, SubareaId};

/// How much of two rubrics can be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// The same edition: everything.
    Everything,
    /// Other editions with the same areas: areas, and subareas that kept title and maximum. Some questions were made
    /// harder, so a caveat goes with it.
    Areas,
    /// Only the total, with a caveat: the areas are divided in another way.
    OnlyTotal,
}

/// The parts of `other` that answer to those of a rubric, in the rubric's order.
#[derive(Clone, Debug, PartialEq)]
pub struct Correspondence {
    /// How much can be compared.
    pub extent: Extent,
    /// For each area of the rubric the area of the other, if one answers to it.
    pub areas: Vec<Option<AreaId>>,
    /// For each subarea of the rubric, in order, the subarea of the other.
    pub subareas: Vec<Option<SubareaId>>,
}

/// Compares two rubrics part by part, by title and maximum; numbers prove nothing, since editions reuse them.
#[must_use]
pub fn correspondence(rubric: &Rubric, other: &Rubric) -> Correspondence {
    let same_edition = rubric.id == other.id;
    let areas: Vec<_> = rubric
        .areas
        .iter()
        .map(|area| {
            let found = other.areas.iter().find(|candidate| {
                candidate.title.get_original() == area.title.get_original() && candidate.max == area.max
            });
            found.map(|area| area.id.clone())
        })
        .collect();
    let all_areas = areas.iter().all(Option::is_some);
    let subareas = rubric
        .subareas()
        .map(|(_, subarea)| {
            let found = other.subareas().find(|(_, candidate)| {
                candidate.title.get_original() == subarea.title.get_original() && candidate.max == subarea.max
            });
            found.map(|(_, subarea)| subarea.id.clone()).filter(|_| all_areas)
        })
        .collect();
    let extent = match (same_edition, all_areas) {
        (true, _) => Extent::Everything,
        (false, true) => Extent::Areas,
        (false, false) => Extent::OnlyTotal,
    };
    let areas = if all_areas { areas } else { vec![None; areas.len()] };
    Correspondence { extent, areas, subareas }
}

/// A published evaluation brought into the order of a draft's rubric.
#[derive(Clone, Debug, PartialEq)]
pub struct PublishedSeries {
    /// Id of the evaluation.
    pub id: String,
    /// Municipality and year: "Nässjö 2022".
    pub name: String,
    /// How much of it can be compared.
    pub extent: Extent,
    /// Points an area, as printed, where one answers.
    pub areas: Vec<Option<Points>>,
    /// Points a subarea, in order, where one answers.
    pub subareas: Vec<Option<Points>>,
    /// The total.
    pub total: Points,
    /// The most in total.
    pub max: Points,
}

/// Brings an evaluation made with `other` into the order of `rubric`.
#[must_use]
pub fn published_series(rubric: &Rubric, other: &Rubric, evaluation: &Evaluation) -> PublishedSeries {
    let Correspondence { extent, areas, subareas } = correspondence(rubric, other);
    let area_points = |id: Option<AreaId>| evaluation.area(&id?).map(|area| area.points);
    let subarea_points = |id: Option<SubareaId>| evaluation.subarea(&id?).map(|subarea| subarea.points);
    PublishedSeries {
        id: evaluation.id.clone(),
        name: format!("{} {}", evaluation.municipality.name, evaluation.year),
        extent,
        areas: areas.into_iter().map(area_points).collect(),
        subareas: subareas.into_iter().map(subarea_points).collect(),
        total: evaluation.total.points,
        max: evaluation.total.max,
    }
}
