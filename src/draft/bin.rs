//! The bin: deleted drafts, which can be put back for thirty days.
//!
//! A draft lies in the bin while there is a marker of it; its slots stay where they are. So deleting and putting back
//! are one write each, and whatever happens in the middle of it, the draft is whole and in one of the two places.
//! Removing for good is in `removal.rs`.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::fmt;

use super::key::{Key, Place};
use super::room::Freed;
use super::store::{DraftStore, LoadError, StoredDraft};
use super::{Slot, StoreError, TextStore};
use crate::assessment::{AssessmentId, Timestamp, file};

const DAY: u64 = 24 * 60 * 60 * 1000;

/// How many days a deleted draft can be put back.
pub const DAYS_IN_BIN: u64 = 30;

/// A draft in the bin.
#[derive(Debug)]
pub struct Binned {
    /// The draft, readable or not.
    pub draft: StoredDraft,
    /// When it was deleted; nothing when the marker is damaged.
    pub since: Option<Timestamp>,
}

/// Why a draft was not moved to the bin or out of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BinError {
    /// The store holds no such draft.
    Missing,
    /// The store did not do it.
    Store(StoreError),
    /// The store says that it did, but gives back something else.
    NotReadBack,
}

impl fmt::Display for BinError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("there is no such draft"),
            Self::Store(error) => error.fmt(f),
            Self::NotReadBack => f.write_str("storage gives back something other than was written"),
        }
    }
}

impl std::error::Error for BinError {}

impl From<StoreError> for BinError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// When a draft that was deleted at this time goes for good.
#[must_use]
pub const fn goes_at(since: Timestamp) -> Timestamp {
    Timestamp::from_milliseconds(since.milliseconds().saturating_add(DAYS_IN_BIN * DAY))
}

/// How many days a draft that was deleted at this time still stays, a part of a day counted as one: 0 to 30.
#[must_use]
pub fn days_left(since: Timestamp, now: Timestamp) -> u64 {
    let left = goes_at(since).milliseconds().saturating_sub(now.milliseconds());
    left.div_ceil(DAY).min(DAYS_IN_BIN)
}

/// A marker is a slot without text whose number is the time, so that a time that was damaged is not believed.
fn marker(since: Timestamp) -> String {
    Slot { number: since.milliseconds(), text: String::new() }.encode()
}

fn time_of(marker: &str) -> Option<Timestamp> {
    Slot::decode(marker).ok().map(|slot| Timestamp::from_milliseconds(slot.number))
}

pub(super) fn bin_key(id: AssessmentId) -> String {
    Key::Bin(id).to_string()
}

/// The drafts that have a marker, of all keys.
pub(super) fn binned_ids(keys: &[String]) -> BTreeSet<AssessmentId> {
    let marked = keys.iter().filter_map(|key| match key.parse() {
        Ok(Key::Bin(id)) => Some(id),
        Ok(
            Key::Slot(..)
            | Key::Kept(_)
            | Key::Version(..)
            | Key::File(_)
            | Key::Language
            | Key::Rubric(_)
            | Key::Evaluation(_)
            | Key::Mean(_)
            | Key::Compared(_),
        )
        | Err(_) => None,
    });
    marked.collect()
}

impl StoredDraft {
    /// The id of the draft, readable or not.
    #[must_use]
    pub fn id(&self) -> AssessmentId {
        match self {
            Self::Readable(loaded) => loaded.assessment.id,
            Self::Unreadable { id, .. } => *id,
        }
    }
}

impl<S: TextStore> DraftStore<S> {
    /// Moves a draft to the bin: one write, read back. Says what had to go for good to make room for the marker.
    ///
    /// # Errors
    /// See [`BinError`]; the draft then stays where it was.
    pub fn move_to_bin(&self, id: AssessmentId, now: Timestamp) -> (Result<(), BinError>, Freed) {
        let is_full = |error: &BinError| *error == BinError::Store(StoreError::Full);
        self.making_room(Some(id), is_full, || {
            if !self.has_slot(id)? {
                return Err(BinError::Missing);
            }
            match self.mark(id, now) {
                // A draft that is deleted because the store is full makes the room for its marker itself.
                Err(error) if is_full(&error) && self.drop_spare_slot(id)? => self.mark(id, now),
                marked => marked,
            }
        })
    }

