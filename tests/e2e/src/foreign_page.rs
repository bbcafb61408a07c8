//! A page of another site with the app in a frame: the same machine under its other name, which makes it another site.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;

use anyhow::Result;

/// Serves the page until the tests end, and returns its address.
pub fn serve(framed: &str) -> Result<String> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let address = format!("http://localhost:{}/", listener.local_addr()?.port());
    let page = format!(
        "<!doctype html><html lang=\"sv\"><title>Intranet</title><link rel=\"icon\" href=\"data:,\">\
         <iframe title=\"Kommunkompass\" width=\"100%\" height=\"800\" src=\"{framed}\"></iframe></html>"
    );
    let head = format!("Content-Type: text/html\r\nContent-Length: {}\r\nConnection: close", page.len());
    let answer = format!("HTTP/1.1 200 OK\r\n{head}\r\n\r\n{page}");
    thread::spawn(move || {
        for connection in listener.incoming().flatten() {
            let answer = answer.clone();
            // Browsers also open connections that they may never use.
            thread::spawn(move || respond(connection, &answer));
        }
    });
    Ok(address)
}

fn respond(mut connection: TcpStream, answer: &str) {
    let mut request = [0; 4096];
    if connection.read(&mut request).is_ok_and(|length| length > 0) {
        // A browser that has gone wants no answer.
        let _written = connection.write_all(answer.as_bytes());
    }
}
