//! The only ways in which a draft changes.

use super::{About, Answer, Assessment, Entered, Field, MAX_NOTE, Occasion, Origin};
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
    /// Takes away what was entered in a field elsewhere and [clashes](Assessment::clashes) with it.
    Settle {
        /// Where.
        field: Field,
        /// What is taken away.
        other: Entered,
    },
    /// Lays something beside a field, as a clash; undoes [`Edit::Settle`].
    Unsettle {
        /// Where.
        field: Field,
        /// What is laid beside it.
        other: Entered,
    },
    /// Several changes that are made, and undone, as one.
    Batch(Vec<Self>),
}

impl Edit {
    /// The field that this enters something in, and what; nothing where it takes away or concerns the whole draft.
    #[must_use]
    pub fn entered(&self) -> Option<(Field, Entered)> {
        match self {
            Self::Answer { question, answer } if answer.is_dealt_with() => {
                Some((Field::Answer(question.clone()), Entered::Answer(answer.clone())))
            }
            Self::Note { question, note } if !note.is_empty() => {
                Some((Field::Note(question.clone()), Entered::Text(note.clone())))
            }
            Self::DirectPoints { subarea, points } => {
                points.map(|points| (Field::Points(subarea.clone()), Entered::Points(points)))
            }
            Self::Justification { subarea, justification } if !justification.is_empty() => {
                Some((Field::Justification(subarea.clone()), Entered::Text(justification.clone())))
            }
            Self::Answer { .. }
            | Self::Note { .. }
            | Self::Justification { .. }
            | Self::Rubric { .. }
            | Self::About { .. }
            | Self::Settle { .. }
            | Self::Unsettle { .. }
            | Self::Batch(_) => None,
        }
    }
}

impl Assessment {
    /// Makes a change on an occasion, and gives back the change that undoes it.
    ///
    /// An entry with nothing left in it is removed, so undoing gives back what was, but for the time and the stamps. A
    /// text is cut at [`MAX_NOTE`] characters: a longer one could be written to a file, but not be read again.
    pub fn apply(&mut self, edit: Edit, on: Occasion) -> Edit {
        self.changed = self.changed.max(on.now);
        // Whoever changes an example makes it their own: its points are no longer those that were published.
        if !matches!(edit, Edit::Rubric { .. } | Edit::Batch(_)) {
            self.origin = Origin::Own;
        }
        match edit {
            Edit::Answer { question, answer } => {
                let entry = self.questions.entry(question.clone()).or_default();
                let stamp = self.seen.next(on);
                let answer = entry.answer_marks.set(&mut entry.answer, within_limit(answer), stamp);
                self.forget_blank();
                Edit::Answer { question, answer }
            }
            Edit::Note { question, note } => {
                let entry = self.questions.entry(question.clone()).or_default();
                let note = entry.note_marks.set(&mut entry.note, cut(note), self.seen.next(on));
                self.forget_blank();
                Edit::Note { question, note }
            }
            Edit::DirectPoints { subarea, points } => {
                let entry = self.direct.entry(subarea.clone()).or_default();
                let points = entry.points_marks.set(&mut entry.points, points, self.seen.next(on));
                self.forget_blank();
                Edit::DirectPoints { subarea, points }
            }
            Edit::Justification { subarea, justification } => {
                let entry = self.direct.entry(subarea.clone()).or_default();
                let stamp = self.seen.next(on);
                let justification = entry.justification_marks.set(&mut entry.justification, cut(justification), stamp);
                self.forget_blank();
                Edit::Justification { subarea, justification }
            }
            Edit::Rubric { rubric } => {
                self.rubric_stamp = Some(self.seen.next(on));
                Edit::Rubric { rubric: std::mem::replace(&mut self.rubric, rubric) }
            }
            Edit::About { about } => {
                let before = self.about();
                self.about_stamp = Some(self.seen.next(on));
                (self.municipality, self.year, self.mode) = (about.municipality, about.year, about.mode);
                Edit::About { about: before }
            }
            Edit::Settle { field, other } => self.settle(field, other),
            Edit::Unsettle { field, other } => self.unsettle(field, other, on),
            Edit::Batch(edits) => {
                let mut undo: Vec<_> = edits.into_iter().map(|edit| self.apply(edit, on)).collect();
                undo.reverse();
                Edit::Batch(undo)
            }
        }
    }

    /// What nothing is left in is not kept.
    pub(super) fn forget_blank(&mut self) {
        self.questions.retain(|_, entry| !entry.is_blank());
        self.direct.retain(|_, entry| !entry.is_blank());
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
