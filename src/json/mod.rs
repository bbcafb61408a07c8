//! Reading JSON from strangers: every fault is found, and each is named by its path.
//!
//! [`parse_document`] turns text into a value within limits of size and depth; a [`Node`] walks it and collects
//! [`Problem`]s instead of stopping at the first. What a field means is decided by the formats themselves
//! ([`rubric`](crate::rubric), [`assessment`](crate::assessment), [`evaluation`](crate::evaluation)).

mod layout;
mod localized;
mod node;
mod problem;
mod raw;
pub(crate) mod written;

pub use layout::{compact, pretty};
pub use localized::keep_language;
pub use node::{MAX_PROBLEMS, Node, Problems};
pub use problem::{JsonType, Problem, ProblemKind};
pub use raw::{RawError, items, members};

use serde_json::Value;

/// The most bytes that a file may have before it is looked into at all: 4 MiB, some ten full rubrics.
pub const MAX_BYTES: usize = 4 * 1024 * 1024;

/// The most levels of lists and objects in each other: what the parser reads without danger to the stack.
pub const MAX_DEPTH: usize = 127;

/// Reads a whole document: text to value, the envelope's `format` and `schema` checked.
///
/// `known` is the highest schema that the caller can read; schemas count from 1.
///
/// # Errors
/// One problem: too large, nested too deeply, not JSON, another format, or a newer schema.
pub fn parse_document(text: &str, format: &'static str, known: u64) -> Result<(Value, u64), Problem> {
    let value = parse_text(text)?;
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

/// What a document says that it is, cut if it is long; nothing when it is no JSON or does not say.
#[must_use]
pub fn format_of(text: &str) -> Option<String> {
    let value = parse_text(text).ok()?;
    value.get("format").and_then(Value::as_str).map(|format| format.chars().take(60).collect())
}

fn parse_text(text: &str) -> Result<Value, Problem> {
    if text.len() > MAX_BYTES {
        return Err(Problem::at_root(ProblemKind::TooLarge { bytes: text.len(), limit: MAX_BYTES }));
    }
    parse_within(text)
}

/// Where a text, of whatever size, stops being JSON; nothing when it is JSON.
#[must_use]
pub fn fault_of(text: &str) -> Option<Problem> {
    parse_within(text).err()
}

fn parse_within(text: &str) -> Result<Value, Problem> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    serde_json::from_str(text).map_err(|error| {
        let kind = if depth(text) > MAX_DEPTH {
            ProblemKind::TooDeep { limit: MAX_DEPTH }
        } else {
            ProblemKind::NotJson { line: error.line(), column: error.column() }
        };
        Problem::at_root(kind)
    })
}

/// How deeply lists and objects of a text stand in each other.
fn depth(text: &str) -> usize {
    let (mut depth, mut deepest, mut in_text, mut escaped) = (0usize, 0, false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = in_text,
            b'"' => in_text = !in_text,
            _ if in_text => {}
            b'[' | b'{' => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}
