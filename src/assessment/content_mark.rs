//! What a person has entered in a draft, as a mark that tells two states apart.
//!
//! When a draft was changed, and by whom, is left out: a draft that was changed and changed back is the same again.

use std::fmt;
use std::str::FromStr;

use sha2::{Digest, Sha256};

use super::{Answer, Assessment, Entered, Mode};

/// The mark of a content: how much it is, and the first half of its SHA-256.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContentMark {
    bytes: u64,
    hash: [u8; 16],
}

/// A text that is no mark of a content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ContentMarkError;

impl ContentMark {
    /// The mark of what is entered in a draft.
    #[must_use]
    pub fn of(assessment: &Assessment) -> Self {
        let mut hash = Sha256::new();
        visit(assessment, &mut |part| {
            // With its length before it, no part can pass as the end of another.
            hash.update((part.len() as u64).to_be_bytes());
            hash.update(part);
        });
        let mut half = [0; 16];
        half.iter_mut().zip(hash.finalize()).for_each(|(place, byte)| *place = byte);
        Self { bytes: bytes_of(assessment), hash: half }
    }

    /// Whether exactly this is entered in a draft. Most changes change the length too, which is found out at once.
    #[must_use]
    pub fn is_of(&self, assessment: &Assessment) -> bool {
        self.bytes == bytes_of(assessment) && *self == Self::of(assessment)
    }
}

fn bytes_of(assessment: &Assessment) -> u64 {
    let mut bytes = 0;
    visit(assessment, &mut |part| bytes += part.len() as u64);
    bytes
}

/// Goes through everything that is entered, part by part, always in the same order.
fn visit(assessment: &Assessment, part: &mut impl FnMut(&[u8])) {
    let municipality = &assessment.municipality;
    part(municipality.name.as_bytes());
    part(municipality.code.as_ref().map(|code| code.as_str()).unwrap_or_default().as_bytes());
    part(&assessment.year.get().to_be_bytes());
    part(match assessment.mode {
        Mode::Full => b"full",
        Mode::Quick => b"quick",
    });
    part(assessment.rubric.id.as_str().as_bytes());
    part(assessment.rubric.fingerprint.as_str().as_bytes());
    for (id, entry) in assessment.questions() {
        // Where only something clashes, nothing counts.
        if !entry.answer.is_dealt_with() && entry.note.is_empty() {
            continue;
        }
        part(id.to_string().as_bytes());
        match assessment.answer(id) {
            Answer::Unanswered => part(b"unanswered"),
            Answer::DontKnow => part(b"dont_know"),
            Answer::NotApplicable { reason } => {
                part(b"not_applicable");
                part(reason.as_bytes());
            }
            Answer::Level(level) => {
                part(b"level");
                part(&[level.number()]);
            }
        }
        part(assessment.note(id).as_bytes());
    }
    part(b"direct");
    for (id, direct) in assessment.direct_entries() {
        if direct.points.is_none() && direct.justification.is_empty() {
            continue;
        }
        part(id.to_string().as_bytes());
        let points = assessment.direct_points(id);
        part(points.map(|points| points.to_decimal()).unwrap_or_default().as_bytes());
        part(direct.justification.as_bytes());
    }
    part(b"clashes");
    for clash in assessment.clashes() {
        part(&clash_bytes(&clash.other));
    }
}

/// Something that clashes, in bytes.
fn clash_bytes(other: &Entered) -> Vec<u8> {
    match other {
        Entered::Answer(Answer::Unanswered) => b"unanswered".to_vec(),
        Entered::Answer(Answer::DontKnow) => b"dont_know".to_vec(),
        Entered::Answer(Answer::NotApplicable { reason }) => [b"not_applicable", reason.as_bytes()].concat(),
        Entered::Answer(Answer::Level(level)) => vec![level.number()],
        Entered::Text(text) => text.clone().into_bytes(),
        Entered::Points(points) => points.to_decimal().into_bytes(),
    }
}

impl fmt::Display for ContentMark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-", self.bytes)?;
        self.hash.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl FromStr for ContentMark {
    type Err = ContentMarkError;

    fn from_str(text: &str) -> Result<Self, ContentMarkError> {
        let (bytes, hash) = text.split_once('-').ok_or(ContentMarkError)?;
        let bytes = bytes.parse().map_err(|_| ContentMarkError)?;
        let hash = u128::from_str_radix(hash, 16).map_err(|_| ContentMarkError)?.to_be_bytes();
        let mark = Self { bytes, hash };
        if mark.to_string() == text { Ok(mark) } else { Err(ContentMarkError) }
    }
}
