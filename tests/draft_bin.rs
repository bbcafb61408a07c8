//! Deleting, putting back and making room, over a store that fails, lies and runs short of room.
#![cfg(test)]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use common::memory_store::{FAULTS, Fault, MemoryStore};
use common::{at as on, draft as empty_draft, edition};
use kommunkompass::assessment::{Assessment, AssessmentId, Edit, Mode, Timestamp};
use kommunkompass::draft::{
    Amount, BinError, Binned, DraftStore, Filling, ROOM, Relief, SaveError, Slot, StoreError, StoredDraft, Usage,
    days_left,
};
use kommunkompass::rubric::Rubric;
use kommunkompass::version::{Cause, Version, VersionId, VersionStore};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

static RUBRIC: LazyLock<Rubric> = LazyLock::new(|| edition("2016"));

const DAY: u64 = 24 * 60 * 60 * 1000;

fn id(number: u128) -> AssessmentId {
    AssessmentId::from_random(number)
}

fn at(time: u64) -> Timestamp {
    Timestamp::from_milliseconds(time)
}

fn day(number: u64) -> Timestamp {
    at(number * DAY)
}

fn slot_key(number: u128, place: char) -> String {
    format!("kommunkompass/draft/{}/{place}", id(number))
}

fn bin_key(number: u128) -> String {
    format!("kommunkompass/bin/{}", id(number))
}

/// A draft in one of its states, last changed at a time.
fn draft(number: u128, state: u64, changed: u64) -> Assessment {
    let mut draft = empty_draft(&RUBRIC, Mode::Full);
    draft.id = id(number);
    draft.created = at(0);
    draft.changed = at(0);
    let question = "1.1.state".parse().expect("a question id");
    draft.apply(Edit::Note { question, note: format!("Läge {state:04}") }, on(state));
    draft.changed = at(changed);
    draft
}

fn state_of(draft: &Assessment) -> u64 {
    let note = draft.note(&"1.1.state".parse().expect("a question id"));
    note.trim_start_matches("Läge ").parse().expect("a state")
}

#[track_caller]
fn save(memory: &MemoryStore, number: u128, state: u64) {
    DraftStore::new(memory).save(&draft(number, state, 1), None).unwrap_or_else(|error| panic!("{error}"));
}

#[track_caller]
fn delete(memory: &MemoryStore, number: u128, now: Timestamp) {
    let (moved, freed) = DraftStore::new(memory).move_to_bin(id(number), now);
    assert_eq!(moved, Ok(()));
    assert!(freed.is_nothing());
}

/// The drafts that are not in the bin, in their states.
fn living(memory: &MemoryStore) -> BTreeMap<AssessmentId, Option<u64>> {
    states(DraftStore::new(memory).list().expect("a list").iter())
}

fn binned(memory: &MemoryStore) -> Vec<Binned> {
    DraftStore::new(memory).bin().expect("a list")
}

/// The drafts in the bin, in their states.
fn in_bin(memory: &MemoryStore) -> BTreeMap<AssessmentId, Option<u64>> {
    states(binned(memory).iter().map(|binned| &binned.draft))
}

fn states<'a>(drafts: impl Iterator<Item = &'a StoredDraft>) -> BTreeMap<AssessmentId, Option<u64>> {
    let state = |draft: &StoredDraft| match draft {
        StoredDraft::Readable(loaded) => Some(state_of(&loaded.assessment)),
        StoredDraft::Unreadable { .. } => None,
    };
    drafts.map(|draft| (draft.id(), state(draft))).collect()
}

fn one(number: u128, state: u64) -> BTreeMap<AssessmentId, Option<u64>> {
    BTreeMap::from([(id(number), Some(state))])
}

fn size(memory: &MemoryStore) -> usize {
    memory.content().values().map(String::len).sum()
}

#[test]
fn a_deleted_draft_lies_in_the_bin_and_is_put_back_as_it_was() {
    let memory = MemoryStore::default();
    save(&memory, 1, 1);
    save(&memory, 1, 2);
    save(&memory, 2, 7);
    let before = memory.content();
    delete(&memory, 1, day(100));
    assert_eq!(memory.content().len(), before.len() + 1, "one marker and nothing else");
    assert_eq!(living(&memory), one(2, 7));
    assert_eq!(in_bin(&memory), one(1, 2));
    assert_eq!(binned(&memory)[0].since, Some(day(100)));
    DraftStore::new(&memory).put_back(id(1)).expect("put back");
    assert_eq!(memory.content(), before);
    assert!(in_bin(&memory).is_empty());
}

