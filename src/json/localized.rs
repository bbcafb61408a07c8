//! Objects that hold one thing in several languages, by language tag.

use serde_json::Value;

use crate::language::Language;

/// Takes the other languages out of everything that is localized: of every object whose keys are all language tags.
pub fn keep_language(value: &mut Value, language: Language) {
    match value {
        Value::Object(fields) => {
            let localized = !fields.is_empty() && fields.keys().all(|key| Language::from_tag(key).is_some());
            if localized {
                fields.retain(|key, _| key == language.tag());
            } else {
                fields.values_mut().for_each(|value| keep_language(value, language));
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|value| keep_language(value, language)),
        _ => {}
    }
}
