//! Finishes the bundle that trunk has built, as trunk's `post_build` hook (see Trunk.toml).
//!
//! Trunk's page is turned into one that keeps the security policy of [`crate::server`]: no inline script, one style
//! sheet, names with the hash of their content. The wasm is made small, and the data is put beside it.

mod data;
mod page;
mod program;
mod staging;
mod start;
mod styles;
mod wasm_opt;

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result};

use page::Page;
use staging::Staging;
pub use staging::is_hashed;

/// What a build is made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    /// Quick to build.
    Debug,
    /// Small and fast to load.
    Release,
}

/// Does the work on the folder that trunk names.
pub fn run_as_hook() -> Result<()> {
    let folder = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
    let folder = folder.context("trunk calls this task; to build the app, run `cargo xtask build`")?;
    let profile = if env::var("TRUNK_PROFILE").as_deref() == Ok("release") { Profile::Release } else { Profile::Debug };
    finish(&Staging::new(folder), profile).context("the bundle could not be finished")
}

fn finish(staging: &Staging, profile: Profile) -> Result<()> {
    let mut page = Page::read(staging)?;
    program::finish(&mut page, staging, profile)?;
    start::finish(&mut page, staging)?;
    styles::finish(&mut page, staging)?;
    let data = data::write(staging)?;
    if data.contains(data::FIRST) {
        page.preload_data(data::FIRST)?;
    }
    page.remove_comments()?;
    page.check()?;
    page.write(staging)
}
