//! From a draft to JSON.

use serde_json::{Map, Value, json};

use super::unknown::with_unknown;
use super::word::{mode_word, origin_word};
use super::{FORMAT, SCHEMA};
use crate::assessment::marks::Marks;
use crate::assessment::{Answer, AnsweredQuestion, Assessment, DirectPoints, Stamp, Stamped};
use crate::municipality::Municipality;
use crate::points::Points;

pub(super) fn to_value(assessment: &Assessment) -> Value {
    let answers = assessment.questions.iter().map(|(id, entry)| (id.to_string(), answer_value(entry)));
    let direct = assessment.direct.iter().map(|(id, entry)| (id.to_string(), direct_value(entry)));
    let seen = assessment.seen.iter().map(|last| (last.writer.to_string(), Value::from(last.at.milliseconds())));
    let mut known = json!({
        "format": FORMAT,
        "schema": SCHEMA,
        "id": assessment.id.to_string(),
        "municipality": municipality_value(&assessment.municipality),
        "year": assessment.year.get(),
        "rubric": {
            "id": assessment.rubric.id.as_str(),
            "fingerprint": assessment.rubric.fingerprint.as_str(),
        },
        "mode": mode_word(assessment.mode),
        "origin": origin_word(assessment.origin),
        "created": assessment.created.milliseconds(),
        "changed": assessment.changed.milliseconds(),
        "answers": answers.collect::<Map<_, _>>(),
        "direct_points": direct.collect::<Map<_, _>>(),
        "seen": seen.collect::<Map<_, _>>(),
    });
    if let Value::Object(fields) = &mut known {
        if let Some(result) = &assessment.last_result {
            fields.insert("last_result".to_owned(), result.to_value().clone());
        }
        let stamps = [("about", assessment.about_stamp), ("rubric", assessment.rubric_stamp)];
        insert_filled(fields, "stamps", stamps_value(stamps));
    }
    with_unknown(known, &assessment.unknown)
}

fn municipality_value(municipality: &Municipality) -> Value {
    match &municipality.code {
        Some(code) => json!({ "name": municipality.name, "code": code.as_str() }),
        None => json!({ "name": municipality.name }),
    }
}

/// The fields of an answer by itself.
fn state_fields(answer: &Answer) -> Map<String, Value> {
    let mut fields = Map::new();
    let state = match answer {
        Answer::Unanswered => "unanswered",
        Answer::DontKnow => "dont_know",
        Answer::NotApplicable { reason } => {
            fields.insert("reason".to_owned(), Value::from(reason.as_str()));
            "not_applicable"
        }
        Answer::Level(level) => {
            fields.insert("level".to_owned(), Value::from(level.number()));
            "level"
        }
    };
    fields.insert("state".to_owned(), Value::from(state));
    fields
}

fn text_fields(text: &str) -> Map<String, Value> {
    [("text".to_owned(), Value::from(text))].into_iter().collect()
}

fn points_fields(points: &Option<Points>) -> Map<String, Value> {
    points.iter().map(|points| ("points".to_owned(), Value::from(points.to_decimal()))).collect()
}

fn answer_value(entry: &AnsweredQuestion) -> Value {
    let mut fields = state_fields(&entry.answer);
    if !entry.note.is_empty() {
        fields.insert("note".to_owned(), Value::from(entry.note.as_str()));
    }
    let stamps = [("answer", entry.answer_marks.stamp), ("note", entry.note_marks.stamp)];
    insert_filled(&mut fields, "stamps", stamps_value(stamps));
    let mut clashes = Map::new();
    insert_clashes(&mut clashes, "answer", &entry.answer_marks, state_fields);
    insert_clashes(&mut clashes, "note", &entry.note_marks, |text| text_fields(text));
    insert_filled(&mut fields, "clashes", clashes);
    with_unknown(Value::Object(fields), &entry.unknown)
}

fn direct_value(entry: &DirectPoints) -> Value {
    let mut fields = points_fields(&entry.points);
    if !entry.justification.is_empty() {
        fields.insert("justification".to_owned(), Value::from(entry.justification.as_str()));
    }
    let stamps = [("points", entry.points_marks.stamp), ("justification", entry.justification_marks.stamp)];
    insert_filled(&mut fields, "stamps", stamps_value(stamps));
    let mut clashes = Map::new();
    insert_clashes(&mut clashes, "points", &entry.points_marks, points_fields);
    insert_clashes(&mut clashes, "justification", &entry.justification_marks, |text| text_fields(text));
    insert_filled(&mut fields, "clashes", clashes);
    with_unknown(Value::Object(fields), &entry.unknown)
}

fn stamps_value(stamps: [(&str, Option<Stamp>); 2]) -> Map<String, Value> {
    let filled = stamps.into_iter().filter_map(|(name, stamp)| Some((name.to_owned(), stamp?)));
    filled.map(|(name, stamp)| (name, Value::from(stamp.to_string()))).collect()
}

fn insert_clashes<T>(
    lists: &mut Map<String, Value>,
    name: &str,
    marks: &Marks<T>,
    fields: impl Fn(&T) -> Map<String, Value>,
) {
    let clash = |clash: &Stamped<T>| {
        let mut fields = fields(&clash.value);
        fields.insert("stamp".to_owned(), Value::from(clash.stamp.to_string()));
        Value::Object(fields)
    };
    if !marks.clashes.is_empty() {
        lists.insert(name.to_owned(), marks.clashes.iter().map(clash).collect());
    }
}

/// Writes an object that has something in it.
fn insert_filled(fields: &mut Map<String, Value>, name: &str, inner: Map<String, Value>) {
    if !inner.is_empty() {
        fields.insert(name.to_owned(), Value::Object(inner));
    }
}
