//! A go-between of one session, between its browser and the server of the app.
//!
//! Drivers other than Chromium's cannot run scripts ahead of a page, read the console or cut the network. A server that
//! hands on what the app's server answers can: it puts scripts of its own, under the page's own policy, at the head of
//! every page, takes their reports, sees the requests that fail, and can go silent.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use anyhow::{Context, Result};
use url::Url;

/// The addresses that are the go-between's own.
const OWN: &str = "/harness/";
const BEFORE: &str = include_str!("before.js");
/// What the server would answer to "only if it has changed", or in a form that cannot be added to.
const NOT_HANDED_ON: [&str; 4] = ["accept-encoding:", "connection:", "if-modified-since:", "if-none-match:"];

/// A running go-between. It answers until the tests end.
pub struct Between {
    port: u16,
    state: Arc<State>,
}

struct State {
    server: Mutex<SocketAddr>,
    scripts: Mutex<Vec<String>>,
    /// How many of the scripts are not a scenario's.
    n_own: usize,
    errors: Mutex<Vec<String>>,
    is_offline: AtomicBool,
}

impl Between {
    /// Starts before the server with this address, with scripts that are put ahead of every page.
    pub fn start(app: &str, ahead: &[&str]) -> Result<Self> {
        let scripts: Vec<_> = [BEFORE].iter().chain(ahead).map(|&script| script.to_owned()).collect();
        let state = State {
            server: Mutex::new(server_of(&Url::parse(app)?)?),
            n_own: scripts.len(),
            scripts: Mutex::new(scripts),
            errors: Mutex::default(),
            is_offline: AtomicBool::new(false),
        };
        let state = Arc::new(state);
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let port = listener.local_addr()?.port();
        let shared = Arc::clone(&state);
        thread::spawn(move || {
            for connection in listener.incoming().flatten() {
                let state = Arc::clone(&shared);
                // A browser that has gone wants no answer; a server that has gone is an error of the next step.
                thread::spawn(move || answer(&state, connection));
            }
        });
        Ok(Self { port, state })
    }

    /// The address of the app for the browser.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    /// Stands before the server of another page from now on; returns the page's address for the browser.
    pub fn turn_to(&self, page: &Url) -> Result<String> {
        *lock(&self.state.server) = server_of(page)?;
        let rest = page.as_str().split_once("://").and_then(|(_, rest)| rest.split_once('/'));
        Ok(format!("{}{}", self.url(), rest.map(|(_, rest)| rest).unwrap_or_default()))
    }

    /// Whether a scenario has scripts of its own put ahead of the pages.
    pub fn has_scripts(&self) -> bool {
        lock(&self.state.scripts).len() > self.state.n_own
    }

    /// Puts a script ahead of every page from now on.
    pub fn add_script(&self, script: &str) {
        lock(&self.state.scripts).push(script.to_owned());
    }

    /// Lets no request through any more, or again.
    pub fn set_offline(&self, offline: bool) {
        self.state.is_offline.store(offline, Ordering::SeqCst);
    }

    /// What has gone wrong since the last call.
    pub fn take_errors(&self) -> Vec<String> {
        std::mem::take(&mut *lock(&self.state.errors))
    }
}

/// The server of a page.
fn server_of(page: &Url) -> Result<SocketAddr> {
    page.socket_addrs(|| None)?.into_iter().next().with_context(|| format!("{page} is no address of a server"))
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What a browser asks for.
struct Question {
    path: String,
    head: Vec<String>,
    body: Vec<u8>,
}

impl Question {
    fn read(connection: &TcpStream) -> Result<Option<Self>> {
        let mut reader = BufReader::new(connection);
        let mut head = Vec::new();
        loop {
            let mut line = String::new();
            if reader.read_line(&mut line)? == 0 {
                // Browsers also open connections that they may never use.
                return Ok(None);
            }
            match line.trim_end() {
                "" => break,
                line => head.push(line.to_owned()),
            }
        }
        let path = head.first().and_then(|line| line.split(' ').nth(1)).context("a question has a path")?.to_owned();
        let length = head.iter().find_map(|line| value(line, "content-length"));
        let mut body = vec![0; length.and_then(|length| length.parse().ok()).unwrap_or_default()];
        reader.read_exact(&mut body)?;
        Ok(Some(Self { path, head, body }))
    }
}

/// The value of a header, if the line is this header.
fn value<'line>(line: &'line str, header: &str) -> Option<&'line str> {
    let (name, value) = line.split_once(':')?;
    name.eq_ignore_ascii_case(header).then(|| value.trim())
}

