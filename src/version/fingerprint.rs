//! The fingerprint of what a draft says: printed beside it, and computed again to see whether it is still the same.
//!
//! Computed from the canonical form of the content (RFC 8785), so that others can do it too; `docs/file-formats.md`
//! describes it with an example. It covers what a person sees and enters, and for an adopted version who adopted it, when
//! and under which name. Ids, times, and fields that only the program needs are not in it.

use std::fmt;

use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::Adoption;
use crate::assessment::{Answer, Assessment, Mode};

/// The first half of SHA-256: 32 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint(u128);

impl Fingerprint {
    /// The fingerprint of what a draft says.
    #[must_use]
    pub fn of(assessment: &Assessment) -> Self {
        Self::of_text(&canonical(assessment, None))
    }

    /// The fingerprint of what was adopted: what the draft says, the name of the version, by whom and when.
    #[must_use]
    pub fn of_adopted(assessment: &Assessment, name: &str, adoption: &Adoption) -> Self {
        Self::of_text(&canonical(assessment, Some((name, adoption))))
    }

    /// The fingerprint of a text.
    pub(super) fn of_text(text: &str) -> Self {
        let bytes = Sha256::digest(text.as_bytes()).into_iter().take(16);
        Self(bytes.fold(0, |number, byte| (number << 8) | u128::from(byte)))
    }

    /// Reads 32 lower-case hexadecimal digits.
    #[must_use]
    pub fn from_hex(digits: &str) -> Option<Self> {
        let fingerprint = u128::from_str_radix(digits, 16).map(Self).ok()?;
        (fingerprint.to_hex() == digits).then_some(fingerprint)
    }

    /// The digits without spaces, as files have them.
    #[must_use]
    pub fn to_hex(self) -> String {
        format!("{:032x}", self.0)
    }
}

impl fmt::Display for Fingerprint {
    /// As a person reads and compares it: eight groups of four digits.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for group in 0..8 {
            let space = if group == 0 { "" } else { " " };
            write!(f, "{space}{:04x}", (self.0 >> (112 - 16 * group)) & 0xffff)?;
        }
        Ok(())
    }
}

/// The text that is hashed: JSON without white space, names in order, nothing that is empty.
#[must_use]
pub fn canonical(assessment: &Assessment, adopted: Option<(&str, &Adoption)>) -> String {
    let answers: Map<_, _> = assessment
        .questions()
        .map(|(id, _)| (id.to_string(), fields(answer_fields(assessment.answer(id), assessment.note(id)))))
        .collect();
    let direct: Map<_, _> = assessment
        .direct_entries()
        .map(|(id, entry)| {
            let points = entry.points.map(|points| points.to_decimal()).unwrap_or_default();
            let justification = entry.justification.clone();
            (id.to_string(), fields([("points", points.into()), ("justification", justification.into())]))
        })
        .collect();
    let code = assessment.municipality.code.map(|code| code.to_string()).unwrap_or_default();
    let municipality = fields([("name", assessment.municipality.name.as_str().into()), ("code", code.into())]);
    let mut content = json!({
        "municipality": municipality,
        "year": assessment.year.get(),
        "mode": match assessment.mode {
            Mode::Full => "full",
            Mode::Quick => "quick",
        },
        "rubric": {
            "id": assessment.rubric.id.as_str(),
            "fingerprint": assessment.rubric.fingerprint.as_str(),
        },
        "answers": without_empty(answers),
        "direct_points": without_empty(direct),
    });
    if let (Some((name, adoption)), Value::Object(fields)) = (adopted, &mut content) {
        let adopted = json!({ "name": name, "by": adoption.by(), "on": adoption.on().to_string() });
        fields.insert("adopted".to_owned(), adopted);
    }
    content.to_string()
}

fn answer_fields(answer: &Answer, note: &str) -> [(&'static str, Value); 4] {
    let (state, level, reason) = match answer {
        Answer::Unanswered => ("", Value::Null, ""),
        Answer::DontKnow => ("dont_know", Value::Null, ""),
        Answer::NotApplicable { reason } => ("not_applicable", Value::Null, reason.as_str()),
        Answer::Level(level) => ("level", level.number().into(), ""),
    };
    [("state", state.into()), ("level", level), ("reason", reason.into()), ("note", note.into())]
}

/// An object of those fields that are not empty.
fn fields<const N: usize>(fields: [(&'static str, Value); N]) -> Value {
    without_empty(fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

fn without_empty(fields: Map<String, Value>) -> Value {
    let is_empty = |value: &Value| match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        Value::Bool(_) | Value::Number(_) | Value::Array(_) => false,
    };
    fields.into_iter().filter(|(_, value)| !is_empty(value)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_is_shown_in_eight_groups_and_stored_without() {
        let digits = "00ffab12cd34ef560000111122223333";
        let fingerprint = Fingerprint::from_hex(digits).expect("a fingerprint");
        assert_eq!(fingerprint.to_string(), "00ff ab12 cd34 ef56 0000 1111 2222 3333");
        assert_eq!(fingerprint.to_hex(), digits);
        for text in ["", "00ff", &digits.to_uppercase(), &format!("{digits}0"), &format!("+{digits}")] {
            assert_eq!(Fingerprint::from_hex(text), None, "{text}");
        }
    }

    #[test]
    fn it_is_the_first_half_of_sha_256() {
        assert_eq!(Fingerprint::of_text("").to_hex(), "e3b0c44298fc1c149afbf4c8996fb924");
    }
}
