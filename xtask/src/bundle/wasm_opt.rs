//! Makes wasm small with wasm-opt, and remembers the outcome: the optimiser takes longer than the rest of a repeated build.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::staging::hash;
use crate::{process, workspace};

/// Features are named one by one: with all of them, wasm-opt writes modules that no browser accepts.
const FEATURES: [&str; 8] = [
    "--strip-debug",
    "--strip-producers",
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];
/// Values may not lie on the operand stack for as long as wasm-opt would let them: WebKit, which goes over to better code in the
/// middle of a loop, then does not always go on with the right ones (docs/performance.md).
const SAFE: &str = "--no-stack-ir";
/// Functions are put in the order of their names at the end: like stands by like, which brotli makes 2 % smaller.
/// The names themselves are not shipped.
///
/// The lowest kilobyte of memory is the far end of the stack, which lies before everything else: what would need it has
/// overflown a moment later. So a place is never below an address that a number is added to, and the number can stand in
/// the instruction that reads.
const SMALL: [&str; 5] = ["-Os", "-Oz", SAFE, "--low-memory-unused", "--reorder-functions-by-name"];
const QUICK: [&str; 2] = ["-O3", SAFE];

/// The same program in fewer bytes.
pub fn optimise(wasm: &[u8]) -> Result<Vec<u8>> {
    remembered("wasm-opt", wasm, &SMALL)
}

/// The same program, quicker.
pub fn optimise_for_speed(wasm: &[u8]) -> Result<Vec<u8>> {
    remembered("wasm-opt-unpacker", wasm, &QUICK)
}

fn remembered(folder: &str, wasm: &[u8], passes: &[&str]) -> Result<Vec<u8>> {
    let folder = workspace::target().join("xtask").join(folder);
    fs::create_dir_all(&folder)?;
    let arguments = [passes, &FEATURES].concat();
    let outcome = folder.join(format!("{}.wasm", key(wasm, &arguments)?));
    if !outcome.is_file() {
        eprintln!("Making the program small with wasm-opt. This takes up to a minute.");
        forget_others(&folder);
        run(wasm, &arguments, &folder, &outcome)?;
    }
    fs::read(&outcome).with_context(|| format!("cannot read {}", outcome.display()))
}

/// What the outcome depends on: the input, the arguments and the version of the optimiser.
fn key(wasm: &[u8], arguments: &[&str]) -> Result<String> {
    let lock = fs::read(workspace::root().join("package-lock.json")).context("cannot read package-lock.json")?;
    let mut everything = arguments.concat().into_bytes();
    everything.extend_from_slice(&lock);
    everything.extend_from_slice(wasm);
    Ok(hash(&everything))
}

fn run(wasm: &[u8], arguments: &[&str], folder: &Path, outcome: &Path) -> Result<()> {
    let input = folder.join(format!("input-{}", std::process::id()));
    let unfinished = input.with_extension("out");
    fs::write(&input, wasm)?;
    let mut command = Command::new("node");
    command.arg(program()).args(arguments).arg(&input).arg("-o").arg(&unfinished);
    let done = process::run(&mut command).context("wasm-opt failed");
    fs::remove_file(&input)?;
    done?;
    // Renamed in one step, so that an interrupted run leaves no half outcome behind.
    Ok(fs::rename(unfinished, outcome)?)
}

fn program() -> PathBuf {
    workspace::root().join("node_modules").join("binaryen").join("bin").join("wasm-opt")
}

/// One outcome is enough; a folder that grows with every build is not.
fn forget_others(folder: &Path) {
    for file in folder.read_dir().into_iter().flatten().flatten() {
        if file.path().extension().is_some_and(|extension| extension == "wasm") {
            // Another build may have removed it at the same time.
            let _ = fs::remove_file(file.path());
        }
    }
}
