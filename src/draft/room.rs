//! Making room in a full store: what was deleted goes before what is being written is refused, and after it the versions
//! that the program kept by itself.
//!
//! No living draft is ever taken, nor a version of one that somebody has saved, named or adopted. Versions go with the
//! draft in the bin that they belong to.

use super::bin::binned_ids;
use super::store::{DraftStore, SaveError, Saved};
use super::{Key, SlotMark, StoreError, TextStore};
use crate::assessment::{Assessment, AssessmentId, file};
use crate::json::MAX_BYTES;
use crate::version::{self, Version, VersionId};

/// What was removed for good to make room.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Freed {
    /// Drafts that lay in the bin, in the order in which they went.
    pub drafts: Vec<AssessmentId>,
    /// Versions that the program had kept by itself, the oldest first.
    pub versions: Vec<VersionId>,
}

impl Freed {
    /// Whether nothing had to go.
    #[must_use]
    pub const fn is_nothing(&self) -> bool {
        self.drafts.is_empty() && self.versions.is_empty()
    }
}

/// Something that can go to make room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Freeable {
    /// A draft in the bin.
    Draft(AssessmentId),
    /// A version of a living draft that the program kept by itself.
    Version(AssessmentId, VersionId),
}

impl<S: TextStore> DraftStore<S> {
    /// Saves a draft as [`DraftStore::save`] does, and makes room for it when the store is full.
    ///
    /// # Errors
    /// See [`SaveError`]; what was freed is gone all the same.
    pub fn save_making_room(
        &self,
        assessment: &Assessment,
        known: Option<&SlotMark>,
    ) -> (Result<Saved, SaveError>, Freed) {
        // A draft that is too large to be read back would not fit into an empty store either.
        let is_full = |error: &SaveError| {
            *error == SaveError::Store(StoreError::Full) && file::write(assessment).len() <= MAX_BYTES
        };
        self.making_room(Some(assessment.id), is_full, || self.save(assessment, known))
    }

    /// Writes again and again, each time with one thing less in the store, until it fits or nothing is left that may
    /// go; `spared` is a draft that stays though it lies in the bin, since it is what is being written.
    ///
    /// # Errors
    /// Those of `write`; what was freed is gone all the same.
    pub fn making_room<T, E>(
        &self,
        spared: Option<AssessmentId>,
        is_full: impl Fn(&E) -> bool,
        mut write: impl FnMut() -> Result<T, E>,
    ) -> (Result<T, E>, Freed) {
        let mut freed = Freed::default();
        loop {
            let written = write();
            if !written.as_ref().is_err_and(&is_full) || !self.free_next(spared, &mut freed) {
                return (written, freed);
            }
        }
    }

    /// Frees one more thing; says whether there was one.
    fn free_next(&self, spared: Option<AssessmentId>, freed: &mut Freed) -> bool {
        match self.next_to_free(spared) {
            // What is still there after it was removed will not go.
            Ok(Some(Freeable::Draft(id))) if !freed.drafts.contains(&id) => {
                let is_removed = self.remove(id).is_ok();
                // A removal that was interrupted may have taken the draft already, and that has to be said.
                if is_removed || !self.has_slot(id).unwrap_or(true) {
                    freed.drafts.push(id);
                }
                is_removed
            }
            Ok(Some(Freeable::Version(draft, id)))
                if !freed.versions.contains(&id) && self.store.remove(&Key::Version(draft, id).to_string()).is_ok() =>
            {
                freed.versions.push(id);
                true
            }
            Ok(_) | Err(_) => false,
        }
    }

    /// What goes next: the draft that was deleted first, of which one whose marker is damaged counts as deleted last; and
    /// with nothing left in the bin, the oldest version that the program kept by itself.
    fn next_to_free(&self, spared: Option<AssessmentId>) -> Result<Option<Freeable>, StoreError> {
        let keys = self.store.keys()?;
        let mut oldest = None;
        for id in binned_ids(&keys) {
            if Some(id) == spared {
                continue;
            }
            let since = self.binned_since(id)?.map_or(u64::MAX, |since| since.milliseconds());
            if oldest.is_none_or(|(earliest, _)| since < earliest) {
                oldest = Some((since, id));
            }
        }
        match oldest {
            Some((_, id)) => Ok(Some(Freeable::Draft(id))),
            None => self.oldest_automatic(&keys, spared),
        }
    }

    /// The oldest version that the program kept by itself, but not the newest of the draft that is being written: that one
    /// was kept for the sake of this very write.
    fn oldest_automatic(&self, keys: &[String], written: Option<AssessmentId>) -> Result<Option<Freeable>, StoreError> {
        let mut automatic = Vec::new();
        for key in keys {
            let Ok(Key::Version(draft, id)) = key.parse() else { continue };
            let version = self.store.get(key)?.and_then(|text| version::file::read(&text).ok());
            if let Some(version) = version.filter(Version::is_automatic) {
                automatic.push((version.created(), draft, id));
            }
        }
        let spared = automatic.iter().filter(|(_, draft, _)| Some(*draft) == written).max().map(|(_, _, id)| *id);
        let oldest = automatic.into_iter().filter(|(_, _, id)| Some(*id) != spared).min();
        Ok(oldest.map(|(_, draft, id)| Freeable::Version(draft, id)))
    }
}
