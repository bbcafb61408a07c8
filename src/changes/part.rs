//! Changes in the order of a rubric.

use super::Change;
use crate::rubric::{Area, QuestionId, Rubric, Subarea, SubareaId};

/// What some changes belong to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Part<'r> {
    /// The draft as a whole: what it is about, and its rubric.
    Whole,
    /// A subarea of the rubric, with its area.
    Subarea(&'r Area, &'r Subarea),
    /// Something that the rubric does not have; it is kept in the draft and does not count.
    Elsewhere,
}

/// The changes of a part; at least one.
#[derive(Clone, Debug, PartialEq)]
pub struct PartChanges<'r> {
    /// Which part.
    pub part: Part<'r>,
    /// Its changes: points and justification first, then question by question.
    pub changes: Vec<Change>,
}

/// Changes part by part: the whole first, then as the rubric has them, then what it does not have, in the order given.
#[must_use]
pub fn by_part(rubric: &Rubric, changes: Vec<Change>) -> Vec<PartChanges<'_>> {
    let (whole, mut rest): (Vec<_>, Vec<_>) = changes.into_iter().partition(Change::is_about_the_whole);
    let mut parts = vec![PartChanges { part: Part::Whole, changes: whole }];
    for (area, subarea) in rubric.subareas() {
        let place = |change: &Change| place_in(subarea, change);
        let (mut here, others): (Vec<_>, Vec<_>) = rest.into_iter().partition(|change| place(change).is_some());
        // Answer and note of a question stay in their order.
        here.sort_by_key(place);
        parts.push(PartChanges { part: Part::Subarea(area, subarea), changes: here });
        rest = others;
    }
    parts.push(PartChanges { part: Part::Elsewhere, changes: rest });
    parts.retain(|part| !part.changes.is_empty());
    parts
}

/// Where in a subarea a change belongs; nothing when it is of another.
fn place_in(subarea: &Subarea, change: &Change) -> Option<usize> {
    let direct = |id: &SubareaId| (*id == subarea.id).then_some(0);
    let question = |id: &QuestionId| subarea.questions.iter().position(|question| question.id == *id).map(|at| at + 1);
    match change {
        Change::Municipality(_) | Change::Year(_) | Change::Mode(_) | Change::Rubric(_) => None,
        Change::DirectPoints(id, _) | Change::Justification(id, _) => direct(id),
        Change::Answer(id, _) | Change::Note(id, _) => question(id),
    }
}
