//! How far a part of a draft has come.

use std::iter::Sum;
use std::ops::Add;

/// Counts of the items of a part: its questions, or one for each subarea that is given points directly.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Items that someone has taken a stand on, including "don't know" and "not applicable".
    pub dealt_with: usize,
    /// Items that nobody has dealt with.
    pub unanswered: usize,
    /// Of those dealt with: answered "don't know", so still open in the points.
    pub dont_know: usize,
    /// Of those dealt with: not applicable.
    pub not_applicable: usize,
}

/// One word for how far a part has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Nothing is dealt with.
    NotStarted,
    /// Something is, and something is not.
    Underway,
    /// Everything is dealt with, though "don't know" keeps points open.
    DealtWithButOpen,
    /// Everything is dealt with.
    Complete,
}

impl Progress {
    /// All items.
    #[must_use]
    pub const fn total(self) -> usize {
        self.dealt_with + self.unanswered
    }

    /// Items that keep the points open: unanswered and "don't know".
    #[must_use]
    pub const fn open(self) -> usize {
        self.unanswered + self.dont_know
    }

    /// One word for it.
    #[must_use]
    pub const fn status(self) -> Status {
        match (self.dealt_with, self.unanswered, self.dont_know) {
            (_, 0, 0) => Status::Complete,
            (_, 0, _) => Status::DealtWithButOpen,
            (0, _, _) => Status::NotStarted,
            _ => Status::Underway,
        }
    }
}

impl Add for Progress {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            dealt_with: self.dealt_with + other.dealt_with,
            unanswered: self.unanswered + other.unanswered,
            dont_know: self.dont_know + other.dont_know,
            not_applicable: self.not_applicable + other.not_applicable,
        }
    }
}

impl Sum for Progress {
    fn sum<I: Iterator<Item = Self>>(parts: I) -> Self {
        parts.fold(Self::default(), Add::add)
    }
}
