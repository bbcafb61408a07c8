//! Where things are: the folders of the project and the folder of its tools.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The folder with the root `Cargo.toml`.
pub fn root() -> PathBuf {
    // Cargo says at run time where xtask is, so a moved clone needs no rebuild.
    let xtask =
        env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    xtask.parent().map_or_else(|| xtask.clone(), Path::to_path_buf)
}

/// The folder of the built app.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// Cargo's target folder.
pub fn target() -> PathBuf {
    match env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => root().join(folder),
        None => root().join("target"),
    }
}

/// The folder that tools are installed into, shared between the clones on a machine.
///
/// `KOMMUNKOMPASS_TOOLS` names another one.
pub fn tools() -> Result<PathBuf> {
    if let Some(folder) = env::var_os("KOMMUNKOMPASS_TOOLS") {
        return Ok(root().join(folder));
    }
    let cache = match env::var_os("XDG_CACHE_HOME") {
        Some(folder) => PathBuf::from(folder),
        None => env::home_dir()
            .context("there is no home folder to keep the tools in; set KOMMUNKOMPASS_TOOLS to a folder")?
            .join(".cache"),
    };
    Ok(cache.join("kommunkompass").join("tools"))
}
