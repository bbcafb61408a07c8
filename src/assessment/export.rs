//! The text of a draft for a file, checked by reading it back.

use super::{Assessment, file};
use crate::json::{MAX_BYTES, Problem};

/// Why a draft was not made into a file.
#[derive(Debug)]
pub enum ExportError {
    /// What was written cannot be read back in full.
    Unreadable(Vec<Problem>),
    /// What is read back is another draft than the one that was written.
    Different,
}

/// The text of a draft, of which it is certain that it gives exactly this draft when it is opened.
///
/// It stands over several lines, or on one where it would otherwise be too long to be opened.
///
/// # Errors
/// See [`ExportError`]; such a text must not be handed over as a copy.
pub fn export(assessment: &Assessment) -> Result<String, ExportError> {
    let pretty = file::write_pretty(assessment);
    let text = if pretty.len() > MAX_BYTES { file::write(assessment) } else { pretty };
    check(assessment, &text)?;
    Ok(text)
}

/// Whether a text gives exactly this draft.
///
/// # Errors
/// See [`ExportError`].
pub fn check(assessment: &Assessment, text: &str) -> Result<(), ExportError> {
    let restored = file::read(text).map_err(ExportError::Unreadable)?;
    if !restored.problems.is_empty() {
        return Err(ExportError::Unreadable(restored.problems));
    }
    if restored.assessment == *assessment { Ok(()) } else { Err(ExportError::Different) }
}