#[test]
fn the_bin_lists_the_last_deleted_first() {
    let memory = MemoryStore::default();
    for (number, deleted) in [(1, 5), (2, 9), (3, 7)] {
        save(&memory, number, 1);
        delete(&memory, number, day(deleted));
    }
    let ids: Vec<_> = binned(&memory).iter().map(|binned| binned.draft.id()).collect();
    assert_eq!(ids, [id(2), id(3), id(1)]);
}

#[test]
fn an_unreadable_draft_can_be_deleted_and_put_back_untouched() {
    let memory = MemoryStore::default();
    memory.put(&slot_key(1, 'a'), "something\nelse");
    let before = memory.content();
    delete(&memory, 1, day(1));
    assert!(living(&memory).is_empty());
    assert!(matches!(&binned(&memory)[0].draft, StoredDraft::Unreadable { text, .. } if text == "something\nelse"));
    DraftStore::new(&memory).put_back(id(1)).expect("put back");
    assert_eq!(memory.content(), before);
}

#[test]
fn what_is_not_there_is_neither_deleted_nor_put_back() {
    let memory = MemoryStore::default();
    assert_eq!(DraftStore::new(&memory).move_to_bin(id(1), day(1)).0, Err(BinError::Missing));
    assert_eq!(DraftStore::new(&memory).put_back(id(1)), Err(BinError::Missing));
    assert!(memory.content().is_empty());
    for error in [BinError::Missing, BinError::NotReadBack, BinError::Store(StoreError::Full)] {
        assert!(!error.to_string().is_empty());
    }
}

#[test]
fn a_draft_that_is_saved_again_leaves_the_bin() {
    let memory = MemoryStore::default();
    save(&memory, 1, 1);
    delete(&memory, 1, day(1));
    save(&memory, 1, 2);
    assert_eq!(living(&memory), one(1, 2));
    assert!(in_bin(&memory).is_empty());
}

#[test]
fn removing_for_good_takes_all_that_belongs_to_the_draft_and_nothing_else() {
    let memory = MemoryStore::default();
    save(&memory, 2, 1);
    memory.put("another program", "1");
    memory.put(&format!("kommunkompass/version/{}/00000000000000ff", id(2)), "of the other");
    let before = memory.content();
    save(&memory, 1, 1);
    save(&memory, 1, 2);
    for key in ["kept/%", "file/%", "version/%/0000000000000001", "version/%/0000000000000002"] {
        memory.put(&format!("kommunkompass/{}", key.replace('%', &id(1).to_string())), "x");
    }
    delete(&memory, 1, day(1));
    DraftStore::new(&memory).empty_bin().expect("emptied");
    assert_eq!(memory.content(), before);
}

#[test]
fn what_another_tab_has_put_back_is_not_discarded() {
    let memory = MemoryStore::default();
    save(&memory, 1, 1);
    let before = memory.content();
    let store = DraftStore::new(&memory);
    assert_eq!(store.discard(id(1)), Err(BinError::Missing));
    assert_eq!(memory.content(), before);
    delete(&memory, 1, day(1));
    store.discard(id(1)).expect("removed");
    assert!(memory.content().is_empty());
}

#[test]
fn a_removal_that_is_interrupted_leaves_the_newest_state_or_goes_on_later() {
    let full = MemoryStore::default();
    save(&full, 1, 1);
    save(&full, 1, 2);
    full.put(&format!("kommunkompass/version/{}/0000000000000001", id(1)), "x");
    delete(&full, 1, day(1));
    let whole = full.content();
    for n in 0.. {
        let memory = MemoryStore::default();
        memory.texts.replace(whole.clone());
        memory.fail_after(n, Fault::Refused(StoreError::Failed));
        if DraftStore::new(&memory).remove(id(1)).is_ok() {
            assert!(memory.content().is_empty());
            break;
        }
        memory.heal();
        let left = in_bin(&memory);
        assert!(left == one(1, 2) || left.is_empty(), "{left:?} after {n} operations");
        assert!(living(&memory).is_empty(), "after {n} operations");
        // A day later there is no reason to remove it, unless it was begun and nothing can be put back.
        let purged = DraftStore::new(&memory).purge_expired(day(2)).expect("looked through");
        assert_eq!(purged.is_empty(), !left.is_empty(), "after {n} operations");
        assert_eq!(memory.content().is_empty(), left.is_empty(), "after {n} operations");
    }
}

