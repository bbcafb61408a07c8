//! Whether the page opens without a network, and new versions of it: what the page's script tells of its service worker.
//!
//! The script is `start/offline.js`; it gives the host `updates` (`docs/host.md`). Where the application stands on somebody
//! else's page, or comes from a file, there is nothing to hear of.

use js_sys::{Function, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

use super::host;

/// Whether the page opens without a network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offline {
    /// It does: all its files are in the browser.
    Ready,
    /// The files are on their way.
    Soon,
    /// The site has no secure connection, without which browsers keep nothing.
    Insecure,
    /// Not in this browser, or not in this window.
    Impossible,
    /// Not all files could be fetched.
    Failed,
}

/// What there is of a new version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// Nothing.
    None,
    /// It is here, and is taken when somebody says so.
    Waiting,
    /// Another tab has taken it; this one goes on with the old.
    Taken,
}

/// Calls `told` at once and whenever something changes; never, where there is nothing to hear of.
pub fn listen(mut told: impl FnMut(Offline, News) + 'static) {
    let heard: Closure<dyn FnMut(JsValue, JsValue)> = Closure::new(move |offline: JsValue, news: JsValue| {
        let offline = match offline.as_string().as_deref() {
            Some("ready") => Offline::Ready,
            Some("soon") => Offline::Soon,
            Some("insecure") => Offline::Insecure,
            Some("failed") => Offline::Failed,
            _ => Offline::Impossible,
        };
        let news = match news.as_string().as_deref() {
            Some("waiting") => News::Waiting,
            Some("taken") => News::Taken,
            _ => News::None,
        };
        told(offline, news);
    });
    // The page's script calls it for as long as the page is there.
    call("listen", &heard.into_js_value());
}

/// Loads the page again, with the new version.
pub fn take() {
    call("take", &JsValue::UNDEFINED);
}

fn call(method: &str, argument: &JsValue) {
    let Some(updates) = host::field("updates") else { return };
    let method = Reflect::get(&updates, &JsValue::from_str(method)).ok().and_then(|method| method.dyn_into().ok());
    if let Some(method) = method {
        let method: Function = method;
        // Nothing comes back, and what goes wrong is the script's to tell.
        let _called = method.call1(&updates, argument);
    }
}
