//! Every key that the product uses in local storage.

use std::fmt;
use std::str::FromStr;

use crate::assessment::AssessmentId;
use crate::evaluation::EvaluationId;
use crate::rubric::RubricReference;
use crate::version::VersionId;

/// What all keys begin with, up to the first `/`.
pub(super) const PREFIX: &str = "kommunkompass";

/// One of the two places of a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// The first.
    A,
    /// The second.
    B,
}

impl Place {
    /// Both places.
    pub const BOTH: [Self; 2] = [Self::A, Self::B];

    /// The other place.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::A => Self::B,
            Self::B => Self::A,
        }
    }
}

/// A key of the product in local storage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Key {
    /// `kommunkompass/draft/<id>/a` and `/b`: the two slots of a draft.
    Slot(AssessmentId, Place),
    /// `kommunkompass/kept/<id>`: the text of a draft that could not be read in full, as it was found.
    Kept(AssessmentId),
    /// `kommunkompass/bin/<id>`: that a draft lies in the bin, and since when.
    Bin(AssessmentId),
    /// `kommunkompass/version/<id>/<version>`: a version of a draft that is kept.
    Version(AssessmentId, VersionId),
    /// `kommunkompass/file/<id>`: when a draft was last saved as a file, and in which state.
    File(AssessmentId),
    /// `kommunkompass/language`: the tag of the language that was chosen for the interface.
    Language,
    /// `kommunkompass/rubric/<id>@<fingerprint>`: the file of a rubric of one's own.
    Rubric(RubricReference),
    /// `kommunkompass/evaluation/<id>`: a result that somebody has added to compare with.
    Evaluation(EvaluationId),
    /// `kommunkompass/mean/<id>`: a mean that somebody has added.
    Mean(EvaluationId),
    /// `kommunkompass/compared/<id>`: what a draft is laid beside.
    Compared(AssessmentId),
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Slot(id, Place::A) => write!(f, "kommunkompass/draft/{id}/a"),
            Self::Slot(id, Place::B) => write!(f, "kommunkompass/draft/{id}/b"),
            Self::Kept(id) => write!(f, "kommunkompass/kept/{id}"),
            Self::Bin(id) => write!(f, "kommunkompass/bin/{id}"),
            Self::Version(id, version) => write!(f, "kommunkompass/version/{id}/{version}"),
            Self::File(id) => write!(f, "kommunkompass/file/{id}"),
            Self::Language => f.write_str("kommunkompass/language"),
            Self::Rubric(reference) => write!(f, "kommunkompass/rubric/{reference}"),
            Self::Evaluation(id) => write!(f, "kommunkompass/evaluation/{id}"),
            Self::Mean(id) => write!(f, "kommunkompass/mean/{id}"),
            Self::Compared(id) => write!(f, "kommunkompass/compared/{id}"),
        }
    }
}

/// A key that is not the product's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ForeignKey;

impl FromStr for Key {
    type Err = ForeignKey;

    fn from_str(key: &str) -> Result<Self, ForeignKey> {
        let rest = key.strip_prefix(PREFIX).and_then(|rest| rest.strip_prefix('/')).ok_or(ForeignKey)?;
        let id = |text: &str| text.parse().map_err(|_| ForeignKey);
        match rest.split('/').collect::<Vec<_>>().as_slice() {
            ["draft", draft, "a"] => Ok(Self::Slot(id(draft)?, Place::A)),
            ["draft", draft, "b"] => Ok(Self::Slot(id(draft)?, Place::B)),
            ["kept", draft] => Ok(Self::Kept(id(draft)?)),
            ["bin", draft] => Ok(Self::Bin(id(draft)?)),
            ["version", draft, version] => Ok(Self::Version(id(draft)?, version.parse().map_err(|_| ForeignKey)?)),
            ["file", draft] => Ok(Self::File(id(draft)?)),
            ["language"] => Ok(Self::Language),
            ["rubric", reference] => reference.parse().map(Self::Rubric).map_err(|_| ForeignKey),
            ["evaluation", id] => id.parse().map(Self::Evaluation).map_err(|_| ForeignKey),
            ["mean", id] => id.parse().map(Self::Mean).map_err(|_| ForeignKey),
            ["compared", draft] => Ok(Self::Compared(id(draft)?)),
            _ => Err(ForeignKey),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_read_back_from_its_text() {
        let id = AssessmentId::from_random(7);
        let reference: RubricReference = format!("own@{}", "0f".repeat(16)).parse().expect("a reference");
        let slots = [Key::Slot(id, Place::A), Key::Slot(id, Place::B)];
        let others = [
            Key::Kept(id),
            Key::Bin(id),
            Key::Version(id, VersionId::from_random(9)),
            Key::File(id),
            Key::Language,
            Key::Rubric(reference),
            Key::Evaluation("habo-2019".parse().expect("an id")),
            Key::Mean("riket-2023".parse().expect("an id")),
            Key::Compared(id),
        ];
        for key in slots.into_iter().chain(others) {
            assert_eq!(key.to_string().parse(), Ok(key));
        }
        assert_eq!("someone-elses".parse::<Key>(), Err(ForeignKey));
        for key in ["draft/x/a", "bin/x", "version/x", "file/", "rubric/own", "rubric/own@0", "rubric/a/b"] {
            assert_eq!(format!("kommunkompass/{key}").parse::<Key>(), Err(ForeignKey), "{key}");
        }
    }
}
