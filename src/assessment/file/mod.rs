//! The `kommunkompass-assessment` format: a draft as it is stored and as it is exchanged (`*.kompass.json`).
//!
//! Element by element: one unreadable answer costs that answer and is reported. Fields that this version does not know
//! are kept and written back, as is the order-free meaning of the file: keys are sorted, so equal drafts give equal
//! texts. See `schemas/assessment.schema.json`.

mod read;
mod unknown;
mod word;
mod write;

use serde_json::Value;

use super::Assessment;
use super::migration::{self, migrate};
use crate::json::{Node, Problem, ProblemKind, Problems, parse_document};
use crate::municipality;
use crate::points::Points;
use crate::rubric::Rubric;

/// The `format` of a draft.
pub const FORMAT: &str = "kommunkompass-assessment";

/// The newest schema of drafts.
pub const SCHEMA: u64 = migration::SCHEMA;

/// The most answers that are read: far more than any rubric may hold questions.
const MAX_ENTRIES: usize = 20_000;

/// The most values that are read beside one that they clash with.
const MAX_CLASHES: usize = 100;

/// A draft that was read, and what in it could not be.
#[derive(Debug)]
pub struct Restored {
    /// The draft, without the faulty parts.
    pub assessment: Assessment,
    /// What was left out, each with its path; empty for a sound file.
    pub problems: Vec<Problem>,
    /// The schema that it was written in.
    pub schema: u64,
}

impl Restored {
    /// Whether it says who entered what, so that it can be joined exactly with another state of the same draft.
    #[must_use]
    pub const fn is_stamped(&self) -> bool {
        self.schema >= 2
    }
}

/// Reads a draft.
///
/// # Errors
/// Every problem found, when too little is sound for a draft: the envelope, the id, the municipality, the year, the
/// rubric or the mode.
pub fn read(text: &str) -> Result<Restored, Vec<Problem>> {
    let (value, schema) = parse_document(text, FORMAT, SCHEMA).map_err(|problem| vec![problem])?;
    read_value(value, schema)
}

/// What of a draft of a newer schema can be understood, to be looked at and never saved: parts of it may be missing or
/// mean something else by now.
#[must_use]
pub fn look_at_newer(text: &str) -> Option<Assessment> {
    let (value, schema) = parse_document(text, FORMAT, u64::MAX).ok()?;
    read_value(value, schema).ok().map(|restored| restored.assessment)
}

fn read_value(mut value: Value, schema: u64) -> Result<Restored, Vec<Problem>> {
    migrate(&mut value, schema);
    let problems = Problems::new();
    match read::read_assessment(&Node::root(&value, &problems)) {
        Some(assessment) => Ok(Restored { assessment, problems: problems.into_list(), schema }),
        None => Err(problems.into_list()),
    }
}

/// What in a draft does not fit the rubric it was made with: points above a subarea's maximum.
///
/// Answers to questions that the rubric lacks are no fault; they are kept and do not count.
#[must_use]
pub fn check_against(assessment: &Assessment, rubric: &Rubric) -> Vec<Problem> {
    let too_high = rubric.subareas().filter_map(|(_, subarea)| {
        let points = assessment.direct_points(&subarea.id).filter(|points| *points > subarea.max)?;
        let max = subarea.max.millionths() / Points::from_whole(1).millionths();
        let kind = ProblemKind::OutOfRange { min: 0, max, found: points.to_decimal() };
        Some(Problem::at(format!("direct_points.{}.points", subarea.id), kind))
    });
    too_high.collect()
}

/// Writes a draft, compact, for storage.
#[must_use]
pub fn write(assessment: &Assessment) -> String {
    write::to_value(assessment).to_string()
}

/// Writes a draft over several lines, for a file that a person may open.
#[must_use]
pub fn write_pretty(assessment: &Assessment) -> String {
    let value = write::to_value(assessment);
    serde_json::to_string_pretty(&value).unwrap_or_else(|_| value.to_string()) + "\n"
}

/// A name for the file of a draft: `kommunkompass-nassjo-2026.kompass.json`.
#[must_use]
pub fn file_name(assessment: &Assessment) -> String {
    let name = municipality::folded(&assessment.municipality.name);
    let safe = |letter: char| if letter.is_ascii_alphanumeric() { letter } else { '-' };
    let name: String = name.chars().map(safe).collect();
    format!("kommunkompass-{}-{}.kompass.json", name.trim_matches('-'), assessment.year)
}
