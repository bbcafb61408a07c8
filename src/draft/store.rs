//! Saving, loading and listing drafts over a [`TextStore`].

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::fmt;

use super::key::{Key, Place};
use super::{Slot, StoreError, TextStore};
use crate::assessment::{Assessment, AssessmentId, file};
use crate::json::{MAX_BYTES, Problem, ProblemKind, parse_document};

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
    /// A newer version of the program has saved this draft; writing would sooner or later replace its work.
    NewerSchema,
}

impl fmt::Display for SaveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Store(error) => error.fmt(f),
            Self::NotReadBack => f.write_str("storage gives back something other than was written"),
            Self::NewerSchema => f.write_str("the draft was saved by a newer version"),
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

/// What one of the places of a draft holds.
enum Content {
    Nothing,
    Sound(Slot),
    /// The text of a value that is no sound slot.
    Unsound(String),
}

impl Content {
    const fn sound(&self) -> Option<&Slot> {
        match self {
            Self::Sound(slot) => Some(slot),
            Self::Nothing | Self::Unsound(_) => None,
        }
    }
}

/// Where the next state goes, and its number: never over the newest state that can be read.
///
/// A sound slot may still hold a text that is no draft; then the other one is what a person would get back.
fn next_place(slots: &[(Place, Content); 2]) -> Result<(u64, Place), SaveError> {
    let mut sound: Vec<_> = slots.iter().filter_map(|(place, content)| Some((content.sound()?, *place))).collect();
    sound.sort_by_key(|(slot, _)| Reverse(slot.number));
    let number = sound.first().map_or(1, |(slot, _)| slot.number.saturating_add(1));
    for (slot, place) in &sound {
        match parse_document(&slot.text, file::FORMAT, file::SCHEMA) {
            Ok(_) => return Ok((number, place.other())),
            Err(problem) if is_newer(std::slice::from_ref(&problem)) => return Err(SaveError::NewerSchema),
            Err(_) => {}
        }
    }
    Ok((number, sound.first().map_or(Place::A, |(_, place)| place.other())))
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
                Ok(Key::Kept(_) | Key::Bin(_) | Key::Version(..) | Key::File(_) | Key::Language | Key::Rubric(_))
                | Err(_) => None,
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
            StoredDraft::Readable(loaded) => Reverse(Some(loaded.assessment.changed)),
            StoredDraft::Unreadable { .. } => Reverse(None),
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
        let unsound = slots.iter().any(|(_, content)| matches!(content, Content::Unsound(_)));
        let mut sound: Vec<_> = slots.iter().filter_map(|(_, content)| content.sound()).collect();
        sound.sort_by_key(|slot| Reverse(slot.number));
        let mut first_fault = None;
        // A full store cannot take the copy; the slot itself still holds the text until it is written again. Of two
        // faulty slots the newer one is kept.
        let keep = |slot: &Slot, is_first: bool| {
            if is_first {
                let _kept = self.store.set(&Key::Kept(id).to_string(), &slot.text);
            }
        };
        for (age, slot) in sound.into_iter().enumerate() {
            match file::read(&slot.text) {
                Ok(restored) if restored.problems.is_empty() => {
                    let older = age > 0 || unsound;
                    let recovery = if older { Recovery::OlderSlot } else { Recovery::None };
                    return Ok(Loaded { assessment: restored.assessment, recovery });
                }
                Ok(restored) => {
                    keep(slot, first_fault.is_none());
                    let recovery = Recovery::Partial(restored.problems);
                    return Ok(Loaded { assessment: restored.assessment, recovery });
                }
                Err(problems) if is_newer(&problems) => {
                    // Falling back would let the next two writes overwrite what a newer version has saved.
                    return Err(LoadError::Unreadable { text: slot.text.clone(), problems });
                }
                Err(problems) => {
                    keep(slot, first_fault.is_none());
                    first_fault.get_or_insert_with(|| (slot.text.clone(), problems));
                }
            }
        }
        if let Some((text, problems)) = first_fault {
            return Err(LoadError::Unreadable { text, problems });
        }
        for (_, content) in slots {
            if let Content::Unsound(text) = content {
                return Err(LoadError::Unreadable { text, problems: Vec::new() });
            }
        }
        Err(LoadError::Missing)
    }

    /// Saves a draft: writes the older slot, reads it back, and leaves the other one as it was.
    ///
    /// # Errors
    /// See [`SaveError`]; the last saved state is then still there. The store counts as full when the draft has grown
    /// beyond what can be read back. A draft that a newer version of the program has saved meanwhile stays as it is.
    pub fn save(&self, assessment: &Assessment) -> Result<(), SaveError> {
        let id = assessment.id;
        let slots = self.slots(id)?;
        let (number, place) = next_place(&slots)?;
        let text = file::write(assessment);
        if text.len() > MAX_BYTES {
            return Err(StoreError::Full.into());
        }
        let key = Key::Slot(id, place).to_string();
        let value = Slot { number, text }.encode();
        self.store.set(&key, &value)?;
        if self.store.get(&key)?.as_deref() == Some(value.as_str()) { Ok(()) } else { Err(SaveError::NotReadBack) }
    }

    /// The text that was kept aside when a draft could not be read in full.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn kept(&self, id: AssessmentId) -> Result<Option<String>, StoreError> {
        self.store.get(&Key::Kept(id).to_string())
    }

    /// Removes a draft: both slots, what was kept aside, and what is known of its files.
    ///
    /// # Errors
    /// When the store cannot be written; the draft may then be there in part.
    pub fn remove(&self, id: AssessmentId) -> Result<(), StoreError> {
        for key in [Key::Slot(id, Place::A), Key::Slot(id, Place::B), Key::Kept(id), Key::File(id)] {
            self.store.remove(&key.to_string())?;
        }
        Ok(())
    }

    /// Both places of a draft.
    fn slots(&self, id: AssessmentId) -> Result<[(Place, Content); 2], StoreError> {
        let read = |place| {
            let content = match self.store.get(&Key::Slot(id, place).to_string())? {
                None => Content::Nothing,
                Some(value) => match Slot::decode(&value) {
                    Ok(slot) => Content::Sound(slot),
                    Err(_) => Content::Unsound(Slot::text_of_unsound(&value).to_owned()),
                },
            };
            Ok((place, content))
        };
        Ok([read(Place::A)?, read(Place::B)?])
    }
}
