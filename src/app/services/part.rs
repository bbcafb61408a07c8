//! Parts of a view, by the ids of their elements: whether one is to be seen, and showing it.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::{host, page};

/// Whether a part is to be seen without scrolling or unfolding: half of it, or as much as fills half the window.
#[must_use]
pub fn is_on_screen(id: &str) -> bool {
    is_half_seen(id).unwrap_or(false)
}

#[expect(clippy::float_arithmetic, reason = "places on the screen")]
fn is_half_seen(id: &str) -> Option<bool> {
    let place = host::element(id)?.get_bounding_client_rect();
    let height = web_sys::window()?.inner_height().ok()?.as_f64()?;
    let seen = place.bottom().min(height) - place.top().max(0.0);
    Some(place.height() > 0.0 && seen * 2.0 >= place.height().min(height))
}

/// How far a part is from being seen, in pixels: nothing when some of it is in the window. A part that is not in the view
/// is the farthest, so that nothing above it moves any more once it is there.
#[must_use]
#[expect(clippy::float_arithmetic, clippy::cast_possible_truncation, reason = "places on the screen")]
pub fn distance(id: &str) -> i32 {
    let distance = || {
        let place = host::element(id)?.get_bounding_client_rect();
        let height = web_sys::window()?.inner_height().ok()?.as_f64()?;
        Some((place.top() - height).max(-place.bottom()).max(0.0) as i32)
    };
    distance().unwrap_or(i32::MAX)
}

/// Unfolds what hides a part, scrolls to it and moves the focus there; false when it is not in the view.
pub fn show(id: &str) -> bool {
    let Some(element) = host::element(id) else { return false };
    let mut fold = element.closest("details").ok().flatten();
    while let Some(details) = fold {
        // Only a name that is no attribute's would be refused.
        let _opened = details.set_attribute("open", "");
        fold = details.parent_element().and_then(|parent| parent.closest("details").ok().flatten());
    }
    let Ok(element) = element.dyn_into::<HtmlElement>() else { return false };
    if element.tab_index() < 0 && !element.has_attribute("tabindex") {
        element.set_tab_index(-1);
    }
    page::focus(&element);
    true
}

/// Whether anything has the focus.
#[must_use]
pub fn has_focus() -> bool {
    let focused = host::root().and_then(|root| root.active_element());
    focused.is_some_and(|element| !element.tag_name().eq_ignore_ascii_case("body"))
}
