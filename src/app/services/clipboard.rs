//! Putting a text where a person can paste it from.

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::request_animation_frame;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlTextAreaElement;

/// What became of a text that was to be copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copied {
    /// It is on the clipboard.
    Done,
    /// The browser did not allow it; the text is selected instead, for the person to copy.
    Selected,
}

/// Copies the text of a field, or selects it where the page may not write to the clipboard: in an insecure context, in
/// a frame without that right, or when the person has forbidden it.
pub async fn copy(text: &str, field: &HtmlTextAreaElement) -> Copied {
    if write(text).await.is_some() {
        return Copied::Done;
    }
    select(field);
    Copied::Selected
}

/// Selects the text of a field, for the person to copy.
pub fn select(field: &HtmlTextAreaElement) {
    // A field that cannot take the focus still shows its text.
    let _focused = field.focus();
    field.select();
}

/// Selects the text of a field that has got the focus; Safari puts the cursor into it after that, so once more when it is
/// shown.
pub fn select_at_focus(field: HtmlTextAreaElement) {
    field.select();
    request_animation_frame(move || {
        if field.matches(":focus").unwrap_or_default() {
            field.select();
        }
    });
}

/// Copies a text; nothing where the page may not.
///
/// Asked for by name, since an insecure context has no clipboard, which web-sys does not know of.
pub async fn write(text: &str) -> Option<()> {
    let navigator = web_sys::window()?.navigator();
    let clipboard = Reflect::get(&navigator, &JsValue::from_str("clipboard")).ok()?;
    let write: Function = Reflect::get(&clipboard, &JsValue::from_str("writeText")).ok()?.dyn_into().ok()?;
    let written: Promise = write.call1(&clipboard, &JsValue::from_str(text)).ok()?.dyn_into().ok()?;
    JsFuture::from(written).await.ok().map(drop)
}
