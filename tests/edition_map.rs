//! The cross-edition map: what the shipped one says, and what its reader refuses.
//!
//! The strengths here were written down by hand from the project's reading of the reports, not out of `data/`.
#![cfg(test)]

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::{edition, edition_map, read, small_rubric};
use kommunkompass::comparison::edition_map::{self, EditionMap, Entry, Pair, Side};
use kommunkompass::comparison::{Strength, correspondence};
use kommunkompass::json::Problem;
use kommunkompass::language::Language;
use kommunkompass::rubric::{self, Rubric, RubricId};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};

fn id(text: &str) -> RubricId {
    text.parse().expect("a rubric id")
}

fn shipped() -> Value {
    serde_json::from_str(&read("data/edition-map.json")).expect("JSON")
}

fn texts<Id: ToString>(ids: &[Id]) -> Vec<String> {
    ids.iter().map(ToString::to_string).collect()
}

/// The parts on each side of the entries, in order.
fn sides<Id: ToString>(entries: &[Entry<Id>]) -> (Vec<String>, Vec<String>) {
    let all = |side: fn(&Entry<Id>) -> &[Id]| {
        let mut all: Vec<_> = entries.iter().flat_map(|entry| texts(side(entry))).collect();
        all.sort();
        all
    };
    (all(|entry| &entry.older), all(|entry| &entry.newer))
}

#[test]
fn every_two_editions_are_a_pair() {
    let pairs: Vec<_> = edition_map().pairs.iter().map(|pair| format!("{}-{}", pair.older, pair.newer)).collect();
    assert_eq!(pairs, ["2010-2016", "2010-2020", "2010-2021", "2016-2020", "2016-2021", "2020-2021"]);
}

#[test]
fn every_area_and_subarea_of_both_editions_is_in_a_pair_exactly_once() {
    let parts = |rubric: &Rubric| {
        let areas: Vec<_> = rubric.areas.iter().map(|area| area.id.to_string()).collect();
        let subareas: Vec<_> = rubric.subareas().map(|(_, subarea)| subarea.id.to_string()).collect();
        (areas, subareas)
    };
    for pair in edition_map().pairs {
        let (older, newer) = (edition(pair.older.as_str()), edition(pair.newer.as_str()));
        let ((older_areas, older_subareas), (newer_areas, newer_subareas)) = (parts(&older), parts(&newer));
        assert_eq!(sides(&pair.areas), (older_areas, newer_areas), "{}-{}", older.id, newer.id);
        if older.has_subareas() {
            assert_eq!(sides(&pair.subareas), (older_subareas, newer_subareas), "{}-{}", older.id, newer.id);
        } else {
            assert!(pair.subareas.is_empty(), "nothing is known of the subareas of {}", older.id);
        }
    }
}

/// Two parts stand in one entry of this strength, in both directions.
#[track_caller]
fn check(older: &str, part: &str, newer: &str, other: &str, strength: Strength) {
    let map = edition_map();
    let (pair, side) = map.pair(&id(older), &id(newer)).expect("a pair");
    assert_eq!(side, Side::Older);
    let joins = |entry: &&Entry<_>| {
        (texts(&entry.older).contains(&part.to_owned()) || part.is_empty())
            && (texts(&entry.newer).contains(&other.to_owned()) || other.is_empty())
    };
    let found: Vec<_> = pair.subareas.iter().filter(joins).collect();
    let [entry] = found.as_slice() else { panic!("{older} {part} and {newer} {other} are in {} entries", found.len()) };
    assert_eq!(entry.strength, strength, "{older} {part} and {newer} {other}");
    assert_eq!((entry.older.is_empty(), entry.newer.is_empty()), (part.is_empty(), other.is_empty()));
}

