//! Keeping drafts over a store that fails, lies and is torn in the middle of a write.
#![cfg(test)]

mod common;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use common::memory_store::{FAULTS, Fault, MemoryStore};
use common::{at, draft as empty_draft, edition, read};
use kommunkompass::assessment::{Answer, Assessment, AssessmentId, Edit, Mode, Occasion, Timestamp, WriterId, file};
use kommunkompass::draft::{
    DraftStore, LoadError, Loaded, Recovery, SaveError, Slot, SlotError, StoreError, StoredDraft,
};
use kommunkompass::json::{Problem, ProblemKind};
use kommunkompass::rubric::Rubric;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};

static RUBRIC: LazyLock<Rubric> = LazyLock::new(|| edition("2016"));

fn id(number: u128) -> AssessmentId {
    AssessmentId::from_random(number)
}

fn slot_key(id: AssessmentId, place: char) -> String {
    format!("kommunkompass/draft/{id}/{place}")
}

fn kept_key(id: AssessmentId) -> String {
    format!("kommunkompass/kept/{id}")
}

/// A draft in one of its states; a later state was changed later.
fn draft(number: u128, state: u64) -> Assessment {
    let mut draft = empty_draft(&RUBRIC, Mode::Full);
    draft.id = id(number);
    draft.created = Timestamp::from_milliseconds(0);
    draft.changed = Timestamp::from_milliseconds(0);
    let question = "1.1.state".parse().expect("a question id");
    draft.apply(Edit::Note { question, note: format!("Läge {state}") }, at(state));
    draft
}

fn state_of(draft: &Assessment) -> u64 {
    draft.changed.milliseconds()
}

/// The text of a draft as another version, or a fault, would have left it.
fn altered(number: u128, state: u64, pointer: &str, value: Value) -> String {
    let mut document: Value = serde_json::from_str(&file::write(&draft(number, state))).expect("JSON");
    *document.pointer_mut(pointer).expect("a place") = value;
    document.to_string()
}

fn put_slot(memory: &MemoryStore, draft: u128, place: char, number: u64, text: &str) {
    memory.put(&slot_key(id(draft), place), &Slot { number, text: text.to_owned() }.encode());
}

fn damage(memory: &MemoryStore, key: &str) {
    let text = memory.text(key).expect("a value");
    memory.put(key, &text.replace("Läge", "Lage"));
}

#[track_caller]
fn loaded(memory: &MemoryStore, number: u128) -> Loaded {
    DraftStore::new(memory).load(id(number)).unwrap_or_else(|error| panic!("{error:?}"))
}

/// Saves a draft as a page does that has just been opened.
fn try_save(memory: &MemoryStore, draft: &Assessment) -> Result<(), SaveError> {
    DraftStore::new(memory).save(draft, None).map(|_| ())
}

#[track_caller]
fn save(memory: &MemoryStore, number: u128, state: u64) {
    try_save(memory, &draft(number, state)).unwrap_or_else(|error| panic!("{error}"));
}

/// A draft opens in this state, with this said about it.
#[track_caller]
fn check(memory: &MemoryStore, number: u128, state: u64, recovery: &Recovery) {
    let loaded = loaded(memory, number);
    assert_eq!(loaded.assessment, draft(number, state));
    assert_eq!(&loaded.recovery, recovery);
}

