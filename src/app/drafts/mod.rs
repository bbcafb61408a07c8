//! The drafts of this browser, in memory and in its storage.
//!
//! Every edit is saved as it happens. What cannot be saved stays in memory, and [`Drafts::unsaved`] says so until a
//! later write succeeds. Deleted drafts are in `bin.rs`, the room in the storage in `room.rs`.

pub mod archive;
mod bin;
mod eviction;
mod history;
mod import;
pub mod journal;
mod other_tabs;
mod room;
pub mod versions;

use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;

use self::bin::Bin;
pub use self::bin::{BinnedContent, BinnedDraft};
use self::history::Histories;
use self::room::Room;
use crate::app::embedding;
use crate::app::services::storage::BrowserStorage;
use crate::app::services::{clock, host, random};
use crate::assessment::{Assessment, AssessmentId, Edit, NewAssessment, Occasion, Origin, Timestamp, WriterId};
use crate::draft::{DraftStore, Loaded, Recovery, SaveError, SlotMark, StoreError, StoredDraft};
use crate::json::{Problem, ProblemKind};
use crate::rubric::{Rubric, RubricReference};
use crate::scoring;
use crate::version::VersionStore;
use versions::VersionSignals;

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

impl UnreadableDraft {
    /// Whether a newer version of the program has saved it.
    #[must_use]
    pub fn is_newer(&self) -> bool {
        self.problems.iter().any(|problem| matches!(problem.kind, ProblemKind::NewerSchema { .. }))
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
    /// Drafts of an earlier schema that have not been written since, in their text.
    earlier: StoredValue<BTreeMap<AssessmentId, String>>,
    /// The write of each draft that this page knows of.
    marks: StoredValue<BTreeMap<AssessmentId, SlotMark>>,
    /// Who this page is among those that write.
    writer: WriterId,
    histories: Histories,
    bin: Bin,
    room: Room,
    versions: VersionSignals,
    evicted: RwSignal<BTreeSet<AssessmentId>>,
    /// Drafts whose change the page around has not been told of.
    touched: RwSignal<BTreeSet<AssessmentId>>,
}

const fn store() -> DraftStore<BrowserStorage> {
    DraftStore::new(BrowserStorage)
}

const fn store_of_versions() -> VersionStore<BrowserStorage> {
    VersionStore::new(BrowserStorage)
}

impl Drafts {
    /// Reads all drafts from the browser's storage.
    #[must_use]
    pub fn open() -> Self {
        let bin = Bin::open();
        let (mut list, mut unreadable) = (Vec::new(), Vec::new());
        let (mut marks, mut earlier) = (BTreeMap::new(), BTreeMap::new());
        let stored = store().list();
        let storage_fault = stored.as_ref().err().copied();
        for draft in stored.unwrap_or_default() {
            match draft {
                StoredDraft::Readable(loaded) => {
                    let id = loaded.assessment.id;
                    marks.insert(id, loaded.mark);
                    earlier.extend(loaded.earlier.map(|text| (id, text)));
                    let assessment = ArcRwSignal::new(loaded.assessment);
                    list.push(Draft { id, assessment, recovery: loaded.recovery });
                }
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
            earlier: StoredValue::new(earlier),
            marks: StoredValue::new(marks),
            writer: random::writer(),
            histories: Histories::new(),
            bin,
            room: Room::open(),
            versions: VersionSignals::new(),
            evicted: RwSignal::new(BTreeSet::new()),
            touched: RwSignal::new(BTreeSet::new()),
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
        self.notice_eviction(id);
        let on = self.occasion();
        draft.assessment.update(|assessment| {
            self.histories.of(id, |history| history.edit(assessment, edit, on));
            remember(assessment, own);
        });
        self.save(&draft);
    }

    /// This page, now.
    fn occasion(self) -> Occasion {
        Occasion { writer: self.writer, now: clock::now() }
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
            let mut kept = draft.assessment.get_untracked();
            if kept.rubric == reference {
                remember(&mut kept, Some(own));
                if draft.assessment.with_untracked(|draft| *draft != kept) {
                    draft.assessment.set(kept);
                    self.save(&draft);
                }
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
        let on = self.occasion();
        let mut assessment = Assessment::new(new(id, on.now));
        for edit in points {
            assessment.apply(edit, on);
        }
        assessment.origin = Origin::Example;
        self.add(assessment);
        Some(id)
    }

    /// The original text of a draft of which parts could not be read.
    #[must_use]
    pub fn kept(self, id: AssessmentId) -> Option<String> {
        store().kept(id).ok().flatten()
    }

    /// Takes in a draft that was loaded from the storage.
    fn insert_loaded(self, loaded: Loaded) {
        let id = loaded.assessment.id;
        self.marks.update_value(|marks| {
            marks.insert(id, loaded.mark);
        });
        if let Some(text) = loaded.earlier {
            self.earlier.update_value(|earlier| {
                earlier.insert(id, text);
            });
        }
        self.unreadable.update(|list| list.retain(|draft| draft.id != id));
        let assessment = ArcRwSignal::new(loaded.assessment);
        self.list.update(|list| list.insert(0, Draft { id, assessment, recovery: loaded.recovery }));
    }

    /// Takes a draft out of those that are open here. What was known of its slots goes too: whoever brings it back has to
    /// look at them anew.
    fn let_go(self, id: AssessmentId) {
        self.list.update(|list| list.retain(|draft| draft.id != id));
        self.marks.update_value(|marks| {
            marks.remove(&id);
        });
    }

    fn add(self, assessment: Assessment) {
        self.let_go(assessment.id);
        let draft = Draft { id: assessment.id, assessment: ArcRwSignal::new(assessment), recovery: Recovery::None };
        self.list.update(|list| list.insert(0, draft.clone()));
        self.save(&draft);
    }

    /// The drafts whose change the page around has not been told of; none where nobody listens.
    #[must_use]
    pub fn touched(self) -> ReadSignal<BTreeSet<AssessmentId>> {
        self.touched.read_only()
    }

    /// Notes that the page around has been told.
    pub fn forget_touched(self, id: AssessmentId) {
        self.touched.update(|touched| {
            touched.remove(&id);
        });
    }

    fn touch(self, id: AssessmentId) {
        if host::listens() {
            self.touched.update(|touched| {
                touched.insert(id);
            });
        }
    }

    fn save(self, draft: &Draft) {
        self.touch(draft.id);
        if let Some(text) = self.earlier.try_update_value(|earlier| earlier.remove(&draft.id)).flatten() {
            self.keep_earlier(&text);
        }
        let known = self.marks.with_value(|marks| marks.get(&draft.id).cloned());
        let (saved, freed) =
            draft.assessment.with_untracked(|assessment| store().save_making_room(assessment, known.as_ref()));
        self.tell_freed(&freed);
        match saved {
            Ok(saved) => {
                self.leaves_bin(draft.id);
                self.marks.update_value(|marks| {
                    marks.insert(draft.id, saved.mark);
                });
                if saved.was_gone {
                    self.evicted.update(|evicted| {
                        evicted.insert(draft.id);
                    });
                }
                if let Some(joined) = saved.joined {
                    draft.assessment.set(*joined);
                }
                let now = clock::now();
                self.last_saved.set(Some(now));
                embedding::tell_saved(draft.id, now);
                self.storage_fault.set(None);
                if self.unsaved.with_untracked(|unsaved| unsaved.contains_key(&draft.id)) {
                    self.unsaved.update(|unsaved| {
                        unsaved.remove(&draft.id);
                    });
                }
            }
            Err(error) => {
                // Told only once: a message that is built anew at every letter would be read out as often.
                if self.unsaved.with_untracked(|unsaved| unsaved.get(&draft.id) != Some(&error)) {
                    self.unsaved.update(|unsaved| {
                        unsaved.insert(draft.id, error);
                    });
                }
            }
        }
    }

    /// Tries again to save what could not be saved, when there may be room for it.
    pub fn retry_unsaved(self) {
        let unsaved = self.unsaved.with_untracked(|unsaved| unsaved.keys().copied().collect::<Vec<_>>());
        for draft in unsaved.into_iter().filter_map(|id| self.get_untracked(id)) {
            self.save(&draft);
        }
    }
}

/// Keeps what a draft amounts to in it, if its rubric is one of one's own.
fn remember(assessment: &mut Assessment, own: Option<&Rubric>) {
    let result = own.map(|rubric| scoring::score(rubric, assessment).to_last_result(rubric));
    assessment.remember(result);
}
