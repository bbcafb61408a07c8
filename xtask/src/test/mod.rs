//! The tests, in parts that can be run one by one.

mod display;
mod driver;
pub mod end_to_end;
mod outcome;
mod part;
mod second_try;

use std::process::ExitCode;
use std::time::Instant;

use anyhow::Result;
use clap::ValueEnum;

use crate::setup::{Engine, Presence};
use end_to_end::App;
use outcome::{Outcome, Verdict};
pub use part::Part;

/// Runs parts, or all of them if none is named, the end-to-end tests in the engines named, or in all;
/// `filter` goes to the test programs.
pub fn run(parts: &[Part], engines: &[Engine], filter: &[String]) -> Result<ExitCode> {
    let parts = if parts.is_empty() { Part::value_variants() } else { parts };
    // A part that fails does not keep the others from telling what they find.
    let outcomes: Vec<_> = parts.iter().flat_map(|part| run_part(*part, engines, filter)).collect();
    println!("\n{}", outcome::table(&outcomes));
    let failed = outcomes.iter().any(|outcome| outcome.verdict == Verdict::Failed);
    Ok(if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn run_part(part: Part, engines: &[Engine], filter: &[String]) -> Vec<Outcome> {
    eprintln!("\nPart {}: {}", part.name(), part.what());
    match part {
        Part::E2e => end_to_end(engines, filter),
        part => vec![timed(part.name(), || part.run(filter).map(|()| Verdict::Passed))],
    }
}

/// The end-to-end tests, an outcome for each engine.
fn end_to_end(named: &[Engine], filter: &[String]) -> Vec<Outcome> {
    let mut app = None;
    let mut outcomes = vec![timed("e2e build".to_owned(), || {
        app = Some(App::build()?);
        Ok(Verdict::Passed)
    })];
    let Some(app) = app else { return outcomes };
    let engines = if named.is_empty() { Engine::value_variants() } else { named };
    outcomes.extend(engines.iter().map(|engine| {
        let name = format!("e2e {}", engine.name());
        eprintln!("\n{name}");
        timed(name, || match engine.set_up()? {
            Presence::Ready => {
                let second_try = app.test(*engine, filter)?;
                Ok(Verdict::PassedBut { passed_over: end_to_end::list_of_passed_over(*engine), second_try })
            }
            // Who names an engine wants it.
            Presence::Absent(error) if named.is_empty() => Ok(Verdict::Skipped(format!("{error:#}"))),
            Presence::Absent(error) => Err(error),
        })
    }));
    outcomes
}

fn timed(name: String, run: impl FnOnce() -> Result<Verdict>) -> Outcome {
    let start = Instant::now();
    let verdict = run().unwrap_or_else(|error| {
        eprintln!("Part {name} failed: {error:#}");
        Verdict::Failed
    });
    Outcome { name, verdict, took: start.elapsed() }
}
