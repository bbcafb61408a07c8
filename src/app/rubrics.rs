//! The rubrics of one's own in this browser, and the rubric that a draft goes by.
//!
//! A rubric that cannot be saved works until the page is closed; [`OwnRubrics::unsaved`] says so until then.

use std::sync::Arc;

use leptos::prelude::*;

use super::library::{Library, LoadFailure, Loading};
use super::services::file_input::FileError;
use super::services::storage::BrowserStorage;
use super::services::storage_events::{Change, on_change_elsewhere};
use crate::assessment::Assessment;
use crate::draft::{Key, StoreError};
use crate::own_rubrics::{
    LoadError, OwnRubric, RubricSource, RubricStore, SaveError, StoredRubric, Unreadable, source_of_named,
};
use crate::rubric::{Edition, Lint, Rubric, RubricReference, lint};

/// A stored rubric that cannot be used.
#[derive(Clone)]
pub struct UnreadableRubric {
    /// What was stored there.
    pub reference: RubricReference,
    /// The text that is there, to be saved as a file.
    pub text: String,
    /// Why it cannot be used.
    pub why: Unreadable,
}

/// A file that was looked through, and not yet added.
#[derive(Clone)]
pub struct CheckedFile {
    /// What the file is called.
    pub name: String,
    /// What was found in it.
    pub outcome: CheckOutcome,
}

/// What looking through a file led to.
#[derive(Clone)]
pub enum CheckOutcome {
    /// It could not be looked into.
    NotRead(FileError),
    /// It has faults, and perhaps warnings.
    Faulty(Arc<Lint>),
    /// It can be added.
    Sound(OwnRubric, Arc<Lint>),
}

impl CheckedFile {
    /// Looks through the text of a file.
    #[must_use]
    pub fn look_through(name: String, text: &str) -> Self {
        let found = Arc::new(lint(text));
        let outcome = match OwnRubric::read(text) {
            Ok(own) => CheckOutcome::Sound(own, found),
            Err(_) => CheckOutcome::Faulty(found),
        };
        Self { name, outcome }
    }
}

/// The rubric of a draft.
#[derive(Clone)]
pub enum FoundRubric {
    /// A shipped edition that is on its way.
    Pending,
    /// A shipped edition.
    Shipped(Arc<Rubric>),
    /// A rubric of one's own.
    Own(Arc<Rubric>),
    /// A shipped edition that is not to be had.
    Failed(LoadFailure),
    /// A rubric of someone's own that is not here.
    Missing,
}

impl FoundRubric {
    /// The rubric, if it is here.
    #[must_use]
    pub fn ready(&self) -> Option<&Arc<Rubric>> {
        match self {
            Self::Shipped(rubric) | Self::Own(rubric) => Some(rubric),
            Self::Pending | Self::Failed(_) | Self::Missing => None,
        }
    }

    /// The rubric, if it is one of one's own.
    #[must_use]
    pub fn own(&self) -> Option<&Rubric> {
        match self {
            Self::Own(rubric) => Some(rubric),
            Self::Shipped(_) | Self::Pending | Self::Failed(_) | Self::Missing => None,
        }
    }
}

impl PartialEq for FoundRubric {
    /// Whether a view would show the same: the very same rubric, or the same reason why there is none.
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Shipped(one), Self::Shipped(other)) | (Self::Own(one), Self::Own(other)) => Arc::ptr_eq(one, other),
            (Self::Failed(one), Self::Failed(other)) => one == other,
            (Self::Pending, Self::Pending) | (Self::Missing, Self::Missing) => true,
            _ => false,
        }
    }
}

/// The shipped edition that has the id of a rubric, if one has.
fn shipped_with_id_of(library: Library, rubric: &RubricReference) -> Option<Loading<Rubric>> {
    Edition::from_id(rubric.id.as_str()).map(|_| library.rubric(&rubric.id).get())
}

/// The rubrics of one's own, given to every view by context.
#[derive(Clone, Copy)]
pub struct OwnRubrics {
    list: RwSignal<Vec<OwnRubric>>,
    unreadable: RwSignal<Vec<UnreadableRubric>>,
    unsaved: RwSignal<Vec<(RubricReference, SaveError)>>,
    removed: RwSignal<Option<OwnRubric>>,
    checked: RwSignal<Option<CheckedFile>>,
}

const fn store() -> RubricStore<BrowserStorage> {
    RubricStore::new(BrowserStorage)
}

impl OwnRubrics {
    /// Reads all rubrics from the browser's storage. That it cannot be read is said by the drafts, which are there too.
    #[must_use]
    pub fn open() -> Self {
        let (mut list, mut unreadable) = (Vec::new(), Vec::new());
        for rubric in store().list().unwrap_or_default() {
            match rubric {
                StoredRubric::Readable(own) => list.push(*own),
                StoredRubric::Unreadable { reference, text, why } => {
                    unreadable.push(UnreadableRubric { reference, text, why });
                }
            }
        }
        Self {
            list: RwSignal::new(list),
            unreadable: RwSignal::new(unreadable),
            unsaved: RwSignal::new(Vec::new()),
            removed: RwSignal::new(None),
            checked: RwSignal::new(None),
        }
    }

    /// All rubrics that can be used, in the order of their ids, new ones last.
    #[must_use]
    pub fn list(self) -> ReadSignal<Vec<OwnRubric>> {
        self.list.read_only()
    }

    /// Stored rubrics that cannot be used.
    #[must_use]
    pub fn unreadable(self) -> ReadSignal<Vec<UnreadableRubric>> {
        self.unreadable.read_only()
    }

    /// The rubrics that are only in memory, and why.
    #[must_use]
    pub fn unsaved(self) -> ReadSignal<Vec<(RubricReference, SaveError)>> {
        self.unsaved.read_only()
    }

