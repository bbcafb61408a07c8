//! How drafts, keys and addresses name a rubric.

use std::fmt;
use std::str::FromStr;

use super::{Fingerprint, IdError, Rubric, RubricId};

/// A rubric by its id and the fingerprint of its content; as text `<id>@<fingerprint>`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RubricReference {
    /// The rubric's id.
    pub id: RubricId,
    /// The fingerprint of its content at the time.
    pub fingerprint: Fingerprint,
}

impl RubricReference {
    /// A reference to this rubric.
    #[must_use]
    pub fn to(rubric: &Rubric) -> Self {
        Self { id: rubric.id.clone(), fingerprint: rubric.fingerprint.clone() }
    }

    /// Whether this is the other rubric in another version: the same id, other content.
    #[must_use]
    pub fn is_other_version_of(&self, other: &Self) -> bool {
        self.id == other.id && self.fingerprint != other.fingerprint
    }
}

impl fmt::Display for RubricReference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}", self.id, self.fingerprint)
    }
}

impl FromStr for RubricReference {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        let (id, fingerprint) = text.split_once('@').ok_or(IdError)?;
        Ok(Self { id: id.parse()?, fingerprint: Fingerprint::from_hex(fingerprint).ok_or(IdError)? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_is_read_back_from_its_text() {
        let text = "own-2.1_b@00112233445566778899aabbccddeeff";
        let reference: RubricReference = text.parse().expect("a reference");
        assert_eq!((reference.id.as_str(), reference.fingerprint.short()), ("own-2.1_b", "00112233"));
        assert_eq!(reference.to_string(), text);
    }

    #[test]
    fn what_is_no_reference_is_not_taken_for_one() {
        for text in
            ["", "own", "own@", "own@0011", "@00112233445566778899aabbccddeeff", "a b@00112233445566778899aabbccddeeff"]
        {
            assert_eq!(text.parse::<RubricReference>(), Err(IdError), "{text}");
        }
    }
}
