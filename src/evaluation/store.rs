//! Saving, loading and listing results and means of one's own over a [`TextStore`].
//!
//! Each is a file of its own with one result in it, under a key of its own, so that one that is damaged costs that one
//! only. What cannot be read is listed as such and left as it is.

use std::cmp::Reverse;

use super::{Evaluation, EvaluationId, Evaluations, Mean, parse, write_compact};
use crate::assessment::Year;
use crate::draft::{Key, SaveError, StoreError, TextStore};
use crate::glossary::alphabet;
use crate::json::{Problem, ProblemKind};
use crate::language::Language;

/// The results and means of one's own in a store of texts.
pub struct EvaluationStore<S> {
    store: S,
}

/// Which result of one's own it is. Results and means have ids apart from each other.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OwnResultId {
    /// A result of a municipality.
    Evaluation(EvaluationId),
    /// A mean.
    Mean(EvaluationId),
}

/// A result or a mean of one's own.
#[derive(Clone, Debug, PartialEq)]
pub enum OwnResult {
    /// A result of a municipality.
    Evaluation(Evaluation),
    /// A mean.
    Mean(Mean),
}

/// A stored text that cannot be used.
#[derive(Clone, Debug, PartialEq)]
pub struct UnreadableResult {
    /// Under which id it is stored.
    pub id: OwnResultId,
    /// The text, to be saved as a file.
    pub text: String,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
}

/// Everything that is stored.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StoredResults {
    /// What can be used; see [`Evaluations::insert`] for the order.
    pub results: Evaluations,
    /// What cannot.
    pub unreadable: Vec<UnreadableResult>,
}

impl OwnResultId {
    /// The key at which it is stored.
    #[must_use]
    pub fn key(&self) -> Key {
        match self {
            Self::Evaluation(id) => Key::Evaluation(id.clone()),
            Self::Mean(id) => Key::Mean(id.clone()),
        }
    }

    /// What is stored at a key, if it is such a result.
    #[must_use]
    pub fn of_key(key: &str) -> Option<Self> {
        match key.parse().ok()? {
            Key::Evaluation(id) => Some(Self::Evaluation(id)),
            Key::Mean(id) => Some(Self::Mean(id)),
            Key::Slot(..)
            | Key::Kept(_)
            | Key::Bin(_)
            | Key::Version(..)
            | Key::File(_)
            | Key::Language
            | Key::Rubric(_)
            | Key::Compared(_) => None,
        }
    }

    /// The same kind under another id.
    #[must_use]
    pub const fn with(&self, id: EvaluationId) -> Self {
        match self {
            Self::Evaluation(_) => Self::Evaluation(id),
            Self::Mean(_) => Self::Mean(id),
        }
    }

    /// The id without its kind.
    #[must_use]
    pub const fn id(&self) -> &EvaluationId {
        match self {
            Self::Evaluation(id) | Self::Mean(id) => id,
        }
    }
}

impl OwnResult {
    /// Which one it is.
    #[must_use]
    pub fn id(&self) -> OwnResultId {
        match self {
            Self::Evaluation(evaluation) => OwnResultId::Evaluation(evaluation.id.clone()),
            Self::Mean(mean) => OwnResultId::Mean(mean.id.clone()),
        }
    }

    /// The municipality, or what the mean is called.
    #[must_use]
    pub fn name(&self, language: Language) -> &str {
        match self {
            Self::Evaluation(evaluation) => &evaluation.municipality.name,
            Self::Mean(mean) => mean.title.get(language),
        }
    }

    /// The year that it is about.
    #[must_use]
    pub const fn year(&self) -> Year {
        match self {
            Self::Evaluation(evaluation) => evaluation.year,
            Self::Mean(mean) => mean.year,
        }
    }

    /// The result, if it is no mean.
    #[must_use]
    pub const fn as_evaluation(&self) -> Option<&Evaluation> {
        match self {
            Self::Evaluation(evaluation) => Some(evaluation),
            Self::Mean(_) => None,
        }
    }

    /// The same under another id.
    #[must_use]
    pub fn with_id(self, id: EvaluationId) -> Self {
        match self {
            Self::Evaluation(evaluation) => Self::Evaluation(Evaluation { id, ..evaluation }),
            Self::Mean(mean) => Self::Mean(Mean { id, ..mean }),
        }
    }

    /// Its file.
    #[must_use]
    pub fn text(&self) -> String {
        let mut one = Evaluations::default();
        one.insert(self.clone());
        write_compact(&one)
    }
}

impl Evaluations {
    /// The results, then the means.
    pub fn each(&self) -> impl Iterator<Item = OwnResult> {
        let evaluations = self.evaluations.iter().cloned().map(OwnResult::Evaluation);
        evaluations.chain(self.means.iter().cloned().map(OwnResult::Mean))
    }

    /// The result or mean with this id.
    #[must_use]
    pub fn get(&self, id: &OwnResultId) -> Option<OwnResult> {
        match id {
            OwnResultId::Evaluation(id) => {
                self.evaluations.iter().find(|other| other.id == *id).cloned().map(OwnResult::Evaluation)
            }
            OwnResultId::Mean(id) => self.means.iter().find(|other| other.id == *id).cloned().map(OwnResult::Mean),
        }
    }

    /// Whether the result or mean with this id is there.
    #[must_use]
    pub fn has(&self, id: &OwnResultId) -> bool {
        match id {
            OwnResultId::Evaluation(id) => self.evaluations.iter().any(|other| other.id == *id),
            OwnResultId::Mean(id) => self.means.iter().any(|other| other.id == *id),
        }
    }

