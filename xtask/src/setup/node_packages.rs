//! Tools that come as npm packages: wasm-opt (binaryen) and axe-core, in the versions of package-lock.json.

use std::path::Path;
use std::process::Command;
use std::time::SystemTime;

use anyhow::Result;

use super::{Requirement, debian};
use crate::{process, workspace};

/// Node.js with npm.
pub struct Node;

const NODE_PACKAGES: [&str; 2] = ["nodejs", "npm"];

impl Requirement for Node {
    fn what(&self) -> String {
        "Node.js with npm, which runs the optimiser of the app".to_owned()
    }

    fn is_met(&self) -> bool {
        which::which("node").is_ok() && which::which("npm").is_ok()
    }

    fn install(&self) -> Result<()> {
        debian::install(&NODE_PACKAGES)
    }

    fn by_hand(&self) -> String {
        format!("{}. On another system, install Node.js 18 or newer.", debian::by_hand(&NODE_PACKAGES))
    }
}

/// The packages of package-lock.json in node_modules.
pub struct NodePackages;

impl Requirement for NodePackages {
    fn what(&self) -> String {
        "the npm packages of package-lock.json (wasm-opt and axe-core)".to_owned()
    }

    fn is_met(&self) -> bool {
        let root = workspace::root();
        // npm writes this file last, so it tells when the last installation was complete.
        let installed = changed(&root.join("node_modules").join(".package-lock.json"));
        let wanted = changed(&root.join("package-lock.json"));
        installed.is_some() && installed >= wanted
    }

    fn install(&self) -> Result<()> {
        let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
        process::run(Command::new(npm).current_dir(workspace::root()).args(["ci", "--no-audit", "--no-fund"]))
    }

    fn by_hand(&self) -> String {
        "With a network at hand, run: npm ci".to_owned()
    }
}

fn changed(path: &Path) -> Option<SystemTime> {
    path.metadata().ok()?.modified().ok()
}
