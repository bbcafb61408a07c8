//! The browser engines of the end-to-end tests: which there are here, and what brings the others.

use std::path::PathBuf;

use anyhow::{Error, Result};
use clap::ValueEnum;

use super::firefox::Firefox;
use super::webkit::WebKit;
use super::{Browser, debian, ensure};

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

impl Engine {
    /// The name on the command line, and the one that the tests know it by.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::Webkit => "webkit",
        }
    }

    /// Sets the engine up. On Debian as root all of them can be, so there a failure is a failure; elsewhere only Chromium
    /// must be there.
    pub fn set_up(self) -> Result<Presence> {
        let outcome = match self {
            Self::Chromium => ensure(&Browser),
            Self::Firefox => ensure(&Firefox),
            Self::Webkit => ensure(&WebKit),
        };
        match outcome {
            Ok(()) => Ok(Presence::Ready),
            Err(error) if self == Self::Chromium || debian::can_install() => Err(error),
            Err(error) => Ok(Presence::Absent(error)),
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
