//! Random work in a store that fails and forgets, against a model that knows only what was said to be saved.
//!
//! Every writer counts in a note of its own, so a state of a draft is told by how far each has come. The model keeps,
//! for each slot, the state that was written there whole; what is loaded is never older than any of them, whatever
//! happened to the others. What was said to be saved has to be among them.
#![cfg(test)]

mod common;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use common::memory_store::{Fault, MemoryStore};
use common::{draft as empty_draft, edition};
use kommunkompass::assessment::{
    Assessment, AssessmentId, Edit, Entered, Field, Mode, Occasion, Timestamp, WriterId, file,
};
use kommunkompass::draft::journal::{self, Recovered};
use kommunkompass::draft::{DraftStore, LoadError, Slot, SlotMark, StoreError, StoredDraft, TextStore};
use kommunkompass::rubric::{QuestionId, Rubric};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

/// The draft of the tests with one.
const ID: AssessmentId = AssessmentId::from_random(7);

static RUBRIC: LazyLock<Rubric> = LazyLock::new(|| edition("2021"));

const N_DRAFTS: usize = 3;
const N_WRITERS: usize = 2;
const PLACES: [char; 2] = ['a', 'b'];

/// How far each writer has come.
type State = [u64; N_WRITERS];

fn key(id: AssessmentId, place: char) -> String {
    format!("kommunkompass/draft/{id}/{place}")
}

fn question(writer: usize) -> QuestionId {
    format!("writer.{writer}").parse().expect("a question id")
}

/// A writer writes how far they have come, in a page of theirs, at a time that may be before the last.
fn count(draft: &mut Assessment, (writer, page): (usize, u32), state: u64, now: u64) {
    let edit = Edit::Note { question: question(writer), note: format!("Läge {state}") };
    let on = Occasion { writer: WriterId::from_random(page), now: Timestamp::from_milliseconds(now) };
    draft.apply(edit, on);
}

/// How far each writer has come. What was entered without knowing of each other, after damage and a wrong clock, stands
/// beside what counts: it is there.
fn state_of(draft: &Assessment) -> State {
    std::array::from_fn(|writer| {
        let clashes = draft.clashes_of(&Field::Note(question(writer)));
        let beside = clashes.iter().filter_map(|clash| match &clash.other {
            Entered::Text(text) => Some(text.as_str()),
            Entered::Answer(_) | Entered::Points(_) => None,
        });
        let notes = beside.chain([draft.note(&question(writer))]).filter_map(|note| note.strip_prefix("Läge "));
        notes.map(|state| state.parse().expect("a number")).max().unwrap_or(0)
    })
}

fn is_at_least(state: State, other: State) -> bool {
    state.iter().zip(other).all(|(state, other)| *state >= other)
}

fn later(one: State, other: State) -> State {
    std::array::from_fn(|writer| one[writer].max(other[writer]))
}

/// What can happen.
#[derive(Clone, Debug)]
enum Operation {
    /// A writer enters something at a time by their clock and saves, and an operation of the store may go wrong.
    Save { draft: usize, writer: usize, now: u64, fault: Option<(usize, Fault)> },
    /// A writer loads the page again.
    Reload { writer: usize },
    /// The drafts are listed.
    List,
    /// A draft is removed.
    Remove { draft: usize },
    /// The value of a slot is altered.
    Damage { draft: usize, place: char },
    /// A slot is gone.
    Lose { draft: usize, place: char },
    /// The browser writes to disk what it has.
    Commit,
    /// The browser is killed and started again: what it had not written is in the journal only.
    Kill,
}

const FAULTS: [Fault; 6] = [
    Fault::Refused(StoreError::Failed),
    Fault::Refused(StoreError::Full),
    Fault::Refused(StoreError::Unavailable),
    Fault::Torn,
    Fault::TornSilently,
    Fault::Lost,
];