    /// The rubric that was removed last and can be put back.
    #[must_use]
    pub fn removed(self) -> ReadSignal<Option<OwnRubric>> {
        self.removed.read_only()
    }

    /// The file that was looked through last, until it is added or closed.
    #[must_use]
    pub fn checked(self) -> RwSignal<Option<CheckedFile>> {
        self.checked
    }

    /// Exactly this rubric, if it is here.
    #[must_use]
    pub fn get(self, reference: &RubricReference) -> Option<OwnRubric> {
        self.list.with(|list| list.iter().find(|own| own.reference() == *reference).cloned())
    }

    /// Other versions of a rubric that are here: the same id, other content.
    #[must_use]
    pub fn other_versions(self, reference: &RubricReference) -> Vec<OwnRubric> {
        let is_other = |own: &&OwnRubric| own.reference().is_other_version_of(reference);
        self.list.with(|list| list.iter().filter(is_other).cloned().collect())
    }

    /// The rubric that a draft goes by; follows what is added, removed and fetched.
    #[must_use]
    pub fn find(self, library: Library, assessment: &Assessment) -> FoundRubric {
        self.find_named(library, &assessment.rubric, assessment.last_result().is_some())
    }

    /// The rubric with this name, which is someone's own or a shipped edition; follows what is added, removed and
    /// fetched.
    #[must_use]
    pub fn find_named(self, library: Library, rubric: &RubricReference, is_someones_own: bool) -> FoundRubric {
        let references: Vec<_> = self.list.with(|list| list.iter().map(OwnRubric::reference).collect());
        match source_of_named(rubric, is_someones_own, &references) {
            RubricSource::Own => {
                let own = self.get(rubric);
                own.map_or(FoundRubric::Missing, |own| FoundRubric::Own(Arc::clone(own.rubric())))
            }
            RubricSource::Shipped(_) => match library.rubric(&rubric.id).get() {
                Loading::Pending => FoundRubric::Pending,
                Loading::Ready(rubric) => FoundRubric::Shipped(rubric),
                Loading::Failed(failure) => FoundRubric::Failed(failure),
            },
            RubricSource::Missing => match shipped_with_id_of(library, rubric) {
                Some(Loading::Pending) => FoundRubric::Pending,
                // Somebody had the very file of the edition as one of their own.
                Some(Loading::Ready(shipped)) if shipped.fingerprint == rubric.fingerprint => {
                    FoundRubric::Shipped(shipped)
                }
                // The edition may be the very file; that shows once it has been fetched.
                Some(Loading::Failed(failure)) if failure != LoadFailure::NotShipped => FoundRubric::Failed(failure),
                Some(Loading::Ready(_) | Loading::Failed(_)) | None => FoundRubric::Missing,
            },
        }
    }

    /// Adds a rubric, and saves it.
    pub fn add(self, own: OwnRubric) {
        let reference = own.reference();
        let saved = store().save(&own);
        self.unsaved.update(|unsaved| {
            unsaved.retain(|(other, _)| *other != reference);
            unsaved.extend(saved.err().map(|error| (reference.clone(), error)));
        });
        if saved.is_ok() {
            self.unreadable.update(|list| list.retain(|unreadable| unreadable.reference != reference));
        }
        if untrack(|| self.get(&reference)).is_none() {
            self.list.update(|list| list.push(own));
        }
    }

    /// Removes a rubric; it can be put back until another is removed, another view is opened or the page is closed.
    ///
    /// # Errors
    /// When the storage cannot be written; the rubric is then still here.
    pub fn remove(self, reference: &RubricReference) -> Result<(), StoreError> {
        match store().remove(reference) {
            // Where there is no storage, the rubric is only in memory.
            Ok(()) | Err(StoreError::Unavailable) => {}
            Err(error) => return Err(error),
        }
        let removed = untrack(|| self.get(reference));
        self.take_away(reference);
        self.removed.set(removed);
        Ok(())
    }

    fn take_away(self, reference: &RubricReference) {
        self.list.update(|list| list.retain(|own| own.reference() != *reference));
        self.unsaved.update(|unsaved| unsaved.retain(|(other, _)| other != reference));
    }

    /// Puts the rubric back that was removed last.
    pub fn undo_remove(self) {
        if let Some(own) = self.removed.try_update(Option::take).flatten() {
            self.add(own);
        }
    }

    /// Lets the removed rubric go.
    pub fn forget_removed(self) {
        self.removed.set(None);
    }

    /// Saves the rubrics again that the browser has thrown away.
    pub fn save_missing(self) {
        for own in self.list.get_untracked() {
            if matches!(store().load(&own.reference()), Err(LoadError::Missing)) {
                self.add(own);
            }
        }
    }

    /// Takes over what another tab adds and removes.
    pub fn follow_other_tabs(self) {
        on_change_elsewhere(move |change| {
            if let Change::Entry { key, .. } = change
                && let Ok(Key::Rubric(reference)) = key.parse()
            {
                self.take_over(&reference);
            }
        });
    }

    fn take_over(self, reference: &RubricReference) {
        let is_here = untrack(|| self.get(reference)).is_some();
        match store().load(reference) {
            Ok(own) if !is_here => self.list.update(|list| list.push(own)),
            // What is only in memory here was never there.
            Err(LoadError::Missing) if !self.is_unsaved(reference) => self.take_away(reference),
            Ok(_) | Err(_) => {}
        }
    }

    fn is_unsaved(self, reference: &RubricReference) -> bool {
        self.unsaved.with_untracked(|unsaved| unsaved.iter().any(|(other, _)| other == reference))
    }
}
