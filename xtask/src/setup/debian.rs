//! Installing packages of a Debian-like distribution.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};

use crate::process;

/// Installs packages with apt-get; an error when we may not.
pub fn install(packages: &[&str]) -> Result<()> {
    if which::which("apt-get").is_err() {
        bail!("this is no Debian-like system (there is no apt-get)");
    }
    if !is_root() {
        bail!("only root may install packages");
    }
    // A list of packages that is out of date is no reason to stop: the package may be there all the same.
    if let Err(error) = process::run(apt_get().args(["update", "--quiet"])) {
        eprintln!("The list of packages could not be renewed: {error:#}. Going on with the one that is there.");
    }
    process::run(apt_get().args(["install", "--yes", "--no-install-recommends"]).args(packages))
}

/// Where Debian asks whether a service may be started.
const SERVICE_POLICY: &str = "/usr/sbin/policy-rc.d";
/// "It may not", as a script.
const NO_SERVICE: &str = "#!/bin/sh\nexit 101\n";

/// Installs packages of servers, and leaves their services alone: the tests start what they need by themselves.
pub fn install_without_starting(packages: &[&str]) -> Result<()> {
    let policy = Path::new(SERVICE_POLICY);
    // A machine that has a policy of its own keeps it.
    let is_ours = is_root() && !policy.exists();
    if is_ours {
        fs::write(policy, NO_SERVICE)?;
        process::run(Command::new("chmod").arg("755").arg(policy))?;
    }
    let installed = install(packages);
    if is_ours {
        fs::remove_file(policy)?;
    }
    installed
}

/// Whether packages can be installed from here.
pub fn can_install() -> bool {
    which::which("apt-get").is_ok() && is_root()
}

/// The command that installs packages, for a person to type.
pub fn by_hand(packages: &[&str]) -> String {
    format!("On Debian or Ubuntu, run: sudo apt-get install {}", packages.join(" "))
}

fn apt_get() -> Command {
    let mut command = Command::new("apt-get");
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command
}

/// Whether we run as root.
pub fn is_root() -> bool {
    process::output(Command::new("id").arg("-u")).is_ok_and(|id| id == "0")
}
