//! The source of the standard library, with which a release build compiles a smaller one than the compiler ships.
//!
//! The program is a tenth smaller with it (docs/performance.md): its sorting and formatting are the compact ones, and a
//! panic is one instruction instead of a message that no visitor reads. Where the source is not to be had, or
//! `KOMMUNKOMPASS_STANDARD_LIBRARY=shipped` asks for a quicker build, the shipped library does.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, bail};

use crate::process;
use crate::toolchain::{Library, Source, Toolchain};

/// The variable that asks for the shipped library.
pub const SWITCH: &str = "KOMMUNKOMPASS_STANDARD_LIBRARY";
const SHIPPED: &str = "shipped";

/// Finds out which library a release build takes, and gets its source if it is lacking.
pub fn choose(toolchain: &Toolchain) -> Result<Library> {
    match env::var(SWITCH).as_deref() {
        Ok(SHIPPED) => return Ok(Library::Shipped),
        Ok(other) if !other.is_empty() => bail!("{SWITCH} is `{other}`; it must be `{SHIPPED}`, or not set"),
        _ => {}
    }
    if has_source(toolchain.compiler()) {
        return Ok(Library::Compiled);
    }
    if toolchain.source() == Source::Own {
        eprintln!("Adding the source of Rust's standard library, which makes the program smaller.");
        let added = process::run(Command::new("rustup").args(["component", "add", "rust-src"]));
        match added {
            Ok(()) if has_source(toolchain.compiler()) => return Ok(Library::Compiled),
            Ok(()) => {}
            Err(error) => eprintln!("{error:#}."),
        }
    }
    eprintln!(
        "The source of the standard library is not to be had, so the program is built with the library as it is: it \
         works the same and is a tenth larger. With a network at hand, run: rustup component add rust-src"
    );
    Ok(Library::Shipped)
}

fn has_source(compiler: &str) -> bool {
    lock_file(compiler).is_ok_and(|lock| lock.is_file())
}

/// Where a compiler has the lock file of its standard library, if it has the source.
pub fn lock_file(compiler: &str) -> Result<PathBuf> {
    Ok(sysroot(compiler)?.join("lib/rustlib/src/rust/library/Cargo.lock"))
}

/// The folder that a compiler has its libraries under.
pub fn sysroot(compiler: &str) -> Result<PathBuf> {
    process::output(Command::new(compiler).args(["--print", "sysroot"])).map(PathBuf::from)
}
