//! Everything there is to say about a rubric file before it is used: faults, which refuse it, and warnings.
//!
//! Faults are those of the reader. Warnings are about what reads well but is seldom meant, such as a question that
//! decides its subarea alone; they are found in faulty files too, so that an author can put all right at once. Each has
//! its path, for tools, and its [`Place`], for people. Start at [`lint`].

mod place;
mod warning;

pub use place::{PartKind, Place, PlacePart};
pub use warning::WarningKind;

use std::fmt;

use super::{FORMAT, Rubric, SCHEMA, parse};
use crate::json::{ProblemKind, parse_document};

/// What there is to say about a file.
#[derive(Debug)]
pub struct Lint {
    /// The rubric, if the file has no faults.
    pub rubric: Option<Rubric>,
    /// What has to be put right, in the order of the file.
    pub faults: Vec<Finding<ProblemKind>>,
    /// What should be looked at again.
    pub warnings: Vec<Finding<WarningKind>>,
}

/// Something found in a file, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding<K> {
    /// Path from the top of the document: `areas[3].subareas[1].max`; empty for the document itself.
    pub path: String,
    /// The part of the rubric that it stands in.
    pub place: Place,
    /// What was found.
    pub kind: K,
}

impl<K: fmt::Display> fmt::Display for Finding<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path)?;
        }
        self.kind.fmt(f)
    }
}

/// Looks through the text of a file.
#[must_use]
pub fn lint(text: &str) -> Lint {
    let document = match parse_document(text, FORMAT, SCHEMA) {
        Ok((document, _schema)) => document,
        Err(problem) => {
            let fault = Finding { path: problem.path, place: Place::default(), kind: problem.kind };
            return Lint { rubric: None, faults: vec![fault], warnings: Vec::new() };
        }
    };
    let (rubric, problems) = match parse::check(&document) {
        Ok(rubric) => match rubric.nothing_to_assess() {
            None => (Some(rubric), Vec::new()),
            Some(problem) => (None, vec![problem]),
        },
        Err(problems) => (None, problems),
    };
    let faults = problems.into_iter().map(|problem| Finding {
        place: Place::of(&document, &problem.path),
        path: problem.path,
        kind: problem.kind,
    });
    Lint { rubric, faults: faults.collect(), warnings: warning::warnings(&document) }
}
