//! Reading JSON from strangers: every fault is found, and each is named by its path.
//!
//! [`parse_document`] turns text into a value within limits of size and depth; a [`Node`] walks it and collects
//! [`Problem`]s instead of stopping at the first. What a field means is decided by the formats themselves
//! ([`rubric`](crate::rubric), [`assessment`](crate::assessment), [`evaluation`](crate::evaluation)).

mod localized;
mod node;
mod problem;

pub use localized::keep_language;
pub use node::{Node, Problems};
pub use problem::{JsonType, Problem, ProblemKind};

use serde_json::Value;

/// The most bytes that a file may have before it is looked into at all: 4 MiB, some ten full rubrics.
pub const MAX_BYTES: usize = 4 * 1024 * 1024;

/// Reads a whole document: text to value, the envelope's `format` and `schema` checked.
///
/// `known` is the highest schema that the caller can read; schemas count from 1.
///
/// # Errors
/// One problem: too large, not JSON (also when nested too deeply: 128 levels), another format, or a newer schema.
pub fn parse_document(text: &str, format: &'static str, known: u64) -> Result<(Value, u64), Problem> {
    if text.len() > MAX_BYTES {
        return Err(Problem::at_root(ProblemKind::TooLarge { bytes: text.len(), limit: MAX_BYTES }));
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let value: Value = serde_json::from_str(text)
        .map_err(|error| Problem::at_root(ProblemKind::NotJson { line: error.line(), column: error.column() }))?;
    let found = value.get("format").and_then(Value::as_str);
    if found != Some(format) {
        let found = found.map(|found| found.chars().take(60).collect());
        return Err(Problem::at("format", ProblemKind::OtherFormat { expected: format, found }));
    }
    match value.get("schema").and_then(Value::as_u64) {
        Some(schema) if schema > known => Err(Problem::at("schema", ProblemKind::NewerSchema { found: schema, known })),
        Some(schema) if schema >= 1 => Ok((value, schema)),
        _ => Err(Problem::at("schema", ProblemKind::NoSchema)),
    }
}
