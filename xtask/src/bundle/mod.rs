//! Finishes the bundle that trunk has built, as trunk's `post_build` hook (see Trunk.toml).
//!
//! Trunk's page is turned into one that keeps the security policy of [`crate::server`]: no inline script, one style
//! sheet, names with the hash of their content. The wasm is made small, the data is put beside it, and a service worker
//! keeps all of it in the browser.

mod check;
mod data;
mod embed;
mod factory;
mod install;
mod page;
mod program;
mod staging;
mod start;
mod styles;
pub mod wasm_opt;

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::version::Version;
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
    let style = styles::finish(&mut page, staging)?;
    let data = data::write(staging)?;
    page.tell_start_script("data-data", &data)?;
    page.preload_data(&data::address(&data, data::FIRST))?;
    let version = Version::here();
    page.tell_start_script("data-version", &version.number)?;
    page.tell_start_script("data-commit", &version.build)?;
    staging.write("build.json", version.file().as_bytes())?;
    page.remove_comments()?;
    page.check()?;
    check::finish(&mut page, staging, &data)?;
    let (program, wasm) = page.program()?;
    embed::write(&page, staging, &embed::Addresses { program, wasm, style, data }, &version)?;
    // The last: it lists what the bundle holds.
    install::finish(&mut page, staging, profile)
}
