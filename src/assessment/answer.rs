//! The four states of an answer.

use serde_json::{Map, Value};

use super::marks::{Blank, Marks};
use crate::level::Level;

/// An answer to a question; the four states never turn into each other by themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Answer {
    /// Nobody has answered: open, and not dealt with.
    #[default]
    Unanswered,
    /// Vet inte: dealt with, but open in the points.
    DontKnow,
    /// Ej tillämpligt: the question leaves the subarea.
    NotApplicable {
        /// Why it does not apply; empty until someone has written it.
        reason: String,
    },
    /// Answered on the scale.
    Level(Level),
}

impl Answer {
    /// Whether someone has taken a stand, even if only to say that they do not know.
    #[must_use]
    pub const fn is_dealt_with(&self) -> bool {
        !matches!(self, Self::Unanswered)
    }
}

impl Blank for Answer {
    fn is_blank(&self) -> bool {
        *self == Self::Unanswered
    }
}

/// What was entered at a question.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AnsweredQuestion {
    /// The answer.
    pub answer: Answer,
    /// A note in free text.
    pub note: String,
    pub(super) answer_marks: Marks<Answer>,
    pub(super) note_marks: Marks<String>,
    pub(super) unknown: Map<String, Value>,
}

impl AnsweredQuestion {
    pub(super) fn is_blank(&self) -> bool {
        self.answer.is_blank()
            && self.note.is_empty()
            && self.answer_marks.is_blank()
            && self.note_marks.is_blank()
            && self.unknown.is_empty()
    }
}
