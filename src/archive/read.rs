//! Reading an archive, element by element.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Archive, FORMAT, MAX_BYTES, MAX_ITEMS, SCHEMA};
use crate::assessment::{self, Timestamp};
use crate::evaluation::read_one;
use crate::json::{JsonType, MAX_PROBLEMS, Problem, ProblemKind, RawError, fault_of, items, members};
use crate::own_rubrics::OwnRubric;
use crate::version;

/// The most fields of the envelope that are read.
const MAX_FIELDS: usize = 100;

/// The most characters of a text of the envelope that are looked at.
const MAX_WORD: usize = 60;

/// An archive that was read, and what in it could not be.
#[derive(Debug)]
pub struct Opened {
    /// What can be taken in.
    pub archive: Archive,
    /// What was left out, each fault with its path; empty for a sound file.
    pub problems: Vec<Problem>,
}

/// Whether a text says that it is an archive. Looks at no more than its outermost fields.
#[must_use]
pub fn is_archive(text: &str) -> bool {
    members(text, MAX_FIELDS).is_ok_and(|fields| word(&fields, "format").as_deref() == Some(FORMAT))
}

/// Reads an archive.
///
/// # Errors
/// One problem, when it is no archive at all: too large, no JSON, another format, or a newer schema.
pub fn read(text: &str) -> Result<Opened, Problem> {
    if text.len() > MAX_BYTES {
        return Err(Problem::at_root(ProblemKind::TooLarge { bytes: text.len(), limit: MAX_BYTES }));
    }
    let fields = members(text, MAX_FIELDS).map_err(|error| not_taken_apart(text, error))?;
    envelope(&fields)?;
    let mut problems = Vec::new();
    let created = fields.iter().rev().find(|(name, _)| name == "created").map(|(_, text)| text.trim());
    let created = created.and_then(|text| text.parse().ok()).filter(|time| *time <= Timestamp::LAST);
    if created.is_none() {
        problems.push(Problem::at("created", ProblemKind::Missing));
    }
    let mut seen = BTreeSet::new();
    let drafts = elements(&fields, "drafts", &mut problems, |text| {
        let restored = assessment::file::read(text)?;
        if !restored.problems.is_empty() {
            return Err(restored.problems);
        }
        once(&mut seen, restored.assessment.id.to_string())?;
        Ok(restored.assessment)
    });
    let mut seen = BTreeSet::new();
    let versions = elements(&fields, "versions", &mut problems, |text| {
        let version = version::file::read(text)?;
        once(&mut seen, format!("{}/{}", version.draft(), version.id()))?;
        Ok(version)
    });
    let rubrics = elements(&fields, "rubrics", &mut problems, OwnRubric::read);
    let mut seen = BTreeSet::new();
    let mut evaluations = Vec::new();
    // Archives have them since they can be kept; one without is whole too.
    if field(&fields, "evaluations").is_some() {
        evaluations = elements(&fields, "evaluations", &mut problems, |text| {
            let result = read_one(text)?;
            once(&mut seen, result.id().key().to_string())?;
            Ok(result)
        });
    }
    let created = Timestamp::from_milliseconds(created.unwrap_or(0));
    Ok(Opened { archive: Archive { created, drafts, versions, rubrics, evaluations }, problems })
}

fn not_taken_apart(text: &str, error: RawError) -> Problem {
    let found = match error {
        RawError::TooMany => Some(ProblemKind::TooLong { limit: MAX_FIELDS, found: MAX_FIELDS + 1 }),
        RawError::Malformed => None,
    };
    let wrong_type = ProblemKind::WrongType { expected: JsonType::Object, found: JsonType::List };
    // A text that is JSON after all is a list, a number or the like.
    found.map(Problem::at_root).or_else(|| fault_of(text)).unwrap_or_else(|| Problem::at_root(wrong_type))
}

/// The fields that say what the file is.
fn envelope(fields: &[(String, &str)]) -> Result<(), Problem> {
    let found = word(fields, "format");
    if found.as_deref() != Some(FORMAT) {
        return Err(Problem::at("format", ProblemKind::OtherFormat { expected: FORMAT, found }));
    }
    let schema = field(fields, "schema").and_then(|text| serde_json::from_str::<Value>(text).ok()?.as_u64());
    match schema {
        Some(found) if found > SCHEMA => Err(Problem::at("schema", ProblemKind::NewerSchema { found, known: SCHEMA })),
        Some(found) if found >= 1 => Ok(()),
        _ => Err(Problem::at("schema", ProblemKind::NoSchema)),
    }
}

/// The items of a list that can be read; each fault of the others with its path.
fn elements<T>(
    fields: &[(String, &str)],
    name: &str,
    problems: &mut Vec<Problem>,
    mut read: impl FnMut(&str) -> Result<T, Vec<Problem>>,
) -> Vec<T> {
    let mut report = |problem| {
        if problems.len() < MAX_PROBLEMS {
            problems.push(problem);
        }
    };
    let texts = match field(fields, name).map(|text| items(text, MAX_ITEMS)) {
        Some(Ok(texts)) => texts,
        Some(Err(RawError::TooMany)) => {
            report(Problem::at(name, ProblemKind::TooLong { limit: MAX_ITEMS, found: MAX_ITEMS + 1 }));
            return Vec::new();
        }
        Some(Err(RawError::Malformed)) => {
            report(Problem::at(name, ProblemKind::Unrecognised { found: String::new() }));
            return Vec::new();
        }
        None => {
            report(Problem::at(name, ProblemKind::Missing));
            return Vec::new();
        }
    };
    let mut sound = Vec::new();
    for (index, text) in texts.into_iter().enumerate() {
        match read(text) {
            Ok(element) => sound.push(element),
            Err(faults) => faults.into_iter().for_each(|fault| {
                let inner = if fault.path.is_empty() { String::new() } else { format!(".{}", fault.path) };
                report(Problem::at(format!("{name}[{index}]{inner}"), fault.kind));
            }),
        }
    }
    sound
}

/// Refuses what has the id of something before it.
fn once(seen: &mut BTreeSet<String>, id: String) -> Result<(), Vec<Problem>> {
    let problem = Problem::at("id", ProblemKind::Duplicate { id: id.clone() });
    if seen.insert(id) { Ok(()) } else { Err(vec![problem]) }
}

fn field<'t>(fields: &[(String, &'t str)], name: &str) -> Option<&'t str> {
    fields.iter().rev().find(|(other, _)| other == name).map(|(_, text)| *text)
}

/// A short text of the envelope.
fn word(fields: &[(String, &str)], name: &str) -> Option<String> {
    match serde_json::from_str(field(fields, name)?).ok()? {
        Value::String(word) => Some(word.chars().take(MAX_WORD).collect()),
        _ => None,
    }
}
