//! Municipalities: the 290 Swedish ones with their codes, found by typing, and any other by its name.

mod search;

use std::fmt;

pub(crate) use search::folded;
pub use search::{Suggestion, suggestions};

/// The most characters of a municipality's name.
pub const MAX_NAME: usize = 100;

/// The municipality that a draft is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Municipality {
    /// Its name without "kommun": Nässjö. Free text for those outside Sweden.
    pub name: String,
    /// Its Swedish code, if it has one.
    pub code: Option<MunicipalityCode>,
}

impl Municipality {
    /// A municipality by what a person wrote: a Swedish one when the name is known, else the name as written.
    ///
    /// Gives nothing when nothing is written, or more than [`MAX_NAME`] characters.
    #[must_use]
    pub fn from_typed(text: &str) -> Option<Self> {
        let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if name.is_empty() || name.chars().count() > MAX_NAME {
            return None;
        }
        // Habo and Håbo differ only by the ring, so a name with the same marks comes first.
        let (with_marks, without) = (search::lower(&name), folded(&name));
        let known = swedish()
            .find(|(_, known)| known.chars().flat_map(char::to_lowercase).eq(with_marks.chars()))
            .or_else(|| swedish().find(|(_, known)| folded(known) == without));
        Some(match known {
            Some((code, known)) => Self { name: known.to_owned(), code: MunicipalityCode::from_digits(code) },
            None => Self { name, code: None },
        })
    }

    /// Whether both are the same: by their codes, or where one has none by their names.
    #[must_use]
    pub fn is_same_as(&self, other: &Self) -> bool {
        match (self.code, other.code) {
            (Some(code), Some(other)) => code == other,
            (Some(_) | None, _) => folded(&self.name) == folded(&other.name),
        }
    }
}

/// A kommunkod: four digits, kept as text because of the leading zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MunicipalityCode([u8; 4]);

impl MunicipalityCode {
    /// Reads four digits.
    #[must_use]
    pub fn from_digits(digits: &str) -> Option<Self> {
        let code: [u8; 4] = digits.as_bytes().try_into().ok()?;
        code.iter().all(u8::is_ascii_digit).then_some(Self(code))
    }

    /// The four digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl fmt::Display for MunicipalityCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The Swedish municipalities as code and name, in the order of the codes (division of 2024).
pub fn swedish() -> impl Iterator<Item = (&'static str, &'static str)> {
    include_str!("../../data/municipalities.csv").lines().skip(1).filter_map(|line| line.split_once(';'))
}
