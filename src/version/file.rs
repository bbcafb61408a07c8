//! The `kommunkompass-version` format: a version as it is stored and as it is exchanged (`*.version.json`).
//!
//! The draft stands in it as an object, to the letter as it was. A checksum over all of the file tells whether anything
//! has been changed since, also what this program does not understand; the fingerprint tells whether what the draft says
//! is still the same. See `schemas/version.schema.json`.

use serde_json::Value;

use super::{Adoption, Cause, Content, Fingerprint, MAX_NAME, Version};
use crate::assessment::{Timestamp, file as draft_file};
use crate::json::{Node, Problem, ProblemKind, Problems, compact, members, parse_document, pretty};

/// The `format` of a version.
pub const FORMAT: &str = "kommunkompass-version";

/// The newest schema of versions.
pub const SCHEMA: u64 = 1;

/// The most fields that are read.
const MAX_FIELDS: usize = 100;

const CHECKSUM: &str = "checksum";
const KNOWN_FIELDS: [&str; 11] =
    ["format", "schema", "id", "draft", "name", "created", "cause", "adopted", "fingerprint", "assessment", CHECKSUM];

/// A file that was looked into.
#[derive(Debug)]
pub struct Examined {
    /// The version as the file has it.
    pub version: Version,
    /// The fingerprint of what the file says now; nothing when this program cannot read its draft.
    pub found: Option<Fingerprint>,
    /// What is wrong with it; empty for a sound file.
    pub problems: Vec<Problem>,
}

/// Reads a version.
///
/// # Errors
/// Every problem found. One that has been changed since it was written is refused: what it says it was, it is not.
pub fn read(text: &str) -> Result<Version, Vec<Problem>> {
    let examined = examine(text)?;
    if examined.problems.is_empty() { Ok(examined.version) } else { Err(examined.problems) }
}

/// Reads a version that may have been changed since it was written.
///
/// # Errors
/// Every problem found, when too little is sound for a version.
pub fn examine(text: &str) -> Result<Examined, Vec<Problem>> {
    let (value, _schema) = parse_document(text, FORMAT, SCHEMA).map_err(|problem| vec![problem])?;
    let problems = Problems::new();
    let root = Node::root(&value, &problems);
    // The text has just been read, so only the number of its fields can be wrong with it.
    let Ok(fields) = members(text, MAX_FIELDS) else {
        let found = value.as_object().map_or(0, serde_json::Map::len);
        return Err(vec![Problem::at_root(ProblemKind::TooLong { limit: MAX_FIELDS, found })]);
    };
    let (version, stated) = (read_version(&root, &fields), read_fingerprint(&root, CHECKSUM));
    let (Some(version), Some(stated)) = (version, stated) else { return Err(problems.into_list()) };
    let found = version.assessment().ok().map(|assessment| {
        if assessment.id != version.draft
            && let Some(draft) = root.field("draft")
        {
            draft.report(ProblemKind::Unrecognised { found: version.draft.to_string() });
        }
        match &version.adopted {
            Some(adoption) => Fingerprint::of_adopted(assessment, &version.name, adoption),
            None => Fingerprint::of(assessment),
        }
    });
    if found.is_some_and(|found| found != version.fingerprint) {
        report_altered(&root, "fingerprint");
    }
    if stated != checksum_of(&fields) {
        report_altered(&root, CHECKSUM);
    }
    Ok(Examined { version, found, problems: problems.into_list() })
}

/// Writes a version, compact, for storage.
#[must_use]
pub fn write(version: &Version) -> String {
    let text = |text: &str| Value::from(text).to_string();
    let known = |(name, value): (&str, String)| (name.to_owned(), value);
    let mut fields: Vec<_> = [
        ("format", text(FORMAT)),
        ("schema", SCHEMA.to_string()),
        ("id", text(&version.id.to_string())),
        ("draft", text(&version.draft.to_string())),
        ("name", text(&version.name)),
        ("created", version.created.milliseconds().to_string()),
        ("cause", text(cause_word(version.cause))),
    ]
    .map(known)
    .into();
    fields.extend(version.adopted.as_ref().map(|adoption| {
        let (by, on) = (text(adoption.by()), text(&adoption.on().to_string()));
        known(("adopted", format!("{{\"by\":{by},\"on\":{on}}}")))
    }));
    fields.push(known(("fingerprint", text(&version.fingerprint.to_hex()))));
    fields.extend(version.unknown.iter().cloned());
    fields.push(known(("assessment", version.content.text.to_string())));
    let borrowed: Vec<_> = fields.iter().map(|(name, value)| (name.clone(), value.as_str())).collect();
    let checksum = checksum_of(&borrowed);
    fields.push(known((CHECKSUM, text(&checksum.to_hex()))));
    object(fields.iter().map(|(name, value)| (name.as_str(), value.clone())))
}

