//! The `kommunkompass-archive` format: everything in one file, to move to another machine or to keep.
//!
//! Drafts, versions, rubrics of one's own and results to compare with stand in it as their own files have them, one a line. Each is read by its own
//! reader, so one that is faulty costs that one only. See `schemas/archive.schema.json`.

mod read;
mod standing;
mod write;

pub use read::{Opened, is_archive, read};
pub use standing::{Standing, standing};
pub use write::{file_name, write};

use crate::assessment::{Assessment, Timestamp};
use crate::evaluation::OwnResult;
use crate::own_rubrics::OwnRubric;
use crate::version::Version;

/// The `format` of an archive.
pub const FORMAT: &str = "kommunkompass-archive";

/// The newest schema of archives.
pub const SCHEMA: u64 = 1;

/// The most bytes that an archive may have: more than any browser's local storage holds.
pub const MAX_BYTES: usize = 32 * 1024 * 1024;

/// The most drafts, versions, rubrics or results.
pub const MAX_ITEMS: usize = 10_000;

/// What is in an archive.
#[derive(Clone, Debug, PartialEq)]
pub struct Archive {
    /// When it was made.
    pub created: Timestamp,
    /// The drafts.
    pub drafts: Vec<Assessment>,
    /// The versions of drafts.
    pub versions: Vec<Version>,
    /// The rubrics of one's own.
    pub rubrics: Vec<OwnRubric>,
    /// The results and means of one's own; earlier programs wrote none.
    pub evaluations: Vec<OwnResult>,
}
