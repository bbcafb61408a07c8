//! What is different between two states of a draft: before and after an import, or in one version and another.
//!
//! [`changes`] lists it field by field, in the order of ids; [`by_part`] puts it in the order of a rubric, part by part.
//! What belongs to a file and not to its content is left out: id, times, origin, the points that a draft carries for
//! when its rubric is missing, and fields that this version does not know.

mod change;
mod counts;
mod excerpt;
mod part;

use std::collections::BTreeSet;

pub use change::{Change, Kind, Pair};
pub use counts::{Counts, Tally, filled};
pub use excerpt::excerpt;
pub use part::{Part, PartChanges, by_part};

use crate::assessment::{About, Assessment, Edit};
use crate::rubric::SubareaId;

/// What is different in `after`: first what the draft is about and by which rubric, then subareas, then questions, each
/// in the order of their ids.
#[must_use]
pub fn changes(before: &Assessment, after: &Assessment) -> Vec<Change> {
    let direct = |draft: &Assessment| draft.direct_entries().map(|(id, _)| id.clone()).collect::<BTreeSet<_>>();
    let questions = |draft: &Assessment| draft.questions().map(|(id, _)| id.clone()).collect::<BTreeSet<_>>();
    let mut found: Vec<_> = [
        Pair::of(&before.municipality, &after.municipality).map(Change::Municipality),
        Pair::of(&before.year, &after.year).map(Change::Year),
        Pair::of(&before.mode, &after.mode).map(Change::Mode),
        Pair::of(&before.rubric, &after.rubric).map(Change::Rubric),
    ]
    .into_iter()
    .flatten()
    .collect();
    for id in direct(before).union(&direct(after)) {
        let points = Pair::of(&before.direct_points(id), &after.direct_points(id));
        let words = Pair::of_texts(justification(before, id), justification(after, id));
        found.extend(points.map(|pair| Change::DirectPoints(id.clone(), pair)));
        found.extend(words.map(|pair| Change::Justification(id.clone(), pair)));
    }
    for id in questions(before).union(&questions(after)) {
        let answers = Pair::of(before.answer(id), after.answer(id));
        let notes = Pair::of_texts(before.note(id), after.note(id));
        found.extend(answers.map(|pair| Change::Answer(id.clone(), pair)));
        found.extend(notes.map(|pair| Change::Note(id.clone(), pair)));
    }
    found
}

fn justification<'a>(draft: &'a Assessment, subarea: &SubareaId) -> &'a str {
    draft.direct(subarea).map_or("", |entry| &entry.justification)
}

/// The changes as one edit; `about` is what the draft is about before them.
#[must_use]
pub fn to_edit(changes: impl IntoIterator<Item = Change>, about: &About) -> Edit {
    let mut new_about = about.clone();
    let mut edits = Vec::new();
    for change in changes {
        match change {
            Change::Municipality(pair) => new_about.municipality = pair.after,
            Change::Year(pair) => new_about.year = pair.after,
            Change::Mode(pair) => new_about.mode = pair.after,
            Change::Rubric(pair) => edits.push(Edit::Rubric { rubric: pair.after }),
            Change::DirectPoints(subarea, pair) => edits.push(Edit::DirectPoints { subarea, points: pair.after }),
            Change::Justification(subarea, pair) => {
                edits.push(Edit::Justification { subarea, justification: pair.after });
            }
            Change::Answer(question, pair) => edits.push(Edit::Answer { question, answer: pair.after }),
            Change::Note(question, pair) => edits.push(Edit::Note { question, note: pair.after }),
        }
    }
    if new_about != *about {
        edits.push(Edit::About { about: new_about });
    }
    Edit::Batch(edits)
}
