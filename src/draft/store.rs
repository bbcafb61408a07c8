//! Saving, loading and listing drafts over a [`TextStore`].

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::fmt;

use super::bin::binned_ids;
use super::key::{Key, Place};
use super::{Slot, SlotMark, StoreError, TextStore};
use crate::assessment::{Assessment, AssessmentId, file};
use crate::json::{MAX_BYTES, Problem, ProblemKind, parse_document};

/// The drafts in a store of texts.
pub struct DraftStore<S> {
    pub(super) store: S,
}

/// A draft that was loaded, and what was the matter with it.
#[derive(Debug)]
pub struct Loaded {
    /// The draft.
    pub assessment: Assessment,
    /// Whether it is the newest state that was ever written.
    pub recovery: Recovery,
    /// Which write it was read from.
    pub mark: SlotMark,
    /// Its text as it was found, if that is of an earlier schema.
    pub earlier: Option<String>,
}

/// A draft that was saved.
#[derive(Debug)]
pub struct Saved {
    /// Which write it was.
    pub mark: SlotMark,
    /// What was saved, if another page had written meanwhile: both joined.
    pub joined: Option<Box<Assessment>>,
    /// Whether the draft was no longer in the store, although it had been saved before.
    pub was_gone: bool,
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
    Sound(SlotMark, String),
    /// The text of a value that is no sound slot.
    Unsound(String),
}

impl Content {
    fn of(value: Option<String>) -> Self {
        match value.map(|value| (SlotMark::of(&value), Slot::decode(&value), value)) {
            None => Self::Nothing,
            Some((Some(mark), Ok(slot), _)) => Self::Sound(mark, slot.text),
            Some((_, _, value)) => Self::Unsound(Slot::text_of_unsound(&value).to_owned()),
        }
    }
}

/// The sound slots among two, the newest first.
fn newest_first(slots: &[(Place, Content); 2]) -> Vec<(Place, &SlotMark, &str)> {
    let mut sound: Vec<_> = slots
        .iter()
        .filter_map(|(place, content)| match content {
            Content::Sound(mark, text) => Some((*place, mark, text.as_str())),
            Content::Nothing | Content::Unsound(_) => None,
        })
        .collect();
    sound.sort_by_key(|(_, mark, _)| Reverse(mark.number));
    sound
}

/// Where the next write goes.
struct Next {
    number: u64,
    place: Place,
    /// What another page has written since.
    elsewhere: Option<Assessment>,
    /// Whether nothing is left of what was written before.
    was_gone: bool,
}

impl<S: TextStore> DraftStore<S> {
    /// The drafts in this store.
    pub const fn new(store: S) -> Self {
        Self { store }
    }

