//! What went wrong, in the reader's language and with what to do about it.

use leptos_i18n::td_string;

use super::i18n::Locale;
use super::services::file_input::FileError;
use crate::draft::{SaveError, StoreError};
use crate::json::{JsonType, MAX_BYTES, Problem, ProblemKind};
use crate::points::PointsError;

const MEGABYTE: u64 = 1024 * 1024;

/// A fault in a file: where, and what.
#[must_use]
pub fn problem(locale: Locale, problem: &Problem) -> String {
    let sentence = problem_kind(locale, &problem.kind);
    if problem.path.is_empty() || is_about_the_whole(&problem.kind) {
        return sentence;
    }
    td_string!(locale, problem.at, path = problem.path.as_str(), problem = sentence).to_string()
}

/// Whether the sentence says enough without the path.
const fn is_about_the_whole(kind: &ProblemKind) -> bool {
    matches!(
        kind,
        ProblemKind::TooLarge { .. }
            | ProblemKind::TooDeep { .. }
            | ProblemKind::NotJson { .. }
            | ProblemKind::OtherFormat { .. }
            | ProblemKind::NoSchema
            | ProblemKind::NewerSchema { .. }
    )
}

fn problem_kind(locale: Locale, kind: &ProblemKind) -> String {
    match kind {
        ProblemKind::TooLarge { bytes, limit } => too_large(locale, *bytes as u64, *limit as u64),
        ProblemKind::TooDeep { limit } => td_string!(locale, problem.too_deep, limit = *limit).to_string(),
        ProblemKind::NotJson { line, column } => {
            td_string!(locale, problem.not_json, line = *line, column = *column).to_string()
        }
        ProblemKind::OtherFormat { found: Some(found), .. } => {
            td_string!(locale, problem.other_format, found = found.as_str()).to_string()
        }
        ProblemKind::OtherFormat { found: None, .. } => td_string!(locale, problem.no_format).to_owned(),
        ProblemKind::NoSchema => td_string!(locale, problem.no_schema).to_owned(),
        ProblemKind::NewerSchema { .. } => td_string!(locale, problem.newer_schema).to_owned(),
        ProblemKind::Missing => td_string!(locale, problem.missing).to_owned(),
        ProblemKind::WrongType { expected, found } => {
            let (expected, found) = (json_type(locale, *expected), json_type(locale, *found));
            td_string!(locale, problem.wrong_type, expected = expected, found = found).to_string()
        }
        ProblemKind::QuotedNumber { found } => {
            td_string!(locale, problem.quoted_number, found = found.as_str()).to_string()
        }
        ProblemKind::Empty => td_string!(locale, problem.empty).to_owned(),
        ProblemKind::TooLong { limit, found } => {
            td_string!(locale, problem.too_long, limit = *limit, found = *found).to_string()
        }
        ProblemKind::WrongCount { expected, found } => {
            td_string!(locale, problem.wrong_count, expected = *expected, found = *found).to_string()
        }
        ProblemKind::OutOfRange { min, max, found } => {
            td_string!(locale, problem.out_of_range, min = *min, max = *max, found = found.as_str()).to_string()
        }
        ProblemKind::Unrecognised { found } => {
            td_string!(locale, problem.unrecognised, found = found.as_str()).to_string()
        }
        ProblemKind::Duplicate { id } => td_string!(locale, problem.duplicate, id = id.as_str()).to_string(),
        ProblemKind::AreaSum { max, expected, sum } => {
            let (max, expected, sum) = (max.as_str(), expected.as_str(), sum.as_str());
            td_string!(locale, problem.area_sum, max = max, expected = expected, sum = sum).to_string()
        }
        ProblemKind::WeightSum { sum } => td_string!(locale, problem.weight_sum, sum = *sum).to_string(),
        ProblemKind::UndeclaredLanguage { tag } => {
            td_string!(locale, problem.undeclared_language, tag = tag.as_str()).to_string()
        }
        ProblemKind::MissingLanguage { tag } => td_string!(locale, problem.missing_language, tag = *tag).to_string(),
    }
}

fn json_type(locale: Locale, json_type: JsonType) -> &'static str {
    match json_type {
        JsonType::Null => td_string!(locale, problem.type_null),
        JsonType::Boolean => td_string!(locale, problem.type_boolean),
        JsonType::Number => td_string!(locale, problem.type_number),
        JsonType::WholeNumber => td_string!(locale, problem.type_whole_number),
        JsonType::Text => td_string!(locale, problem.type_text),
        JsonType::List => td_string!(locale, problem.type_list),
        JsonType::Object => td_string!(locale, problem.type_object),
    }
}

fn too_large(locale: Locale, bytes: u64, limit: u64) -> String {
    // Rounded up, so that a file just over the limit is not said to be as large as the limit.
    let megabytes = bytes.div_ceil(MEGABYTE);
    td_string!(locale, problem.too_large_file, megabytes = megabytes, limit = limit / MEGABYTE).to_string()
}

/// A chosen file that was not read.
#[must_use]
pub fn file_error(locale: Locale, error: FileError) -> String {
    match error {
        FileError::TooLarge(bytes) => too_large(locale, bytes, MAX_BYTES as u64),
        FileError::Unreadable => td_string!(locale, problem.unreadable_file).to_owned(),
    }
}

/// A change that could not be saved, or a storage that cannot be used.
#[must_use]
pub fn save_error(locale: Locale, error: SaveError) -> &'static str {
    match error {
        SaveError::Store(StoreError::Full) => td_string!(locale, saving.full),
        SaveError::NewerSchema => td_string!(locale, saving.newer),
        SaveError::Store(StoreError::Unavailable) => td_string!(locale, saving.unavailable),
        SaveError::Store(StoreError::Failed) | SaveError::NotReadBack => td_string!(locale, saving.failed),
    }
}

/// Points that were typed and are none; nothing for an empty field, which takes the points back.
#[must_use]
pub fn points_error(locale: Locale, error: PointsError, max: &str) -> Option<String> {
    match error {
        PointsError::Empty => None,
        PointsError::NotANumber | PointsError::Negative => {
            Some(td_string!(locale, direct.not_a_number, max = max).to_string())
        }
        PointsError::TooManyDecimals => Some(td_string!(locale, direct.too_fine).to_owned()),
        PointsError::TooLarge => Some(td_string!(locale, direct.too_high, max = max).to_string()),
    }
}
