//! The browser of the tests, and the program that drives it.

use std::path::PathBuf;

use anyhow::{Context, Result};

use super::{Requirement, debian};

/// Chromium with ChromeDriver.
pub struct Browser;

const PROGRAMS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const DRIVER: &str = "chromedriver";
const PACKAGES: [&str; 2] = ["chromium", "chromium-driver"];

impl Browser {
    /// The path of the browser.
    pub fn program() -> Result<PathBuf> {
        PROGRAMS.iter().find_map(|name| which::which(name).ok()).context("no Chromium was found on PATH")
    }

    /// The path of the driver.
    pub fn driver() -> Result<PathBuf> {
        which::which(DRIVER).context("no chromedriver was found on PATH")
    }
}

impl Requirement for Browser {
    fn what(&self) -> String {
        "Chromium and ChromeDriver, which the tests use".to_owned()
    }

    fn is_met(&self) -> bool {
        Self::program().is_ok() && Self::driver().is_ok()
    }

    fn install(&self) -> Result<()> {
        debian::install(&PACKAGES)
    }

    fn by_hand(&self) -> String {
        format!(
            "{}. On another system, put Chromium or Google Chrome and the chromedriver of the same version on your PATH.",
            debian::by_hand(&PACKAGES)
        )
    }
}
