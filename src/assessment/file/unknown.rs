//! Fields that this version does not know: kept, and written back as they were.

use serde_json::{Map, Value};

/// A field that a format knows, with the fields known inside it.
pub(super) struct Known(&'static str, &'static [&'static str]);

pub(super) const KNOWN_FIELDS: [Known; 15] = [
    Known("format", &[]),
    Known("schema", &[]),
    Known("id", &[]),
    Known("municipality", &["name", "code"]),
    Known("year", &[]),
    Known("rubric", &["id", "fingerprint"]),
    Known("mode", &[]),
    Known("origin", &[]),
    Known("created", &[]),
    Known("changed", &[]),
    Known("answers", &[]),
    Known("direct_points", &[]),
    Known("last_result", &[]),
    Known("seen", &[]),
    Known("stamps", &["about", "rubric"]),
];
pub(super) const KNOWN_IN_ANSWER: [Known; 6] = [
    Known("state", &[]),
    Known("level", &[]),
    Known("reason", &[]),
    Known("note", &[]),
    Known("stamps", &["answer", "note"]),
    Known("clashes", &["answer", "note"]),
];
pub(super) const KNOWN_IN_DIRECT: [Known; 4] = [
    Known("points", &[]),
    Known("justification", &[]),
    Known("stamps", &["points", "justification"]),
    Known("clashes", &["points", "justification"]),
];

/// The fields that are not known, one level down too.
pub(super) fn unknown_fields(value: &Value, known: &[Known]) -> Map<String, Value> {
    let mut unknown = Map::new();
    for (name, value) in value.as_object().into_iter().flatten() {
        match known.iter().find(|known| known.0 == name) {
            None => {
                unknown.insert(name.clone(), value.clone());
            }
            Some(Known(_, [])) => {}
            Some(Known(_, inner)) => {
                let mut fields = value.as_object().cloned().unwrap_or_default();
                fields.retain(|name, _| !inner.contains(&name.as_str()));
                if !fields.is_empty() {
                    unknown.insert(name.clone(), Value::Object(fields));
                }
            }
        }
    }
    unknown
}

/// The known fields over the unknown ones.
pub(super) fn with_unknown(known: Value, unknown: &Map<String, Value>) -> Value {
    let mut fields = unknown.clone();
    let Value::Object(known) = known else {
        return known;
    };
    for (name, value) in known {
        match (fields.get_mut(&name), value) {
            (Some(Value::Object(unknown)), Value::Object(known)) => unknown.extend(known),
            (_, value) => {
                fields.insert(name, value);
            }
        }
    }
    Value::Object(fields)
}
