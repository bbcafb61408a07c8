//! Keeping versions over a store that fails, lies and is torn in the middle of a write.
#![cfg(test)]

mod common;

use common::memory_store::{FAULTS, Fault, MemoryStore};
use common::{at, draft as empty_draft, edition, small_rubric};
use kommunkompass::assessment::{Assessment, AssessmentId, Edit, Mode, Timestamp};
use kommunkompass::draft::{DraftStore, SaveError, StoreError};
use kommunkompass::rubric::{self, Rubric};
use kommunkompass::version::{Adoption, Cause, MAX_AUTOMATIC, StoredVersion, Version, VersionId, VersionStore, file};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use std::sync::LazyLock;

static RUBRIC: LazyLock<Rubric> = LazyLock::new(|| rubric::parse(&small_rubric().to_string()).expect("a rubric"));

fn draft(number: u128) -> Assessment {
    let mut draft = empty_draft(&RUBRIC, Mode::Full);
    draft.id = AssessmentId::from_random(number);
    draft
}

fn id(number: u64) -> VersionId {
    VersionId::from_random(number)
}

/// A version of draft 1 whose name, time and content tell its number.
fn version(number: u64, cause: Cause) -> Version {
    let mut draft = draft(1);
    let question = "A1.a".parse().expect("a question id");
    draft.apply(Edit::Note { question, note: format!("Läge {number}") }, at(number));
    let name = if cause == Cause::Saved { format!("Version {number}") } else { String::new() };
    Version::new(id(number), &draft, &name, cause, Timestamp::from_milliseconds(number))
}

fn saved(number: u64) -> Version {
    version(number, Cause::Saved)
}

fn automatic(number: u64) -> Version {
    version(number, Cause::BeforeImport)
}

fn key(version: &Version) -> String {
    format!("kommunkompass/version/{}/{}", version.draft(), version.id())
}

/// The versions of draft 1 that can be read, newest first, and how many cannot.
fn listed(memory: &MemoryStore) -> (Vec<Version>, usize) {
    let list = VersionStore::new(memory).list(AssessmentId::from_random(1)).expect("a list");
    let unreadable = list.iter().filter(|version| version.readable().is_none()).count();
    (list.iter().filter_map(|version| version.readable().cloned()).collect(), unreadable)
}

