//! The only ways in which a draft changes.

use super::{About, Answer, Assessment, MAX_NOTE, Origin, Timestamp};
use crate::points::Points;
use crate::rubric::{QuestionId, RubricReference, SubareaId};

/// One change of a draft.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Answers a question, or takes the answer back.
    Answer {
        /// Which question.
        question: QuestionId,
        /// The new answer.
        answer: Answer,
    },
    /// Writes the note at a question.
    Note {
        /// Which question.
        question: QuestionId,
        /// The new text.
        note: String,
    },
    /// Gives a subarea points directly, or takes them back so that its questions count again.
    DirectPoints {
        /// Which subarea.
        subarea: SubareaId,
        /// The new points.
        points: Option<Points>,
    },
    /// Writes why a subarea was given its points.
    Justification {
        /// Which subarea.
        subarea: SubareaId,
        /// The new text.
        justification: String,
    },
    /// Goes over to another version of the rubric. Answers and points stay, and count as far as it has their parts.
    Rubric {
        /// The version that counts from now on.
        rubric: RubricReference,
    },
    /// Says anew what the draft is about.
    About {
        /// Whom, which year, and how.
        about: About,
    },
    /// Several changes that are made, and undone, as one.
    Batch(Vec<Self>),
}

impl Assessment {
    /// Makes a change at a time, and gives back the change that undoes it.
    ///
    /// An entry with nothing left in it is removed, so undoing gives back exactly what was, but for the time. A text is
    /// cut at [`MAX_NOTE`] characters: a longer one could be written to a file, but not be read again.
    pub fn apply(&mut self, edit: Edit, now: Timestamp) -> Edit {
        self.changed = self.changed.max(now);
        // Whoever changes an example makes it their own: its points are no longer those that were published.
        if !matches!(edit, Edit::Rubric { .. } | Edit::Batch(_)) {
            self.origin = Origin::Own;
        }
        match edit {
            Edit::Answer { question, answer } => {
                let entry = self.questions.entry(question.clone()).or_default();
                let answer = std::mem::replace(&mut entry.answer, within_limit(answer));
                self.questions.retain(|_, entry| !entry.is_blank());
                Edit::Answer { question, answer }
            }
            Edit::Note { question, note } => {
                let entry = self.questions.entry(question.clone()).or_default();
                let note = std::mem::replace(&mut entry.note, cut(note));
                self.questions.retain(|_, entry| !entry.is_blank());
                Edit::Note { question, note }
            }
            Edit::DirectPoints { subarea, points } => {
                let entry = self.direct.entry(subarea.clone()).or_default();
                let points = std::mem::replace(&mut entry.points, points);
                self.direct.retain(|_, entry| !entry.is_blank());
                Edit::DirectPoints { subarea, points }
            }
            Edit::Justification { subarea, justification } => {
                let entry = self.direct.entry(subarea.clone()).or_default();
                let justification = std::mem::replace(&mut entry.justification, cut(justification));
                self.direct.retain(|_, entry| !entry.is_blank());
                Edit::Justification { subarea, justification }
            }
            Edit::Rubric { rubric } => Edit::Rubric { rubric: std::mem::replace(&mut self.rubric, rubric) },
            Edit::About { about } => {
                let before = self.about();
                (self.municipality, self.year, self.mode) = (about.municipality, about.year, about.mode);
                Edit::About { about: before }
            }
            Edit::Batch(edits) => {
                let mut undo: Vec<_> = edits.into_iter().map(|edit| self.apply(edit, now)).collect();
                undo.reverse();
                Edit::Batch(undo)
            }
        }
    }
}

fn within_limit(answer: Answer) -> Answer {
    match answer {
        Answer::NotApplicable { reason } => Answer::NotApplicable { reason: cut(reason) },
        Answer::Unanswered | Answer::DontKnow | Answer::Level(_) => answer,
    }
}

fn cut(mut text: String) -> String {
    if let Some((end, _)) = text.char_indices().nth(MAX_NOTE) {
        text.truncate(end);
    }
    text
}
