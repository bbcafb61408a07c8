//! Keeping drafts in a store of texts, so that a write never leaves less than the last good state.
//!
//! Every draft has two slots. A write goes to the older one, is read back and only then counts; whatever happens in the
//! middle of it, the other slot still holds the state before. The store itself comes from outside as a [`TextStore`]:
//! the browser's local storage in the app, a map in tests. Start at [`DraftStore`]. Deleted drafts are in
//! `bin.rs`, and what happens when the store is full in `room.rs`.

mod bin;
pub mod browser;
mod copies;
pub mod journal;
mod key;
mod namespace;
pub mod reminder;
mod removal;
pub mod risk;
mod room;
mod slot;
mod store;
mod usage;

pub use bin::{BinError, Binned, DAYS_IN_BIN, days_left, goes_at};
pub use copies::{FileCopy, FileRecord, FileRecords, FileState};
pub use key::{ForeignKey, Key, Place};
pub use namespace::Namespace;
pub use room::Freed;
pub use slot::{Slot, SlotError, SlotMark};
pub use store::{DraftStore, LoadError, Loaded, Recovery, SaveError, Saved, StoredDraft};
pub use usage::{Amount, Filling, ROOM, Relief, Usage};

use std::fmt;

/// Texts by key: local storage, or a map in tests. Every call may fail.
pub trait TextStore {
    /// The text at a key.
    ///
    /// # Errors
    /// When the store cannot be read.
    fn get(&self, key: &str) -> Result<Option<String>, StoreError>;

    /// Writes a text at a key, or changes nothing.
    ///
    /// # Errors
    /// When the store is full or cannot be written.
    fn set(&self, key: &str, text: &str) -> Result<(), StoreError>;

    /// Removes a key, if it is there.
    ///
    /// # Errors
    /// When the store cannot be written.
    fn remove(&self, key: &str) -> Result<(), StoreError>;

    /// All keys.
    ///
    /// # Errors
    /// When the store cannot be read.
    fn keys(&self) -> Result<Vec<String>, StoreError>;
}

/// Why a store did not do what it was asked to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// There is no store, or it may not be used here.
    Unavailable,
    /// There is no room left.
    Full,
    /// The store failed in another way.
    Failed,
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Unavailable => "storage is not available",
            Self::Full => "storage is full",
            Self::Failed => "storage failed",
        })
    }
}

impl std::error::Error for StoreError {}
