//! The page around the application: its place, title, focus and leaving.

use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{BeforeUnloadEvent, Document, Element, HtmlElement, PageTransitionEvent};

use super::host;

/// Id of the notice that the application could not go on.
const FAILED: &str = "start-failed";

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// Whether the page is the application's, and not somebody else's with the application in it.
#[must_use]
pub fn is_own() -> bool {
    host::owns_document()
}

/// Whether nothing of the page is to be seen: it lies in a tab behind another.
#[must_use]
pub fn is_hidden() -> bool {
    document().is_some_and(|document| document.hidden())
}

/// Finds the place for the application and empties it.
#[must_use]
pub fn take_place() -> Option<HtmlElement> {
    let place = host::place()?;
    place.set_text_content(None);
    place.remove_attribute("aria-busy").ok()?;
    Some(place)
}

/// Runs what has to wait for the browser.
pub fn run(task: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(task);
}

/// Shows the page's notice when the program panics, and writes what happened to the console: the draft is already
/// stored, so reloading the page goes on where it stopped.
pub fn report_panics() {
    std::panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        show_failure();
        host::tell("error", r#"{"code":"stopped"}"#);
    }));
}

/// Lets the host explain that the application cannot start: `reason` is one of `start/failure.js`, for a file, with a
/// detail such as a status. A host that does not explain shows its notice.
pub fn fail(reason: &str, file: &str, detail: &str) {
    if !host::fail(reason, file, detail) {
        show_failure();
    }
}

/// Shows the page's notice that the application cannot go on.
pub fn show_failure() {
    if let Some(notice) = host::element(FAILED) {
        // Only a name that is no attribute's would be refused.
        let _shown = notice.remove_attribute("hidden");
    }
}

/// Sets the title of the document, where it is the application's own.
pub fn set_title(title: &str) {
    if let Some(document) = document().filter(|_| host::owns_document()) {
        document.set_title(title);
    }
}

/// Names the language that the document, or the application's place in it, is written in.
pub fn set_language(tag: &str) {
    let whole = || document()?.document_element();
    let place = || host::place().map(Element::from);
    let named = if host::owns_document() { whole() } else { place() };
    if let Some(named) = named {
        // Only a name that is no attribute's would be refused.
        let _set = named.set_attribute("lang", tag);
    }
}

/// The tag of the browser's first language; empty when it does not tell.
#[must_use]
pub fn browser_language() -> String {
    web_sys::window().and_then(|window| window.navigator().language()).unwrap_or_default()
}

/// Moves the focus to an element, for keyboards and screen readers, and scrolls it into view.
pub fn focus(element: &HtmlElement) {
    // An element that cannot take the focus leaves it where it was.
    let _focused = element.focus();
}

/// Moves the focus to the element with this id.
pub fn focus_id(id: &str) {
    if let Some(element) = host::element(id)
        && let Ok(element) = element.dyn_into()
    {
        focus(&element);
    }
}

/// Scrolls to the top of the page; on somebody else's page only so far back that the place begins to be seen.
pub fn scroll_to_top() {
    if host::owns_document() {
        if let Some(window) = web_sys::window() {
            window.scroll_to_with_x_and_y(0.0, 0.0);
        }
        return;
    }
    if let Some(place) = host::place().filter(|place| place.get_bounding_client_rect().top() < 0.0) {
        place.scroll_into_view();
    }
}

/// Runs a task when the next frame is made, so that it delays nothing that is shown by it.
pub fn after_frame(task: impl FnOnce() + 'static) {
    request_animation_frame(move || {
        Timeout::new(0, task).forget();
    });
}

/// How long a page that comes back waits before it looks around, so that it first hears what happened meanwhile.
const SETTLE_MILLISECONDS: u32 = 250;

/// Calls `returned` when somebody comes back to the page: from another window or tab, or with the browser's button.
pub fn on_return(returned: impl Fn() + Clone + 'static) {
    for event in ["focus", "pageshow", "visibilitychange"] {
        let returned = returned.clone();
        let handle = window_event_listener_untyped(event, move |_| {
            let returned = returned.clone();
            Timeout::new(SETTLE_MILLISECONDS, returned).forget();
        });
        on_cleanup(move || handle.remove());
    }
}

/// Calls `restored` when the browser shows the page again that it had put aside as it was, on the way back.
pub fn on_restored(restored: impl Fn() + 'static) {
    let handle = window_event_listener(leptos::ev::pageshow, move |event: PageTransitionEvent| {
        if event.persisted() {
            restored();
        }
    });
    on_cleanup(move || handle.remove());
}

/// Lets the browser ask before the page is left while `unsaved` is true.
pub fn ask_before_leaving(unsaved: Signal<bool>) {
    let handle = window_event_listener(leptos::ev::beforeunload, move |event: BeforeUnloadEvent| {
        if unsaved.get_untracked() {
            event.prevent_default();
        }
    });
    on_cleanup(move || handle.remove());
}
