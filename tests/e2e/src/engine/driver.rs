//! A driver that takes one session: started with it and ended with it.

use std::net::{Ipv4Addr, TcpStream};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use tempfile::TempDir;

use crate::port;

/// How long a driver may take to listen.
const PATIENCE: Duration = Duration::from_secs(20);

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
        // These drivers do not tell which one they would take themselves.
        let port = port::free()?;
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

#[cfg(unix)]
fn in_a_group_of_its_own(command: &mut Command) {
    use std::os::unix::process::CommandExt;
    command.process_group(0);
}

#[cfg(not(unix))]
fn in_a_group_of_its_own(_: &mut Command) {}
