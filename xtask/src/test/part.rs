//! What each part of the tests does.

use std::process::Command;

use anyhow::{Result, ensure};
use clap::ValueEnum;

use super::end_to_end;
use crate::toolchain::Source;
use crate::{process, setup, workspace};

/// A part of the tests, in the order in which they run: the quick ones first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Part {
    /// The layout of the code
    Format,
    /// The advice of clippy, natively and for the browser
    Clippy,
    /// The tests of the domain, natively
    Domain,
    /// The tests of these tasks
    Xtask,
    /// The tests of the app's parts in a browser
    Web,
    /// The tests of the whole app, as a person uses it
    E2e,
}

/// The package of the product.
const PACKAGE: [&str; 2] = ["--package", "kommunkompass"];

impl Part {
    /// The name on the command line.
    pub fn name(self) -> String {
        self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    }

    /// What the part looks at, as the help of the command line has it.
    pub fn what(self) -> String {
        self.to_possible_value().and_then(|value| Some(value.get_help()?.to_string())).unwrap_or_default()
    }

    /// Runs the part; `filter` goes to the test programs.
    pub fn run(self, filter: &[String]) -> Result<()> {
        match self {
            Self::Format => process::run(cargo().args(["fmt", "--all", "--check"])),
            Self::Clippy => clippy(),
            Self::Domain => {
                process::run(cargo().args(["test", "--no-default-features"]).args(PACKAGE).arg("--").args(filter))
            }
            Self::Xtask => {
                let packages = ["test", "--package", "xtask", "--package", "kommunkompass-unpack", "--"];
                process::run(cargo().args(packages).args(filter))
            }
            Self::Web => web(filter),
            // In every engine: see `super::run`.
            Self::E2e => end_to_end::App::build()?.test(setup::Engine::Chromium, filter).map(drop),
        }
    }
}

/// The person's own cargo, for what runs natively.
fn cargo() -> Command {
    let mut cargo = Command::new("cargo");
    cargo.current_dir(workspace::root());
    cargo
}

fn clippy() -> Result<()> {
    let strict = ["--", "--deny", "warnings"];
    process::run(cargo().args(["clippy", "--workspace", "--all-targets", "--no-default-features"]).args(strict))?;
    let toolchain = setup::for_compiling()?;
    if toolchain.source() == Source::Distribution {
        eprintln!("Debian's Rust compiler has no clippy for the browser, so the app itself goes without its advice.");
        return Ok(());
    }
    let mut clippy = toolchain.cargo();
    clippy.arg("clippy").args(PACKAGE).args(["--target", setup::WASM_TARGET, "--lib", "--bins"]);
    if has_web_tests() {
        clippy.args(["--test", "web"]);
    }
    process::run(clippy.args(strict))
}

fn web(filter: &[String]) -> Result<()> {
    ensure!(has_web_tests(), "there are no tests in tests/web/main.rs");
    let toolchain = setup::for_web_tests()?;
    let mut test = toolchain.cargo();
    test.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", toolchain.tool("wasm-bindgen-test-runner"));
    test.env("CHROMEDRIVER", setup::Browser::driver()?);
    // Seconds for all of them together. The runs with a storage that fails take longer on a busy machine than the twenty
    // that the runner waits by itself.
    test.env("WASM_BINDGEN_TEST_TIMEOUT", "300");
    test.arg("test").args(PACKAGE).args(["--target", setup::WASM_TARGET, "--test", "web", "--"]);
    process::run(test.args(filter))
}

fn has_web_tests() -> bool {
    workspace::root().join("tests").join("web").join("main.rs").is_file()
}
