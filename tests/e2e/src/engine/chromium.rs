//! Chromium, by ChromeDriver.

use std::path::Path;

use serde_json::{Value, json};

use super::{Kind, WINDOW};
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

pub fn options(downloads: &Path, kind: Kind<'_>) -> Value {
    let [width, height] = WINDOW;
    let mut arguments = ARGUMENTS.map(str::to_owned).to_vec();
    arguments.push(format!("--window-size={width},{height}"));
    arguments.extend(kind.profile().map(processes::argument_for));
    let mut preferences = json!({
        "download.default_directory": downloads,
        "download.prompt_for_download": false,
        "intl.accept_languages": "sv-SE,sv",
    });
    if let (Kind::WithoutScripts, Some(preferences)) = (kind, preferences.as_object_mut()) {
        // 2 is never.
        preferences.insert("profile.managed_default_content_settings.javascript".to_owned(), json!(2));
    }
    json!({ "args": arguments, "prefs": preferences })
}
