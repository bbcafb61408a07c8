//! From a table to results, row by row.

use super::cells;
use super::headings::{Column, column};
use super::rows::{Row, Rows, prepared};
use crate::assessment::Year;
use crate::evaluation::file::{
    Admission, EvaluationsFile, FaultKind, MAX_ROWS, Place, RemarkKind, settled_municipality,
};
use crate::evaluation::outline::{KOMMUNKOMPASSEN, Outline};
use crate::evaluation::{
    Evaluation, Misfit, MisfitKind, Outlines, PrintedArea, PrintedSubarea, PrintedTotal, Source, free_id,
};
use crate::language::{Language, LocalizedText};
use crate::points::Points;

/// In how many rows the headings are looked for: a title may stand above them.
const ROWS_ABOVE: usize = 20;

/// The separators that are tried.
const SEPARATORS: [u8; 3] = *b";,\t";

/// The most characters of what is shown of a cell.
const SHOWN: usize = 60;

/// Reads the table of a file called `name`.
pub fn read(text: &str, name: &str, outlines: &Outlines) -> EvaluationsFile {
    let (text, named) = prepared(text);
    let separators = named.map_or(SEPARATORS.to_vec(), |separator| vec![separator]);
    let mut admission = Admission::new(outlines);
    let Some((rows, table)) = separators.into_iter().filter_map(|separator| Table::find(&text, separator)).fold(
        None,
        |best: Option<(Rows, Table)>, found| match best {
            Some(best) if best.1.n_known() >= found.1.n_known() => Some(best),
            _ => Some(found),
        },
    ) else {
        admission.file.fault(Place::File, FaultKind::NoHeadings);
        return admission.file;
    };
    let table = table.settled(&mut admission.file);
    let mut n_rows = 0;
    for row in rows.filter(|row| row.cells.iter().any(|cell| !cell.is_empty())) {
        n_rows += 1;
        if n_rows > MAX_ROWS {
            admission.file.fault(Place::Row(row.number), FaultKind::TooManyRows);
            break;
        }
        OneRow { table: &table, row: &row, name, admission: &mut admission }.read();
    }
    if n_rows == 0 {
        admission.file.fault(Place::File, FaultKind::NoRows);
    }
    admission.file
}

/// The headings.
struct Table {
    /// The row that they stand in.
    row: usize,
    /// What is written over each column, and what it is, if that is known.
    columns: Vec<(String, Option<Column>)>,
}

impl Table {
    /// Looks for the headings of a table with this separator; gives what is under them, too.
    fn find(text: &str, separator: u8) -> Option<(Rows<'_>, Self)> {
        let mut rows = Rows::new(text, separator);
        let table = rows.by_ref().take(ROWS_ABOVE).find_map(|row| {
            let columns: Vec<_> = row.cells.into_iter().map(|cell| (shown(&cell), column(&cell))).collect();
            let table = Self { row: row.number, columns };
            let is_heading = table.has(&Column::Year) && (table.has(&Column::Municipality) || table.has(&Column::Code));
            is_heading.then_some(table)
        })?;
        Some((rows, table))
    }

    fn has(&self, wanted: &Column) -> bool {
        self.columns.iter().any(|(_, column)| column.as_ref() == Some(wanted))
    }

    fn n_known(&self) -> usize {
        self.columns.iter().filter(|(_, column)| column.is_some()).count()
    }

    /// Tells of columns that are not read; of two that are called the same, the first counts.
    fn settled(mut self, file: &mut EvaluationsFile) -> Self {
        let mut seen = Vec::new();
        for (heading, column) in &mut self.columns {
            let place = || Place::Cell(self.row, heading.clone());
            match column.clone() {
                Some(known) if seen.contains(&known) => {
                    file.fault(place(), FaultKind::ColumnTwice);
                    *column = None;
                }
                Some(known) => seen.push(known),
                None if !heading.is_empty() => file.remark(place(), RemarkKind::UnknownColumn),
                None => {}
            }
        }
        self
    }

