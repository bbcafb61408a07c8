//! Files that a person drags over the page and lets go there.

use gloo_file::FileList;
use leptos::ev;
use leptos::prelude::*;
use web_sys::DragEvent;

use super::file_input::File;
use super::host;

/// Takes the files that are let go anywhere on the page, or of somebody else's page in our place, until the owner of this
/// call is taken down; `over` is true while there are files above it.
///
/// Anywhere, since the browser would otherwise leave the page for a file that misses its place.
pub fn on_files(over: RwSignal<bool>, dropped: impl Fn(Vec<File>) + 'static) {
    let dragged = window_event_listener(ev::dragover, move |event: DragEvent| {
        let is_ours = has_files(&event) && host::concerns(&event);
        if is_ours {
            event.prevent_default();
        }
        if is_ours != over.get_untracked() {
            over.set(is_ours);
        }
    });
    // An event from one element to another is still over the page.
    let left = window_event_listener(ev::dragleave, move |event: DragEvent| {
        if event.related_target().is_none() && over.get_untracked() {
            over.set(false);
        }
    });
    let let_go = window_event_listener(ev::drop, move |event: DragEvent| {
        if has_files(&event) && host::concerns(&event) {
            event.prevent_default();
            over.set(false);
            let files = event.data_transfer().and_then(|data| data.files()).map(FileList::from);
            dropped(files.map(|files| files.to_vec()).unwrap_or_default());
        }
    });
    on_cleanup(move || {
        dragged.remove();
        left.remove();
        let_go.remove();
    });
}

/// Whether it is files that are dragged, and not a text of the page.
fn has_files(event: &DragEvent) -> bool {
    event.data_transfer().is_some_and(|data| data.types().iter().any(|kind| kind == "Files"))
}
