//! From the text of a `kommunkompass-rubric` file to a [`Rubric`], or to the list of everything that is wrong in it.

use std::cmp::Ordering;
use std::collections::HashSet;
use std::str::FromStr;

use serde_json::Value;

use super::{Area, Fingerprint, IdError, LookFor, Question, Rubric, ScaleLevel, Subarea, Weight, fingerprint};
use crate::json::{Node, Problem, ProblemKind, Problems, parse_document};
use crate::language::{Language, LocalizedText};
use crate::points::Points;

/// The `format` of a rubric file.
pub const FORMAT: &str = "kommunkompass-rubric";

/// The newest schema of rubric files.
pub const SCHEMA: u64 = 1;

/// The most areas, subareas of an area and questions of a subarea.
pub const MAX_ITEMS: usize = 60;

/// The most characters of a text.
pub const MAX_TEXT: usize = 4000;

/// The most points of a subarea or an area.
const MAX_POINTS: u64 = 10_000;

/// What an area sums to when it does not say otherwise.
const AREA_MAX: u64 = 100;

/// Reads a rubric.
///
/// # Errors
/// Every problem that was found, each with its path, such as
/// `areas[3].subareas[1].max: 30, but the area sums to 110`.
pub fn parse(text: &str) -> Result<Rubric, Vec<Problem>> {
    let (value, _schema) = parse_document(text, FORMAT, SCHEMA).map_err(|problem| vec![problem])?;
    check(&value)
}

/// Reads a rubric out of a document whose envelope has been checked.
pub(super) fn check(document: &Value) -> Result<Rubric, Vec<Problem>> {
    let problems = Problems::new();
    let rubric = read(&Node::root(document, &problems));
    match rubric {
        Some(rubric) if problems.is_empty() => Ok(rubric),
        _ => Err(problems.into_list()),
    }
}

/// What the whole document has in common while it is read.
struct Reader {
    /// The document's languages; nothing when their list is faulty, and then no text is blamed for its languages.
    languages: Option<Vec<Language>>,
    ids: HashSet<String>,
}

fn read(root: &Node) -> Option<Rubric> {
    let id = root.field("id").and_then(|node| node.parsed(60, |text| text.parse().ok()));
    let mut reader = Reader { languages: read_languages(root), ids: HashSet::new() };
    let title = reader.field_text(root, "title");
    let source = reader.field_text(root, "source");
    let scale = reader.scale(root);
    let mut areas = Vec::new();
    if let Some(list) = root.field("areas") {
        for node in list.items(MAX_ITEMS) {
            areas.extend(reader.area(&node));
        }
        check_filled(&list);
        check_division(&list);
    }
    let languages = reader.languages;
    let stored = root.optional("text_hashes").filter(|node| node.object().is_some());
    let (id, title, source, scale): (super::RubricId, _, _, _) = (id?, title?, source?, scale?);
    let languages = languages?;
    let structure = fingerprint::of_structure(id.as_str(), &areas);
    let texts = read_text_hashes(stored.as_ref(), &languages, |language| {
        fingerprint::of_texts(language, [&title, &source], &scale, &areas)
    });
    let fingerprint = Fingerprint::of(&structure, texts);
    Some(Rubric { id, title, source, languages, scale, areas, fingerprint })
}

fn read_languages(root: &Node) -> Option<Vec<Language>> {
    let list = root.field("languages")?;
    let mut languages = Vec::new();
    for node in list.items(Language::ALL.len()) {
        let language = node.parsed(20, Language::from_tag);
        if language.is_some_and(|language| languages.contains(&Some(language))) {
            node.report(ProblemKind::Duplicate { id: node.value().as_str().unwrap_or_default().to_owned() });
        } else {
            languages.push(language);
        }
    }
    check_filled(&list);
    languages.into_iter().collect::<Option<Vec<_>>>().filter(|languages| !languages.is_empty())
}