#[test]
fn drafts_go_for_good_after_thirty_days_and_not_before() {
    #[track_caller]
    fn check(deleted: Timestamp, now: Timestamp, gone: bool) {
        let memory = MemoryStore::default();
        save(&memory, 1, 1);
        save(&memory, 2, 1);
        delete(&memory, 1, deleted);
        let purged = DraftStore::new(&memory).purge_expired(now).expect("looked through");
        assert_eq!(purged, if gone { vec![id(1)] } else { Vec::new() });
        assert_eq!(in_bin(&memory).is_empty(), gone);
        assert_eq!(living(&memory), one(2, 1), "a living draft never goes");
        if gone {
            assert!(!memory.content().keys().any(|key| key.contains(&id(1).to_string())));
        }
    }
    check(day(100), day(100), false);
    check(day(100), day(129), false);
    check(day(100), at(130 * DAY - 1), false);
    check(day(100), day(130), true);
    check(day(100), day(900), true);
    // The clock has gone backwards.
    check(day(100), day(1), false);
}

#[test]
fn the_days_that_are_left_are_counted_down() {
    for (now, left) in [(100 * DAY, 30), (100 * DAY + 1, 30), (101 * DAY, 29), (129 * DAY + 5, 1), (130 * DAY, 0)] {
        assert_eq!(days_left(day(100), at(now)), left, "{now}");
    }
    assert_eq!(days_left(day(100), day(1)), 30);
    assert_eq!(days_left(day(100), day(1000)), 0);
}

#[test]
fn a_draft_deleted_under_a_wrong_clock_is_not_due_before_thirty_days_after_its_last_change() {
    let memory = MemoryStore::default();
    DraftStore::new(&memory).save(&draft(1, 1, 1000 * DAY), None).expect("saved");
    // The clock of the machine begins at 1970 for a day, and is then set right.
    delete(&memory, 1, day(1));
    assert_eq!(DraftStore::new(&memory).purge_expired(day(1001)), Ok(Vec::new()));
    assert_eq!(DraftStore::new(&memory).purge_expired(day(1030)), Ok(vec![id(1)]));
}

#[test]
fn a_damaged_marker_is_given_a_time_anew_and_never_a_reason_to_purge() {
    let sound = Slot { number: 100 * DAY, text: String::new() }.encode();
    let cut = (0..sound.len()).map(|length| sound[..length].to_owned());
    for damaged in cut.chain([sound.replace("kk1 8", "kk1 1"), "deleted".to_owned()]) {
        let memory = MemoryStore::default();
        save(&memory, 1, 3);
        memory.put(&bin_key(1), &damaged);
        assert!(living(&memory).is_empty(), "{damaged:?}");
        assert_eq!(binned(&memory)[0].since, None, "{damaged:?}");
        assert_eq!(DraftStore::new(&memory).purge_expired(day(10_000)), Ok(Vec::new()), "{damaged:?}");
        assert_eq!(binned(&memory)[0].since, Some(day(10_000)), "{damaged:?}");
        DraftStore::new(&memory).put_back(id(1)).expect("put back");
        assert_eq!(living(&memory), one(1, 3));
    }
}

mod room {
    use super::*;

    /// A store that is filled up to the last byte.
    fn fill(memory: &MemoryStore, left: usize) {
        memory.quota.set(Some(size(memory) + left));
    }

    #[test]
    fn a_full_store_lets_the_first_deleted_drafts_go_one_by_one_until_the_work_fits() {
        let memory = MemoryStore::default();
        for (number, deleted) in [(1, 30), (2, 10), (3, 20)] {
            save(&memory, number, 1);
            delete(&memory, number, day(deleted));
        }
        save(&memory, 4, 1);
        fill(&memory, 0);
        let store = DraftStore::new(&memory);
        let (saved, freed) = store.save_making_room(&draft(4, 2, 1), None);
        assert_eq!((saved.map(|_| ()), freed.drafts), (Ok(()), vec![id(2)]));
        assert_eq!(living(&memory), one(4, 2));
        let (saved, freed) = store.save_making_room(&draft(5, 1, 1), None);
        assert_eq!((saved.map(|_| ()), freed.drafts), (Ok(()), vec![id(3)]));
        assert_eq!(in_bin(&memory), one(1, 1));
        let (saved, freed) = store.save_making_room(&draft(5, 2, 1), None);
        assert_eq!((saved.map(|_| ()), freed.drafts), (Ok(()), vec![id(1)]));
        // Nothing is left that may go.
        let (saved, freed) = store.save_making_room(&draft(6, 1, 1), None);
        assert_eq!(saved.map(|_| ()), Err(SaveError::Store(StoreError::Full)));
        assert!(freed.is_nothing());
        let expected: BTreeMap<_, _> = one(4, 2).into_iter().chain(one(5, 2)).collect();
        assert_eq!(living(&memory), expected);
    }

