//! A test: one browser session, from its start to its end.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::Path;
use std::thread;
use std::time::Duration;

use anyhow::{Context, Error, Result, ensure};
use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Map, Value, json};
use tempfile::TempDir;
use tokio::runtime::Runtime;
use tokio::time::timeout;

use crate::environment::{Browser, Environment};
use crate::{Person, devtools, processes};

/// A scenario that takes longer hangs.
const LIMIT: Duration = Duration::from_secs(180);
const ARGUMENTS: [&str; 12] = [
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
    "--window-size=1280,900",
];

/// Runs a scenario in a browser session of its own.
///
/// # Panics
///
/// If the scenario fails, or if the browser's console holds an error at its end. What went wrong is in the message,
/// and a picture of the page in `target/e2e-failures`.
pub fn session(scenario: impl AsyncFnOnce(&Person) -> Result<()>) {
    expect_success(run(scenario));
}

/// Runs a scenario in a browser that keeps its profile in a folder: what is stored is there in the next session with it.
/// Only such a browser can be killed ([`Person::kill_browser`]).
///
/// # Panics
///
/// As [`session`].
pub fn session_in(profile: &Path, scenario: impl AsyncFnOnce(&Person) -> Result<()>) {
    expect_success(run_in(Some(profile), scenario));
}

fn expect_success(outcome: Result<()>) {
    if let Err(error) = outcome {
        #[expect(clippy::panic, reason = "a panic is how a test fails")]
        {
            panic!("{error:#}\n{}", steps(&error));
        }
    }
}

/// The lines of the scenario that led to an error, the innermost first.
fn steps(error: &Error) -> String {
    let trace = error.backtrace().to_string();
    let places = trace.lines().filter_map(|line| line.trim().strip_prefix("at "));
    places
        .filter(|place| place.contains("tests/") && !place.contains("/src/"))
        .map(|place| format!("at {place}\n"))
        .collect()
}

pub(crate) fn run(scenario: impl AsyncFnOnce(&Person) -> Result<()>) -> Result<()> {
    run_in(None, scenario)
}

fn run_in(profile: Option<&Path>, scenario: impl AsyncFnOnce(&Person) -> Result<()>) -> Result<()> {
    let environment = Environment::read()?;
    let downloads = TempDir::new()?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let client = runtime.block_on(connect(&environment, &downloads, profile))?;
    let person = Person::new(client.clone(), environment, downloads.path().to_owned(), profile.map(Path::to_owned));
    // An assertion that fails must not leave the browser behind.
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        runtime.block_on(async { timeout(LIMIT, scenario(&person)).await.context("the scenario took too long")? })
    }));
    if person.has_killed_browser() {
        // There is nothing left to look at or to close; the driver is told so that it forgets the session.
        let _closed = runtime.block_on(client.close());
        return outcome.unwrap_or_else(|panic| resume_unwind(panic));
    }
    let outcome = outcome.map(|result| result.and_then(|()| runtime.block_on(console_is_clean(&person))));
    if !matches!(outcome, Ok(Ok(()))) {
        keep_picture(&runtime, &person);
    }
    let closed = runtime.block_on(client.close());
    outcome.unwrap_or_else(|panic| resume_unwind(panic))?;
    closed.context("the browser could not be closed")
}

async fn connect(environment: &Environment, downloads: &TempDir, profile: Option<&Path>) -> Result<Client> {
    let capabilities = match environment.browser {
        Browser::Chromium => chromium(environment, downloads, profile),
    };
    ClientBuilder::new(HttpConnector::new())
        .capabilities(capabilities)
        .connect(&environment.driver)
        .await
        .context("the browser could not be started")
}

fn chromium(environment: &Environment, downloads: &TempDir, profile: Option<&Path>) -> Capabilities {
    let mut options = Map::new();
    let mut arguments = ARGUMENTS.map(str::to_owned).to_vec();
    arguments.extend(profile.map(processes::argument_for));
    options.insert("args".to_owned(), json!(arguments));
    options.insert(
        "prefs".to_owned(),
        json!({
            "download.default_directory": downloads.path(),
            "download.prompt_for_download": false,
            "intl.accept_languages": "sv-SE,sv",
        }),
    );
    if let Some(program) = &environment.browser_program {
        options.insert("binary".to_owned(), json!(program));
    }
    let mut capabilities = Capabilities::new();
    capabilities.insert("browserName".to_owned(), json!("chrome"));
    capabilities.insert("goog:chromeOptions".to_owned(), Value::Object(options));
    capabilities.insert("goog:loggingPrefs".to_owned(), json!({ "browser": "ALL" }));
    capabilities
}

async fn console_is_clean(person: &Person) -> Result<()> {
    let errors = devtools::console_errors(person.client()).await?;
    let unexpected: Vec<_> = errors.into_iter().filter(|error| !person.expects(error)).collect();
    ensure!(unexpected.is_empty(), "the browser's console holds errors:\n  {}", unexpected.join("\n  "));
    Ok(())
}

/// Keeps a picture of the page; if that fails too, the first error is the one to tell.
fn keep_picture(runtime: &Runtime, person: &Person) {
    let test = thread::current().name().unwrap_or("test").replace("::", "-");
    let path = person.environment().failures.join(format!("{test}.png"));
    let picture = runtime.block_on(person.client().screenshot()).map_err(Error::from);
    let written = picture.and_then(|picture| {
        fs::create_dir_all(&person.environment().failures)?;
        Ok(fs::write(&path, picture)?)
    });
    match written {
        Ok(()) => eprintln!("A picture of the page is in {}.", path.display()),
        Err(error) => eprintln!("No picture of the page could be taken: {error:#}"),
    }
}
