//! The change that turns a draft into what a version says: one edit, so that it can be undone as one.

use std::collections::BTreeSet;

use crate::assessment::{Assessment, Edit};

/// The edit after which `current` says what `wanted` says; an empty batch when it does already.
///
/// Only what differs is changed. What a draft holds beside its content stays: its id, its times, and fields that this
/// program does not know.
#[must_use]
pub fn edits_to(current: &Assessment, wanted: &Assessment) -> Edit {
    let mut edits = Vec::new();
    if current.about() != wanted.about() {
        edits.push(Edit::About { about: wanted.about() });
    }
    if current.rubric != wanted.rubric {
        edits.push(Edit::Rubric { rubric: wanted.rubric.clone() });
    }
    let questions: BTreeSet<_> = current.questions().chain(wanted.questions()).map(|(id, _)| id).collect();
    for question in questions {
        let answer = wanted.answer(question);
        if current.answer(question) != answer {
            edits.push(Edit::Answer { question: question.clone(), answer: answer.clone() });
        }
        let note = wanted.note(question);
        if current.note(question) != note {
            edits.push(Edit::Note { question: question.clone(), note: note.to_owned() });
        }
    }
    let subareas: BTreeSet<_> = current.direct_entries().chain(wanted.direct_entries()).map(|(id, _)| id).collect();
    for subarea in subareas {
        let points = wanted.direct_points(subarea);
        if current.direct_points(subarea) != points {
            edits.push(Edit::DirectPoints { subarea: subarea.clone(), points });
        }
        let justification =
            |draft: &Assessment| draft.direct(subarea).map(|entry| entry.justification.clone()).unwrap_or_default();
        let wanted = justification(wanted);
        if justification(current) != wanted {
            edits.push(Edit::Justification { subarea: subarea.clone(), justification: wanted });
        }
    }
    Edit::Batch(edits)
}
