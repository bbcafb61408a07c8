//! What a scenario asks for that a browser's driver cannot do, or that this machine lacks: the scenario ends there, and says
//! so.
//!
//! Mostly asking is enough (`person.kill_browser()` and the like); what no step shows is an [`Ability`] that the scenario
//! names. Up to there it has run.
//! What was passed over is in a list that `cargo xtask test e2e` prints.

use std::fmt;
use std::fs::OpenOptions;
use std::io::Write;
use std::path::Path;
use std::thread;

use anyhow::{Error, Result};

use crate::Browser;
use crate::environment::Environment;

/// The variable that says where the list is.
pub const LIST: &str = "KOMMUNKOMPASS_PASSED_OVER";

/// An ability that the browser of this run lacks.
#[derive(Debug)]
pub struct Lacking {
    pub browser: Browser,
    /// What cannot be done, to be put after "cannot".
    pub what: &'static str,
}

/// What is not to be had of a browser here, for lack of its driver: people in front of it do not meet with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ability {
    /// Passing for a browser of another kind, with other ways to keep what is stored.
    PassForAnother,
    /// Taking back by Ctrl+Z what was typed into a field.
    UndoTyping,
}

impl Ability {
    /// What is lacking where it lacks.
    pub(crate) fn lacking(self, browser: Browser) -> Option<Lacking> {
        let what = match self {
            Self::PassForAnother => "pass for a browser of another kind",
            Self::UndoTyping => "take back what was typed by Ctrl+Z",
        };
        (browser == Browser::WebKit).then_some(Lacking { browser, what })
    }
}

impl fmt::Display for Lacking {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:?} cannot {} here", self.browser, self.what)
    }
}

impl std::error::Error for Lacking {}

/// Takes an outcome as a success if the scenario went well as far as the browser can go, and tells of it.
pub fn excuse(outcome: Result<()>, environment: &Environment) -> Result<()> {
    let error = match outcome {
        Ok(()) => return Ok(()),
        Err(error) => error,
    };
    let Some(lacking) = error.downcast_ref::<Lacking>() else { return Err(error) };
    tell(&lacking.to_string(), environment.passed_over.as_deref())
}

/// Tells that the running test goes no further, and why; also in a list, if there is one.
pub fn tell(why: &str, list: Option<&Path>) -> Result<()> {
    let line = format!("{}: {why}", thread::current().name().unwrap_or("test"));
    eprintln!("Passed over from here on: {line}");
    if let Some(path) = list {
        let mut list = OpenOptions::new().create(true).append(true).open(path).map_err(Error::from)?;
        // In one piece: several tests write to it.
        list.write_all(format!("{line}\n").as_bytes())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use tempfile::TempDir;

    use super::*;

    #[test]
    fn what_is_told_is_added_to_the_list_with_the_name_of_the_test() -> Result<()> {
        let folder = TempDir::new()?;
        let list = folder.path().join("list.txt");
        tell("there is no nginx here", Some(&list))?;
        tell("there is no Apache here", Some(&list))?;
        let test = "passed_over::tests::what_is_told_is_added_to_the_list_with_the_name_of_the_test";
        let expected = format!("{test}: there is no nginx here\n{test}: there is no Apache here\n");
        assert_eq!(fs::read_to_string(&list)?, expected);
        Ok(())
    }
}