#[test]
fn subareas_of_2016_and_2020_answer_as_the_reports_were_read() {
    use Strength::{Nothing, Partly, Same};
    for (part, other, strength) in [
        ("1.1", "1.1", Same),
        ("1.3", "1.4", Same),
        ("1.4", "1.3", Same),
        ("1.5", "1.5", Partly),
        ("2.2", "5.2", Same),
        ("2.3", "5.4", Partly),
        ("2.4", "", Nothing),
        ("", "5.5", Nothing),
        ("3.3", "3.3", Same),
        ("3.4", "3.4", Partly),
        ("3.5", "3.4", Partly),
        ("4.1", "8.1", Partly),
        ("4.2", "", Nothing),
        ("4.4", "8.3", Same),
        ("4.5", "8.4", Partly),
        ("5.2", "3.2", Partly),
        ("5.3", "4.3", Partly),
        ("5.5", "4.2", Same),
        ("5.6", "4.4", Partly),
        ("6.1", "7.1", Same),
        ("6.3", "7.2", Partly),
        ("6.4", "", Nothing),
        ("7.1", "6.1", Same),
        ("7.2", "", Nothing),
        ("7.4", "6.3", Partly),
        ("8.3", "2.4", Partly),
        ("8.5", "", Nothing),
        ("8.6", "2.3", Partly),
    ] {
        check("2016", part, "2020", other, strength);
    }
}

#[test]
fn subareas_of_2016_and_2021_answer_as_the_reports_were_read() {
    use Strength::{Nothing, Partly, Same};
    for (part, other, strength) in [
        ("1.2", "1.2", Same),
        ("2.1", "5.1", Same),
        ("2.4", "5.5", Partly),
        ("2.5", "5.4", Partly),
        ("3.1", "3.1", Partly),
        ("3.2", "3.5", Partly),
        ("3.3", "3.3", Same),
        ("4.3", "4.5", Partly),
        ("4.4", "8.2", Partly),
        ("4.5", "8.3", Partly),
        ("4.6", "8.4", Partly),
        ("5.1", "4.1", Same),
        ("", "4.2", Nothing),
        ("5.4", "", Nothing),
        ("5.5", "4.3", Same),
        ("6.2", "7.2", Partly),
        ("6.5", "7.3", Partly),
        ("6.6", "7.4", Partly),
        ("7.3", "6.4", Partly),
        ("7.5", "6.3", Partly),
        ("8.1", "2.1", Partly),
        ("8.7", "2.2", Partly),
    ] {
        check("2016", part, "2021", other, strength);
    }
}

#[test]
fn subareas_of_2020_and_2021_answer_as_the_reports_were_read() {
    use Strength::{Nothing, Partly, Same};
    let kept = ["1.1", "1.2", "1.3", "1.4", "1.5", "2.1", "2.2", "2.3", "2.4", "3.1", "3.4", "4.1"];
    for part in kept.into_iter().chain(["5.1", "5.2", "5.3", "5.4", "6.1", "6.2", "7.1", "7.2", "8.1"]) {
        check("2020", part, "2021", part, Same);
    }
    for (part, other, strength) in [
        ("4.4", "4.5", Same),
        ("8.4", "8.3", Same),
        ("8.5", "8.4", Same),
        ("4.2", "4.3", Same),
        ("3.3", "3.3", Same),
        ("3.2", "3.5", Partly),
        ("4.3", "4.4", Partly),
        ("5.5", "5.5", Partly),
        ("6.3", "6.3", Partly),
        ("7.3", "7.3", Partly),
        ("7.4", "7.4", Partly),
        ("8.2", "8.2", Partly),
        ("8.3", "8.2", Partly),
        ("", "4.2", Nothing),
    ] {
        check("2020", part, "2021", other, strength);
    }
}

#[test]
fn what_is_the_same_lies_in_areas_that_answer_to_each_other() {
    let area = |subarea: &str| subarea.split_once('.').expect("a subarea").0.to_owned();
    for pair in edition_map().pairs {
        for entry in pair.subareas.iter().filter(|entry| entry.strength == Strength::Same) {
            let (older, newer) = (texts(&entry.older), texts(&entry.newer));
            let (older, newer) = (area(&older[0]), area(&newer[0]));
            let joined =
                |entry: &&Entry<_>| texts(&entry.older) == [older.clone()] && texts(&entry.newer) == [newer.clone()];
            assert!(
                pair.areas.iter().any(|entry| joined(&entry)),
                "{older} and {newer} of {}-{}",
                pair.older,
                pair.newer
            );
        }
    }
}

