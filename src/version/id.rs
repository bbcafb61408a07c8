//! The id of a version.

use std::fmt;
use std::str::FromStr;

/// Id of a version of a draft: 16 lower-case hexadecimal digits, made from 64 random bits that come from outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VersionId(u64);

impl VersionId {
    /// An id of 64 random bits.
    #[must_use]
    pub const fn from_random(bits: u64) -> Self {
        Self(bits)
    }
}

impl fmt::Display for VersionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// A text that is not an id of a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VersionIdError;

impl fmt::Display for VersionIdError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an id of a version is 16 lower-case hexadecimal digits")
    }
}

impl std::error::Error for VersionIdError {}

impl FromStr for VersionId {
    type Err = VersionIdError;

    fn from_str(text: &str) -> Result<Self, VersionIdError> {
        let id = u64::from_str_radix(text, 16).map(Self).map_err(|_| VersionIdError)?;
        if id.to_string() == text { Ok(id) } else { Err(VersionIdError) }
    }
}
