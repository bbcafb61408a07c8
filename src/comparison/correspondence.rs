//! Which parts of one edition answer to which parts of another.

use crate::evaluation::Evaluation;
use crate::points::Points;
use crate::rubric::{Area, AreaId, Rubric, Subarea, SubareaId};

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

/// Compares two rubrics part by part.
///
/// Within an edition parts answer to each other by id. Across editions they do by original title and maximum, for there
/// numbers prove nothing: editions reuse them. Two rubrics with the same id and other parts are not one edition.
#[must_use]
pub fn correspondence(rubric: &Rubric, other: &Rubric) -> Correspondence {
    if rubric.id == other.id {
        let same = pairs(rubric, other, |area, other| area.id == other.id, |subarea, other| subarea.id == other.id);
        if same.areas.iter().all(Option::is_some) && same.subareas.iter().all(Option::is_some) {
            return same;
        }
    }
    let across = pairs(
        rubric,
        other,
        |area, other| area.original_title() == other.original_title(),
        |subarea, other| subarea.original_title() == other.original_title(),
    );
    if across.areas.iter().all(Option::is_some) {
        return Correspondence { extent: Extent::Areas, ..across };
    }
    Correspondence {
        extent: Extent::OnlyTotal,
        areas: vec![None; across.areas.len()],
        subareas: vec![None; across.subareas.len()],
    }
}

/// For each area and subarea the one of `other` that is the same and has the same maximum.
fn pairs(
    rubric: &Rubric,
    other: &Rubric,
    is_same_area: impl Fn(&Area, &Area) -> bool,
    is_same_subarea: impl Fn(&Subarea, &Subarea) -> bool,
) -> Correspondence {
    let area = |area: &Area| {
        let found = other.areas.iter().find(|candidate| candidate.max == area.max && is_same_area(area, candidate));
        found.map(|area| area.id.clone())
    };
    let subarea = |subarea: &Subarea| {
        let mut candidates = other.subareas().map(|(_, candidate)| candidate);
        let found = candidates.find(|candidate| candidate.max == subarea.max && is_same_subarea(subarea, candidate));
        found.map(|subarea| subarea.id.clone())
    };
    Correspondence {
        extent: Extent::Everything,
        areas: rubric.areas.iter().map(area).collect(),
        subareas: rubric.subareas().map(|(_, part)| subarea(part)).collect(),
    }
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
