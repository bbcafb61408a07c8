//! A local storage that goes wrong at the n-th operation of a person's work, for every n and in every way.
//!
//! After each, the page is opened again over the storage as it was left: every draft is there, in a state no older than
//! the last that was said to be saved.

use std::collections::BTreeMap;

use js_sys::Reflect;
use kommunkompass::app::drafts::Drafts;
use kommunkompass::app::services::storage::BrowserStorage;
use kommunkompass::assessment::{Answer, Assessment, Edit, Occasion, Timestamp, WriterId};
use kommunkompass::draft::{DraftStore, LoadError, SlotMark, StoreError, TextStore};
use kommunkompass::level::Level;
use leptos::prelude::{GetUntracked, Owner};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{console_log, wasm_bindgen_test};

/// How an operation goes wrong; the words are those of `faulty_storage.js`.
const KINDS: [&str; 6] = ["quota", "security", "other", "lost", "torn", "null"];

/// Sets what goes wrong from here on.
struct Faults {
    settings: JsValue,
}

impl Faults {
    fn install() -> Self {
        js_sys::eval(include_str!("faulty_storage.js")).expect("the script runs");
        let settings = Reflect::get(&js_sys::global(), &"faultyStorage".into()).expect("the settings");
        Self { settings }
    }

    fn set(&self, name: &str, value: JsValue) {
        Reflect::set(&self.settings, &name.into(), &value).expect("a setting");
    }

    fn fail(&self, at: u32, kind: &str, stays: bool) {
        self.set("n", 0.into());
        self.set("kind", kind.into());
        self.set("stays", stays.into());
        self.set("at", at.into());
    }

    fn heal(&self) {
        self.set("at", JsValue::NULL);
    }

    fn n_operations(&self) -> u32 {
        let n = Reflect::get(&self.settings, &"n".into()).ok().and_then(|n| n.as_f64());
        format!("{}", n.expect("a number")).parse().expect("a whole number")
    }
}

