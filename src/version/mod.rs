//! Versions: states of a draft that are kept as they were.

mod id;

pub use id::{VersionId, VersionIdError};
