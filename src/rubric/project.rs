//! A rubric file cut down to one language, so that a page loads only the one it shows.

use serde_json::{Map, Value};

use super::{Rubric, fingerprint, parse};
use crate::json::{Problem, keep_language};
use crate::language::{Language, LocalizedText};

/// Why a rubric file cannot be cut down to a language.
#[derive(Clone, Debug, PartialEq)]
pub enum ProjectError {
    /// The file is no rubric.
    Invalid(Vec<Problem>),
    /// The rubric has no texts in the language.
    LanguageMissing(Language),
}

/// The rubric file with the texts of one language only, and with the same fingerprint as the whole; compact unless it
/// has only that language anyway.
///
/// # Errors
/// See [`ProjectError`].
pub fn project(text: &str, language: Language) -> Result<String, ProjectError> {
    let rubric = parse(text).map_err(ProjectError::Invalid)?;
    if !rubric.languages.contains(&language) {
        return Err(ProjectError::LanguageMissing(language));
    }
    if rubric.languages == [language] {
        return Ok(text.to_owned());
    }
    let not_json = |_| ProjectError::Invalid(Vec::new());
    let mut value: Value = serde_json::from_str(text.strip_prefix('\u{feff}').unwrap_or(text)).map_err(not_json)?;
    keep_original_titles(&mut value, &rubric, language);
    if let Some(file) = value.as_object_mut() {
        let mut hashes = match file.remove("text_hashes") {
            Some(Value::Object(hashes)) => hashes,
            _ => Map::new(),
        };
        for other in rubric.languages.iter().filter(|other| **other != language) {
            let head = [&rubric.title, &rubric.source];
            let hash = fingerprint::of_texts(*other, head, &rubric.scale, &rubric.areas);
            hashes.insert(other.tag().to_owned(), Value::from(hash.as_str()));
        }
        file.values_mut().for_each(|value| keep_language(value, language));
        file.insert("languages".to_owned(), Value::from(vec![language.tag()]));
        file.insert("text_hashes".to_owned(), Value::Object(hashes));
    }
    Ok(value.to_string())
}

/// Notes the original title of every area and subarea whose title in `language` is another: editions are compared by
/// it, and must be found to correspond in every language of the interface.
fn keep_original_titles(value: &mut Value, rubric: &Rubric, language: Language) {
    let note = |part: &mut Value, title: &LocalizedText, original: &str| {
        if title.exact(language) != Some(original) {
            part.as_object_mut().map(|fields| fields.insert("original_title".to_owned(), Value::from(original)));
        }
    };
    for (part, area) in value.get_mut("areas").and_then(Value::as_array_mut).into_iter().flatten().zip(&rubric.areas) {
        note(part, &area.title, area.original_title());
        let parts = part.get_mut("subareas").and_then(Value::as_array_mut).into_iter().flatten();
        for (part, subarea) in parts.zip(&area.subareas) {
            note(part, &subarea.title, subarea.original_title());
        }
    }
}