fn answer(state: &State, mut connection: TcpStream) -> Result<()> {
    let Some(question) = Question::read(&connection)? else { return Ok(()) };
    let answer = match question.path.strip_prefix(OWN) {
        Some("error") => {
            lock(&state.errors).push(String::from_utf8_lossy(&question.body).into_owned());
            file("204 No Content", "")
        }
        Some(number) => match number.parse::<usize>().ok().and_then(|number| lock(&state.scripts).get(number).cloned())
        {
            Some(script) => file("200 OK", &script),
            None => file("404 Not Found", ""),
        },
        None if state.is_offline.load(Ordering::SeqCst) => return Ok(()),
        None => hand_on(state, &question)?,
    };
    connection.write_all(&answer)?;
    Ok(())
}

fn file(status: &str, content: &str) -> Vec<u8> {
    let head = "Content-Type: text/javascript\r\nCache-Control: no-store\r\nConnection: close";
    format!("HTTP/1.1 {status}\r\n{head}\r\nContent-Length: {}\r\n\r\n{content}", content.len()).into_bytes()
}

/// Asks the server, and makes its answer the go-between's own.
fn hand_on(state: &State, question: &Question) -> Result<Vec<u8>> {
    let mut server = TcpStream::connect(*lock(&state.server))?;
    let is_handed_on = |line: &&String| !NOT_HANDED_ON.iter().any(|name| line.to_ascii_lowercase().starts_with(name));
    let head: String = question.head.iter().filter(is_handed_on).map(|line| format!("{line}\r\n")).collect();
    // The older protocol knows no answers in pieces.
    let head = head.replacen(" HTTP/1.1", " HTTP/1.0", 1);
    server.write_all(format!("{head}Connection: close\r\n\r\n").as_bytes())?;
    server.write_all(&question.body)?;
    let mut answer = Vec::new();
    server.read_to_end(&mut answer)?;
    let split = answer.windows(4).position(|window| window == b"\r\n\r\n").context("an answer has a head")?;
    let (head, body) = answer.split_at(split);
    let head = String::from_utf8_lossy(head).into_owned();
    let status = head.split(' ').nth(1).unwrap_or_default();
    if status.starts_with(['4', '5']) {
        lock(&state.errors).push(format!("{}: the server responded with a status of {status}", question.path));
    }
    let is_page =
        head.lines().any(|line| value(line, "content-type").is_some_and(|kind| kind.starts_with("text/html")));
    if !is_page || body.len() <= 4 {
        return Ok(answer);
    }
    let page = with_scripts(&String::from_utf8_lossy(body.get(4..).unwrap_or_default()), lock(&state.scripts).len());
    let is_kept = |line: &&str| value(line, "content-length").is_none() && value(line, "etag").is_none();
    let head: String = head.lines().filter(is_kept).map(|line| format!("{line}\r\n")).collect();
    Ok(format!("{head}Content-Length: {}\r\n\r\n{page}", page.len()).into_bytes())
}

/// A page with the scripts at its head.
fn with_scripts(page: &str, n_scripts: usize) -> String {
    let scripts: String = (0..n_scripts).map(|number| format!("<script src=\"{OWN}{number}\"></script>")).collect();
    match page.split_once("<head>") {
        Some((before, after)) => format!("{before}<head>{scripts}{after}"),
        None => match page.split_once('>') {
            Some((doctype, after)) => format!("{doctype}>{scripts}{after}"),
            None => page.to_owned(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_come_before_everything_else_in_the_head() {
        let page = with_scripts("<!doctype html><html><head><script src=a></script>", 1);
        assert_eq!(page, "<!doctype html><html><head><script src=\"/harness/0\"></script><script src=a></script>");
        assert_eq!(with_scripts("<!doctype html><p>", 1), "<!doctype html><script src=\"/harness/0\"></script><p>");
    }
}
