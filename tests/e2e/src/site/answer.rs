//! From a request to the answer: a careful site's first, and then what was changed about it.

use std::fs;
use std::path::Path;

use super::{Change, Content, Request, matches};

/// The types that a careful server knows.
const TYPES: [(&str, &str); 11] = [
    ("css", "text/css"),
    ("html", "text/html; charset=utf-8"),
    ("ico", "image/x-icon"),
    ("js", "text/javascript"),
    ("json", "application/json"),
    ("png", "image/png"),
    ("svg", "image/svg+xml"),
    ("txt", "text/plain; charset=utf-8"),
    ("wasm", "application/wasm"),
    ("webmanifest", "application/manifest+json"),
    ("xml", "text/xml"),
];
const COMPRESSED: [(&str, &str); 2] = [("br", "br"), ("gz", "gzip")];
const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// What is sent.
#[derive(Debug)]
pub(super) struct Answer {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
    /// How much of the body is sent before the connection is closed.
    sent: usize,
}

impl Request {
    /// The file in the folder that is asked for.
    pub(super) fn file(&self) -> &str {
        match self.path.trim_start_matches('/') {
            "" => "index.html",
            file => file,
        }
    }

    fn accepts(&self, encoding: &str) -> bool {
        self.accepted.split(',').any(|one| one.trim() == encoding)
    }
}

impl Content {
    /// The changes of a file, the later ones last.
    fn changes_of(&self, file: &str) -> impl DoubleEndedIterator<Item = &Change> {
        self.changes.iter().filter(move |(pattern, _)| matches(pattern, file)).map(|(_, change)| change)
    }

    /// Whether the answer waits.
    pub(super) fn holds(&self, request: &Request) -> bool {
        self.changes_of(request.file()).any(|change| *change == Change::Held)
    }

    /// The answer to a request.
    pub(super) fn answer(&self, request: &Request) -> Answer {
        let file = request.file();
        let mut answer = self.file(request, file).unwrap_or_else(|| self.instead_of_missing(request));
        for change in self.changes_of(file) {
            answer.apply(change);
        }
        if request.method == "HEAD" {
            answer.sent = 0;
        }
        answer
    }

    fn file(&self, request: &Request, file: &str) -> Option<Answer> {
        let of_test = self.changes_of(file).rev().find_map(|change| match change {
            Change::Content(content) => Some(Some(content.clone())),
            Change::Missing => Some(None),
            _ => None,
        });
        if let Some(of_test) = of_test {
            return of_test.map(|content| self.found(file, content));
        }
        if Path::new(file).components().any(|part| !matches!(part, std::path::Component::Normal(_))) {
            return None;
        }
        let path = self.folder.join(file);
        let content = fs::read(&path).ok()?;
        let is_compressed = !self.changes_of(file).any(|change| *change == Change::NotCompressed);
        for (extension, encoding) in COMPRESSED.into_iter().filter(|_| is_compressed) {
            let compressed = fs::read(format!("{}.{extension}", path.display()));
            if let (true, Ok(compressed)) = (request.accepts(encoding), compressed) {
                let mut answer = self.found(file, compressed);
                answer.set("Content-Encoding", encoding);
                answer.set("Vary", "Accept-Encoding");
                return Some(answer);
            }
        }
        Some(self.found(file, content))
    }

    fn instead_of_missing(&self, request: &Request) -> Answer {
        let instead = self.changes_of(request.file()).rev().find_map(|change| match change {
            Change::InsteadOfMissing(file) => Some(file.as_str()),
            _ => None,
        });
        instead.and_then(|file| self.file(request, file)).unwrap_or_else(|| {
            let mut answer = self.found("missing.txt", b"There is no such file here.\n".to_vec());
            answer.status = 404;
            answer
        })
    }

    /// A file as a careful site answers with it.
    fn found(&self, file: &str, body: Vec<u8>) -> Answer {
        let mut answer = Answer { status: 200, headers: Vec::new(), sent: body.len(), body };
        let extension = Path::new(file).extension().unwrap_or_default().to_string_lossy();
        if let Some((_, kind)) = TYPES.iter().find(|(one, _)| *one == extension) {
            answer.set("Content-Type", kind);
        }
        answer.set("Content-Security-Policy", &self.policy);
        answer.set("X-Content-Type-Options", "nosniff");
        answer.set("Referrer-Policy", "no-referrer");
        answer.set("Cache-Control", if is_hashed(file) { FOR_EVER } else { "no-cache" });
        answer
    }
}

/// Whether a file, or its folder, has the hash of its content in the name.
fn is_hashed(file: &str) -> bool {
    file.split('/').any(|part| {
        let stem = part.split_once('.').map_or(part, |(stem, _)| stem);
        stem.rsplit_once('-')
            .is_some_and(|(_, hash)| hash.len() == 16 && hash.bytes().all(|one| one.is_ascii_hexdigit()))
    })
}

impl Answer {
    fn set(&mut self, name: &str, value: &str) {
        self.remove(name);
        self.headers.push((name.to_owned(), value.to_owned()));
    }

    fn remove(&mut self, name: &str) {
        self.headers.retain(|(one, _)| !one.eq_ignore_ascii_case(name));
    }

    fn apply(&mut self, change: &Change) {
        match change {
            Change::Header(name, value) => self.set(name, value),
            Change::NoHeader(name) => self.remove(name),
            Change::Status(status) => self.status = *status,
            Change::Broken => self.sent = self.body.len() / 2,
            Change::Half => {
                self.body.truncate(self.body.len() / 2);
                self.sent = self.body.len();
            }
            // Seen to when the file was read, or before it is sent.
            Change::Content(_)
            | Change::Missing
            | Change::InsteadOfMissing(_)
            | Change::NotCompressed
            | Change::Held => {}
        }
    }

    /// The bytes to send.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut head = format!("HTTP/1.1 {} Answer\r\n", self.status);
        for (name, value) in &self.headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        head.push_str(&format!("Content-Length: {}\r\nConnection: close\r\n\r\n", self.body.len()));
        let mut bytes = head.into_bytes();
        bytes.extend(self.body.iter().take(self.sent));
        bytes
    }
}
