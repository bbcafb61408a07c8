//! A driver that takes one session: started with it and ended with it.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::ops::Range;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use tempfile::TempDir;

/// How long a driver may take to listen.
const PATIENCE: Duration = Duration::from_secs(20);

/// Below those that the system takes for the other end of a connection: one that is tried before anybody listens could else
/// be connected with itself, and keep the port from the driver.
const PORTS: Range<u16> = 10_000..32_000;
const TRIES: usize = 100;

/// A running driver; it goes with its browser when this value goes.
pub struct Driver {
    child: Child,
    port: u16,
    /// The home folder of the browser, if it has one of its own.
    _home: Option<TempDir>,
}

impl Driver {
    /// Starts a driver on a free port and waits until it listens.
    pub fn start(mut command: Command) -> Result<Self> {
        let port = free_port()?;
        command.arg(format!("--port={port}"));
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        in_a_group_of_its_own(&mut command);
        let program = command.get_program().to_string_lossy().into_owned();
        let child = command.spawn().with_context(|| format!("could not start {program}"))?;
        let mut driver = Self { child, port, _home: None };
        let deadline = Instant::now() + PATIENCE;
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            if let Some(status) = driver.child.try_wait()? {
                bail!("{program} has ended ({status})");
            }
            if Instant::now() > deadline {
                bail!("{program} does not listen on port {port}");
            }
            thread::sleep(Duration::from_millis(20));
        }
        Ok(driver)
    }

    /// Keeps the folder for as long as the driver runs.
    pub fn with_home(self, home: TempDir) -> Self {
        // Field by field is not possible out of a value that does something when it goes.
        let mut driver = self;
        driver._home = Some(home);
        driver
    }

    /// The address that commands are sent to.
    pub fn url(&self) -> String {
        format!("http://{}:{}", Ipv4Addr::LOCALHOST, self.port)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Sent to the group, so that no browser is left behind by a session that could not be closed.
        let _killed = Command::new("kill").args(["-KILL", "--", &format!("-{}", self.child.id())]).output();
        let _ended = self.child.kill();
        let _waited = self.child.wait();
    }
}

/// A port that nobody listens on; these drivers do not tell which one they have taken.
fn free_port() -> Result<u16> {
    let count = u64::from(PORTS.end - PORTS.start);
    let mut some = (0..TRIES).map(|_| RandomState::new().build_hasher().finish() % count);
    let port = some.find_map(|some| {
        let port = PORTS.start + u16::try_from(some).ok()?;
        TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok().then_some(port)
    });
    port.context("no port is free")
}

#[cfg(unix)]
fn in_a_group_of_its_own(command: &mut Command) {
    use std::os::unix::process::CommandExt;
    command.process_group(0);
}

#[cfg(not(unix))]
fn in_a_group_of_its_own(_: &mut Command) {}
