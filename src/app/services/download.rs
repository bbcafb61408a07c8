//! Handing a person a file, once it is certain that the file is whole.

use gloo_file::futures::read_as_bytes;
use gloo_file::{Blob, ObjectUrl};
use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::HtmlAnchorElement;

/// How long the browser gets to fetch the file from the page's memory before it is let go.
const KEEP_MILLISECONDS: u32 = 60_000;

/// Why no file was handed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DownloadError {
    /// The page has no document to work with; it is being closed.
    NoDocument,
    /// The browser holds something other than it was given.
    NotReadBack,
}

/// Saves a text as a file in the person's downloads. The browser's own copy is read back and compared first, so that no
/// empty or shortened file is ever handed over.
///
/// # Errors
/// See [`DownloadError`]; the person has got no file then.
pub async fn save_text(file_name: &str, media_type: &str, text: &str) -> Result<(), DownloadError> {
    let blob = Blob::new_with_options(text, Some(media_type));
    let held = read_as_bytes(&blob).await.map_err(|_| DownloadError::NotReadBack)?;
    if held != text.as_bytes() {
        return Err(DownloadError::NotReadBack);
    }
    hand_over(file_name, blob)
}

/// Saves what the browser itself has made as a file.
///
/// # Errors
/// See [`DownloadError`].
pub fn hand_over(file_name: &str, blob: Blob) -> Result<(), DownloadError> {
    let document = web_sys::window().and_then(|window| window.document()).ok_or(DownloadError::NoDocument)?;
    let link = document.create_element("a").map_err(|_| DownloadError::NoDocument)?;
    let link: HtmlAnchorElement = link.dyn_into().map_err(|_| DownloadError::NoDocument)?;
    let address = ObjectUrl::from(blob);
    link.set_href(&address);
    link.set_download(file_name);
    link.click();
    Timeout::new(KEEP_MILLISECONDS, move || drop(address)).forget();
    Ok(())
}
