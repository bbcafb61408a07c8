//! The standard library for wasm32-unknown-unknown, without which nothing builds for the browser.
//!
//! Two ways, the usual one first: `rustup target add`, or Debian's compiler with a library built here.
//! `KOMMUNKOMPASS_WASM` (`rustup` or `distribution`) forces one of them.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, anyhow, bail};

use super::distribution_rust;
use crate::process;
use crate::toolchain::{DISTRIBUTION_RUSTC, Source};

/// The name of the target.
pub const TARGET: &str = "wasm32-unknown-unknown";
const SWITCH: &str = "KOMMUNKOMPASS_WASM";

/// Makes sure that some compiler can build for the browser, and says which.
pub fn ready() -> Result<Source> {
    match env::var(SWITCH).as_deref() {
        Ok("rustup") => add_with_rustup().map(|()| Source::Own),
        Ok("distribution") => distribution_rust::ensure().map(|()| Source::Distribution),
        Ok(other) if !other.is_empty() => {
            bail!("{SWITCH} is `{other}`; it must be `rustup` or `distribution`, or not set")
        }
        _ => first_that_works(),
    }
}

fn first_that_works() -> Result<Source> {
    if has_standard_library("rustc") {
        return Ok(Source::Own);
    }
    if has_standard_library(DISTRIBUTION_RUSTC) {
        return Ok(Source::Distribution);
    }
    let Err(error) = add_with_rustup() else {
        return Ok(Source::Own);
    };
    eprintln!("{error:#}.\nTrying Debian's Rust packages instead.");
    distribution_rust::ensure().map_err(|error| {
        anyhow!("no Rust compiler here builds for the browser: {error:#}. Or, with a network at hand, run: rustup target add {TARGET}")
    })?;
    Ok(Source::Distribution)
}

fn add_with_rustup() -> Result<()> {
    if has_standard_library("rustc") {
        return Ok(());
    }
    eprintln!("Adding the Rust target {TARGET}, which builds for the browser.");
    process::run(Command::new("rustup").args(["target", "add", TARGET]))
        .with_context(|| format!("the target {TARGET} could not be added with rustup"))
}

/// Whether a compiler has the standard library of the target.
pub fn has_standard_library(compiler: &str) -> bool {
    library_folder(compiler).is_ok_and(|folder| {
        let mut files = folder.read_dir().into_iter().flatten().flatten();
        files.any(|file| file.file_name().to_string_lossy().starts_with("libstd-"))
    })
}

/// Where a compiler looks for the standard library of the target.
pub fn library_folder(compiler: &str) -> Result<PathBuf> {
    process::output(Command::new(compiler).args(["--print", "target-libdir", "--target", TARGET])).map(PathBuf::from)
}
