//! Two tabs on the same drafts: each sees what the other enters, and neither takes anything from the other.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::{Draft, Drafts, UnreadableDraft, store};
use crate::app::services::page;
use crate::app::services::storage_events::{Change, on_change_elsewhere};
use crate::assessment::{Assessment, AssessmentId, file};
use crate::draft::{Key, LoadError, Slot, SlotMark, StoredDraft};

impl Drafts {
    /// Joins what another tab writes with what is here, as it happens.
    pub fn follow_other_tabs(self) {
        on_change_elsewhere(move |change| match change {
            Change::Entry { key, value } => match (key.parse(), value) {
                (Ok(Key::Slot(id, _)), _) if self.is_marked(id) => self.read_bin(),
                (Ok(Key::Slot(id, _)), Some(value)) => self.take_over(id, &value),
                (Ok(Key::Slot(id, _)), None) => self.look_again(id),
                (Ok(Key::Bin(id)), _) => self.follow_bin(id),
                (Ok(Key::Version(..)), _) => self.versions_changed(),
                // Each tab keeps its language while it is open.
                (
                    Ok(
                        Key::Kept(_)
                        | Key::File(_)
                        | Key::Language
                        | Key::Rubric(_)
                        | Key::Evaluation(_)
                        | Key::Mean(_)
                        | Key::Compared(_),
                    )
                    | Err(_),
                    _,
                ) => {}
            },
            // See `eviction.rs`.
            Change::Cleared => {}
        });
        // A page that was put aside whole and comes back has heard nothing meanwhile.
        page::on_restored(move || self.catch_up());
    }

    /// Joins a slot that another tab has written. The value comes with the message: in the store it may already have
    /// been replaced by a tab that did not know of it.
    fn take_over(self, id: AssessmentId, value: &str) {
        let Some(draft) = self.get_untracked(id) else {
            self.look_again(id);
            return;
        };
        let Ok(slot) = Slot::decode(value) else { return };
        // A slot that cannot be read in full is left to whoever opens it: what is lacking in it was not taken away.
        let Ok(restored) = file::read(&slot.text) else { return };
        let Some(mark) = SlotMark::of(value) else { return };
        if !restored.problems.is_empty() || restored.assessment.id != id {
            return;
        }
        self.join(&draft, &restored.assessment, mark);
    }

    /// Joins a state of a draft that is open here, and saves what that state lacks.
    fn join(self, draft: &Draft, there: &Assessment, mark: SlotMark) {
        let joined = draft.assessment.with_untracked(|here| {
            let mut joined = here.clone();
            joined.merge(there);
            joined
        });
        let (is_news, is_complete) = (draft.assessment.with_untracked(|here| *here != joined), joined == *there);
        if is_complete {
            self.marks.update_value(|marks| {
                marks.insert(draft.id, mark);
            });
        }
        if is_news {
            draft.assessment.set(joined);
            self.touch(draft.id);
        }
        if !is_complete {
            self.save(draft);
        }
    }

    /// Looks in the store for what has become of a draft.
    pub(super) fn look_again(self, id: AssessmentId) {
        // What is only in memory here must not be lost to an older state from there.
        if self.unsaved.with_untracked(|unsaved| unsaved.contains_key(&id)) {
            return;
        }
        match (store().load(id), self.get_untracked(id)) {
            (Ok(loaded), Some(here)) => self.join(&here, &loaded.assessment, loaded.mark),
            (Ok(loaded), None) => self.insert_loaded(loaded),
            // Nobody has deleted it: then it would lie in the bin. Saving it again tells that it was gone.
            (Err(LoadError::Missing), Some(here)) => self.save(&here),
            (Err(_), _) => {}
        }
    }

    /// Follows all that other tabs have done while this page was put aside. A storage that was emptied as a whole is left
    /// to `eviction.rs`.
    fn catch_up(self) {
        let Ok(stored) = store().list() else { return };
        let stored: BTreeSet<_> = stored.iter().map(StoredDraft::id).collect();
        let here: BTreeSet<_> = self.list.with_untracked(|list| list.iter().map(|draft| draft.id).collect());
        self.read_bin();
        if stored.is_empty() && self.binned_is_empty() {
            return;
        }
        for id in stored {
            self.look_again(id);
            if let Err(LoadError::Unreadable { text, problems }) = store().load(id) {
                self.add_unreadable(UnreadableDraft { id, text, problems });
            }
        }
        for id in here {
            let is_unsaved = self.unsaved.with_untracked(|unsaved| unsaved.contains_key(&id));
            let is_gone = matches!(store().load(id), Err(LoadError::Missing)) || self.is_marked(id);
            if is_gone && !is_unsaved {
                self.let_go(id);
            }
        }
        self.versions_changed();
    }
}
