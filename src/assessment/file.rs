//! The `kommunkompass-assessment` format: a draft as it is stored and as it is exchanged (`*.kompass.json`).
//!
//! Element by element: one unreadable answer costs that answer and is reported. Fields that this version does not know
//! are kept and written back, as is the order-free meaning of the file: keys are sorted, so equal drafts give equal
//! texts. See `schemas/assessment.schema.json`.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::{
    Answer, AnsweredQuestion, Assessment, DirectPoints, LastResult, MAX_NOTE, Mode, Origin, RubricReference, Timestamp,
    Year, last_result,
};
use crate::json::{Node, Problem, ProblemKind, Problems, parse_document};
use crate::level::Level;
use crate::municipality::{self, MAX_NAME, Municipality, MunicipalityCode};
use crate::points::Points;
use crate::rubric::{Fingerprint, Rubric};

/// The `format` of a draft.
pub const FORMAT: &str = "kommunkompass-assessment";

/// The newest schema of drafts.
pub const SCHEMA: u64 = 1;

/// The most answers that are read: far more than any rubric may hold questions.
const MAX_ENTRIES: usize = 20_000;

/// A draft that was read, and what in it could not be.
#[derive(Debug)]
pub struct Restored {
    /// The draft, without the faulty parts.
    pub assessment: Assessment,
    /// What was left out, each with its path; empty for a sound file.
    pub problems: Vec<Problem>,
}

/// Reads a draft.
///
/// # Errors
/// Every problem found, when too little is sound for a draft: the envelope, the id, the municipality, the year, the
/// rubric or the mode.
pub fn read(text: &str) -> Result<Restored, Vec<Problem>> {
    let (value, _schema) = parse_document(text, FORMAT, SCHEMA).map_err(|problem| vec![problem])?;
    let problems = Problems::new();
    match read_assessment(&Node::root(&value, &problems)) {
        Some(assessment) => Ok(Restored { assessment, problems: problems.into_list() }),
        None => Err(problems.into_list()),
    }
}

/// What in a draft does not fit the rubric it was made with: points above a subarea's maximum.
///
/// Answers to questions that the rubric lacks are no fault; they are kept and do not count.
#[must_use]
pub fn check_against(assessment: &Assessment, rubric: &Rubric) -> Vec<Problem> {
    let too_high = rubric.subareas().filter_map(|(_, subarea)| {
        let points = assessment.direct_points(&subarea.id).filter(|points| *points > subarea.max)?;
        let max = subarea.max.millionths() / Points::from_whole(1).millionths();
        let kind = ProblemKind::OutOfRange { min: 0, max, found: points.to_decimal() };
        Some(Problem::at(format!("direct_points.{}.points", subarea.id), kind))
    });
    too_high.collect()
}

/// Writes a draft, compact, for storage.
#[must_use]
pub fn write(assessment: &Assessment) -> String {
    to_value(assessment).to_string()
}

/// Writes a draft over several lines, for a file that a person may open.
#[must_use]
pub fn write_pretty(assessment: &Assessment) -> String {
    let value = to_value(assessment);
    serde_json::to_string_pretty(&value).unwrap_or_else(|_| value.to_string()) + "\n"
}

/// A name for the file of a draft: `kommunkompass-nassjo-2026.kompass.json`.
#[must_use]
pub fn file_name(assessment: &Assessment) -> String {
    let name = municipality::folded(&assessment.municipality.name);
    let safe = |letter: char| if letter.is_ascii_alphanumeric() { letter } else { '-' };
    let name: String = name.chars().map(safe).collect();
    format!("kommunkompass-{}-{}.kompass.json", name.trim_matches('-'), assessment.year)
}

