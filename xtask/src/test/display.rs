//! A display without a screen, for a browser that needs a window.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result};

use crate::process::Background;

/// A running Xvfb, ended when this value goes.
pub struct Display {
    _program: Background,
    number: String,
}

impl Display {
    /// Starts the program on a display that is free, and waits until it is ready.
    pub fn start(program: &Path) -> Result<Self> {
        let mut command = Command::new(program);
        // It chooses the display's number and prints it when it is ready.
        command.args(["-displayfd", "1", "-screen", "0", "1600x1400x24", "-nolisten", "tcp"]);
        let child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
        let mut program = Background::new(child.with_context(|| format!("could not start {}", program.display()))?);
        let output = program.child().stdout.take().context("Xvfb says nothing")?;
        let mut number = String::new();
        BufReader::new(output).read_line(&mut number)?;
        let number = number.trim().to_owned();
        anyhow::ensure!(!number.is_empty(), "Xvfb has ended without saying its display");
        Ok(Self { _program: program, number })
    }

    /// The display's name, for the environment of programs.
    pub fn name(&self) -> String {
        format!(":{}", self.number)
    }
}
