//! Joining two states of the same draft.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::marks::{State, join};
use super::{AnsweredQuestion, Assessment, DirectPoints, LastResult, Origin, Seen};

impl Assessment {
    /// Joins another state of this draft with this one: nothing that either has and the other has not replaced or
    /// removed is lost.
    ///
    /// What was entered in a field in both, without knowing of each other, [clashes](Self::clashes): the later counts,
    /// the other is kept beside it. Joining is the same in either direction, and joining again changes nothing. Of
    /// what the draft is about, and of its rubric, the later counts.
    pub fn merge(&mut self, other: &Self) {
        let questions: BTreeSet<_> = self.questions.keys().chain(other.questions.keys()).cloned().collect();
        let blank = AnsweredQuestion::default();
        self.questions = questions
            .into_iter()
            .filter_map(|id| {
                let (one, another) =
                    (self.questions.get(&id).unwrap_or(&blank), other.questions.get(&id).unwrap_or(&blank));
                joined_question((one, &self.seen), (another, &other.seen)).map(|entry| (id, entry))
            })
            .collect();
        let subareas: BTreeSet<_> = self.direct.keys().chain(other.direct.keys()).cloned().collect();
        let blank = DirectPoints::default();
        self.direct = subareas
            .into_iter()
            .filter_map(|id| {
                let (one, another) = (self.direct.get(&id).unwrap_or(&blank), other.direct.get(&id).unwrap_or(&blank));
                joined_points((one, &self.seen), (another, &other.seen)).map(|entry| (id, entry))
            })
            .collect();
        if other.about_stamp > self.about_stamp {
            let about = other.about();
            (self.municipality, self.year, self.mode) = (about.municipality, about.year, about.mode);
            self.about_stamp = other.about_stamp;
        }
        if other.rubric_stamp > self.rubric_stamp {
            self.rubric = other.rubric.clone();
            self.rubric_stamp = other.rubric_stamp;
        }
        if other.origin == Origin::Own {
            self.origin = Origin::Own;
        }
        self.last_result = later_result(self, other);
        self.created = self.created.min(other.created);
        self.changed = self.changed.max(other.changed);
        self.seen.join(&other.seen);
        join_unknown(&mut self.unknown, &other.unknown);
    }
}

/// The points that were remembered last; they are made anew at the next change.
fn later_result(one: &Assessment, other: &Assessment) -> Option<LastResult> {
    let (Some(ours), Some(theirs)) = (&one.last_result, &other.last_result) else {
        return one.last_result.as_ref().or(other.last_result.as_ref()).cloned();
    };
    let age = |assessment: &Assessment, result: &LastResult| (assessment.changed, result.to_value().to_string());
    let later = if age(one, ours) >= age(other, theirs) { ours } else { theirs };
    Some(later.clone())
}

/// Fields that this version does not know: all of either state; where they differ, which one is as good as the other,
/// as long as it is the same one in either direction.
fn join_unknown(ours: &mut Map<String, Value>, theirs: &Map<String, Value>) {
    for (name, value) in theirs {
        let written = |value: &Value| value.to_string();
        if ours.get(name).is_none_or(|our| written(our) < written(value)) {
            ours.insert(name.clone(), value.clone());
        }
    }
}

fn joined_question(one: (&AnsweredQuestion, &Seen), other: (&AnsweredQuestion, &Seen)) -> Option<AnsweredQuestion> {
    let ((one, one_seen), (other, other_seen)) = (one, other);
    let (answer, answer_marks) = join(
        &State { value: &one.answer, marks: &one.answer_marks, seen: one_seen },
        &State { value: &other.answer, marks: &other.answer_marks, seen: other_seen },
    )
    .unwrap_or_default();
    let (note, note_marks) = join(
        &State { value: &one.note, marks: &one.note_marks, seen: one_seen },
        &State { value: &other.note, marks: &other.note_marks, seen: other_seen },
    )
    .unwrap_or_default();
    let mut unknown = one.unknown.clone();
    join_unknown(&mut unknown, &other.unknown);
    let entry = AnsweredQuestion { answer, note, answer_marks, note_marks, unknown };
    (!entry.is_blank()).then_some(entry)
}

fn joined_points(one: (&DirectPoints, &Seen), other: (&DirectPoints, &Seen)) -> Option<DirectPoints> {
    let ((one, one_seen), (other, other_seen)) = (one, other);
    let (points, points_marks) = join(
        &State { value: &one.points, marks: &one.points_marks, seen: one_seen },
        &State { value: &other.points, marks: &other.points_marks, seen: other_seen },
    )
    .unwrap_or_default();
    let (justification, justification_marks) = join(
        &State { value: &one.justification, marks: &one.justification_marks, seen: one_seen },
        &State { value: &other.justification, marks: &other.justification_marks, seen: other_seen },
    )
    .unwrap_or_default();
    let mut unknown = one.unknown.clone();
    join_unknown(&mut unknown, &other.unknown);
    let entry = DirectPoints { points, justification, points_marks, justification_marks, unknown };
    (!entry.is_blank()).then_some(entry)
}
