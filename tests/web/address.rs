//! The address: what the view shows, what the browser has been told, and where somebody has gone meanwhile.

use kommunkompass::app::services::location::{self, Address};
use leptos::prelude::{GetUntracked, Owner};
use wasm_bindgen_test::wasm_bindgen_test;

use super::charts::frame;

/// How many frames are waited for something.
const FRAMES: u32 = 120;

async fn see(fragment: impl Fn() -> String, wanted: &str) {
    for _ in 0..FRAMES {
        if fragment() == wanted {
            return;
        }
        frame().await;
    }
    assert_eq!(fragment(), wanted);
}

// All of it is one test: others run on the page at the same time, and there is one address.
#[wasm_bindgen_test]
async fn a_setting_is_told_to_the_browser_after_the_frame_unless_somebody_has_gone_on() {
    let window = web_sys::window().expect("a window");
    window.location().set_hash("/ny").expect("it is set");
    assert_eq!(location::fragment(), "/ny", "without its sign");
    // The event that tells of it comes in a task of its own.
    frame().await;
    let owner = Owner::new();
    let address = owner.with(Address::follow);
    let shown = || address.fragment().get_untracked();

    let entries = window.history().expect("a history").length();
    address.replace("/ny?a");
    address.replace("/ny?b");
    assert_eq!((shown().as_str(), location::fragment().as_str()), ("/ny?b", "/ny"), "the view comes first");
    see(location::fragment, "/ny?b").await;
    assert_eq!(window.history().expect("a history").length(), entries, "nothing to go back to");

    // What was due is told before one goes on.
    address.replace("/ny?c");
    address.go_to("/metod");
    assert_eq!(location::fragment(), "/metod");
    see(shown, "/metod").await;

    // Somebody goes on by a link before the browser has been told.
    address.replace("/metod?d");
    window.location().set_hash("/ordlista").expect("it is set");
    see(shown, "/ordlista").await;
    for _ in 0..4 {
        frame().await;
    }
    assert_eq!(location::fragment(), "/ordlista", "it was taken back");

    owner.cleanup();
    window.location().set_hash("").expect("it is set");
}
