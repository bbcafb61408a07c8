//! Keeping rubrics of one's own over a store that fails and lies, and finding the rubric of a draft.
#![cfg(test)]

mod common;

use common::memory_store::{FAULTS, Fault, MemoryStore};
use common::rubrics::any_changed_rubric;
use common::{draft, edition, read_edition, small_rubric};
use kommunkompass::assessment::{LastResult, Mode};
use kommunkompass::draft::{DraftStore, StoreError};
use kommunkompass::json::{ProblemKind, pretty};
use kommunkompass::language::Language;
use kommunkompass::own_rubrics::{
    LoadError, OwnRubric, RubricSource, RubricStore, SaveError, StoredRubric, Unreadable, source_of,
};
use kommunkompass::rubric::{Edition, RubricReference, template};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

/// A version of the small rubric.
fn own(version: u32) -> OwnRubric {
    let mut rubric = small_rubric();
    rubric["title"]["sv"] = json!(format!("Egen, version {version}"));
    OwnRubric::read(&pretty(&rubric.to_string())).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

fn key(rubric: &OwnRubric) -> String {
    format!("kommunkompass/rubric/{}", rubric.reference())
}

/// The titles of the rubrics that can be read, and how many cannot.
fn listed(memory: &MemoryStore) -> (Vec<String>, usize) {
    let mut unreadable = 0;
    let mut titles = Vec::new();
    for stored in RubricStore::new(memory).list().expect("a list") {
        match stored {
            StoredRubric::Readable(own) => titles.push(own.rubric().title.get(Language::Swedish).to_owned()),
            StoredRubric::Unreadable { .. } => unreadable += 1,
        }
    }
    titles.sort();
    (titles, unreadable)
}

#[test]
fn a_rubric_is_kept_compact_and_comes_back_with_everything_in_its_file() {
    let memory = MemoryStore::default();
    let mut file = small_rubric();
    file["later"] = json!({ "kept": [1.5] });
    let own = OwnRubric::read(&pretty(&file.to_string())).expect("a rubric");
    let store = RubricStore::new(&memory);
    store.save(&own).expect("it is saved");
    assert_eq!(memory.text(&key(&own)), Some(file.to_string()));
    assert_eq!(store.load(&own.reference()), Ok(own.clone()));
    assert_eq!(store.list(), Ok(vec![StoredRubric::Readable(Box::new(own.clone()))]));
    assert_eq!(OwnRubric::read(&pretty(own.text())), Ok(own));
}

proptest! {
    #[test]
    fn a_file_stays_the_same_rubric_however_it_is_laid_out(document in any_changed_rubric()) {
        if let Ok(own) = OwnRubric::read(&document.to_string()) {
            let document: Value = serde_json::from_str(own.text()).expect("JSON");
            prop_assert_eq!(OwnRubric::read(&pretty(own.text())), Ok(own.clone()));
            prop_assert_eq!(serde_json::from_str::<Value>(&pretty(own.text())).expect("JSON"), document);
        }
    }
}

#[test]
fn two_rubrics_with_the_same_id_and_other_content_stand_side_by_side() {
    let memory = MemoryStore::default();
    let store = RubricStore::new(&memory);
    store.save(&own(1)).expect("it is saved");
    store.save(&own(2)).expect("it is saved");
    assert_eq!(own(1).rubric().id, own(2).rubric().id);
    assert_eq!(listed(&memory), (vec!["Egen, version 1".to_owned(), "Egen, version 2".to_owned()], 0));
    store.remove(&own(1).reference()).expect("it is removed");
    assert_eq!(listed(&memory), (vec!["Egen, version 2".to_owned()], 0));
    assert_eq!(store.load(&own(1).reference()), Err(LoadError::Missing));
}

#[test]
fn saving_the_same_rubric_again_writes_nothing() {
    let memory = MemoryStore::default();
    let store = RubricStore::new(&memory);
    store.save(&own(1)).expect("it is saved");
    memory.quota.set(Some(0));
    assert_eq!(store.save(&own(1)), Ok(()));
}

#[test]
fn a_damaged_rubric_is_listed_with_its_text_and_stays_as_it_is() {
    let memory = MemoryStore::default();
    let half = own(1).text().chars().take(100).collect::<String>();
    memory.put(&key(&own(1)), &half);
    memory.put(&key(&own(2)), own(3).text());
    let before = memory.content();
    let store = RubricStore::new(&memory);
    for (version, damaged) in [(1, half.as_str()), (2, own(3).text())] {
        let Err(LoadError::Unreadable { text, why }) = store.load(&own(version).reference()) else {
            panic!("a damaged rubric is loaded")
        };
        assert_eq!(text, damaged);
        match why {
            Unreadable::Faulty(problems) => assert!(matches!(problems[0].kind, ProblemKind::NotJson { .. })),
            Unreadable::OtherContent => assert_eq!(version, 2),
        }
    }
    assert_eq!(listed(&memory), (vec![], 2));
    assert_eq!(memory.content(), before);
    store.save(&own(1)).expect("the sound file takes the place of the damaged text");
    assert_eq!(listed(&memory), (vec!["Egen, version 1".to_owned()], 1));
}

#[test]
fn a_full_store_takes_nothing_and_says_so() {
    let memory = MemoryStore::default();
    let store = RubricStore::new(&memory);
    store.save(&own(1)).expect("it is saved");
    memory.quota.set(Some(own(1).text().len() + 100));
    let before = memory.content();
    assert_eq!(store.save(&own(2)), Err(SaveError::Store(StoreError::Full)));
    assert_eq!(memory.content(), before);
}

#[test]
fn whatever_goes_wrong_while_saving_the_others_stay_and_nothing_false_is_read() {
    for fault in FAULTS {
        for at in 0..5 {
            let memory = MemoryStore::default();
            let store = RubricStore::new(&memory);
            store.save(&own(1)).expect("it is saved");
            memory.fail_after(at, fault);
            let saved = store.save(&own(2));
            memory.heal();
            let (titles, unreadable) = listed(&memory);
            let is_there = titles.contains(&"Egen, version 2".to_owned());
            assert!(titles.contains(&"Egen, version 1".to_owned()), "{fault:?} at {at}");
            assert!(saved.is_err() || is_there, "{fault:?} at {at} is not noticed");
            // Only a store that lies about the clearing up leaves something, and then it is said to be unreadable.
            assert_eq!(unreadable, 0, "{fault:?} at {at}");
            store.save(&own(2)).expect("it is saved when nothing goes wrong any more");
            assert_eq!(listed(&memory).0.len(), 2);
        }
    }
}

#[test]
fn a_store_that_cannot_be_read_is_no_empty_store() {
    let memory = MemoryStore::default();
    let store = RubricStore::new(&memory);
    store.save(&own(1)).expect("it is saved");
    for at in 0..2 {
        memory.fail_after(at, Fault::Refused(StoreError::Failed));
        assert_eq!(store.list(), Err(StoreError::Failed));
    }
    memory.fail_after(0, Fault::Refused(StoreError::Unavailable));
    assert_eq!(store.load(&own(1).reference()), Err(LoadError::Store(StoreError::Unavailable)));
    memory.fail_after(0, Fault::Refused(StoreError::Failed));
    assert_eq!(store.remove(&own(1).reference()), Err(StoreError::Failed));
    assert_eq!(listed(&memory).0.len(), 1);
}

#[test]
fn drafts_and_rubrics_in_one_store_do_not_see_each_other() {
    let memory = MemoryStore::default();
    let (rubrics, drafts) = (RubricStore::new(&memory), DraftStore::new(&memory));
    let draft = draft(own(1).rubric(), Mode::Full);
    rubrics.save(&own(1)).expect("it is saved");
    drafts.save(&draft, None).expect("it is saved");
    memory.put("kommunkompass/rubric/x", "?");
    memory.put("someone-elses", "?");
    assert_eq!((rubrics.list().expect("a list").len(), drafts.list().expect("a list").len()), (1, 1));
    drafts.remove(draft.id).expect("it is removed");
    assert_eq!(listed(&memory).0.len(), 1);
}

#[test]
fn a_file_is_named_after_id_and_content() {
    let name = own(1).file_name();
    assert!(name.starts_with("own-") && name.ends_with(".rubric.json"), "{name}");
    assert_ne!(name, own(2).file_name());
    let mut hidden = small_rubric();
    hidden["id"] = json!("..");
    let name = OwnRubric::read(&hidden.to_string()).expect("a rubric").file_name();
    assert!(name.starts_with('-'), "{name}");
}

/// What one does with rubrics, while one operation of the store may go wrong.
#[derive(Clone, Debug)]
enum Step {
    Save(u32, Option<(usize, Fault)>),
    Remove(u32, Option<(usize, Fault)>),
}

fn any_step() -> impl Strategy<Value = Step> {
    let fault = || prop::option::of((0usize..5, select(FAULTS.to_vec())));
    prop_oneof![
        (0u32..3, fault()).prop_map(|(version, fault)| Step::Save(version, fault)),
        (0u32..3, fault()).prop_map(|(version, fault)| Step::Remove(version, fault)),
    ]
}

proptest! {
    #[test]
    fn what_was_saved_stays_until_it_is_removed_whatever_goes_wrong(steps in vec(any_step(), 0..12)) {
        let memory = MemoryStore::default();
        let store = RubricStore::new(&memory);
        let mut saved = [false; 3];
        for step in steps {
            let (Step::Save(_, fault) | Step::Remove(_, fault)) = &step;
            if let Some((at, fault)) = fault {
                memory.fail_after(*at, *fault);
            }
            match step {
                Step::Save(version, _) if store.save(&own(version)).is_ok() => saved[version as usize] = true,
                Step::Remove(version, _) if store.remove(&own(version).reference()).is_ok() => {
                    saved[version as usize] = false;
                }
                Step::Save(..) | Step::Remove(..) => {}
            }
            memory.heal();
            for version in (0..3).filter(|version| saved[*version as usize]) {
                prop_assert_eq!(store.load(&own(version).reference()), Ok(own(version)));
            }
        }
    }
}

/// A draft of the reference finds its rubric there, when these rubrics are here.
#[track_caller]
fn check_source(rubric: &RubricReference, carries_points: bool, here: &[&OwnRubric], expected: RubricSource) {
    let mut draft = draft(own(1).rubric(), Mode::Full);
    draft.rubric = rubric.clone();
    draft.remember(carries_points.then(LastResult::unknown));
    let here: Vec<_> = here.iter().map(|own| own.reference()).collect();
    assert_eq!(source_of(&draft, &here), expected);
}

#[test]
fn a_draft_finds_exactly_the_rubric_that_it_was_made_with() {
    let (one, two) = (own(1), own(2));
    for carries_points in [true, false] {
        check_source(&one.reference(), carries_points, &[&two, &one], RubricSource::Own);
        check_source(&one.reference(), carries_points, &[&two], RubricSource::Missing);
        check_source(&one.reference(), carries_points, &[], RubricSource::Missing);
    }
}

#[test]
fn a_draft_of_a_shipped_edition_goes_by_it_even_when_its_questions_have_changed() {
    let mut reference = RubricReference::to(&edition("2021"));
    check_source(&reference, false, &[], RubricSource::Shipped(Edition::Edition2021));
    reference.fingerprint = own(1).reference().fingerprint;
    check_source(&reference, false, &[&own(1)], RubricSource::Shipped(Edition::Edition2021));
}

#[test]
fn an_own_rubric_with_the_id_of_a_shipped_edition_is_never_taken_for_it() {
    let named_alike = template(&edition("2021")).replace("\"own-2021\"", "\"2021\"");
    let own = OwnRubric::read(&named_alike).expect("a rubric");
    // The very same content has the very same fingerprint; then it does not matter which of them counts.
    assert_eq!(own.reference(), RubricReference::to(&edition("2021")));
    let changed = read_edition("2021").replace("Kommunkompassen, utgåva 2021", "Vår kompass");
    let changed = OwnRubric::read(&changed).expect("a rubric");
    assert_eq!(changed.rubric().id.as_str(), "2021");
    check_source(&changed.reference(), true, &[&changed], RubricSource::Own);
    check_source(&changed.reference(), true, &[&own], RubricSource::Missing);
    check_source(&changed.reference(), true, &[], RubricSource::Missing);
}

#[test]
fn a_rubric_of_areas_only_is_not_taken() {
    let problems = OwnRubric::read(&read_edition("2010")).expect_err("nothing to assess");
    assert_eq!(problems.iter().map(ToString::to_string).collect::<Vec<_>>(), ["areas[0].subareas: empty"]);
}
