//! Printing: everything is as it is to be on paper before the browser looks at it.

use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use web_sys::Event;

/// Events of the window, beside `beforeprint` and `afterprint` of the browser.
const BEGUN: &str = "kommunkompass-print-begun";
const ENDED: &str = "kommunkompass-print-ended";

/// Opens the browser's print dialogue.
///
/// The browser says that it prints in the middle of the task that asks for it, and looks at the page before anything that
/// follows from that is done. So it is said beforehand, and asked for in a task of its own.
pub fn open_dialogue() {
    say(BEGUN);
    let print = || {
        if let Some(window) = web_sys::window() {
            // A browser that does not print says so itself.
            let _printed = window.print();
        }
        say(ENDED);
    };
    Timeout::new(0, print).forget();
}

/// Calls `begun` before the page is printed, in whatever way, and `ended` afterwards; `begun` may be called twice.
pub fn on_print(begun: impl Fn() + 'static, ended: impl Fn() + 'static) {
    let (begun, ended) = (StoredValue::new_local(begun), StoredValue::new_local(ended));
    for event in ["beforeprint", BEGUN] {
        let handle = window_event_listener_untyped(event, move |_| begun.with_value(|begun| begun()));
        on_cleanup(move || handle.remove());
    }
    for event in ["afterprint", ENDED] {
        let handle = window_event_listener_untyped(event, move |_| ended.with_value(|ended| ended()));
        on_cleanup(move || handle.remove());
    }
}

fn say(event: &str) {
    // It is refused in no browser.
    let _said = web_sys::window().zip(Event::new(event).ok()).map(|(window, event)| window.dispatch_event(&event));
}
