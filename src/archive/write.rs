//! Everything as one text.

use super::{Archive, FORMAT, SCHEMA};
use crate::assessment;
use crate::evaluation::OwnResult;
use crate::own_rubrics::OwnRubric;
use crate::version::{self, Day};

/// Writes an archive, each draft, version, rubric and result on a line of its own.
#[must_use]
pub fn write(archive: &Archive) -> String {
    let drafts = list(archive.drafts.iter().map(assessment::file::write));
    let versions = list(archive.versions.iter().map(version::file::write));
    let rubrics = list(archive.rubrics.iter().map(|rubric| OwnRubric::text(rubric).to_owned()));
    let evaluations = list(archive.evaluations.iter().map(OwnResult::text));
    let created = archive.created.milliseconds();
    format!(
        "{{\n\"format\": \"{FORMAT}\",\n\"schema\": {SCHEMA},\n\"created\": {created},\n\
        \"drafts\": {drafts},\n\"versions\": {versions},\n\"rubrics\": {rubrics},\n\"evaluations\": {evaluations}\n}}\n"
    )
}

/// A name for the file of an archive: `kommunkompass-allt-2026-11-21.json`.
#[must_use]
pub fn file_name(day: Option<Day>) -> String {
    let day = day.map(|day| format!("-{day}")).unwrap_or_default();
    format!("kommunkompass-allt{day}.json")
}

fn list(items: impl Iterator<Item = String>) -> String {
    let items: Vec<_> = items.collect();
    if items.is_empty() { "[]".to_owned() } else { format!("[\n{}\n]", items.join(",\n")) }
}