#[test]
fn what_is_the_same_through_2020_is_at_least_partly_the_same_from_2016_to_2021() {
    let map = edition_map();
    let pair = |from: &str, to: &str| map.pair(&id(from), &id(to)).expect("a pair").0;
    let same = |pair: &Pair| -> BTreeMap<String, String> {
        let entries = pair.subareas.iter().filter(|entry| entry.strength == Strength::Same);
        entries.map(|entry| (entry.older[0].to_string(), entry.newer[0].to_string())).collect()
    };
    let (first, second) = (same(pair("2016", "2020")), same(pair("2020", "2021")));
    for (oldest, newest) in first.iter().filter_map(|(oldest, middle)| Some((oldest, second.get(middle)?))) {
        let joins = |entry: &&Entry<_>| texts(&entry.older).contains(oldest) && texts(&entry.newer).contains(newest);
        assert!(pair("2016", "2021").subareas.iter().any(|entry| joins(&entry)), "{oldest} and {newest}");
    }
}

#[test]
fn every_caveat_is_used_and_differs_in_every_language() {
    let map = edition_map();
    let mut used = BTreeSet::new();
    for pair in &map.pairs {
        used.extend([&pair.caveat.id, &pair.totals.id]);
        used.extend(pair.areas.iter().filter_map(|entry| Some(&entry.caveat.as_ref()?.id)));
        used.extend(pair.subareas.iter().filter_map(|entry| Some(&entry.caveat.as_ref()?.id)));
    }
    assert_eq!(used, map.caveats.iter().map(|caveat| &caveat.id).collect());
    let mut texts = BTreeSet::new();
    for caveat in &map.caveats {
        for language in Language::ALL {
            let text = caveat.text.exact(language).expect("a text in each language");
            let place = format!("{} in {language}: {text}", caveat.id);
            assert!(texts.insert(text), "{place} is there twice");
            assert!(
                (40..=260).contains(&text.chars().count()) && text.trim() == text && text.ends_with('.'),
                "{place}"
            );
            assert!(text.matches(". ").count() <= 1, "{place} has more than two sentences");
            assert!(!text.contains("  ") && !text.contains(['\n', '<']), "{place}");
        }
    }
}

/// Exactly these faults are found in the shipped map when it has `value` at `pointer`.
#[track_caller]
fn check_with(pointer: &str, value: Value, expected: &[&str]) {
    let mut map = shipped();
    *map.pointer_mut(pointer).expect("a place in the map") = value;
    check_faults(&map, expected);
}

#[track_caller]
fn check_faults(map: &Value, expected: &[&str]) {
    let faults = edition_map::parse(&map.to_string()).err().unwrap_or_default();
    assert_eq!(faults.iter().map(Problem::to_string).collect::<Vec<_>>(), expected);
}