    /// The heading of a column.
    fn heading(&self, is_it: impl Fn(&Column) -> bool) -> Option<&str> {
        let found = self.columns.iter().find(|(_, column)| column.as_ref().is_some_and(&is_it));
        found.map(|(heading, _)| heading.as_str())
    }
}

/// A row that is being read.
struct OneRow<'a, 'o> {
    table: &'a Table,
    row: &'a Row,
    name: &'a str,
    admission: &'a mut Admission<'o>,
}

impl OneRow<'_, '_> {
    fn read(mut self) {
        let n_faults = self.admission.file.faults.len();
        let municipality = match settled_municipality(self.cell(&Column::Municipality), &self.code()) {
            Ok(municipality) => Some(municipality),
            Err(kind) => {
                let is_code = matches!(kind, FaultKind::NotACode { .. } | FaultKind::CodeOfAnother { .. });
                self.fault(if is_code { &Column::Code } else { &Column::Municipality }, kind);
                None
            }
        };
        let year = self.value(
            &Column::Year,
            |text| Year::try_from(cells::whole_number(text)?).ok(),
            |found| FaultKind::NotAYear { found },
        );
        let month = match self.cell(&Column::Month) {
            blank if cells::is_blank(blank) => None,
            _ => self.value(&Column::Month, cells::month, |found| FaultKind::NotAMonth { found }),
        };
        let known = self.admission.outlines.iter().map(|outline| outline.id.to_string()).collect();
        let edition = self.value(&Column::Edition, cells::edition, |found| FaultKind::UnknownEdition { found, known });
        let assessor = self.value(&Column::Assessor, cells::assessor, |found| FaultKind::NotAnAssessor { found });
        let place = self.place(&Column::Edition);
        let outline = edition.as_ref().and_then(|edition| self.admission.outline(edition, place).ok());
        let (total, areas, subareas) = outline.map(|outline| self.figures(outline)).unwrap_or_default();
        if n_faults == self.admission.file.faults.len() && total.is_none() && areas.is_empty() && subareas.is_empty() {
            self.admission.file.fault(Place::Row(self.row.number), FaultKind::NoFigures);
        }
        let (Some(municipality), Some(year), Some(assessor), Some(edition)) = (municipality, year, assessor, edition)
        else {
            return;
        };
        if n_faults != self.admission.file.faults.len() {
            return;
        }
        let evaluation = Evaluation {
            id: free_id(&municipality.name, year, |_| false),
            municipality,
            year,
            month,
            edition,
            assessor,
            source: self.source(),
            total,
            areas,
            subareas,
            discrepancies: Vec::new(),
        };
        let (table, row) = (self.table, self.row.number);
        let place_of = |part: Option<&str>| {
            let is_it = |column: &Column| match (column, part) {
                (Column::Total, None) => true,
                (Column::Area(id), Some(part)) => id.as_str() == part,
                (Column::Subarea(id), Some(part)) => id.as_str() == part,
                _ => false,
            };
            table.heading(is_it).map_or(Place::Row(row), |heading| Place::Cell(row, heading.to_owned()))
        };
        self.admission.add(evaluation, outline.flatten(), Place::Row(row), &place_of);
    }

    /// What stands in a column; nothing where the column is not there.
    fn cell(&self, wanted: &Column) -> &str {
        let at = self.table.columns.iter().position(|(_, column)| column.as_ref() == Some(wanted));
        at.and_then(|at| self.row.cells.get(at)).map_or("", String::as_str)
    }

    /// The kommunkod; Excel may have made a number of it.
    fn code(&self) -> String {
        let cell = self.cell(&Column::Code);
        match cells::whole_number(cell) {
            _ if cells::is_blank(cell) => String::new(),
            Some(number) => number.to_string(),
            None => shown(cell),
        }
    }

    /// Where a column of this row stands, also when the column is not there.
    fn place(&self, wanted: &Column) -> Place {
        let heading = self.table.heading(|column| column == wanted);
        heading.map_or(Place::Row(self.row.number), |heading| Place::Cell(self.row.number, heading.to_owned()))
    }

    fn fault(&mut self, column: &Column, kind: FaultKind) {
        let place = self.place(column);
        self.admission.file.fault(place, kind);
    }

