//! A second try for scenarios that failed, by themselves.
//!
//! The drivers of Firefox and WebKit lose a click or a key now and then, and nobody's change is to be blamed for that. What
//! fails twice has failed; what needed the second try is named in the last lines of the tests.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};

use crate::process::shown;

/// More than this is no driver's stumble.
const MOST: usize = 10;

/// How a run of `cargo test` went.
pub struct Run {
    failed: Vec<String>,
    n_passed: usize,
    /// How many test programs have begun, and have come to their end.
    n_programs: (usize, usize),
    is_success: bool,
    /// The command, for the error.
    command: String,
}

impl Run {
    fn begin(command: String) -> Self {
        Self { failed: Vec::new(), n_passed: 0, n_programs: (0, 0), is_success: false, command }
    }

    /// Runs the command with its output on the terminal.
    pub fn of(command: &mut Command) -> Result<Self> {
        let shown = shown(command);
        let mut child = command.stdout(Stdio::piped()).spawn().with_context(|| format!("could not start `{shown}`"))?;
        let mut run = Self::begin(shown);
        let output = child.stdout.take().context("the tests have no output")?;
        for line in BufReader::new(output).lines() {
            let line = line?;
            println!("{line}");
            run.hear(&line);
        }
        run.is_success = child.wait()?.success();
        Ok(run)
    }

    fn hear(&mut self, line: &str) {
        if line.starts_with("running ") {
            self.n_programs.0 += 1;
        } else if line.starts_with("test result: ") {
            self.n_programs.1 += 1;
        }
        let Some((name, verdict)) = line.strip_prefix("test ").and_then(|rest| rest.rsplit_once(" ... ")) else {
            return;
        };
        match verdict {
            "ok" => self.n_passed += 1,
            "FAILED" => self.failed.push(name.to_owned()),
            _ => {}
        }
    }

    /// An error unless every test passed.
    pub fn must_have_passed(&self) -> Result<()> {
        ensure!(self.is_success, "`{}` failed", self.command);
        Ok(())
    }

    /// The tests that failed, if they are what went wrong and few enough for another try. A program that broke off has tests
    /// of which nobody knows.
    pub fn to_try_again(&self) -> Option<&[String]> {
        let (begun, ended) = self.n_programs;
        (!self.is_success && begun == ended && (1..=MOST).contains(&self.failed.len())).then_some(&self.failed)
    }

    /// Whether at least so many passed: as many as were asked for.
    pub fn must_have_run(&self, count: usize) -> Result<()> {
        ensure!(self.n_passed >= count, "`{}` ran {} of {count} tests", self.command, self.n_passed);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(is_success: bool, lines: &[&str]) -> Run {
        let mut run = Run { is_success, ..Run::begin("cargo test".to_owned()) };
        for line in lines {
            run.hear(line);
        }
        run
    }

    #[test]
    fn what_failed_is_known_by_its_name() {
        let lines = ["running 3 tests", "test a ... ok", "test tests::b ... FAILED", "test result: FAILED. 1 passed"];
        let run = run(false, &lines);
        assert_eq!(run.to_try_again(), Some(&["tests::b".to_owned()][..]));
        assert!(run.must_have_passed().is_err());
        assert!(run.must_have_run(1).is_ok() && run.must_have_run(2).is_err());
    }

    #[test]
    fn a_program_that_broke_off_is_not_made_good_by_others() {
        let lines = ["running 1 test", "test a ... FAILED", "test result: FAILED. 0 passed", "running 9 tests"];
        assert_eq!(run(false, &lines).to_try_again(), None);
    }

    #[test]
    fn nothing_is_tried_again_that_did_not_fail_as_a_test_or_that_fails_in_numbers() {
        assert_eq!(run(false, &["error: could not compile"]).to_try_again(), None);
        assert_eq!(run(false, &["test a ... FAILED"; MOST + 1]).to_try_again(), None);
        assert_eq!(run(true, &["test a ... ok"]).to_try_again(), None);
    }
}