    #[test]
    fn a_draft_that_went_is_told_of_though_its_removal_was_interrupted() {
        for n in 0.. {
            let memory = MemoryStore::default();
            save(&memory, 1, 1);
            save(&memory, 1, 2);
            delete(&memory, 1, day(1));
            save(&memory, 2, 1);
            fill(&memory, 0);
            memory.fail_after(n, Fault::Refused(StoreError::Failed));
            let (saved, freed) = DraftStore::new(&memory).save_making_room(&draft(2, 2, 1), None);
            memory.heal();
            assert_eq!(freed.drafts.is_empty(), in_bin(&memory) == one(1, 2), "operation {n}");
            let state = living(&memory).get(&id(2)).copied().flatten();
            assert!(state >= Some(if saved.is_ok() { 2 } else { 1 }), "operation {n}: {state:?}");
            if saved.is_ok() {
                break;
            }
        }
    }

    #[test]
    fn with_an_empty_bin_the_oldest_versions_go_that_the_program_kept_by_itself_and_no_others() {
        let memory = MemoryStore::default();
        save(&memory, 1, 1);
        let versions = VersionStore::new(&memory);
        let version = |number: u64, name: &str, cause: Cause| {
            Version::new(VersionId::from_random(number), &draft(1, number, 1), name, cause, day(number))
        };
        let kept = [
            version(1, "", Cause::Saved),
            version(2, "Inför nämnden", Cause::BeforeImport),
            version(4, "", Cause::BeforeImport),
            version(3, "", Cause::BeforeClear),
        ];
        for version in &kept {
            versions.keep(version).expect("kept");
        }
        fill(&memory, 0);
        let store = DraftStore::new(&memory);
        let (saved, freed) = store.save_making_room(&draft(1, 5, 1), None);
        assert_eq!((saved.map(|_| ()), freed.drafts), (Ok(()), vec![]));
        assert_eq!(freed.versions, [VersionId::from_random(3)]);
        let (saved, freed) = store.save_making_room(&draft(2, 1, 1), None);
        assert_eq!((saved.map(|_| ()), freed.versions), (Ok(()), vec![VersionId::from_random(4)]));
        // The next one would have to take what somebody has named.
        fill(&memory, 0);
        let (saved, freed) = store.save_making_room(&draft(3, 1, 1), None);
        assert_eq!(saved.map(|_| ()), Err(SaveError::Store(StoreError::Full)));
        assert!(freed.is_nothing());
        assert_eq!(versions.list(id(1)).expect("a list").len(), 2);
    }

    #[test]
    fn nothing_goes_while_the_work_fits_or_when_the_store_fails_otherwise() {
        let memory = MemoryStore::default();
        save(&memory, 1, 1);
        delete(&memory, 1, day(1));
        let store = DraftStore::new(&memory);
        assert!(store.save_making_room(&draft(2, 1, 1), None).1.is_nothing());
        for n in 0..3 {
            memory.fail_after(n, Fault::Refused(StoreError::Failed));
            let (saved, freed) = store.save_making_room(&draft(2, 2, 1), None);
            assert!(saved.is_err() && freed.is_nothing(), "operation {n}");
        }
        memory.heal();
        assert_eq!(in_bin(&memory), one(1, 1));
    }

    #[test]
    fn the_draft_that_is_saved_stays_though_it_lies_in_the_bin() {
        let memory = MemoryStore::default();
        save(&memory, 1, 1);
        delete(&memory, 1, day(1));
        fill(&memory, 0);
        let (saved, freed) = DraftStore::new(&memory).save_making_room(&draft(1, 2, 1), None);
        assert_eq!(saved.map(|_| ()), Err(SaveError::Store(StoreError::Full)));
        assert!(freed.is_nothing());
        assert_eq!(in_bin(&memory), one(1, 1));
    }

    #[test]
    fn a_draft_that_would_not_fit_into_an_empty_store_costs_nothing() {
        let memory = MemoryStore::default();
        save(&memory, 1, 1);
        delete(&memory, 1, day(1));
        let mut large = draft(2, 1, 1);
        for number in 0..250 {
            let question = format!("q{number}").parse().expect("a question id");
            large.apply(Edit::Note { question, note: "x".repeat(20_000) }, on(3));
        }
        let (saved, freed) = DraftStore::new(&memory).save_making_room(&large, None);
        assert_eq!(saved.map(|_| ()), Err(SaveError::Store(StoreError::Full)));
        assert!(freed.is_nothing());
        assert_eq!(in_bin(&memory), one(1, 1));
    }