fn any_operation(n_writers: usize) -> impl Strategy<Value = Operation> {
    let (draft, writer, place) = (0..N_DRAFTS, 0..n_writers, select(&PLACES[..]));
    let fault = option::weighted(0.3, (0usize..6, select(&FAULTS[..])));
    prop_oneof![
        12 => (draft.clone(), writer.clone(), 0u64..1000, fault)
            .prop_map(|(draft, writer, now, fault)| Operation::Save { draft, writer, now, fault }),
        2 => writer.prop_map(|writer| Operation::Reload { writer }),
        1 => Just(Operation::List),
        1 => draft.clone().prop_map(|draft| Operation::Remove { draft }),
        1 => (draft.clone(), place.clone()).prop_map(|(draft, place)| Operation::Damage { draft, place }),
        1 => (draft, place).prop_map(|(draft, place)| Operation::Lose { draft, place }),
        1 => Just(Operation::Commit),
        1 => Just(Operation::Kill),
    ]
}

/// What is whole in a slot: its value, and the state.
#[derive(Clone, Debug)]
struct Said {
    value: String,
    state: State,
}

/// What is on the browser's disk.
#[derive(Clone, Default)]
struct Disk {
    texts: BTreeMap<String, String>,
    said: BTreeMap<String, Said>,
}

/// A draft in the page of a writer, and the write of it that the page knows of.
#[derive(Clone)]
struct Open {
    assessment: Assessment,
    mark: Option<SlotMark>,
}

/// The store, those who write, and what they were told.
#[derive(Default)]
struct World {
    memory: MemoryStore,
    /// The drafts as each writer has them open.
    open: [BTreeMap<usize, Open>; N_WRITERS],
    /// How many pages were opened; each writes under a name of its own.
    n_pages: u32,
    said: BTreeMap<String, Said>,
    journal: BTreeMap<AssessmentId, Said>,
    disk: Disk,
    /// How many drafts were removed; each had an id of its own.
    n_removed: [u128; N_DRAFTS],
}

impl World {
    fn store(&self) -> DraftStore<&MemoryStore> {
        DraftStore::new(&self.memory)
    }

    fn id(&self, draft: usize) -> AssessmentId {
        AssessmentId::from_random(draft as u128 + self.n_removed[draft] * N_DRAFTS as u128)
    }

    /// The newest state that is promised.
    fn promised(&self, id: AssessmentId) -> Option<State> {
        PLACES.iter().filter_map(|place| self.said.get(&key(id, *place))).map(|said| said.state).reduce(later)
    }

    /// Breaks the promises about slots that no longer hold what they did.
    fn forget_lost(&mut self) {
        let memory = &self.memory;
        self.said.retain(|key, said| memory.text(key).as_ref() == Some(&said.value));
    }

    fn others(&self, id: AssessmentId) -> BTreeMap<String, String> {
        let (own, kept) = (format!("/{id}/"), format!("kept/{id}"));
        self.memory.content().into_iter().filter(|(key, _)| !key.contains(&own) && !key.ends_with(&kept)).collect()
    }

    fn draft(&mut self, draft: usize, writer: usize) -> &mut Open {
        let (store, id) = (DraftStore::new(&self.memory), self.id(draft));
        self.open[writer].entry(draft).or_insert_with(|| {
            if let Ok(loaded) = store.load(id) {
                return Open { assessment: loaded.assessment, mark: Some(loaded.mark) };
            }
            let mut new = empty_draft(&RUBRIC, Mode::Full);
            new.id = id;
            Open { assessment: new, mark: None }
        })
    }

    /// The name that a writer's page writes under: another one after every reload.
    fn page(&mut self, writer: usize) -> u32 {
        if self.open[writer].is_empty() {
            self.n_pages += N_WRITERS as u32;
        }
        self.n_pages + writer as u32
    }

