//! Sets up what a task needs: looks whether it is there in the right version, installs it if not.
//!
//! Nothing is fetched that is in place, so a set-up that has been done once works without a network.

mod browser;
mod cargo_tool;
mod debian;
mod distribution_rust;
mod engine;
mod firefox;
pub mod library_source;
mod node_packages;
mod wasm_target;
mod web_servers;
mod webkit;

use anyhow::{Result, bail};
use clap::ValueEnum;

use crate::toolchain::Toolchain;
pub use browser::Browser;
use cargo_tool::CargoTool;
pub use engine::{Engine, Presence, must_have_one};
use node_packages::{Node, NodePackages};
pub use wasm_target::TARGET as WASM_TARGET;
pub use web_servers::{NginxBrotli, WebServers};
pub use webkit::WebKit;

/// One thing that must be on the machine.
trait Requirement {
    /// What it is and what it is for, to be put into a sentence.
    fn what(&self) -> String;
    /// Whether it is there, in the right version.
    fn is_met(&self) -> bool;
    /// Installs it.
    fn install(&self) -> Result<()>;
    /// What a person can do when it cannot be installed from here.
    fn by_hand(&self) -> String;
}

/// Sets up what compiling for the browser needs.
pub fn for_compiling() -> Result<Toolchain> {
    Toolchain::new(wasm_target::ready()?)
}

/// Sets up what building the app needs.
pub fn for_build() -> Result<Toolchain> {
    let toolchain = for_compiling()?;
    ensure(&CargoTool::trunk())?;
    ensure(&CargoTool::wasm_bindgen()?)?;
    ensure(&Node)?;
    ensure(&NodePackages)?;
    let library = library_source::choose(&toolchain)?;
    Ok(toolchain.with_library(library))
}

/// Sets up what testing the app's parts in a browser needs, beside the browser.
pub fn for_web_tests() -> Result<Toolchain> {
    let toolchain = for_compiling()?;
    ensure(&CargoTool::wasm_bindgen()?)?;
    Ok(toolchain)
}

/// Sets up what building and testing the app needs. The tests go without an engine that cannot be set up, but not without
/// all.
pub fn for_test() -> Result<Toolchain> {
    let toolchain = for_build()?;
    let mut presences = Vec::new();
    for engine in Engine::value_variants() {
        let presence = engine.set_up()?;
        if let Some(error) = presence.why_not() {
            eprintln!("The tests will go without {}: {error:#}", engine.name());
        }
        presences.push((*engine, presence));
    }
    must_have_one(presences.iter().map(|(engine, presence)| (*engine, presence.why_not())))?;
    for_web_servers();
    Ok(toolchain)
}

/// Sets up the web servers that the recipes are tried in; without one of them its recipes go untried.
pub fn for_web_servers() {
    try_to_ensure(&WebServers);
    try_to_ensure(&NginxBrotli);
}

/// Sets up what the tests can go without; says so when they have to.
fn try_to_ensure(requirement: &impl Requirement) {
    if let Err(error) = ensure(requirement) {
        eprintln!("PASSED OVER: {error:#}");
    }
}

fn ensure(requirement: &impl Requirement) -> Result<()> {
    if requirement.is_met() {
        return Ok(());
    }
    eprintln!("Installing {}.", requirement.what());
    if let Err(error) = requirement.install() {
        bail!("could not install {}: {error:#}. {}", requirement.what(), requirement.by_hand());
    }
    if !requirement.is_met() {
        bail!("{} is still missing after its installation. {}", requirement.what(), requirement.by_hand());
    }
    Ok(())
}
