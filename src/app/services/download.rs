//! Handing a person a file.

use gloo_file::{Blob, ObjectUrl};
use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::HtmlAnchorElement;

/// How long the browser gets to fetch the file from the page's memory before it is let go.
const KEEP_MILLISECONDS: u32 = 60_000;

/// The browser did not take the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DownloadError;

/// Saves a text as a file in the person's downloads.
///
/// # Errors
/// When the page has no document to work with.
pub fn save_text(file_name: &str, media_type: &str, text: &str) -> Result<(), DownloadError> {
    let document = web_sys::window().and_then(|window| window.document()).ok_or(DownloadError)?;
    let link = document.create_element("a").map_err(|_| DownloadError)?;
    let link: HtmlAnchorElement = link.dyn_into().map_err(|_| DownloadError)?;
    let address = ObjectUrl::from(Blob::new_with_options(text, Some(media_type)));
    link.set_href(&address);
    link.set_download(file_name);
    link.click();
    Timeout::new(KEEP_MILLISECONDS, move || drop(address)).forget();
    Ok(())
}