    #[track_caller]
    fn save(&mut self, draft: usize, writer: usize, state: u64, now: u64, fault: Option<(usize, Fault)>) {
        let id = self.id(draft);
        let (promised, others) = (self.promised(id), self.others(id));
        let page = self.page(writer);
        let open = self.draft(draft, writer);
        count(&mut open.assessment, (writer, page), state, now);
        let Open { assessment, mark } = open.clone();
        if let Some((n, fault)) = fault {
            self.memory.fail_after(n, fault);
        }
        let before = self.memory.content();
        let saved = self.store().save(&assessment, mark.as_ref());
        self.memory.heal();
        let written = self.note_written(&before);
        if let Ok(saved) = saved {
            let open = self.draft(draft, writer);
            open.mark = Some(saved.mark);
            if let Some(joined) = saved.joined {
                open.assessment = *joined;
            }
            let said = written.expect("what was saved is there, whole");
            let expected = later(state_of(&assessment), promised.unwrap_or_default());
            assert!(is_at_least(said.state, expected), "{:?} was saved in place of {expected:?}", said.state);
            self.journal.insert(id, said);
        }
        assert_eq!(self.others(id), others, "saving a draft has touched another");
        let still = self.promised(id);
        assert!(
            promised.is_none_or(|promised| still.is_some_and(|still| is_at_least(still, promised))),
            "saving has taken away what was promised: {promised:?}, now {still:?}"
        );
    }

    /// Notes what is in the slot that was written since `before`, if it is whole: that counts also when the writer was not
    /// told so.
    fn note_written(&mut self, before: &BTreeMap<String, String>) -> Option<Said> {
        self.forget_lost();
        let after = self.memory.content();
        let (key, value) = after.into_iter().find(|(key, value)| before.get(key) != Some(value))?;
        let text = Slot::decode(&value).ok()?.text;
        let state = state_of(&file::read(&text).expect("a draft").assessment);
        let said = Said { value, state };
        self.said.insert(key, said.clone());
        Some(said)
    }

    /// A killed browser: memory is as the disk was, the journal brings back the rest.
    fn kill(&mut self) {
        self.memory.texts.replace(self.disk.texts.clone());
        self.said.clone_from(&self.disk.said);
        self.open = Default::default();
        for (id, kept) in self.journal.clone() {
            let header = kept.value.lines().next().expect("a first line");
            if journal::is_stored(&&self.memory, id, header).expect("it is read") {
                // The slots have it. Should its slot be damaged, the other one counts, as ever.
                continue;
            }
            let before = self.memory.content();
            let promised = later(kept.state, self.promised(id).unwrap_or_default());
            let recovered = journal::recover(&self.store(), id, &kept.value).expect("it is recovered");
            let state = state_of(&self.store().load(id).expect("it is loaded").assessment);
            assert!(is_at_least(state, promised), "{state:?} after a kill, not {promised:?}");
            if recovered == Recovered::Restored {
                let said = self.note_written(&before).expect("it is in a slot");
                self.journal.insert(id, said);
            }
        }
        self.forget_lost();
    }

    #[track_caller]
    fn check(&self, id: AssessmentId) {
        match (self.store().load(id), self.promised(id)) {
            (Ok(loaded), Some(promised)) => {
                let state = state_of(&loaded.assessment);
                assert!(is_at_least(state, promised), "{state:?} is older than {promised:?}");
            }
            (Ok(_) | Err(LoadError::Missing | LoadError::Unreadable { .. }), None) => {}
            (Err(error), promised) => panic!("{promised:?} was saved, but {error:?}"),
        }
    }

    fn check_list(&self) {
        let list = self.store().list().expect("a list");
        for id in (0..N_DRAFTS).map(|draft| self.id(draft)).filter(|id| self.promised(*id).is_some()) {
            let is_it =
                |stored: &&StoredDraft| matches!(stored, StoredDraft::Readable(loaded) if loaded.assessment.id == id);
            assert_eq!(list.iter().filter(is_it).count(), 1, "draft {id} in the list");
        }
    }

