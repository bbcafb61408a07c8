//! The data files beside the page: the only requests that it makes.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// Why a data file was not loaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FetchError {
    /// The file could not be reached.
    Unreachable,
    /// The server answered with this status.
    Status(u16),
}

/// The text of a file, by its address relative to the page.
///
/// # Errors
/// See [`FetchError`].
pub async fn text(address: &str) -> Result<String, FetchError> {
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
