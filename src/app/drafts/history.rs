//! Undoing and redoing: one history a draft, kept until the page is closed.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::{Drafts, remember};
use crate::app::rubrics::FoundRubric;
use crate::assessment::history::{History, Subject};
use crate::assessment::{Assessment, AssessmentId, Occasion};

/// The histories of the drafts.
#[derive(Clone, Copy)]
pub(super) struct Histories {
    by_draft: RwSignal<BTreeMap<AssessmentId, History>>,
    wanted: RwSignal<Option<Subject>>,
}

impl Histories {
    pub(super) fn new() -> Self {
        Self { by_draft: RwSignal::new(BTreeMap::new()), wanted: RwSignal::new(None) }
    }

    /// Works with the history of a draft.
    pub(super) fn of<T>(self, id: AssessmentId, work: impl FnOnce(&mut History) -> T) -> Option<T> {
        self.by_draft.try_update(|histories| work(histories.entry(id).or_default()))
    }

    /// For a draft that has come from outside: what was done to one with its id before is not about this one.
    pub(super) fn forget(self, id: AssessmentId) {
        self.by_draft.update(|histories| {
            histories.remove(&id);
        });
    }

    fn read<T>(self, id: AssessmentId, read: impl FnOnce(&History) -> T) -> Option<T> {
        self.by_draft.with(|histories| histories.get(&id).map(read))
    }
}

impl Drafts {
    /// Takes the last step of a draft back and saves; `rubric` finds the rubric that the draft then goes by.
    pub fn undo(self, id: AssessmentId, rubric: impl FnOnce(&Assessment) -> FoundRubric) -> Option<Subject> {
        self.turn(id, History::undo, rubric)
    }

    /// Makes the step again that was taken back last, and saves; `rubric` as for [`Drafts::undo`].
    pub fn redo(self, id: AssessmentId, rubric: impl FnOnce(&Assessment) -> FoundRubric) -> Option<Subject> {
        self.turn(id, History::redo, rubric)
    }

    fn turn(
        self,
        id: AssessmentId,
        turn: impl FnOnce(&mut History, &mut Assessment, Occasion) -> Option<Subject>,
        rubric: impl FnOnce(&Assessment) -> FoundRubric,
    ) -> Option<Subject> {
        let draft = self.get_untracked(id)?;
        self.notice_eviction(id);
        let on = self.occasion();
        let turned = draft.assessment.try_update(|assessment| {
            let subject = self.histories.of(id, |history| turn(history, assessment, on)).flatten()?;
            match untrack(|| rubric(assessment)) {
                FoundRubric::Own(rubric) => remember(assessment, Some(&rubric)),
                FoundRubric::Shipped(_) => remember(assessment, None),
                // The history has given the draft back the points that it had.
                FoundRubric::Pending | FoundRubric::Failed(_) | FoundRubric::Missing => {}
            }
            Some(subject)
        });
        let subject = turned.flatten()?;
        self.save(&draft);
        Some(subject)
    }

    /// What undoing would take back in a draft whose rubric is here, or is not.
    #[must_use]
    pub fn to_undo(self, id: AssessmentId, has_rubric: bool) -> Option<Subject> {
        self.histories.read(id, |history| history.to_undo(has_rubric).cloned()).flatten()
    }

    /// What redoing would make again in a draft whose rubric is here, or is not.
    #[must_use]
    pub fn to_redo(self, id: AssessmentId, has_rubric: bool) -> Option<Subject> {
        self.histories.read(id, |history| history.to_redo(has_rubric).cloned()).flatten()
    }

    /// How many steps of a draft can be undone, and how many redone.
    #[must_use]
    pub fn history_depth(self, id: AssessmentId) -> (usize, usize) {
        self.histories.read(id, History::depth).unwrap_or_default()
    }

    /// The part of a draft that somebody wants to see, until a view has shown it.
    #[must_use]
    pub fn wanted(self) -> RwSignal<Option<Subject>> {
        self.histories.wanted
    }
}
