//! The three browser engines: what each is asked for at the start of a session, and how its driver is started.

mod chromium;
mod driver;
mod firefox;
mod webkit;

use std::path::Path;

use anyhow::Result;
use fantoccini::wd::Capabilities;
use serde_json::{Value, json};

pub use driver::Driver;

use crate::between::Between;
use crate::environment::{Browser, Environment};

/// The size of the window that every session starts with.
const WINDOW: [u32; 2] = [1280, 900];

/// What is special about the browser of a session.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind<'a> {
    /// As it comes, and forgotten at the end.
    #[default]
    Plain,
    /// It keeps its profile in this folder.
    Kept(&'a Path),
    /// The same, and its processes can be killed.
    ToKill(&'a Path),
    /// Pages may run no scripts in it; the driver still does.
    WithoutScripts,
}

impl<'a> Kind<'a> {
    /// The folder of the profile, if it is kept.
    pub fn profile(self) -> Option<&'a Path> {
        match self {
            Self::Kept(profile) | Self::ToKill(profile) => Some(profile),
            Self::Plain | Self::WithoutScripts => None,
        }
    }
}

/// Starts a driver for one session, where a driver takes no more than one.
pub fn driver(environment: &Environment, downloads: &Path) -> Result<Option<Driver>> {
    match environment.browser {
        // ChromeDriver takes as many as there are tests; its address is in the environment.
        Browser::Chromium => Ok(None),
        Browser::Firefox => firefox::driver(environment).map(Some),
        Browser::WebKit => webkit::driver(environment, downloads).map(Some),
    }
}

/// A go-between, where the driver cannot do what it can.
pub fn between(environment: &Environment) -> Result<Option<Between>> {
    match environment.browser {
        Browser::Chromium => Ok(None),
        Browser::Firefox => Between::start(&environment.app, &[]).map(Some),
        Browser::WebKit => Between::start(&environment.app, &[webkit::SWEDISH]).map(Some),
    }
}

/// What a session asks its browser for.
pub fn capabilities(environment: &Environment, downloads: &Path, kind: Kind<'_>) -> Capabilities {
    let (name, options) = match environment.browser {
        Browser::Chromium => ("goog:chromeOptions", chromium::options(downloads, kind)),
        Browser::Firefox => ("moz:firefoxOptions", firefox::options(downloads, kind)),
        Browser::WebKit => ("webkitgtk:browserOptions", webkit::options(kind)),
    };
    let mut options = options;
    if let (Some(program), Some(options)) = (&environment.browser_program, options.as_object_mut()) {
        options.insert("binary".to_owned(), json!(program));
    }
    let mut capabilities = Capabilities::new();
    capabilities.insert(name.to_owned(), options);
    capabilities.insert("browserName".to_owned(), json!(browser_name(environment.browser)));
    if environment.browser == Browser::Chromium {
        capabilities.insert("goog:loggingPrefs".to_owned(), json!({ "browser": "ALL" }));
    }
    capabilities
}

/// What the drivers call their browsers.
fn browser_name(browser: Browser) -> Value {
    json!(match browser {
        Browser::Chromium => "chrome",
        Browser::Firefox => "firefox",
        Browser::WebKit => "MiniBrowser",
    })
}
