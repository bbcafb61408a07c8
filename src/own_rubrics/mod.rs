//! Rubrics of one's own: kept over a store of texts, and found for the drafts that were made with them.
//!
//! A rubric is kept as the text of its file under its id and fingerprint, so two rubrics with the same id stand side by
//! side, and what the fingerprint does not fit is no longer that rubric. Start at [`RubricStore`] for keeping and at
//! [`source_of`] for finding.

mod source;
mod store;

pub use source::{RubricSource, source_of, source_of_named};
pub use store::{LoadError, RubricStore, SaveError, StoredRubric, Unreadable};

use std::sync::Arc;

use crate::json::{Problem, compact};
use crate::rubric::{self, Rubric, RubricReference};

/// A rubric with the text of its file; copies share both.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnRubric {
    rubric: Arc<Rubric>,
    text: Arc<str>,
}

impl OwnRubric {
    /// Reads the text of a file.
    ///
    /// # Errors
    /// Every problem of the file.
    pub fn read(text: &str) -> Result<Self, Vec<Problem>> {
        let rubric = rubric::parse(text)?;
        match rubric.nothing_to_assess() {
            Some(problem) => Err(vec![problem]),
            None => Ok(Self { rubric: Arc::new(rubric), text: compact(text).into() }),
        }
    }

    /// The rubric.
    #[must_use]
    pub const fn rubric(&self) -> &Arc<Rubric> {
        &self.rubric
    }

    /// The text of its file, without the white space that makes it readable.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How drafts name it.
    #[must_use]
    pub fn reference(&self) -> RubricReference {
        RubricReference::to(&self.rubric)
    }

    /// A name for its file: `digital-1d29ec66.rubric.json`.
    #[must_use]
    pub fn file_name(&self) -> String {
        file_name(&self.reference())
    }
}

/// A name for the file of a rubric: `digital-1d29ec66.rubric.json`.
#[must_use]
pub fn file_name(reference: &RubricReference) -> String {
    // A dot in front would hide the file on some systems.
    let id = reference.id.as_str().trim_start_matches('.');
    format!("{id}-{}.rubric.json", reference.fingerprint.short())
}
