//! The drafts of this browser, in memory and in its storage.
//!
//! Every edit is saved as it happens. What cannot be saved stays in memory, and [`Drafts::unsaved`] says so until a
//! later write succeeds. Deleted drafts are in `bin.rs`, the room in the storage in `room.rs`.

mod bin;
mod room;

use std::collections::BTreeMap;

use leptos::prelude::*;

use self::bin::Bin;
pub use self::bin::{BinnedContent, BinnedDraft};
use self::room::Room;
use crate::app::services::storage::{self, BrowserStorage};
use crate::app::services::{clock, random};
use crate::assessment::{Assessment, AssessmentId, Edit, NewAssessment, Origin, Timestamp, file};
use crate::draft::{DraftStore, ForeignKey, Key, LoadError, Recovery, SaveError, StoreError, StoredDraft};
use crate::json::{Problem, ProblemKind};
use crate::rubric::{Rubric, RubricReference};
use crate::scoring;

/// A draft that is open in this page.
#[derive(Clone)]
pub struct Draft {
    /// Its id.
    pub id: AssessmentId,
    /// Its present state.
    pub assessment: ArcRwSignal<Assessment>,
    /// What had to be done to read it from storage.
    pub recovery: Recovery,
}

/// A stored draft that this version cannot read.
#[derive(Clone)]
pub struct UnreadableDraft {
    /// Its id.
    pub id: AssessmentId,
    /// Its text, to be saved as a file.
    pub text: String,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
}

/// What became of an imported file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Imported {
    /// A draft that was not here.
    Added(AssessmentId),
    /// The very draft that was here already.
    AlreadyHere(AssessmentId),
    /// A draft with the same id but other content was here; the file was added as a draft of its own.
    AddedAsCopy(AssessmentId),
}

impl Imported {
    /// The draft that the file led to.
    #[must_use]
    pub const fn id(self) -> AssessmentId {
        match self {
            Self::Added(id) | Self::AlreadyHere(id) | Self::AddedAsCopy(id) => id,
        }
    }
}

/// The drafts, given to every view by context.
#[derive(Clone, Copy)]
pub struct Drafts {
    list: RwSignal<Vec<Draft>>,
    unreadable: RwSignal<Vec<UnreadableDraft>>,
    unsaved: RwSignal<BTreeMap<AssessmentId, SaveError>>,
    storage_fault: RwSignal<Option<StoreError>>,
    last_saved: RwSignal<Option<Timestamp>>,
    bin: Bin,
    room: Room,
}

const fn store() -> DraftStore<BrowserStorage> {
    DraftStore::new(BrowserStorage)
}

impl Drafts {
    /// Reads all drafts from the browser's storage.
    #[must_use]
    pub fn open() -> Self {
        let bin = Bin::open();
        let (mut list, mut unreadable) = (Vec::new(), Vec::new());
        let stored = store().list();
        let storage_fault = stored.as_ref().err().copied();
        for draft in stored.unwrap_or_default() {
            match draft {
                StoredDraft::Readable(loaded) => list.push(Draft {
                    id: loaded.assessment.id,
                    assessment: ArcRwSignal::new(loaded.assessment),
                    recovery: loaded.recovery,
                }),
                StoredDraft::Unreadable { id, text, problems } => {
                    unreadable.push(UnreadableDraft { id, text, problems });
                }
            }
        }
        Self {
            list: RwSignal::new(list),
            unreadable: RwSignal::new(unreadable),
            unsaved: RwSignal::new(BTreeMap::new()),
            storage_fault: RwSignal::new(storage_fault),
            last_saved: RwSignal::new(None),
            bin,
            room: Room::open(),
        }
    }

    /// All readable drafts, the last changed first when the page was opened, new ones on top.
    #[must_use]
    pub fn list(self) -> ReadSignal<Vec<Draft>> {
        self.list.read_only()
    }

    /// Stored drafts that cannot be read.
    #[must_use]
    pub fn unreadable(self) -> ReadSignal<Vec<UnreadableDraft>> {
        self.unreadable.read_only()
    }

