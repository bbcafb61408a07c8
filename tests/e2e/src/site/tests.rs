//! The site, asked over a socket.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;

use tempfile::TempDir;

use super::{Change, Site, matches};

/// A bundle with one file of each kind.
fn folder() -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, content) in [
        ("index.html", "<p>page</p>"),
        ("start-0123456789abcdef.js", "script"),
        ("start-0123456789abcdef.js.br", "brotli"),
        ("program.wasm", "wasm"),
    ] {
        fs::write(folder.path().join(name), content).unwrap();
    }
    folder
}

/// The answer to a request; nothing if the connection was refused, or reset while the socket was being closed.
fn ask(site: &Site, path: &str) -> Option<String> {
    let mut stream = TcpStream::connect(site.address).ok()?;
    write!(stream, "GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip, br\r\n\r\n").ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    Some(answer)
}

#[track_caller]
fn check(site: &Site, path: &str, expected: &[&str]) {
    let answer = ask(site, path).unwrap();
    for part in expected {
        assert!(answer.contains(part), "`{part}` is not in:\n{answer}");
    }
}

#[test]
fn a_star_stands_for_anything() {
    for (pattern, text, expected) in [
        ("index.html", "index.html", true),
        ("*.wasm", "kommunkompass-1.wasm", true),
        ("*.wasm", "kommunkompass-1.wasm.br", false),
        ("data*/2021.*", "data-1/2021.sv.json", true),
        ("data*/2021.*", "data-1/2020.sv.json", false),
        ("*", "", true),
    ] {
        assert_eq!(matches(pattern, text), expected, "{pattern} {text}");
    }
}

#[test]
fn a_site_serves_like_a_careful_one() {
    let folder = folder();
    let site = Site::serve(folder.path()).unwrap();
    check(
        &site,
        "/",
        &["HTTP/1.1 200", "Content-Type: text/html", "Content-Security-Policy: default-src", "<p>page</p>"],
    );
    check(&site, "/start-0123456789abcdef.js", &["text/javascript", "immutable", "Content-Encoding: br", "brotli"]);
    check(&site, "/program.wasm?a=b", &["application/wasm", "no-cache", "\r\n\r\nwasm"]);
    check(&site, "/../secret", &["HTTP/1.1 404"]);
    let paths: Vec<_> = site.requests().into_iter().map(|request| request.path + &request.query).collect();
    assert_eq!(paths, ["/", "/start-0123456789abcdef.js", "/program.wasma=b", "/../secret"]);
    assert_eq!((site.count("index.html"), site.count("*.wasm"), site.count("*.png")), (1, 1, 0));
}

#[test]
fn a_site_misbehaves_as_it_is_told() {
    let folder = folder();
    let site = Site::serve(folder.path()).unwrap().with_type("*.wasm", "text/plain").without_compression();
    let site =
        site.with_missing("start*").with_page_for_everything("index.html").without_header("*", "Referrer-Policy");
    check(&site, "/program.wasm", &["Content-Type: text/plain"]);
    check(&site, "/start-0123456789abcdef.js", &["HTTP/1.1 200", "text/html", "<p>page</p>"]);
    assert!(!ask(&site, "/").unwrap().contains("Referrer-Policy"));
    site.change("index.html", Change::Half);
    check(&site, "/", &["Content-Length: 5\r\n", "\r\n\r\n<p>pa"]);
    site.behave();
    site.change("*.wasm", Change::Broken);
    check(&site, "/program.wasm", &["Content-Length: 4\r\n", "\r\n\r\nwa"]);
    site.change("new.json", Change::Content(b"{}".to_vec()));
    check(&site, "/new.json", &["application/json", "{}"]);
}

#[test]
fn a_site_that_is_stopped_comes_back_on_the_same_port() {
    let folder = folder();
    let mut site = Site::serve(folder.path()).unwrap();
    check(&site, "/", &["page"]);
    site.stop();
    assert_eq!(ask(&site, "/"), None);
    site.restart().unwrap();
    check(&site, "/", &["page"]);
    assert_eq!(site.count("index.html"), 2);
}