    fn happen(&mut self, operation: Operation, state: u64) {
        match operation {
            Operation::Save { draft, writer, now, fault } => self.save(draft, writer, state, now, fault),
            Operation::Reload { writer } => self.open[writer].clear(),
            Operation::List => self.check_list(),
            Operation::Remove { draft } => {
                let id = self.id(draft);
                let others = self.others(id);
                self.store().remove(id).expect("removed");
                assert_eq!(self.others(id), others, "removing a draft has touched another");
                assert!(matches!(self.store().load(id), Err(LoadError::Missing)));
                self.open.iter_mut().for_each(|open| drop(open.remove(&draft)));
                self.journal.remove(&id);
                self.forget_lost();
                self.n_removed[draft] += 1;
            }
            Operation::Damage { draft, place } => {
                let key = key(self.id(draft), place);
                if let Some(text) = self.memory.text(&key) {
                    self.memory.put(&key, &text.replace("Läge", "Lage"));
                    self.forget_lost();
                }
            }
            Operation::Lose { draft, place } => {
                self.memory.texts.borrow_mut().remove(&key(self.id(draft), place));
                self.forget_lost();
            }
            Operation::Commit => self.disk = Disk { texts: self.memory.content(), said: self.said.clone() },
            Operation::Kill => self.kill(),
        }
    }
}

fn live(operations: Vec<Operation>) {
    let mut world = World::default();
    world.memory.put("another program/draft", "kk1 1 x\n{}");
    world.disk.texts = world.memory.content();
    for (operation, state) in operations.into_iter().zip(1..) {
        world.happen(operation, state);
        (0..N_DRAFTS).for_each(|draft| world.check(world.id(draft)));
    }
    world.check_list();
    assert_eq!(world.memory.text("another program/draft").as_deref(), Some("kk1 1 x\n{}"));
}

proptest! {
    #[test]
    fn what_was_said_to_be_saved_is_there_whatever_happens(operations in vec(any_operation(1), 1..60)) {
        live(operations);
    }

    #[test]
    fn what_two_writers_were_told_is_saved_is_there_whatever_happens(operations in vec(any_operation(2), 1..60)) {
        live(operations);
    }
}

/// A store in which another writer saves in the middle of what the first one does.
struct Interrupted<'a> {
    memory: &'a MemoryStore,
    at: usize,
    other: &'a Assessment,
    known: Option<&'a SlotMark>,
}

impl Interrupted<'_> {
    fn interrupt(&self) {
        if self.memory.n_operations.get() == self.at {
            DraftStore::new(self.memory).save(self.other, self.known).expect("the other is saved");
        }
    }
}

impl TextStore for Interrupted<'_> {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.interrupt();
        self.memory.get(key)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StoreError> {
        self.interrupt();
        self.memory.set(key, text)
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.interrupt();
        self.memory.remove(key)
    }

    fn keys(&self) -> Result<Vec<String>, StoreError> {
        self.interrupt();
        self.memory.keys()
    }
}

#[test]
fn a_writer_that_saves_in_the_middle_of_anothers_save_loses_nothing_once_each_has_saved_again() {
    for n in 0..5 {
        let memory = MemoryStore::default();
        let mut first = empty_draft(&RUBRIC, Mode::Full);
        first.id = ID;
        count(&mut first, (0, 1), 1, 10);
        let mark = DraftStore::new(&memory).save(&first, None).expect("it is saved").mark;
        let mut second = DraftStore::new(&memory).load(ID).expect("it is loaded").assessment;
        count(&mut first, (0, 1), 2, 20);
        count(&mut second, (1, 2), 1, 20);
        let at = memory.n_operations.get() + n;
        let interrupted = Interrupted { memory: &memory, at, other: &second, known: Some(&mark) };
        // It may be told that it was not read back, but what is stored is sound.
        let told = DraftStore::new(interrupted).save(&first, Some(&mark));
        let between = state_of(&DraftStore::new(&memory).load(ID).expect("it is loaded").assessment);
        assert!(is_at_least(between, [1, 0]), "operation {n}: {between:?}");
        let known = told.map_or(mark.clone(), |saved| saved.mark);
        for (draft, known) in [(&first, &known), (&second, &mark)] {
            DraftStore::new(&memory).save(draft, Some(known)).expect("it is saved");
        }
        let state = state_of(&DraftStore::new(&memory).load(ID).expect("it is loaded").assessment);
        assert_eq!(state, [2, 1], "operation {n}");
    }
}