    /// All drafts that are not in the bin, the last changed first; those that cannot be read come last.
    ///
    /// # Errors
    /// When the store cannot be read at all.
    pub fn list(&self) -> Result<Vec<StoredDraft>, StoreError> {
        let keys = self.store.keys()?;
        let binned = binned_ids(&keys);
        let ids: BTreeSet<_> = keys
            .iter()
            .filter_map(|key| match key.parse() {
                Ok(Key::Slot(id, _)) => Some(id),
                Ok(
                    Key::Kept(_)
                    | Key::Bin(_)
                    | Key::Version(..)
                    | Key::File(_)
                    | Key::Language
                    | Key::Rubric(_)
                    | Key::Evaluation(_)
                    | Key::Mean(_)
                    | Key::Compared(_),
                )
                | Err(_) => None,
            })
            .collect();
        let mut drafts = Vec::new();
        for id in ids.difference(&binned).copied() {
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
        let mut first_fault = None;
        let mut found: Option<Loaded> = None;
        for (age, (_, mark, text)) in newest_first(&slots).into_iter().enumerate() {
            match (file::read(text), &mut found) {
                // Two pages may have written at the same instant; then the older slot, too, has something of its own.
                (Ok(older), Some(newest)) => {
                    if newest.earlier.is_none() && older.schema == file::SCHEMA && older.problems.is_empty() {
                        newest.assessment.merge(&older.assessment);
                    }
                }
                (Err(_), Some(_)) => {}
                (Ok(restored), None) => {
                    let recovery = if restored.problems.is_empty() {
                        if age > 0 || unsound { Recovery::OlderSlot } else { Recovery::None }
                    } else {
                        self.keep_aside(id, text, first_fault.is_none());
                        Recovery::Partial(restored.problems)
                    };
                    let earlier = (restored.schema < file::SCHEMA).then(|| text.to_owned());
                    found = Some(Loaded { assessment: restored.assessment, recovery, mark: mark.clone(), earlier });
                }
                (Err(problems), None) if is_newer(&problems) => {
                    // Falling back would let the next two writes overwrite what a newer version has saved.
                    return Err(LoadError::Unreadable { text: text.to_owned(), problems });
                }
                (Err(problems), None) => {
                    self.keep_aside(id, text, first_fault.is_none());
                    first_fault.get_or_insert_with(|| (text.to_owned(), problems));
                }
            }
        }
        if let Some(found) = found {
            return Ok(found);
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

    /// Keeps the text of a faulty slot before anything can be written over it; of two the newer one.
    ///
    /// A full store cannot take the copy; the slot itself still holds the text until it is written again.
    fn keep_aside(&self, id: AssessmentId, text: &str, is_newest: bool) {
        if is_newest {
            let _kept = self.store.set(&Key::Kept(id).to_string(), text);
        }
    }

    /// Saves a draft: joins it with what another page has written since the write that is `known`, writes that over the
    /// older slot, reads it back, and leaves the other slot as it was.
    ///
    /// # Errors
    /// See [`SaveError`]; the last saved state is then still there. The store counts as full when the draft has grown
    /// beyond what can be read back. A draft that a newer version of the program has saved meanwhile stays as it is.
    pub fn save(&self, assessment: &Assessment, known: Option<&SlotMark>) -> Result<Saved, SaveError> {
        let id = assessment.id;
        let next = self.next(id, known)?;
        let joined = next.elsewhere.map(|elsewhere| {
            let mut joined = assessment.clone();
            joined.merge(&elsewhere);
            Box::new(joined)
        });
        let text = file::write(joined.as_deref().unwrap_or(assessment));
        if text.len() > MAX_BYTES {
            return Err(StoreError::Full.into());
        }
        let key = Key::Slot(id, next.place).to_string();
        let value = Slot { number: next.number, text }.encode();
        self.store.set(&key, &value)?;
        if self.store.get(&key)?.as_deref() != Some(value.as_str()) {
            return Err(SaveError::NotReadBack);
        }
        // What is worked on is not in the bin.
        self.revive(id)?;
        let mark = SlotMark::of(&value).ok_or(SaveError::NotReadBack)?;
        let joined = joined.filter(|joined| **joined != *assessment);
        Ok(Saved { mark, joined, was_gone: next.was_gone })
    }

    /// Where the next state goes, and what it has to be joined with: never over the newest state that can be read.
    fn next(&self, id: AssessmentId, known: Option<&SlotMark>) -> Result<Next, SaveError> {
        let values = Place::BOTH.map(|place| (place, self.store.get(&Key::Slot(id, place).to_string())));
        let [(_, a), (_, b)] = values;
        let (a, b) = (a?, b?);
        let marks =
            [(Place::A, &a), (Place::B, &b)].map(|(place, value)| (place, value.as_deref().and_then(SlotMark::of)));
        // Nearly always nobody else has written; then no text needs to be looked into, only whether it is still whole: the
        // other slot is not given up for one that was damaged meanwhile.
        if let Some(known) = known
            && let Some((place, _)) = marks.iter().find(|(_, mark)| mark.as_ref() == Some(known))
            && [(Place::A, &a), (Place::B, &b)]
                .iter()
                .any(|(at, value)| at == place && value.as_deref().is_some_and(|value| Slot::decode(value).is_ok()))
            && marks
                .iter()
                .all(|(_, mark)| mark.as_ref().is_none_or(|mark| mark == known || mark.number < known.number))
        {
            let number = known.number.saturating_add(1);
            return Ok(Next { number, place: place.other(), elsewhere: None, was_gone: false });
        }
        let was_gone = known.is_some() && a.is_none() && b.is_none();
        let slots = [(Place::A, Content::of(a)), (Place::B, Content::of(b))];
        let sound = newest_first(&slots);
        let known_number = known.map_or(0, |known| known.number);
        let number = sound.first().map_or(0, |(_, mark, _)| mark.number).max(known_number).saturating_add(1);
        for (place, mark, text) in &sound {
            match parse_document(text, file::FORMAT, file::SCHEMA) {
                Ok(_) => {
                    let mut elsewhere: Option<Assessment> = None;
                    // Two pages may have written at the same instant; then the older slot, too, has something of its own.
                    for (_, other, text) in
                        sound.iter().filter(|(_, other, _)| known != Some(*other) && other.number <= mark.number)
                    {
                        if let Some(found) = self.read_elsewhere(id, text, other == mark) {
                            match &mut elsewhere {
                                Some(elsewhere) => elsewhere.merge(&found),
                                None => elsewhere = Some(found),
                            }
                        }
                    }
                    return Ok(Next { number, place: place.other(), elsewhere, was_gone });
                }
                Err(problem) if is_newer(std::slice::from_ref(&problem)) => return Err(SaveError::NewerSchema),
                // A sound slot may still hold a text that is no draft; then the other one is what a person would get back.
                Err(_) => {}
            }
        }
        let place = sound.first().map_or(Place::A, |(place, _, _)| place.other());
        Ok(Next { number, place, elsewhere: None, was_gone })
    }

    /// What another page has written; what cannot be read in full is kept aside and not joined.
    ///
    /// An older state is of use only when it tells what it knows of.
    fn read_elsewhere(&self, id: AssessmentId, text: &str, is_newest: bool) -> Option<Assessment> {
        match file::read(text) {
            Ok(restored) if restored.problems.is_empty() => {
                (is_newest || restored.is_stamped()).then_some(restored.assessment)
            }
            // What is lacking in it was not taken away by anybody.
            Ok(_) | Err(_) => {
                self.keep_aside(id, text, is_newest);
                None
            }
        }
    }

    /// The text that was kept aside when a draft could not be read in full.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn kept(&self, id: AssessmentId) -> Result<Option<String>, StoreError> {
        self.store.get(&Key::Kept(id).to_string())
    }

    /// Both places of a draft.
    fn slots(&self, id: AssessmentId) -> Result<[(Place, Content); 2], StoreError> {
        let read = |place| Ok((place, Content::of(self.store.get(&Key::Slot(id, place).to_string())?)));
        Ok([read(Place::A)?, read(Place::B)?])
    }
}
