//! Ports for programs that have to be told one.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::net::{Ipv4Addr, TcpListener};
use std::ops::Range;

use anyhow::{Context, Result};

/// Below those that the system takes for the other end of a connection: one that is tried before anybody listens could else
/// be connected with itself, and keep the port from the program.
const PORTS: Range<u16> = 10_000..32_000;
const TRIES: usize = 100;

/// A port that nobody listens on now.
pub fn free() -> Result<u16> {
    let count = u64::from(PORTS.end - PORTS.start);
    let mut some = (0..TRIES).map(|_| RandomState::new().build_hasher().finish() % count);
    let port = some.find_map(|some| {
        let port = PORTS.start + u16::try_from(some).ok()?;
        TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok().then_some(port)
    });
    port.context("no port is free")
}
