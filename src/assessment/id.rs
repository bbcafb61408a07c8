//! Small values of a draft: its id, the year it is about, and points in time.

use std::fmt;
use std::str::FromStr;

/// Id of a draft: 32 lower-case hexadecimal digits, made from 128 random bits that come from outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AssessmentId(u128);

impl AssessmentId {
    /// An id of 128 random bits.
    #[must_use]
    pub const fn from_random(bits: u128) -> Self {
        Self(bits)
    }
}

impl fmt::Display for AssessmentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

/// A text that is not an id of a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AssessmentIdError;

impl fmt::Display for AssessmentIdError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an id of a draft is 32 lower-case hexadecimal digits")
    }
}

impl std::error::Error for AssessmentIdError {}

impl FromStr for AssessmentId {
    type Err = AssessmentIdError;

    fn from_str(text: &str) -> Result<Self, AssessmentIdError> {
        let id = u128::from_str_radix(text, 16).map(Self).map_err(|_| AssessmentIdError)?;
        if id.to_string() == text { Ok(id) } else { Err(AssessmentIdError) }
    }
}

/// A point in time, in milliseconds since 1970 (UTC).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Timestamp(u64);

impl Timestamp {
    /// The last time that browsers can show as a date.
    pub const LAST: u64 = 8_640_000_000_000_000;

    /// Milliseconds since 1970 (UTC).
    #[must_use]
    pub const fn from_milliseconds(milliseconds: u64) -> Self {
        Self(milliseconds)
    }

    /// Milliseconds since 1970 (UTC).
    #[must_use]
    pub const fn milliseconds(self) -> u64 {
        self.0
    }
}

/// The year an assessment is about: 2000 to 2100.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Year(u16);

impl Year {
    /// The first year.
    pub const FIRST: u16 = 2000;
    /// The last year.
    pub const LAST: u16 = 2100;

    /// The year as a number.
    #[must_use]
    pub const fn get(self) -> u16 {
        self.0
    }
}

impl TryFrom<u64> for Year {
    type Error = u64;

    /// Gives the number back when it is outside 2000 to 2100.
    fn try_from(year: u64) -> Result<Self, u64> {
        u16::try_from(year).ok().filter(|year| (Self::FIRST..=Self::LAST).contains(year)).map(Self).ok_or(year)
    }
}

impl fmt::Display for Year {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