    /// Puts a draft back: takes its marker away.
    ///
    /// # Errors
    /// See [`BinError`]; the draft then still lies in the bin.
    pub fn put_back(&self, id: AssessmentId) -> Result<(), BinError> {
        if !self.has_slot(id)? {
            return Err(BinError::Missing);
        }
        self.store.remove(&bin_key(id))?;
        if self.is_in_bin(id)? { Err(BinError::NotReadBack) } else { Ok(()) }
    }

    /// Lets a draft that was written live on, though it lay in the bin: another tab has deleted it meanwhile.
    ///
    /// # Errors
    /// When the marker can neither be found absent nor be taken away.
    pub fn revive(&self, id: AssessmentId) -> Result<(), StoreError> {
        if self.is_in_bin(id)? { self.store.remove(&bin_key(id)) } else { Ok(()) }
    }

    /// Whether a draft lies in the bin.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn is_in_bin(&self, id: AssessmentId) -> Result<bool, StoreError> {
        Ok(self.store.get(&bin_key(id))?.is_some())
    }

    /// The drafts in the bin, the last deleted first.
    ///
    /// # Errors
    /// When the store cannot be read at all.
    pub fn bin(&self) -> Result<Vec<Binned>, StoreError> {
        let mut binned = Vec::new();
        for id in binned_ids(&self.store.keys()?) {
            let draft = match self.load(id) {
                Ok(loaded) => StoredDraft::Readable(Box::new(loaded)),
                Err(LoadError::Unreadable { text, problems }) => StoredDraft::Unreadable { id, text, problems },
                // Its removal was interrupted.
                Err(LoadError::Missing) => continue,
                Err(LoadError::Store(error)) => return Err(error),
            };
            binned.push(Binned { draft, since: self.binned_since(id)? });
        }
        binned.sort_by_key(|binned| Reverse(binned.since.map_or(u64::MAX, Timestamp::milliseconds)));
        Ok(binned)
    }

    /// When a draft was deleted; nothing when its marker is damaged or there is none.
    pub(super) fn binned_since(&self, id: AssessmentId) -> Result<Option<Timestamp>, StoreError> {
        Ok(self.store.get(&bin_key(id))?.as_deref().and_then(time_of))
    }

    /// Writes the marker and reads it back; what does not succeed is taken back.
    pub(super) fn mark(&self, id: AssessmentId, now: Timestamp) -> Result<(), BinError> {
        let (key, value) = (bin_key(id), marker(now));
        let before = self.store.get(&key)?;
        let written = self.store.set(&key, &value).and_then(|()| self.store.get(&key));
        if written.as_ref().is_ok_and(|found| found.as_deref() == Some(value.as_str())) {
            return Ok(());
        }
        // If this fails too, the draft lies in the bin after all, where it can be found.
        let _as_before = match before {
            Some(before) => self.store.set(&key, &before),
            None => self.store.remove(&key),
        };
        Err(written.map_or_else(BinError::Store, |_| BinError::NotReadBack))
    }

    pub(super) fn has_slot(&self, id: AssessmentId) -> Result<bool, StoreError> {
        for place in Place::BOTH {
            if self.store.get(&Key::Slot(id, place).to_string())?.is_some() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The slot at a place, if it is sound.
    fn sound_slot(&self, id: AssessmentId, place: Place) -> Result<Option<Slot>, StoreError> {
        let value = self.store.get(&Key::Slot(id, place).to_string())?;
        Ok(value.as_deref().and_then(|value| Slot::decode(value).ok()))
    }

    /// Where the newest sound slot is.
    pub(super) fn newest_place(&self, id: AssessmentId) -> Result<Place, StoreError> {
        let number = |place| Ok(self.sound_slot(id, place)?.map(|slot| slot.number));
        Ok(if number(Place::B)? > number(Place::A)? { Place::B } else { Place::A })
    }

    /// Takes away the older state of a draft whose newest one can be read in full; says whether there was one.
    fn drop_spare_slot(&self, id: AssessmentId) -> Result<bool, StoreError> {
        let newest = self.newest_place(id)?;
        let is_whole = |slot: &Slot| file::read(&slot.text).is_ok_and(|restored| restored.problems.is_empty());
        let spare = Key::Slot(id, newest.other()).to_string();
        if !self.sound_slot(id, newest)?.as_ref().is_some_and(is_whole) || self.store.get(&spare)?.is_none() {
            return Ok(false);
        }
        self.store.remove(&spare)?;
        Ok(true)
    }
}
