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
        let (header, text) = value.split_once('\n').ok_or(SlotError::Header)?;
        let parts: Vec<_> = header.split(' ').collect();
        let [Self::MARK, number, checksum] = parts.as_slice() else {
            return Err(SlotError::Header);
        };
        // So many writes no draft has; a number without a next one would leave nothing to count with.
        let number = number.parse().ok().filter(|number| *number < u64::MAX).ok_or(SlotError::Header)?;
        if checksum_of(number, text) != *checksum {
            return Err(SlotError::Checksum);
        }
        Ok(Self { number, text: text.to_owned() })
    }

    /// The value to store.
    #[must_use]
    pub fn encode(&self) -> String {
        format!("{} {} {}\n{}", Self::MARK, self.number, checksum_of(self.number, &self.text), self.text)
    }

    /// The number in a value's first line, be its text sound or not.
    #[must_use]
    pub fn number_in(first_line: &str) -> Option<u64> {
        first_line.strip_prefix(Self::MARK)?.split(' ').nth(1)?.parse().ok()
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
