//! The script that starts the program, from `start/start.js`.

use anyhow::{Context, Result};

use super::page::Page;
use super::staging::Staging;
use crate::workspace;

/// Copies the script into the bundle and lets the page load it.
pub fn finish(page: &mut Page, staging: &Staging) -> Result<()> {
    let path = workspace::root().join("start").join("start.js");
    let script = std::fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let address = staging.write_hashed("start", "js", &script)?;
    page.set_start_script(&address)
}
