//! From a chosen file of results to what was found in it, and faults of such files in words. Nothing changes here.

use std::sync::Arc;

use leptos::prelude::*;

use super::format;
use super::i18n::{Locale, td_string};
use super::import::{rubric_of, settled};
use super::library::{Library, Loading};
use super::locale::use_locale;
use super::messages;
use super::rubrics::OwnRubrics;
use super::services::file_input::{self, File};
use crate::assessment;
use crate::evaluation::csv;
use crate::evaluation::file::read_bytes;
use crate::evaluation::file::{EvaluationsFile, Fault, FaultKind, MAX_BYTES, MAX_ROWS, Place, Remark, RemarkKind};
use crate::evaluation::{Evaluation, MisfitKind, Outline, Outlines, Source};
use crate::json;
use crate::language::{Language, LocalizedText};
use crate::points::PointsError;
use crate::scoring;

const MEGABYTE: usize = 1024 * 1024;

/// Where outlines and the rubrics of drafts come from.
#[derive(Clone, Copy)]
pub struct Sources {
    locale: Locale,
    library: Library,
    own: OwnRubrics,
}

impl Sources {
    /// Those of the view that asks.
    #[must_use]
    pub fn of_view() -> Self {
        Self { locale: use_locale(), library: expect_context(), own: expect_context() }
    }

    /// The editions that are shipped; nothing when they are not to be had.
    pub async fn shipped_outlines(self) -> Option<Arc<Outlines>> {
        self.library.retry();
        let shared = self.library.outlines();
        let known = move || match shared.get() {
            Loading::Pending => None,
            Loading::Ready(outlines) => Some(Some(outlines)),
            Loading::Failed(_) => Some(None),
        };
        settled(known).await.flatten()
    }

    /// Reads a file: results as JSON or a table, or a neighbour's draft.
    ///
    /// # Errors
    /// A sentence that says why it could not be looked into.
    pub async fn look_into(self, file: File) -> Result<EvaluationsFile, String> {
        let locale = self.locale;
        let name = file_input::name_of(&file);
        let bytes = file_input::bytes_of(file).await.map_err(|error| messages::file_error(locale, error))?;
        // A draft is nothing but text, so its bytes need no guessing.
        let text = std::str::from_utf8(&bytes).unwrap_or_default();
        if json::format_of(text).as_deref() == Some(assessment::file::FORMAT) {
            return self.draft(text, &name).await;
        }
        let outlines = self.shipped_outlines().await;
        let outlines = outlines.ok_or_else(|| td_string!(locale, evaluation_files.not_fetched).to_owned())?;
        let mut outlines = (*outlines).clone();
        for own in self.own.list().get_untracked() {
            // A model of one's own is never taken for the edition that it is called like.
            if outlines.get(own.rubric().id.as_str()).is_none() {
                outlines.add(Outline::of(own.rubric()));
            }
        }
        Ok(read_bytes(&bytes, &name, &outlines))
    }

    /// The points of a draft: by its rubric, or those that it carries.
    async fn draft(self, text: &str, name: &str) -> Result<EvaluationsFile, String> {
        let restored = match assessment::file::read(text) {
            Ok(restored) => restored,
            // Its faults have paths, as those of results.
            Err(problems) => return Ok(faults_of_draft(problems)),
        };
        if !restored.problems.is_empty() {
            return Ok(faults_of_draft(restored.problems));
        }
        let draft = Arc::new(restored.assessment);
        let rubric = rubric_of(self.own, self.library, Arc::clone(&draft)).await;
        let by_rubric = rubric.ready().map(|rubric| scoring::score(rubric, &draft).to_last_result(rubric));
        let last = by_rubric.or_else(|| draft.last_result().cloned());
        let last = last.ok_or_else(|| td_string!(self.locale, evaluation_files.no_rubric).to_owned())?;
        let title = LocalizedText::in_one(Language::Swedish, name);
        let source = Source { title, publisher: String::new(), report_date: None, address: None };
        Ok(EvaluationsFile::of_one(Evaluation::of_draft(&draft, &last, source)))
    }
}

fn faults_of_draft(problems: Vec<json::Problem>) -> EvaluationsFile {
    let fault = |problem: json::Problem| {
        let place = if problem.path.is_empty() { Place::File } else { Place::Path(problem.path) };
        Fault { place, kind: FaultKind::Json(problem.kind) }
    };
    EvaluationsFile { faults: problems.into_iter().map(fault).collect(), ..EvaluationsFile::default() }
}

/// A table to fill in, with the columns of the newest edition, and what its file is called.
#[must_use]
pub fn empty_table(outlines: &Outlines) -> Option<(String, String)> {
    let newest = crate::rubric::Edition::ALL.first().and_then(|edition| outlines.get(edition.id()))?;
    Some((format!("kommunkompass-{}.csv", newest.id), csv::empty_table(newest)))
}

/// What a fault is and what to do about it, with its place.
#[must_use]
pub fn fault(locale: Locale, language: Language, fault: &Fault) -> String {
    at(locale, &fault.place, fault_kind(locale, language, &fault.kind))
}

