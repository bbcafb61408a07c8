//! A store of texts in memory that fails, lies and runs short of room.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use kommunkompass::draft::{StoreError, TextStore};

/// What goes wrong with one operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It fails and changes nothing.
    Refused(StoreError),
    /// A write leaves half of the value and fails: the tab was killed, as far as the draft can tell.
    Torn,
    /// A write leaves half of the value and says that all is well.
    TornSilently,
    /// A write changes nothing and says that all is well.
    Lost,
    /// A read gives something else than is stored.
    Misread,
}

/// Every kind of fault.
pub const FAULTS: [Fault; 7] = [
    Fault::Refused(StoreError::Failed),
    Fault::Refused(StoreError::Full),
    Fault::Refused(StoreError::Unavailable),
    Fault::Torn,
    Fault::TornSilently,
    Fault::Lost,
    Fault::Misread,
];

/// A store in memory, in which one operation goes wrong and room may be short.
#[derive(Default)]
pub struct MemoryStore {
    /// What is stored, to look at and to damage.
    pub texts: RefCell<BTreeMap<String, String>>,
    /// How many operations there have been.
    pub n_operations: Cell<usize>,
    fault: Cell<Option<(usize, Fault)>>,
    /// The most bytes of all texts together.
    pub quota: Cell<Option<usize>>,
}

impl MemoryStore {
    /// Lets the operation after `n` others go wrong.
    pub fn fail_after(&self, n: usize, fault: Fault) {
        self.fault.set(Some((self.n_operations.get() + n, fault)));
    }

    /// Lets nothing go wrong any more.
    pub fn heal(&self) {
        self.fault.set(None);
    }

    fn next_fault(&self) -> Option<Fault> {
        let n = self.n_operations.get();
        self.n_operations.set(n + 1);
        self.fault.get().and_then(|(at, fault)| (at == n).then_some(fault))
    }

    /// Stores a text whatever the faults.
    pub fn put(&self, key: &str, text: &str) {
        self.texts.borrow_mut().insert(key.to_owned(), text.to_owned());
    }

    /// The text at a key whatever the faults.
    pub fn text(&self, key: &str) -> Option<String> {
        self.texts.borrow().get(key).cloned()
    }

    /// Everything that is stored.
    pub fn content(&self) -> BTreeMap<String, String> {
        self.texts.borrow().clone()
    }
}

impl TextStore for &MemoryStore {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        match self.next_fault() {
            Some(Fault::Refused(error)) => Err(error),
            Some(Fault::Misread) => Ok(self.text(key).map(|text| text.replace('e', "é"))),
            _ => Ok(self.text(key)),
        }
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StoreError> {
        let fault = self.next_fault();
        if matches!(fault, Some(Fault::Torn | Fault::TornSilently)) {
            let half: String = text.chars().take(text.chars().count() / 2).collect();
            self.put(key, &half);
        }
        match fault {
            Some(Fault::Refused(error)) => return Err(error),
            Some(Fault::Torn) => return Err(StoreError::Failed),
            Some(Fault::TornSilently | Fault::Lost) => return Ok(()),
            Some(Fault::Misread) | None => {}
        }
        let others =
            self.content().iter().filter(|(other, _)| *other != key).map(|(_, text)| text.len()).sum::<usize>();
        if self.quota.get().is_some_and(|quota| others + text.len() > quota) {
            return Err(StoreError::Full);
        }
        self.put(key, text);
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        match self.next_fault() {
            Some(Fault::Refused(error)) => return Err(error),
            Some(Fault::Torn) => return Err(StoreError::Failed),
            _ => {}
        }
        self.texts.borrow_mut().remove(key);
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, StoreError> {
        match self.next_fault() {
            Some(Fault::Refused(error)) => Err(error),
            _ => Ok(self.texts.borrow().keys().cloned().collect()),
        }
    }
}
