//! The benchmarks of the domain, then the sizes of the bundle.

use std::process::Command;

use anyhow::Result;

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
    dist::run(&setup::for_build()?, &workspace::dist())
}
