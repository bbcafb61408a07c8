//! Ids of the parts of a rubric, and of whatever else is named in files: short texts of safe characters, each kind a
//! type of its own.

use std::fmt;
use std::sync::Arc;

/// The most characters of an id.
const LIMIT: usize = 60;

/// A text that is no id: empty, longer than 60 characters, or with others than `A–Z a–z 0–9 . _ -`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IdError;

impl fmt::Display for IdError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an id is 1 to 60 of the characters A-Z a-z 0-9 . _ -")
    }
}

impl std::error::Error for IdError {}

pub(crate) fn checked(text: &str) -> Result<Arc<str>, IdError> {
    let safe = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-');
    if (1..=LIMIT).contains(&text.len()) && text.bytes().all(safe) { Ok(text.into()) } else { Err(IdError) }
}

/// A type of its own for one kind of id.
macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(std::sync::Arc<str>);

        impl $name {
            /// The id as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::rubric::IdError;

            fn from_str(text: &str) -> Result<Self, $crate::rubric::IdError> {
                $crate::rubric::id::checked(text).map(Self)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }
    };
}

pub(crate) use id;

id! {
    /// Id of a rubric, such as `2021`.
    RubricId
}
id! {
    /// Id of an area, such as `3`.
    AreaId
}
id! {
    /// Id of a subarea, such as `3.2`.
    SubareaId
}
id! {
    /// Id of a question, such as `3.2.goals`.
    QuestionId
}
