//! The app is served as it will be published, and starts.

use std::io::{Read, Write};
use std::net::TcpStream;

use anyhow::{Context, Result, ensure};
use kommunkompass_e2e::session;
use url::Url;

#[test]
fn the_page_is_served_with_the_security_policy() -> Result<()> {
    let app: Url =
        std::env::var("KOMMUNKOMPASS_URL").context("run these tests with `cargo xtask test e2e`")?.parse()?;
    let mut stream = TcpStream::connect(&*app.socket_addrs(|| None)?)?;
    write!(stream, "GET {} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", app.path())?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    ensure!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    let policy =
        "content-security-policy: default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; ";
    ensure!(answer.contains(policy), "{answer}");
    ensure!(answer.contains("; require-trusted-types-for 'script'"), "{answer}");
    Ok(())
}

#[test]
fn the_app_starts() {
    session(async |person| {
        person.open("#/").await?;
        let text = person.text().await?;
        ensure!(!text.is_empty(), "the page is empty");
        Ok(())
    });
}