/// Pair 4 is that of 2016 and 2021; its first areas are 1 and 1, 2 and 5, 3 and 3.
#[test]
fn a_fault_of_the_map_is_named_with_its_place() {
    check_with("/format", json!("map"), &["format: \"map\", but expected \"kommunkompass-edition-map\""]);
    check_with("/pairs/0/older", json!("två ord"), &["pairs[0].older: \"två ord\" is not recognised"]);
    check_with("/pairs/1/newer", json!("2016"), &["pairs[1]: \"2010-2016\" is there already"]);
    check_with("/pairs/0/newer", json!("2010"), &["pairs[0].newer: \"2010\" is there already"]);
    check_with("/pairs/4/caveat", json!("?"), &["pairs[4].caveat: \"?\" is not recognised"]);
    check_with("/pairs/4/totals", Value::Null, &["pairs[4].totals: missing"]);
    check_with("/pairs/4/areas/1/newer", json!(["1"]), &["pairs[4].areas[1].newer[0]: \"1\" is there already"]);
    check_with("/pairs/4/areas/1/newer", json!(["5", "9"]), &["pairs[4].areas[1].newer: 2 items, but expected 1"]);
    check_with("/pairs/4/areas/1/strength", json!("yes"), &["pairs[4].areas[1].strength: \"yes\" is not recognised"]);
    check_with("/pairs/4/areas/0/newer", json!([]), &["pairs[4].areas[0].newer: empty"]);
    check_with("/pairs/4/areas/0/caveat", Value::Null, &["pairs[4].areas[0].caveat: missing"]);
    check_with("/pairs/4/areas/0/older", json!([1]), &["pairs[4].areas[0].older[0]: a number, but expected a text"]);
    check_with("/caveats/0/text/nb", json!(" "), &["caveats[0].text.nb: empty"]);
    check_with("/caveats/1/text", json!({ "sv": "a", "nb": "b" }), &["caveats[1].text: no text in \"en\""]);
    let missing =
        ["older", "newer", "caveat", "totals", "areas", "subareas"].map(|name| format!("pairs[0].{name}: missing"));
    check_with("/pairs", json!([{}]), &missing.each_ref().map(String::as_str));
    let mut twice = shipped();
    twice["caveats"][1]["id"] = twice["caveats"][0]["id"].clone();
    let faults = edition_map::parse(&twice.to_string()).expect_err("a fault");
    assert_eq!(faults[0].to_string(), "caveats[1].id: \"revised-2016\" is there already");
    let nothing = json!({ "older": [], "newer": [], "strength": "none", "caveat": "only-in-one" });
    check_with("/pairs/0/areas/0", nothing, &["pairs[0].areas[0]: empty"]);
}

#[test]
fn the_order_of_a_pair_does_not_make_it_another() {
    let mut map = shipped();
    map["pairs"][1]["older"] = json!("2016");
    map["pairs"][1]["newer"] = json!("2010");
    check_faults(&map, &["pairs[1]: \"2016-2010\" is there already"]);
}

/// What an accepted map promises.
#[track_caller]
fn assert_sound(map: &EditionMap) {
    fn entries<Id: ToString>(entries: &[Entry<Id>]) {
        for entry in entries {
            let (older, newer) = (entry.older.len(), entry.newer.len());
            match entry.strength {
                Strength::Same => assert_eq!((older, newer), (1, 1)),
                Strength::Partly => assert!(older > 0 && newer > 0 && entry.caveat.is_some()),
                Strength::Nothing => assert!(older + newer > 0 && entry.caveat.is_some()),
            }
        }
        let (older, newer) = sides(entries);
        assert_eq!(older.iter().collect::<BTreeSet<_>>().len(), older.len(), "a part is there twice");
        assert_eq!(newer.iter().collect::<BTreeSet<_>>().len(), newer.len(), "a part is there twice");
    }
    for caveat in &map.caveats {
        assert!(Language::ALL.into_iter().all(|language| !caveat.text.exact(language).unwrap_or_default().is_empty()));
    }
    let mut pairs = BTreeSet::new();
    for pair in &map.pairs {
        assert!(pairs.insert([&pair.older, &pair.newer]) && pairs.insert([&pair.newer, &pair.older]));
        entries(&pair.areas);
        entries(&pair.subareas);
    }
}

#[track_caller]
fn assert_read_well(text: &str) {
    match edition_map::parse(text) {
        Ok(map) => assert_sound(&map),
        Err(problems) => assert!(!problems.is_empty(), "refused without a word"),
    }
}

fn any_value() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<i64>().prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
        select(vec!["", "1", "3.2", "same", "partly", "none", "2016", "merged"]).prop_map(Value::from),
        prop::collection::vec(select(vec!["1", "2", "3.2", "3.5"]), 0..3).prop_map(Value::from),
        Just(json!({})),
    ]
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