    fn value<T>(
        &mut self,
        column: &Column,
        read: impl Fn(&str) -> Option<T>,
        fault: impl FnOnce(String) -> FaultKind,
    ) -> Option<T> {
        let text = self.cell(column);
        let value = read(text);
        if value.is_none() {
            let found = shown(text);
            self.fault(column, fault(found));
        }
        value
    }

    /// Where the figures come from: the file itself, where it names no source.
    fn source(&self) -> Source {
        let title = match self.cell(&Column::Source) {
            "" => self.name,
            title => title,
        };
        let publisher = self.cell(&Column::Publisher).chars().take(200).collect();
        Source { title: LocalizedText::in_one(Language::Swedish, title), publisher, report_date: None, address: None }
    }

    /// Total, areas and subareas of the row.
    fn figures(&mut self, outline: Option<&Outline>) -> (Option<PrintedTotal>, Vec<PrintedArea>, Vec<PrintedSubarea>) {
        let (mut total, mut areas, mut subareas) = (None, Vec::new(), Vec::new());
        let mut is_edition_lacking = false;
        for ((heading, column), cell) in self.table.columns.iter().zip(&self.row.cells) {
            let max = match column {
                Some(Column::Total) => Some(outline.map_or(KOMMUNKOMPASSEN, Outline::max)),
                Some(Column::Area(id)) => outline.and_then(|outline| outline.area(id)).map(|area| area.max),
                Some(Column::Subarea(id)) => outline.and_then(|outline| outline.subarea_max(id)),
                Some(_) | None => continue,
            };
            if cells::is_blank(cell) {
                continue;
            }
            let place = || Place::Cell(self.row.number, heading.clone());
            let figures = cells::points(cell).map_err(|why| FaultKind::NotPoints { found: shown(cell), why });
            let figures = figures.and_then(|(points, possible)| {
                let max = max.ok_or_else(|| no_such_part(column.as_ref(), outline))?;
                within(points, possible, max).map_err(|kind| misfit(column.as_ref(), kind))?;
                Ok((points, possible, max))
            });
            let (points, possible, max) = match figures {
                Ok(figures) => figures,
                // Said once a row.
                Err(FaultKind::NoEdition) if is_edition_lacking => continue,
                Err(kind) => {
                    is_edition_lacking |= kind == FaultKind::NoEdition;
                    self.admission.file.fault(place(), kind);
                    continue;
                }
            };
            match column {
                Some(Column::Total) => total = Some(PrintedTotal { points, possible, max, printed: true }),
                Some(Column::Area(id)) => {
                    let id = id.clone();
                    areas.push(PrintedArea { id, points, possible, max, percent: None, chapter_points: None });
                }
                Some(Column::Subarea(id)) => subareas.push(PrintedSubarea {
                    id: id.clone(),
                    points,
                    possible,
                    max,
                    percent: None,
                    printed_points: None,
                    printed_percent: None,
                }),
                Some(_) | None => {}
            }
        }
        (total, areas, subareas)
    }
}

fn within(points: Points, possible: Option<Points>, max: Points) -> Result<(), MisfitKind> {
    match possible {
        Some(possible) if possible < points => Err(MisfitKind::BelowSecured),
        _ if possible.unwrap_or(points) > max => Err(MisfitKind::AboveMax { found: possible.unwrap_or(points), max }),
        _ => Ok(()),
    }
}

fn misfit(column: Option<&Column>, kind: MisfitKind) -> FaultKind {
    let part = match column {
        Some(Column::Area(id)) => Some(id.to_string()),
        Some(Column::Subarea(id)) => Some(id.to_string()),
        Some(_) | None => None,
    };
    FaultKind::Misfit(Misfit { part, kind })
}

/// Points of a part that the edition lacks, or that nobody can place without an edition.
fn no_such_part(column: Option<&Column>, outline: Option<&Outline>) -> FaultKind {
    match outline {
        Some(_) => misfit(column, MisfitKind::UnknownPart),
        None => FaultKind::NoEdition,
    }
}

/// A text cut to what a sentence can hold.
fn shown(text: &str) -> String {
    text.chars().take(SHOWN).collect()
}