    /// The drafts whose last change is only in memory, and why.
    #[must_use]
    pub fn unsaved(self) -> ReadSignal<BTreeMap<AssessmentId, SaveError>> {
        self.unsaved.read_only()
    }

    /// Why the storage could not be read when the page was opened.
    #[must_use]
    pub fn storage_fault(self) -> ReadSignal<Option<StoreError>> {
        self.storage_fault.read_only()
    }

    /// When a draft was last saved since the page was opened.
    #[must_use]
    pub fn last_saved(self) -> ReadSignal<Option<Timestamp>> {
        self.last_saved.read_only()
    }

    /// The draft with this id.
    #[must_use]
    pub fn get(self, id: AssessmentId) -> Option<Draft> {
        self.list.with(|list| list.iter().find(|draft| draft.id == id).cloned())
    }

    fn get_untracked(self, id: AssessmentId) -> Option<Draft> {
        self.list.with_untracked(|list| list.iter().find(|draft| draft.id == id).cloned())
    }

    /// Changes a draft and saves it; `own` is the rubric that counts after the edit, if it is one of one's own.
    pub fn edit(self, id: AssessmentId, edit: Edit, own: Option<&Rubric>) {
        let Some(draft) = self.get_untracked(id) else { return };
        let now = clock::now();
        draft.assessment.update(|assessment| {
            assessment.apply(edit, now);
            remember(assessment, own);
        });
        self.save(&draft);
    }

    /// Makes an empty draft; nothing when the browser has no randomness for its id. `own` is its rubric, if it is one of
    /// one's own.
    pub fn create(
        self,
        new: impl FnOnce(AssessmentId, Timestamp) -> NewAssessment,
        own: Option<&Rubric>,
    ) -> Option<AssessmentId> {
        let id = AssessmentId::from_random(random::bits()?);
        let mut assessment = Assessment::new(new(id, clock::now()));
        remember(&mut assessment, own);
        self.add(assessment);
        Some(id)
    }

    /// How many drafts were made with a rubric.
    #[must_use]
    pub fn n_made_with(self, rubric: &RubricReference) -> usize {
        let is_made_with = |draft: &&Draft| draft.assessment.with(|draft| draft.rubric == *rubric);
        self.list.with(|list| list.iter().filter(is_made_with).count())
    }

    /// Lets the drafts that were made with a rubric keep their points before it goes.
    pub fn keep_points_of(self, own: &Rubric) {
        let reference = RubricReference::to(own);
        for draft in self.list.get_untracked() {
            let lacks_points = |draft: &Assessment| draft.rubric == reference && draft.last_result().is_none();
            if draft.assessment.with_untracked(lacks_points) {
                draft.assessment.update(|assessment| remember(assessment, Some(own)));
                self.save(&draft);
            }
        }
    }

    /// Makes a draft out of published points, marked as an example until someone changes it.
    pub fn create_example(
        self,
        new: impl FnOnce(AssessmentId, Timestamp) -> NewAssessment,
        points: impl IntoIterator<Item = Edit>,
    ) -> Option<AssessmentId> {
        let id = AssessmentId::from_random(random::bits()?);
        let now = clock::now();
        let mut assessment = Assessment::new(new(id, now));
        for edit in points {
            assessment.apply(edit, now);
        }
        assessment.origin = Origin::Example;
        self.add(assessment);
        Some(id)
    }

