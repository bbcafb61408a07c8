//! Deleted drafts: moving them to the bin and out of it.
//!
//! Where there is no storage, the bin is kept in memory like the drafts.

use std::cmp::Reverse;

use leptos::prelude::*;

use super::{Drafts, UnreadableDraft, store};
use crate::app::services::clock;
use crate::assessment::{Assessment, AssessmentId, Timestamp};
use crate::draft::{BinError, Binned, LoadError, StoreError, StoredDraft};

/// A draft in the bin.
#[derive(Clone)]
pub struct BinnedDraft {
    /// Its id.
    pub id: AssessmentId,
    /// The draft.
    pub content: BinnedContent,
    /// When it was deleted.
    pub since: Timestamp,
    /// Whether this state is only in memory, and goes when the page is closed.
    pub only_in_memory: bool,
}

/// What lies in the bin.
#[derive(Clone)]
pub enum BinnedContent {
    /// A draft that can be opened.
    Readable(Box<Assessment>),
    /// A stored draft that this version cannot read.
    Unreadable(UnreadableDraft),
}

/// The bin.
#[derive(Clone, Copy)]
pub(super) struct Bin {
    list: RwSignal<Vec<BinnedDraft>>,
    deleted: RwSignal<Option<AssessmentId>>,
}

impl Bin {
    /// Lets go what has lain here for thirty days, and reads the rest.
    pub(super) fn open() -> Self {
        // A storage that cannot be read is told of by the drafts; what could not be removed goes the next time.
        let _purged = store().purge_expired(clock::now());
        Self { list: RwSignal::new(stored_bin().unwrap_or_default()), deleted: RwSignal::new(None) }
    }
}

fn stored_bin() -> Result<Vec<BinnedDraft>, StoreError> {
    let now = clock::now();
    let entry = |Binned { draft, since }| BinnedDraft {
        id: StoredDraft::id(&draft),
        content: match draft {
            StoredDraft::Readable(loaded) => BinnedContent::Readable(Box::new(loaded.assessment)),
            StoredDraft::Unreadable { id, text, problems } => {
                BinnedContent::Unreadable(UnreadableDraft { id, text, problems })
            }
        },
        // A damaged marker is given a time anew when the page is next opened.
        since: since.unwrap_or(now),
        only_in_memory: false,
    };
    Ok(store().bin()?.into_iter().map(entry).collect())
}

impl Drafts {
    /// The drafts in the bin, the last deleted first.
    #[must_use]
    pub fn bin(self) -> ReadSignal<Vec<BinnedDraft>> {
        self.bin.list.read_only()
    }

    /// The draft that was deleted last in this view, while it can be put back.
    #[must_use]
    pub fn deleted(self) -> Option<BinnedDraft> {
        let id = self.bin.deleted.get()?;
        self.bin.list.with(|list| list.iter().find(|binned| binned.id == id).cloned())
    }

    /// Moves a draft to the bin.
    pub fn delete(self, id: AssessmentId) {
        let Some(draft) = self.get_untracked(id) else { return };
        let is_unsaved = self.unsaved.with_untracked(|unsaved| unsaved.contains_key(&id));
        let content = BinnedContent::Readable(Box::new(draft.assessment.get_untracked()));
        if self.move_to_bin(id, content, is_unsaved) {
            self.let_go(id);
            self.unsaved.update(|unsaved| {
                unsaved.remove(&id);
            });
        }
    }

    /// Moves a draft that cannot be read to the bin.
    pub fn delete_unreadable(self, id: AssessmentId) {
        let find = |list: &Vec<UnreadableDraft>| list.iter().find(|draft| draft.id == id).cloned();
        let Some(draft) = self.unreadable.with_untracked(find) else { return };
        if self.move_to_bin(id, BinnedContent::Unreadable(draft), false) {
            self.unreadable.update(|list| list.retain(|draft| draft.id != id));
        }
    }

    fn move_to_bin(self, id: AssessmentId, content: BinnedContent, is_unsaved: bool) -> bool {
        let since = clock::now();
        let (moved, freed) = store().move_to_bin(id, since);
        self.tell_freed(&freed);
        let only_in_memory = match moved {
            Ok(()) => is_unsaved,
            Err(BinError::Missing | BinError::Store(StoreError::Unavailable)) => true,
            Err(error @ (BinError::Store(StoreError::Full | StoreError::Failed) | BinError::NotReadBack)) => {
                self.tell_fault(error);
                return false;
            }
        };
        self.bin.list.update(|list| {
            list.retain(|binned| binned.id != id);
            list.insert(0, BinnedDraft { id, content, since, only_in_memory });
        });
        self.bin.deleted.set(Some(id));
        self.measure();
        true
    }

    /// Puts the draft back that was deleted last.
    pub fn undo_delete(self) {
        if let Some(id) = self.bin.deleted.get_untracked() {
            self.put_back(id);
        }
    }

    /// Takes the offer back to put the last deleted draft back at once; it stays in the bin.
    pub fn forget_deleted(self) {
        self.bin.deleted.set(None);
    }

