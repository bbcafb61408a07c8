//! Results: those that SKR and KS have published, as printed, and those that somebody has typed in or been given.
//!
//! A published result is never recalculated and never editable. A printed area total is kept beside the rows it is printed with, because the two need not agree: Vallentuna 2019
//! adds unrounded rows. Where a source contradicts itself, a [`Discrepancy`] says so. The file format is
//! `kommunkompass-evaluations`, see `schemas/evaluations.schema.json`; the figures and where they come from are in
//! `data/evaluations/`.

mod edition;
mod find;
mod free_id;
mod parse;
mod store;
pub mod typed;
mod write;

pub use edition::EditionClaim;
pub use free_id::free_id;
pub use parse::{FORMAT, SCHEMA, parse};
pub use store::{EvaluationStore, OwnResult, OwnResultId, StoredResults, UnreadableResult, read_one};
pub use write::write_compact;

use crate::assessment::{Edit, Year};
use crate::language::LocalizedText;
use crate::municipality::Municipality;
use crate::points::{Percent, Points};
use crate::rubric::id::id;
use crate::rubric::{AreaId, SubareaId};

id! {
    /// Id of an evaluation or a mean, such as `nassjo-2022`.
    EvaluationId
}

/// The content of an evaluations file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Evaluations {
    /// Results of municipalities.
    pub evaluations: Vec<Evaluation>,
    /// Means over several municipalities.
    pub means: Vec<Mean>,
}

/// One result of a municipality.
#[derive(Clone, Debug, PartialEq)]
pub struct Evaluation {
    /// Unique: municipality and year, `nassjo-2022`.
    pub id: EvaluationId,
    /// Who was evaluated.
    pub municipality: Municipality,
    /// When.
    pub year: Year,
    /// The month, 1 to 12, if the source says.
    pub month: Option<u8>,
    /// The rubric it was evaluated with.
    pub edition: EditionClaim,
    /// Whose points they are.
    pub assessor: Assessor,
    /// The report.
    pub source: Source,
    /// The total of all areas; nothing when the source gives none and too little to sum one.
    pub total: Option<PrintedTotal>,
    /// The totals of the areas as printed in the report's overview.
    pub areas: Vec<PrintedArea>,
    /// The rows of the overview.
    pub subareas: Vec<PrintedSubarea>,
    /// Where the source contradicts itself or was read with doubt.
    pub discrepancies: Vec<Discrepancy>,
}

/// Whose points a result has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Assessor {
    /// Those of SKR's or KS's evaluators.
    #[default]
    Evaluators,
    /// The municipality's own: a self-assessment.
    Municipality,
}

/// Where a figure comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// Title of the report or page.
    pub title: LocalizedText,
    /// Who published it.
    pub publisher: String,
    /// Date or month of the report as printed, `2021-03-04` or `2022-09`; nothing when the source does not say.
    pub report_date: Option<String>,
}

/// The total of an evaluation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PrintedTotal {
    /// Points of all areas.
    pub points: Points,
    /// What they can become, in a self-assessment with something open.
    pub possible: Option<Points>,
    /// The most points.
    pub max: Points,
    /// Whether the report prints the total; otherwise it is the sum of the printed area totals.
    pub printed: bool,
}

/// An area's total in the overview.
#[derive(Clone, Debug, PartialEq)]
pub struct PrintedArea {
    /// Which area.
    pub id: AreaId,
    /// The total.
    pub points: Points,
    /// What it can become, in a self-assessment with something open.
    pub possible: Option<Points>,
    /// The most points.
    pub max: Points,
    /// The percentage, in editions that print one.
    pub percent: Option<Percent>,
    /// The figure at the head of the area's own chapter, which may differ.
    pub chapter_points: Option<Points>,
}

/// A subarea's row in the overview.
#[derive(Clone, Debug, PartialEq)]
pub struct PrintedSubarea {
    /// Which subarea.
    pub id: SubareaId,
    /// The points to use.
    pub points: Points,
    /// What they can become, in a self-assessment with something open.
    pub possible: Option<Points>,
    /// The most points.
    pub max: Points,
    /// The percentage to use, in editions that print one.
    pub percent: Option<Percent>,
    /// What the text of the source reads, where that is another number than the one to use.
    pub printed_points: Option<Points>,
    /// The same for the percentage.
    pub printed_percent: Option<Percent>,
}

/// A place where a source contradicts itself or cannot be read with certainty.
#[derive(Clone, Debug, PartialEq)]
pub struct Discrepancy {
    /// Unique in the evaluation: `VET-1`.
    pub id: String,
    /// Where in the report.
    pub place: LocalizedText,
    /// What it is about.
    pub subject: Subject,
    /// Whose fault it is.
    pub fault: Fault,
    /// How sure the explanation is.
    pub confidence: Confidence,
    /// What is printed, what is used, and why.
    pub explanation: LocalizedText,
}

/// What a discrepancy is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The report as a whole.
    Report,
    /// An area.
    Area(AreaId),
    /// A subarea.
    Subarea(SubareaId),
}

/// Whose fault a discrepancy is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Scanning or text recognition.
    Scan,
    /// The report's own.
    Report,
    /// No error: figures rounded one by one need not add up.
    Rounding,
}

/// How sure an explanation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confidence {
    /// Shown by the source itself.
    Certain,
    /// Hardly otherwise.
    High,
    /// More likely than not.
    Probable,
    /// Cannot be settled.
    Open,
}

/// A mean over several municipalities, as published.
#[derive(Clone, Debug, PartialEq)]
pub struct Mean {
    /// Unique.
    pub id: EvaluationId,
    /// Its name.
    pub title: LocalizedText,
    /// Which municipalities it covers, as far as the source says.
    pub scope: LocalizedText,
    /// The year it was published.
    pub year: Year,
    /// The rubric.
    pub edition: EditionClaim,
    /// Over how many municipalities, if the source says.
    pub municipalities: Option<u32>,
    /// The total, if the source gives one.
    pub total: Option<Points>,
    /// Points an area.
    pub areas: Vec<(AreaId, Points)>,
    /// Points a subarea, if the source gives them.
    pub subareas: Vec<(SubareaId, Points)>,
    /// Where it stands.
    pub source: Source,
    /// What to keep in mind when comparing.
    pub caveat: LocalizedText,
}

impl Evaluation {
    /// The printed total of an area.
    #[must_use]
    pub fn area(&self, id: &AreaId) -> Option<&PrintedArea> {
        self.areas.iter().find(|area| &area.id == id)
    }

    /// The row of a subarea.
    #[must_use]
    pub fn subarea(&self, id: &SubareaId) -> Option<&PrintedSubarea> {
        self.subareas.iter().find(|subarea| &subarea.id == id)
    }
}

impl Evaluation {
    /// The edits that give a draft this evaluation's points, each with the same justification.
    pub fn as_direct_points<'a>(&'a self, justification: &'a str) -> impl Iterator<Item = Edit> + 'a {
        self.subareas.iter().flat_map(move |row| {
            [
                Edit::DirectPoints { subarea: row.id.clone(), points: Some(row.points) },
                Edit::Justification { subarea: row.id.clone(), justification: justification.to_owned() },
            ]
        })
    }
}