/// A map of two editions with areas of their own, joined at random; each part once a side.
fn any_map() -> impl Strategy<Value = (Value, usize, usize)> {
    let sizes = prop::collection::vec((0usize..4, 0usize..4, any::<bool>()), 1..8);
    sizes.prop_map(|sizes| {
        let (mut older, mut newer) = (0, 0);
        let take = |from: &mut usize, n: usize| {
            let ids: Vec<_> = (*from..*from + n).map(|number| format!("p{number}")).collect();
            *from += n;
            ids
        };
        let mut areas = Vec::new();
        for (left, right, joined) in sizes {
            let (left, right) = (take(&mut older, left.max(1)), take(&mut newer, right));
            let strength = match (left.len(), right.len(), joined) {
                (_, 0, _) | (_, _, false) => "none",
                (1, 1, true) => "same",
                (_, _, true) => "partly",
            };
            areas.push(json!({ "older": left, "newer": right, "strength": strength, "caveat": "merged" }));
        }
        let mut map = shipped();
        let pair = json!({
            "older": "left", "newer": "right", "caveat": "totals", "totals": "totals", "areas": areas, "subareas": [],
        });
        map["pairs"] = json!([pair]);
        (map, older, newer)
    })
}

/// A rubric of areas only.
fn areas_only(id: &str, n: usize) -> Rubric {
    let mut rubric = small_rubric();
    let mut area = rubric["areas"][0].clone();
    area["subareas"] = json!([]);
    rubric["id"] = json!(id);
    rubric["areas"] = (0..n.max(1))
        .map(|number| {
            area["id"] = json!(format!("p{number}"));
            area.clone()
        })
        .collect();
    rubric::parse(&rubric.to_string()).expect("a rubric")
}

/// What answers to what from one side, with strength and caveat; the other side first when seen from there.
fn joined(from: &Rubric, to: &Rubric, map: &EditionMap, turned: bool) -> BTreeSet<(String, String, String)> {
    let found = correspondence(from, Some(&to.id), map);
    let areas = from.areas.iter().map(|area| area.id.to_string()).zip(found.areas.iter().map(|found| {
        (texts(&found.ids), format!("{:?} {:?}", found.strength, found.caveat.as_ref().map(|caveat| &caveat.id)))
    }));
    let subareas = from.subareas().map(|(_, subarea)| subarea.id.to_string()).zip(found.subareas.iter().map(|found| {
        (texts(&found.ids), format!("{:?} {:?}", found.strength, found.caveat.as_ref().map(|caveat| &caveat.id)))
    }));
    let pairs = areas.chain(subareas).flat_map(|(part, (others, how))| {
        let turn =
            move |other| if turned { (other, part.clone(), how.clone()) } else { (part.clone(), other, how.clone()) };
        others.into_iter().map(turn)
    });
    pairs.collect()
}

#[test]
fn both_directions_of_the_shipped_map_say_the_same() {
    let map = edition_map();
    for pair in &map.pairs {
        let (older, newer) = (edition(pair.older.as_str()), edition(pair.newer.as_str()));
        let there = joined(&older, &newer, &map, false);
        assert!(there.len() >= 8);
        assert_eq!(there, joined(&newer, &older, &map, true), "{}-{}", older.id, newer.id);
    }
}

proptest! {
    #[test]
    fn both_directions_of_any_map_say_the_same((map, n_older, n_newer) in any_map()) {
        let map = edition_map::parse(&map.to_string()).expect("a map");
        assert_sound(&map);
        let (older, newer) = (areas_only("left", n_older), areas_only("right", n_newer));
        prop_assert_eq!(joined(&older, &newer, &map, false), joined(&newer, &older, &map, true));
    }

    #[test]
    fn any_text_is_read_without_panic(text in any::<String>()) {
        assert_read_well(&text);
    }

    #[test]
    fn a_changed_map_is_refused_with_reason_or_sound(
        changes in prop::collection::vec((any::<Index>(), any_value()), 1..4),
    ) {
        let mut map = shipped();
        for (place, value) in changes {
            let mut all = Vec::new();
            pointers(&map, "", &mut all);
            if !all.is_empty() {
                *map.pointer_mut(place.get::<String>(&all)).expect("a place") = value;
            }
        }
        assert_read_well(&map.to_string());
    }

    #[test]
    fn a_map_cut_off_anywhere_is_refused(end: Index) {
        let whole = shipped().to_string();
        let ends: Vec<_> = whole.char_indices().map(|(at, _)| at).collect();
        let cut = whole.get(..*end.get(&ends)).expect("a border between characters");
        prop_assert!(edition_map::parse(cut).is_err());
    }
}
