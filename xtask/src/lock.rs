//! One at a time: builds into the same folder would write over each other.

use std::fs::{self, File, TryLockError};
use std::path::Path;

use anyhow::{Context, Result};

use crate::workspace;

/// The right to write into a folder, for as long as this value lives; it goes with the process if that ends.
pub struct Lock {
    _file: File,
}

impl Lock {
    /// Waits until nobody else writes into the folder.
    pub fn take(folder: &Path) -> Result<Self> {
        let locks = workspace::root().join("target").join("xtask");
        fs::create_dir_all(&locks).with_context(|| format!("cannot create {}", locks.display()))?;
        let name = folder.file_name().unwrap_or_default().to_string_lossy();
        let file = File::create(locks.join(format!("{name}.lock")))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                eprintln!("Another task is writing into {}; waiting until it is done.", folder.display());
                file.lock()?;
            }
            Err(TryLockError::Error(error)) => return Err(error.into()),
        }
        Ok(Self { _file: file })
    }
}
