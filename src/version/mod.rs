//! Versions: states of a draft that are kept as they were.
//!
//! A [`Version`] holds the text of a draft's file to the letter, so that it can be restored without loss, and a
//! [`Fingerprint`] of what the draft says. One that was adopted says by whom and when, and never changes again.
//! [`VersionStore`] keeps them, one key a version; [`file`] reads and writes the `kommunkompass-version` format;
//! A draft is turned back into a version by the edit of its [changes](crate::changes::to_edit).

mod adoption;
mod check;
mod day;
pub mod file;
mod fingerprint;
mod id;
mod points;
mod store;

use std::sync::Arc;

pub use adoption::Adoption;
pub use check::{CheckedFile, check};
pub use day::{Day, DayError};
pub use fingerprint::{Fingerprint, canonical};
pub use id::{VersionId, VersionIdError};
pub use points::{Change, PointsBeside, PointsChange};
pub use store::{MAX_AUTOMATIC, StoredVersion, VersionStore};

use crate::assessment::{Assessment, AssessmentId, Timestamp, file as draft_file};
use crate::json::{Problem, compact};

/// The most characters of the name of a version, and of who adopted it.
pub const MAX_NAME: usize = 100;

/// Why a version was kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// A person saved it.
    Saved,
    /// A file was about to be taken into the draft.
    BeforeImport,
    /// The draft was about to be written in a newer schema.
    BeforeMigration,
    /// An earlier version was about to be restored.
    BeforeRestore,
    /// The draft was about to be emptied.
    BeforeClear,
}

impl Cause {
    /// All causes.
    pub const ALL: [Self; 5] =
        [Self::Saved, Self::BeforeImport, Self::BeforeMigration, Self::BeforeRestore, Self::BeforeClear];
}

/// A state of a draft that is kept as it was.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    id: VersionId,
    draft: AssessmentId,
    name: String,
    created: Timestamp,
    cause: Cause,
    adopted: Option<Adoption>,
    fingerprint: Fingerprint,
    content: Content,
    /// Fields of the file that this program does not know, as they stood.
    unknown: Vec<(String, String)>,
}

/// What was kept of a draft.
#[derive(Clone, Debug, PartialEq)]
struct Content {
    /// The draft's file to the letter, without the white space between its parts.
    text: Arc<str>,
    /// What this program reads in it.
    read: Result<Arc<Assessment>, Vec<Problem>>,
}

impl Content {
    fn of(assessment: &Assessment) -> Self {
        Self { text: draft_file::write(assessment).into(), read: Ok(Arc::new(assessment.clone())) }
    }

    /// A draft that cannot be read in full is as one that cannot be read: part of a version is no version.
    fn read(text: &str) -> Self {
        let text = compact(text);
        let read = draft_file::read(&text).and_then(|restored| {
            if restored.problems.is_empty() { Ok(Arc::new(restored.assessment)) } else { Err(restored.problems) }
        });
        Self { text: text.into(), read }
    }
}

impl Version {
    /// A version of a draft as it is; id and time come from outside.
    #[must_use]
    pub fn new(id: VersionId, assessment: &Assessment, name: &str, cause: Cause, created: Timestamp) -> Self {
        Self {
            id,
            draft: assessment.id,
            name: one_line(name),
            created,
            cause,
            adopted: None,
            fingerprint: Fingerprint::of(assessment),
            content: Content::of(assessment),
            unknown: Vec::new(),
        }
    }

    /// A version of a draft in the text that it was stored in before it was written in another schema; nothing when that
    /// cannot be read.
    #[must_use]
    pub fn before_migration(id: VersionId, text: &str, created: Timestamp) -> Option<Self> {
        let content = Content::read(text);
        let assessment = Arc::clone(content.read.as_ref().ok()?);
        Some(Self { content, ..Self::new(id, &assessment, "", Cause::BeforeMigration, created) })
    }

    /// Its id.
    #[must_use]
    pub const fn id(&self) -> VersionId {
        self.id
    }

    /// The draft that it is a state of.
    #[must_use]
    pub const fn draft(&self) -> AssessmentId {
        self.draft
    }

    /// What a person called it; empty when nobody has.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// When it was kept.
    #[must_use]
    pub const fn created(&self) -> Timestamp {
        self.created
    }

    /// Why it was kept.
    #[must_use]
    pub const fn cause(&self) -> Cause {
        self.cause
    }

    /// Who adopted it and when, if it was.
    #[must_use]
    pub const fn adoption(&self) -> Option<&Adoption> {
        self.adopted.as_ref()
    }

    /// The fingerprint of what it says; with the adoption, if it was adopted.
    #[must_use]
    pub const fn fingerprint(&self) -> Fingerprint {
        self.fingerprint
    }

    /// The draft as it was.
    ///
    /// # Errors
    /// What this program cannot read in it: a newer one may have written it.
    pub fn assessment(&self) -> Result<&Assessment, &[Problem]> {
        match &self.content.read {
            Ok(assessment) => Ok(assessment),
            Err(problems) => Err(problems),
        }
    }

    /// Whether a draft says the same as this version.
    #[must_use]
    pub fn says_the_same_as(&self, assessment: &Assessment) -> bool {
        self.assessment().is_ok_and(|kept| canonical(kept, None) == canonical(assessment, None))
    }

    /// Whether the program kept it by itself and may let it go again: nobody has named, saved or adopted it.
    #[must_use]
    pub fn is_automatic(&self) -> bool {
        self.cause != Cause::Saved && self.adopted.is_none() && self.name.is_empty()
    }

    /// Whether both are the same state, kept at the same time; perhaps under another name.
    #[must_use]
    pub fn is_the_same_as(&self, other: &Self) -> bool {
        let state = |version: &Self| (version.draft, version.created, version.fingerprint, version.adopted.clone());
        state(self) == state(other) && self.content.text == other.content.text
    }

    /// The version under another name, to be kept under another id; nothing for one that was adopted.
    #[must_use]
    pub fn renamed(&self, id: VersionId, name: &str) -> Option<Self> {
        self.adopted.is_none().then(|| Self { id, name: one_line(name), ..self.clone() })
    }

    /// The version as it was adopted, to be kept under another id; nothing when it cannot be read or was adopted before.
    #[must_use]
    pub fn adopted(&self, id: VersionId, adoption: Adoption) -> Option<Self> {
        let assessment = self.assessment().ok().filter(|_| self.adopted.is_none())?;
        let fingerprint = Fingerprint::of_adopted(assessment, &self.name, &adoption);
        Some(Self { id, fingerprint, adopted: Some(adoption), ..self.clone() })
    }

    /// The same version under another id.
    #[must_use]
    pub fn with_id(&self, id: VersionId) -> Self {
        Self { id, ..self.clone() }
    }
}

/// What a person wrote, on one line of at most [`MAX_NAME`] characters.
fn one_line(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let cut: String = words.chars().take(MAX_NAME).collect();
    cut.trim_end().to_owned()
}
