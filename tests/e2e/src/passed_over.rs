//! What a scenario asks for that a browser's driver cannot do: the scenario ends there, and says so.
//!
//! Mostly asking is enough (`person.kill_browser()` and the like); what no step shows is an [`Ability`] that the scenario
//! names. Up to there it has run.
//! What was passed over is in a list that `cargo xtask test e2e` prints.

use std::fmt;
use std::fs::OpenOptions;
use std::io::Write;
use std::thread;

use anyhow::{Error, Result};

use crate::Browser;
use crate::environment::Environment;

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
    let line = format!("{}: {lacking}", thread::current().name().unwrap_or("test"));
    eprintln!("Passed over from here on: {line}");
    if let Some(path) = &environment.passed_over {
        let mut list = OpenOptions::new().create(true).append(true).open(path).map_err(Error::from)?;
        // In one piece: several tests write to it.
        list.write_all(format!("{line}\n").as_bytes())?;
    }
    Ok(())
}
