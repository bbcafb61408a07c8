//! That a version was adopted ("fastställd").

use super::{Day, one_line};

/// Who adopted a version, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Adoption {
    by: String,
    on: Day,
}

impl Adoption {
    /// An adoption by whom a person wrote; nothing when nobody is named. What is too long is cut.
    #[must_use]
    pub fn new(by: &str, on: Day) -> Option<Self> {
        let by = one_line(by);
        (!by.is_empty()).then_some(Self { by, on })
    }

    /// Who adopted it.
    #[must_use]
    pub fn by(&self) -> &str {
        &self.by
    }

    /// The day.
    #[must_use]
    pub const fn on(&self) -> Day {
        self.on
    }
}