    /// Puts a draft of the bin back among the others; says whether it is there.
    pub fn put_back(self, id: AssessmentId) -> bool {
        let Some(binned) = self.binned_untracked(id) else { return false };
        match store().put_back(id) {
            // What is only in memory is saved below.
            Ok(()) | Err(BinError::Missing | BinError::Store(StoreError::Unavailable)) => {}
            Err(error @ (BinError::Store(StoreError::Full | StoreError::Failed) | BinError::NotReadBack)) => {
                self.tell_fault(error);
                return false;
            }
        }
        self.leaves_bin(id);
        if self.get_untracked(id).is_none() {
            match (store().load(id), binned.content) {
                (Ok(loaded), _) if !binned.only_in_memory => self.insert_loaded(loaded),
                (_, BinnedContent::Readable(assessment)) => self.add(*assessment),
                (Err(LoadError::Missing), BinnedContent::Unreadable(_)) => return false,
                (_, BinnedContent::Unreadable(draft)) => self.add_unreadable(draft),
            }
        }
        self.measure();
        true
    }

    /// Puts a draft back if it lies in the bin in this very state.
    pub(super) fn put_back_same(self, state: &Assessment) -> bool {
        let is_same = |binned: BinnedDraft| match binned.content {
            BinnedContent::Readable(assessment) => assessment.has_same_content(state),
            BinnedContent::Unreadable(_) => false,
        };
        self.binned_untracked(state.id).is_some_and(is_same) && self.put_back(state.id)
    }

    /// Removes a draft of the bin for good; says whether it is gone.
    pub fn remove_for_good(self, id: AssessmentId) -> bool {
        let Some(binned) = self.binned_untracked(id) else { return false };
        match store().discard(id) {
            Ok(()) | Err(BinError::Store(StoreError::Unavailable)) => {}
            Err(BinError::Missing) if binned.only_in_memory => {}
            // Another tab has put it back.
            Err(BinError::Missing) => {
                self.follow_bin(id);
                return false;
            }
            Err(error @ (BinError::Store(StoreError::Full | StoreError::Failed) | BinError::NotReadBack)) => {
                self.tell_fault(error);
                self.read_bin();
                return false;
            }
        }
        self.leaves_bin(id);
        self.retry_unsaved();
        self.measure();
        true
    }

    /// Removes everything in the bin for good; says whether it is empty.
    pub fn empty_bin(self) -> bool {
        let ids: Vec<_> = self.bin.list.with_untracked(|list| list.iter().map(|binned| binned.id).collect());
        for id in ids {
            self.remove_for_good(id);
        }
        self.bin.list.with_untracked(Vec::is_empty)
    }

    /// The draft with this id, if it lies in the bin.
    pub fn binned_untracked(self, id: AssessmentId) -> Option<BinnedDraft> {
        self.bin.list.with_untracked(|list| list.iter().find(|binned| binned.id == id).cloned())
    }

    /// Whether a draft lies in the bin of the storage.
    pub(super) fn is_marked(self, id: AssessmentId) -> bool {
        store().is_in_bin(id).unwrap_or(false)
    }

    /// Follows another tab that has deleted a draft, put one back or removed one for good.
    pub(super) fn follow_bin(self, id: AssessmentId) {
        match store().is_in_bin(id) {
            // What is only in memory here lives on; the next write takes it out of the bin.
            Ok(true) if self.unsaved.with_untracked(|unsaved| unsaved.contains_key(&id)) => {}
            Ok(true) => {
                self.let_go(id);
                self.unreadable.update(|list| list.retain(|draft| draft.id != id));
            }
            Ok(false) => {
                self.look_again(id);
                if let Err(LoadError::Unreadable { text, problems }) = store().load(id) {
                    self.add_unreadable(UnreadableDraft { id, text, problems });
                }
            }
            Err(_) => return,
        }
        self.read_bin();
    }

    /// Reads the bin anew; what of it is only in memory stays.
    pub(super) fn read_bin(self) {
        let Ok(stored) = stored_bin() else { return };
        self.bin.list.update(|list| {
            list.retain(|binned| binned.only_in_memory);
            for binned in stored {
                if list.iter().all(|other| other.id != binned.id) {
                    list.push(binned);
                }
            }
            list.sort_by_key(|binned| Reverse(binned.since));
        });
        self.measure();
    }

    /// Drafts of the bin had to go to make room.
    pub(super) fn are_freed(self, ids: &[AssessmentId]) {
        self.bin.list.update(|list| list.retain(|binned| binned.only_in_memory || !ids.contains(&binned.id)));
    }

    /// A draft is no longer in the bin.
    pub(super) fn leaves_bin(self, id: AssessmentId) {
        if self.bin.list.with_untracked(|list| list.iter().any(|binned| binned.id == id)) {
            self.bin.list.update(|list| list.retain(|binned| binned.id != id));
        }
        if self.bin.deleted.get_untracked() == Some(id) {
            self.bin.deleted.set(None);
        }
    }

    fn tell_fault(self, error: BinError) {
        self.storage_fault.set(Some(match error {
            BinError::Store(error) => error,
            BinError::Missing | BinError::NotReadBack => StoreError::Failed,
        }));
    }

    /// Whether nothing lies in the bin.
    pub(super) fn binned_is_empty(self) -> bool {
        self.bin.list.with_untracked(Vec::is_empty)
    }

    pub(super) fn add_unreadable(self, draft: UnreadableDraft) {
        self.unreadable.update(|list| {
            list.retain(|other| other.id != draft.id);
            list.push(draft);
        });
    }
}