fn read_assessment(root: &Node) -> Option<Assessment> {
    let id = root.field("id").and_then(|node| node.parsed(40, |text| text.parse().ok()));
    let municipality = root.field("municipality").and_then(|node| read_municipality(&node));
    let year = root.field("year").and_then(|node| node.whole_number(u64::from(Year::FIRST), u64::from(Year::LAST)));
    let rubric = root.field("rubric").and_then(|node| read_rubric(&node));
    let mode = root.field("mode").and_then(|node| node.parsed(20, mode_from_word));
    let origin = root.optional("origin").and_then(|node| node.parsed(20, origin_from_word)).unwrap_or(Origin::Own);
    let created = root.field("created").and_then(|node| node.whole_number(0, Timestamp::LAST)).unwrap_or(0);
    let changed = root.field("changed").and_then(|node| node.whole_number(0, Timestamp::LAST)).unwrap_or(created);
    let mut questions = BTreeMap::new();
    if let Some(answers) = root.optional("answers") {
        for (id, node) in answers.entries(MAX_ENTRIES) {
            let Ok(id) = id.parse() else {
                node.report(ProblemKind::Unrecognised { found: id.chars().take(60).collect() });
                continue;
            };
            questions.extend(read_answer(&node).map(|entry| (id, entry)));
        }
    }
    let mut direct = BTreeMap::new();
    if let Some(points) = root.optional("direct_points") {
        for (id, node) in points.entries(MAX_ENTRIES) {
            let Ok(id) = id.parse() else {
                node.report(ProblemKind::Unrecognised { found: id.chars().take(60).collect() });
                continue;
            };
            direct.extend(read_direct(&node).map(|entry| (id, entry)));
        }
    }
    // Whoever cannot read the points still knows that a rubric of someone's own is meant, and no edition of that id.
    let last_result =
        root.optional("last_result").map(|node| last_result::read(&node).unwrap_or_else(LastResult::unknown));
    Some(Assessment {
        id: id?,
        municipality: municipality?,
        year: Year::try_from(year?).ok()?,
        rubric: rubric?,
        mode: mode?,
        origin,
        created: Timestamp::from_milliseconds(created),
        changed: Timestamp::from_milliseconds(changed),
        questions,
        direct,
        last_result,
        unknown: unknown_fields(root.value(), &KNOWN_FIELDS),
    })
}

fn read_municipality(node: &Node) -> Option<Municipality> {
    let name = node.field("name")?.filled_text(MAX_NAME)?.trim().to_owned();
    let code = node.optional("code").and_then(|node| node.parsed(4, MunicipalityCode::from_digits));
    Some(Municipality { name, code })
}

fn read_rubric(node: &Node) -> Option<RubricReference> {
    let id = node.field("id").and_then(|node| node.parsed(60, |text| text.parse().ok()));
    let fingerprint = node.field("fingerprint").and_then(|node| node.parsed(40, Fingerprint::from_hex));
    Some(RubricReference { id: id?, fingerprint: fingerprint? })
}

fn read_answer(node: &Node) -> Option<AnsweredQuestion> {
    node.object()?;
    // A note outlives an answer that cannot be read.
    let answer = read_state(node).unwrap_or_default();
    let note = node.optional("note").and_then(|node| node.text(MAX_NOTE)).unwrap_or_default().to_owned();
    let unknown = unknown_fields(node.value(), &KNOWN_IN_ANSWER);
    let entry = AnsweredQuestion { answer, note, unknown };
    (!entry.is_blank()).then_some(entry)
}

fn read_state(node: &Node) -> Option<Answer> {
    let state = node.field("state")?;
    match state.text(20)? {
        "unanswered" => Some(Answer::Unanswered),
        "dont_know" => Some(Answer::DontKnow),
        "not_applicable" => {
            let reason = node.optional("reason").and_then(|node| node.text(MAX_NOTE)).unwrap_or_default();
            Some(Answer::NotApplicable { reason: reason.to_owned() })
        }
        "level" => {
            let level = node.field("level")?.whole_number(0, u64::from(Level::HIGHEST))?;
            Level::try_from(level).ok().map(Answer::Level)
        }
        other => {
            state.report(ProblemKind::Unrecognised { found: other.to_owned() });
            None
        }
    }
}

fn read_direct(node: &Node) -> Option<DirectPoints> {
    node.object()?;
    let points = node.optional("points").and_then(|node| node.parsed(20, |text| text.parse().ok()));
    let justification = node.optional("justification").and_then(|node| node.text(MAX_NOTE)).unwrap_or_default();
    let unknown = unknown_fields(node.value(), &KNOWN_IN_DIRECT);
    let entry = DirectPoints { points, justification: justification.to_owned(), unknown };
    (!entry.is_blank()).then_some(entry)
}

