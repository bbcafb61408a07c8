//! A person in front of the browser: what they do and what they perceive.

mod act;
mod downloads;
mod find;
mod keyboard;
mod kill;
mod memory;
mod navigate;
mod part;
mod read;
mod script;
mod storage;
mod surroundings;
mod wait;

use std::cell::{Cell, RefCell};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::time::Duration;

use anyhow::Result;
use fantoccini::Client;
use fantoccini::wd::WindowHandle;

use crate::axe;
use crate::between::Between;
use crate::environment::{Browser, Environment};
pub use downloads::Download;
pub use memory::Held;
use part::Part;

/// A person who uses the app, or who looks at a part of the page only (see [`Person::within`]).
#[derive(Clone)]
pub struct Person {
    client: Client,
    /// The part of the page the person looks at; the whole page if there is none.
    part: Option<Rc<Part>>,
    patience: Duration,
    shared: Rc<Shared>,
}

/// What a person and their view of a part have in common.
struct Shared {
    environment: Environment,
    /// What stands between the browser and the server, where the driver cannot do what it can.
    between: Option<Between>,
    downloads: PathBuf,
    /// What was given to the app, for as long as the browser may read it.
    uploads: PathBuf,
    /// The folder of the browser's profile, if it is kept.
    profile: Option<PathBuf>,
    has_killed_browser: Cell<bool>,
    /// The frame of the page that is looked into, if any.
    frame: Cell<Option<u16>>,
    expected_errors: RefCell<Vec<String>>,
    /// The tabs that are known, in the order in which they were opened.
    tabs: RefCell<Vec<WindowHandle>>,
}

impl Person {
    pub(crate) fn new(
        client: Client,
        environment: Environment,
        between: Option<Between>,
        downloads: PathBuf,
        uploads: PathBuf,
        profile: Option<PathBuf>,
    ) -> Self {
        let (has_killed_browser, frame) = (Cell::new(false), Cell::default());
        let (expected_errors, tabs) = (RefCell::default(), RefCell::default());
        let shared = Shared {
            environment,
            between,
            downloads,
            uploads,
            profile,
            has_killed_browser,
            frame,
            expected_errors,
            tabs,
        };
        Self { client, part: None, patience: wait::PATIENCE, shared: Rc::new(shared) }
    }

    pub(crate) fn client(&self) -> &Client {
        &self.client
    }

    pub(crate) fn environment(&self) -> &Environment {
        &self.shared.environment
    }

    /// The browser that the person uses.
    pub fn browser(&self) -> Browser {
        self.environment().browser
    }

    /// Where the single file is.
    #[must_use]
    pub fn single_file(&self) -> &Path {
        &self.environment().single_file
    }

    /// Whether the scenario has said that an error in the console is part of it.
    pub(crate) fn expects(&self, error: &str) -> bool {
        self.shared.expected_errors.borrow().iter().any(|part| error.contains(part.as_str()))
    }

    /// Says that errors with this text in the browser's console are part of the scenario.
    pub fn expect_console_error(&self, part: &str) {
        self.shared.expected_errors.borrow_mut().push(part.to_owned());
    }

    /// Waits longer, or less long, for everything done with the outcome.
    #[must_use]
    pub fn with_patience(&self, patience: Duration) -> Self {
        Self { patience, ..self.clone() }
    }

    /// Checks the page as it is now against the rules for accessibility.
    pub async fn axe(&self) -> Result<()> {
        axe::check(&self.client, self.environment()).await
    }
}
