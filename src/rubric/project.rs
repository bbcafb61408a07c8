//! A rubric file cut down to one language, so that a page loads only the one it shows.

use serde_json::{Map, Value};

use super::{fingerprint, parse};
use crate::json::{Problem, keep_language};
use crate::language::Language;

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
