//! Undoing and redoing the changes of a draft, without end, for as long as the page is open.
//!
//! A history holds edits and not states: undoing touches the parts that a step was about and no others, so what another
//! tab has entered meanwhile stays. Where it has changed the very same part, undoing takes the part back to what it was
//! before the step, and what the other tab had made of it stands beside it; redoing brings that back.

use super::{Answer, Assessment, Edit, Field, LastResult, Occasion, Timestamp};
use crate::rubric::{QuestionId, SubareaId};

/// Typing is one step until nothing has been typed for so many milliseconds.
pub const PAUSE: u64 = 3_000;

/// What a step has changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The answer to a question.
    Answer(QuestionId),
    /// Why a question is not applicable.
    Reason(QuestionId),
    /// The note at a question.
    Note(QuestionId),
    /// The points given directly to a subarea.
    Points(SubareaId),
    /// Why a subarea was given its points.
    Justification(SubareaId),
    /// What was entered twice in a field, and somebody has chosen.
    Clash(Field),
    /// The version of the rubric that counts.
    Rubric,
    /// Whom the draft is about, which year, and how.
    About,
    /// Everything that was entered was taken away at once.
    Everything,
    /// Several parts at once.
    Several(usize),
}

impl Subject {
    /// What a change of a draft that has not been made yet is about.
    fn of(edit: &Edit, draft: &Assessment) -> Self {
        match edit {
            Edit::Answer { question, answer: Answer::NotApplicable { .. } }
                if matches!(draft.answer(question), Answer::NotApplicable { .. }) =>
            {
                Self::Reason(question.clone())
            }
            Edit::Answer { question, .. } => Self::Answer(question.clone()),
            Edit::Note { question, .. } => Self::Note(question.clone()),
            Edit::DirectPoints { subarea, .. } => Self::Points(subarea.clone()),
            Edit::Justification { subarea, .. } => Self::Justification(subarea.clone()),
            Edit::Settle { field, .. } | Edit::Unsettle { field, .. } => Self::Clash(field.clone()),
            Edit::Rubric { .. } => Self::Rubric,
            Edit::About { .. } => Self::About,
            Edit::Batch(_) if draft.emptying().as_ref() == Some(edit) => Self::Everything,
            Edit::Batch(edits) => match edits.as_slice() {
                [edit] | [edit @ Edit::Settle { .. }, _] => Self::of(edit, draft),
                edits => Self::Several(edits.len()),
            },
        }
    }

    /// What is entered in a field.
    #[must_use]
    pub fn in_field(field: &Field) -> Self {
        match field {
            Field::Answer(question) => Self::Answer(question.clone()),
            Field::Note(question) => Self::Note(question.clone()),
            Field::Points(subarea) => Self::Points(subarea.clone()),
            Field::Justification(subarea) => Self::Justification(subarea.clone()),
        }
    }

    /// Whether it is typed, letter by letter.
    const fn is_typed(&self) -> bool {
        match self {
            Self::Reason(_) | Self::Note(_) | Self::Points(_) | Self::Justification(_) => true,
            Self::Answer(_) | Self::Clash(_) | Self::Rubric | Self::About | Self::Everything | Self::Several(_) => {
                false
            }
        }
    }
}

/// One step back or forth.
#[derive(Clone, Debug)]
struct Step {
    subject: Subject,
    /// When it was made; of typing, the last key.
    made: Timestamp,
    /// What takes the step back or, when it has been taken back, makes it again.
    turn: Edit,
    /// What stood in its fields after it.
    left: Vec<Edit>,
    /// The points that the draft carried by the rubric it then returns to, which may no longer be here.
    carried: Option<LastResult>,
}

impl Step {
    /// Takes the step back or makes it again, and gives the step the other way.
    fn take(self, draft: &mut Assessment, on: Occasion) -> Self {
        let rubric = draft.rubric.clone();
        let beside = self.written_since(draft);
        let turn = match (self.turn, beside) {
            (turn, beside) if beside.is_empty() => turn,
            (turn, beside) => Edit::Batch([turn].into_iter().chain(beside).collect()),
        };
        let turn = draft.apply(turn, on);
        let left = draft.present(&turn);
        let mut carried = None;
        if draft.rubric != rubric {
            carried = draft.last_result().cloned();
            draft.remember(self.carried);
        }
        Self { subject: self.subject, made: self.made, turn, left, carried }
    }