    /// Adds the draft of a sound file; the drafts that are here stay as they are.
    ///
    /// # Errors
    /// Every problem of the file; nothing has been changed then.
    pub fn import(self, text: &str, check: impl FnOnce(&Assessment) -> Vec<Problem>) -> Result<Imported, Vec<Problem>> {
        let restored = file::read(text)?;
        let mut assessment = restored.assessment;
        let problems: Vec<_> = restored.problems.into_iter().chain(check(&assessment)).collect();
        if !problems.is_empty() {
            return Err(problems);
        }
        // Only the example of this page is known to hold published points.
        assessment.origin = Origin::Own;
        let id = assessment.id;
        let here = self.get_untracked(id).map(|draft| draft.assessment.get_untracked());
        let stored_unreadable = self.unreadable.with_untracked(|list| list.iter().any(|draft| draft.id == id));
        let is_taken = stored_unreadable || self.binned_untracked(id).is_some();
        if here.as_ref() == Some(&assessment) {
            return Ok(Imported::AlreadyHere(id));
        }
        if here.is_none() && self.put_back_same(&assessment) {
            return Ok(Imported::Added(id));
        }
        if here.is_none() && !is_taken {
            self.add(assessment);
            return Ok(Imported::Added(id));
        }
        let Some(bits) = random::bits() else {
            // Without an id of its own the copy would take the place of the draft that is here.
            return Err(vec![Problem::at("id", ProblemKind::Duplicate { id: id.to_string() })]);
        };
        assessment.id = AssessmentId::from_random(bits);
        let id = assessment.id;
        self.add(assessment);
        Ok(Imported::AddedAsCopy(id))
    }

    /// The original text of a draft of which parts could not be read.
    #[must_use]
    pub fn kept(self, id: AssessmentId) -> Option<String> {
        store().kept(id).ok().flatten()
    }

    /// Takes over what another tab has written, so that both tabs work on the same state.
    pub fn follow_other_tabs(self) {
        storage::on_change_elsewhere(move |key| match key.parse() {
            Ok(Key::Slot(id, _)) if self.is_marked(id) => self.read_bin(),
            Ok(Key::Slot(id, _)) => self.take_over(id),
            Ok(Key::Bin(id)) => self.follow_bin(id),
            // Each tab keeps its language while it is open.
            Ok(Key::Kept(_) | Key::Version(..) | Key::File(_) | Key::Language | Key::Rubric(_)) | Err(ForeignKey) => {}
        });
    }

    fn take_over(self, id: AssessmentId) {
        // What is only in memory here must not be lost to an older state from there.
        if self.unsaved.with_untracked(|unsaved| unsaved.contains_key(&id)) {
            return;
        }
        match (store().load(id), self.get_untracked(id)) {
            (Ok(loaded), Some(here)) => {
                if here.assessment.with_untracked(|assessment| *assessment != loaded.assessment) {
                    here.assessment.set(loaded.assessment);
                }
            }
            (Ok(loaded), None) => {
                let assessment = ArcRwSignal::new(loaded.assessment);
                self.list.update(|list| list.insert(0, Draft { id, assessment, recovery: loaded.recovery }));
            }
            (Err(LoadError::Missing), Some(_)) => self.list.update(|list| list.retain(|draft| draft.id != id)),
            (Err(_), _) => {}
        }
    }

    fn add(self, assessment: Assessment) {
        let draft = Draft { id: assessment.id, assessment: ArcRwSignal::new(assessment), recovery: Recovery::None };
        self.list.update(|list| list.insert(0, draft.clone()));
        self.save(&draft);
    }

    fn save(self, draft: &Draft) {
        let (saved, freed) = draft.assessment.with_untracked(|assessment| store().save_making_room(assessment));
        self.tell_freed(&freed);
        match saved {
            Ok(()) => {
                self.leaves_bin(draft.id);
                self.last_saved.set(Some(clock::now()));
                self.storage_fault.set(None);
                if self.unsaved.with_untracked(|unsaved| unsaved.contains_key(&draft.id)) {
                    self.unsaved.update(|unsaved| {
                        unsaved.remove(&draft.id);
                    });
                }
            }
            Err(error) => self.unsaved.update(|unsaved| {
                unsaved.insert(draft.id, error);
            }),
        }
    }
}

/// Keeps what a draft amounts to in it, if its rubric is one of one's own.
fn remember(assessment: &mut Assessment, own: Option<&Rubric>) {
    let result = own.map(|rubric| scoring::score(rubric, assessment).to_last_result(rubric));
    assessment.remember(result);
}
