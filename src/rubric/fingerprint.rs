//! A hash of a rubric's content, which tells apart two rubrics with the same id.
//!
//! The hash is made of parts: one of the structure (ids, maxima, weights) and one of the texts of each language. A
//! file that carries one language of a rubric names the hashes of the others in `text_hashes`, so it has the same
//! fingerprint as the whole.

use std::fmt;

use sha2::{Digest, Sha256};

use super::{Area, Language, LocalizedText, ScaleLevel};

/// SHA-256 over a rubric's parts, the first half: 32 hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint(Box<str>);

impl Fingerprint {
    /// Reads 32 lower-case hexadecimal digits.
    #[must_use]
    pub fn from_hex(text: &str) -> Option<Self> {
        let hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        (text.len() == 32 && text.bytes().all(hex)).then(|| Self(text.into()))
    }

    /// The digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The first digits: enough for a person to tell a few rubrics apart.
    #[must_use]
    pub fn short(&self) -> &str {
        self.0.get(..8).unwrap_or_default()
    }

    /// The fingerprint of a structure hash and the text hash of every language, in the order of [`Language::ALL`].
    pub(super) fn of(structure: &Self, texts: impl IntoIterator<Item = (Language, Self)>) -> Self {
        let mut hash = Hash::default();
        hash.add(structure.as_str());
        for (language, text) in texts {
            hash.add(language.tag());
            hash.add(text.as_str());
        }
        hash.finish()
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Hashes texts one after another; each is followed by its length, so that moving a border changes the hash.
#[derive(Default)]
struct Hash(Sha256);

impl Hash {
    fn add(&mut self, text: &str) {
        self.0.update(text.as_bytes());
        self.0.update((text.len() as u64).to_be_bytes());
    }

    fn finish(self) -> Fingerprint {
        let digits = self.0.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect::<String>();
        Fingerprint(digits.into())
    }
}

/// The hash of what decides points: ids, maxima and weights, in order.
pub(super) fn of_structure(id: &str, areas: &[Area]) -> Fingerprint {
    let mut hash = Hash::default();
    hash.add(id);
    for area in areas {
        hash.add("area");
        hash.add(area.id.as_str());
        if area.subareas.is_empty() {
            hash.add(&area.max.to_decimal());
        }
        for subarea in &area.subareas {
            hash.add("subarea");
            hash.add(subarea.id.as_str());
            hash.add(&subarea.max.to_decimal());
            for question in &subarea.questions {
                hash.add(question.id.as_str());
                hash.add(&question.weight.hundredths().to_string());
            }
        }
    }
    hash.finish()
}

/// The hash of all texts of one language, in order.
pub(super) fn of_texts<'a>(
    language: Language,
    head: [&'a LocalizedText; 2],
    scale: &'a [ScaleLevel],
    areas: &'a [Area],
) -> Fingerprint {
    let mut hash = Hash::default();
    let mut add = |text: &LocalizedText| hash.add(text.exact(language).unwrap_or_default());
    head.into_iter().for_each(&mut add);
    for level in scale {
        add(&level.label);
        add(&level.description);
    }
    for area in areas {
        add(&area.title);
        add(&area.intro);
        for subarea in &area.subareas {
            add(&subarea.title);
            subarea.anchors.iter().flatten().for_each(&mut add);
            for question in &subarea.questions {
                let look_for = &question.look_for;
                [&question.text, &question.help, &look_for.interview, &look_for.document, &look_for.web]
                    .into_iter()
                    .for_each(&mut add);
            }
        }
    }
    hash.finish()
}