    /// What somebody else has entered in the fields of the step since: it is laid beside them and does not go.
    fn written_since(&self, draft: &Assessment) -> Vec<Edit> {
        let written = self.left.iter().filter(|left| !draft.holds(left)).flat_map(|left| draft.present(left));
        let beside = written.filter_map(|edit| edit.entered());
        beside.map(|(field, other)| Edit::Unsettle { field, other }).collect()
    }
}

/// The steps of a draft in this page.
#[derive(Clone, Debug, Default)]
pub struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
    /// Whether the last step is typing that may go on.
    is_typing: bool,
}

impl History {
    /// Changes a draft so that it can be undone. What had been undone can no longer be redone; a change that changes
    /// nothing is no step.
    pub fn edit(&mut self, draft: &mut Assessment, edit: Edit, on: Occasion) {
        let now = on.now;
        let subject = Subject::of(&edit, draft);
        let rubric = draft.rubric.clone();
        let turn = draft.apply(edit, on);
        if draft.holds(&turn) {
            return;
        }
        self.undone.clear();
        let goes_on = self.is_typing && subject.is_typed();
        match self.done.last_mut().filter(|last| goes_on && last.subject == subject && is_soon(last.made, now)) {
            Some(last) => {
                last.made = now;
                last.left = draft.present(&last.turn);
                // Typed and taken away again: nothing is left to undo.
                if draft.holds(&last.turn) {
                    self.done.pop();
                    self.is_typing = false;
                }
            }
            None => {
                self.is_typing = subject.is_typed();
                let carried = (draft.rubric != rubric).then(|| draft.last_result().cloned()).flatten();
                let left = draft.present(&turn);
                self.done.push(Step { subject, made: now, turn, left, carried });
            }
        }
    }

    /// Keeps a change that was made otherwise as a step; `turn` takes it back.
    pub fn record(&mut self, draft: &Assessment, turn: Edit, now: Timestamp) {
        if draft.holds(&turn) {
            return;
        }
        let subject = Subject::of(&turn, draft);
        self.undone.clear();
        self.is_typing = false;
        let left = draft.present(&turn);
        self.done.push(Step { subject, made: now, turn, left, carried: None });
    }

    /// Takes the last step back; nothing when there is none.
    pub fn undo(&mut self, draft: &mut Assessment, on: Occasion) -> Option<Subject> {
        self.is_typing = false;
        let step = self.done.pop()?.take(draft, on);
        let subject = step.subject.clone();
        self.undone.push(step);
        Some(subject)
    }

    /// Makes the step again that was taken back last; nothing when there is none.
    pub fn redo(&mut self, draft: &mut Assessment, on: Occasion) -> Option<Subject> {
        self.is_typing = false;
        let step = self.undone.pop()?.take(draft, on);
        let subject = step.subject.clone();
        self.done.push(step);
        Some(subject)
    }

    /// What undoing would take back. Without the rubric only what leads back to another one: the points that the draft
    /// carries could not follow the rest.
    #[must_use]
    pub fn to_undo(&self, has_rubric: bool) -> Option<&Subject> {
        self.done.last().filter(|step| has_rubric || leads_to_rubric(&step.turn)).map(|step| &step.subject)
    }

    /// What redoing would make again; without the rubric as for [`History::to_undo`].
    #[must_use]
    pub fn to_redo(&self, has_rubric: bool) -> Option<&Subject> {
        self.undone.last().filter(|step| has_rubric || leads_to_rubric(&step.turn)).map(|step| &step.subject)
    }

    /// How many steps can be undone, and how many redone.
    #[must_use]
    pub const fn depth(&self) -> (usize, usize) {
        (self.done.len(), self.undone.len())
    }
}

fn leads_to_rubric(turn: &Edit) -> bool {
    match turn {
        Edit::Rubric { .. } => true,
        Edit::Batch(edits) => edits.iter().any(leads_to_rubric),
        Edit::Answer { .. }
        | Edit::Note { .. }
        | Edit::DirectPoints { .. }
        | Edit::Justification { .. }
        | Edit::Settle { .. }
        | Edit::Unsettle { .. }
        | Edit::About { .. } => false,
    }
}

/// Whether typing goes on; a clock that was set meanwhile ends it.
const fn is_soon(last: Timestamp, now: Timestamp) -> bool {
    now.milliseconds().abs_diff(last.milliseconds()) < PAUSE
}