/// The text hash of every language of the original rubric: calculated for those in this file, read for the others.
fn read_text_hashes(
    stored: Option<&Node>,
    present: &[Language],
    hash: impl Fn(Language) -> Fingerprint,
) -> Vec<(Language, Fingerprint)> {
    let mut hashes = Vec::new();
    for language in Language::ALL {
        if present.contains(&language) {
            hashes.push((language, hash(language)));
        } else if let Some(node) = stored.and_then(|stored| stored.optional(language.tag())) {
            hashes.extend(node.parsed(40, Fingerprint::from_hex).map(|hash| (language, hash)));
        }
    }
    hashes
}

impl Reader {
    fn field_text(&self, parent: &Node, name: &str) -> Option<LocalizedText> {
        self.text(&parent.field(name)?)
    }

    /// A text in exactly the document's languages.
    fn text(&self, node: &Node) -> Option<LocalizedText> {
        node.object()?;
        let mut text = LocalizedText::default();
        let declared = |language: &Language| self.languages.as_ref().is_none_or(|known| known.contains(language));
        for (tag, node) in node.entries(20) {
            match Language::from_tag(tag).filter(declared) {
                Some(language) => {
                    if let Some(words) = node.filled_text(MAX_TEXT) {
                        text.set(language, words);
                    }
                }
                None if self.languages.is_none() => {}
                None => node.report(ProblemKind::UndeclaredLanguage { tag: tag.chars().take(20).collect() }),
            }
        }
        for language in self.languages.iter().flatten() {
            if node.value().get(language.tag()).is_none() {
                node.report(ProblemKind::MissingLanguage { tag: language.tag() });
            }
        }
        Some(text)
    }

    /// An id that no other part of the document has.
    fn id<T: FromStr<Err = IdError>>(&mut self, parent: &Node) -> Option<T> {
        let node = parent.field("id")?;
        let text = node.text(60)?;
        let id = node.parsed(60, |text| text.parse().ok())?;
        if self.ids.insert(text.to_owned()) {
            return Some(id);
        }
        node.report(ProblemKind::Duplicate { id: text.to_owned() });
        None
    }

    fn scale(&self, root: &Node) -> Option<[ScaleLevel; 5]> {
        let list = root.field("scale")?;
        let mut levels = Vec::new();
        for (number, node) in (0u64..).zip(list.items(MAX_ITEMS)) {
            if let Some(level) = node.field("level") {
                level.whole_number(number, number);
            }
            levels.push(ScaleLevel {
                label: self.field_text(&node, "label").unwrap_or_default(),
                description: self.field_text(&node, "description").unwrap_or_default(),
            });
        }
        exactly_five(&list, levels)
    }

    fn area(&mut self, node: &Node) -> Option<Area> {
        let id = self.id(node);
        let title = self.field_text(node, "title");
        let intro = self.field_text(node, "intro");
        let max = match node.optional("max") {
            Some(max) => max.whole_number(1, MAX_POINTS),
            None => Some(AREA_MAX),
        };
        let mut subareas = Vec::new();
        if let Some(list) = node.field("subareas") {
            for node in list.items(MAX_ITEMS) {
                subareas.extend(self.subarea(&node));
            }
            if let Some(max) = max {
                check_area_sum(&list, max);
            }
        }
        Some(Area { id: id?, title: title?, intro: intro?, max: whole(max?), subareas })
    }

    fn subarea(&mut self, node: &Node) -> Option<Subarea> {
        let id = self.id(node);
        let title = self.field_text(node, "title");
        let max = node.field("max").and_then(|max| max.whole_number(1, MAX_POINTS));
        let mut questions = Vec::new();
        if let Some(list) = node.field("questions") {
            for node in list.items(MAX_ITEMS) {
                questions.extend(self.question(&node));
            }
            check_weight_sum(&list);
        }
        let anchors = match node.field("anchors") {
            Some(list) if list.value().as_array().is_some_and(Vec::is_empty) && questions.is_empty() => None,
            Some(list) => {
                let anchors = list.items(MAX_ITEMS).map(|node| self.text(&node).unwrap_or_default()).collect();
                exactly_five(&list, anchors)
            }
            None => None,
        };
        Some(Subarea { id: id?, title: title?, max: whole(max?), anchors, questions })
    }