/// What a person does.
#[derive(Clone, Copy)]
enum Step {
    Answer(u128, Level),
    Note(u128, &'static str),
    Points(u128, &'static str),
    Delete(u128),
    List,
}

const WORK: [Step; 14] = [
    Step::Answer(1, Level::Begun),
    Step::Note(1, "Planen är beslutad"),
    Step::Points(1, "12,5"),
    Step::Answer(2, Level::Missing),
    Step::List,
    Step::Note(2, "Åtta nämnder"),
    Step::Note(1, "Planen är beslutad i juni"),
    Step::Answer(1, Level::Systematic),
    Step::Delete(2),
    Step::Note(1, ""),
    Step::Points(1, "13"),
    Step::List,
    Step::Answer(3, Level::Effective),
    Step::Answer(1, Level::Partial),
];
const DRAFTS: [u128; 3] = [1, 2, 3];

/// One draft through the work.
#[derive(Default)]
struct Course {
    /// Its states, the newest last.
    states: Vec<Assessment>,
    /// Which of them was said to be saved last.
    saved: Option<usize>,
    is_deleted: bool,
    /// The write that the page knows of.
    mark: Option<SlotMark>,
}

fn edit(draft: &mut Assessment, edit: Edit, minute: usize) {
    let now = super::TIME.milliseconds() + 60_000 * u64::try_from(minute).expect("a minute");
    let on = Occasion { writer: WriterId::from_random(1), now: Timestamp::from_milliseconds(now) };
    draft.apply(edit, on);
}

/// Does the work; stops at the first failure, or goes on like a person who has not seen it. Also tells how often it was
/// said that something was not done.
fn work(stops: bool) -> (BTreeMap<u128, Course>, usize) {
    let store = DraftStore::new(BrowserStorage);
    let mut courses: BTreeMap<u128, Course> = BTreeMap::new();
    let mut n_refused = 0;
    for (minute, step) in WORK.into_iter().enumerate() {
        let question = || "1.1.goals".parse().expect("a question");
        let subarea = || "1.2".parse().expect("a subarea");
        let (id, change) = match step {
            Step::Answer(id, level) => (id, Edit::Answer { question: question(), answer: Answer::Level(level) }),
            Step::Note(id, note) => (id, Edit::Note { question: question(), note: note.to_owned() }),
            Step::Points(id, points) => {
                let points = Some(points.parse().expect("points"));
                (id, Edit::DirectPoints { subarea: subarea(), points })
            }
            Step::Delete(id) => {
                let course = courses.entry(id).or_default();
                let deleted = store.remove(super::draft(id).id);
                course.is_deleted |= deleted.is_ok();
                // What is half deleted is not promised any more.
                course.saved = None;
                n_refused += usize::from(deleted.is_err());
                if deleted.is_err() && stops {
                    break;
                }
                continue;
            }
            Step::List => {
                let listed = store.list();
                n_refused += usize::from(listed.is_err());
                if listed.is_err() && stops {
                    break;
                }
                continue;
            }
        };
        let course = courses.entry(id).or_default();
        let mut state = course.states.last().cloned().unwrap_or_else(|| super::draft(id));
        edit(&mut state, change, minute);
        let saved = store.save(&state, course.mark.as_ref());
        course.states.push(state.clone());
        if let Ok(saved) = saved {
            course.mark = Some(saved.mark);
            course.saved = Some(course.states.len() - 1);
            continue;
        }
        n_refused += 1;
        if stops {
            break;
        }
    }
    (courses, n_refused)
}

fn forget_all() {
    let store = DraftStore::new(BrowserStorage);
    DRAFTS.iter().for_each(|id| store.remove(super::draft(*id).id).expect("it is removed"));
}

/// Opens the page again: every draft is in a state no older than was promised.
#[track_caller]
fn check(courses: &BTreeMap<u128, Course>, case: &str) {
    let store = DraftStore::new(BrowserStorage);
    let listed = Owner::new().with(|| Drafts::open().list().get_untracked());
    for id in DRAFTS {
        let course = courses.get(&id);
        let promised = course.and_then(|course| course.saved);
        match store.load(super::draft(id).id) {
            Ok(loaded) => {
                let found =
                    course.and_then(|course| course.states.iter().rposition(|state| *state == loaded.assessment));
                assert!(found.is_some(), "{case}: draft {id} is in a state in which it never was");
                assert!(
                    listed.iter().any(|draft| draft.id == loaded.assessment.id),
                    "{case}: draft {id} is not listed"
                );
                assert!(found >= promised, "{case}: draft {id} is as after {found:?}, not {promised:?}");
                // A removal that is silently passed over is not seen, but nothing is lost by it.
                let is_gone = course.is_some_and(|course| course.is_deleted) && !case.starts_with("lost");
                assert!(!is_gone, "{case}: draft {id} has come back");
            }
            Err(LoadError::Missing | LoadError::Unreadable { .. }) => {
                assert_eq!(promised, None, "{case}: draft {id} has gone");
            }
            Err(LoadError::Store(error)) => panic!("{case}: {error}"),
        }
        // And it can be worked on.
        let next = super::draft(id);
        store.save(&next, None).expect("it is saved");
        assert_eq!(store.load(next.id).expect("it is loaded").assessment.id, next.id, "{case}");
    }
}

#[wasm_bindgen_test]
fn whatever_goes_wrong_at_any_operation_of_a_persons_work_nothing_that_was_saved_is_lost() {
    let faults = Faults::install();
    faults.heal();
    forget_all();
    faults.fail(u32::MAX, "other", false);
    let (courses, _) = work(true);
    let n_operations = faults.n_operations();
    faults.heal();
    check(&courses, "without a fault");
    assert!(n_operations > 50, "the work does too little: {n_operations}");
    let mut n_runs = 0;
    let mut n_refused = 0;
    for kind in KINDS {
        for at in 0..n_operations {
            for (stays, stops) in [(false, true), (false, false), (true, false)] {
                forget_all();
                faults.fail(at, kind, stays);
                let (courses, refused) = work(stops);
                faults.heal();
                check(&courses, &format!("{kind} at operation {at}, stays: {stays}, stopped: {stops}"));
                n_runs += 1;
                n_refused += refused;
            }
        }
    }
    forget_all();
    console_log!(
        "{n_runs} runs: {} faults at each of {n_operations} operations; {n_refused} steps were said not to be saved",
        KINDS.len()
    );
}

#[wasm_bindgen_test]
fn the_errors_of_the_browser_are_told_apart_by_their_names() {
    let faults = Faults::install();
    for (kind, expected) in [
        ("quota", StoreError::Full),
        ("security", StoreError::Unavailable),
        ("other", StoreError::Failed),
        ("null", StoreError::Unavailable),
    ] {
        faults.fail(0, kind, true);
        assert_eq!(BrowserStorage.set("kommunkompass-test/fault", "1"), Err(expected), "{kind}");
        faults.heal();
    }
    assert_eq!(BrowserStorage.get("kommunkompass-test/fault"), Ok(None));
}
