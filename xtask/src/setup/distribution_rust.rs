//! The second way to a compiler for the browser: Debian's packages, with the standard library built from their source.
//!
//! For a machine that reaches Debian's mirrors but not rustup's server.

use std::ffi::OsStr;
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, anyhow};

use super::debian;
use super::wasm_target::{TARGET, has_standard_library, library_folder};
use crate::toolchain::{DISTRIBUTION_CARGO, DISTRIBUTION_RUSTC};
use crate::{process, workspace};

const PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm"];
/// Debian's link to the linker, which another package holds.
const LINKER: &str = "/usr/bin/rust-lld";
/// The crate that exists only to have its standard library built.
const EMPTY_CRATE: &str = "standard-library";

/// Makes sure that Debian's compiler builds for the browser.
pub fn ensure() -> Result<()> {
    if has_standard_library(DISTRIBUTION_RUSTC) {
        return Ok(());
    }
    eprintln!(
        "Installing Debian's Rust compiler and building its standard library for the browser (about two minutes, once)."
    );
    install_packages().map_err(|error| anyhow!("{error:#}. {}", debian::by_hand(&PACKAGES)))?;
    let build = workspace::target().join("xtask").join(EMPTY_CRATE);
    build_standard_library(&build)?;
    copy_libraries(&build)
}

fn install_packages() -> Result<()> {
    debian::install(&PACKAGES)?;
    // The linker's package is named after its version, which the dangling link tells.
    let linker = linker_package()?;
    debian::install(&[&linker])
}

/// The package that holds the linker: `lld-19` for a link to `…/lld-19`.
fn linker_package() -> Result<String> {
    let target = fs::read_link(LINKER).with_context(|| format!("cannot read the link {LINKER}"))?;
    package_of(&target).with_context(|| format!("{} names no version of lld", target.display()))
}

fn package_of(linker: &Path) -> Option<String> {
    let names = linker.components().filter_map(|part| part.as_os_str().to_str());
    names.rev().find_map(|name| {
        let version = name.strip_prefix("lld-").or_else(|| name.strip_prefix("llvm-"))?;
        Some(format!("lld-{version}"))
    })
}

fn build_standard_library(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder.join("src"))?;
    let manifest = format!(
        "[package]\nname = \"{EMPTY_CRATE}\"\nedition = \"2024\"\n[workspace]\n[profile.release]\npanic = \"abort\"\n"
    );
    fs::write(folder.join("Cargo.toml"), manifest)?;
    fs::write(folder.join("src").join("lib.rs"), "")?;
    let mut cargo = Command::new(DISTRIBUTION_CARGO);
    cargo.current_dir(folder);
    cargo.env("RUSTC", DISTRIBUTION_RUSTC).env("CARGO_TARGET_DIR", folder.join("target"));
    // The standard library's source asks for unstable features; this lets a stable compiler build it.
    cargo.env("RUSTC_BOOTSTRAP", "1");
    // Without the bitcode, an app with `lto = true` cannot be linked with these libraries.
    cargo.env("RUSTFLAGS", "-Cembed-bitcode=yes");
    cargo.args(["build", "--release", "--target", TARGET, "-Zbuild-std=std,panic_abort,proc_macro"]);
    process::run(&mut cargo).context("the standard library could not be built")
}

fn copy_libraries(build: &Path) -> Result<()> {
    let destination = library_folder(DISTRIBUTION_RUSTC)?;
    fs::create_dir_all(&destination)?;
    let own = format!("lib{}", EMPTY_CRATE.replace('-', "_"));
    for file in build.join("target").join(TARGET).join("release").join("deps").read_dir()? {
        let path = file?.path();
        let name = path.file_name().unwrap_or_default();
        if path.extension() == Some(OsStr::new("rlib")) && !name.to_string_lossy().starts_with(&own) {
            fs::copy(&path, destination.join(name))
                .with_context(|| format!("cannot write the standard library to {}", destination.display()))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_linker_package_has_the_number_of_the_link() {
        let package = |link: &str| package_of(Path::new(link));
        assert_eq!(package("../../../../../bin/lld-22").as_deref(), Some("lld-22"));
        assert_eq!(package("/usr/lib/llvm-19/bin/lld").as_deref(), Some("lld-19"));
        assert_eq!(package("/usr/bin/ld"), None);
    }
}
