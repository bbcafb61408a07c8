//! The end-to-end tests: the app as it is published, a server, a browser, and the tests of tests/e2e.

use std::env;
use std::process::Command;

use anyhow::{Context, Result};

use super::driver::Driver;
use crate::lock::Lock;
use crate::server::Server;
use crate::setup::Browser;
use crate::{dist, process, setup, workspace};

const PACKAGE: &str = "kommunkompass-e2e";
/// Two browsers at a time; more make each other late on a small machine.
const THREADS: &str = "--test-threads=2";

/// Builds the app and runs the tests against it; `filter` chooses among the tests.
pub fn run(filter: &[String]) -> Result<()> {
    // All of it, so that one failed file does not hide the next: a run takes minutes.
    let all = ["test", "--package", PACKAGE, "--no-fail-fast", "--", THREADS];
    against_the_app(Command::new("cargo").args(all).args(filter))
        .context("pictures of the failed tests are in target/e2e-failures")
}

/// Builds the app and measures it in the browser.
pub fn bench() -> Result<()> {
    // What is measured runs in the browser; the program that drives it need not be quick.
    against_the_app(Command::new("cargo").args(["bench", "--profile", "dev", "--package", PACKAGE]))
}

/// Runs a command of the end-to-end package, with the app served and a browser that can be driven.
fn against_the_app(command: &mut Command) -> Result<()> {
    // Apart from dist/, so that a build meanwhile does not take the files away under the browser.
    let bundle = workspace::root().join("target").join("e2e-bundle");
    dist::run(&setup::for_test()?, &bundle)?;
    let _lock = Lock::take(&bundle)?;
    let server = Server::start(&bundle, 0)?;
    let driver = Driver::start(&Browser::driver()?)?;
    let root = workspace::root();
    command.current_dir(&root);
    command.env("KOMMUNKOMPASS_URL", server.url());
    command.env("KOMMUNKOMPASS_WEBDRIVER", driver.url());
    command.env("KOMMUNKOMPASS_BROWSER", "chromium");
    command.env("KOMMUNKOMPASS_BROWSER_PROGRAM", Browser::program()?);
    command.env("KOMMUNKOMPASS_AXE", root.join("node_modules").join("axe-core").join("axe.min.js"));
    command.env("KOMMUNKOMPASS_FAILURES", root.join("target").join("e2e-failures"));
    if let Some(folder) = env::var_os("KOMMUNKOMPASS_SCREENSHOTS") {
        // The tests run in another folder than the person who set it.
        command.env("KOMMUNKOMPASS_SCREENSHOTS", root.join(folder));
    }
    // The stack of a failed test is of no use, but its errors name the step of the scenario by theirs.
    command.env("RUST_BACKTRACE", "0").env("RUST_LIB_BACKTRACE", "1");
    process::run(command)
}
