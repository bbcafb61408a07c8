//! What an accessible name must be for an element to be the one that is meant.

use std::fmt;

use serde_json::{Value, json};

/// A wish for an accessible name. White space counts as one space, soft hyphens do not count.
///
/// A plain text is the whole name: `person.click(Role::Button, "Spara")`.
#[derive(Clone, Debug)]
pub enum Name {
    /// The whole name.
    Exactly(String),
    /// A part of the name.
    Containing(String),
    /// Whatever name, or none.
    Any,
}

/// A name that contains this text.
pub fn containing(part: impl Into<String>) -> Name {
    Name::Containing(part.into())
}

/// Whatever name, or none.
pub fn any() -> Name {
    Name::Any
}

impl Name {
    /// The wish as accessible.js reads it.
    pub(crate) fn to_json(&self) -> Value {
        match self {
            Self::Exactly(text) => json!({ "text": text }),
            Self::Containing(text) => json!({ "text": text, "part": true }),
            Self::Any => json!({ "any": true }),
        }
    }
}

impl From<&str> for Name {
    fn from(text: &str) -> Self {
        Self::Exactly(text.to_owned())
    }
}

impl From<String> for Name {
    fn from(text: String) -> Self {
        Self::Exactly(text)
    }
}

impl fmt::Display for Name {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exactly(text) => write!(formatter, "“{text}”"),
            Self::Containing(text) => write!(formatter, "with “{text}” in its name"),
            Self::Any => write!(formatter, "of any name"),
        }
    }
}