    #[test]
    fn deleting_in_a_full_store_makes_its_own_room() {
        let memory = MemoryStore::default();
        save(&memory, 1, 1);
        save(&memory, 1, 2);
        save(&memory, 2, 1);
        delete(&memory, 2, day(1));
        fill(&memory, 0);
        let (moved, freed) = DraftStore::new(&memory).move_to_bin(id(1), day(2));
        assert_eq!(moved, Ok(()));
        assert!(freed.is_nothing(), "the older state of the draft was enough");
        let expected: BTreeMap<_, _> = one(1, 2).into_iter().chain(one(2, 1)).collect();
        assert_eq!(in_bin(&memory), expected);
    }

    #[test]
    fn deleting_a_draft_of_one_state_in_a_full_store_lets_the_bin_go_or_says_so() {
        let memory = MemoryStore::default();
        save(&memory, 1, 1);
        save(&memory, 2, 1);
        fill(&memory, 60);
        delete(&memory, 2, day(1));
        fill(&memory, 0);
        let (moved, freed) = DraftStore::new(&memory).move_to_bin(id(1), day(2));
        assert_eq!((moved, freed.drafts), (Ok(()), vec![id(2)]));
        fill(&memory, 0);
        DraftStore::new(&memory).put_back(id(1)).expect("put back");
        memory.quota.set(Some(size(&memory)));
        let (moved, freed) = DraftStore::new(&memory).move_to_bin(id(1), day(3));
        assert_eq!(moved, Err(BinError::Store(StoreError::Full)));
        assert!(freed.is_nothing());
        assert_eq!(living(&memory), one(1, 1));
    }
}

/// What a person does, and what has to hold whatever goes wrong with it.
mod faults {
    use super::*;

    #[derive(Clone, Copy)]
    enum Step {
        Save(u128, u64),
        Delete(u128, u64),
        PutBack(u128),
        Remove(u128),
        Purge(u64),
        Empty,
    }

    const SCRIPT: [Step; 16] = [
        Step::Save(1, 1),
        Step::Save(1, 2),
        Step::Save(2, 1),
        Step::Delete(1, 1),
        Step::Save(2, 2),
        Step::PutBack(1),
        Step::Save(1, 3),
        Step::Delete(2, 2),
        Step::Delete(1, 3),
        Step::Save(3, 1),
        Step::PutBack(2),
        Step::Remove(1),
        Step::Delete(3, 4),
        Step::Purge(5),
        Step::Save(2, 3),
        Step::Empty,
    ];

    /// What may be: the oldest state that a draft may be in, where it was last said to be, and what may be gone.
    #[derive(Default)]
    struct Said {
        state: BTreeMap<u128, u64>,
        living: BTreeSet<u128>,
        binned: BTreeSet<u128>,
    }

    impl Said {
        fn is_gone(&mut self, number: u128) {
            self.state.remove(&number);
            self.living.remove(&number);
            self.binned.remove(&number);
        }

        fn are_freed(&mut self, freed: &[AssessmentId], case: &str) {
            for number in 1..=3 {
                if freed.contains(&id(number)) {
                    assert!(!self.living.contains(&number), "{case}: a living draft was freed");
                    self.is_gone(number);
                }
            }
        }
    }

