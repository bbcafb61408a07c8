//! The versions of drafts: kept in the browser's storage only, and read from there whenever they are shown.

use leptos::prelude::*;

use super::archive::as_own;
use super::{Drafts, store, store_of_versions};
use crate::app::services::{clock, random};
use crate::assessment::{AssessmentId, Edit};
use crate::changes::{changes, to_edit};
use crate::draft::{SaveError, StoreError};
use crate::json::Problem;
use crate::rubric::Rubric;
use crate::version::{Adoption, Cause, StoredVersion, Version, VersionId, file};

/// What the views follow of the versions.
#[derive(Clone, Copy)]
pub struct VersionSignals {
    /// Counts the changes, here and in other tabs.
    revision: RwSignal<u64>,
    not_kept: RwSignal<Option<NotKept>>,
}

impl VersionSignals {
    /// Nothing has happened yet.
    #[must_use]
    pub fn new() -> Self {
        Self { revision: RwSignal::new(0), not_kept: RwSignal::new(None) }
    }
}

impl Default for VersionSignals {
    fn default() -> Self {
        Self::new()
    }
}

/// A version that the storage did not take: it is in memory until it is downloaded or let go.
#[derive(Clone, Debug, PartialEq)]
pub struct NotKept {
    /// The version.
    pub version: Version,
    /// Why it is not stored.
    pub error: SaveError,
}

/// What became of a version that was opened from a file.
#[derive(Clone, Debug, PartialEq)]
pub enum VersionImported {
    /// It was added to those of a draft that was here.
    Added(Version),
    /// Its draft was not here and was made from it.
    AddedWithDraft(Version),
    /// The same version was here.
    AlreadyHere(Version),
    /// The storage did not take it.
    NotKept(SaveError),
}

/// What restoring a version led to.
#[derive(Clone, Debug, PartialEq)]
pub enum Restored {
    /// The draft said the same already, and is as it was.
    AlreadySo,
    /// It is done; what takes it back, and whether how the draft was before is kept as a version.
    Done {
        /// Changes back what restoring has changed, and nothing else.
        back: Edit,
        /// Whether it is kept.
        is_kept: bool,
    },
}

fn new_id() -> Result<VersionId, SaveError> {
    let bits = random::bits().and_then(|bits| u64::try_from(bits >> 64).ok());
    bits.map(VersionId::from_random).ok_or(SaveError::Store(StoreError::Failed))
}

impl Drafts {
    /// The versions of a draft, the newest first; follows changes here and in other tabs.
    ///
    /// # Errors
    /// When the storage cannot be read.
    pub fn versions(self, draft: AssessmentId) -> Result<Vec<StoredVersion>, StoreError> {
        self.follow_versions();
        store_of_versions().list(draft)
    }

    /// One version of a draft; follows changes.
    #[must_use]
    pub fn version(self, draft: AssessmentId, id: VersionId) -> Option<Version> {
        self.follow_versions();
        store_of_versions().load(draft, id).ok().flatten()?.readable().cloned()
    }

    /// The adopted versions of a draft, the newest first; follows changes.
    #[must_use]
    pub fn adopted_versions(self, draft: AssessmentId) -> Vec<Version> {
        let versions = self.versions(draft).unwrap_or_default();
        let readable = versions.iter().filter_map(StoredVersion::readable);
        readable.filter(|version| version.adoption().is_some()).cloned().collect()
    }

    /// A version that could not be kept.
    #[must_use]
    pub fn version_not_kept(self) -> ReadSignal<Option<NotKept>> {
        self.versions.not_kept.read_only()
    }

    /// Lets the version go that could not be kept.
    pub fn forget_version_not_kept(self) {
        self.versions.not_kept.set(None);
    }

    /// Keeps a version of a draft as it is, before something is done to it. Says whether that was possible; a notice
    /// tells the person when it was not, and what was to be done goes on.
    pub fn keep_version(self, draft: AssessmentId, cause: Cause) -> bool {
        self.keep_named_version(draft, "", cause).is_some()
    }

    /// Keeps a draft in the text of an earlier schema, before it is written in the newest.
    pub(super) fn keep_earlier(self, text: &str) {
        let id = new_id();
        let given = id.unwrap_or(VersionId::from_random(0));
        let Some(version) = Version::before_migration(given, text, clock::now()) else { return };
        match id.and_then(|_| self.keep_making_room(&version)) {
            Ok(()) => self.versions_changed(),
            Err(error) => self.versions.not_kept.set(Some(NotKept { version, error })),
        }
    }

    /// Saves a version that a person has named.
    pub fn save_version(self, draft: AssessmentId, name: &str) -> Option<Version> {
        self.keep_named_version(draft, name, Cause::Saved)
    }

