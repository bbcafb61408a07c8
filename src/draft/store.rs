//! Saving, loading and listing drafts over a [`TextStore`].

use std::collections::BTreeSet;
use std::fmt;

use super::key::{Key, Place};
use super::{Slot, StoreError, TextStore};
use crate::assessment::{Assessment, AssessmentId, file};
use crate::json::{Problem, ProblemKind};

/// The drafts in a store of texts.
pub struct DraftStore<S> {
    store: S,
}

/// A draft that was loaded, and what was the matter with it.
#[derive(Debug)]
pub struct Loaded {
    /// The draft.
    pub assessment: Assessment,
    /// Whether it is the newest state that was ever written.
    pub recovery: Recovery,
}

/// What had to be done to load a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recovery {
    /// Nothing: the newest state was sound.
    None,
    /// The newest write was damaged; this is the state before it.
    OlderSlot,
    /// Parts could not be read and are left out; the original text was kept aside.
    Partial(Vec<Problem>),
}

/// A draft as the list of drafts has it.
#[derive(Debug)]
pub enum StoredDraft {
    /// It can be opened.
    Readable(Box<Loaded>),
    /// It cannot, and stays as it is.
    Unreadable {
        /// Its id.
        id: AssessmentId,
        /// The text, to be saved as a file.
        text: String,
        /// What is wrong.
        problems: Vec<Problem>,
    },
}

/// Why a draft was not loaded.
#[derive(Debug)]
pub enum LoadError {
    /// The store cannot be read.
    Store(StoreError),
    /// There is no such draft.
    Missing,
    /// No slot holds a draft that this version can read.
    Unreadable {
        /// The text that was found.
        text: String,
        /// What is wrong with it; empty when the checksums of both slots do not fit.
        problems: Vec<Problem>,
    },
}

/// Why a draft was not saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveError {
    /// The store did not take it.
    Store(StoreError),
    /// The store took it, but gives back something else.
    NotReadBack,
}

impl fmt::Display for SaveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Store(error) => error.fmt(f),
            Self::NotReadBack => f.write_str("storage gives back something other than was written"),
        }
    }
}

impl From<StoreError> for SaveError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// Whether the text is one of a newer version of the program.
fn is_newer(problems: &[Problem]) -> bool {
    problems.iter().any(|problem| matches!(problem.kind, ProblemKind::NewerSchema { .. }))
}

impl<S: TextStore> DraftStore<S> {
    /// The drafts in this store.
    pub const fn new(store: S) -> Self {
        Self { store }
    }

    /// All drafts, the last changed first; those that cannot be read come last.
    ///
    /// # Errors
    /// When the store cannot be read at all.
    pub fn list(&self) -> Result<Vec<StoredDraft>, StoreError> {
        let keys = self.store.keys()?;
        let ids: BTreeSet<_> = keys
            .iter()
            .filter_map(|key| match key.parse() {
                Ok(Key::Slot(id, _)) => Some(id),
                Ok(Key::Kept(_)) | Err(_) => None,
            })
            .collect();
        let mut drafts = Vec::new();
        for id in ids {
            match self.load(id) {
                Ok(loaded) => drafts.push(StoredDraft::Readable(Box::new(loaded))),
                Err(LoadError::Unreadable { text, problems }) => {
                    drafts.push(StoredDraft::Unreadable { id, text, problems });
                }
                Err(LoadError::Missing) => {}
                Err(LoadError::Store(error)) => return Err(error),
            }
        }
        drafts.sort_by_key(|draft| match draft {
            StoredDraft::Readable(loaded) => std::cmp::Reverse(Some(loaded.assessment.changed)),
            StoredDraft::Unreadable { .. } => std::cmp::Reverse(None),
        });
        Ok(drafts)
    }

