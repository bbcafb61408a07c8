//! The address: everything after `#`, so that the page works from any folder of any server. On somebody else's page the
//! address is the application's own affair and stands nowhere.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, MouseEvent};

use super::{host, page};

/// The part of the address after `#`, without it.
#[must_use]
pub fn fragment() -> String {
    let hash = web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    hash.strip_prefix('#').unwrap_or(&hash).to_owned()
}

/// The address of a page with the whole application, for links that are sent to others: the page itself, or on somebody
/// else's page the one that the host names.
#[must_use]
pub fn page() -> String {
    if let Some(page) = host::setting("page") {
        return page;
    }
    if !host::owns_document() {
        return String::new();
    }
    web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default()
}

/// The address as a signal that follows links, back and forward; given to every view by context.
#[derive(Clone, Copy)]
pub struct Address {
    fragment: RwSignal<String>,
    /// What the browser is still to be told.
    due: StoredValue<Option<Due>>,
}

/// A fragment that is to take the place of another one.
struct Due {
    before: String,
    after: String,
}

impl Address {
    /// The present address, followed until the owner of this call is taken down.
    #[must_use]
    pub fn follow() -> Self {
        if !host::owns_document() {
            return Self::follow_links();
        }
        let address = Self::at(fragment());
        let moved = window_event_listener(leptos::ev::hashchange, move |_| {
            // What was due belonged to where one has been.
            address.due.set_value(None);
            address.fragment.set(fragment());
        });
        // A page that is no longer to be seen has no next frame, and may never be seen again.
        let hidden = window_event_listener_untyped("visibilitychange", move |_| address.tell_browser());
        on_cleanup(move || {
            moved.remove();
            hidden.remove();
        });
        address
    }

    /// Follows the links of the application itself, which would else change the address of the page around it.
    fn follow_links() -> Self {
        let address = Self::at(host::setting("address").unwrap_or_default());
        // The events of a shadow root are heard in the root only, and show what was clicked there only.
        let listener = host::on_click(move |event| {
            if let Some(fragment) = own_link(event) {
                event.prevent_default();
                address.fragment.set(fragment);
            }
        });
        // Kept until the owner of this call is taken down.
        StoredValue::new_local(listener);
        address
    }

    fn at(fragment: String) -> Self {
        Self { fragment: RwSignal::new(fragment), due: StoredValue::new(None) }
    }

    /// The fragment, without `#`.
    #[must_use]
    pub fn fragment(self) -> ReadSignal<String> {
        self.fragment.read_only()
    }

    /// The whole address of the view that is shown, to be opened in a window of its own.
    #[must_use]
    pub fn href(self) -> String {
        let fragment = self.fragment.read();
        let page = web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default();
        if !host::owns_document() {
            return page;
        }
        let page = page.split_once('#').map_or(page.as_str(), |(page, _)| page);
        format!("{page}#{}", *fragment)
    }

    /// Goes to another fragment, as a click on a link does.
    pub fn go_to(self, fragment: &str) {
        if !host::owns_document() {
            self.fragment.set(fragment.to_owned());
            return;
        }
        self.tell_browser();
        if let Some(window) = web_sys::window() {
            // Setting the fragment fails in no browser; the event that follows updates the signal.
            let _set = window.location().set_hash(fragment);
        }
    }

    /// Exchanges the fragment without adding to the history, for settings of a view. The browser is told when the view that
    /// shows the setting is there: it notes all fields of the page along with the address, and takes its time for that.
    pub fn replace(self, after: &str) {
        self.fragment.set(after.to_owned());
        if !host::owns_document() {
            return;
        }
        let due = Due { before: fragment(), after: after.to_owned() };
        let was_due = self.due.try_update_value(|last| last.replace(due).is_some());
        if page::is_hidden() {
            self.tell_browser();
        } else if was_due == Some(false) {
            page::after_frame(move || self.tell_browser());
        }
    }

    fn tell_browser(self) {
        let Some(Due { before, after }) = self.due.try_update_value(Option::take).flatten() else { return };
        // Somebody may have gone on, and the event that tells of it not have come yet.
        let Some(window) = web_sys::window().filter(|_| fragment() == before) else { return };
        let replaced = window.history().and_then(|history| {
            history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&format!("#{after}")))
        });
        if replaced.is_err() {
            // Some frames forbid it; a history entry more is the lesser harm.
            let _set = window.location().set_hash(&after);
        }
    }
}

/// The address of a view that a click goes to.
fn own_link(event: &MouseEvent) -> Option<String> {
    let clicked: Element = event.target()?.dyn_into().ok()?;
    let link = clicked.closest("a[href^='#/']").ok()??;
    if event.default_prevented() || event.button() != 0 {
        return None;
    }
    Some(link.get_attribute("href")?.strip_prefix('#')?.to_owned())
}
