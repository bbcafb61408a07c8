//! One difference between two states of a draft.

use crate::assessment::{Answer, Field, Mode, Year};
use crate::municipality::Municipality;
use crate::points::Points;
use crate::rubric::{QuestionId, RubricReference, SubareaId};

/// A value before and after; never twice the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair<T> {
    /// The value before.
    pub before: T,
    /// The value after.
    pub after: T,
}

impl<T: Clone + PartialEq> Pair<T> {
    /// Both values, if they differ.
    pub(super) fn of(before: &T, after: &T) -> Option<Self> {
        (before != after).then(|| Self { before: before.clone(), after: after.clone() })
    }
}

impl Pair<String> {
    /// Both texts, if they differ.
    pub(super) fn of_texts(before: &str, after: &str) -> Option<Self> {
        (before != after).then(|| Self { before: before.to_owned(), after: after.to_owned() })
    }
}

impl<T> Pair<T> {
    fn mirrored(self) -> Self {
        Self { before: self.after, after: self.before }
    }

    fn kind(&self, is_blank: impl Fn(&T) -> bool) -> Kind {
        match (is_blank(&self.before), is_blank(&self.after)) {
            (true, _) => Kind::Added,
            (false, true) => Kind::Removed,
            (false, false) => Kind::Changed,
        }
    }
}

/// One difference.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// Who is assessed.
    Municipality(Pair<Municipality>),
    /// The year that the draft is about.
    Year(Pair<Year>),
    /// By questions or by points.
    Mode(Pair<Mode>),
    /// The rubric, or its version.
    Rubric(Pair<RubricReference>),
    /// The points given directly to a subarea.
    DirectPoints(SubareaId, Pair<Option<Points>>),
    /// Why a subarea was given its points.
    Justification(SubareaId, Pair<String>),
    /// The answer to a question.
    Answer(QuestionId, Pair<Answer>),
    /// The note at a question.
    Note(QuestionId, Pair<String>),
}

/// What a change does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Something where there was nothing.
    Added,
    /// Something else.
    Changed,
    /// Nothing where there was something.
    Removed,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 3] = [Self::Added, Self::Changed, Self::Removed];
}

impl Change {
    /// The field that is changed; nothing for what the draft is about as a whole.
    #[must_use]
    pub fn field(&self) -> Option<Field> {
        match self {
            Self::Answer(question, _) => Some(Field::Answer(question.clone())),
            Self::Note(question, _) => Some(Field::Note(question.clone())),
            Self::DirectPoints(subarea, _) => Some(Field::Points(subarea.clone())),
            Self::Justification(subarea, _) => Some(Field::Justification(subarea.clone())),
            Self::Municipality(_) | Self::Year(_) | Self::Mode(_) | Self::Rubric(_) => None,
        }
    }

    /// Whether something is added, changed or removed.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self {
            Self::Municipality(_) | Self::Year(_) | Self::Mode(_) | Self::Rubric(_) => Kind::Changed,
            Self::DirectPoints(_, pair) => pair.kind(Option::is_none),
            Self::Answer(_, pair) => pair.kind(|answer| *answer == Answer::Unanswered),
            Self::Justification(_, pair) | Self::Note(_, pair) => pair.kind(String::is_empty),
        }
    }

    /// The same difference seen from the other side.
    #[must_use]
    pub fn mirrored(self) -> Self {
        match self {
            Self::Municipality(pair) => Self::Municipality(pair.mirrored()),
            Self::Year(pair) => Self::Year(pair.mirrored()),
            Self::Mode(pair) => Self::Mode(pair.mirrored()),
            Self::Rubric(pair) => Self::Rubric(pair.mirrored()),
            Self::DirectPoints(subarea, pair) => Self::DirectPoints(subarea, pair.mirrored()),
            Self::Justification(subarea, pair) => Self::Justification(subarea, pair.mirrored()),
            Self::Answer(question, pair) => Self::Answer(question, pair.mirrored()),
            Self::Note(question, pair) => Self::Note(question, pair.mirrored()),
        }
    }

    /// Whether it is about the draft as a whole, and not about something that was entered.
    #[must_use]
    pub const fn is_about_the_whole(&self) -> bool {
        matches!(self, Self::Municipality(_) | Self::Year(_) | Self::Mode(_) | Self::Rubric(_))
    }
}
