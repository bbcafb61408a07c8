//! From JSON to a draft, element by element.

use std::collections::BTreeMap;

use super::unknown::{KNOWN_FIELDS, KNOWN_IN_ANSWER, KNOWN_IN_DIRECT, unknown_fields};
use super::word::{mode_from_word, origin_from_word};
use super::{MAX_CLASHES, MAX_ENTRIES};
use crate::assessment::marks::{Blank, Marks};
use crate::assessment::{
    Answer, AnsweredQuestion, Assessment, DirectPoints, LastResult, MAX_NOTE, Origin, RubricReference, Seen, Stamp,
    Stamped, Timestamp, WriterId, Year, last_result,
};
use crate::json::{Node, ProblemKind};
use crate::level::Level;
use crate::municipality::{MAX_NAME, Municipality, MunicipalityCode};
use crate::points::Points;
use crate::rubric::Fingerprint;

pub(super) fn read_assessment(root: &Node) -> Option<Assessment> {
    let id = root.field("id").and_then(|node| node.parsed(40, |text| text.parse().ok()));
    let municipality = root.field("municipality").and_then(|node| read_municipality(&node));
    let year = root.field("year").and_then(|node| node.whole_number(u64::from(Year::FIRST), u64::from(Year::LAST)));
    let rubric = root.field("rubric").and_then(|node| read_rubric(&node));
    let mode = root.field("mode").and_then(|node| node.parsed(20, mode_from_word));
    let origin = root.optional("origin").and_then(|node| node.parsed(20, origin_from_word)).unwrap_or(Origin::Own);
    let created = root.field("created").and_then(|node| node.whole_number(0, Timestamp::LAST)).unwrap_or(0);
    let changed = root.field("changed").and_then(|node| node.whole_number(0, Timestamp::LAST)).unwrap_or(created);
    let mut seen = read_seen(root);
    // A value without a stamp was put in by hand, or by another program; it counts as entered when the draft was last
    // changed.
    let unmarked = Stamp { at: Timestamp::from_milliseconds(changed), writer: WriterId::UNKNOWN };
    let stamps = root.optional("stamps");
    let stamp = |name| stamps.as_ref().and_then(|stamps| read_stamp(stamps, name));
    let (about_stamp, rubric_stamp) = (stamp("about"), stamp("rubric"));
    let mut questions = BTreeMap::new();
    if let Some(answers) = root.optional("answers") {
        for (id, node) in answers.entries(MAX_ENTRIES) {
            let Ok(id) = id.parse() else {
                node.report(ProblemKind::Unrecognised { found: id.chars().take(60).collect() });
                continue;
            };
            questions.extend(read_answer(&node, unmarked).map(|entry| (id, entry)));
        }
    }
    let mut direct = BTreeMap::new();
    if let Some(points) = root.optional("direct_points") {
        for (id, node) in points.entries(MAX_ENTRIES) {
            let Ok(id) = id.parse() else {
                node.report(ProblemKind::Unrecognised { found: id.chars().take(60).collect() });
                continue;
            };
            direct.extend(read_direct(&node, unmarked).map(|entry| (id, entry)));
        }
    }
    let in_questions =
        questions.values().flat_map(|entry: &AnsweredQuestion| stamps_of(&entry.answer_marks, &entry.note_marks));
    let in_direct =
        direct.values().flat_map(|entry: &DirectPoints| stamps_of(&entry.points_marks, &entry.justification_marks));
    for stamp in in_questions.chain(in_direct).chain(about_stamp).chain(rubric_stamp) {
        seen.add(stamp);
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
        seen,
        about_stamp,
        rubric_stamp,
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

fn read_seen(root: &Node) -> Seen {
    let mut seen = Seen::default();
    if let Some(writers) = root.optional("seen") {
        for (writer, node) in writers.entries(MAX_ENTRIES) {
            let Ok(writer) = writer.parse() else {
                node.report(ProblemKind::Unrecognised { found: writer.chars().take(60).collect() });
                continue;
            };
            let at = node.whole_number(0, Timestamp::LAST).map(Timestamp::from_milliseconds);
            at.into_iter().for_each(|at| seen.add(Stamp { at, writer }));
        }
    }
    seen
}

fn read_stamp(node: &Node, name: &str) -> Option<Stamp> {
    node.optional(name).and_then(|node| node.parsed(40, |text| text.parse().ok()))
}

fn stamps_of<T, U>(one: &Marks<T>, other: &Marks<U>) -> Vec<Stamp> {
    let clashes = one.clashes.iter().map(|clash| clash.stamp).chain(other.clashes.iter().map(|clash| clash.stamp));
    one.stamp.into_iter().chain(other.stamp).chain(clashes).collect()
}

/// What stands beside a value in an entry: its stamp, and what clashes with it, each with its own.
fn read_marks<T: Blank>(
    entry: &Node,
    name: &str,
    value: &T,
    unmarked: Stamp,
    read: impl Fn(&Node) -> Option<T>,
) -> Marks<T> {
    let mut clashes = Vec::new();
    if let Some(lists) = entry.optional("clashes")
        && let Some(list) = lists.optional(name)
    {
        for node in list.items(MAX_CLASHES) {
            let stamp = read_stamp(&node, "stamp").unwrap_or(unmarked);
            clashes.extend(read(&node).filter(|value| !value.is_blank()).map(|value| Stamped { value, stamp }));
        }
    }
    let stamp = entry.optional("stamps").and_then(|stamps| read_stamp(&stamps, name)).unwrap_or(unmarked);
    let stamp = (!value.is_blank() || !clashes.is_empty()).then_some(stamp);
    Marks { stamp, clashes }
}

fn read_answer(node: &Node, unmarked: Stamp) -> Option<AnsweredQuestion> {
    node.object()?;
    // A note outlives an answer that cannot be read.
    let answer = read_state(node).unwrap_or_default();
    let note = node.optional("note").and_then(|node| node.text(MAX_NOTE)).unwrap_or_default().to_owned();
    let answer_marks = read_marks(node, "answer", &answer, unmarked, read_state);
    let note_marks = read_marks(node, "note", &note, unmarked, read_text);
    let unknown = unknown_fields(node.value(), &KNOWN_IN_ANSWER);
    let entry = AnsweredQuestion { answer, note, answer_marks, note_marks, unknown };
    (!entry.is_blank()).then_some(entry)
}

fn read_text(node: &Node) -> Option<String> {
    node.field("text").and_then(|node| node.text(MAX_NOTE)).map(str::to_owned)
}

fn read_points(node: &Node) -> Option<Points> {
    node.optional("points").and_then(|node| node.parsed(20, |text| text.parse().ok()))
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

fn read_direct(node: &Node, unmarked: Stamp) -> Option<DirectPoints> {
    node.object()?;
    let points = read_points(node);
    let justification =
        node.optional("justification").and_then(|node| node.text(MAX_NOTE)).unwrap_or_default().to_owned();
    let points_marks = read_marks(node, "points", &points, unmarked, |node| Some(read_points(node)));
    let justification_marks = read_marks(node, "justification", &justification, unmarked, read_text);
    let unknown = unknown_fields(node.value(), &KNOWN_IN_DIRECT);
    let entry = DirectPoints { points, justification, points_marks, justification_marks, unknown };
    (!entry.is_blank()).then_some(entry)
}
