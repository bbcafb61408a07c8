//! A draft's text with its number and checksum, so that a half-written or altered value is noticed.

use std::fmt;

use sha2::{Digest, Sha256};

/// What a slot holds: `kk1 <number> <checksum>`, a line break, and the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// Counts the writes of a draft; of two sound slots the higher one is newer.
    pub number: u64,
    /// The draft's text.
    pub text: String,
}

/// Which write of a draft a value is: what its first line says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlotMark {
    /// The number of the write.
    pub number: u64,
    checksum: String,
}

impl SlotMark {
    /// The mark of a slot's value, without looking at its text.
    #[must_use]
    pub fn of(value: &str) -> Option<Self> {
        let (header, _) = value.split_once('\n')?;
        let mut parts = header.split(' ');
        let (Some(Slot::MARK), Some(number), Some(checksum), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return None;
        };
        // So many writes no draft has; a number without a next one would leave nothing to count with.
        let number = number.parse().ok().filter(|number| *number < u64::MAX)?;
        Some(Self { number, checksum: checksum.to_owned() })
    }
}

/// Why the value of a slot is not sound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SlotError {
    /// The first line is not that of a slot.
    Header,
    /// The text is not the one that was written.
    Checksum,
}

impl fmt::Display for SlotError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Header => "not a slot",
            Self::Checksum => "the checksum does not fit the text",
        })
    }
}

impl Slot {
    const MARK: &'static str = "kk1";

    /// Reads a slot's value.
    ///
    /// # Errors
    /// See [`SlotError`].
    pub fn decode(value: &str) -> Result<Self, SlotError> {
        let mark = SlotMark::of(value).ok_or(SlotError::Header)?;
        let (_, text) = value.split_once('\n').ok_or(SlotError::Header)?;
        if checksum_of(mark.number, text) != mark.checksum {
            return Err(SlotError::Checksum);
        }
        Ok(Self { number: mark.number, text: text.to_owned() })
    }

    /// The value to store.
    #[must_use]
    pub fn encode(&self) -> String {
        format!("{} {} {}\n{}", Self::MARK, self.number, checksum_of(self.number, &self.text), self.text)
    }

    /// The text of a value that is not sound, for keeping: without the header if there is one.
    #[must_use]
    pub fn text_of_unsound(value: &str) -> &str {
        match value.split_once('\n') {
            Some((header, text)) if header.starts_with(Self::MARK) => text,
            _ => value,
        }
    }
}

/// The first half of SHA-256 over number and text, in hexadecimal digits.
fn checksum_of(number: u64, text: &str) -> String {
    let mut hash = Sha256::new();
    hash.update(number.to_be_bytes());
    hash.update(text.as_bytes());
    hash.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}