    fn run(memory: &MemoryStore, stop_at_failure: bool, case: &str) -> Said {
        let store = DraftStore::new(memory);
        let mut said = Said::default();
        for step in SCRIPT {
            let is_done = match step {
                Step::Save(number, state) => {
                    // Whether a save that fails was written is not said; the draft is where it was, or lives.
                    let was_binned = said.binned.remove(&number);
                    let (saved, freed) = store.save_making_room(&draft(number, state, 1), None);
                    said.are_freed(&freed.drafts, case);
                    if saved.is_ok() {
                        said.state.insert(number, state);
                        said.living.insert(number);
                    } else if was_binned && !store.list().is_ok_and(|list| list.iter().any(|d| d.id() == id(number))) {
                        said.binned.insert(number);
                    }
                    saved.is_ok()
                }
                Step::Delete(number, now) => {
                    let (moved, freed) = store.move_to_bin(id(number), day(now));
                    said.are_freed(&freed.drafts, case);
                    if moved.is_ok() && said.living.remove(&number) {
                        said.binned.insert(number);
                    }
                    moved.is_ok()
                }
                Step::PutBack(number) => {
                    let back = store.put_back(id(number)).is_ok();
                    if back && said.binned.remove(&number) {
                        said.living.insert(number);
                    }
                    back
                }
                // What a person removes for good may be gone as soon as it is begun, but only if it lies in the bin.
                Step::Remove(number) => {
                    if !said.binned.contains(&number) {
                        continue;
                    }
                    let removed = store.remove(id(number)).is_ok();
                    said.is_gone(number);
                    removed
                }
                Step::Purge(now) => store.purge_expired(day(now)).is_ok(),
                Step::Empty => {
                    let emptied = store.empty_bin().is_ok();
                    (1..=3)
                        .filter(|number| said.binned.contains(number))
                        .collect::<Vec<_>>()
                        .into_iter()
                        .for_each(|number| said.is_gone(number));
                    emptied
                }
            };
            if !is_done && stop_at_failure {
                break;
            }
        }
        said
    }

    #[test]
    fn whatever_goes_wrong_once_no_living_draft_is_lost_and_what_is_in_the_bin_can_be_put_back() {
        let healthy = MemoryStore::default();
        run(&healthy, true, "healthy");
        let n_operations = healthy.n_operations.get();
        assert!(n_operations > 70, "the script does too little: {n_operations}");
        for fault in FAULTS {
            for n in 0..n_operations {
                for stop_at_failure in [true, false] {
                    let memory = MemoryStore::default();
                    memory.fail_after(n, fault);
                    let case = format!("{fault:?} at operation {n}, stopped: {stop_at_failure}");
                    let said = run(&memory, stop_at_failure, &case);
                    memory.heal();
                    let store = DraftStore::new(&memory);
                    let living = living(&memory);
                    for number in &said.living {
                        let state = living.get(&id(*number)).copied().flatten();
                        assert!(state >= said.state.get(number).copied(), "{case}: {number} is {state:?}");
                    }
                    // A month too early for anything.
                    store.purge_expired(day(6)).expect("looked through");
                    for number in &said.binned {
                        store.put_back(id(*number)).unwrap_or_else(|error| panic!("{case}: {number}: {error}"));
                        let state = super::living(&memory).get(&id(*number)).copied().flatten();
                        assert!(state >= said.state.get(number).copied(), "{case}: {number} is {state:?}");
                    }
                    // Everything works again.
                    store.empty_bin().expect("emptied");
                    assert!(in_bin(&memory).is_empty(), "{case}");
                    save(&memory, 1, 9);
                    delete(&memory, 1, day(1));
                    assert_eq!(in_bin(&memory), one(1, 9), "{case}");
                }
            }
        }
    }
}

/// The store against a map of drafts that live and drafts that were deleted.
mod model {
    use super::*;

    #[derive(Clone, Debug)]
    enum Operation {
        Save(u128),
        Delete(u128),
        DeleteWith(u128, Fault),
        PutBack(u128),
        Remove(u128),
        Empty,
        Purge,
        Clock(u64),
        DamageMarker(u128),
        Room(Option<u8>),
    }

    #[derive(Clone, Copy, Debug, PartialEq)]
    enum Place {
        Living,
        /// Since when, if the marker is sound.
        Bin(Option<u64>),
    }

    #[derive(Clone, Copy, Debug)]
    struct Kept {
        state: u64,
        changed: u64,
        place: Place,
    }

    fn operation() -> impl Strategy<Value = Operation> {
        let number = || select(vec![1_u128, 2, 3, 4]);
        let refused = select(vec![Fault::Refused(StoreError::Failed), Fault::Torn, Fault::TornSilently, Fault::Lost]);
        prop_oneof![
            6 => number().prop_map(Operation::Save),
            4 => number().prop_map(Operation::Delete),
            1 => (number(), refused).prop_map(|(number, fault)| Operation::DeleteWith(number, fault)),
            2 => number().prop_map(Operation::PutBack),
            1 => number().prop_map(Operation::Remove),
            1 => Just(Operation::Empty),
            2 => Just(Operation::Purge),
            3 => (0_u64..200).prop_map(Operation::Clock),
            1 => number().prop_map(Operation::DamageMarker),
            1 => prop::option::of(any::<u8>()).prop_map(Operation::Room),
        ]
    }

