//! A web server of a test's own, that can misbehave: headers, status and content by path, stopped and started again.
//!
//! It serves a folder as a careful site would, with the policy and the headers of the app's own server, on a port of its
//! own: another origin than the app's. It answers until it goes.
//!
//! ```no_run
//! # use kommunkompass_e2e::Site;
//! # async fn scenario(person: &kommunkompass_e2e::Person) -> anyhow::Result<()> {
//! let site = Site::of_bundle()?.with_type("*.wasm", "text/plain").with_missing("data*/2021.*");
//! person.visit(&site.url()).await?;
//! assert_eq!(site.count("*.wasm"), 1);
//! # Ok(())
//! # }
//! ```
//!
//! A pattern is a path in the folder (`index.html`, not `/`), in which `*` stands for anything. Of two changes of the same
//! thing the later one counts. Changes can be made at any time: [`Site::change`].

mod answer;
mod change;
mod listener;
#[cfg(test)]
mod tests;

use std::env;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use anyhow::{Context, Result};

pub use change::{Change, matches};
use listener::Listener;

/// A request that came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// `GET` and so on.
    pub method: String,
    /// The path, from the slash on, without the query.
    pub path: String,
    /// What comes after the question mark; empty if nothing does.
    pub query: String,
    /// The encodings that the browser accepts.
    accepted: String,
}

/// A running server.
pub struct Site {
    address: SocketAddr,
    shared: Arc<Shared>,
    listener: Option<Listener>,
}

/// What the server's threads and the test both hold.
struct Shared {
    content: Mutex<Content>,
    /// Told whenever the content changes, for answers that are held back.
    changed: Condvar,
}

/// What is served, and what was asked for.
struct Content {
    folder: PathBuf,
    policy: String,
    changes: Vec<(String, Change)>,
    requests: Vec<Request>,
    is_open: bool,
}

impl Shared {
    fn content(&self) -> MutexGuard<'_, Content> {
        self.content.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Site {
    /// Serves the app as it is published.
    pub fn of_bundle() -> Result<Self> {
        Self::serve(&bundle()?)
    }

    /// Serves a folder on a free port of this machine.
    pub fn serve(folder: &Path) -> Result<Self> {
        let content = Content {
            folder: folder.to_owned(),
            policy: policy()?,
            changes: Vec::new(),
            requests: Vec::new(),
            is_open: true,
        };
        let shared = Arc::new(Shared { content: Mutex::new(content), changed: Condvar::new() });
        let listener = Listener::start(([127, 0, 0, 1], 0).into(), &shared)?;
        Ok(Self { address: listener.address(), shared, listener: Some(listener) })
    }

    /// The address of the folder.
    pub fn url(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// The same folder under the machine's other name, which makes it another site (not only another origin).
    pub fn foreign_url(&self) -> String {
        format!("http://localhost:{}/", self.address.port())
    }

    /// The origin, as a policy names it.
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The origin under the machine's other name.
    pub fn foreign_origin(&self) -> String {
        format!("http://localhost:{}", self.address.port())
    }

    /// Answers with this header too, or instead of the usual one.
    #[must_use]
    pub fn with_header(self, pattern: &str, name: &str, value: &str) -> Self {
        self.with(pattern, Change::Header(name.to_owned(), value.to_owned()))
    }

    /// Answers without this header.
    #[must_use]
    pub fn without_header(self, pattern: &str, name: &str) -> Self {
        self.with(pattern, Change::NoHeader(name.to_owned()))
    }

    /// Gives files this MIME type.
    #[must_use]
    pub fn with_type(self, pattern: &str, kind: &str) -> Self {
        self.with_header(pattern, "Content-Type", kind)
    }

    /// Serves this policy in place of the app's.
    #[must_use]
    pub fn with_policy(self, policy: &str) -> Self {
        self.with_header("*", "Content-Security-Policy", policy)
    }

    /// Names its own address in the policy beside `'self'`, which is nobody to WebKit in a frame without an origin.
    pub fn with_own_name_in_policy(self) -> Result<Self> {
        let policy = policy()?.replace("'self'", &format!("'self' {}", self.origin()));
        Ok(self.with_policy(&policy))
    }

    /// Has no such files.
    #[must_use]
    pub fn with_missing(self, pattern: &str) -> Self {
        self.with(pattern, Change::Missing)
    }

    /// Answers every address that is not there with this file and status 200, as sites of one page do.
    #[must_use]
    pub fn with_page_for_everything(self, path: &str) -> Self {
        self.with("*", Change::InsteadOfMissing(path.to_owned()))
    }

    /// Answers with this status.
    #[must_use]
    pub fn with_status(self, pattern: &str, status: u16) -> Self {
        self.with(pattern, Change::Status(status))
    }

    /// Has a file with this content, whatever the folder has. Its type follows from its name.
    #[must_use]
    pub fn with_file(self, path: &str, content: impl Into<Vec<u8>>) -> Self {
        self.with(path, Change::Content(content.into()))
    }

    /// Sends half of a file, and then the connection breaks.
    #[must_use]
    pub fn with_broken(self, pattern: &str) -> Self {
        self.with(pattern, Change::Broken)
    }

    /// Serves half of a file as though it were all: an upload that was cut off.
    #[must_use]
    pub fn with_half(self, pattern: &str) -> Self {
        self.with(pattern, Change::Half)
    }

    /// Sends nothing compressed.
    #[must_use]
    pub fn without_compression(self) -> Self {
        self.with("*", Change::NotCompressed)
    }

    /// A change of what is served, in the chain that begins the site.
    #[must_use]
    pub fn with(self, pattern: &str, change: Change) -> Self {
        self.change(pattern, change);
        self
    }

    /// Changes what is served from now on.
    pub fn change(&self, pattern: &str, change: Change) {
        self.shared.content().changes.push((pattern.to_owned(), change));
        self.shared.changed.notify_all();
    }

    /// Takes back every change; answers that were held back are sent.
    pub fn behave(&self) {
        self.shared.content().changes.clear();
        self.shared.changed.notify_all();
    }

    /// Serves another folder from now on, as after an update. The changes stay.
    pub fn serve_instead(&self, folder: &Path) {
        folder.clone_into(&mut self.shared.content().folder);
    }

    /// Stops: connections are refused from now on. The address stays this site's.
    pub fn stop(&mut self) {
        self.shared.content().is_open = false;
        self.shared.changed.notify_all();
        self.listener = None;
    }

    /// Starts again on the same port.
    pub fn restart(&mut self) -> Result<()> {
        self.stop();
        self.shared.content().is_open = true;
        self.listener = Some(Listener::start(self.address, &self.shared)?);
        Ok(())
    }

    /// What was asked for since the start, in order.
    pub fn requests(&self) -> Vec<Request> {
        self.shared.content().requests.clone()
    }

    /// How often files of this pattern were asked for.
    pub fn count(&self, pattern: &str) -> usize {
        self.requests().iter().filter(|request| matches(pattern, request.file())).count()
    }

    /// Begins the list of requests anew.
    pub fn forget_requests(&self) {
        self.shared.content().requests.clear();
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.stop();
    }
}

/// The folder of the app as it is published.
pub fn bundle() -> Result<PathBuf> {
    variable("KOMMUNKOMPASS_BUNDLE").map(PathBuf::from)
}

/// The security policy that the app is served with.
pub fn policy() -> Result<String> {
    variable("KOMMUNKOMPASS_POLICY")
}

fn variable(name: &str) -> Result<String> {
    env::var(name).with_context(|| format!("{name} is not set; run these tests with `cargo xtask test e2e`"))
}
