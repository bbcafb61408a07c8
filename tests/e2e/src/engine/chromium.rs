//! Chromium, by ChromeDriver.

use std::path::Path;

use serde_json::{Value, json};

use super::WINDOW;
use crate::processes;

const ARGUMENTS: [&str; 11] = [
    "--headless",
    // The tests run as root in containers, where the sandbox cannot; the only page they open is our own.
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-search-engine-choice-screen",
    "--force-color-profile=srgb",
    "--lang=sv-SE",
];

pub fn options(downloads: &Path, profile: Option<&Path>) -> Value {
    let [width, height] = WINDOW;
    let mut arguments = ARGUMENTS.map(str::to_owned).to_vec();
    arguments.push(format!("--window-size={width},{height}"));
    arguments.extend(profile.map(processes::argument_for));
    json!({
        "args": arguments,
        "prefs": {
            "download.default_directory": downloads,
            "download.prompt_for_download": false,
            "intl.accept_languages": "sv-SE,sv",
        },
    })
}
