//! What other tabs of this site, or the browser, do to the storage.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::spawn_local;
use web_sys::{StorageEvent, Window};

use super::storage::inner;

/// What another tab of this site, or the browser, has done to the storage.
pub enum Change {
    /// A text was written, or removed.
    Entry {
        /// Where.
        key: String,
        /// What stands there since; nothing when it was removed.
        value: Option<String>,
    },
    /// Everything was removed.
    Cleared,
}

impl Change {
    /// Nothing for what is not of this place on the page.
    fn of(event: &StorageEvent) -> Option<Self> {
        match event.key() {
            Some(key) => inner(&key).map(|key| Self::Entry { key, value: event.new_value() }),
            None => Some(Self::Cleared),
        }
    }
}

/// Calls `changed` for every change, one after the other, until the owner of this call is taken down.
///
/// Not at once: while Firefox waits for its storage, it tells the page of what others have stored, in the middle of
/// whatever the page is doing, and also while the page is hearing of something else. So the listener is one that may be
/// called while it runs, and what it hears waits until the page is done.
pub fn on_change_elsewhere(changed: impl Fn(Change) + 'static) {
    let Some(window) = web_sys::window() else { return };
    let changes = Rc::new(Changes { waiting: RefCell::default(), is_told: Cell::new(false), changed });
    let heard: Closure<dyn Fn(StorageEvent)> = Closure::new(move |event: StorageEvent| {
        let Some(change) = Change::of(&event) else { return };
        changes.waiting.borrow_mut().push_back(change);
        if !changes.is_told.replace(true) {
            let changes = Rc::clone(&changes);
            spawn_local(async move { changes.tell() });
        }
    });
    // A window refuses no listener.
    let _added = window.add_event_listener_with_callback("storage", heard.as_ref().unchecked_ref());
    StoredValue::new_local(Listener { window, heard });
}

/// Calls `cleared` whenever another tab of this site empties the storage as a whole.
pub fn on_cleared_elsewhere(cleared: impl Fn() + 'static) {
    on_change_elsewhere(move |change| match change {
        Change::Cleared => cleared(),
        Change::Entry { .. } => {}
    });
}

/// Hears until it is dropped.
struct Listener {
    window: Window,
    heard: Closure<dyn Fn(StorageEvent)>,
}

impl Drop for Listener {
    fn drop(&mut self) {
        let _removed = self.window.remove_event_listener_with_callback("storage", self.heard.as_ref().unchecked_ref());
    }
}

/// What was heard and is still to be told.
struct Changes<F> {
    waiting: RefCell<VecDeque<Change>>,
    /// Whether somebody is about to tell it.
    is_told: Cell<bool>,
    changed: F,
}

impl<F: Fn(Change)> Changes<F> {
    fn tell(&self) {
        while let Some(change) = self.next() {
            (self.changed)(change);
        }
        self.is_told.set(false);
    }

    /// Taken out before it is told, since more may come meanwhile.
    fn next(&self) -> Option<Change> {
        self.waiting.borrow_mut().pop_front()
    }
}
