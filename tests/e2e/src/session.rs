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
use tempfile::TempDir;
use tokio::runtime::Runtime;
use tokio::time::timeout;

use crate::engine::{self, Driver, Kind};
use crate::environment::Environment;
use crate::passed_over::{Lacking, excuse};
use crate::{Browser, Person};

/// A scenario that takes longer hangs.
const LIMIT: Duration = Duration::from_secs(180);
/// How long a browser may take over the last things that it is asked for.
const FAREWELL: Duration = Duration::from_secs(30);
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
/// WebKit's driver cannot do it.
///
/// # Panics
///
/// As [`session`].
pub fn session_in(profile: &Path, scenario: impl AsyncFnOnce(&Person) -> Result<()>) {
    expect_success(run_in(Kind::Kept(profile), scenario));
}

/// The same with a browser that can be killed ([`Person::kill_browser`]): Chromium alone, whose processes tell by their
/// arguments that they belong to a profile.
///
/// # Panics
///
/// As [`session`].
pub fn session_to_kill(profile: &Path, scenario: impl AsyncFnOnce(&Person) -> Result<()>) {
    expect_success(run_in(Kind::ToKill(profile), scenario));
}

/// Runs a scenario in a browser in which pages may run no scripts: only what stands in the page is to be seen.
///
/// # Panics
///
/// As [`session`].
pub fn session_without_scripts(scenario: impl AsyncFnOnce(&Person) -> Result<()>) {
    expect_success(run_in(Kind::WithoutScripts, scenario));
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
    run_in(Kind::Plain, scenario)
}

/// What a browser lacks to be of a kind.
fn lacking(kind: Kind<'_>, browser: Browser) -> Option<Lacking> {
    let what = match kind {
        Kind::Kept(_) if browser == Browser::WebKit => "be started again with what it has kept",
        Kind::ToKill(_) if browser != Browser::Chromium => "be killed",
        Kind::Plain | Kind::Kept(_) | Kind::ToKill(_) | Kind::WithoutScripts => return None,
    };
    Some(Lacking { browser, what })
}

fn run_in(kind: Kind<'_>, scenario: impl AsyncFnOnce(&Person) -> Result<()>) -> Result<()> {
    let mut environment = Environment::read()?;
    if let Some(lacking) = lacking(kind, environment.browser) {
        return excuse(Err(Error::new(lacking)), &environment);
    }
    let between = engine::between(&environment)?;
    if let Some(between) = &between {
        environment.app = between.url();
    }
    let (downloads, uploads) = (TempDir::new()?, TempDir::new()?);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let driver = engine::driver(&environment, downloads.path())?;
    let address = driver.as_ref().map_or_else(|| environment.driver.clone(), Driver::url);
    let capabilities = engine::capabilities(&environment, downloads.path(), kind);
    let client = runtime.block_on(connect(&address, capabilities))?;
    let (downloaded, uploaded) = (downloads.path().to_owned(), uploads.path().to_owned());
    let profile = kind.profile().map(Path::to_owned);
    let person = Person::new(client.clone(), environment, between, downloaded, uploaded, profile);
    // An assertion that fails must not leave the browser behind.
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        runtime.block_on(async { timeout(LIMIT, scenario(&person)).await.context("the scenario took too long")? })
    }));
    if person.has_killed_browser() {
        // There is nothing left to look at or to close; the driver is told so that it forgets the session.
        let _closed = runtime.block_on(client.close());
        return outcome.unwrap_or_else(|panic| resume_unwind(panic));
    }
    let outcome = outcome.map(|result| excuse(result, person.environment()));
    if !matches!(outcome, Ok(Ok(()))) {
        tell_console(&runtime, &person);
    }
    let outcome = outcome.map(|result| result.and_then(|()| runtime.block_on(console_is_clean(&person))));
    if !matches!(outcome, Ok(Ok(()))) {
        keep_picture(&runtime, &person);
    }
    let closed = runtime.block_on(async { timeout(FAREWELL, client.close()).await });
    outcome.unwrap_or_else(|panic| resume_unwind(panic))?;
    // A driver of the session's own takes the browser with it.
    if driver.is_some() { Ok(()) } else { closed?.context("the browser could not be closed") }
}

async fn connect(driver: &str, capabilities: Capabilities) -> Result<Client> {
    let mut builder = ClientBuilder::new(HttpConnector::new());
    builder.capabilities(capabilities);
    let connected = timeout(LIMIT, builder.connect(driver)).await.context("the browser did not start")?;
    connected.context("the browser could not be started")
}

async fn console_is_clean(person: &Person) -> Result<()> {
    let errors = person.console_errors().await?;
    let unexpected: Vec<_> = errors.into_iter().filter(|error| !person.expects(error)).collect();
    ensure!(unexpected.is_empty(), "the browser's console holds errors:\n  {}", unexpected.join("\n  "));
    Ok(())
}

/// Prints what the console holds: often why a scenario that has failed went wrong.
fn tell_console(runtime: &Runtime, person: &Person) {
    let errors = runtime.block_on(async { timeout(FAREWELL, person.console_errors()).await });
    let errors = errors.map_err(Error::from).and_then(|errors| errors);
    match errors {
        Ok(errors) if errors.is_empty() => {}
        Ok(errors) => eprintln!("The browser's console holds errors:\n  {}", errors.join("\n  ")),
        Err(error) => eprintln!("The browser's console could not be read: {error:#}"),
    }
}

/// Keeps a picture of the page; if that fails too, the first error is the one to tell.
fn keep_picture(runtime: &Runtime, person: &Person) {
    let test = thread::current().name().unwrap_or("test").replace("::", "-");
    let path = person.environment().failures.join(format!("{test}.png"));
    let picture = runtime.block_on(async { timeout(FAREWELL, person.client().screenshot()).await });
    let picture = picture.map_err(Error::from).and_then(|picture| picture.map_err(Error::from));
    let written = picture.and_then(|picture| {
        fs::create_dir_all(&person.environment().failures)?;
        Ok(fs::write(&path, picture)?)
    });
    match written {
        Ok(()) => eprintln!("A picture of the page is in {}.", path.display()),
        Err(error) => eprintln!("No picture of the page could be taken: {error:#}"),
    }
}
