//! What `cargo xtask test e2e` tells the tests: where the app, the driver and the folders are.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::passed_over;

/// The kinds of browsers the tests can drive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Browser {
    /// Chromium, by ChromeDriver.
    Chromium,
    /// Firefox, by geckodriver.
    Firefox,
    /// WebKitGTK's MiniBrowser, by WebKitWebDriver.
    WebKit,
}

impl Browser {
    fn read() -> Result<Self> {
        Ok(match text("KOMMUNKOMPASS_BROWSER")?.as_str() {
            "chromium" => Self::Chromium,
            "firefox" => Self::Firefox,
            "webkit" => Self::WebKit,
            other => {
                bail!("KOMMUNKOMPASS_BROWSER is `{other}`, but the tests can drive `chromium`, `firefox` and `webkit`")
            }
        })
    }
}

/// The environment of a test.
#[derive(Clone, Debug)]
pub struct Environment {
    /// The address of the app.
    pub app: String,
    /// The address of the driver; the driver's program where it takes only one session.
    pub driver: String,
    /// The kind of browser.
    pub browser: Browser,
    /// The browser's program, if it is not the one the driver would take.
    pub browser_program: Option<PathBuf>,
    /// The single file.
    pub single_file: PathBuf,
    /// The source file of axe-core.
    pub axe: PathBuf,
    /// Where pictures of failed tests go.
    pub failures: PathBuf,
    /// The file that tells what was passed over.
    pub passed_over: Option<PathBuf>,
    /// Where pictures that tests take go; nowhere if not set.
    pub screenshots: Option<PathBuf>,
}

impl Environment {
    /// Reads the environment.
    pub fn read() -> Result<Self> {
        Ok(Self {
            app: text("KOMMUNKOMPASS_URL")?,
            driver: text("KOMMUNKOMPASS_WEBDRIVER")?,
            browser: Browser::read()?,
            browser_program: env::var_os("KOMMUNKOMPASS_BROWSER_PROGRAM").map(PathBuf::from),
            single_file: text("KOMMUNKOMPASS_SINGLE_FILE")?.into(),
            axe: text("KOMMUNKOMPASS_AXE")?.into(),
            failures: text("KOMMUNKOMPASS_FAILURES")?.into(),
            passed_over: env::var_os(passed_over::LIST).map(PathBuf::from),
            screenshots: env::var_os("KOMMUNKOMPASS_SCREENSHOTS").map(PathBuf::from),
        })
    }
}

fn text(name: &str) -> Result<String> {
    env::var(name).with_context(|| {
        format!("{name} is not set. These tests need a server and a browser; run them with `cargo xtask test e2e`")
    })
}