#[track_caller]
fn keep(memory: &MemoryStore, version: &Version) {
    VersionStore::new(memory).keep(version).unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn versions_are_listed_the_newest_first_and_only_those_of_the_draft() {
    let memory = MemoryStore::default();
    [2, 3, 1].into_iter().for_each(|number| keep(&memory, &saved(number)));
    let other = Version::new(id(4), &draft(2), "Annat utkast", Cause::Saved, Timestamp::from_milliseconds(9));
    keep(&memory, &other);
    assert_eq!(listed(&memory), (vec![saved(3), saved(2), saved(1)], 0));
    assert_eq!(memory.text(&key(&saved(1))), Some(file::write(&saved(1))));
    let store = VersionStore::new(&memory);
    assert_eq!(store.load(saved(1).draft(), id(2)), Ok(Some(StoredVersion::Readable(Box::new(saved(2))))));
    assert_eq!(store.load(saved(1).draft(), id(4)), Ok(None));
    store.remove(saved(1).draft(), id(2)).expect("it is removed");
    assert_eq!(listed(&memory).0, [saved(3), saved(1)]);
}

#[test]
fn drafts_and_versions_in_one_store_do_not_see_each_other_and_go_for_good_together() {
    let memory = MemoryStore::default();
    keep(&memory, &saved(1));
    assert!(DraftStore::new(&memory).list().expect("a list").is_empty());
    DraftStore::new(&memory).save(&draft(1), None).expect("it is saved");
    assert_eq!(listed(&memory), (vec![saved(1)], 0));
    DraftStore::new(&memory).remove(draft(1).id).expect("it is removed");
    assert!(memory.content().is_empty());
}

#[test]
fn a_damaged_version_is_told_with_its_text_and_stays_as_it_is() {
    let memory = MemoryStore::default();
    keep(&memory, &saved(1));
    keep(&memory, &saved(2));
    let damaged = file::write(&saved(2)).replace("Läge", "Lage");
    memory.put(&key(&saved(2)), &damaged);
    let list = VersionStore::new(&memory).list(saved(1).draft()).expect("a list");
    let [StoredVersion::Readable(first), StoredVersion::Unreadable { id: second, text, problems }] = list.as_slice()
    else {
        panic!("{list:?}")
    };
    assert_eq!((&**first, *second, text), (&saved(1), id(2), &damaged));
    let lines: Vec<_> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(lines, ["fingerprint: does not fit the content", "checksum: does not fit the content"]);
    assert_eq!(memory.text(&key(&saved(2))), Some(damaged));
}

#[test]
fn of_those_that_the_program_kept_by_itself_the_newest_stay_and_of_the_others_all() {
    let memory = MemoryStore::default();
    let n_automatic = MAX_AUTOMATIC as u64;
    keep(&memory, &saved(1));
    keep(&memory, &automatic(2).renamed(id(2), "Döpt").expect("it can be renamed"));
    let adopted =
        automatic(3).adopted(id(3), Adoption::new("Någon", "2026-11-21".parse().expect("a day")).expect("who"));
    keep(&memory, &adopted.expect("it can be adopted"));
    (10..10 + n_automatic + 5).for_each(|number| keep(&memory, &automatic(number)));
    let numbers: Vec<_> = listed(&memory).0.iter().map(|version| version.created().milliseconds()).collect();
    let mut expected: Vec<_> = (15..15 + n_automatic).rev().collect();
    expected.extend([3, 2, 1]);
    assert_eq!(numbers, expected);
    // By a clock that went backwards the next one looks oldest; it stays all the same.
    keep(&memory, &automatic(4));
    let (versions, _) = listed(&memory);
    assert!(versions.contains(&automatic(4)) && !versions.contains(&automatic(15)), "{numbers:?}");
    assert_eq!(versions.iter().filter(|version| version.is_automatic()).count(), MAX_AUTOMATIC);
}

#[test]
fn a_version_takes_the_place_of_another_only_when_it_is_safe() {
    let renamed = saved(1).renamed(id(50), "Annat namn").expect("it can be renamed");
    for fault in FAULTS {
        for at in 0..6 {
            let memory = MemoryStore::default();
            keep(&memory, &saved(1));
            keep(&memory, &saved(2));
            memory.fail_after(at, fault);
            let replaced = VersionStore::new(&memory).replace(id(1), &renamed);
            memory.heal();
            let (versions, _) = listed(&memory);
            assert!(versions.contains(&saved(2)), "{fault:?} at {at}");
            let (old, new) = (versions.contains(&saved(1)), versions.contains(&renamed));
            assert!(old || new, "{fault:?} at {at}: both are gone");
            assert!(replaced.is_err() || new, "{fault:?} at {at} is not noticed");
        }
    }
}

#[test]
fn a_key_is_never_written_twice() {
    let memory = MemoryStore::default();
    keep(&memory, &saved(1));
    keep(&memory, &saved(1));
    assert_eq!(VersionStore::new(&memory).keep(&saved(2).with_id(id(1))), Err(SaveError::Store(StoreError::Failed)));
    assert_eq!(listed(&memory), (vec![saved(1)], 0));
}

#[test]
fn whatever_goes_wrong_while_keeping_the_others_stay_and_nothing_false_is_read() {
    for fault in FAULTS {
        for at in 0..30 {
            let memory = MemoryStore::default();
            keep(&memory, &saved(1));
            (2..2 + MAX_AUTOMATIC as u64).for_each(|number| keep(&memory, &automatic(number)));
            memory.fail_after(at, fault);
            let kept = VersionStore::new(&memory).keep(&automatic(99));
            memory.heal();
            let (versions, unreadable) = listed(&memory);
            assert!(versions.contains(&saved(1)), "{fault:?} at {at}");
            assert!(kept.is_err() || versions.contains(&automatic(99)), "{fault:?} at {at} is not noticed");
            assert_eq!(unreadable, 0, "{fault:?} at {at}");
            // All of the newest are there, whatever happened to the oldest.
            for number in 3..2 + MAX_AUTOMATIC as u64 {
                assert!(versions.contains(&automatic(number)), "{fault:?} at {at}: {number} is gone");
            }
        }
    }
}

#[test]
fn a_full_store_takes_nothing_and_says_so() {
    let memory = MemoryStore::default();
    keep(&memory, &saved(1));
    memory.quota.set(Some(file::write(&saved(1)).len() + 100));
    let before = memory.content();
    assert_eq!(VersionStore::new(&memory).keep(&saved(2)), Err(SaveError::Store(StoreError::Full)));
    assert_eq!(memory.content(), before);
}

#[test]
fn a_version_larger_than_can_be_read_back_is_not_written() {
    let memory = MemoryStore::default();
    let mut large = empty_draft(&edition("2016"), Mode::Full);
    for number in 0..250 {
        let question = format!("q{number}").parse().expect("a question id");
        large.apply(Edit::Note { question, note: "x".repeat(20_000) }, at(3));
    }
    let large = Version::new(id(1), &large, "Stor", Cause::Saved, Timestamp::from_milliseconds(3));
    assert_eq!(VersionStore::new(&memory).keep(&large), Err(SaveError::Store(StoreError::Full)));
    assert!(memory.content().is_empty());
}

#[test]
fn a_store_that_cannot_be_read_is_no_empty_store() {
    let memory = MemoryStore::default();
    keep(&memory, &saved(1));
    for at in 0..2 {
        memory.fail_after(at, Fault::Refused(StoreError::Unavailable));
        assert_eq!(VersionStore::new(&memory).list(saved(1).draft()), Err(StoreError::Unavailable));
    }
    memory.fail_after(0, Fault::Refused(StoreError::Failed));
    assert_eq!(VersionStore::new(&memory).remove(saved(1).draft(), id(1)), Err(StoreError::Failed));
    assert_eq!(listed(&memory), (vec![saved(1)], 0));
}

/// What one does with versions, while one operation of the store may go wrong.
#[derive(Clone, Debug)]
enum Step {
    Keep(u64),
    Rename(u64, u64),
    Remove(u64),
}

fn any_step() -> impl Strategy<Value = (Step, Option<(usize, Fault)>)> {
    let step = prop_oneof![
        (0u64..4).prop_map(Step::Keep),
        (0u64..4, 100u64..104).prop_map(|(old, new)| Step::Rename(old, new)),
        (0u64..4).prop_map(Step::Remove),
    ];
    (step, prop::option::of((0usize..6, select(FAULTS.to_vec()))))
}

proptest! {
    #[test]
    fn what_was_kept_stays_until_it_is_removed_whatever_goes_wrong(steps in vec(any_step(), 0..14)) {
        let memory = MemoryStore::default();
        let store = VersionStore::new(&memory);
        let draft = saved(1).draft();
        let mut kept: Vec<Version> = Vec::new();
        for (step, fault) in steps {
            if let Some((at, fault)) = fault {
                memory.fail_after(at, fault);
            }
            match step {
                Step::Keep(number) if store.keep(&saved(number)).is_ok() => kept.push(saved(number)),
                Step::Rename(old, new) => {
                    let renamed = saved(old).renamed(id(new), "Annat namn").expect("it can be renamed");
                    if store.replace(id(old), &renamed).is_ok() {
                        kept.retain(|version| version.id() != id(old));
                        kept.push(renamed);
                    }
                }
                // A version that was asked to go need not be there, whether that was said to have failed or not.
                Step::Remove(number) => {
                    let _removed = store.remove(draft, id(number));
                    kept.retain(|version| version.id() != id(number));
                }
                Step::Keep(_) => {}
            }
            memory.heal();
            let (versions, _) = listed(&memory);
            for version in &kept {
                prop_assert!(versions.contains(version), "{} is gone", version.name());
            }
        }
    }
}
