//! From the text of a `kommunkompass-edition-map` file to an [`EditionMap`], or to everything that is wrong in it.

use std::collections::HashSet;
use std::str::FromStr;
use std::sync::Arc;

use super::{Caveat, EditionMap, Entry, Pair, Strength};
use crate::json::{Node, Problem, ProblemKind, Problems, parse_document};
use crate::language::{Language, LocalizedText};
use crate::rubric::{IdError, RubricId};

/// The `format` of a map file.
pub const FORMAT: &str = "kommunkompass-edition-map";

/// The newest schema of map files.
pub const SCHEMA: u64 = 1;

/// The most caveats and pairs.
const MAX_ITEMS: usize = 200;

/// The most entries of a pair: more than any two rubrics have subareas.
const MAX_ENTRIES: usize = 5000;

/// The most parts that an entry joins on one side.
const MAX_PARTS: usize = 60;

/// The most characters of a caveat.
const MAX_TEXT: usize = 400;

/// Reads a cross-edition map. Whether its ids are those of the editions is not known here.
///
/// # Errors
/// Every problem that was found, each with its path, such as `pairs[2].areas[7].newer[0]: "6" is there already`.
pub fn parse(text: &str) -> Result<EditionMap, Vec<Problem>> {
    let (value, _schema) = parse_document(text, FORMAT, SCHEMA).map_err(|problem| vec![problem])?;
    let problems = Problems::new();
    let root = Node::root(&value, &problems);
    let mut map = EditionMap::default();
    if let Some(list) = root.field("caveats") {
        for node in list.items(MAX_ITEMS) {
            map.caveats.extend(caveat(&node, &map.caveats));
        }
    }
    if let Some(list) = root.field("pairs") {
        for node in list.items(MAX_ITEMS) {
            let pair = pair(&node, &map);
            map.pairs.extend(pair);
        }
    }
    if problems.is_empty() { Ok(map) } else { Err(problems.into_list()) }
}

fn caveat(node: &Node, before: &[Arc<Caveat>]) -> Option<Arc<Caveat>> {
    let id = node.field("id").and_then(|node| {
        let id = node.filled_text(60)?;
        let is_new = before.iter().all(|caveat| caveat.id != id);
        if !is_new {
            node.report(ProblemKind::Duplicate { id: id.to_owned() });
        }
        is_new.then(|| id.to_owned())
    });
    let text = node.field("text").and_then(|node| text_in_every_language(&node));
    Some(Arc::new(Caveat { id: id?, text: text? }))
}

fn text_in_every_language(node: &Node) -> Option<LocalizedText> {
    node.object()?;
    let mut text = LocalizedText::default();
    for (tag, node) in node.entries(20) {
        match Language::from_tag(tag) {
            Some(language) => text.set(language, node.filled_text(MAX_TEXT).unwrap_or_default()),
            None => node.report(ProblemKind::UndeclaredLanguage { tag: tag.chars().take(20).collect() }),
        }
    }
    for language in Language::ALL {
        if text.exact(language).is_none() {
            node.report(ProblemKind::MissingLanguage { tag: language.tag() });
        }
    }
    Some(text)
}

/// A pair of editions that no pair before it is of, whichever of the two came first there.
fn pair(node: &Node, before: &EditionMap) -> Option<Pair> {
    let caveats = &before.caveats;
    let edition = |name| node.field(name)?.parsed(60, |text| text.parse::<RubricId>().ok());
    let (older, newer) = (edition("older"), edition("newer"));
    if let (Some(older), Some(newer)) = (&older, &newer) {
        if older == newer {
            report_duplicate(&node.field("newer")?, newer.as_str());
        }
        if before.pair(older, newer).is_some() {
            report_duplicate(node, &format!("{older}-{newer}"));
        }
    }
    let caveat = node.field("caveat").and_then(|node| named(&node, caveats));
    let totals = node.field("totals").and_then(|node| named(&node, caveats));
    let areas = entries(node, "areas", caveats);
    let subareas = entries(node, "subareas", caveats);
    Some(Pair { older: older?, newer: newer?, caveat: caveat?, totals: totals?, areas, subareas })
}

fn entries<Id: FromStr<Err = IdError>>(parent: &Node, name: &str, caveats: &[Arc<Caveat>]) -> Vec<Entry<Id>> {
    let Some(list) = parent.field(name) else {
        return Vec::new();
    };
    let (mut older, mut newer) = (HashSet::new(), HashSet::new());
    let read = |node: Node| entry(&node, caveats, &mut older, &mut newer);
    list.items(MAX_ENTRIES).filter_map(read).collect()
}

fn entry<Id: FromStr<Err = IdError>>(
    node: &Node,
    caveats: &[Arc<Caveat>],
    seen_older: &mut HashSet<String>,
    seen_newer: &mut HashSet<String>,
) -> Option<Entry<Id>> {
    let strength = node.field("strength").and_then(|node| {
        node.parsed(20, |word| match word {
            "same" => Some(Strength::Same),
            "partly" => Some(Strength::Partly),
            "none" => Some(Strength::Nothing),
            _ => None,
        })
    });
    let older = node.field("older").map(|node| parts(&node, strength, seen_older));
    let newer = node.field("newer").map(|node| parts(&node, strength, seen_newer));
    let caveat = match strength {
        // Only what is the same can do without a word.
        Some(Strength::Partly | Strength::Nothing) => node.field("caveat"),
        Some(Strength::Same) | None => node.optional("caveat"),
    };
    let caveat = caveat.and_then(|node| named(&node, caveats));
    let (older, newer): (Vec<Id>, Vec<Id>) = (older?, newer?);
    if strength == Some(Strength::Nothing) && older.is_empty() && newer.is_empty() {
        node.report(ProblemKind::Empty);
    }
    Some(Entry { older, newer, strength: strength?, caveat })
}

/// The parts on one side of an entry: as many as its strength asks for, and none that was there before.
fn parts<Id: FromStr<Err = IdError>>(list: &Node, strength: Option<Strength>, seen: &mut HashSet<String>) -> Vec<Id> {
    let mut parts = Vec::new();
    for node in list.items(MAX_PARTS) {
        let Some(id) = node.parsed(60, |text| text.parse().ok()) else {
            continue;
        };
        let text = node.value().as_str().unwrap_or_default();
        if seen.insert(text.to_owned()) {
            parts.push(id);
        } else {
            report_duplicate(&node, text);
        }
    }
    let Some(found) = list.value().as_array().map(Vec::len) else {
        return parts;
    };
    match strength {
        Some(Strength::Same) if found != 1 => list.report(ProblemKind::WrongCount { expected: 1, found }),
        Some(Strength::Partly) if found == 0 => list.report(ProblemKind::Empty),
        Some(Strength::Same | Strength::Partly | Strength::Nothing) | None => {}
    }
    parts
}

/// The caveat with the id that stands here.
fn named(node: &Node, caveats: &[Arc<Caveat>]) -> Option<Arc<Caveat>> {
    node.parsed(60, |id| caveats.iter().find(|caveat| caveat.id == id).cloned())
}

fn report_duplicate(node: &Node, id: &str) {
    node.report(ProblemKind::Duplicate { id: id.to_owned() });
}
