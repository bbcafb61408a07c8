//! The address: everything after `#`, so that the page works from any folder of any server.

use leptos::prelude::*;

/// The part of the address after `#`, without it.
#[must_use]
pub fn fragment() -> String {
    let hash = web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    hash.strip_prefix('#').unwrap_or(&hash).to_owned()
}

/// The whole address of the page, or of the frame that it is in.
#[must_use]
pub fn page() -> String {
    web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default()
}

/// The address as a signal that follows links, back and forward; given to every view by context.
#[derive(Clone, Copy)]
pub struct Address(RwSignal<String>);

impl Address {
    /// The present address, followed until the owner of this call is taken down.
    #[must_use]
    pub fn follow() -> Self {
        let address = Self(RwSignal::new(fragment()));
        let handle = window_event_listener(leptos::ev::hashchange, move |_| address.0.set(fragment()));
        on_cleanup(move || handle.remove());
        address
    }

    /// The fragment, without `#`.
    #[must_use]
    pub fn fragment(self) -> ReadSignal<String> {
        self.0.read_only()
    }

    /// Goes to another fragment, as a click on a link does.
    pub fn go_to(self, fragment: &str) {
        if let Some(window) = web_sys::window() {
            // Setting the fragment fails in no browser; the event that follows updates the signal.
            let _set = window.location().set_hash(fragment);
        }
    }

    /// Exchanges the fragment without adding to the history, for settings of a view.
    pub fn replace(self, fragment: &str) {
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
