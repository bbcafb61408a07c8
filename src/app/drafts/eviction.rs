//! Drafts that the browser throws away while they are open here: they are saved again from memory, and it is said.
//!
//! Deleting is something else. It removes the keys of one draft, of which other tabs hear, or leaves a mark in the bin;
//! what is thrown away is gone without a word, or with everything else at once.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::{Draft, Drafts};
use crate::app::services::page;
use crate::app::services::storage::BrowserStorage;
use crate::app::services::storage_events::on_cleared_elsewhere;
use crate::assessment::AssessmentId;
use crate::draft::{Key, Place};

impl Drafts {
    /// The drafts that were thrown away and saved again, until somebody has taken note of it.
    #[must_use]
    pub fn evicted(self) -> ReadSignal<BTreeSet<AssessmentId>> {
        self.evicted.read_only()
    }

    /// Takes note of it.
    pub fn forget_evicted(self) {
        self.evicted.set(BTreeSet::new());
    }

    /// Looks after the storage whenever somebody comes back to the page, and when another tab empties it. Then
    /// `save_others` saves what else belongs to the drafts.
    pub fn watch_for_eviction(self, save_others: impl Fn() + Copy + 'static) {
        on_cleared_elsewhere(move || {
            self.save_evicted();
            save_others();
        });
        page::on_return(move || self.save_evicted());
        // Whoever goes on writing notices too; see `notice_eviction`.
        Effect::watch(
            move || self.evicted.with(BTreeSet::is_empty),
            move |is_empty, _, _| {
                if !is_empty {
                    save_others();
                }
            },
            false,
        );
    }

    /// Before a draft is saved: if it was thrown away meanwhile, the others were too.
    pub(super) fn notice_eviction(self, id: AssessmentId) {
        if self.is_evicted(id) {
            self.save_evicted();
        }
    }

    /// Saves every draft again that was thrown away.
    fn save_evicted(self) {
        let is_evicted = |draft: &Draft| self.is_evicted(draft.id);
        let evicted: Vec<_> = self.list.get_untracked().into_iter().filter(is_evicted).collect();
        for draft in &evicted {
            self.save(draft);
        }
        if !evicted.is_empty() {
            self.evicted.update(|known| known.extend(evicted.iter().map(|draft| draft.id)));
        }
    }

    /// Whether a draft that was saved is in the storage no more, without having been deleted.
    fn is_evicted(self, id: AssessmentId) -> bool {
        let is_lacking = |key: Key| BrowserStorage.has(&key.to_string()) == Ok(false);
        !self.unsaved.with_untracked(|unsaved| unsaved.contains_key(&id))
            && Place::BOTH.into_iter().all(|place| is_lacking(Key::Slot(id, place)))
            && is_lacking(Key::Bin(id))
    }
}
