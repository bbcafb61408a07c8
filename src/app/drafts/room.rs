//! What the storage has room for, and what had to go to make some.

use leptos::prelude::*;

use super::{Drafts, store};
use crate::draft::{Freed, Usage};

/// The room in the storage.
#[derive(Clone, Copy)]
pub(super) struct Room {
    n_freed: RwSignal<usize>,
    n_versions_freed: RwSignal<usize>,
    usage: RwSignal<Option<Usage>>,
}

impl Room {
    /// Measures it.
    pub(super) fn open() -> Self {
        Self {
            n_freed: RwSignal::new(0),
            n_versions_freed: RwSignal::new(0),
            usage: RwSignal::new(store().usage().ok()),
        }
    }
}

impl Drafts {
    /// How many drafts of the bin have been removed for good to make room, since somebody took note of it.
    #[must_use]
    pub fn n_freed(self) -> ReadSignal<usize> {
        self.room.n_freed.read_only()
    }

    /// How many versions that the program had kept by itself went likewise.
    #[must_use]
    pub fn n_versions_freed(self) -> ReadSignal<usize> {
        self.room.n_versions_freed.read_only()
    }

    /// What of the storage is used, as it was last measured; nothing where there is no storage.
    #[must_use]
    pub fn usage(self) -> ReadSignal<Option<Usage>> {
        self.room.usage.read_only()
    }

    /// Measures the storage anew.
    pub fn measure(self) {
        let usage = store().usage().ok();
        if self.room.usage.get_untracked() != usage {
            self.room.usage.set(usage);
        }
    }

    /// Takes note of what was removed for good to make room.
    pub fn forget_freed(self) {
        self.room.n_freed.set(0);
        self.room.n_versions_freed.set(0);
    }

    /// Says what had to go for good to make room.
    pub(super) fn tell_freed(self, freed: &Freed) {
        if freed.is_nothing() {
            return;
        }
        self.are_freed(&freed.drafts);
        self.room.n_freed.update(|n_freed| *n_freed += freed.drafts.len());
        if !freed.versions.is_empty() {
            self.room.n_versions_freed.update(|n_freed| *n_freed += freed.versions.len());
            self.versions_changed();
        }
        self.measure();
    }
}