    fn check(memory: &MemoryStore, model: &BTreeMap<u128, Kept>) {
        let (mut living, mut bin) = (BTreeMap::new(), BTreeMap::new());
        for (number, kept) in model {
            let part = if kept.place == Place::Living { &mut living } else { &mut bin };
            part.insert(id(*number), Some(kept.state));
        }
        assert_eq!(super::living(memory), living);
        assert_eq!(in_bin(memory), bin);
        for entry in binned(memory) {
            let kept = model.iter().find(|(number, _)| id(**number) == entry.draft.id()).expect("a draft").1;
            assert_eq!(Place::Bin(entry.since.map(Timestamp::milliseconds)), kept.place);
        }
    }

    /// What was freed lay in the bin, and nothing in it was deleted earlier.
    fn free(model: &mut BTreeMap<u128, Kept>, freed: &[AssessmentId], spared: u128) {
        let since = |kept: &Kept| match kept.place {
            Place::Living => None,
            Place::Bin(since) => Some(since.unwrap_or(u64::MAX)),
        };
        for gone in freed {
            let number = (1..=4).find(|number| id(*number) == *gone).expect("a draft");
            assert_ne!(number, spared);
            let gone = model.remove(&number).expect("a draft that was there");
            let deleted = since(&gone).expect("a draft in the bin");
            let others = model.iter().filter(|(number, _)| **number != spared);
            assert!(others.filter_map(|(_, kept)| since(kept)).all(|other| deleted <= other));
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]

        #[test]
        fn drafts_live_rest_and_go_as_the_model_has_them(operations in vec(operation(), 1..40)) {
            let memory = MemoryStore::default();
            memory.put("another program", "its own");
            let store = DraftStore::new(&memory);
            let mut model = BTreeMap::<u128, Kept>::new();
            let mut clock = 100 * DAY;
            for (operation, state) in operations.into_iter().zip(1..) {
                match operation {
                    Operation::Save(number) => {
                        let (saved, freed) = store.save_making_room(&draft(number, state, clock), None);
                        free(&mut model, &freed.drafts, number);
                        if saved.is_ok() {
                            // A change is never older than the one before, whatever the clock says.
                            let changed = model.get(&number).map_or(clock, |kept| kept.changed.max(clock));
                            model.insert(number, Kept { state, changed, place: Place::Living });
                        }
                    }
                    Operation::Delete(number) => {
                        let (moved, freed) = store.move_to_bin(id(number), at(clock));
                        free(&mut model, &freed.drafts, number);
                        prop_assert_eq!(moved == Err(BinError::Missing), !model.contains_key(&number));
                        if let (Ok(()), Some(kept)) = (moved, model.get_mut(&number)) {
                            kept.place = Place::Bin(Some(clock));
                        }
                    }
                    Operation::DeleteWith(number, fault) => {
                        let is_living = model.get(&number).is_some_and(|kept| kept.place == Place::Living);
                        if memory.quota.get().is_some() || !is_living {
                            continue;
                        }
                        // One or two reads find the slots, one looks for a marker.
                        let reads = if memory.text(&slot_key(number, 'a')).is_some() { 2 } else { 3 };
                        memory.fail_after(reads, fault);
                        prop_assert!(store.move_to_bin(id(number), at(clock)).0.is_err());
                        memory.heal();
                    }
                    Operation::PutBack(number) => {
                        prop_assert_eq!(store.put_back(id(number)).is_ok(), model.contains_key(&number));
                        if let Some(kept) = model.get_mut(&number) {
                            kept.place = Place::Living;
                        }
                    }
                    Operation::Remove(number) => {
                        store.remove(id(number)).expect("removed");
                        model.remove(&number);
                    }
                    Operation::Empty => {
                        store.empty_bin().expect("emptied");
                        model.retain(|_, kept| kept.place == Place::Living);
                    }
                    Operation::Purge => {
                        // Marking anew may not fit.
                        memory.quota.set(None);
                        store.purge_expired(at(clock)).expect("looked through");
                        model.retain(|_, kept| match &mut kept.place {
                            Place::Living => true,
                            Place::Bin(Some(since)) => clock < kept.changed.max(*since) + 30 * DAY,
                            Place::Bin(since @ None) => {
                                *since = Some(clock);
                                true
                            }
                        });
                    }
                    Operation::Clock(days) => clock = days * DAY,
                    Operation::DamageMarker(number) => {
                        if let Some(kept) = model.get_mut(&number) && kept.place != Place::Living {
                            memory.put(&bin_key(number), "kk1 9");
                            kept.place = Place::Bin(None);
                        }
                    }
                    Operation::Room(left) => {
                        memory.quota.set(left.map(|left| size(&memory) + usize::from(left) * 8));
                    }
                }
                check(&memory, &model);
            }
            prop_assert_eq!(memory.text("another program"), Some("its own".to_owned()));
        }
    }
}