/// A draft cannot be opened; its text, and what is wrong with it.
#[track_caller]
fn unreadable(memory: &MemoryStore, number: u128) -> (String, Vec<Problem>) {
    match DraftStore::new(memory).load(id(number)) {
        Err(LoadError::Unreadable { text, problems }) => (text, problems),
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_was_saved_last_is_loaded() {
    let memory = MemoryStore::default();
    assert!(matches!(DraftStore::new(&memory).load(id(1)), Err(LoadError::Missing)));
    for state in 1..=5 {
        save(&memory, 1, state);
        check(&memory, 1, state, &Recovery::None);
    }
    assert_eq!(memory.content().len(), 2, "two slots and nothing else");
}

/// One step of a person's work.
#[derive(Clone, Copy)]
enum Step {
    Save(u128, u64),
    Load(u128),
    List,
}

const SCRIPT: [Step; 12] = [
    Step::Save(1, 1),
    Step::Save(1, 2),
    Step::Save(2, 1),
    Step::List,
    Step::Save(1, 3),
    Step::Load(1),
    Step::Save(1, 4),
    Step::Save(2, 2),
    Step::Save(2, 3),
    Step::Load(2),
    Step::Save(1, 5),
    Step::List,
];

/// Does the script; gives the last state of each draft that was said to be saved.
fn run(memory: &MemoryStore, stop_at_failure: bool) -> BTreeMap<u128, u64> {
    let store = DraftStore::new(memory);
    let mut saved = BTreeMap::new();
    for step in SCRIPT {
        let is_done = match step {
            Step::Save(number, state) => {
                let result = try_save(memory, &draft(number, state));
                if result.is_ok() {
                    saved.insert(number, state);
                }
                result.is_ok()
            }
            Step::Load(number) => store.load(id(number)).is_ok(),
            Step::List => store.list().is_ok(),
        };
        if !is_done && stop_at_failure {
            break;
        }
    }
    saved
}

#[test]
fn whatever_goes_wrong_once_no_saved_state_is_lost() {
    let healthy = MemoryStore::default();
    run(&healthy, true);
    let n_operations = healthy.n_operations.get();
    assert!(n_operations > 40, "the script does too little: {n_operations}");
    for fault in FAULTS {
        for n in 0..n_operations {
            for stop_at_failure in [true, false] {
                let memory = MemoryStore::default();
                memory.fail_after(n, fault);
                let saved = run(&memory, stop_at_failure);
                memory.heal();
                let case = format!("{fault:?} at operation {n}, stopped: {stop_at_failure}");
                for number in [1, 2] {
                    match (DraftStore::new(&memory).load(id(number)), saved.get(&number)) {
                        (Ok(loaded), saved) => {
                            let state = state_of(&loaded.assessment);
                            assert_eq!(loaded.assessment, draft(number, state), "{case}");
                            assert!(Some(&state) >= saved, "{case}: {state} is older than {saved:?}");
                        }
                        (Err(LoadError::Missing | LoadError::Unreadable { .. }), None) => {}
                        (Err(error), saved) => panic!("{case}: {saved:?} was saved, but {error:?}"),
                    }
                    save(&memory, number, 9);
                    save(&memory, number, 10);
                    check(&memory, number, 10, &Recovery::None);
                }
            }
        }
    }
}

#[test]
fn a_save_that_is_not_read_back_is_not_called_saved() {
    for (fault, expected) in [
        (Fault::TornSilently, SaveError::NotReadBack),
        (Fault::Lost, SaveError::NotReadBack),
        (Fault::Torn, SaveError::Store(StoreError::Failed)),
        (Fault::Refused(StoreError::Full), SaveError::Store(StoreError::Full)),
        (Fault::Refused(StoreError::Unavailable), SaveError::Store(StoreError::Unavailable)),
    ] {
        let memory = MemoryStore::default();
        save(&memory, 1, 1);
        // Two reads come before the write.
        memory.fail_after(2, fault);
        assert_eq!(try_save(&memory, &draft(1, 2)), Err(expected), "{fault:?}");
        assert_eq!(state_of(&loaded(&memory, 1).assessment), 1, "{fault:?}");
    }
    let memory = MemoryStore::default();
    memory.fail_after(3, Fault::Misread);
    assert_eq!(try_save(&memory, &draft(1, 1)), Err(SaveError::NotReadBack));
    assert!(!SaveError::NotReadBack.to_string().is_empty());
}

#[test]
fn a_full_store_keeps_the_last_state_and_takes_more_when_there_is_room() {
    let memory = MemoryStore::default();
    save(&memory, 1, 1);
    save(&memory, 2, 1);
    save(&memory, 2, 2);
    let size: usize = memory.content().values().map(String::len).sum();
    memory.quota.set(Some(size + 10));
    let full = Err(SaveError::Store(StoreError::Full));
    assert_eq!(try_save(&memory, &draft(1, 2)), full);
    check(&memory, 1, 1, &Recovery::None);
    DraftStore::new(&memory).remove(id(2)).expect("removed");
    save(&memory, 1, 2);
    check(&memory, 1, 2, &Recovery::None);
}

#[test]
fn a_draft_larger_than_can_be_read_back_is_not_written() {
    let memory = MemoryStore::default();
    save(&memory, 1, 1);
    let before = memory.content();
    let mut large = draft(1, 2);
    for number in 0..250 {
        let question = format!("q{number}").parse().expect("a question id");
        large.apply(Edit::Note { question, note: "x".repeat(20_000) }, at(3));
    }
    assert_eq!(try_save(&memory, &large), Err(SaveError::Store(StoreError::Full)));
    assert_eq!(memory.content(), before);
}

#[test]
fn a_damaged_newest_slot_falls_back_to_the_state_before() {
    for n_saves in 2..=5 {
        let memory = MemoryStore::default();
        (1..=n_saves).for_each(|state| save(&memory, 1, state));
        let newest = if n_saves % 2 == 0 { 'b' } else { 'a' };
        damage(&memory, &slot_key(id(1), newest));
        check(&memory, 1, n_saves - 1, &Recovery::OlderSlot);
        save(&memory, 1, 9);
        check(&memory, 1, 9, &Recovery::None);
    }
}

/// A draft with a note at a question, by a writer of its own.
fn noted(base: &Assessment, writer: u32, question: &str, note: &str) -> Assessment {
    let mut draft = base.clone();
    let on = Occasion { writer: WriterId::from_random(writer), now: Timestamp::from_milliseconds(50) };
    let question = question.parse().expect("a question id");
    draft.apply(Edit::Note { question, note: note.to_owned() }, on);
    draft
}

fn note_of(draft: &Assessment, question: &str) -> String {
    draft.note(&question.parse().expect("a question id")).to_owned()
}

#[test]
fn a_page_that_saves_after_another_joins_what_that_has_written() {
    let memory = MemoryStore::default();
    let store = DraftStore::new(&memory);
    let start = draft(1, 1);
    let opened = store.save(&start, None).expect("saved").mark;
    let (one, other) = (noted(&start, 1, "1.2.a", "ett"), noted(&start, 2, "1.2.b", "annat"));
    let first = store.save(&one, Some(&opened)).expect("saved");
    assert!(first.joined.is_none(), "nobody else has written");
    let second = store.save(&other, Some(&opened)).expect("saved");
    let joined = second.joined.expect("the other page has written");
    assert_eq!((note_of(&joined, "1.2.a"), note_of(&joined, "1.2.b")), ("ett".to_owned(), "annat".to_owned()));
    assert_eq!(loaded(&memory, 1).assessment, *joined);
    assert_eq!(loaded(&memory, 1).mark, second.mark);
}

#[test]
fn what_two_pages_write_without_seeing_each_other_is_in_one_of_the_slots_and_joined_when_it_is_opened() {
    let memory = MemoryStore::default();
    let start = draft(1, 1);
    save(&memory, 1, 1);
    let (one, other) = (noted(&start, 1, "1.2.a", "ett"), noted(&start, 2, "1.2.b", "annat"));
    put_slot(&memory, 1, 'b', 2, &file::write(&one));
    put_slot(&memory, 1, 'a', 1, &file::write(&other));
    let both = loaded(&memory, 1).assessment;
    assert_eq!((note_of(&both, "1.2.a"), note_of(&both, "1.2.b")), ("ett".to_owned(), "annat".to_owned()));
    assert_eq!(note_of(&both, "1.1.state"), "Läge 1");
}

#[test]
fn two_different_drafts_never_touch_each_other() {
    let memory = MemoryStore::default();
    save(&memory, 1, 1);
    save(&memory, 1, 2);
    let before = memory.content();
    for state in 1..6 {
        save(&memory, 2, state);
    }
    for (key, value) in before {
        assert_eq!(memory.text(&key), Some(value));
    }
}

#[test]
fn a_draft_that_has_gone_from_the_store_is_written_again_and_it_is_told() {
    let memory = MemoryStore::default();
    let store = DraftStore::new(&memory);
    let known = store.save(&draft(1, 1), None).expect("saved");
    assert!(!known.was_gone, "it is new");
    memory.texts.borrow_mut().clear();
    let again = store.save(&draft(1, 2), Some(&known.mark)).expect("saved");
    assert!(again.was_gone);
    assert!(again.mark.number > known.mark.number, "a page that knows of the earlier write takes it for newer");
    check(&memory, 1, 2, &Recovery::None);
}

#[test]
fn a_draft_of_an_earlier_schema_is_given_out_with_its_text() {
    let memory = MemoryStore::default();
    memory.put("kommunkompass/draft/0123456789abcdef0123456789abcdef/a", &read("tests/data/drafts/v1/full.slot.txt"));
    let id: AssessmentId = "0123456789abcdef0123456789abcdef".parse().expect("an id");
    let store = DraftStore::new(&memory);
    let loaded = store.load(id).expect("a draft");
    let earlier = loaded.earlier.expect("it is of schema 1");
    assert!(earlier.contains("\"schema\":1"), "{earlier}");
    store.save(&loaded.assessment, Some(&loaded.mark)).expect("saved");
    let again = store.load(id).expect("a draft");
    assert_eq!((again.earlier, again.assessment), (None, loaded.assessment));
}

#[test]
fn a_slot_that_is_gone_falls_back_to_the_other() {
    let memory = MemoryStore::default();
    save(&memory, 1, 1);
    save(&memory, 1, 2);
    memory.texts.borrow_mut().remove(&slot_key(id(1), 'b'));
    // Nothing tells that there was a newer state.
    check(&memory, 1, 1, &Recovery::None);
}

#[test]
fn a_newest_slot_that_holds_no_draft_falls_back_and_its_text_is_kept() {
    let memory = MemoryStore::default();
    save(&memory, 1, 1);
    let text = altered(1, 2, "/municipality", json!(null));
    put_slot(&memory, 1, 'b', 2, &text);
    check(&memory, 1, 1, &Recovery::OlderSlot);
    assert_eq!(memory.text(&kept_key(id(1))), Some(text));
}

#[test]
fn saving_never_goes_over_the_newest_state_that_can_be_read() {
    let memory = MemoryStore::default();
    put_slot(&memory, 1, 'a', 1, &file::write(&draft(1, 1)));
    put_slot(&memory, 1, 'b', 2, "no draft, but sound");
    let readable = memory.content().get(&slot_key(id(1), 'a')).cloned();
    save(&memory, 1, 3);
    assert_eq!(memory.content().get(&slot_key(id(1), 'a')).cloned(), readable);
    check(&memory, 1, 3, &Recovery::None);
}

#[test]
fn with_both_slots_damaged_the_text_is_given_out_and_stays() {
    let memory = MemoryStore::default();
    save(&memory, 1, 1);
    save(&memory, 1, 2);
    ['a', 'b'].into_iter().for_each(|place| damage(&memory, &slot_key(id(1), place)));
    let before = memory.content();
    let (text, problems) = unreadable(&memory, 1);
    assert_eq!(text, file::write(&draft(1, 1)).replace("Läge", "Lage"));
    assert_eq!(problems, []);
    assert_eq!(memory.content(), before);
}

#[test]
fn a_value_that_is_no_slot_at_all_is_given_out_whole() {
    let memory = MemoryStore::default();
    memory.put(&slot_key(id(1), 'a'), "something\nelse");
    assert_eq!(unreadable(&memory, 1).0, "something\nelse");
}

#[test]
fn a_draft_of_a_newer_version_is_neither_opened_nor_written_over() {
    let newer = altered(1, 7, "/schema", json!(file::SCHEMA + 1));
    let older = file::write(&draft(1, 6));
    for (newer_place, other_place) in [('a', 'b'), ('b', 'a')] {
        for other in [None, Some(Slot { number: 6, text: older.clone() }.encode()), Some("damaged".to_owned())] {
            let memory = MemoryStore::default();
            put_slot(&memory, 1, newer_place, 7, &newer);
            if let Some(other) = &other {
                memory.put(&slot_key(id(1), other_place), other);
            }
            let before = memory.content();
            let (text, problems) = unreadable(&memory, 1);
            assert_eq!(text, newer);
            let kinds: Vec<_> = problems.into_iter().map(|problem| problem.kind).collect();
            assert_eq!(kinds, [ProblemKind::NewerSchema { found: file::SCHEMA + 1, known: file::SCHEMA }]);
            for state in [8, 9] {
                let refused = Err(SaveError::NewerSchema);
                assert_eq!(try_save(&memory, &draft(1, state)), refused);
            }
            let list = DraftStore::new(&memory).list().expect("a list");
            assert!(matches!(list.as_slice(), [StoredDraft::Unreadable { text, .. }] if *text == newer));
            assert_eq!(memory.content(), before, "nothing has changed, nor was it kept twice");
        }
    }
}

#[test]
fn a_partly_readable_draft_opens_and_its_whole_text_is_kept() {
    let memory = MemoryStore::default();
    let entry = json!({ "state": "perhaps", "note": "Läge 3", "stamps": { "note": "3-0000000a" } });
    let text = altered(1, 3, "/answers/1.1.state", entry);
    put_slot(&memory, 1, 'a', 3, &text);
    let loaded = loaded(&memory, 1);
    let Recovery::Partial(problems) = &loaded.recovery else { panic!("{:?}", loaded.recovery) };
    let lines: Vec<_> = problems.iter().map(Problem::to_string).collect();
    assert_eq!(lines, ["answers.1.1.state.state: \"perhaps\" is not recognised"]);
    assert_eq!(memory.text(&kept_key(id(1))), Some(text.clone()));
    // Two saves write over both slots; the text is still there.
    save(&memory, 1, 4);
    save(&memory, 1, 5);
    check(&memory, 1, 5, &Recovery::None);
    assert_eq!(memory.text(&kept_key(id(1))), Some(text));
}

#[test]
fn a_partly_readable_draft_opens_also_when_there_is_no_room_to_keep_it() {
    let memory = MemoryStore::default();
    put_slot(&memory, 1, 'a', 3, &altered(1, 3, "/answers/1.1.state", json!(4)));
    memory.quota.set(Some(0));
    assert!(matches!(loaded(&memory, 1).recovery, Recovery::Partial(_)));
    assert_eq!(memory.text(&kept_key(id(1))), None);
}

#[test]
fn of_two_faulty_slots_the_text_of_the_newer_one_is_kept() {
    let memory = MemoryStore::default();
    let newer = altered(1, 2, "/mode", json!("later"));
    put_slot(&memory, 1, 'a', 1, &altered(1, 1, "/answers/1.1.state", json!(4)));
    put_slot(&memory, 1, 'b', 2, &newer);
    assert!(matches!(loaded(&memory, 1).recovery, Recovery::Partial(_)));
    assert_eq!(memory.text(&kept_key(id(1))), Some(newer));
}

#[test]
fn drafts_are_listed_the_last_changed_first_and_unreadable_ones_last() {
    let memory = MemoryStore::default();
    save(&memory, 1, 20);
    save(&memory, 2, 40);
    save(&memory, 3, 30);
    put_slot(&memory, 4, 'a', 1, "{}");
    memory.put(&kept_key(id(5)), "{}");
    memory.put("kommunkompass/draft/x/a", "{}");
    memory.put("another program", "{}");
    let list = DraftStore::new(&memory).list().expect("a list");
    let found = list.iter().map(|stored| match stored {
        StoredDraft::Readable(loaded) => (loaded.assessment.id, Some(state_of(&loaded.assessment))),
        StoredDraft::Unreadable { id, .. } => (*id, None),
    });
    let expected = [(id(2), Some(40)), (id(3), Some(30)), (id(1), Some(20)), (id(4), None)];
    assert_eq!(found.collect::<Vec<_>>(), expected);
}

#[test]
fn a_store_that_cannot_be_read_gives_no_list_instead_of_a_short_one() {
    let memory = MemoryStore::default();
    save(&memory, 1, 1);
    save(&memory, 2, 1);
    for n in 0..5 {
        memory.fail_after(n, Fault::Refused(StoreError::Unavailable));
        assert_eq!(DraftStore::new(&memory).list().err(), Some(StoreError::Unavailable), "operation {n}");
    }
    memory.fail_after(0, Fault::Refused(StoreError::Failed));
    assert!(matches!(DraftStore::new(&memory).load(id(1)), Err(LoadError::Store(StoreError::Failed))));
}

#[test]
fn a_removed_draft_is_gone_with_what_was_kept_of_it_and_nothing_else() {
    let memory = MemoryStore::default();
    save(&memory, 1, 1);
    memory.put("another program", "1");
    memory.put(&kept_key(id(1)), "kept of the first");
    let before = memory.content();
    save(&memory, 2, 1);
    save(&memory, 2, 2);
    memory.put(&kept_key(id(2)), "kept of the second");
    DraftStore::new(&memory).remove(id(2)).expect("removed");
    assert_eq!(memory.content(), before);
    assert!(matches!(DraftStore::new(&memory).load(id(2)), Err(LoadError::Missing)));
    DraftStore::new(&memory).remove(id(2)).expect("removing what is not there is no fault");
}

#[test]
fn a_removal_that_fails_says_so() {
    for n in 0..3 {
        let memory = MemoryStore::default();
        save(&memory, 1, 1);
        memory.fail_after(n, Fault::Refused(StoreError::Failed));
        assert_eq!(DraftStore::new(&memory).remove(id(1)), Err(StoreError::Failed));
        memory.heal();
        DraftStore::new(&memory).remove(id(1)).expect("removed at the second try");
        assert!(memory.content().is_empty());
    }
}

#[test]
fn the_stored_form_of_the_first_version_opens_for_ever() {
    let memory = MemoryStore::default();
    let id: AssessmentId = "0123456789abcdef0123456789abcdef".parse().expect("an id");
    memory.put("kommunkompass/draft/0123456789abcdef0123456789abcdef/a", &read("tests/data/drafts/v1/full.slot.txt"));
    let loaded = DraftStore::new(&memory).load(id).unwrap_or_else(|error| panic!("{error:?}"));
    assert_eq!(loaded.recovery, Recovery::None);
    let sample = file::read(&read("tests/data/drafts/v1/full.kompass.json")).expect("a draft");
    assert_eq!(loaded.assessment, sample.assessment);
    let web = "1.2.web".parse().expect("a question id");
    assert_eq!(loaded.assessment.answer(&web), &Answer::DontKnow);
}

mod slots {
    use super::*;

    #[track_caller]
    fn check(value: &str, expected: Result<Slot, SlotError>) {
        assert_eq!(Slot::decode(value), expected, "{value:?}");
    }

    #[test]
    fn a_value_with_another_first_line_is_no_slot() {
        let slot = Slot { number: 7, text: "{}\n".to_owned() };
        let value = slot.encode();
        let checksum = value.split([' ', '\n']).nth(2).expect("a checksum").to_owned();
        check(&value, Ok(slot));
        check("", Err(SlotError::Header));
        check("kk1 7", Err(SlotError::Header));
        check(&value.replace("kk1", "kk2"), Err(SlotError::Header));
        check(&value.replace(" 7 ", " x "), Err(SlotError::Header));
        check(&value.replace(" 7 ", "  7 "), Err(SlotError::Header));
        check(&value.replace(" 7 ", " 8 "), Err(SlotError::Checksum));
        check(&value.replace(&checksum, ""), Err(SlotError::Checksum));
        check(&value.replace('\n', "\r\n"), Err(SlotError::Checksum));
    }

    #[test]
    fn a_number_that_has_no_next_one_is_none() {
        let slot = |number| Slot { number, text: String::new() };
        check(&slot(u64::MAX - 1).encode(), Ok(slot(u64::MAX - 1)));
        check(&slot(u64::MAX).encode(), Err(SlotError::Header));
    }

    proptest! {
        #[test]
        fn what_is_encoded_is_decoded(number in 0..u64::MAX, text: String) {
            let slot = Slot { number, text };
            prop_assert_eq!(Slot::decode(&slot.encode()), Ok(slot));
        }

        #[test]
        fn a_change_anywhere_is_noticed(number in 0..u64::MAX, text: String, at: Index, other: char) {
            let value = Slot { number, text: text.clone() }.encode();
            let mut characters: Vec<_> = value.chars().collect();
            let at = at.index(characters.len());
            prop_assume!(characters[at] != other);
            characters[at] = other;
            let changed: String = characters.into_iter().collect();
            prop_assert!(Slot::decode(&changed).is_err());
        }

        #[test]
        fn a_value_cut_off_anywhere_is_noticed(number in 0..u64::MAX, text: String, end: Index) {
            let value = Slot { number, text }.encode();
            let characters: Vec<_> = value.chars().collect();
            let cut: String = characters.iter().take(end.index(characters.len())).collect();
            prop_assert!(Slot::decode(&cut).is_err());
        }

        #[test]
        fn any_value_is_looked_at_without_panic(value: String) {
            prop_assert!(Slot::decode(&value).is_err());
            prop_assert!(value.ends_with(Slot::text_of_unsound(&value)));
        }
    }
}

mod model {
    //! Random work against a model that knows only which states may be left.
    use super::*;

    #[derive(Clone, Debug)]
    enum Operation {
        Save(u128),
        SaveWith(u128, Fault),
        Load(u128),
        Remove(u128),
        /// Damages the newest slot, or the other one.
        Damage(u128, bool),
    }

    fn any_operation() -> impl Strategy<Value = Operation> {
        let number = 1u128..4;
        prop_oneof![
            6 => number.clone().prop_map(Operation::Save),
            3 => (number.clone(), select(vec![
                Fault::Refused(StoreError::Full), Fault::Torn, Fault::TornSilently, Fault::Lost,
            ])).prop_map(|(number, fault)| Operation::SaveWith(number, fault)),
            3 => number.clone().prop_map(Operation::Load),
            1 => number.clone().prop_map(Operation::Remove),
            2 => (number, any::<bool>()).prop_map(|(number, newest)| Operation::Damage(number, newest)),
        ]
    }

    /// What the two slots of a draft hold: sound states, the newest last, and how many are damaged.
    #[derive(Clone, Debug, Default)]
    struct Slots {
        sound: Vec<u64>,
        n_damaged: usize,
    }

    impl Slots {
        /// A write begins: its slot holds nothing of use until it ends.
        fn begin_write(&mut self) {
            if self.sound.len() == 2 {
                self.sound.remove(0);
            } else {
                self.n_damaged -= usize::from(self.n_damaged > 0);
            }
        }

        fn is_empty(&self) -> bool {
            self.sound.is_empty() && self.n_damaged == 0
        }
    }

    #[track_caller]
    fn check(memory: &MemoryStore, number: u128, slots: &Slots) {
        match (DraftStore::new(memory).load(id(number)), slots.sound.last()) {
            (Ok(loaded), Some(state)) => {
                assert_eq!(loaded.assessment, draft(number, *state));
                // Also said when it is the older slot that is damaged: a slot that is not sound has no age.
                let expected = if slots.n_damaged > 0 { Recovery::OlderSlot } else { Recovery::None };
                assert_eq!(loaded.recovery, expected);
            }
            (Err(LoadError::Unreadable { .. }), None) => assert!(slots.n_damaged > 0),
            (Err(LoadError::Missing), None) => assert!(slots.is_empty()),
            (found, expected) => panic!("{found:?} instead of {expected:?}"),
        }
    }

    #[track_caller]
    fn check_list(memory: &MemoryStore, drafts: &BTreeMap<u128, Slots>) {
        let mut expected: Vec<_> = drafts
            .iter()
            .filter(|(_, slots)| !slots.is_empty())
            .map(|(number, slots)| (slots.sound.last().copied(), id(*number)))
            .collect();
        expected.sort_by_key(|(state, id)| (std::cmp::Reverse(*state), *id));
        let list = DraftStore::new(memory).list().expect("a list");
        let found = list.iter().map(|stored| match stored {
            StoredDraft::Readable(loaded) => (Some(state_of(&loaded.assessment)), loaded.assessment.id),
            StoredDraft::Unreadable { id, .. } => (None, *id),
        });
        assert_eq!(found.collect::<Vec<_>>(), expected);
    }

    proptest! {
        #[test]
        fn drafts_are_as_the_model_has_them(operations in vec(any_operation(), 1..60)) {
            let memory = MemoryStore::default();
            memory.put("another program/draft", "kk1 1 x\n{}");
            let mut drafts: BTreeMap<u128, Slots> = (1..4).map(|number| (number, Slots::default())).collect();
            for (operation, state) in operations.into_iter().zip(1..) {
                match operation {
                    Operation::Save(number) => {
                        save(&memory, number, state);
                        let slots = drafts.get_mut(&number).expect("a draft");
                        slots.begin_write();
                        slots.sound.push(state);
                    }
                    Operation::SaveWith(number, fault) => {
                        memory.fail_after(2, fault);
                        prop_assert!(try_save(&memory, &draft(number, state)).is_err());
                        memory.heal();
                        if matches!(fault, Fault::Torn | Fault::TornSilently) {
                            let slots = drafts.get_mut(&number).expect("a draft");
                            slots.begin_write();
                            slots.n_damaged += 1;
                        }
                    }
                    Operation::Load(number) => check(&memory, number, &drafts[&number]),
                    Operation::Remove(number) => {
                        DraftStore::new(&memory).remove(id(number)).expect("removed");
                        drafts.insert(number, Slots::default());
                    }
                    Operation::Damage(number, newest) => {
                        let slots = drafts.get_mut(&number).expect("a draft");
                        let at = if newest { slots.sound.len().checked_sub(1) } else { Some(0) };
                        let Some(at) = at.filter(|at| *at < slots.sound.len()) else { continue };
                        let lost = slots.sound.remove(at);
                        slots.n_damaged += 1;
                        let keys = ['a', 'b'].map(|place| slot_key(id(number), place));
                        let holds = |key: &&String| {
                            let text = memory.text(key).unwrap_or_default();
                            text.contains(&format!("Läge {lost}\""))
                        };
                        damage(&memory, keys.iter().find(holds).expect("the slot of this state"));
                    }
                }
                check_list(&memory, &drafts);
            }
            prop_assert_eq!(memory.text("another program/draft"), Some("kk1 1 x\n{}".to_owned()));
            for (number, slots) in &drafts {
                check(&memory, *number, slots);
            }
        }
    }
}
