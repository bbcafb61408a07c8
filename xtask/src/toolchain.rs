//! The Rust toolchain that compiles the app, and the environment a program needs to find it and the tools.

use std::env;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use crate::setup::library_source;
use crate::workspace;

/// Where the compiler for the browser comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// The compiler the person has, with the wasm standard library beside it.
    Own,
    /// The compiler of the Debian distribution, with a standard library built here.
    Distribution,
}

/// Where the standard library of a release build comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Library {
    /// The compiler's own, as it is.
    Shipped,
    /// Compiled along with the program, to be small.
    Compiled,
}

/// A compiler that can build for the browser, and the folders its helpers are in.
#[derive(Clone, Debug)]
pub struct Toolchain {
    source: Source,
    library: Library,
    tools: PathBuf,
}

impl Toolchain {
    /// A toolchain from `source` with the project's tool folder.
    pub fn new(source: Source) -> Result<Self> {
        Ok(Self { source, library: Library::Shipped, tools: workspace::tools()? })
    }

    /// The same toolchain with another standard library for release builds.
    pub fn with_library(self, library: Library) -> Self {
        Self { library, ..self }
    }

    /// Lets a command that calls cargo build for release.
    pub fn for_release(&self, mut command: Command) -> Command {
        if self.library == Library::Compiled {
            // Compiling the library needs what is not stable yet; the program itself uses nothing of it.
            command.env("RUSTC_BOOTSTRAP", "1");
            command.env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort");
            command.env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size");
            command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", COMPACT);
        }
        command
    }

    /// Why a release build of this toolchain and environment is another one than is published, to be put after "since";
    /// nothing if it is that one. A quickened build is larger.
    pub fn departs_from_published(&self) -> Option<String> {
        // One that is empty counts as not set.
        departs(self.library, env::vars_os().filter(|(_, value)| !value.is_empty()).map(|(name, _)| name))
    }

    /// Where the standard library of a release build comes from.
    pub fn library(&self) -> Library {
        self.library
    }

    /// Where the compiler comes from.
    pub fn source(&self) -> Source {
        self.source
    }

    /// A program to be run in the project's folder with the environment of this toolchain.
    pub fn command(&self, program: impl AsRef<Path>) -> Command {
        let mut command = Command::new(program.as_ref());
        command.current_dir(workspace::root());
        command.env("PATH", self.search_path());
        if self.source == Source::Distribution {
            command.env("RUSTC", DISTRIBUTION_RUSTC);
            // Two compilers in one folder would throw away each other's work at every call.
            command.env("CARGO_TARGET_DIR", self.target());
        }
        command
    }

    /// Cargo, to be run in the project's folder.
    pub fn cargo(&self) -> Command {
        match self.source {
            Source::Own => self.command("cargo"),
            Source::Distribution => self.command(DISTRIBUTION_CARGO),
        }
    }

    /// The name of the compiler.
    pub fn compiler(&self) -> &'static str {
        match self.source {
            Source::Own => "rustc",
            Source::Distribution => DISTRIBUTION_RUSTC,
        }
    }

    /// The target folder of what this toolchain builds.
    pub fn target(&self) -> PathBuf {
        match self.source {
            Source::Own => workspace::target(),
            Source::Distribution => workspace::target().join("distribution"),
        }
    }

    /// The path of an installed tool: the project's own one, or the one on the person's PATH.
    pub fn tool(&self, name: &str) -> PathBuf {
        let own = self.tools.join("bin").join(name);
        if own.is_file() { own } else { PathBuf::from(name) }
    }

    fn search_path(&self) -> OsString {
        self.path_of(Vec::new())
    }

    /// The search path of this toolchain's programs, with a folder in front of it.
    pub fn search_path_with(&self, folder: &Path) -> OsString {
        self.path_of(vec![folder.to_owned()])
    }

    fn path_of(&self, mut folders: Vec<PathBuf>) -> OsString {
        if self.source == Source::Distribution {
            // Trunk calls the first `cargo` it finds.
            folders.push(PathBuf::from(DISTRIBUTION_PROGRAMS));
        }
        folders.push(self.tools.join("bin"));
        let inherited = env::var_os("PATH").unwrap_or_default();
        folders.extend(env::split_paths(&inherited));
        env::join_paths(folders).unwrap_or(inherited)
    }
}

/// Whether a variable of the environment makes a release build another one than the project's own files say, such as a
/// quicker one: a setting of its profile, flags in place of the project's, or another standard library.
pub fn changes_release(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    name.starts_with(RELEASE_PROFILE) || CHANGING.contains(&&*name)
}

fn departs(library: Library, mut variables: impl Iterator<Item = OsString>) -> Option<String> {
    if let Some(name) = variables.find(|name| changes_release(name)) {
        return Some(format!("{} is set", name.display()));
    }
    (library == Library::Shipped).then(|| "the standard library is not compiled along".to_owned())
}

/// How variables begin that cargo takes in place of `[profile.release]`.
const RELEASE_PROFILE: &str = "CARGO_PROFILE_RELEASE_";
/// Other variables that do not leave a release build as it is.
const CHANGING: [&str; 4] = [library_source::SWITCH, "RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS", "CARGO_BUILD_RUSTFLAGS"];

/// How a release build is compiled together with its standard library. What `.cargo/config.toml` sets is set here too,
/// for a variable may take its place.
const COMPACT: &str = "--cfg erase_components -Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none";

/// Where Debian puts programs.
const DISTRIBUTION_PROGRAMS: &str = "/usr/bin";
/// Debian's compiler.
pub const DISTRIBUTION_RUSTC: &str = "/usr/bin/rustc";
/// Debian's cargo.
pub const DISTRIBUTION_CARGO: &str = "/usr/bin/cargo";

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(library: Library, variables: &[&str], expected: Option<&str>) {
        assert_eq!(departs(library, variables.iter().map(OsString::from)).as_deref(), expected);
    }

    #[test]
    fn a_build_that_was_quickened_is_not_the_published_one_and_says_why() {
        check(Library::Compiled, &["PATH", "CARGO_PROFILE_DEV_DEBUG", "CARGO_TARGET_DIR", "RUSTC"], None);
        check(Library::Compiled, &["CARGO_PROFILE_RELEASE_LTO"], Some("CARGO_PROFILE_RELEASE_LTO is set"));
        check(Library::Compiled, &["RUSTFLAGS"], Some("RUSTFLAGS is set"));
        check(Library::Shipped, &["KOMMUNKOMPASS_STANDARD_LIBRARY"], Some("KOMMUNKOMPASS_STANDARD_LIBRARY is set"));
        check(Library::Shipped, &[], Some("the standard library is not compiled along"));
    }
}
