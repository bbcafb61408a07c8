//! Which subareas of an edition are about strategy, and which about follow-up, results and learning.
//!
//! It is the project's own choice by the subareas' titles (docs/method.md), kept as data in `data/aspects.json` (format
//! `kommunkompass-aspects`, see `schemas/aspects.schema.json`). Start at [`Aspects::of`].

use crate::json::{Node, Problem, ProblemKind, Problems, parse_document};
use crate::rubric::{RubricId, SubareaId};

/// The `format` of a file of aspects.
pub const FORMAT: &str = "kommunkompass-aspects";

/// The newest schema of such files.
pub const SCHEMA: u64 = 1;

/// The most editions.
const MAX_EDITIONS: usize = 50;

/// The most subareas of an aspect.
const MAX_SUBAREAS: usize = 200;

/// The aspects of every edition that has some; only made by [`parse`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Aspects(Vec<EditionAspects>);

/// The aspects of an edition. No subarea is of both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditionAspects {
    /// The id of the edition's rubric.
    pub edition: RubricId,
    /// Subareas that ask for a strategy.
    pub strategy: Vec<SubareaId>,
    /// Subareas that ask for follow-up, results and learning.
    pub follow_up: Vec<SubareaId>,
}

impl Aspects {
    /// The aspects of an edition.
    #[must_use]
    pub fn of(&self, edition: &RubricId) -> Option<&EditionAspects> {
        self.0.iter().find(|aspects| aspects.edition == *edition)
    }

    /// Every edition that has some.
    pub fn iter(&self) -> impl Iterator<Item = &EditionAspects> {
        self.0.iter()
    }
}

/// Reads aspects. Whether the subareas are those of the editions is not known here.
///
/// # Errors
/// Every problem that was found, each with its path, such as `editions[0].follow_up[2]: "1.1" is there already`.
pub fn parse(text: &str) -> Result<Aspects, Vec<Problem>> {
    let (value, _schema) = parse_document(text, FORMAT, SCHEMA).map_err(|problem| vec![problem])?;
    let problems = Problems::new();
    let root = Node::root(&value, &problems);
    let mut aspects = Aspects::default();
    if let Some(list) = root.field("editions") {
        for node in list.items(MAX_EDITIONS) {
            let edition = edition(&node, &aspects);
            aspects.0.extend(edition);
        }
    }
    if problems.is_empty() { Ok(aspects) } else { Err(problems.into_list()) }
}

fn edition(node: &Node, before: &Aspects) -> Option<EditionAspects> {
    let edition: Option<RubricId> = node.field("edition").and_then(|node| {
        let id: RubricId = node.parsed(60, |text| text.parse().ok())?;
        if before.of(&id).is_some() {
            node.report(ProblemKind::Duplicate { id: id.to_string() });
            return None;
        }
        Some(id)
    });
    let mut seen = Vec::new();
    let strategy = subareas(node, "strategy", &mut seen);
    let follow_up = subareas(node, "follow_up", &mut seen);
    Some(EditionAspects { edition: edition?, strategy: strategy?, follow_up: follow_up? })
}

/// The subareas of an aspect: at least one, and none that was there before.
fn subareas(parent: &Node, name: &str, seen: &mut Vec<SubareaId>) -> Option<Vec<SubareaId>> {
    let list = parent.field(name)?;
    let mut found = Vec::new();
    for node in list.items(MAX_SUBAREAS) {
        let Some(id) = node.parsed(60, |text| text.parse::<SubareaId>().ok()) else {
            continue;
        };
        if seen.contains(&id) {
            node.report(ProblemKind::Duplicate { id: id.to_string() });
            continue;
        }
        seen.push(id.clone());
        found.push(id);
    }
    if list.value().as_array().is_some_and(Vec::is_empty) {
        list.report(ProblemKind::Empty);
    }
    Some(found)
}
