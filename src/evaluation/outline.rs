//! What an edition is made of, without its texts: ids and maxima, for reading results of it without fetching its rubric.
//!
//! The build writes the outlines of the shipped editions into one small file, `data/outlines.json`.

use super::{EditionClaim, Evaluation, PrintedArea, PrintedSubarea, PrintedTotal};
use crate::json::written::{list, object, string};
use crate::json::{Node, Problem, Problems, parse_document};
use crate::points::Points;
use crate::rubric::{AreaId, Rubric, RubricId, SubareaId};

/// The `format` of the file of outlines.
pub const FORMAT: &str = "kommunkompass-outlines";

/// The most points of Kommunkompassen, in every edition: for totals whose edition nobody knows.
pub const KOMMUNKOMPASSEN: Points = Points::from_whole(800);

const SCHEMA: u64 = 1;
const MAX_ITEMS: usize = 60;
const MAX_POINTS: u64 = 10_000;

/// The parts of an edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outline {
    /// The id of the edition's rubric.
    pub id: RubricId,
    /// Its areas, in order.
    pub areas: Vec<OutlineArea>,
}

/// An area of an edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutlineArea {
    /// Which area.
    pub id: AreaId,
    /// The most points.
    pub max: Points,
    /// Its subareas in order, each with its maximum; none where only the areas are known.
    pub subareas: Vec<(SubareaId, Points)>,
}

/// The editions that results can be of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outlines(Vec<Outline>);

impl Outlines {
    /// Those of some editions.
    #[must_use]
    pub const fn new(outlines: Vec<Outline>) -> Self {
        Self(outlines)
    }

    /// Adds an edition, such as a model of one's own; one with the same id goes.
    pub fn add(&mut self, outline: Outline) {
        self.0.retain(|other| other.id != outline.id);
        self.0.push(outline);
    }

    /// The edition with this id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Outline> {
        self.0.iter().find(|outline| outline.id.as_str() == id)
    }

    /// That of a result, if its edition is known here.
    #[must_use]
    pub fn of(&self, edition: &EditionClaim) -> Option<&Outline> {
        self.get(edition.id()?.as_str())
    }

    /// All, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Outline> {
        self.0.iter()
    }
}

impl Outline {
    /// The outline of a rubric.
    #[must_use]
    pub fn of(rubric: &Rubric) -> Self {
        let areas = rubric.areas.iter().map(|area| OutlineArea {
            id: area.id.clone(),
            max: area.max,
            subareas: area.subareas.iter().map(|subarea| (subarea.id.clone(), subarea.max)).collect(),
        });
        Self { id: rubric.id.clone(), areas: areas.collect() }
    }

    /// The most points in all.
    #[must_use]
    pub fn max(&self) -> Points {
        self.areas.iter().map(|area| area.max).sum()
    }

    /// An area of it.
    #[must_use]
    pub fn area(&self, id: &AreaId) -> Option<&OutlineArea> {
        self.areas.iter().find(|area| area.id == *id)
    }

    /// The maximum of a subarea.
    #[must_use]
    pub fn subarea_max(&self, id: &SubareaId) -> Option<Points> {
        self.subareas().find(|(subarea, _)| subarea == id).map(|(_, max)| *max)
    }

    /// All subareas in order, each with its maximum.
    pub fn subareas(&self) -> impl Iterator<Item = &(SubareaId, Points)> {
        self.areas.iter().flat_map(|area| &area.subareas)
    }

