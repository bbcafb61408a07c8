//! What was entered in two pages that did not know of each other.

use super::{Answer, Assessment, Edit, MAX_NOTE, Occasion, Stamp};
use crate::points::Points;
use crate::rubric::{QuestionId, SubareaId};

/// One of the things that can be entered.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// The answer to a question.
    Answer(QuestionId),
    /// The note at a question.
    Note(QuestionId),
    /// The points given to a subarea.
    Points(SubareaId),
    /// Why a subarea was given its points.
    Justification(SubareaId),
}

/// What was entered in a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entered {
    /// An answer.
    Answer(Answer),
    /// A note or a justification.
    Text(String),
    /// Points.
    Points(Points),
}

/// Something that was entered in a field elsewhere, without knowing of what counts there now.
#[derive(Clone, Debug, PartialEq)]
pub struct Clash {
    /// Where.
    pub field: Field,
    /// What.
    pub other: Entered,
    /// When and by whom.
    pub stamp: Stamp,
}

impl Clash {
    /// Lets this count instead of what counts now.
    #[must_use]
    pub fn instead(&self) -> Edit {
        let enter = match (&self.field, self.other.clone()) {
            (Field::Answer(question), Entered::Answer(answer)) => {
                Some(Edit::Answer { question: question.clone(), answer })
            }
            (Field::Note(question), Entered::Text(note)) => Some(Edit::Note { question: question.clone(), note }),
            (Field::Points(subarea), Entered::Points(points)) => {
                Some(Edit::DirectPoints { subarea: subarea.clone(), points: Some(points) })
            }
            (Field::Justification(subarea), Entered::Text(justification)) => {
                Some(Edit::Justification { subarea: subarea.clone(), justification })
            }
            // No field holds anything of another kind.
            (Field::Answer(_) | Field::Note(_) | Field::Points(_) | Field::Justification(_), _) => None,
        };
        // In this order undoing gives the clash back after the value that it clashed with.
        Edit::Batch([self.away()].into_iter().chain(enter).collect())
    }

    /// Adds this text below the one that counts now; nothing for what is not a text, or when both together would be
    /// longer than a text may be.
    #[must_use]
    pub fn added_to(&self, draft: &Assessment) -> Option<Edit> {
        let (field, Entered::Text(text)) = (&self.field, &self.other) else { return None };
        let joined = |text_now: &str| {
            let joined = format!("{text_now}\n\n{text}");
            (joined.chars().count() <= MAX_NOTE).then_some(joined)
        };
        let enter = match field {
            Field::Note(question) => Edit::Note { question: question.clone(), note: joined(draft.note(question))? },
            Field::Justification(subarea) => {
                let now = draft.direct(subarea).map_or("", |direct| direct.justification.as_str());
                Edit::Justification { subarea: subarea.clone(), justification: joined(now)? }
            }
            Field::Answer(_) | Field::Points(_) => return None,
        };
        Some(Edit::Batch(vec![self.away(), enter]))
    }

    /// Takes this away.
    #[must_use]
    pub fn away(&self) -> Edit {
        Edit::Settle { field: self.field.clone(), other: self.other.clone() }
    }
}

impl Assessment {
    /// What clashes with a field, the latest first; what was entered alike in both places does not.
    #[must_use]
    pub fn clashes_of(&self, field: &Field) -> Vec<Clash> {
        let clash = |other, stamp| Clash { field: field.clone(), other, stamp };
        match field {
            Field::Answer(question) => self.questions.get(question).map_or_else(Vec::new, |entry| {
                let others = entry.answer_marks.others(&entry.answer);
                others.map(|other| clash(Entered::Answer(other.value.clone()), other.stamp)).collect()
            }),
            Field::Note(question) => self.questions.get(question).map_or_else(Vec::new, |entry| {
                let others = entry.note_marks.others(&entry.note);
                others.map(|other| clash(Entered::Text(other.value.clone()), other.stamp)).collect()
            }),
            Field::Points(subarea) => self.direct.get(subarea).map_or_else(Vec::new, |entry| {
                let others = entry.points_marks.others(&entry.points);
                others.filter_map(|other| Some(clash(Entered::Points(other.value?), other.stamp))).collect()
            }),
            Field::Justification(subarea) => self.direct.get(subarea).map_or_else(Vec::new, |entry| {
                let others = entry.justification_marks.others(&entry.justification);
                others.map(|other| clash(Entered::Text(other.value.clone()), other.stamp)).collect()
            }),
        }
    }

    /// Everything that clashes, in the order of the ids.
    #[must_use]
    pub fn clashes(&self) -> Vec<Clash> {
        let questions = self.questions.keys().flat_map(|id| [Field::Answer(id.clone()), Field::Note(id.clone())]);
        let subareas = self.direct.keys().flat_map(|id| [Field::Points(id.clone()), Field::Justification(id.clone())]);
        questions.chain(subareas).flat_map(|field| self.clashes_of(&field)).collect()
    }

    /// What clashes here and does not in another state of the draft.
    #[must_use]
    pub fn clashes_beyond(&self, other: &Self) -> Vec<Clash> {
        let there = other.clashes();
        let is_there =
            |clash: &Clash| there.iter().any(|other| (&other.field, &other.other) == (&clash.field, &clash.other));
        self.clashes().into_iter().filter(|clash| !is_there(clash)).collect()
    }

    /// Takes a clash away; what undoes it does nothing when there was none.
    pub(super) fn settle(&mut self, field: Field, other: Entered) -> Edit {
        let settled = match (&field, &other) {
            (Field::Answer(question), Entered::Answer(other)) => {
                self.questions.get_mut(question).is_some_and(|entry| entry.answer_marks.settle(&entry.answer, other))
            }
            (Field::Note(question), Entered::Text(other)) => {
                self.questions.get_mut(question).is_some_and(|entry| entry.note_marks.settle(&entry.note, other))
            }
            (Field::Points(subarea), Entered::Points(other)) => self
                .direct
                .get_mut(subarea)
                .is_some_and(|entry| entry.points_marks.settle(&entry.points, &Some(*other))),
            (Field::Justification(subarea), Entered::Text(other)) => self
                .direct
                .get_mut(subarea)
                .is_some_and(|entry| entry.justification_marks.settle(&entry.justification, other)),
            (Field::Answer(_) | Field::Note(_) | Field::Points(_) | Field::Justification(_), _) => false,
        };
        self.forget_blank();
        if settled { Edit::Unsettle { field, other } } else { Edit::Batch(Vec::new()) }
    }

    /// Lays something beside a field; of another kind than the field holds, it is passed over.
    pub(super) fn unsettle(&mut self, field: Field, other: Entered, on: Occasion) -> Edit {
        let seen = &mut self.seen;
        let stamp = || seen.next(on);
        match (&field, other.clone()) {
            (Field::Answer(question), Entered::Answer(other)) => {
                self.questions.entry(question.clone()).or_default().answer_marks.lay_beside(other, stamp);
            }
            (Field::Note(question), Entered::Text(other)) => {
                self.questions.entry(question.clone()).or_default().note_marks.lay_beside(other, stamp);
            }
            (Field::Points(subarea), Entered::Points(other)) => {
                self.direct.entry(subarea.clone()).or_default().points_marks.lay_beside(Some(other), stamp);
            }
            (Field::Justification(subarea), Entered::Text(other)) => {
                self.direct.entry(subarea.clone()).or_default().justification_marks.lay_beside(other, stamp);
            }
            (Field::Answer(_) | Field::Note(_) | Field::Points(_) | Field::Justification(_), _) => {}
        }
        Edit::Settle { field, other }
    }
}