/// Writes a version over several lines, for a file that a person may open.
#[must_use]
pub fn write_pretty(version: &Version) -> String {
    pretty(&write(version))
}

/// A name for the file of a version: `kommunkompass-nassjo-2026-1d29ec66.version.json`.
#[must_use]
pub fn file_name(version: &Version) -> String {
    let digits: String = version.fingerprint.to_hex().chars().take(8).collect();
    let draft = version.assessment().map(draft_file::file_name).unwrap_or_default();
    let draft = draft.strip_suffix(".kompass.json").unwrap_or("kommunkompass");
    format!("{draft}-{digits}.version.json")
}

fn read_version(root: &Node, fields: &[(String, &str)]) -> Option<Version> {
    let id = root.field("id").and_then(|node| node.parsed(20, |text| text.parse().ok()));
    let draft = root.field("draft").and_then(|node| node.parsed(40, |text| text.parse().ok()));
    let name = root.optional("name").map_or(Some(""), |node| node.text(MAX_NAME));
    let created = root.field("created").and_then(|node| node.whole_number(0, Timestamp::LAST));
    let cause = root.field("cause").and_then(|node| node.parsed(40, cause_from_word));
    let adopted = root.optional("adopted").map_or(Some(None), |node| read_adoption(&node).map(Some));
    let fingerprint = read_fingerprint(root, "fingerprint");
    let assessment = root.field("assessment").and_then(|node| node.object().map(|_| ()));
    // Of two fields with one name the last counts, as it does for everyone who reads JSON.
    let text = fields.iter().rev().find(|(name, _)| name == "assessment").map(|(_, text)| *text);
    let unknown = fields.iter().filter(|(name, _)| !KNOWN_FIELDS.contains(&name.as_str()));
    Some(Version {
        id: id?,
        draft: draft?,
        name: name?.to_owned(),
        created: Timestamp::from_milliseconds(created?),
        cause: cause?,
        adopted: adopted?,
        fingerprint: fingerprint?,
        content: assessment.and(text).map(Content::read)?,
        unknown: unknown.map(|(name, value)| (name.clone(), compact(value))).collect(),
    })
}

fn read_adoption(node: &Node) -> Option<Adoption> {
    let by = node.field("by").and_then(|node| node.filled_text(MAX_NAME).map(str::to_owned));
    let on = node.field("on").and_then(|node| node.parsed(10, |text| text.parse().ok()));
    let (by, on) = (by?, on?);
    // Written in another way than it would be here, it is not what was adopted.
    let adoption = Adoption::new(&by, on).filter(|adoption| adoption.by() == by);
    if adoption.is_none() {
        node.field("by")?.report(ProblemKind::Unrecognised { found: by.chars().take(60).collect() });
    }
    adoption
}

fn read_fingerprint(root: &Node, name: &str) -> Option<Fingerprint> {
    root.field(name).and_then(|node| node.parsed(40, Fingerprint::from_hex))
}

fn report_altered(root: &Node, name: &str) {
    if let Some(node) = root.field(name) {
        node.report(ProblemKind::Altered);
    }
}

/// The checksum of a file: of its text without the white space between its parts, and without the checksum itself.
fn checksum_of(fields: &[(String, &str)]) -> Fingerprint {
    let others = fields.iter().filter(|(name, _)| name != CHECKSUM);
    Fingerprint::of_text(&object(others.map(|(name, value)| (name.as_str(), compact(value)))))
}

fn object<'f>(fields: impl Iterator<Item = (&'f str, String)>) -> String {
    let fields: Vec<_> = fields.map(|(name, value)| format!("{}:{value}", Value::from(name))).collect();
    format!("{{{}}}", fields.join(","))
}

const fn cause_word(cause: Cause) -> &'static str {
    match cause {
        Cause::Saved => "saved",
        Cause::BeforeImport => "before_import",
        Cause::BeforeMigration => "before_migration",
        Cause::BeforeRestore => "before_restore",
        Cause::BeforeClear => "before_clear",
    }
}

fn cause_from_word(word: &str) -> Option<Cause> {
    Cause::ALL.into_iter().find(|cause| cause_word(*cause) == word)
}
