//! What each draft is laid beside, in memory and in the browser's storage.

use leptos::prelude::*;

use super::drafts::Drafts;
use super::services::storage::BrowserStorage;
use super::services::storage_events::{Change, on_change_elsewhere};
use crate::assessment::AssessmentId;
use crate::comparison::{ComparisonChoice, ComparisonStore, Hints, ReferenceKey};
use crate::draft::Key;

/// The choices of all drafts, given to every view by context.
#[derive(Clone, Copy)]
pub struct ComparisonChoices {
    known: RwSignal<Vec<(AssessmentId, ComparisonChoice)>>,
}

const fn store() -> ComparisonStore<BrowserStorage> {
    ComparisonStore::new(BrowserStorage)
}

impl ComparisonChoices {
    /// Reads all choices from the browser's storage.
    #[must_use]
    pub fn open() -> Self {
        Self { known: RwSignal::new(store().list()) }
    }

    /// What a draft is laid beside; follows every change of it, here and in other tabs.
    #[must_use]
    pub fn of(self, id: AssessmentId) -> ComparisonChoice {
        self.known
            .with(|known| known.iter().find(|(other, _)| *other == id).map(|(_, choice)| choice.clone()))
            .unwrap_or_default()
    }

    /// Chooses what stands beside a draft.
    pub fn set_compared(self, id: AssessmentId, compared: Vec<ReferenceKey>) {
        self.change(id, |choice| choice.compared = compared);
    }

    /// Chooses the evaluators' result of the same work.
    pub fn set_official(self, id: AssessmentId, official: Option<ReferenceKey>) {
        self.change(id, |choice| choice.official = official);
    }

    /// Shows or puts away the hints from earlier comparisons.
    pub fn set_hints(self, id: AssessmentId, hints: Hints) {
        self.change(id, |choice| choice.hints = hints);
    }

    /// Changes what is stored and not what is known here: another tab may have chosen something else meanwhile.
    fn change(self, id: AssessmentId, change: impl FnOnce(&mut ComparisonChoice)) {
        let before = untrack(|| self.of(id));
        let mut choice = store().load(id).unwrap_or_else(|| before.clone());
        change(&mut choice);
        // Where it cannot be stored, it is known for as long as the page is open.
        let _kept = store().save(id, &choice);
        if choice != before {
            self.put(id, Some(choice));
        }
    }

    fn put(self, id: AssessmentId, choice: Option<ComparisonChoice>) {
        self.known.update(|known| {
            known.retain(|(other, _)| *other != id);
            known.extend(choice.map(|choice| (id, choice)));
        });
    }

    /// Stores the choices of the drafts again, after the browser has thrown them away.
    pub fn keep_again(self, drafts: Drafts) {
        for (id, choice) in self.known.get_untracked() {
            if untrack(|| drafts.get(id)).is_some() {
                let _kept = store().save(id, &choice);
            }
        }
    }

    /// Takes over what other tabs choose.
    pub fn follow_other_tabs(self) {
        on_change_elsewhere(move |change| {
            if let Change::Entry { key, value } = change
                && let Ok(Key::Compared(id)) = key.parse()
            {
                self.put(id, value.map(|text| ComparisonChoice::read(&text)));
            }
        });
    }
}
