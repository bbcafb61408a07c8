//! WebKitGTK's MiniBrowser, by WebKitWebDriver, on a display of its own (`cargo xtask test e2e` starts Xvfb).

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::Result;
use serde_json::{Value, json};
use tempfile::TempDir;

use super::{Driver, Kind, WINDOW};
use crate::environment::Environment;

/// Without space around the buttons above the page, the window can be as narrow as a column of an intranet.
const NARROW: &str = "* { min-width: 0; min-height: 0; padding: 0; margin: 0; border-width: 0; }";

/// A person of its own for each session: the browser takes the folder for downloads from there, and leaves its data there.
pub fn driver(environment: &Environment, downloads: &Path) -> Result<Driver> {
    let home = TempDir::new()?;
    let configuration = home.path().join("config");
    let style = configuration.join("gtk-3.0");
    fs::create_dir_all(&style)?;
    fs::write(style.join("gtk.css"), NARROW)?;
    fs::write(configuration.join("user-dirs.dirs"), format!("XDG_DOWNLOAD_DIR=\"{}\"\n", downloads.display()))?;
    let mut command = Command::new(&environment.driver);
    command.env("HOME", home.path()).env("XDG_CONFIG_HOME", &configuration);
    command.env("XDG_DATA_HOME", home.path().join("data")).env("XDG_CACHE_HOME", home.path().join("cache"));
    command.env("WEBKIT_DISABLE_COMPOSITING_MODE", "1");
    // No bus and no settings of the person who runs the tests.
    command.env("GSETTINGS_BACKEND", "memory").env("NO_AT_BRIDGE", "1").env("GTK_THEME", "Adwaita");
    Driver::start(command).map(|driver| driver.with_home(home))
}

/// Says that the person reads Swedish; the browser would go by a locale of the system, which need not be installed.
pub const SWEDISH: &str = "for (const [key, value] of [['language', 'sv-SE'], ['languages', ['sv-SE', 'sv']]])
    Object.defineProperty(Navigator.prototype, key, { configurable: true, get: () => value });";

pub fn options(kind: Kind<'_>) -> Value {
    let [width, height] = WINDOW;
    let mut arguments = vec!["--automation".to_owned(), format!("--geometry={width}x{height}")];
    if kind == Kind::WithoutScripts {
        arguments.push("--enable-javascript=false".to_owned());
    }
    json!({ "args": arguments })
}
