//! The address: everything after `#`, so that the page works from any folder of any server. On somebody else's page the
//! address is the application's own affair and stands nowhere.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, MouseEvent};

use super::host;

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
pub struct Address(RwSignal<String>);

impl Address {
    /// The present address, followed until the owner of this call is taken down.
    #[must_use]
    pub fn follow() -> Self {
        if !host::owns_document() {
            return Self::follow_links();
        }
        let address = Self(RwSignal::new(fragment()));
        let handle = window_event_listener(leptos::ev::hashchange, move |_| address.0.set(fragment()));
        on_cleanup(move || handle.remove());
        address
    }

    /// Follows the links of the application itself, which would else change the address of the page around it.
    fn follow_links() -> Self {
        let address = Self(RwSignal::new(host::setting("address").unwrap_or_default()));
        // The events of a shadow root are heard in the root only, and show what was clicked there only.
        let listener = host::on_click(move |event| {
            if let Some(fragment) = own_link(event) {
                event.prevent_default();
                address.0.set(fragment);
            }
        });
        // Kept until the owner of this call is taken down.
        StoredValue::new_local(listener);
        address
    }

    /// The fragment, without `#`.
    #[must_use]
    pub fn fragment(self) -> ReadSignal<String> {
        self.0.read_only()
    }

    /// Goes to another fragment, as a click on a link does.
    pub fn go_to(self, fragment: &str) {
        if !host::owns_document() {
            self.0.set(fragment.to_owned());
            return;
        }
        if let Some(window) = web_sys::window() {
            // Setting the fragment fails in no browser; the event that follows updates the signal.
            let _set = window.location().set_hash(fragment);
        }
    }

    /// Exchanges the fragment without adding to the history, for settings of a view.
    pub fn replace(self, fragment: &str) {
        if !host::owns_document() {
            self.0.set(fragment.to_owned());
            return;
        }
        let Some(window) = web_sys::window() else { return };
        let replaced = window.history().and_then(|history| {
            history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&format!("#{fragment}")))
        });
        match replaced {
            Ok(()) => self.0.set(fragment.to_owned()),
            // Some frames forbid it; a history entry more is the lesser harm.
            Err(_) => self.go_to(fragment),
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