    fn question(&mut self, node: &Node) -> Option<Question> {
        let id = self.id(node);
        let weight = node.field("weight").and_then(|weight| weight.whole_number(1, Weight::SUM));
        let text = self.field_text(node, "text");
        let help = self.field_text(node, "help");
        let look_for = node.field("look_for").map(|node| LookFor {
            interview: self.field_text(&node, "interview").unwrap_or_default(),
            document: self.field_text(&node, "document").unwrap_or_default(),
            web: self.field_text(&node, "web").unwrap_or_default(),
        });
        Some(Question {
            id: id?,
            weight: weight.and_then(Weight::from_hundredths)?,
            text: text?,
            help: help?,
            look_for: look_for?,
        })
    }
}

fn whole(points: u64) -> Points {
    Points::from_whole(u32::try_from(points).unwrap_or(u32::MAX))
}

/// Reports a list with nothing in it; what is no list has been reported already.
fn check_filled(list: &Node) {
    if list.value().as_array().is_some_and(Vec::is_empty) {
        list.report(ProblemKind::Empty);
    }
}

/// Either every area is divided into subareas or none is; one without among others with them is reported.
fn check_division(areas: &Node) {
    let areas: Vec<_> = areas.items(MAX_ITEMS).collect();
    let subareas = |area: &Node| area.value().get("subareas")?.as_array().map(Vec::len);
    if areas.iter().any(|area| subareas(area).is_some_and(|n| n > 0)) {
        areas.iter().filter_map(|area| area.optional("subareas")).for_each(|list| check_filled(&list));
    }
}

fn exactly_five<T>(list: &Node, items: Vec<T>) -> Option<[T; 5]> {
    let five = items.try_into().ok();
    // What is no list, or far too long a one, has been reported already.
    let found = list.value().as_array().map(Vec::len).filter(|found| *found <= MAX_ITEMS);
    if let (None, Some(found)) = (&five, found) {
        list.report(ProblemKind::WrongCount { expected: 5, found });
    }
    five
}

/// The weights of a subarea's questions, if there are any, sum to 100.
fn check_weight_sum(list: &Node) {
    let weights = list.value().as_array().map(Vec::as_slice).unwrap_or_default();
    // A weight that is no number has been reported already; the sum would only repeat it.
    let Some(weights) = weights.iter().map(|question| question.get("weight")?.as_u64()).collect::<Option<Vec<_>>>()
    else {
        return;
    };
    let sum = weights.iter().fold(0u64, |sum, weight| sum.saturating_add(*weight));
    if !weights.is_empty() && sum != Weight::SUM {
        list.report(ProblemKind::WeightSum { sum });
    }
}

/// The maxima of the subareas, if there are any, sum to the area's.
///
/// Which of them is wrong cannot be known. The fault is named where it most likely is: at the largest when they sum to
/// too much, at the smallest when they sum to too little; the first of several.
fn check_area_sum(list: &Node, expected: u64) {
    let subareas = list.value().as_array().map(Vec::as_slice).unwrap_or_default();
    let Some(maxima) = subareas.iter().map(|subarea| subarea.get("max")?.as_u64()).collect::<Option<Vec<_>>>() else {
        return;
    };
    let sum = maxima.iter().fold(0u64, |sum, max| sum.saturating_add(*max));
    let at = match sum.cmp(&expected) {
        Ordering::Equal => None,
        Ordering::Greater => maxima.iter().enumerate().rev().max_by_key(|(_, max)| **max),
        Ordering::Less => maxima.iter().enumerate().min_by_key(|(_, max)| **max),
    };
    let Some((at, max)) = at else {
        return;
    };
    let faulty = list.items(MAX_ITEMS).nth(at);
    if let Some(field) = faulty.as_ref().and_then(|subarea| subarea.optional("max")) {
        field.report(ProblemKind::AreaSum {
            max: max.to_string(),
            expected: expected.to_string(),
            sum: sum.to_string(),
        });
    }
}
