//! The socket of a site: takes requests, a thread each, until it goes.

use std::io::{Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, PoisonError};
use std::thread::{self, JoinHandle};

use anyhow::{Context, Result};

use super::{Request, Shared};

/// A longer request is none of a browser's.
const LONGEST: usize = 64 * 1024;

/// A socket that is listened on; closed when this value goes.
pub(super) struct Listener {
    address: SocketAddr,
    is_stopped: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Listener {
    pub(super) fn start(address: SocketAddr, shared: &Arc<Shared>) -> Result<Self> {
        let socket = TcpListener::bind(address).with_context(|| format!("{address} is not free"))?;
        let address = socket.local_addr()?;
        let is_stopped = Arc::new(AtomicBool::new(false));
        let (shared, stopped) = (Arc::clone(shared), Arc::clone(&is_stopped));
        let thread = thread::spawn(move || {
            for connection in socket.incoming().flatten() {
                if stopped.load(Ordering::SeqCst) {
                    break;
                }
                let shared = Arc::clone(&shared);
                // Browsers also open connections that they may never use.
                thread::spawn(move || respond(connection, &shared));
            }
        });
        Ok(Self { address, is_stopped, thread: Some(thread) })
    }

    pub(super) fn address(&self) -> SocketAddr {
        self.address
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        self.is_stopped.store(true, Ordering::SeqCst);
        // Wakes the thread, which then lets go of the socket.
        let _woken = TcpStream::connect(self.address);
        if let Some(thread) = self.thread.take() {
            let _ended = thread.join();
        }
    }
}

fn respond(mut connection: TcpStream, shared: &Shared) {
    let Some(request) = read(&mut connection) else { return };
    let mut content = shared.content();
    content.requests.push(request.clone());
    while content.is_open && content.holds(&request) {
        content = shared.changed.wait(content).unwrap_or_else(PoisonError::into_inner);
    }
    if !content.is_open {
        return;
    }
    let answer = content.answer(&request);
    drop(content);
    // A browser that has gone wants no answer.
    let _written = connection.write_all(&answer.bytes()).and_then(|()| connection.shutdown(Shutdown::Write));
    // Closed with something unread, the connection would be reset, and the answer with it.
    let _rest = connection.read(&mut [0; 1024]);
}

/// Reads the head of a request; nothing if it is none.
fn read(connection: &mut TcpStream) -> Option<Request> {
    let mut head = Vec::new();
    let mut part = [0; 4096];
    while !head.windows(4).any(|end| end == b"\r\n\r\n") {
        let length = connection.read(&mut part).ok().filter(|length| *length > 0)?;
        head.extend(part.iter().take(length));
        if head.len() > LONGEST {
            return None;
        }
    }
    let head = String::from_utf8_lossy(&head);
    let mut lines = head.lines();
    let mut first = lines.next()?.split(' ');
    let (method, address) = (first.next()?, first.next()?);
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let headers = lines.filter_map(|line| line.split_once(':'));
    let accepted = headers.into_iter().find(|(name, _)| name.eq_ignore_ascii_case("accept-encoding"));
    Some(Request {
        method: method.to_owned(),
        path: path.to_owned(),
        query: query.to_owned(),
        accepted: accepted.map(|(_, value)| value.trim().to_owned()).unwrap_or_default(),
    })
}
