//! The release build of the app, by trunk.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use crate::lock::Lock;
use crate::toolchain::Toolchain;
use crate::{process, setup};

/// Builds the app for release into a folder.
pub fn release(toolchain: &Toolchain, folder: &Path) -> Result<()> {
    eprintln!("Building the app for release. The first time this takes some minutes.");
    fetch(toolchain)?;
    let _lock = Lock::take(folder)?;
    process::run(trunk(toolchain, "build", folder).arg("--release"))
        .context("the app could not be built; the messages above say why")
}

/// Trunk with one of its tasks, which works on a folder. It is kept off the network: every tool it needs is there already.
pub fn trunk(toolchain: &Toolchain, task: &str, folder: &Path) -> Command {
    let mut trunk = toolchain.command(toolchain.tool("trunk"));
    // Trunk's own stack says nothing about an error in the app.
    trunk.env_remove("RUST_BACKTRACE");
    trunk.args([task, "--offline", "--dist"]).arg(folder);
    trunk
}

/// Gets the Rust packages of the app that are not on this machine yet, since trunk may not.
pub fn fetch(toolchain: &Toolchain) -> Result<()> {
    let host = process::output(toolchain.command(toolchain.compiler()).args(["--print", "host-tuple"]))?;
    let mut fetch = toolchain.cargo();
    fetch.args(["fetch", "--quiet", "--target", setup::WASM_TARGET, "--target", &host]);
    process::run(&mut fetch).context("the Rust packages the app is made of could not be fetched")
}
