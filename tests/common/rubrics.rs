//! Rubric files changed in all sorts of ways, and what holds of every rubric that was read.

use std::collections::HashSet;
use std::sync::LazyLock;

use kommunkompass::json::pretty;
use kommunkompass::language::{Language, LocalizedText};
use kommunkompass::points::Points;
use kommunkompass::rubric::{self, Rubric};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::Value;

use super::{read_edition, small_rubric};

/// A piece of an edition that is small enough to be changed many times: its first areas, with all their texts.
fn part_of(edition: &str, n_areas: usize) -> Value {
    let mut rubric: Value = serde_json::from_str(&read_edition(edition)).expect("JSON");
    rubric["areas"].as_array_mut().expect("a list").truncate(n_areas);
    rubric
}

static EDITION_2010: LazyLock<Value> = LazyLock::new(|| part_of("2010", 8));
static PART_OF_2016: LazyLock<Value> = LazyLock::new(|| part_of("2016", 1));
static PART_OF_2021: LazyLock<Value> = LazyLock::new(|| part_of("2021", 2));

/// What is promised of every rubric that was read.
#[track_caller]
pub fn assert_invariants(rubric: &Rubric) {
    let text = |text: &LocalizedText| {
        for language in Language::ALL {
            let there = text.exact(language).is_some_and(|text| !text.trim().is_empty());
            assert_eq!(there, rubric.languages.contains(&language), "a text in each language, and in no other");
        }
    };
    assert!(!rubric.languages.is_empty() && !rubric.areas.is_empty());
    text(&rubric.title);
    text(&rubric.source);
    rubric.scale.iter().for_each(|level| [&level.label, &level.description].into_iter().for_each(text));
    let mut ids = HashSet::new();
    for area in &rubric.areas {
        assert!(ids.insert(area.id.to_string()));
        [&area.title, &area.intro].into_iter().for_each(text);
        assert_eq!(area.subareas.is_empty(), !rubric.has_subareas());
        let sum = area.subareas.iter().map(|subarea| subarea.max).sum::<Points>();
        assert!(sum == area.max || !rubric.has_subareas());
    }
    for (_, subarea) in rubric.subareas() {
        assert!(ids.insert(subarea.id.to_string()));
        text(&subarea.title);
        assert!(subarea.max > Points::ZERO);
        subarea.anchors.iter().flatten().for_each(text);
        assert!(subarea.anchors.is_some() || subarea.questions.is_empty());
        let weights: u64 = subarea.questions.iter().map(|question| question.weight.hundredths()).sum();
        assert!(subarea.questions.is_empty() || weights == 100);
    }
    for question in rubric.questions() {
        assert!(ids.insert(question.id.to_string()));
        let look_for = &question.look_for;
        let texts = [&question.text, &question.help, &look_for.interview, &look_for.document, &look_for.web];
        texts.into_iter().for_each(text);
    }
}

/// What is written of a rubric is read back as the same, and written the same again.
#[track_caller]
pub fn assert_written_well(rubric: &Rubric) {
    let written = rubric::write(rubric);
    let read = rubric::parse(&written).unwrap_or_else(|problems| panic!("{problems:#?}"));
    assert_eq!(Rubric { fingerprint: read.fingerprint.clone(), ..rubric.clone() }, read);
    assert_eq!(rubric::write(&read), written);
    assert_eq!(pretty(&written), written);
}

/// Whether a path of a fault leads to a place of the document, or its last step to a field that could be there.
pub fn leads_somewhere(document: &Value, path: &str) -> bool {
    fn follow(value: &Value, path: &str) -> bool {
        let Some(first) = path.chars().next() else { return true };
        if first == '[' {
            let Some((index, rest)) = path.strip_prefix('[').and_then(|path| path.split_once(']')) else {
                return false;
            };
            let item = index.parse::<usize>().ok().and_then(|index| value.get(index));
            return item.is_some_and(|item| follow(item, rest));
        }
        let path = path.strip_prefix('.').unwrap_or(path);
        // Names of fields may have anything in them, so each that fits is tried.
        let fields = value.as_object().into_iter().flatten();
        let mut fitting = fields.filter_map(|(name, value)| {
            let shown: String = name.chars().take(60).collect();
            Some((value, path.strip_prefix(shown.as_str())?))
        });
        fitting.any(|(value, rest)| follow(value, rest)) || !path.contains(['.', '['])
    }
    follow(document, path)
}

fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (0u64..120).prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
        select(vec!["", "sv", "nb", "1.1", "2021", "kommunkompass-rubric", "<b>fet</b>"]).prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map("(sv|nb|en|id|max|[a-z]{1,4})", inner, 0..4)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