mod usage {
    use super::*;

    #[test]
    fn what_is_used_is_told_by_what_uses_it() {
        let memory = MemoryStore::default();
        let put = |key: String, text: &str| {
            memory.put(&key, text);
            (key.encode_utf16().count() + text.encode_utf16().count()) as u64
        };
        let (one, two) = (id(1), id(2));
        let drafts = put(slot_key(1, 'a'), "åäö")
            + put(slot_key(1, 'b'), "𝄞")
            + put(format!("kommunkompass/kept/{one}"), "kept")
            + put(format!("kommunkompass/file/{one}"), "file")
            + put(format!("kommunkompass/compared/{one}"), "compared");
        let versions = put(format!("kommunkompass/version/{one}/0000000000000001"), "version");
        let bin = put(slot_key(2, 'a'), "deleted")
            + put(bin_key(2), "marker")
            + put(format!("kommunkompass/compared/{two}"), "what a deleted one was laid beside")
            + put(format!("kommunkompass/version/{two}/0000000000000001"), "version of a deleted one");
        let rubrics = put(format!("kommunkompass/rubric/own@{}", "0f".repeat(16)), "rubric");
        let evaluations = put("kommunkompass/evaluation/habo-2019".to_owned(), "an evaluation")
            + put("kommunkompass/mean/riket-2023".to_owned(), "a mean");
        let other = put("kommunkompass/language".to_owned(), "sv") + put("another program".to_owned(), "its own");
        let usage = DraftStore::new(&memory).usage().expect("measured");
        assert_eq!(usage, Usage { drafts, versions, bin, rubrics, evaluations, other });
        assert_eq!(usage.total(), drafts + versions + bin + rubrics + evaluations + other);
        assert_eq!(usage.percent(), 1, "a little is not nothing");
    }

    #[test]
    fn above_four_fifths_the_storage_is_nearly_full() {
        #[track_caller]
        fn check(drafts: u64, percent: u64, filling: Filling) {
            let usage = Usage { drafts, ..Usage::default() };
            assert_eq!((usage.percent(), usage.filling()), (percent, filling));
        }
        check(0, 0, Filling::Low);
        check(ROOM / 2, 50, Filling::Low);
        check(ROOM / 5 * 4, 80, Filling::Low);
        check(ROOM / 5 * 4 + 1, 81, Filling::High);
        check(ROOM * 2, 100, Filling::High);
    }

    #[test]
    fn what_helps_depends_on_what_uses_the_room() {
        #[track_caller]
        fn check(drafts: u64, bin: u64, other: u64, relief: Relief) {
            assert_eq!(Usage { drafts, bin, other, ..Usage::default() }.relief(), relief);
        }
        check(9, 0, 0, Relief::Drafts);
        check(9, 1, 0, Relief::Bin);
        check(4, 1, 5, Relief::Bin);
        check(4, 1, 6, Relief::Other);
    }

    #[test]
    fn amounts_are_told_in_kilobytes_and_from_a_tenth_on_in_megabytes() {
        #[track_caller]
        fn check(units: u64, amount: Amount) {
            assert_eq!(Amount::of(units), amount, "{units}");
        }
        check(0, Amount::Kilobytes(0));
        check(1, Amount::Kilobytes(1));
        check(1024, Amount::Kilobytes(1));
        check(1535, Amount::Kilobytes(1));
        check(1536, Amount::Kilobytes(2));
        check(100 * 1024, Amount::Kilobytes(100));
        check(100 * 1024 + 1, Amount::Megabytes { whole: 0, tenths: 1 });
        check(ROOM, Amount::Megabytes { whole: 5, tenths: 0 });
        check(ROOM / 50 * 41, Amount::Megabytes { whole: 4, tenths: 1 });
        check(ROOM * 3, Amount::Megabytes { whole: 15, tenths: 0 });
    }

    #[test]
    fn a_store_that_cannot_be_read_is_not_taken_for_an_empty_one() {
        let memory = MemoryStore::default();
        save(&memory, 1, 1);
        for n in 0..2 {
            memory.fail_after(n, Fault::Refused(StoreError::Unavailable));
            assert_eq!(DraftStore::new(&memory).usage(), Err(StoreError::Unavailable));
        }
    }
}