    /// Fills in what follows from what is there: areas whose subareas are all known, and the total when all areas are.
    ///
    /// What is filled in counts as not printed. Where something is lacking, nothing is guessed.
    pub fn fill_in(&self, evaluation: &mut Evaluation) {
        for (position, area) in self.areas.iter().enumerate() {
            if evaluation.area(&area.id).is_none()
                && let Some(rows) = rows_of(area, evaluation)
            {
                let points = rows.iter().map(|row| row.points).sum();
                let possible = sum_possible(rows.iter().map(|row| (row.points, row.possible)));
                let id = area.id.clone();
                let sum = PrintedArea { id, points, possible, max: area.max, percent: None, chapter_points: None };
                let later = self.areas.get(position..).unwrap_or_default();
                let is_later = |other: &PrintedArea| later.iter().any(|area| area.id == other.id);
                let at = evaluation.areas.iter().position(is_later).unwrap_or(evaluation.areas.len());
                evaluation.areas.insert(at, sum);
            }
        }
        if evaluation.total.is_none()
            && let Some(areas) = self.all_areas(evaluation)
        {
            let points = areas.iter().map(|area| area.points).sum();
            let possible = sum_possible(areas.iter().map(|area| (area.points, area.possible)));
            evaluation.total = Some(PrintedTotal { points, possible, max: self.max(), printed: false });
        }
    }

    /// The areas of a result in this order; nothing when one is lacking.
    pub(super) fn all_areas<'e>(&self, evaluation: &'e Evaluation) -> Option<Vec<&'e PrintedArea>> {
        self.areas.iter().map(|area| evaluation.area(&area.id)).collect()
    }
}

/// The rows of an area; nothing when one is lacking, or when the area is not divided.
pub(super) fn rows_of<'e>(area: &OutlineArea, evaluation: &'e Evaluation) -> Option<Vec<&'e PrintedSubarea>> {
    let rows: Option<Vec<_>> = area.subareas.iter().map(|(id, _)| evaluation.subarea(id)).collect();
    rows.filter(|rows| !rows.is_empty())
}

/// What a sum can become; nothing when nothing in it is open.
fn sum_possible(parts: impl Iterator<Item = (Points, Option<Points>)> + Clone) -> Option<Points> {
    let is_open = parts.clone().any(|(_, possible)| possible.is_some());
    is_open.then(|| parts.map(|(points, possible)| possible.unwrap_or(points)).sum())
}

/// The file of outlines.
#[must_use]
pub fn write(outlines: &Outlines) -> String {
    let part = |id: &str, max: Points| vec![("id", string(id)), ("max", max.to_decimal())];
    let area = |area: &OutlineArea| {
        let mut fields = part(area.id.as_str(), area.max);
        let subareas = area.subareas.iter().map(|(id, max)| object(&part(id.as_str(), *max)));
        fields.push(("subareas", list(subareas)));
        object(&fields)
    };
    let outline = |outline: &Outline| {
        object(&[("id", string(outline.id.as_str())), ("areas", list(outline.areas.iter().map(area)))])
    };
    object(&[
        ("format", string(FORMAT)),
        ("schema", SCHEMA.to_string()),
        ("outlines", list(outlines.iter().map(outline))),
    ])
}

/// Reads the file of outlines.
///
/// # Errors
/// Every problem that was found, each with its path.
pub fn parse(text: &str) -> Result<Outlines, Vec<Problem>> {
    let (value, _schema) = parse_document(text, FORMAT, SCHEMA).map_err(|problem| vec![problem])?;
    let problems = Problems::new();
    let root = Node::root(&value, &problems);
    let outlines = root.field("outlines").map(|list| list.items(MAX_ITEMS).filter_map(|node| outline(&node)).collect());
    if problems.is_empty() { Ok(Outlines(outlines.unwrap_or_default())) } else { Err(problems.into_list()) }
}

fn outline(node: &Node) -> Option<Outline> {
    let id = node.field("id")?.parsed(60, |text| text.parse().ok())?;
    let areas = node.field("areas")?.items(MAX_ITEMS).filter_map(|node| area(&node)).collect();
    Some(Outline { id, areas })
}

fn area(node: &Node) -> Option<OutlineArea> {
    let id = node.field("id")?.parsed(60, |text| text.parse().ok())?;
    let subareas = node.field("subareas")?;
    let subarea = |node: Node| Some((node.field("id")?.parsed(60, |text| text.parse().ok())?, max(&node)?));
    Some(OutlineArea { id, max: max(node)?, subareas: subareas.items(MAX_ITEMS).filter_map(subarea).collect() })
}

fn max(node: &Node) -> Option<Points> {
    let max = node.field("max")?.whole_number(1, MAX_POINTS)?;
    u32::try_from(max).ok().map(Points::from_whole)
}
