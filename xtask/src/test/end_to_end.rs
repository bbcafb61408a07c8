//! The end-to-end tests: the app as it is published, a server, a browser of each engine, and the tests of tests/e2e.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::display::Display;
use super::driver::Driver;
use super::second_try::Run;
use crate::lock::Lock;
use crate::server::{CONTENT_SECURITY_POLICY, Server};
use crate::setup::{Engine, NginxBrotli, WebKit, WebServers};
use crate::{dist, process, setup, workspace};

const PACKAGE: &str = "kommunkompass-e2e";
/// Two browsers at a time; more make each other late on a small machine.
const THREADS: &str = "--test-threads=2";

/// The app, built and served.
pub struct App {
    bundle: PathBuf,
    server: Server,
    _lock: Lock,
}

impl App {
    /// Builds the app and serves it.
    pub fn build() -> Result<Self> {
        // Apart from dist/, so that a build meanwhile does not take the files away under the browser.
        let bundle = workspace::root().join("target").join("e2e-bundle");
        dist::run(&setup::for_build()?, &bundle, dist::Purpose::Try)?;
        let lock = Lock::take(&bundle)?;
        setup::for_web_servers();
        Ok(Self { server: Server::start(&bundle, 0)?, bundle, _lock: lock })
    }

    /// Runs the tests in a browser of this engine, those with one of `filter` in their names if there are any. Returns
    /// what passed at the second try only.
    pub fn test(&self, engine: Engine, filter: &[String]) -> Result<Vec<String>> {
        const PICTURES: &str = "pictures of the failed tests are in target/e2e-failures";
        forget(&passed_over(engine))?;
        let run = self.run(engine, tests().arg(THREADS).args(filter))?;
        let again = match run.to_try_again() {
            Some(again) if engine != Engine::Chromium => again,
            _ => return run.must_have_passed().context(PICTURES).map(|()| Vec::new()),
        };
        eprintln!("\nA second try: {}", again.join(", "));
        let second = self.run(engine, tests().args(["--test-threads=1", "--exact"]).args(again))?;
        second.must_have_passed().and_then(|()| second.must_have_run(again.len())).context(PICTURES)?;
        Ok(again.to_vec())
    }

    /// Runs a command of the end-to-end package, with the app served and a browser that can be driven.
    fn run(&self, engine: Engine, command: &mut Command) -> Result<Run> {
        let mut running = Running::default();
        self.prepare(engine, command, &mut running)?;
        Run::of(command)
    }

    /// Tells a command of the end-to-end package where all is, and starts what drives the browser.
    fn prepare(&self, engine: Engine, command: &mut Command, running: &mut Running) -> Result<()> {
        let root = workspace::root();
        command.current_dir(&root);
        command.env("KOMMUNKOMPASS_URL", self.server.url());
        // For servers that tests start themselves.
        command.env("KOMMUNKOMPASS_BUNDLE", &self.bundle).env("KOMMUNKOMPASS_POLICY", CONTENT_SECURITY_POLICY);
        for (name, path) in [
            ("KOMMUNKOMPASS_NGINX", WebServers::nginx()),
            ("KOMMUNKOMPASS_NGINX_BROTLI", NginxBrotli::module()),
            ("KOMMUNKOMPASS_APACHE", WebServers::apache()),
        ] {
            command.envs(path.map(|path| (name, path)));
        }
        command.env("KOMMUNKOMPASS_WEBDRIVER", running.start(engine)?);
        if let Some(display) = &running.display {
            command.env("DISPLAY", display.name()).env_remove("WAYLAND_DISPLAY").env("GDK_BACKEND", "x11");
        }
        command.env("KOMMUNKOMPASS_BROWSER", engine.name());
        command.env("KOMMUNKOMPASS_BROWSER_PROGRAM", engine.program()?);
        command.env("KOMMUNKOMPASS_SINGLE_FILE", self.bundle.join(dist::SINGLE_FILE));
        command.env("KOMMUNKOMPASS_AXE", root.join("node_modules").join("axe-core").join("axe.min.js"));
        command.env("KOMMUNKOMPASS_FAILURES", root.join("target").join("e2e-failures"));
        command.env("KOMMUNKOMPASS_PASSED_OVER", passed_over(engine));
        if let Some(folder) = env::var_os("KOMMUNKOMPASS_SCREENSHOTS") {
            // The tests run in another folder than the person who set it.
            command.env("KOMMUNKOMPASS_SCREENSHOTS", root.join(folder));
        }
        // The stack of a failed test is of no use, but its errors name the step of the scenario by theirs.
        command.env("RUST_BACKTRACE", "0").env("RUST_LIB_BACKTRACE", "1");
        Ok(())
    }
}

/// All of them, so that one failed file does not hide the next: a run takes minutes.
fn tests() -> Command {
    let mut cargo = Command::new("cargo");
    cargo.args(["test", "--package", PACKAGE, "--no-fail-fast", "--"]);
    cargo
}

/// Builds the app and measures it in Chromium.
pub fn bench() -> Result<()> {
    // What is measured runs in the browser; the program that drives it need not be quick.
    setup::for_test()?;
    let mut running = Running::default();
    let mut bench = Command::new("cargo");
    bench.args(["bench", "--profile", "dev", "--package", PACKAGE]);
    let app = App::build()?;
    app.prepare(Engine::Chromium, &mut bench, &mut running)?;
    process::run(&mut bench)
}

/// What the tests could not ask of an engine, a line each, sorted.
pub fn list_of_passed_over(engine: Engine) -> Vec<String> {
    let list = fs::read_to_string(passed_over(engine)).unwrap_or_default();
    let mut lines: Vec<_> = list.lines().map(str::to_owned).collect();
    lines.sort();
    lines.dedup();
    lines
}

fn passed_over(engine: Engine) -> PathBuf {
    workspace::root().join("target").join("xtask").join(format!("passed-over-{}.txt", engine.name()))
}

fn forget(path: &Path) -> Result<()> {
    if path.exists() {
        fs::remove_file(path).with_context(|| format!("cannot remove {}", path.display()))?;
    }
    Ok(())
}

/// The programs that run for as long as the tests of an engine do.
#[derive(Default)]
struct Running {
    driver: Option<Driver>,
    display: Option<Display>,
}

impl Running {
    /// Starts what the engine needs, and returns what the tests reach the driver by: its address, or its program where
    /// each session starts one of its own.
    fn start(&mut self, engine: Engine) -> Result<String> {
        let program = engine.driver()?;
        match engine {
            Engine::Chromium => return Ok(self.driver.insert(Driver::start(&program)?).url()),
            Engine::Firefox => {}
            Engine::Webkit => self.display = Some(Display::start(&WebKit::display()?)?),
        }
        Ok(program.display().to_string())
    }
}
