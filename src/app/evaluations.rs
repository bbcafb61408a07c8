//! The results and means of one's own in this browser, to lay drafts beside.
//!
//! They are read from the storage when a view first asks for them. What cannot be saved works until the page is closed;
//! [`OwnEvaluations::unsaved`] says so until then.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

use super::services::storage::BrowserStorage;
use super::services::storage_events::{Change, on_change_elsewhere};
use crate::draft::{SaveError, StoreError};
use crate::evaluation::typed::Typed;
use crate::evaluation::{
    EvaluationStore, Evaluations, OwnResult, OwnResultId, StoredResults, UnreadableResult, free_id,
};
use crate::language::Language;

/// The results and means of one's own, given to every view by context.
#[derive(Clone, Copy)]
pub struct OwnEvaluations {
    is_open: StoredValue<bool>,
    list: RwSignal<Arc<Evaluations>>,
    unreadable: RwSignal<Vec<UnreadableResult>>,
    unsaved: RwSignal<Vec<(OwnResultId, SaveError)>>,
    removed: RwSignal<Vec<OwnResult>>,
    /// What is typed in forms and not saved, by the address of the form.
    forms: RwSignal<BTreeMap<String, Typed>>,
    /// What was saved last, until it is told.
    saved: StoredValue<Option<OwnResultId>>,
}

const fn store() -> EvaluationStore<BrowserStorage> {
    EvaluationStore::new(BrowserStorage)
}

impl OwnEvaluations {
    /// Nothing is read yet.
    #[must_use]
    pub fn new() -> Self {
        Self {
            is_open: StoredValue::new(false),
            list: RwSignal::new(Arc::default()),
            unreadable: RwSignal::new(Vec::new()),
            unsaved: RwSignal::new(Vec::new()),
            removed: RwSignal::new(Vec::new()),
            forms: RwSignal::new(BTreeMap::new()),
            saved: StoredValue::new(None),
        }
    }

    /// Reads the storage, once. That it cannot be read is said by the drafts, which are there too.
    fn open(self) {
        if !self.is_open.get_value() {
            self.is_open.set_value(true);
            self.read();
        }
    }

    /// Reads the storage; what is only in memory stays.
    fn read(self) {
        let StoredResults { mut results, unreadable } = store().list().unwrap_or_default();
        let here = self.list.get_untracked();
        for (id, _) in self.unsaved.get_untracked() {
            if let Some(result) = here.get(&id) {
                results.insert(result);
            }
        }
        self.list.set(Arc::new(results));
        self.unreadable.set(unreadable);
    }

    /// All that can be used: municipalities by the alphabet, the newest of each first.
    #[must_use]
    pub fn list(self) -> ReadSignal<Arc<Evaluations>> {
        self.open();
        self.list.read_only()
    }

