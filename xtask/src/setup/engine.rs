//! The browser engines of the end-to-end tests: which there are here, and what brings the others.

use std::path::PathBuf;

use anyhow::{Error, Result, anyhow};
use clap::ValueEnum;

use super::firefox::Firefox;
use super::webkit::WebKit;
use super::{Browser, Requirement, debian, ensure};

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Engine {
    /// Chromium with ChromeDriver
    Chromium,
    /// Firefox with geckodriver
    Firefox,
    /// WebKitGTK's MiniBrowser with WebKitWebDriver
    Webkit,
}

/// Whether an engine can be used.
pub enum Presence {
    /// It is there.
    Ready,
    /// It is not there, and nothing here can install it; the error says what a person can do.
    Absent(Error),
}

impl Presence {
    /// Why the engine cannot be used; nothing if it can.
    pub fn why_not(&self) -> Option<&Error> {
        match self {
            Self::Ready => None,
            Self::Absent(error) => Some(error),
        }
    }
}

impl Engine {
    /// The name on the command line, and the one that the tests know it by.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::Webkit => "webkit",
        }
    }

    /// Sets the engine up.
    pub fn set_up(self) -> Result<Presence> {
        let outcome = match self {
            Self::Chromium => ensure(&Browser),
            Self::Firefox => ensure(&Firefox),
            Self::Webkit => ensure(&WebKit),
        };
        presence(outcome, debian::can_install())
    }

    /// Whether the engine is here, without anything being installed.
    pub fn is_here(self) -> bool {
        match self {
            Self::Chromium => Browser.is_met(),
            Self::Firefox => Firefox.is_met(),
            Self::Webkit => WebKit.is_met(),
        }
    }

    /// The path of the browser.
    pub fn program(self) -> Result<PathBuf> {
        match self {
            Self::Chromium => Browser::program(),
            Self::Firefox => Firefox::program(),
            Self::Webkit => WebKit::program(),
        }
    }

    /// The path of the driver.
    pub fn driver(self) -> Result<PathBuf> {
        match self {
            Self::Chromium => Browser::driver(),
            Self::Firefox => Firefox::driver(),
            Self::Webkit => WebKit::driver(),
        }
    }
}

/// What the outcome of setting an engine up means. On Debian as root all of them can be installed, so there a failure is a
/// failure; elsewhere the tests can go without any one of them.
fn presence(outcome: Result<()>, can_install: bool) -> Result<Presence> {
    match outcome {
        Ok(()) => Ok(Presence::Ready),
        Err(error) if can_install => Err(error),
        Err(error) => Ok(Presence::Absent(error)),
    }
}

/// What to do when not one of these engines can be used, each with the reason why it cannot; nothing if one can.
pub fn must_have_one<'a>(engines: impl IntoIterator<Item = (Engine, Option<&'a Error>)>) -> Result<()> {
    let mut reasons = String::new();
    for (engine, why_not) in engines {
        let Some(error) = why_not else { return Ok(()) };
        reasons.push_str(&format!("\n  {}: {error:#}", engine.name()));
    }
    Err(anyhow!("there is no browser here that the tests could use; one of these is enough:{reasons}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_engine_that_cannot_be_installed_is_done_without_and_one_that_could_have_been_is_a_failure() {
        let failed = || Err(anyhow!("there is no apt-get"));
        assert!(matches!(presence(failed(), false), Ok(Presence::Absent(_))));
        assert!(presence(failed(), true).is_err());
        assert!(matches!(presence(Ok(()), false), Ok(Presence::Ready)));
    }

    #[test]
    fn the_tests_go_without_any_engine_but_not_without_all() {
        let absent = |name: &str| anyhow!("run: sudo apt-get install {name}");
        let (chromium, firefox) = (absent("chromium"), absent("firefox-esr"));
        assert!(must_have_one([(Engine::Chromium, Some(&chromium)), (Engine::Firefox, None)]).is_ok());
        let none = must_have_one([(Engine::Chromium, Some(&chromium)), (Engine::Firefox, Some(&firefox))]);
        let error = none.unwrap_err().to_string();
        assert!(error.contains("chromium: run: sudo apt-get install chromium\n"), "{error}");
        assert!(error.contains("firefox: run: sudo apt-get install firefox-esr"), "{error}");
    }
}
