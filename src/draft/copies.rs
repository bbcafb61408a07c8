//! What is known of the copies of drafts that were saved as files: when, and in which state.
//!
//! A record is `kkf1 <checksum> <JSON>` on one line. One that is damaged counts as none: then nothing is known of a
//! file, which costs a reminder too many and no draft.

use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use super::key::Key;
use super::{StoreError, TextStore};
use crate::assessment::{Assessment, AssessmentId, ContentMark, Timestamp};

const MARK: &str = "kkf1";

/// The copy of a draft that was saved as a file last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileCopy {
    /// When it was saved.
    pub saved: Timestamp,
    /// What was in it.
    pub content: ContentMark,
}

impl FileCopy {
    /// The copy of a draft as it is at a time.
    #[must_use]
    pub fn of(assessment: &Assessment, now: Timestamp) -> Self {
        Self { saved: now, content: ContentMark::of(assessment) }
    }
}

/// What is known of a draft's files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileRecord {
    /// The file that was saved last, if one ever was.
    pub copy: Option<FileCopy>,
    /// Until when somebody has put off the reminder to save one.
    pub put_off_until: Option<Timestamp>,
}

/// What a draft's last file has of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileState {
    /// No file is known.
    None,
    /// Everything.
    Complete {
        /// When it was saved.
        saved: Timestamp,
    },
    /// Not what was changed since.
    Behind {
        /// When it was saved.
        saved: Timestamp,
    },
}

impl FileRecord {
    /// What the last file has of a draft.
    #[must_use]
    pub fn state_for(&self, assessment: &Assessment) -> FileState {
        match &self.copy {
            None => FileState::None,
            Some(copy) if copy.content.is_of(assessment) => FileState::Complete { saved: copy.saved },
            Some(copy) => FileState::Behind { saved: copy.saved },
        }
    }

    /// Reads a record; nothing when it is not as it was written.
    #[must_use]
    pub fn decode(text: &str) -> Option<Self> {
        let (mark, rest) = text.split_once(' ')?;
        let (checksum, fields) = rest.split_once(' ')?;
        if mark != MARK || checksum != checksum_of(fields) {
            return None;
        }
        let fields: Value = serde_json::from_str(fields).ok()?;
        let time = |name: &str| fields.get(name).and_then(Value::as_u64).filter(|time| *time <= Timestamp::LAST);
        let content = fields.get("content").and_then(Value::as_str).and_then(|content| content.parse().ok());
        let copy = time("saved").zip(content);
        Some(Self {
            copy: copy.map(|(saved, content)| FileCopy { saved: Timestamp::from_milliseconds(saved), content }),
            put_off_until: time("put_off_until").map(Timestamp::from_milliseconds),
        })
    }

    /// The text to store.
    #[must_use]
    pub fn encode(&self) -> String {
        let mut fields = Map::new();
        if let Some(copy) = &self.copy {
            fields.insert("saved".to_owned(), Value::from(copy.saved.milliseconds()));
            fields.insert("content".to_owned(), Value::from(copy.content.to_string()));
        }
        if let Some(time) = self.put_off_until {
            fields.insert("put_off_until".to_owned(), Value::from(time.milliseconds()));
        }
        let fields = Value::Object(fields).to_string();
        format!("{MARK} {} {fields}", checksum_of(&fields))
    }
}

/// The first half of SHA-256, in hexadecimal digits.
fn checksum_of(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

/// The records in a store of texts.
pub struct FileRecords<S> {
    store: S,
}

impl<S: TextStore> FileRecords<S> {
    /// The records in this store.
    pub const fn new(store: S) -> Self {
        Self { store }
    }

    /// What is known of a draft's files; nothing, where it cannot be read.
    #[must_use]
    pub fn load(&self, id: AssessmentId) -> FileRecord {
        let text = self.store.get(&Key::File(id).to_string()).ok().flatten();
        text.and_then(|text| FileRecord::decode(&text)).unwrap_or_default()
    }

    /// Keeps what is known of a draft's files.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub fn save(&self, id: AssessmentId, record: &FileRecord) -> Result<(), StoreError> {
        self.store.set(&Key::File(id).to_string(), &record.encode())
    }
}
