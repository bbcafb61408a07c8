//! Where in a rubric a path leads, in terms that people know: areas, subareas, questions, levels.

use serde_json::Value;

use crate::language::{Language, LocalizedText};

/// The most characters of an id or a title that are kept.
const MAX_NAME: usize = 120;

/// The parts that something stands in, from the outermost; none for the rubric as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place(pub Vec<PlacePart>);

/// One part, as far as it can be named: the file may be faulty just there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacePart {
    /// What it is.
    pub kind: PartKind,
    /// Its place in its list: levels from 0, everything else from 1.
    pub number: usize,
    /// Its id; nothing when it has none that can be read.
    pub id: Option<String>,
    /// Its title, a level's label, or what a question asks; empty when that cannot be read.
    pub title: LocalizedText,
}

/// The kinds of part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartKind {
    /// One of the five levels.
    Level,
    /// An area.
    Area,
    /// A subarea.
    Subarea,
    /// A question.
    Question,
}

impl PartKind {
    /// The kind of part that a list holds, by the kind of what the list stands in.
    fn in_list(parent: Option<Self>, list: &str) -> Option<Self> {
        match (parent, list) {
            (None, "scale") => Some(Self::Level),
            (None, "areas") => Some(Self::Area),
            (Some(Self::Area), "subareas") => Some(Self::Subarea),
            (Some(Self::Subarea), "questions") => Some(Self::Question),
            _ => None,
        }
    }

    const fn title_field(self) -> &'static str {
        match self {
            Self::Level => "label",
            Self::Area | Self::Subarea => "title",
            Self::Question => "text",
        }
    }
}

impl Place {
    /// The parts on the way along a path.
    #[must_use]
    pub fn of(document: &Value, path: &str) -> Self {
        let mut parts: Vec<PlacePart> = Vec::new();
        let mut value = document;
        for step in path.split('.') {
            let next = step.strip_suffix(']').and_then(|step| step.split_once('['));
            let Some((list, Ok(index))) = next.map(|(list, index)| (list, index.parse::<usize>())) else { break };
            let Some(kind) = PartKind::in_list(parts.last().map(|part| part.kind), list) else { break };
            let Some(item) = value.get(list).and_then(|list| list.get(index)) else { break };
            parts.push(PlacePart::read(kind, index, item));
            value = item;
        }
        Self(parts)
    }
}

impl PlacePart {
    fn read(kind: PartKind, index: usize, item: &Value) -> Self {
        let mut title = LocalizedText::default();
        for language in Language::ALL {
            let words = item.get(kind.title_field()).and_then(|title| title.get(language.tag())).and_then(name);
            if let Some(words) = words {
                title.set(language, &words);
            }
        }
        let number = if kind == PartKind::Level { index } else { index + 1 };
        Self { kind, number, id: item.get("id").and_then(name), title }
    }
}

/// A text that can serve as a name.
fn name(value: &Value) -> Option<String> {
    let name: String = value.as_str()?.trim().chars().take(MAX_NAME).collect();
    (!name.is_empty()).then_some(name)
}
