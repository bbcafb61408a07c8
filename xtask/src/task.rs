//! The command line: which tasks there are and what each takes.

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand, ValueEnum};

use crate::dist::Purpose as DistPurpose;
use crate::{bench, build, bundle, dist, reproducible, serve, setup, test, workspace};

/// The tasks of kommunkompass.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct CommandLine {
    #[command(subcommand)]
    task: Task,
}

/// What there is to do.
#[derive(Subcommand)]
enum Task {
    /// Build the app and serve it on this machine
    Serve {
        /// Build for debugging, and again whenever a file changes
        #[arg(long)]
        dev: bool,
        /// The port to listen on
        #[arg(long, default_value_t = 8080)]
        port: u16,
    },
    /// Build the app for release into dist/
    Build,
    /// Build for release, compress every file, make the single file and the zip file, and print the sizes
    Dist,
    /// Build this commit twice in different folders and compare the files
    Reproducible,
    /// Run the tests: all parts, or the parts named
    Test {
        /// The parts to run, in order
        parts: Vec<test::Part>,
        /// The browser of the end-to-end tests; may be given several times
        #[arg(long = "browser", value_name = "BROWSER")]
        browsers: Vec<setup::Engine>,
        /// Words for the test programs, after `--`: a part of a test's name runs the tests with it
        #[arg(last = true)]
        filter: Vec<String>,
    },
    /// Run the benchmarks and print the sizes
    Bench,
    /// Install the tools that are missing, and nothing else
    Setup {
        /// What the tools are for
        #[arg(default_value = "test")]
        purpose: Purpose,
    },
    /// Finish a bundle; trunk calls this at the end of its build
    #[command(hide = true)]
    BundleHook,
}

/// What tools are set up for.
#[derive(Clone, Copy, ValueEnum)]
enum Purpose {
    /// Building the app
    Build,
    /// Building and testing the app
    Test,
}

/// Reads the command line and does the task.
pub fn run() -> Result<ExitCode> {
    match CommandLine::parse().task {
        Task::Serve { dev: false, port } => serve::release(port)?,
        Task::Serve { dev: true, port } => serve::while_developing(port)?,
        Task::Build => build::release(&setup::for_build()?, &workspace::dist())?,
        Task::Dist => dist::run(&setup::for_build()?, &workspace::dist(), DistPurpose::Publish)?,
        Task::Reproducible => reproducible::run()?,
        Task::Test { parts, browsers, filter } => return test::run(&parts, &browsers, &filter),
        Task::Bench => bench::run()?,
        Task::Setup { purpose: Purpose::Build } => drop(setup::for_build()?),
        Task::Setup { purpose: Purpose::Test } => drop(setup::for_test()?),
        Task::BundleHook => bundle::run_as_hook()?,
    }
    Ok(ExitCode::SUCCESS)
}
