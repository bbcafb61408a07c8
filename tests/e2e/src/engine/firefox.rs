//! Firefox, by geckodriver.

use std::path::Path;
use std::process::Command;

use anyhow::Result;
use serde_json::{Value, json};

use super::{Driver, Kind, WINDOW};
use crate::environment::Environment;

/// The types of what the app gives out; Firefox asks before it saves any other.
const SAVED_UNASKED: &str = "application/json,application/octet-stream,application/zip,image/png,image/svg+xml,text/csv,text/markdown,text/plain";

pub fn driver(environment: &Environment) -> Result<Driver> {
    let mut command = Command::new(&environment.driver);
    // The tests look into the browser itself for what WebDriver cannot do: the width of a column, dark colours, paper.
    command.arg("--allow-system-access");
    Driver::start(command)
}

pub fn options(downloads: &Path, kind: Kind<'_>) -> Value {
    let [width, height] = WINDOW;
    let mut arguments = vec!["-headless".to_owned(), format!("--width={width}"), format!("--height={height}")];
    if let Some(profile) = kind.profile() {
        arguments.extend(["-profile".to_owned(), profile.display().to_string()]);
    }
    json!({
        "args": arguments,
        "prefs": {
            "browser.download.dir": downloads,
            "browser.download.folderList": 2,
            "browser.download.useDownloadDir": true,
            "browser.download.always_ask_before_handling_new_types": false,
            "browser.download.alwaysOpenPanel": false,
            "browser.helperApps.neverAsk.saveToDisk": SAVED_UNASKED,
            "intl.accept_languages": "sv-SE,sv",
            "javascript.enabled": kind != Kind::WithoutScripts,
            // One process for pages is enough, and the start of each takes its time.
            "dom.ipc.processCount": 1,
            "dom.ipc.processPrelaunch.enabled": false,
            // As a person's own: a page may not ask for the keyboard's attention while another window has it.
            "focusmanager.testmode": true,
            "layout.css.prefers-color-scheme.content-override": 1,
        },
    })
}
