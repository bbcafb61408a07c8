//! What files do to the drafts here; planned in [`crate::import`] and shown before it happens.

use leptos::prelude::*;

use super::{Draft, Drafts, remember};
use crate::app::services::{clock, random};
use crate::assessment::{Assessment, AssessmentId, Clash, Edit, Origin};
use crate::changes::{changes, to_edit};
use crate::import::fits;
use crate::rubric::Rubric;
use crate::version::Cause;

impl Drafts {
    /// Adds the draft of a file under an id that no draft here has; nothing when the browser has no randomness for a
    /// new one.
    pub fn add_from_file(self, mut assessment: Assessment) -> Option<AssessmentId> {
        // Only the example of this page is known to hold published points.
        assessment.origin = Origin::Own;
        if !self.has(assessment.id) && self.put_back_same(&assessment) {
            return Some(assessment.id);
        }
        if self.has(assessment.id) || self.binned_untracked(assessment.id).is_some() {
            assessment.id = AssessmentId::from_random(random::bits()?);
        }
        let id = assessment.id;
        self.histories.forget(id);
        self.add(assessment);
        Some(id)
    }

    /// Makes the changes of a file in a draft that is here, as one edit; `own` is the rubric that counts afterwards, if
    /// it is one of one's own.
    pub fn import_into(self, id: AssessmentId, edit: Edit, own: Option<&Rubric>) {
        self.keep_version(id, Cause::BeforeImport);
        self.edit(id, edit, own);
    }

    /// Joins a draft that is here with another state of it, from a file; how it was before is kept as a version, and it
    /// can be undone. `own` is its rubric, if it is one of one's own. Says whether there was anything new.
    pub fn join_file(self, id: AssessmentId, file: &Assessment, own: Option<&Rubric>) -> bool {
        let Some(draft) = self.get_untracked(id) else { return false };
        let before = draft.assessment.get_untracked();
        let mut joined = before.clone();
        joined.merge(file);
        if joined == before {
            return false;
        }
        let clashes = joined.clashes_beyond(&before);
        let is_news = !clashes.is_empty() || !joined.has_same_content(&before);
        if is_news {
            self.keep_version(id, Cause::BeforeImport);
        }
        let back = to_edit(changes(&joined, &before), &joined.about());
        let turn = Edit::Batch(clashes.iter().map(Clash::away).chain(parts_of(back)).collect());
        self.histories.of(id, |history| history.record(&joined, turn, clock::now()));
        if own.is_some() {
            remember(&mut joined, own);
        }
        draft.assessment.set(joined);
        self.save(&draft);
        is_news
    }

    /// The draft here that a file holds, if its content is the same.
    #[must_use]
    pub fn same_content(self, file: &Assessment) -> Option<AssessmentId> {
        let here = self.get_untracked(file.id)?;
        let has_nothing_new = |here: &Assessment| here.has_same_content(file) && file.clashes_beyond(here).is_empty();
        here.assessment.with_untracked(has_nothing_new).then_some(here.id)
    }

    /// The drafts here that a file may replace or be merged with: first the one that it holds, in an earlier or later
    /// state. Follows their changes.
    #[must_use]
    pub fn that_fit(self, file: &Assessment) -> Vec<Draft> {
        let fits = |draft: &&Draft| draft.assessment.with(|here| fits(file, here));
        let mut fitting: Vec<_> = self.list.with(|list| list.iter().filter(fits).cloned().collect());
        fitting.sort_by_key(|draft| draft.id != file.id);
        fitting
    }

    /// Whether a draft with this id is here, be it one that cannot be read.
    pub(super) fn has(self, id: AssessmentId) -> bool {
        self.get_untracked(id).is_some()
            || self.unreadable.with_untracked(|list| list.iter().any(|draft| draft.id == id))
    }
}

/// The single changes of an edit.
fn parts_of(edit: Edit) -> Vec<Edit> {
    match edit {
        Edit::Batch(edits) => edits,
        edit => vec![edit],
    }
}
