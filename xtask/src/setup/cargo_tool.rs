//! Tools that come as Rust packages: trunk, wasm-bindgen and geckodriver.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use super::Requirement;
use crate::{process, workspace};

/// The version of trunk that is known to build this project; 0.22 needs a newer compiler.
const TRUNK_VERSION: &str = "0.21.14";

/// The version of geckodriver that is known to drive the tests.
const GECKODRIVER_VERSION: &str = "0.37.1";

/// A program of a Rust package, in one exact version.
pub struct CargoTool {
    package: &'static str,
    program: &'static str,
    version: String,
    purpose: &'static str,
}

impl CargoTool {
    /// The bundler.
    pub fn trunk() -> Self {
        Self {
            package: "trunk",
            program: "trunk",
            version: TRUNK_VERSION.to_owned(),
            purpose: "which bundles the app (this takes about six minutes, once)",
        }
    }

    /// The maker of the JavaScript half of the app; its version must be that of the crate in Cargo.lock.
    pub fn wasm_bindgen() -> Result<Self> {
        Ok(Self {
            package: "wasm-bindgen-cli",
            program: "wasm-bindgen",
            version: locked_version("wasm-bindgen")?,
            purpose: "which connects WebAssembly with the browser (this takes about three minutes, once)",
        })
    }

    /// The driver of Firefox.
    pub fn geckodriver() -> Self {
        Self {
            package: "geckodriver",
            program: "geckodriver",
            version: GECKODRIVER_VERSION.to_owned(),
            purpose: "which drives Firefox (this takes about three minutes, once)",
        }
    }

    fn is_version_of(&self, program: &Path) -> bool {
        process::output(Command::new(program).arg("--version"))
            .is_ok_and(|text| text.split_whitespace().nth(1) == Some(self.version.as_str()))
    }

    fn cargo_install(&self) -> Result<Command> {
        let mut command = Command::new("cargo");
        // The tool's own objects have no place in the target folder of the project.
        command.env_remove("CARGO_TARGET_DIR");
        command.args(["install", self.package, "--version", &self.version, "--force", "--root"]);
        command.arg(workspace::tools()?);
        Ok(command)
    }
}

impl Requirement for CargoTool {
    fn what(&self) -> String {
        format!("{} {}, {}", self.package, self.version, self.purpose)
    }

    fn is_met(&self) -> bool {
        let own = workspace::tools().is_ok_and(|tools| self.is_version_of(&tools.join("bin").join(self.program)));
        own || self.is_version_of(Path::new(self.program))
    }

    fn install(&self) -> Result<()> {
        let locked = process::run(self.cargo_install()?.arg("--locked"));
        locked.or_else(|error| {
            eprintln!("{error:#}. Trying once more with other versions of what {} depends on.", self.package);
            process::run(&mut self.cargo_install()?)
        })
    }

    fn by_hand(&self) -> String {
        format!("Run: cargo install {} --version {}", self.package, self.version)
    }
}

/// The version of a package in the project's Cargo.lock.
fn locked_version(package: &str) -> Result<String> {
    let path = workspace::root().join("Cargo.lock");
    let text = std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let lock: toml::Table = text.parse().context("Cargo.lock is not readable")?;
    version_in(&lock, package).with_context(|| format!("Cargo.lock has no package {package}"))
}

fn version_in(lock: &toml::Table, package: &str) -> Option<String> {
    let packages = lock.get("package")?.as_array()?;
    let found = packages.iter().find(|entry| entry.get("name").and_then(toml::Value::as_str) == Some(package))?;
    Some(found.get("version")?.as_str()?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_of_a_package_is_read_from_the_lock() {
        let lock = "[[package]]\nname = \"a\"\nversion = \"1.0.0\"\n[[package]]\nname = \"b\"\nversion = \"2.0.0\"\n";
        let lock: toml::Table = lock.parse().unwrap();
        assert_eq!(version_in(&lock, "b").as_deref(), Some("2.0.0"));
        assert_eq!(version_in(&lock, "c"), None);
    }
}
