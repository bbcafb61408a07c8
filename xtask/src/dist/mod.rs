//! The bundle as it is published: built for release, with a compressed copy of every file, and its sizes.

mod compress;
mod sizes;

use std::path::Path;

use anyhow::{Result, ensure};

use crate::build;
use crate::toolchain::Toolchain;

/// Builds into a folder, compresses and prints the sizes.
pub fn run(toolchain: &Toolchain, folder: &Path) -> Result<()> {
    build::release(toolchain, folder)?;
    let files = compress::folder(folder)?;
    println!("{}", sizes::table(&files));
    ensure!(
        folder.join("data").join("2021.sv.json").is_file(),
        "the bundle has no data/2021.sv.json, which the app starts with; it is made from data/rubrics"
    );
    Ok(())
}
