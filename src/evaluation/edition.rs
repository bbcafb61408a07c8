//! The edition that a result was made with, and how that is known.

use std::fmt;

use crate::rubric::RubricId;

/// The edition of a result.
///
/// Many pages print a total and no edition. It can mostly be told from the year or from the names of the areas, and
/// then has to be marked as told so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EditionClaim {
    /// The source says so.
    Stated(RubricId),
    /// It was concluded from the year or the areas.
    Inferred(RubricId),
    /// Nobody knows: only the total can be compared, with that reservation.
    Unknown,
}

impl EditionClaim {
    /// The id of the edition's rubric, if it is known.
    #[must_use]
    pub const fn id(&self) -> Option<&RubricId> {
        match self {
            Self::Stated(id) | Self::Inferred(id) => Some(id),
            Self::Unknown => None,
        }
    }

    /// Whether it is this rubric.
    #[must_use]
    pub fn is(&self, rubric: &RubricId) -> bool {
        self.id() == Some(rubric)
    }

    /// The id as text; empty when it is unknown.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.id().map_or("", RubricId::as_str)
    }
}

impl fmt::Display for EditionClaim {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