    /// Whether there is nothing to keep; does not read the results.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.list.with(|list| list.evaluations.is_empty() && list.means.is_empty())
            && (self.is_open.get_value() || store().is_empty().unwrap_or(true))
    }

    /// What is stored and cannot be used.
    #[must_use]
    pub fn unreadable(self) -> ReadSignal<Vec<UnreadableResult>> {
        self.open();
        self.unreadable.read_only()
    }

    /// What is only in memory, and why.
    #[must_use]
    pub fn unsaved(self) -> ReadSignal<Vec<(OwnResultId, SaveError)>> {
        self.unsaved.read_only()
    }

    /// What was removed last and can be put back.
    #[must_use]
    pub fn removed(self) -> ReadSignal<Vec<OwnResult>> {
        self.removed.read_only()
    }

    /// One result or mean, if it is here.
    #[must_use]
    pub fn get(self, id: &OwnResultId) -> Option<OwnResult> {
        self.list().with(|list| list.get(id))
    }

    /// Which of these results are not here, whatever their ids.
    #[must_use]
    pub fn lacking(self, results: &[OwnResult]) -> Vec<OwnResult> {
        self.list().with(|list| results.iter().filter(|result| !list.says_the_same(result)).cloned().collect())
    }

    /// Adds a result under an id that nothing else here has, made from what it is about; gives that id.
    pub fn add_new(self, result: OwnResult) -> OwnResultId {
        let id = self.free_id(&result, &[]);
        self.put(vec![result.with_id(id.id().clone())]);
        id
    }

    /// Adds results, each under its own id if nothing else here has it.
    pub fn add_all(self, results: Vec<OwnResult>) {
        let mut named: Vec<OwnResult> = Vec::with_capacity(results.len());
        let mut taken = Vec::with_capacity(results.len());
        for result in results {
            let id = if self.is_taken(&result.id()) { self.free_id(&result, &taken) } else { result.id() };
            taken.push(id.clone());
            named.push(result.with_id(id.id().clone()));
        }
        self.put(named);
    }

    /// What cannot be read has its id too, and another tab may have added something a moment ago.
    fn is_taken(self, id: &OwnResultId) -> bool {
        self.list().with_untracked(|list| list.has(id)) || BrowserStorage.has(&id.key().to_string()) == Ok(true)
    }

    fn free_id(self, result: &OwnResult, taken: &[OwnResultId]) -> OwnResultId {
        let (like, year) = (result.id(), result.year());
        let with = |id: &str| Some(like.with(id.parse().ok()?));
        let is_taken = |id: &str| with(id).is_some_and(|id| taken.contains(&id) || self.is_taken(&id));
        like.with(free_id(result.name(Language::default()), year, is_taken))
    }

    /// Saves results, each in place of the one with the same id.
    pub fn put(self, results: Vec<OwnResult>) {
        self.open();
        let mut unsaved = self.unsaved.get_untracked();
        self.list.update(|list| {
            let list = Arc::make_mut(list);
            for result in results {
                let id = result.id();
                let saved = store().save(&result);
                unsaved.retain(|(other, _)| *other != id);
                match saved {
                    Ok(()) => self.is_readable(&id),
                    Err(error) => unsaved.push((id, error)),
                }
                list.insert(result);
            }
        });
        self.tell_unsaved(unsaved);
    }

    fn is_readable(self, id: &OwnResultId) {
        if self.unreadable.with_untracked(|list| list.iter().any(|other| other.id == *id)) {
            self.unreadable.update(|list| list.retain(|other| other.id != *id));
        }
    }

    fn tell_unsaved(self, unsaved: Vec<(OwnResultId, SaveError)>) {
        // A message that is built anew would be read out anew.
        if self.unsaved.with_untracked(|known| *known != unsaved) {
            self.unsaved.set(unsaved);
        }
    }

    /// Removes results; they can be put back until others are removed, another view is opened or the page is closed.
    ///
    /// # Errors
    /// When the storage cannot be written; what could not be removed is then still here.
    pub fn remove(self, ids: &[OwnResultId]) -> Result<(), StoreError> {
        self.open();
        let mut removed = Vec::new();
        let mut outcome = Ok(());
        self.list.update(|list| {
            let list = Arc::make_mut(list);
            for id in ids {
                match store().remove(id) {
                    // Where there is no storage, the result is only in memory.
                    Ok(()) | Err(StoreError::Unavailable) => {
                        removed.extend(list.get(id));
                        list.remove(id);
                    }
                    Err(error) => outcome = Err(error),
                }
            }
        });
        self.tell_unsaved(self.unsaved.get_untracked().into_iter().filter(|(id, _)| !ids.contains(id)).collect());
        self.removed.set(removed);
        outcome
    }

    /// Puts back what was removed last.
    pub fn undo_remove(self) {
        if let Some(removed) = self.removed.try_update(std::mem::take) {
            self.put(removed);
        }
    }

    /// Lets go what was removed.
    pub fn forget_removed(self) {
        if self.removed.with_untracked(|removed| !removed.is_empty()) {
            self.removed.set(Vec::new());
        }
    }

    /// Removes a stored text that cannot be read.
    pub fn remove_unreadable(self, id: &OwnResultId) {
        if store().remove(id).is_ok() {
            self.unreadable.update(|list| list.retain(|other| other.id != *id));
        }
    }

    /// What is typed in a form and not saved.
    #[must_use]
    pub fn form(self, address: &str) -> Option<Typed> {
        self.forms.with_untracked(|forms| forms.get(address).cloned())
    }

    /// Keeps what is typed in a form, or lets it go, so that who comes back finds it.
    pub fn keep_form(self, address: &str, typed: Option<Typed>) {
        if self.form(address) != typed {
            self.forms.update(|forms| {
                match typed {
                    Some(typed) => forms.insert(address.to_owned(), typed),
                    None => forms.remove(address),
                };
            });
        }
    }

    /// Whether something would be lost with the page: a result that is only in memory, or a form that is not saved.
    #[must_use]
    pub fn has_unsaved(self) -> bool {
        !self.unsaved.read().is_empty() || !self.forms.read().is_empty()
    }

    /// Notes what was saved, for the view that is gone to next.
    pub fn tell_saved(self, id: OwnResultId) {
        self.saved.set_value(Some(id));
    }

    /// What was saved last, told once.
    #[must_use]
    pub fn take_saved(self) -> Option<OwnResult> {
        let id = self.saved.try_update_value(Option::take).flatten()?;
        untrack(|| self.get(&id))
    }

    /// Tries again to save what could not be saved.
    pub fn retry_unsaved(self) {
        let unsaved = self.unsaved.get_untracked();
        if !unsaved.is_empty() {
            let list = self.list.get_untracked();
            self.put(unsaved.iter().filter_map(|(id, _)| list.get(id)).collect());
        }
    }

    /// Saves the results again that the browser has thrown away.
    pub fn save_missing(self) {
        if self.is_open.get_value() {
            let list = self.list.get_untracked();
            let is_missing = |result: &OwnResult| BrowserStorage.has(&result.id().key().to_string()) == Ok(false);
            let missing: Vec<_> = list.each().filter(is_missing).collect();
            if !missing.is_empty() {
                self.put(missing);
            }
        }
    }

    /// Takes over what another tab adds, changes and removes.
    pub fn follow_other_tabs(self) {
        on_change_elsewhere(move |change| {
            if let Change::Entry { key, .. } = change
                && let Some(id) = OwnResultId::of_key(&key)
                && self.is_open.get_value()
            {
                self.take_over(&id);
            }
        });
    }

    fn take_over(self, id: &OwnResultId) {
        // What is only in memory here was never there.
        if self.unsaved.with_untracked(|unsaved| unsaved.iter().any(|(other, _)| other == id)) {
            return;
        }
        let Ok(found) = store().load(id) else { return };
        self.is_readable(id);
        self.list.update(|list| {
            let list = Arc::make_mut(list);
            match found {
                Some(Ok(result)) => list.insert(result),
                Some(Err(unreadable)) => {
                    list.remove(id);
                    self.unreadable.update(|list| list.push(unreadable));
                }
                None => list.remove(id),
            }
        });
    }
}

impl Default for OwnEvaluations {
    fn default() -> Self {
        Self::new()
    }
}
