//! Pieces of a JSON text whose fields stand in the order in which they are given.

use serde_json::Value;

use crate::language::{Language, LocalizedText};

/// A text in quotation marks.
#[must_use]
pub fn string(text: &str) -> String {
    Value::from(text).to_string()
}

/// An object of fields that are written already.
#[must_use]
pub fn object(fields: &[(&str, String)]) -> String {
    let fields: Vec<_> = fields.iter().map(|(name, value)| format!("\"{name}\":{value}")).collect();
    format!("{{{}}}", fields.join(","))
}

/// A list of items that are written already.
#[must_use]
pub fn list(items: impl Iterator<Item = String>) -> String {
    format!("[{}]", items.collect::<Vec<_>>().join(","))
}

/// A text in the languages that it exists in.
#[must_use]
pub fn localized(text: &LocalizedText) -> String {
    let written = |language: Language| text.exact(language).map(|words| (language.tag(), string(words)));
    object(&Language::ALL.into_iter().filter_map(written).collect::<Vec<_>>())
}
