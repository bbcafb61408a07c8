//! Results as a table that Excel opens rightly in Swedish and Norwegian.

use super::cells::{inert, written_assessor, written_edition, written_points};
use super::headings::{FIXED, area_heading, subarea_heading};
use crate::evaluation::{Evaluation, Outline};
use crate::language::Language;

/// The table: byte order mark, semicolons, decimal commas, and a row a result.
///
/// What else a result has goes along in JSON only: percentages, addresses, dates of reports, discrepancies, and all means.
#[must_use]
pub fn write(evaluations: &[Evaluation]) -> String {
    let (mut areas, mut subareas) = (Vec::new(), Vec::new());
    for evaluation in evaluations {
        evaluation.areas.iter().for_each(|area| add_part(&mut areas, area.id.as_str()));
        evaluation.subareas.iter().for_each(|row| add_part(&mut subareas, row.id.as_str()));
    }
    let mut text = headings(&areas, &subareas);
    for evaluation in evaluations {
        add_row(&mut text, row(evaluation, &areas, &subareas).into_iter());
    }
    text
}

/// A table without results, with the columns of an edition: to be filled in elsewhere.
#[must_use]
pub fn empty_table(outline: &Outline) -> String {
    let areas: Vec<_> = outline.areas.iter().map(|area| area.id.as_str()).collect();
    let subareas: Vec<_> = outline.subareas().map(|(id, _)| id.as_str()).collect();
    headings(&areas, &subareas)
}

fn headings(areas: &[&str], subareas: &[&str]) -> String {
    let mut text = String::from('\u{feff}');
    let headings = FIXED.iter().map(|(_, heading)| (*heading).to_owned());
    let headings = headings.chain(areas.iter().map(|id| area_heading(id)));
    add_row(&mut text, headings.chain(subareas.iter().map(|id| subarea_heading(id))));
    text
}

/// Puts a part among the others where it belongs by its numbers, unless it is there.
fn add_part<'e>(parts: &mut Vec<&'e str>, id: &'e str) {
    if !parts.contains(&id) {
        let at = parts.iter().position(|other| order(other) > order(id)).unwrap_or(parts.len());
        parts.insert(at, id);
    }
}

/// `1.2` before `1.10`, and what has no numbers as text.
fn order(id: &str) -> Vec<(Option<u32>, &str)> {
    id.split('.').map(|part| (part.parse().ok(), part)).collect()
}

fn row(evaluation: &Evaluation, areas: &[&str], subareas: &[&str]) -> Vec<String> {
    let source = &evaluation.source;
    let total = evaluation.total.map(|total| written_points(total.points, total.possible));
    let mut cells = vec![
        inert(&evaluation.municipality.name),
        evaluation.municipality.code.map(|code| code.to_string()).unwrap_or_default(),
        evaluation.year.to_string(),
        evaluation.month.map(|month| month.to_string()).unwrap_or_default(),
        written_edition(&evaluation.edition),
        written_assessor(evaluation.assessor).to_owned(),
        inert(source.title.get(Language::Swedish)),
        inert(&source.publisher),
        total.unwrap_or_default(),
    ];
    cells.extend(areas.iter().map(|id| {
        let area = evaluation.areas.iter().find(|area| area.id.as_str() == *id);
        area.map(|area| written_points(area.points, area.possible)).unwrap_or_default()
    }));
    cells.extend(subareas.iter().map(|id| {
        let row = evaluation.subareas.iter().find(|row| row.id.as_str() == *id);
        row.map(|row| written_points(row.points, row.possible)).unwrap_or_default()
    }));
    cells
}

fn add_row(text: &mut String, cells: impl Iterator<Item = String>) {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            text.push(';');
        }
        if cell.contains([';', ',', '"', '\n', '\r', '\t']) && !is_number(&cell) {
            text.push('"');
            text.push_str(&cell.replace('"', "\"\""));
            text.push('"');
        } else {
            text.push_str(&cell);
        }
    }
    text.push_str("\r\n");
}

/// Whether a cell is points, whose comma nothing can mistake.
fn is_number(cell: &str) -> bool {
    cell.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, ',' | '–'))
}
