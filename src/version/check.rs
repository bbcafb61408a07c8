//! Holding a file against fingerprints: is it still what was adopted?

use super::{Fingerprint, Version, file};
use crate::assessment::{self, Assessment};
use crate::json::{Problem, ProblemKind, format_of};

/// What a file turns out to be.
#[derive(Debug)]
pub enum CheckedFile {
    /// A version that is as it was written.
    Intact(Version),
    /// A version of a newer program that is as it was written. What it says cannot be read here.
    IntactUnread(Version),
    /// A version that says what it said, but something else in the file has been changed.
    ChangedBesides(Version),
    /// A version that says something else than its fingerprint.
    Altered {
        /// The version, with the fingerprint that the file states.
        version: Version,
        /// The fingerprint of what the file says now.
        found: Fingerprint,
    },
    /// A draft, which states no fingerprint.
    Draft(Box<Assessment>),
    /// Neither a draft nor a version that can be read.
    Unreadable(Vec<Problem>),
}

/// Looks at a file.
#[must_use]
pub fn check(text: &str) -> CheckedFile {
    if format_of(text).as_deref() != Some(file::FORMAT) {
        return match assessment::file::read(text) {
            Ok(restored) if restored.problems.is_empty() => CheckedFile::Draft(Box::new(restored.assessment)),
            Ok(restored) => CheckedFile::Unreadable(restored.problems),
            Err(problems) => CheckedFile::Unreadable(problems),
        };
    }
    match file::examine(text) {
        Err(problems) => CheckedFile::Unreadable(problems),
        Ok(file::Examined { version, found, problems }) => match found {
            Some(found) if found != version.fingerprint() => CheckedFile::Altered { version, found },
            Some(_) if problems.is_empty() => CheckedFile::Intact(version),
            None if problems.is_empty() => CheckedFile::IntactUnread(version),
            Some(_) if problems.iter().all(|problem| problem.kind == ProblemKind::Altered) => {
                CheckedFile::ChangedBesides(version)
            }
            Some(_) | None => CheckedFile::Unreadable(problems),
        },
    }
}
