//! Saving, loading and listing rubrics of one's own over a [`TextStore`].

use std::fmt;

use super::OwnRubric;
use crate::draft::{Key, StoreError, TextStore};
use crate::json::Problem;
use crate::rubric::RubricReference;

/// The rubrics of one's own in a store of texts.
pub struct RubricStore<S> {
    store: S,
}

/// A rubric as the list has it.
#[derive(Debug, PartialEq)]
pub enum StoredRubric {
    /// It can be used.
    Readable(Box<OwnRubric>),
    /// It cannot, and stays as it is.
    Unreadable {
        /// The rubric that was stored there.
        reference: RubricReference,
        /// The text, to be saved as a file.
        text: String,
        /// Why it cannot be used.
        why: Unreadable,
    },
}

/// Why a stored text is not the rubric that it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It is no sound rubric.
    Faulty(Vec<Problem>),
    /// It is one, but with other content than was stored.
    OtherContent,
}

/// Why a rubric was not loaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoadError {
    /// The store cannot be read.
    Store(StoreError),
    /// There is no such rubric.
    Missing,
    /// What is there is not the rubric.
    Unreadable {
        /// The text that was found.
        text: String,
        /// What is wrong with it.
        why: Unreadable,
    },
}

/// Why a rubric was not saved.
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

impl<S: TextStore> RubricStore<S> {
    /// The rubrics in this store.
    pub const fn new(store: S) -> Self {
        Self { store }
    }

    /// All rubrics, in the order of their ids.
    ///
    /// # Errors
    /// When the store cannot be read at all.
    pub fn list(&self) -> Result<Vec<StoredRubric>, StoreError> {
        let mut references: Vec<RubricReference> = Vec::new();
        for key in self.store.keys()? {
            match key.parse() {
                // There are few; a sort of its own would be a larger part of the program than this module.
                Ok(Key::Rubric(reference)) => {
                    references.insert(references.partition_point(|other| *other < reference), reference);
                }
                Ok(
                    Key::Slot(..)
                    | Key::Kept(_)
                    | Key::Bin(_)
                    | Key::Version(..)
                    | Key::File(_)
                    | Key::Language
                    | Key::Evaluation(_)
                    | Key::Mean(_)
                    | Key::Compared(_),
                )
                | Err(_) => {}
            }
        }
        let mut rubrics = Vec::new();
        for reference in references {
            match self.load(&reference) {
                Ok(rubric) => rubrics.push(StoredRubric::Readable(Box::new(rubric))),
                Err(LoadError::Unreadable { text, why }) => {
                    rubrics.push(StoredRubric::Unreadable { reference, text, why });
                }
                Err(LoadError::Missing) => {}
                Err(LoadError::Store(error)) => return Err(error),
            }
        }
        Ok(rubrics)
    }

    /// Loads a rubric. Its fingerprint is its checksum: a text that was damaged is not taken for it.
    ///
    /// # Errors
    /// See [`LoadError`].
    pub fn load(&self, reference: &RubricReference) -> Result<OwnRubric, LoadError> {
        let text = self.store.get(&key(reference)).map_err(LoadError::Store)?.ok_or(LoadError::Missing)?;
        match OwnRubric::read(&text) {
            Ok(rubric) if rubric.reference() == *reference => Ok(rubric),
            Ok(_) => Err(LoadError::Unreadable { text, why: Unreadable::OtherContent }),
            Err(problems) => Err(LoadError::Unreadable { text, why: Unreadable::Faulty(problems) }),
        }
    }

    /// Saves a rubric, and reads it back.
    ///
    /// # Errors
    /// See [`SaveError`]. All other rubrics are as they were; of this one nothing is left that was not there before, as
    /// far as the store allows.
    pub fn save(&self, rubric: &OwnRubric) -> Result<(), SaveError> {
        let key = key(&rubric.reference());
        let before = self.store.get(&key)?;
        if before.as_deref() == Some(rubric.text()) {
            return Ok(());
        }
        let saved = self.store.set(&key, rubric.text()).map_err(SaveError::from).and_then(|()| {
            let is_there = self.store.get(&key)?.as_deref() == Some(rubric.text());
            if is_there { Ok(()) } else { Err(SaveError::NotReadBack) }
        });
        if saved.is_err() && before.is_none() {
            // Half a rubric is of no use to anybody; should it stay all the same, it is listed as unreadable.
            let _removed = self.store.remove(&key);
        }
        saved
    }

    /// Removes a rubric.
    ///
    /// # Errors
    /// When the store cannot be written; the rubric is then still there.
    pub fn remove(&self, reference: &RubricReference) -> Result<(), StoreError> {
        self.store.remove(&key(reference))
    }
}

fn key(reference: &RubricReference) -> String {
    Key::Rubric(reference.clone()).to_string()
}
