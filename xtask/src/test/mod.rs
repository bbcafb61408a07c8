//! The tests, in parts that can be run one by one.

mod driver;
pub mod end_to_end;
mod part;

use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::Result;
use clap::ValueEnum;

pub use part::Part;

/// How a part went.
struct Outcome {
    part: Part,
    passed: bool,
    took: Duration,
}

/// Runs parts, or all of them if none is named; `filter` goes to the test programs.
pub fn run(parts: &[Part], filter: &[String]) -> Result<ExitCode> {
    let parts = if parts.is_empty() { Part::value_variants() } else { parts };
    // A part that fails does not keep the others from telling what they find.
    let outcomes: Vec<_> = parts.iter().map(|part| run_part(*part, filter)).collect();
    println!("\n{}", table(&outcomes));
    Ok(if outcomes.iter().all(|outcome| outcome.passed) { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn run_part(part: Part, filter: &[String]) -> Outcome {
    eprintln!("\nPart {}: {}", part.name(), part.what());
    let start = Instant::now();
    let result = part.run(filter);
    if let Err(error) = &result {
        eprintln!("Part {} failed: {error:#}", part.name());
    }
    Outcome { part, passed: result.is_ok(), took: start.elapsed() }
}

/// The outcomes a line each, and a last line that counts them.
fn table(outcomes: &[Outcome]) -> String {
    let row = |outcome: &Outcome| {
        let verdict = if outcome.passed { "passed" } else { "FAILED" };
        format!("{:<10}{verdict:<10}{:>8.1} s\n", outcome.part.name(), outcome.took.as_secs_f64())
    };
    let rows: String = outcomes.iter().map(row).collect();
    let passed = outcomes.iter().filter(|outcome| outcome.passed).count();
    format!("{rows}\n{passed} passed, {} failed", outcomes.len() - passed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_line_counts_the_parts() {
        let outcome = |part, passed| Outcome { part, passed, took: Duration::from_millis(1500) };
        let table = table(&[outcome(Part::Format, true), outcome(Part::Domain, false)]);
        assert!(table.contains("format    passed         1.5 s\n"), "{table}");
        assert_eq!(table.lines().last(), Some("1 passed, 1 failed"));
    }
}
