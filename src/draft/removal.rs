//! Removing drafts for good, and what is due to it.
//!
//! The marker of a draft goes last: a removal that was interrupted goes on when the bin is next looked through.

use super::bin::{BinError, bin_key, binned_ids, goes_at};
use super::key::Key;
use super::store::DraftStore;
use super::{StoreError, TextStore};
use crate::assessment::{AssessmentId, Timestamp};

impl<S: TextStore> DraftStore<S> {
    /// Removes a draft for good, with all that belongs to it: slots, kept text, versions, the record of its file and
    /// what it was laid beside.
    ///
    /// # Errors
    /// When the store cannot be written; the draft may then be there in part.
    pub fn remove(&self, id: AssessmentId) -> Result<(), StoreError> {
        let keys = self.store.keys()?;
        // What is taken first is what could be missed: between the two, the newest state is still there.
        let newest = self.newest_place(id)?;
        for place in [newest.other(), newest] {
            self.store.remove(&Key::Slot(id, place).to_string())?;
        }
        self.store.remove(&Key::Kept(id).to_string())?;
        for key in keys {
            if matches!(key.parse(), Ok(Key::Version(of, _)) if of == id) {
                self.store.remove(&key)?;
            }
        }
        self.store.remove(&Key::File(id).to_string())?;
        self.store.remove(&Key::Compared(id).to_string())?;
        self.store.remove(&bin_key(id))
    }

    /// Removes a draft for good, but only if it lies in the bin: another tab may have put it back.
    ///
    /// # Errors
    /// See [`BinError`]; as [`DraftStore::remove`] otherwise.
    pub fn discard(&self, id: AssessmentId) -> Result<(), BinError> {
        if self.is_in_bin(id)? { Ok(self.remove(id)?) } else { Err(BinError::Missing) }
    }

    /// Removes everything in the bin for good.
    ///
    /// # Errors
    /// When the store cannot be written; some drafts may then be gone, and the others are still in the bin.
    pub fn empty_bin(&self) -> Result<(), StoreError> {
        binned_ids(&self.store.keys()?).into_iter().try_for_each(|id| self.remove(id))
    }

    /// Removes for good what has lain in the bin for thirty days, and goes on with removals that were interrupted.
    ///
    /// A draft whose marker is damaged gets a time anew. The days count from the last change if that is later: then the
    /// clock was wrong when the draft was deleted. With a clock that has gone backwards, nothing is due.
    ///
    /// # Errors
    /// When the store cannot be read or written.
    pub fn purge_expired(&self, now: Timestamp) -> Result<Vec<AssessmentId>, StoreError> {
        let mut purged = Vec::new();
        for id in binned_ids(&self.store.keys()?) {
            let is_due = if self.has_slot(id)? {
                match self.binned_since(id)? {
                    Some(since) => goes_at(since) <= now && goes_at(self.changed(id).max(since)) <= now,
                    None => {
                        // In a store that does not take it, the draft stays all the same.
                        let _marked = self.mark(id, now);
                        false
                    }
                }
            } else {
                true
            };
            if is_due {
                self.remove(id)?;
                purged.push(id);
            }
        }
        Ok(purged)
    }

    /// When a draft was last changed, as far as it can be read.
    fn changed(&self, id: AssessmentId) -> Timestamp {
        self.load(id).map_or(Timestamp::from_milliseconds(0), |loaded| loaded.assessment.changed)
    }
}
