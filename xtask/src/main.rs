//! The tasks of the project, called as `cargo xtask <task>`: set-up, build, server, tests.
//!
//! Start with [`task::Task`], the list of tasks. Each tool that a task needs is set up by [`setup`].

mod bench;
mod build;
mod bundle;
mod dist;
mod lock;
mod process;
mod reproducible;
mod serve;
mod server;
mod setup;
mod task;
mod test;
mod toolchain;
mod version;
mod workspace;

use std::process::ExitCode;

fn main() -> ExitCode {
    match task::run() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("\nStopped: {error:#}");
            ExitCode::FAILURE
        }
    }
}
