//! Reading a file that a person has chosen.

pub use gloo_file::File;
use gloo_file::futures::{read_as_bytes, read_as_text};
use web_sys::HtmlInputElement;

use crate::archive;
use crate::json::MAX_BYTES;

/// Why a chosen file was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileError {
    /// It is larger than any such file that is read.
    TooLarge {
        /// Its size in bytes.
        bytes: u64,
        /// The most bytes that are read.
        limit: u64,
    },
    /// The browser could not read it.
    Unreadable,
}

/// The file chosen in an input, if any; the input is emptied, so that the same file can be chosen again.
#[must_use]
pub fn take_file(input: &HtmlInputElement) -> Option<File> {
    let file = input.files().and_then(|files| files.get(0)).map(File::from);
    input.set_value("");
    file
}

/// What a file is called.
#[must_use]
pub fn name_of(file: &File) -> String {
    file.name()
}

/// The text of a file.
///
/// # Errors
/// See [`FileError`]; a file that is too large is not opened.
pub async fn text_of(file: File) -> Result<String, FileError> {
    text_of_at_most(file, MAX_BYTES).await
}

/// The text of a file that may be an archive, and so larger than others.
///
/// # Errors
/// See [`FileError`]; a file that is too large is not opened.
pub async fn text_of_any(file: File) -> Result<String, FileError> {
    text_of_at_most(file, archive::MAX_BYTES).await
}

async fn text_of_at_most(file: File, limit: usize) -> Result<String, FileError> {
    if file.size() > limit as u64 {
        return Err(FileError::TooLarge { bytes: file.size(), limit: limit as u64 });
    }
    read_as_text(&file).await.map_err(|_| FileError::Unreadable)
}

/// The bytes of a file whose encoding is not known.
///
/// # Errors
/// See [`FileError`]; a file that is too large is not opened.
pub async fn bytes_of(file: File) -> Result<Vec<u8>, FileError> {
    if file.size() > MAX_BYTES as u64 {
        return Err(FileError::TooLarge { bytes: file.size(), limit: MAX_BYTES as u64 });
    }
    read_as_bytes(&file).await.map_err(|_| FileError::Unreadable)
}
