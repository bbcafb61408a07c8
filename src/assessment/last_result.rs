//! What a draft amounted to when it was last changed, kept in the draft for when its rubric is not at hand.
//!
//! A draft of a shipped edition has none: its rubric always is at hand. One that was made with a rubric of someone's
//! own carries its points, so that it can be shown wherever it is opened. They are shown as they are and never
//! calculated with. Made by [`Score::to_last_result`](crate::scoring::Score::to_last_result).

use serde_json::{Map, Value, json};

use crate::json::{Node, ProblemKind};
use crate::language::{Language, LocalizedText};
use crate::points::{Interval, Points};
use crate::rubric::{AreaId, MAX_ITEMS, MAX_TEXT, SubareaId};

/// The points of a draft, part by part.
#[derive(Clone, Debug, PartialEq)]
pub struct LastResult {
    title: LocalizedText,
    total: Option<Figures>,
    areas: Vec<AreaResult>,
    /// As it stands in the file, with what a later version may have added.
    written: Value,
}

/// The points of an area.
#[derive(Clone, Debug, PartialEq)]
pub struct AreaResult {
    /// Which area.
    pub id: AreaId,
    /// Its title.
    pub title: LocalizedText,
    /// Its points.
    pub figures: Figures,
    /// Its subareas, in the rubric's order.
    pub subareas: Vec<SubareaResult>,
}

/// The points of a subarea.
#[derive(Clone, Debug, PartialEq)]
pub struct SubareaResult {
    /// Which subarea.
    pub id: SubareaId,
    /// Its title.
    pub title: LocalizedText,
    /// Its points.
    pub figures: Figures,
}

/// The points of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figures {
    /// What was secured and what was possible; nothing when the part does not apply.
    pub points: Option<Interval>,
    /// The most points of the part.
    pub max: Points,
}

impl LastResult {
    /// The points of a draft whose rubric has this title.
    #[must_use]
    pub fn new(title: LocalizedText, total: Figures, areas: Vec<AreaResult>) -> Self {
        let written = json!({
            "title": text_value(&title),
            "total": figures_value(total),
            "areas": areas.iter().map(area_value).collect::<Vec<_>>(),
        });
        Self { title, total: Some(total), areas, written }
    }

    /// For a draft whose points cannot be read: that it was made with a rubric of someone's own, and no more.
    #[must_use]
    pub fn unknown() -> Self {
        Self { title: LocalizedText::default(), total: None, areas: Vec::new(), written: json!({}) }
    }

    /// The title of the rubric; empty when it is not known.
    #[must_use]
    pub const fn title(&self) -> &LocalizedText {
        &self.title
    }

    /// The points in total; nothing when they are not known.
    #[must_use]
    pub const fn total(&self) -> Option<Figures> {
        self.total
    }

    /// The points area by area, in the rubric's order.
    #[must_use]
    pub fn areas(&self) -> &[AreaResult] {
        &self.areas
    }

    pub(super) const fn to_value(&self) -> &Value {
        &self.written
    }
}

/// Reads points; one fault costs all of them, since what is left would not add up.
pub(super) fn read(node: &Node) -> Option<LastResult> {
    node.object()?;
    let title = node.optional("title").map_or(Some(LocalizedText::default()), |node| read_text(&node));
    let total = node.optional("total").map_or(Some(None), |node| read_figures(&node).map(Some));
    let areas = node.optional("areas").map_or(Some(Vec::new()), |list| read_list(&list, read_area));
    Some(LastResult { title: title?, total: total?, areas: areas?, written: node.value().clone() })
}

/// The items of a list, if each of them can be read.
fn read_list<T>(list: &Node, read: impl Fn(&Node) -> Option<T>) -> Option<Vec<T>> {
    let items: Vec<_> = list.items(MAX_ITEMS).map(|node| read(&node)).collect();
    let n_items = list.value().as_array().map(Vec::len);
    items.into_iter().collect::<Option<Vec<_>>>().filter(|items| n_items == Some(items.len()))
}

fn read_area(node: &Node) -> Option<AreaResult> {
    let id = node.field("id").and_then(|node| node.parsed(60, |text| text.parse().ok()));
    let title = node.field("title").and_then(|node| read_text(&node));
    let figures = read_figures(node);
    let subareas = node.field("subareas").and_then(|list| read_list(&list, read_subarea));
    Some(AreaResult { id: id?, title: title?, figures: figures?, subareas: subareas? })
}

fn read_subarea(node: &Node) -> Option<SubareaResult> {
    let id = node.field("id").and_then(|node| node.parsed(60, |text| text.parse().ok()));
    let title = node.field("title").and_then(|node| read_text(&node));
    let figures = read_figures(node);
    Some(SubareaResult { id: id?, title: title?, figures: figures? })
}

fn read_figures(node: &Node) -> Option<Figures> {
    let points = |name| node.field(name).and_then(|node| node.parsed(20, |text| text.parse::<Points>().ok()));
    let max = points("max");
    let state = node.field("state")?;
    match state.text(20)? {
        "not_applicable" => Some(Figures { points: None, max: max? }),
        "points" => {
            let (secured, possible) = (points("secured"), points("possible"));
            let (max, secured, possible) = (max?, secured?, possible?);
            in_order(node, "possible", possible, max)?;
            in_order(node, "secured", secured, possible)?;
            Some(Figures { points: Some(Interval::new(secured, possible)), max })
        }
        other => {
            state.report(ProblemKind::Unrecognised { found: other.to_owned() });
            None
        }
    }
}

/// Reports points above what they can be at most.
fn in_order(node: &Node, name: &str, points: Points, most: Points) -> Option<()> {
    if points <= most {
        return Some(());
    }
    let max = most.millionths() / Points::from_whole(1).millionths();
    node.field(name)?.report(ProblemKind::OutOfRange { min: 0, max, found: points.to_decimal() });
    None
}

/// A text in those of its languages that are known here.
fn read_text(node: &Node) -> Option<LocalizedText> {
    node.object()?;
    let mut text = LocalizedText::default();
    for language in Language::ALL {
        if let Some(words) = node.optional(language.tag()) {
            text.set(language, words.filled_text(MAX_TEXT)?);
        }
    }
    Some(text)
}

fn area_value(area: &AreaResult) -> Value {
    let mut fields = part_value(area.id.as_str(), &area.title, area.figures);
    let subarea =
        |subarea: &SubareaResult| Value::Object(part_value(subarea.id.as_str(), &subarea.title, subarea.figures));
    fields.insert("subareas".to_owned(), area.subareas.iter().map(subarea).collect());
    Value::Object(fields)
}

fn part_value(id: &str, title: &LocalizedText, figures: Figures) -> Map<String, Value> {
    let mut fields = figures_value(figures);
    fields.insert("id".to_owned(), Value::from(id));
    fields.insert("title".to_owned(), text_value(title));
    fields
}

fn figures_value(figures: Figures) -> Map<String, Value> {
    let mut fields = Map::new();
    let mut add = |name: &str, value: String| fields.insert(name.to_owned(), Value::from(value));
    add("max", figures.max.to_decimal());
    match figures.points {
        Some(interval) => {
            add("state", "points".to_owned());
            add("secured", interval.secured().to_decimal());
            add("possible", interval.possible().to_decimal());
        }
        None => {
            add("state", "not_applicable".to_owned());
        }
    }
    fields
}

fn text_value(text: &LocalizedText) -> Value {
    let texts = Language::ALL.into_iter().filter_map(|language| Some((language, text.exact(language)?)));
    texts.map(|(language, words)| (language.tag().to_owned(), Value::from(words))).collect()
}
