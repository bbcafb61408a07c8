//! What was entered in a draft, part by part: whether a change would change anything, and how to empty it.

use super::{Answer, Assessment, Edit, Entered, Field};
use crate::rubric::SubareaId;

impl Assessment {
    /// Whether the draft is already as a change would make it. A change of several parts names each of them once.
    #[must_use]
    pub fn holds(&self, edit: &Edit) -> bool {
        match edit {
            Edit::Answer { question, answer } => self.answer(question) == answer,
            Edit::Note { question, note } => self.note(question) == note,
            Edit::DirectPoints { subarea, points } => self.direct_points(subarea) == *points,
            Edit::Justification { subarea, justification } => self.justification(subarea) == justification,
            Edit::Rubric { rubric } => self.rubric == *rubric,
            Edit::About { about } => self.about() == *about,
            Edit::Settle { field, other } => !self.has_clash(field, other),
            Edit::Unsettle { field, other } => self.has_clash(field, other),
            Edit::Batch(edits) => edits.iter().all(|edit| self.holds(edit)),
        }
    }

    /// The one change that takes away every answer, note, points and justification; nothing when there are none.
    #[must_use]
    pub fn emptying(&self) -> Option<Edit> {
        let questions = self.questions().flat_map(|(id, _)| {
            let answer = Edit::Answer { question: id.clone(), answer: Answer::Unanswered };
            [answer, Edit::Note { question: id.clone(), note: String::new() }]
        });
        let subareas = self.direct_entries().flat_map(|(id, _)| {
            let points = Edit::DirectPoints { subarea: id.clone(), points: None };
            [points, Edit::Justification { subarea: id.clone(), justification: String::new() }]
        });
        // What clashes would otherwise be left over.
        let clashes = self.clashes().into_iter().map(|clash| clash.away());
        let edits: Vec<_> = clashes.chain(questions).chain(subareas).filter(|edit| !self.holds(edit)).collect();
        (!edits.is_empty()).then_some(Edit::Batch(edits))
    }

    /// What stands now in the fields that an edit changes, as the edits that would enter it.
    #[must_use]
    pub fn present(&self, edit: &Edit) -> Vec<Edit> {
        match edit {
            Edit::Answer { question, .. } => {
                vec![Edit::Answer { question: question.clone(), answer: self.answer(question).clone() }]
            }
            Edit::Note { question, .. } => {
                vec![Edit::Note { question: question.clone(), note: self.note(question).to_owned() }]
            }
            Edit::DirectPoints { subarea, .. } => {
                vec![Edit::DirectPoints { subarea: subarea.clone(), points: self.direct_points(subarea) }]
            }
            Edit::Justification { subarea, .. } => {
                let justification = self.justification(subarea).to_owned();
                vec![Edit::Justification { subarea: subarea.clone(), justification }]
            }
            Edit::Rubric { .. } | Edit::About { .. } | Edit::Settle { .. } | Edit::Unsettle { .. } => Vec::new(),
            Edit::Batch(edits) => edits.iter().flat_map(|edit| self.present(edit)).collect(),
        }
    }

    fn has_clash(&self, field: &Field, other: &Entered) -> bool {
        self.clashes_of(field).iter().any(|clash| clash.other == *other)
    }

    fn justification(&self, subarea: &SubareaId) -> &str {
        self.direct(subarea).map_or("", |direct| &direct.justification)
    }
}