    fn keep_named_version(self, draft: AssessmentId, name: &str, cause: Cause) -> Option<Version> {
        let draft = self.get_untracked(draft)?;
        // Without randomness any id will do for a version that is only handed over as a file.
        let id = new_id();
        let given = id.unwrap_or(VersionId::from_random(0));
        let version = draft.assessment.with_untracked(|draft| Version::new(given, draft, name, cause, clock::now()));
        match id.and_then(|_| self.keep_making_room(&version)) {
            Ok(()) => {
                self.versions_changed();
                Some(version)
            }
            Err(error) => {
                self.versions.not_kept.set(Some(NotKept { version, error }));
                None
            }
        }
    }

    /// Keeps a version; what was deleted goes before there is no room for it.
    fn keep_making_room(self, version: &Version) -> Result<(), SaveError> {
        let is_full = |error: &SaveError| *error == SaveError::Store(StoreError::Full);
        let keep = || store_of_versions().keep(version);
        let (kept, freed) = store().making_room(Some(version.draft()), is_full, keep);
        self.tell_freed(&freed);
        kept
    }

    /// Gives a version another name.
    ///
    /// # Errors
    /// See [`SaveError`]; the version is then as it was.
    pub fn rename_version(self, version: &Version, name: &str) -> Result<(), SaveError> {
        match version.renamed(new_id()?, name) {
            Some(renamed) => self.replace_version(version, &renamed),
            None => Ok(()),
        }
    }

    /// Marks a version as adopted.
    ///
    /// # Errors
    /// See [`SaveError`]; the version is then as it was.
    pub fn adopt_version(self, version: &Version, adoption: Adoption) -> Result<(), SaveError> {
        match version.adopted(new_id()?, adoption) {
            Some(adopted) => self.replace_version(version, &adopted),
            None => Ok(()),
        }
    }

    fn replace_version(self, old: &Version, new: &Version) -> Result<(), SaveError> {
        let replaced = store_of_versions().replace(old.id(), new);
        self.versions_changed();
        replaced
    }

    /// Removes a version.
    ///
    /// # Errors
    /// When the storage cannot be written; the version is then still there.
    pub fn remove_version(self, draft: AssessmentId, id: VersionId) -> Result<(), StoreError> {
        let removed = store_of_versions().remove(draft, id);
        self.versions_changed();
        self.retry_unsaved();
        removed
    }

    /// Turns a draft back into one of its versions; how it was before is kept first. `own` is the rubric of the version,
    /// if it is one of one's own.
    pub fn restore_version(self, version: &Version, own: Option<&Rubric>) -> Option<Restored> {
        let wanted = version.assessment().ok()?;
        let before = self.get_untracked(version.draft())?.assessment.get_untracked();
        if version.says_the_same_as(&before) {
            return Some(Restored::AlreadySo);
        }
        let is_kept = self.keep_version(version.draft(), Cause::BeforeRestore);
        let edit = to_edit(changes(&before, wanted), &before.about());
        // Fixed now: what is entered afterwards must not go with it.
        let back = before.clone().apply(edit.clone(), self.occasion());
        self.edit(version.draft(), edit, own);
        Some(Restored::Done { back, is_kept })
    }

    /// Opens the file of a version: adds it to its draft, and makes the draft from it when it is not here.
    ///
    /// # Errors
    /// Every problem of the file; nothing has been changed then.
    pub fn open_version(self, text: &str) -> Result<VersionImported, Vec<Problem>> {
        let version = file::read(text)?;
        match version.assessment() {
            // Without a draft to show it under, a version that cannot be read would lie where nobody sees it.
            Err(problems) if !self.has(version.draft()) => Err(problems.to_vec()),
            Ok(_) | Err(_) => Ok(self.add_version(version)),
        }
    }

    /// Adds a sound version; what is here stays as it is, but for its draft, which comes out of the bin.
    pub(super) fn add_version(self, version: Version) -> VersionImported {
        let draft = version.draft();
        if self.binned_untracked(draft).is_some() {
            // Whoever opens a version of it wants the draft.
            self.put_back(draft);
        }
        let is_here = self.has(draft);
        let here = store_of_versions().list(draft).unwrap_or_default();
        let mut here = here.iter().filter_map(StoredVersion::readable);
        if is_here && let Some(same) = here.find(|other| other.is_the_same_as(&version)) {
            return VersionImported::AlreadyHere(same.clone());
        }
        let kept = match store_of_versions().add(&version) {
            // Another version has its id, perhaps the same one under another name.
            Err(SaveError::Store(StoreError::Failed)) => new_id().and_then(|id| {
                let version = version.with_id(id);
                store_of_versions().add(&version).map(|()| version)
            }),
            kept => kept.map(|()| version),
        };
        self.versions_changed();
        match kept {
            Err(error) => VersionImported::NotKept(error),
            Ok(version) => match version.assessment() {
                Ok(assessment) if !is_here => {
                    self.add(as_own(assessment));
                    VersionImported::AddedWithDraft(version)
                }
                Ok(_) | Err(_) => VersionImported::Added(version),
            },
        }
    }

    /// Follows the changes of versions.
    pub(super) fn follow_versions(self) {
        self.versions.revision.track();
    }

    /// Lets views read the versions anew.
    pub(super) fn versions_changed(self) {
        self.versions.revision.update(|revision| *revision += 1);
    }
}
