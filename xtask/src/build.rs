//! The release build of the app, by trunk.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use anyhow::{Context, Result};

use crate::lock::Lock;
use crate::toolchain::Toolchain;
use crate::{process, setup, workspace};

/// What Trunk.toml calls this program.
const HOOK: &str = "kommunkompass-xtask";

/// Builds the app for release into a folder.
pub fn release(toolchain: &Toolchain, folder: &Path) -> Result<()> {
    eprintln!("Building the app for release. The first time this takes some minutes.");
    fetch(toolchain)?;
    let _lock = Lock::take(folder)?;
    let mut trunk = trunk(toolchain, "build", folder)?;
    trunk.arg("--release");
    process::run(&mut toolchain.for_release(trunk)).context("the app could not be built; the messages above say why")
}

/// Trunk with one of its tasks, which works on a folder. It is kept off the network: every tool it needs is there already.
pub fn trunk(toolchain: &Toolchain, task: &str, folder: &Path) -> Result<Command> {
    let hooks = hooks()?;
    let mut trunk = toolchain.command(toolchain.tool("trunk"));
    // Trunk's own stack says nothing about an error in the app.
    trunk.env_remove("RUST_BACKTRACE");
    trunk.args([task, "--offline", "--dist"]).arg(folder);
    trunk.env("PATH", toolchain.search_path_with(&hooks));
    Ok(trunk)
}

/// A folder with this very program under the name that Trunk.toml calls it by. Called by way of cargo it would be built
/// once more, with the settings of the app's release build.
fn hooks() -> Result<PathBuf> {
    let folder = workspace::target().join("xtask").join("hooks");
    fs::create_dir_all(&folder)?;
    let program = folder.join(format!("{HOOK}{}", env::consts::EXE_SUFFIX));
    let own = env::current_exe().context("this program does not know where it is")?;
    // Put in place in one step: another task may be calling the one that is there.
    let new = folder.join(format!("{HOOK}-{}", std::process::id()));
    fs::copy(own, &new)?;
    fs::rename(&new, &program).with_context(|| format!("cannot write {}", program.display()))?;
    Ok(folder)
}

/// Gets the Rust packages of the app that are not on this machine yet, since trunk may not.
pub fn fetch(toolchain: &Toolchain) -> Result<()> {
    let host = process::output(toolchain.command(toolchain.compiler()).args(["--print", "host-tuple"]))?;
    let mut fetch = toolchain.for_release(toolchain.cargo());
    fetch.args(["fetch", "--quiet", "--target", setup::WASM_TARGET, "--target", &host]);
    process::run(&mut fetch).context("the Rust packages the app is made of could not be fetched")
}
