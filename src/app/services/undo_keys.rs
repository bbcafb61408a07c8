//! The keys that undo and redo: Ctrl+Z, Ctrl+Shift+Z and Ctrl+Y, with Cmd on a Mac.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement, HtmlTextAreaElement};

use super::host;

/// Inputs that nothing is typed into.
const NOT_TYPED_INTO: [&str; 7] = ["button", "checkbox", "file", "radio", "range", "reset", "submit"];

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UndoKey {
    /// To take the last step back.
    Undo,
    /// To make it again.
    Redo,
}

/// Calls `pressed` for these keys until the owner of this call is taken down; not in a text that is being typed, where
/// the browser undoes by itself, and not elsewhere on somebody else's page.
pub fn follow(pressed: impl Fn(UndoKey) + 'static) {
    let handle = window_event_listener(leptos::ev::keydown, move |event: KeyboardEvent| {
        if event.default_prevented() || is_in_text(&event) || !host::concerns(&event) {
            return;
        }
        if let Some(key) = undo_key(&event) {
            event.prevent_default();
            pressed(key);
        }
    });
    on_cleanup(move || handle.remove());
}

fn undo_key(event: &KeyboardEvent) -> Option<UndoKey> {
    if event.alt_key() || event.ctrl_key() == event.meta_key() {
        return None;
    }
    match (event.key().to_lowercase().as_str(), event.shift_key()) {
        ("z", false) => Some(UndoKey::Undo),
        ("z", true) => Some(UndoKey::Redo),
        // With Cmd it opens the browser's list of visited pages.
        ("y", false) if event.ctrl_key() => Some(UndoKey::Redo),
        _ => None,
    }
}

fn is_in_text(event: &KeyboardEvent) -> bool {
    // The innermost element, also where the page sees only a custom element around it.
    let target = event.composed_path().get(0);
    if let Some(input) = target.dyn_ref::<HtmlInputElement>() {
        return !NOT_TYPED_INTO.contains(&input.type_().as_str());
    }
    target.dyn_ref::<HtmlTextAreaElement>().is_some()
        || target.dyn_ref::<HtmlElement>().is_some_and(HtmlElement::is_content_editable)
}
