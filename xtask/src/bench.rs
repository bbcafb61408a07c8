//! The benchmarks of the domain, then of the app in a browser, then the sizes of the bundle.

use std::process::Command;

use anyhow::Result;

use crate::setup::Browser;
use crate::test::end_to_end;
use crate::{dist, process, setup, workspace};

/// Runs the benchmarks and prints the sizes.
pub fn run() -> Result<()> {
    eprintln!("Running the benchmarks of the domain.");
    process::run(Command::new("cargo").current_dir(workspace::root()).args([
        "bench",
        "--no-default-features",
        "--package",
        "kommunkompass",
    ]))?;
    if Browser::program().is_ok() && Browser::driver().is_ok() {
        eprintln!("Running the benchmark of the app in the browser.");
        end_to_end::bench()?;
    } else {
        eprintln!("There is no browser here that can be driven, so the app is not measured in one.");
    }
    dist::run(&setup::for_build()?, &workspace::dist(), dist::Purpose::Try)
}
