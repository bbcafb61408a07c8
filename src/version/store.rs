//! Saving, loading and listing versions over a [`TextStore`].
//!
//! A key is written once and never again: a version that is renamed or adopted goes under a new id, and the old one is
//! removed only after the new one has been read back. Its file's checksum tells whether it is still as it was written.

use std::cmp::Reverse;

use super::{Version, VersionId, file};
use crate::assessment::{AssessmentId, Timestamp};
use crate::draft::{Key, SaveError, StoreError, TextStore};
use crate::json::{MAX_BYTES, Problem};

/// How many versions that the program kept by itself stay for each draft.
pub const MAX_AUTOMATIC: usize = 10;

/// The versions in a store of texts.
pub struct VersionStore<S> {
    store: S,
}

/// A version as the list has it.
#[derive(Clone, Debug, PartialEq)]
pub enum StoredVersion {
    /// It is as it was written.
    Readable(Box<Version>),
    /// It is damaged, or of a newer program, and stays as it is.
    Unreadable {
        /// Its id.
        id: VersionId,
        /// The text, to be saved as a file.
        text: String,
        /// What is wrong with it.
        problems: Vec<Problem>,
    },
}

impl StoredVersion {
    /// The version, if it can be read.
    #[must_use]
    pub fn readable(&self) -> Option<&Version> {
        match self {
            Self::Readable(version) => Some(version),
            Self::Unreadable { .. } => None,
        }
    }

    fn created(&self) -> Option<Timestamp> {
        self.readable().map(Version::created)
    }
}

impl<S: TextStore> VersionStore<S> {
    /// The versions in this store.
    pub const fn new(store: S) -> Self {
        Self { store }
    }

    /// The versions of a draft, the newest first; those that cannot be read come last.
    ///
    /// # Errors
    /// When the store cannot be read at all.
    pub fn list(&self, draft: AssessmentId) -> Result<Vec<StoredVersion>, StoreError> {
        let mut versions = Vec::new();
        for id in self.ids(draft)? {
            versions.extend(self.load(draft, id)?);
        }
        versions.sort_by_key(|version| Reverse(version.created()));
        Ok(versions)
    }

    /// One version, if it is there.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn load(&self, draft: AssessmentId, id: VersionId) -> Result<Option<StoredVersion>, StoreError> {
        let Some(text) = self.store.get(&key(draft, id))? else { return Ok(None) };
        Ok(Some(match file::read(&text) {
            Ok(version) => StoredVersion::Readable(Box::new(version)),
            Err(problems) => StoredVersion::Unreadable { id, text, problems },
        }))
    }

    /// Keeps a version as [`VersionStore::add`] does. Of those that the program kept by itself the oldest then go.
    ///
    /// # Errors
    /// See [`VersionStore::add`].
    pub fn keep(&self, version: &Version) -> Result<(), SaveError> {
        self.add(version)?;
        if version.is_automatic() {
            // Those that could not be removed go another time.
            let _pruned = self.prune(version);
        }
        Ok(())
    }

    /// Adds a version to those that are there: writes it and reads it back.
    ///
    /// # Errors
    /// See [`SaveError`]; all other versions are as they were, and nothing is left of this one, as far as the store
    /// allows. The store counts as full when the version is larger than can be read back.
    pub fn add(&self, version: &Version) -> Result<(), SaveError> {
        let key = key(version.draft(), version.id());
        let text = file::write(version);
        if text.len() > MAX_BYTES {
            return Err(StoreError::Full.into());
        }
        let before = self.store.get(&key)?;
        if before.as_deref() == Some(text.as_str()) {
            return Ok(());
        }
        if before.is_some() {
            // 64 random bits that were drawn twice; another version must not pay for it.
            return Err(StoreError::Failed.into());
        }
        let saved = self.store.set(&key, &text).map_err(SaveError::from).and_then(|()| {
            let is_there = self.store.get(&key)?.as_deref() == Some(text.as_str());
            if is_there { Ok(()) } else { Err(SaveError::NotReadBack) }
        });
        if saved.is_err() {
            // Half a version is of no use; should it stay all the same, it is listed as unreadable.
            let _removed = self.store.remove(&key);
        }
        saved
    }

    /// Keeps a version in place of another one of the draft, which is removed when the new one is safe.
    ///
    /// # Errors
    /// See [`SaveError`]; the old version is then still there.
    pub fn replace(&self, old: VersionId, new: &Version) -> Result<(), SaveError> {
        self.keep(new)?;
        // Should the old one stay, there are two; that is better than none.
        let _removed = self.remove(new.draft(), old);
        Ok(())
    }

    /// Removes a version.
    ///
    /// # Errors
    /// When the store cannot be written; the version is then still there.
    pub fn remove(&self, draft: AssessmentId, id: VersionId) -> Result<(), StoreError> {
        self.store.remove(&key(draft, id))
    }

    /// Removes the oldest versions that the program kept by itself, but not the one that it has just kept: by a clock
    /// that went backwards it may look old.
    fn prune(&self, kept: &Version) -> Result<(), StoreError> {
        let versions = self.list(kept.draft())?;
        let others = versions.iter().filter_map(StoredVersion::readable).filter(|version| version.id() != kept.id());
        let automatic = others.filter(|version| version.is_automatic());
        automatic.skip(MAX_AUTOMATIC - 1).try_for_each(|version| self.remove(kept.draft(), version.id()))
    }

    fn ids(&self, draft: AssessmentId) -> Result<Vec<VersionId>, StoreError> {
        let mut ids: Vec<_> = self
            .store
            .keys()?
            .iter()
            .filter_map(|key| match key.parse() {
                Ok(Key::Version(of, id)) if of == draft => Some(id),
                _ => None,
            })
            .collect();
        // The browser gives keys in any order; two versions of one moment shall not change places.
        ids.sort();
        Ok(ids)
    }
}

fn key(draft: AssessmentId, id: VersionId) -> String {
    Key::Version(draft, id).to_string()
}