    /// Loads a draft from its newest sound slot.
    ///
    /// When parts of it cannot be read, its text is kept under [`Key::Kept`] before anything can be written over it.
    ///
    /// # Errors
    /// See [`LoadError`].
    pub fn load(&self, id: AssessmentId) -> Result<Loaded, LoadError> {
        let slots = self.slots(id).map_err(LoadError::Store)?;
        let unsound = slots.iter().any(|(_, slot)| matches!(slot, Some(Err(_))));
        let mut sound: Vec<_> = slots.iter().filter_map(|(_, slot)| slot.as_ref()?.as_ref().ok()).collect();
        sound.sort_by_key(|slot| std::cmp::Reverse(slot.number));
        let mut first_fault = None;
        for (age, slot) in sound.into_iter().enumerate() {
            match file::read(&slot.text) {
                Ok(restored) if restored.problems.is_empty() => {
                    let older = age > 0 || unsound;
                    let recovery = if older { Recovery::OlderSlot } else { Recovery::None };
                    return Ok(Loaded { assessment: restored.assessment, recovery });
                }
                Ok(restored) => {
                    // A full store cannot take the copy; the slots themselves still hold the text until the next write.
                    let _kept = self.store.set(&Key::Kept(id).to_string(), &slot.text);
                    let recovery = Recovery::Partial(restored.problems);
                    return Ok(Loaded { assessment: restored.assessment, recovery });
                }
                Err(problems) if is_newer(&problems) => {
                    // Falling back would let the next two writes overwrite what a newer version has saved.
                    return Err(LoadError::Unreadable { text: slot.text.clone(), problems });
                }
                Err(problems) => {
                    let _kept = self.store.set(&Key::Kept(id).to_string(), &slot.text);
                    first_fault.get_or_insert_with(|| (slot.text.clone(), problems));
                }
            }
        }
        if let Some((text, problems)) = first_fault {
            return Err(LoadError::Unreadable { text, problems });
        }
        let raw = slots.into_iter().find_map(|(_, slot)| slot?.err());
        raw.map_or(Err(LoadError::Missing), |text| Err(LoadError::Unreadable { text, problems: Vec::new() }))
    }

    /// Saves a draft: writes the older slot, reads it back, and leaves the other one as it was.
    ///
    /// # Errors
    /// See [`SaveError`]; the last saved state is then still there.
    pub fn save(&self, assessment: &Assessment) -> Result<(), SaveError> {
        let id = assessment.id;
        let slots = self.slots(id)?;
        let newest = slots
            .iter()
            .filter_map(|(place, slot)| Some((slot.as_ref()?.as_ref().ok()?.number, *place)))
            .max_by_key(|(number, _)| *number);
        let (number, place) = newest.map_or((1, Place::A), |(number, place)| (number + 1, place.other()));
        let key = Key::Slot(id, place).to_string();
        let value = Slot { number, text: file::write(assessment) }.encode();
        self.store.set(&key, &value)?;
        if self.store.get(&key)?.as_deref() == Some(value.as_str()) { Ok(()) } else { Err(SaveError::NotReadBack) }
    }

    /// Removes a draft, both slots and what was kept aside.
    ///
    /// # Errors
    /// When the store cannot be written; the draft may then be there in part.
    pub fn remove(&self, id: AssessmentId) -> Result<(), StoreError> {
        for key in [Key::Slot(id, Place::A), Key::Slot(id, Place::B), Key::Kept(id)] {
            self.store.remove(&key.to_string())?;
        }
        Ok(())
    }

    /// Both slots: nothing, a sound slot, or the text of an unsound one.
    fn slots(&self, id: AssessmentId) -> Result<[(Place, Option<Result<Slot, String>>); 2], StoreError> {
        let read = |place| {
            let value = self.store.get(&Key::Slot(id, place).to_string())?;
            let slot = value.map(|value| Slot::decode(&value).map_err(|_| Slot::text_of_unsound(&value).to_owned()));
            Ok((place, slot))
        };
        Ok([read(Place::A)?, read(Place::B)?])
    }
}