    /// Whether there is a result that says the same, under whatever id.
    #[must_use]
    pub fn says_the_same(&self, result: &OwnResult) -> bool {
        match result {
            OwnResult::Evaluation(wanted) => self.evaluations.iter().any(|other| {
                (other.year, &other.municipality) == (wanted.year, &wanted.municipality)
                    && Evaluation { id: wanted.id.clone(), ..other.clone() } == *wanted
            }),
            OwnResult::Mean(wanted) => {
                self.means.iter().any(|other| Mean { id: wanted.id.clone(), ..other.clone() } == *wanted)
            }
        }
    }

    /// Puts a result in its place, instead of the one with the same id if there is one: municipalities by the alphabet,
    /// the newest first of each; means after their year, the newest first.
    pub fn insert(&mut self, result: OwnResult) {
        self.remove(&result.id());
        match result {
            OwnResult::Evaluation(evaluation) => {
                let order = order(&evaluation);
                let at = self.evaluations.partition_point(|other| self::order(other) <= order);
                self.evaluations.insert(at, evaluation);
            }
            OwnResult::Mean(mean) => {
                let at = self.means.partition_point(|other| other.year >= mean.year);
                self.means.insert(at, mean);
            }
        }
    }

    /// Takes a result out, if it is there.
    pub fn remove(&mut self, id: &OwnResultId) {
        match id {
            OwnResultId::Evaluation(id) => self.evaluations.retain(|other| other.id != *id),
            OwnResultId::Mean(id) => self.means.retain(|other| other.id != *id),
        }
    }
}

/// By name, then the newest first.
fn order(evaluation: &Evaluation) -> (Vec<u32>, Reverse<(Year, u8)>) {
    let name = alphabet::key(&evaluation.municipality.name, Language::Swedish);
    (name, Reverse((evaluation.year, evaluation.month.unwrap_or_default())))
}

impl<S: TextStore> EvaluationStore<S> {
    /// The results in this store.
    pub const fn new(store: S) -> Self {
        Self { store }
    }

    /// All results, in one pass over the keys.
    ///
    /// # Errors
    /// When the store cannot be read at all.
    pub fn list(&self) -> Result<StoredResults, StoreError> {
        let mut found = StoredResults::default();
        for key in self.store.keys()? {
            let Some(id) = OwnResultId::of_key(&key) else { continue };
            let Some(text) = self.store.get(&key)? else { continue };
            match read(&id, &text) {
                // Put in order at once below: one by one, every one would be compared with its neighbours anew.
                Ok(OwnResult::Evaluation(evaluation)) => found.results.evaluations.push(evaluation),
                Ok(mean @ OwnResult::Mean(_)) => found.results.insert(mean),
                Err(problems) => found.unreadable.push(UnreadableResult { id, text, problems }),
            }
        }
        found.results.evaluations.sort_by_cached_key(order);
        Ok(found)
    }

    /// Whether anything is stored, readable or not; looks at no text.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn is_empty(&self) -> Result<bool, StoreError> {
        Ok(self.store.keys()?.iter().all(|key| OwnResultId::of_key(key).is_none()))
    }

    /// One result, if it is there; the text and its problems when it cannot be read.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn load(&self, id: &OwnResultId) -> Result<Option<Result<OwnResult, UnreadableResult>>, StoreError> {
        let text = self.store.get(&id.key().to_string())?;
        Ok(text.map(|text| read(id, &text).map_err(|problems| UnreadableResult { id: id.clone(), text, problems })))
    }

    /// Saves a result in place of the one with the same id, and reads it back.
    ///
    /// # Errors
    /// See [`SaveError`]. What stood there before is there still, as far as the store allows.
    pub fn save(&self, result: &OwnResult) -> Result<(), SaveError> {
        let (key, text) = (result.id().key().to_string(), result.text());
        let before = self.store.get(&key)?;
        if before.as_ref() == Some(&text) {
            return Ok(());
        }
        let saved = self.store.set(&key, &text).map_err(SaveError::from).and_then(|()| {
            if self.store.get(&key)?.as_ref() == Some(&text) { Ok(()) } else { Err(SaveError::NotReadBack) }
        });
        if saved.is_err() {
            // Half a result is of no use; should it stay all the same, it is listed as unreadable.
            let _restored = match before {
                Some(before) => self.store.set(&key, &before),
                None => self.store.remove(&key),
            };
        }
        saved
    }

    /// Removes a result.
    ///
    /// # Errors
    /// When the store cannot be written; the result is then still there.
    pub fn remove(&self, id: &OwnResultId) -> Result<(), StoreError> {
        self.store.remove(&id.key().to_string())
    }
}

/// The one result of a text.
fn read(id: &OwnResultId, text: &str) -> Result<OwnResult, Vec<Problem>> {
    let result = read_one(text)?;
    if result.id() == *id { Ok(result) } else { Err(vec![Problem::at("id", ProblemKind::Altered)]) }
}

/// Reads a file that has exactly one result or mean in it.
///
/// # Errors
/// Every problem of the file.
pub fn read_one(text: &str) -> Result<OwnResult, Vec<Problem>> {
    let Evaluations { evaluations, means } = parse(text)?;
    let found = evaluations.len() + means.len();
    let one = evaluations.into_iter().map(OwnResult::Evaluation).chain(means.into_iter().map(OwnResult::Mean)).next();
    match one {
        Some(one) if found == 1 => Ok(one),
        _ => Err(vec![Problem::at_root(ProblemKind::WrongCount { expected: 1, found })]),
    }
}

impl From<&Evaluation> for OwnResultId {
    fn from(evaluation: &Evaluation) -> Self {
        Self::Evaluation(evaluation.id.clone())
    }
}