/// A field that a format knows, with the fields known inside it.
struct Known(&'static str, &'static [&'static str]);

const KNOWN_FIELDS: [Known; 13] = [
    Known("format", &[]),
    Known("schema", &[]),
    Known("id", &[]),
    Known("municipality", &["name", "code"]),
    Known("year", &[]),
    Known("rubric", &["id", "fingerprint"]),
    Known("mode", &[]),
    Known("origin", &[]),
    Known("created", &[]),
    Known("changed", &[]),
    Known("answers", &[]),
    Known("direct_points", &[]),
    Known("last_result", &[]),
];
const KNOWN_IN_ANSWER: [Known; 4] =
    [Known("state", &[]), Known("level", &[]), Known("reason", &[]), Known("note", &[])];
const KNOWN_IN_DIRECT: [Known; 2] = [Known("points", &[]), Known("justification", &[])];

/// The fields that are not known, one level down too.
fn unknown_fields(value: &Value, known: &[Known]) -> Map<String, Value> {
    let mut unknown = Map::new();
    for (name, value) in value.as_object().into_iter().flatten() {
        match known.iter().find(|known| known.0 == name) {
            None => {
                unknown.insert(name.clone(), value.clone());
            }
            Some(Known(_, [])) => {}
            Some(Known(_, inner)) => {
                let mut fields = value.as_object().cloned().unwrap_or_default();
                fields.retain(|name, _| !inner.contains(&name.as_str()));
                if !fields.is_empty() {
                    unknown.insert(name.clone(), Value::Object(fields));
                }
            }
        }
    }
    unknown
}

/// The known fields over the unknown ones.
fn with_unknown(known: Value, unknown: &Map<String, Value>) -> Value {
    let mut fields = unknown.clone();
    let Value::Object(known) = known else {
        return known;
    };
    for (name, value) in known {
        match (fields.get_mut(&name), value) {
            (Some(Value::Object(unknown)), Value::Object(known)) => unknown.extend(known),
            (_, value) => {
                fields.insert(name, value);
            }
        }
    }
    Value::Object(fields)
}

fn to_value(assessment: &Assessment) -> Value {
    let answers = assessment.questions.iter().map(|(id, entry)| (id.to_string(), answer_value(entry)));
    let direct = assessment.direct.iter().map(|(id, entry)| (id.to_string(), direct_value(entry)));
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
    });
    if let (Some(result), Value::Object(fields)) = (&assessment.last_result, &mut known) {
        fields.insert("last_result".to_owned(), result.to_value().clone());
    }
    with_unknown(known, &assessment.unknown)
}

fn municipality_value(municipality: &Municipality) -> Value {
    match &municipality.code {
        Some(code) => json!({ "name": municipality.name, "code": code.as_str() }),
        None => json!({ "name": municipality.name }),
    }
}

fn answer_value(entry: &AnsweredQuestion) -> Value {
    let mut fields = Map::new();
    let state = match &entry.answer {
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
    if !entry.note.is_empty() {
        fields.insert("note".to_owned(), Value::from(entry.note.as_str()));
    }
    with_unknown(Value::Object(fields), &entry.unknown)
}

fn direct_value(entry: &DirectPoints) -> Value {
    let mut fields = Map::new();
    if let Some(points) = entry.points {
        fields.insert("points".to_owned(), Value::from(points.to_decimal()));
    }
    if !entry.justification.is_empty() {
        fields.insert("justification".to_owned(), Value::from(entry.justification.as_str()));
    }
    with_unknown(Value::Object(fields), &entry.unknown)
}

fn mode_word(mode: Mode) -> &'static str {
    match mode {
        Mode::Full => "full",
        Mode::Quick => "quick",
    }
}

fn mode_from_word(word: &str) -> Option<Mode> {
    [Mode::Full, Mode::Quick].into_iter().find(|mode| mode_word(*mode) == word)
}

fn origin_word(origin: Origin) -> &'static str {
    match origin {
        Origin::Own => "own",
        Origin::Example => "example",
    }
}

fn origin_from_word(word: &str) -> Option<Origin> {
    [Origin::Own, Origin::Example].into_iter().find(|origin| origin_word(*origin) == word)
}