/// One small change somewhere in a document.
#[derive(Clone, Debug)]
enum Mutation {
    /// Another value.
    Replace(Value),
    /// Nothing.
    Remove,
    /// The value twice.
    Double,
    /// The value of another place.
    Swap(Index),
    /// A number as a text, or a text of digits as a number.
    Retype,
    /// The value within so many lists.
    Nest(usize),
    /// A text of so many characters.
    Lengthen(usize),
}

fn any_mutation() -> impl Strategy<Value = (Index, Mutation)> {
    let mutation = prop_oneof![
        4 => any_value().prop_map(Mutation::Replace),
        2 => Just(Mutation::Remove),
        2 => Just(Mutation::Double),
        2 => any::<Index>().prop_map(Mutation::Swap),
        2 => Just(Mutation::Retype),
        1 => (1usize..200).prop_map(Mutation::Nest),
        1 => select(vec![3_999, 4_000, 4_001, 100_000]).prop_map(Mutation::Lengthen),
    ];
    (any::<Index>(), mutation)
}

/// A sound rubric file after a few changes; it may still be sound.
pub fn any_changed_rubric() -> impl Strategy<Value = Value> {
    let bases = [EDITION_2010.clone(), PART_OF_2016.clone(), PART_OF_2021.clone(), small_rubric()];
    let base = select(bases.to_vec());
    (base, prop::collection::vec(any_mutation(), 0..4)).prop_map(|(mut document, mutations)| {
        for (place, mutation) in mutations {
            mutate(&mut document, place, mutation);
        }
        document
    })
}

/// The small rubric with any fields instead of, or beside, its own.
pub fn any_fields_in_the_envelope() -> impl Strategy<Value = Value> {
    any_value().prop_map(|fields| {
        let mut document = small_rubric();
        if let (Value::Object(document), Value::Object(fields)) = (&mut document, fields) {
            document.extend(fields);
        }
        document
    })
}

fn pointers(value: &Value, prefix: &str, found: &mut Vec<String>) {
    let mut descend = |step: &str, value: &Value| {
        let pointer = format!("{prefix}/{step}");
        pointers(value, &pointer, found);
        found.push(pointer);
    };
    match value {
        Value::Object(fields) => fields.iter().for_each(|(name, value)| descend(name, value)),
        Value::Array(items) => items.iter().enumerate().for_each(|(at, value)| descend(&at.to_string(), value)),
        _ => {}
    }
}

/// What a change makes of a value; nothing for those that change what is around it.
fn changed(document: &Value, all: &[String], value: &Value, mutation: &Mutation) -> Option<Value> {
    match mutation {
        Mutation::Replace(other) => Some(other.clone()),
        Mutation::Swap(other) => document.pointer(other.get::<String>(all)).cloned(),
        Mutation::Retype => match value {
            Value::Number(number) => Some(Value::from(number.to_string())),
            Value::String(text) => Some(text.parse::<u64>().map_or_else(|_| Value::from(text.len()), Value::from)),
            _ => None,
        },
        Mutation::Nest(depth) => Some((0..*depth).fold(value.clone(), |inner, _| Value::from(vec![inner]))),
        Mutation::Lengthen(length) => Some(Value::from("å".repeat(*length))),
        Mutation::Remove | Mutation::Double => None,
    }
}

fn mutate(document: &mut Value, place: Index, mutation: Mutation) {
    let mut all = Vec::new();
    pointers(document, "", &mut all);
    if all.is_empty() {
        return;
    }
    let pointer = place.get(&all);
    // A name with a stroke in it cannot be pointed at.
    let Some(value) = document.pointer(pointer) else { return };
    if let Some(changed) = changed(document, &all, value, &mutation) {
        *document.pointer_mut(pointer).expect("a place") = changed;
        return;
    }
    let (parent, step) = pointer.rsplit_once('/').expect("a pointer begins with a stroke");
    match (document.pointer_mut(parent).expect("a parent"), mutation) {
        (Value::Object(fields), Mutation::Remove) => {
            fields.remove(step);
        }
        (Value::Object(fields), Mutation::Double) => {
            let value = fields.get(step).cloned().expect("a field");
            fields.insert(format!("{step}x"), value);
        }
        (Value::Array(items), Mutation::Remove) => {
            items.remove(step.parse().expect("a place in a list"));
        }
        (Value::Array(items), Mutation::Double) => {
            let at: usize = step.parse().expect("a place in a list");
            items.insert(at, items[at].clone());
        }
        _ => {}
    }
}
