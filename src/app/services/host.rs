//! What stands around the application: a page of its own, an element on somebody's page, a frame, a file.
//!
//! The script that starts the program makes one object, `kommunkompassHost`, and the program is a function of it
//! (`xtask/src/bundle/factory.rs`), so that each place on a page has a program of its own. This is the only module that
//! knows the object; its fields are in `docs/host.md`. Without it, as in tests of the edges, the document is the host.

use std::cell::RefCell;
use std::pin::Pin;

use gloo_file::File;
use js_sys::{Error, Function, JSON, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{Document, Element, Event, HtmlElement, MouseEvent};

/// Id of the element that the application is mounted in, where the host names none.
const PLACE: &str = "kommunkompass";

#[wasm_bindgen]
extern "C" {
    /// The argument of the function that the program is.
    #[wasm_bindgen(thread_local_v2, js_name = kommunkompassHost)]
    static HOST: Option<JsValue>;
}

/// A method that the host may call, with up to two arguments.
type Method = Closure<dyn FnMut(JsValue, JsValue) -> JsValue>;

thread_local! {
    /// The methods handed to the host live as long as the program.
    static OFFERED: RefCell<Vec<Method>> = const { RefCell::new(Vec::new()) };
}

/// A field of the host; nothing where it is lacking, empty, or there is no host.
pub(super) fn field(name: &str) -> Option<JsValue> {
    HOST.with(|host| property(host.as_ref()?, name))
}

fn property(object: &JsValue, name: &str) -> Option<JsValue> {
    if !object.is_object() {
        return None;
    }
    let value = Reflect::get(object, &JsValue::from_str(name)).ok()?;
    (!value.is_undefined() && !value.is_null()).then_some(value)
}

/// The element that the application is mounted in.
#[must_use]
pub fn place() -> Option<HtmlElement> {
    match field("place") {
        Some(place) => place.dyn_into().ok(),
        None => web_sys::window()?.document()?.get_element_by_id(PLACE)?.dyn_into().ok(),
    }
}

/// What ids are looked up in: the document, or the shadow root that the place is in.
///
/// A shadow root has the members of a document that are used of it, `getElementById` and `activeElement`.
#[must_use]
pub fn root() -> Option<Document> {
    match field("place") {
        Some(place) => Some(place.dyn_into::<HtmlElement>().ok()?.get_root_node().unchecked_into()),
        None => web_sys::window()?.document(),
    }
}

/// The element with an id.
#[must_use]
pub fn element(id: &str) -> Option<Element> {
    root()?.get_element_by_id(id)
}

/// Whether the address, the title and the language of the document are the application's; else they are a stranger's,
/// and its views have addresses of their own.
#[must_use]
pub fn owns_document() -> bool {
    field("routes").and_then(|routes| routes.as_string()).is_none_or(|routes| routes != "inside")
}

/// What the storage of this place is called, apart from that of other places of the same site; mostly empty.
#[must_use]
pub fn namespace() -> String {
    field("namespace").and_then(|namespace| namespace.as_string()).unwrap_or_default()
}

/// A setting of the host, such as `municipality`; nothing where it is lacking or empty.
#[must_use]
pub fn setting(name: &str) -> Option<String> {
    property(&field("settings")?, name)?.as_string().filter(|value| !value.is_empty())
}

/// The answer of the host to the wish for a data file; nothing when the host has no way of its own to data.
pub async fn read(address: &str) -> Option<Result<JsValue, JsValue>> {
    let read: Function = field("read")?.dyn_into().ok()?;
    Some(match read.call1(&JsValue::NULL, &JsValue::from_str(address)) {
        Ok(promise) => JsFuture::from(Promise::resolve(&promise)).await,
        Err(error) => Err(error),
    })
}

/// Whether the host wants to hear what happens.
#[must_use]
pub fn listens() -> bool {
    field("tell").is_some()
}

/// Tells the host that something has happened, such as `change`; the detail is JSON, or empty.
pub fn tell(event: &str, detail: &str) {
    let tell = field("tell").and_then(|tell| tell.dyn_into::<Function>().ok());
    if let Some(tell) = tell {
        let detail = JSON::parse(detail).unwrap_or(JsValue::UNDEFINED);
        // A host that fails to hear is not to stop the work.
        let _told = tell.call2(&JsValue::NULL, &JsValue::from_str(event), &detail);
    }
}

/// Tells the host that the application cannot start, and why; false when the host does not explain that.
#[must_use]
pub fn fail(reason: &str, file: &str, detail: &str) -> bool {
    let Some(failed) = field("failed").and_then(|failed| failed.dyn_into::<Function>().ok()) else { return false };
    failed.call3(&JsValue::NULL, &reason.into(), &file.into(), &detail.into()).is_ok()
}

/// What the host gives a method.
pub struct Given(JsValue);

impl Given {
    /// The text; nothing if it is none, or empty.
    #[must_use]
    pub fn text(&self) -> Option<String> {
        self.0.as_string().filter(|text| !text.is_empty())
    }

    /// The file.
    #[must_use]
    pub fn file(&self) -> Option<File> {
        self.0.dyn_ref::<web_sys::File>().cloned().map(File::from)
    }
}

/// What a method comes to: a text, or a sentence that says why not.
pub type Answer = Pin<Box<dyn Future<Output = Result<String, String>>>>;

/// Gives the host a method to call that answers with a promise.
pub fn offer_answer(name: &str, method: impl Fn(Given, Given) -> Answer + 'static) {
    offer(name, move |first, second| {
        let answer = method(Given(first), Given(second));
        let answer = async { answer.await.map(JsValue::from).map_err(|why| Error::new(&why).into()) };
        future_to_promise(answer).into()
    });
}

/// Gives the host a method to call, with up to two arguments.
pub fn offer(name: &str, method: impl FnMut(JsValue, JsValue) -> JsValue + 'static) {
    let method: Method = Closure::new(method);
    if let Some(offer) = field("offer").and_then(|offer| offer.dyn_into::<Function>().ok()) {
        let _offered = offer.call2(&JsValue::NULL, &JsValue::from_str(name), method.as_ref());
    }
    // Also where nobody calls: what a method holds, such as the views, lives as long as the program.
    OFFERED.with_borrow_mut(|offered| offered.push(method));
}

/// Whether an event is of this place: on somebody else's page most of what happens is not.
#[must_use]
pub fn concerns(event: &Event) -> bool {
    owns_document() || field("place").is_some_and(|place| event.composed_path().includes(&place, 0))
}

/// A listener for clicks in the place; it hears until it is dropped.
pub struct ClickListener {
    place: HtmlElement,
    heard: Closure<dyn FnMut(MouseEvent)>,
}

impl Drop for ClickListener {
    fn drop(&mut self) {
        // An element that has gone hears nothing anyway.
        let _removed = self.place.remove_event_listener_with_callback("click", self.heard.as_ref().unchecked_ref());
    }
}

/// Calls `clicked` for every click in the place.
#[must_use]
pub fn on_click(mut clicked: impl FnMut(&MouseEvent) + 'static) -> Option<ClickListener> {
    let place = place()?;
    let heard: Closure<dyn FnMut(MouseEvent)> = Closure::new(move |event: MouseEvent| clicked(&event));
    place.add_event_listener_with_callback("click", heard.as_ref().unchecked_ref()).ok()?;
    Some(ClickListener { place, heard })
}
