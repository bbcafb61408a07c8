//! The server as a browser sees it: real requests over a socket.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;

use tempfile::TempDir;

use super::Server;
use super::headers::CONTENT_SECURITY_POLICY;

/// A bundle with one file of each kind.
fn bundle() -> TempDir {
    let folder = TempDir::new().unwrap();
    for name in ["data", "data-0123456789abcdef"] {
        fs::create_dir(folder.path().join(name)).unwrap();
    }
    for (name, content) in [
        ("index.html", "<p>page</p>"),
        ("start-0123456789abcdef.js", "script"),
        ("start-0123456789abcdef.js.br", "brotli"),
        ("start-0123456789abcdef.js.gz", "gzip"),
        ("program.wasm", "wasm"),
        ("manifest.webmanifest", "{}"),
        ("data/2021.sv.json", "{}"),
        ("data-0123456789abcdef/2021.sv.json", "{}"),
    ] {
        fs::write(folder.path().join(name), content).unwrap();
    }
    folder
}

/// The answer to a request, head and body, in small letters.
#[track_caller]
fn answer(path: &str, more_headers: &str) -> String {
    let folder = bundle();
    let server = Server::start(folder.path(), 0).unwrap();
    let mut stream = TcpStream::connect(server.address).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{more_headers}\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer.to_lowercase()
}

#[track_caller]
fn check(path: &str, more_headers: &str, expected: &[&str]) {
    let answer = answer(path, more_headers);
    for part in expected {
        assert!(answer.contains(&part.to_lowercase()), "`{part}` is not in:\n{answer}");
    }
}

#[test]
fn the_page_has_the_security_headers_and_is_asked_for_again() {
    check(
        "/",
        "",
        &[
            "HTTP/1.1 200",
            "content-type: text/html",
            &format!("content-security-policy: {CONTENT_SECURITY_POLICY}\r\n"),
            "x-content-type-options: nosniff",
            "referrer-policy: no-referrer",
            "cache-control: no-cache",
            "last-modified: ",
            "<p>page</p>",
        ],
    );
}

#[test]
fn the_policy_is_written_with_single_spaces() {
    assert!(!CONTENT_SECURITY_POLICY.contains("  "));
}

#[test]
fn every_kind_of_file_has_its_type() {
    check("/program.wasm", "", &["content-type: application/wasm"]);
    check("/start-0123456789abcdef.js", "", &["content-type: text/javascript"]);
    let kept = "cache-control: public, max-age=31536000, immutable";
    check("/data-0123456789abcdef/2021.sv.json", "", &["content-type: application/json", kept]);
    check("/data/2021.sv.json", "", &["content-type: application/json", "cache-control: no-cache"]);
    check("/manifest.webmanifest", "", &["content-type: application/manifest+json"]);
}

#[test]
fn a_file_with_a_hash_in_its_name_is_kept() {
    check("/start-0123456789abcdef.js", "", &["cache-control: public, max-age=31536000, immutable"]);
}

#[test]
fn the_compressed_file_is_served_to_who_accepts_it() {
    let path = "/start-0123456789abcdef.js";
    check(
        path,
        "Accept-Encoding: gzip, br\r\n",
        &["content-encoding: br", "content-type: text/javascript", "\r\n\r\nbrotli"],
    );
    check(path, "Accept-Encoding: gzip\r\n", &["content-encoding: gzip", "\r\n\r\ngzip"]);
    check(path, "", &["\r\n\r\nscript"]);
}

#[test]
fn what_is_not_there_is_answered_with_a_text() {
    check(
        "/nothing-0123456789abcdef.js",
        "",
        &["HTTP/1.1 404", "content-type: text/plain", "cache-control: no-cache", "no such file"],
    );
}

#[test]
fn no_path_leads_out_of_the_folder() {
    for path in ["/../secret", "/%2e%2e/secret", "/data/..%2f..%2fsecret"] {
        check(path, "", &["HTTP/1.1 404"]);
    }
}
