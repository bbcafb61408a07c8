//! How long the browser keeps what the page stores: what it says of itself, and asking it to keep it.
//!
//! Nothing here fails: what a browser lacks, refuses or answers strangely is unknown. Asked by name rather than through
//! web-sys, whose types take for granted that `navigator.storage` is there; without https it is not.

use js_sys::{Array, Function, JsString, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::storage::BrowserStorage;
use crate::draft::TextStore;
use crate::draft::browser::{Engine, frame_within};
use crate::draft::risk::{BrowserFacts, Frame, Known};

/// What is known at once.
#[must_use]
pub fn first_facts() -> BrowserFacts {
    BrowserFacts {
        storage: BrowserStorage.keys().is_ok().into(),
        frame: frame(),
        clears_after_a_week: engine() == Engine::WebKit,
        installed: is_installed(),
        ..BrowserFacts::default()
    }
}

/// Whether the window is private, as far as the browser lets it be known.
pub async fn private() -> Known {
    let engine = engine();
    // The others would make a file system for nothing.
    if engine == Engine::Other {
        return Known::Unknown;
    }
    match ask("getDirectory").await {
        None => Known::Unknown,
        Some(Ok(_)) => engine.is_private(None),
        Some(Err(error)) => {
            let name = get(&error, "name").and_then(|name| name.as_string()).unwrap_or_default();
            engine.is_private(Some(&name))
        }
    }
}

/// Whether the browser has promised to keep what is stored.
pub async fn persisted() -> Known {
    truth(ask("persisted").await)
}

/// Asks the browser to promise it; some ask the person in turn.
pub async fn persist() -> Known {
    truth(ask("persist").await)
}

/// How many bytes the browser has left for the page, all kinds of storage together.
pub async fn free_bytes() -> Option<u64> {
    let estimate = ask("estimate").await?.ok()?;
    let bytes = |name: &str| get(&estimate, name)?.as_f64().map(to_bytes);
    bytes("quota").zip(bytes("usage")).map(|(quota, usage)| quota.saturating_sub(usage))
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a cast from a float stays within bounds")]
fn to_bytes(number: f64) -> u64 {
    number as u64
}

fn truth(answer: Option<Result<JsValue, JsValue>>) -> Known {
    answer.and_then(Result::ok).and_then(|answer| answer.as_bool()).map_or(Known::Unknown, Known::from)
}

/// What a method of `navigator.storage` comes to; nothing where there is no such method.
async fn ask(method: &str) -> Option<Result<JsValue, JsValue>> {
    let manager = get(&navigator()?, "storage")?;
    let function: Function = get(&manager, method)?.dyn_into().ok()?;
    match function.call0(&manager) {
        Ok(promise) => Some(JsFuture::from(Promise::resolve(&promise)).await),
        Err(error) => Some(Err(error)),
    }
}

fn engine() -> Engine {
    let text = |name: &str| navigator().and_then(|navigator| get(&navigator, name)?.as_string()).unwrap_or_default();
    Engine::of(&text("vendor"), &text("userAgent"))
}

/// Whether the page was put on the home screen or made an application: it then has a window without the browser's bars.
fn is_installed() -> bool {
    let standalone = navigator().and_then(|navigator| get(&navigator, "standalone")?.as_bool());
    let by_window = || {
        let window = web_sys::window()?;
        let match_media: Function = get(&window, "matchMedia")?.dyn_into().ok()?;
        let query = match_media.call1(&window, &JsValue::from_str("(display-mode: standalone)")).ok()?;
        get(&query, "matches")?.as_bool()
    };
    standalone.or_else(by_window).unwrap_or(false)
}

/// Whose page stands around this one. Looking at a foreign page throws in every browser, which tells enough.
fn frame() -> Frame {
    let Some(window) = web_sys::window().map(JsValue::from) else { return Frame::None };
    match get(&window, "top") {
        Some(top) if top == window => Frame::None,
        None | Some(_) => frame_within(&own_origin(&window), &ancestors(&window)),
    }
}

/// The origins of the pages around this one; of Firefox, which does not tell them, the page that this one was opened
/// from.
fn ancestors(window: &JsValue) -> Vec<String> {
    let listed = get(window, "location").and_then(|location| get(&location, "ancestorOrigins"));
    if let Some(listed) = listed {
        let listed: Vec<_> = Array::from(&listed).iter().filter_map(|origin| origin.as_string()).collect();
        if !listed.is_empty() {
            return listed;
        }
    }
    let top = get(window, "top").and_then(|top| get(&top, "location")).and_then(|place| get(&place, "origin"));
    let origin = top.and_then(|origin| origin.as_string());
    let referrer = || get(&get(window, "document")?, "referrer")?.as_string();
    vec![origin.or_else(referrer).unwrap_or_default()]
}

fn own_origin(window: &JsValue) -> String {
    let origin = get(window, "location").and_then(|location| get(&location, "origin"));
    origin.and_then(|origin| origin.dyn_into::<JsString>().ok()).map(String::from).unwrap_or_default()
}

fn navigator() -> Option<JsValue> {
    Some(web_sys::window()?.navigator().into())
}

/// A field of an object; nothing where it is lacking, empty, or may not be looked at.
fn get(object: &JsValue, name: &str) -> Option<JsValue> {
    let value = Reflect::get(object, &JsValue::from_str(name)).ok()?;
    (!value.is_undefined() && !value.is_null()).then_some(value)
}
