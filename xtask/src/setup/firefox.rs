//! Firefox, and geckodriver that drives it.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::cargo_tool::CargoTool;
use super::{Requirement, debian};
use crate::workspace;

/// Firefox with geckodriver.
pub struct Firefox;

const PROGRAMS: [&str; 2] = ["firefox-esr", "firefox"];
/// Where macOS has it, which puts no programs on PATH.
const ON_MACOS: &str = "/Applications/Firefox.app/Contents/MacOS/firefox";
const DRIVER: &str = "geckodriver";
const PACKAGES: [&str; 1] = ["firefox-esr"];

impl Firefox {
    /// The path of the browser.
    pub fn program() -> Result<PathBuf> {
        let found = PROGRAMS.iter().find_map(|name| which::which(name).ok());
        let on_macos = || Some(Path::new(ON_MACOS)).filter(|path| path.is_file()).map(Path::to_owned);
        found.or_else(on_macos).context("no Firefox was found")
    }

    /// The path of the driver: one of the person's own, or the one in the folder of tools.
    pub fn driver() -> Result<PathBuf> {
        if let Ok(own) = which::which(DRIVER) {
            return Ok(own);
        }
        which::which(workspace::tools()?.join("bin").join(DRIVER)).context("no geckodriver was found")
    }
}

impl Requirement for Firefox {
    fn what(&self) -> String {
        "Firefox and geckodriver, which the tests use (geckodriver takes about three minutes, once)".to_owned()
    }

    fn is_met(&self) -> bool {
        Self::program().is_ok() && Self::driver().is_ok()
    }

    fn install(&self) -> Result<()> {
        if Self::program().is_err() {
            debian::install(&PACKAGES)?;
        }
        if Self::driver().is_err() {
            CargoTool::geckodriver().install()?;
        }
        Ok(())
    }

    fn by_hand(&self) -> String {
        format!(
            "{}. On another system, install Firefox. {}",
            debian::by_hand(&PACKAGES),
            CargoTool::geckodriver().by_hand()
        )
    }
}
