//! What went wrong, in the reader's language and with what to do about it.

use super::i18n::{Locale, td_string};
use super::library::LoadFailure;
use super::services::file_input::FileError;
use crate::assessment::file;
use crate::draft::{SaveError, StoreError};
use crate::json::{JsonType, Problem, ProblemKind};
use crate::language::Language;
use crate::own_rubrics;
use crate::points::PointsError;
use crate::rubric::{self, PartKind, Place, PlacePart, WarningKind};
use crate::share::LinkError;

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
#[must_use]
pub const fn is_about_the_whole(kind: &ProblemKind) -> bool {
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

/// A fault in a file, without where.
#[must_use]
pub fn problem_kind(locale: Locale, kind: &ProblemKind) -> String {
    match kind {
        ProblemKind::TooLarge { bytes, limit } => too_large(locale, *bytes as u64, *limit as u64),
        ProblemKind::TooDeep { limit } => td_string!(locale, problem.too_deep, limit = *limit).to_string(),
        ProblemKind::NotJson { line, column } => {
            td_string!(locale, problem.not_json, line = *line, column = *column).to_string()
        }
        ProblemKind::OtherFormat { expected: rubric::FORMAT, found: Some(found) } if found == file::FORMAT => {
            td_string!(locale, problem.is_draft).to_owned()
        }
        ProblemKind::OtherFormat { expected: rubric::FORMAT, found: Some(found) } => {
            td_string!(locale, problem.no_rubric, found = found.as_str()).to_string()
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
        ProblemKind::Altered => td_string!(locale, versions.altered).to_owned(),
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
        FileError::TooLarge { bytes, limit } => too_large(locale, bytes, limit),
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

/// Something about a rubric that should be looked at again, without where.
#[must_use]
pub fn warning(locale: Locale, kind: &WarningKind) -> String {
    match kind {
        WarningKind::NoQuestions => td_string!(locale, warning.no_questions).to_owned(),
        WarningKind::FewQuestions { found: 1 } => td_string!(locale, warning.single_question).to_owned(),
        WarningKind::FewQuestions { found } => td_string!(locale, warning.few_questions, found = *found).to_string(),
        WarningKind::HeavyQuestion { weight } => {
            td_string!(locale, warning.heavy_question, weight = *weight).to_string()
        }
        WarningKind::LongQuestion { limit, found } => {
            td_string!(locale, warning.long_question, limit = *limit, found = *found).to_string()
        }
        WarningKind::SameQuestion { first } => td_string!(locale, warning.same_question, first = *first).to_string(),
        WarningKind::SameAnchor { first } => td_string!(locale, warning.same_anchor, first = *first).to_string(),
        WarningKind::SameInTwoLanguages { other } => {
            td_string!(locale, warning.same_in_two_languages, other = language_name(locale, *other)).to_string()
        }
        WarningKind::Markup => td_string!(locale, warning.markup).to_owned(),
        WarningKind::ShippedId { edition } => td_string!(locale, warning.shipped_id, id = edition.id()).to_string(),
        WarningKind::UnknownField { name } => {
            td_string!(locale, warning.unknown_field, name = name.as_str()).to_string()
        }
    }
}

/// A language as a word in a sentence.
#[must_use]
pub fn language_name(locale: Locale, language: Language) -> &'static str {
    match language {
        Language::Swedish => td_string!(locale, models.swedish),
        Language::Bokmal => td_string!(locale, models.bokmal),
        Language::English => td_string!(locale, models.english),
    }
}

/// Where in a rubric something stands: its innermost part with a name, and what stands in that without one.
#[must_use]
pub fn place(locale: Locale, language: Language, place: &Place) -> Option<String> {
    let has_name = |part: &PlacePart| part.id.is_some() || !part.title.get(language).is_empty();
    let Place(parts) = place;
    let start = parts.iter().rposition(has_name).unwrap_or(0);
    let words: Vec<_> = parts.iter().skip(start).map(|part| place_part(locale, language, part)).collect();
    (!words.is_empty()).then(|| words.join(", "))
}

fn place_part(locale: Locale, language: Language, part: &PlacePart) -> String {
    let title = part.title.get(language);
    let name = match (part.kind, &part.id) {
        // A question is called by its id; what it asks is as long as a sentence.
        (PartKind::Question, Some(id)) => id.clone(),
        (PartKind::Level, _) => format!("{} {title}", part.number),
        (_, Some(id)) => format!("{id} {title}"),
        (_, None) => title.to_owned(),
    };
    let name = name.trim();
    match part.kind {
        PartKind::Level => td_string!(locale, place.level, name = name).to_string(),
        PartKind::Area if name.is_empty() => td_string!(locale, place.area_number, number = part.number).to_string(),
        PartKind::Area => td_string!(locale, place.area, name = name).to_string(),
        PartKind::Subarea if name.is_empty() => {
            td_string!(locale, place.subarea_number, number = part.number).to_string()
        }
        PartKind::Subarea => td_string!(locale, place.subarea, name = name).to_string(),
        PartKind::Question if name.is_empty() => {
            td_string!(locale, place.question_number, number = part.number).to_string()
        }
        PartKind::Question => td_string!(locale, place.question, name = name).to_string(),
    }
}

/// A rubric that could not be saved.
#[must_use]
pub fn rubric_save_error(locale: Locale, error: own_rubrics::SaveError) -> &'static str {
    match error {
        own_rubrics::SaveError::Store(StoreError::Full) => td_string!(locale, models.storage_full),
        own_rubrics::SaveError::Store(StoreError::Unavailable) => td_string!(locale, models.storage_unavailable),
        own_rubrics::SaveError::Store(StoreError::Failed) | own_rubrics::SaveError::NotReadBack => {
            td_string!(locale, models.storage_failed)
        }
    }
}

/// A link that holds no result that can be shown: a heading, and what to do.
#[must_use]
pub fn link_error(locale: Locale, error: &LinkError) -> (&'static str, &'static str) {
    match error {
        LinkError::Empty | LinkError::TooLong | LinkError::NotWhole | LinkError::Checksum => {
            (td_string!(locale, share.damaged_title), td_string!(locale, share.damaged))
        }
        LinkError::Newer { .. } => (td_string!(locale, share.newer_title), td_string!(locale, share.newer)),
        LinkError::Content(_) => (td_string!(locale, share.foreign_title), td_string!(locale, share.foreign)),
    }
}

/// Faults of a file, each as a sentence.
pub fn problems(locale: Locale, problems: &[Problem]) -> Vec<String> {
    problems.iter().map(|fault| problem(locale, fault)).collect()
}

/// Why the questions of an edition are not to be had, and what to do.
#[must_use]
pub fn load_failure(locale: Locale, failure: &LoadFailure) -> String {
    match failure {
        LoadFailure::Invalid(_) | LoadFailure::NotShipped => td_string!(locale, draft.rubric_invalid).to_owned(),
        LoadFailure::Unreachable => td_string!(locale, draft.rubric_failed).to_owned(),
        LoadFailure::Missing(file) => td_string!(locale, intranet.missing_file, file = file),
    }
}
