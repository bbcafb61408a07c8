//! The data files beside the page: the only requests that it makes.

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use super::host;

/// Why a data file was not loaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FetchError {
    /// The file could not be reached.
    Unreachable,
    /// The server answered with this status.
    Status(u16),
}

/// The text of a file, by its name beside the program: `data/2021.sv.json`. The host knows where that is.
///
/// # Errors
/// See [`FetchError`].
pub async fn text(address: &str) -> Result<String, FetchError> {
    if let Some(answer) = host::read(address).await {
        return from_host(&answer.map_err(|_| FetchError::Unreachable)?);
    }
    let window = web_sys::window().ok_or(FetchError::Unreachable)?;
    let response = JsFuture::from(window.fetch_with_str(address)).await.map_err(|_| FetchError::Unreachable)?;
    let response: Response = response.dyn_into().map_err(|_| FetchError::Unreachable)?;
    if !response.ok() {
        return Err(FetchError::Status(response.status()));
    }
    let body = response.text().map_err(|_| FetchError::Unreachable)?;
    let text = JsFuture::from(body).await.map_err(|_| FetchError::Unreachable)?;
    text.as_string().ok_or(FetchError::Unreachable)
}

/// What a host answers: `{ status, text }`.
fn from_host(answer: &JsValue) -> Result<String, FetchError> {
    let field = |name: &str| Reflect::get(answer, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED);
    field("text").as_string().ok_or_else(|| FetchError::Status(to_status(&field("status"))))
}

/// The status of an answer; 0 when it is none.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a cast from a float stays within bounds")]
fn to_status(value: &JsValue) -> u16 {
    value.as_f64().unwrap_or_default() as u16
}
