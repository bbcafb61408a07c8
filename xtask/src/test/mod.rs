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

use crate::setup::{Engine, Presence, must_have_one};
use end_to_end::App;
use outcome::{Outcome, Verdict};
pub use part::Part;

/// Runs parts, or all of them if none is named, the end-to-end tests in the engines named, or in all that are there;
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
        Part::Web => vec![timed(part.name(), || match with_chromium(engines)? {
            Presence::Ready => part.run(filter).map(|()| Verdict::Passed),
            Presence::Absent(error) => Ok(Verdict::Skipped(format!("{error:#}"))),
        })],
        part => vec![timed(part.name(), || part.run(filter).map(|()| Verdict::Passed))],
    }
}

/// Chromium, for the tests that run in no other engine. That it is absent is an error for who names it, and where there is
/// no other engine either.
fn with_chromium(named: &[Engine]) -> Result<Presence> {
    let presence = wanted(Engine::Chromium.set_up()?, named.contains(&Engine::Chromium))?;
    let others = Engine::value_variants().iter().filter(|engine| engine.is_here()).map(|engine| (*engine, None));
    must_have_one([(Engine::Chromium, presence.why_not())].into_iter().chain(others))?;
    Ok(presence)
}

/// The presence of an engine; an error if it is absent and somebody has named it, for who names an engine wants it.
fn wanted(presence: Presence, is_named: bool) -> Result<Presence> {
    match presence {
        Presence::Absent(error) if is_named => Err(error),
        presence => Ok(presence),
    }
}

/// The end-to-end tests, an outcome for each engine.
fn end_to_end(named: &[Engine], filter: &[String]) -> Vec<Outcome> {
    let engines = if named.is_empty() { Engine::value_variants() } else { named };
    let set_up = |engine: &Engine| engine.set_up().and_then(|presence| wanted(presence, !named.is_empty()));
    let presences: Vec<_> = engines.iter().map(|engine| (*engine, set_up(engine))).collect();
    let mut app = None;
    // The build takes minutes: without anything to run it in it is not begun.
    let mut outcomes = vec![timed("e2e build".to_owned(), || {
        must_have_one(presences.iter().map(|(engine, presence)| {
            let why_not = presence.as_ref().map_or_else(Some, Presence::why_not);
            (*engine, why_not)
        }))?;
        app = Some(App::build()?);
        Ok(Verdict::Passed)
    })];
    let Some(app) = app else { return outcomes };
    outcomes.extend(presences.into_iter().map(|(engine, presence)| {
        let name = format!("e2e {}", engine.name());
        eprintln!("\n{name}");
        timed(name, || match presence? {
            Presence::Ready => {
                let second_try = app.test(engine, filter)?;
                Ok(Verdict::PassedBut { passed_over: end_to_end::list_of_passed_over(engine), second_try })
            }
            Presence::Absent(error) => Ok(Verdict::Skipped(format!("{error:#}"))),
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

#[cfg(test)]
mod tests {
    use anyhow::anyhow;

    use super::*;

    #[test]
    fn an_engine_that_is_absent_is_skipped_unless_it_was_named() {
        let absent = || Presence::Absent(anyhow!("there is no apt-get"));
        assert!(matches!(wanted(absent(), false), Ok(Presence::Absent(_))));
        assert!(wanted(absent(), true).is_err());
        assert!(matches!(wanted(Presence::Ready, true), Ok(Presence::Ready)));
    }
}