/// What to look at again, with its place.
#[must_use]
pub fn remark(locale: Locale, language: Language, remark: &Remark) -> String {
    let sentence = match &remark.kind {
        RemarkKind::UnknownColumn => td_string!(locale, evaluation_files.unknown_column).to_owned(),
        RemarkKind::NotSwedish { name } => {
            td_string!(locale, evaluation_files.not_swedish, name = name.as_str()).to_string()
        }
        RemarkKind::OddSum(sum) => {
            let (given, rows) = (format::exact(sum.given, language), format::exact(sum.rows, language));
            td_string!(locale, evaluation_files.odd_sum, given = given, rows = rows).to_string()
        }
        RemarkKind::PerhapsTwice { first } => {
            let first = place(locale, first).unwrap_or_default();
            td_string!(locale, evaluation_files.perhaps_twice, first = first).to_string()
        }
    };
    at(locale, &remark.place, sentence)
}

fn at(locale: Locale, place: &Place, sentence: String) -> String {
    match self::place(locale, place) {
        Some(place) => td_string!(locale, problem.at, path = place, problem = sentence).to_string(),
        None => sentence,
    }
}

/// A place in words; nothing for the file as a whole.
fn place(locale: Locale, place: &Place) -> Option<String> {
    match place {
        Place::File => None,
        Place::Row(row) => Some(td_string!(locale, evaluation_files.row, row = *row).to_string()),
        Place::Cell(row, heading) => {
            Some(td_string!(locale, evaluation_files.cell, row = *row, heading = heading.as_str()).to_string())
        }
        Place::Path(path) => Some(path.clone()),
    }
}

fn fault_kind(locale: Locale, language: Language, kind: &FaultKind) -> String {
    match kind {
        FaultKind::TooLarge { bytes: _ } => {
            td_string!(locale, evaluation_files.too_large, limit = MAX_BYTES / MEGABYTE).to_string()
        }
        FaultKind::TooManyRows => td_string!(locale, evaluation_files.too_many, limit = MAX_ROWS).to_string(),
        FaultKind::Workbook => td_string!(locale, evaluation_files.workbook).to_owned(),
        FaultKind::NoHeadings => td_string!(locale, evaluation_files.no_headings).to_owned(),
        FaultKind::NoRows => td_string!(locale, evaluation_files.no_rows).to_owned(),
        FaultKind::ColumnTwice => td_string!(locale, evaluation_files.column_twice).to_owned(),
        FaultKind::Json(kind) => messages::problem_kind(locale, kind),
        FaultKind::NoMunicipality => td_string!(locale, evaluation_files.no_municipality).to_owned(),
        FaultKind::NotACode { found } => {
            td_string!(locale, evaluation_files.not_a_code, found = found.as_str()).to_string()
        }
        FaultKind::CodeOfAnother { code, municipality: Some(name) } => {
            td_string!(locale, evaluation_files.code_of_another, code = code.as_str(), name = *name).to_string()
        }
        FaultKind::CodeOfAnother { code, municipality: None } => {
            td_string!(locale, evaluation_files.code_of_none, code = code.as_str()).to_string()
        }
        FaultKind::NotAYear { found } if found.is_empty() => td_string!(locale, evaluation_files.no_year).to_owned(),
        FaultKind::NotAYear { found } => {
            td_string!(locale, evaluation_files.not_a_year, found = found.as_str()).to_string()
        }
        FaultKind::NotAMonth { found } => {
            td_string!(locale, evaluation_files.not_a_month, found = found.as_str()).to_string()
        }
        FaultKind::UnknownEdition { found, known } => {
            let known = known.join(", ");
            td_string!(locale, evaluation_files.unknown_edition, found = found.as_str(), known = known).to_string()
        }
        FaultKind::NoEdition => td_string!(locale, evaluation_files.no_edition).to_owned(),
        FaultKind::NotAnAssessor { found } => {
            td_string!(locale, evaluation_files.not_an_assessor, found = found.as_str()).to_string()
        }
        FaultKind::NotPoints { found, why } => match why {
            PointsError::Negative => td_string!(locale, evaluation_files.negative).to_owned(),
            PointsError::TooManyDecimals => td_string!(locale, evaluation_files.too_fine).to_owned(),
            PointsError::Empty | PointsError::NotANumber | PointsError::TooLarge => {
                td_string!(locale, evaluation_files.not_points, found = found.as_str()).to_string()
            }
        },
        FaultKind::Misfit(misfit) => misfit_kind(locale, language, misfit.kind),
        FaultKind::NoFigures => td_string!(locale, evaluation_files.no_figures).to_owned(),
        FaultKind::Twice { first } => {
            let first = place(locale, first).unwrap_or_default();
            td_string!(locale, evaluation_files.twice, first = first).to_string()
        }
    }
}

fn misfit_kind(locale: Locale, language: Language, kind: MisfitKind) -> String {
    let exact = |points| format::exact(points, language);
    match kind {
        MisfitKind::UnknownPart => td_string!(locale, evaluation_files.unknown_part).to_owned(),
        MisfitKind::Twice => td_string!(locale, evaluation_files.part_twice).to_owned(),
        MisfitKind::OtherMax { found, expected } => {
            let (found, expected) = (exact(found), exact(expected));
            td_string!(locale, evaluation_files.other_max, found = found, expected = expected).to_string()
        }
        MisfitKind::AboveMax { found, max } => {
            td_string!(locale, evaluation_files.above_max, found = exact(found), max = exact(max)).to_string()
        }
        MisfitKind::BelowSecured => td_string!(locale, evaluation_files.below_secured).to_owned(),
    }
}
