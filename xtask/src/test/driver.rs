//! The program that drives the browser, for as long as the tests run.

use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::path::Path;
use std::process::{ChildStdout, Command, Stdio};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};

use crate::process::Background;

/// What ChromeDriver says when it is ready: "ChromeDriver was started successfully on port 40001."
const READY: &str = "started successfully on port ";
/// How long the driver may take to end its browsers.
const FAREWELL: Duration = Duration::from_secs(5);

/// A running ChromeDriver, ended with its browsers when this value goes.
pub struct Driver {
    program: Background,
    port: u16,
}

impl Driver {
    /// Starts the driver on a free port.
    pub fn start(program: &Path) -> Result<Self> {
        let child = Command::new(program).arg("--port=0").stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
        let mut program = Background::new(child.with_context(|| format!("could not start {}", program.display()))?);
        let output = program.child().stdout.take().context("the driver says nothing")?;
        let port = wait_for_port(output).context("the driver has ended without saying its port")?;
        Ok(Self { program, port })
    }

    /// The address that tests send their commands to.
    pub fn url(&self) -> String {
        format!("http://{}:{}", Ipv4Addr::LOCALHOST, self.port)
    }

    /// Asks the driver to end; it ends its browsers first, which a kill would leave behind.
    fn ask_to_end(&self) -> std::io::Result<()> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))?;
        write!(stream, "GET /shutdown HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        if self.ask_to_end().is_ok() {
            self.program.wait_at_most(FAREWELL);
        }
    }
}

fn wait_for_port(output: ChildStdout) -> Option<u16> {
    let mut lines = BufReader::new(output).lines().map_while(Result::ok);
    let port = lines.find_map(|line| port_in(&line));
    // Read on, or the driver would stop when nobody takes what it says.
    thread::spawn(move || lines.for_each(drop));
    port
}

fn port_in(line: &str) -> Option<u16> {
    line.split_once(READY)?.1.trim_end_matches('.').parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_port_is_read_from_what_the_driver_says() {
        assert_eq!(port_in("ChromeDriver was started successfully on port 40001."), Some(40001));
        assert_eq!(port_in("Starting ChromeDriver 156 on port 0"), None);
    }
}
