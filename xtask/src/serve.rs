//! Serves the app on this machine.

use std::path::Path;

use anyhow::Result;

use crate::process::{self, Background};
use crate::server::Server;
use crate::{build, dist, setup, workspace};

/// Builds for release and serves the bundle, compressed as on a real server, until interrupted.
pub fn release(port: u16) -> Result<()> {
    let folder = workspace::dist();
    dist::run(&setup::for_build()?, &folder, dist::Purpose::Try)?;
    serve(&folder, port)
}

/// Builds for debugging, serves, and builds again whenever a file changes.
pub fn while_developing(port: u16) -> Result<()> {
    let toolchain = setup::for_build()?;
    let folder = toolchain.target().join("development");
    std::fs::create_dir_all(&folder)?;
    eprintln!("Building the app for debugging. The first time this takes some minutes.");
    build::fetch(&toolchain)?;
    process::run(&mut build::trunk(&toolchain, "build", &folder)?)?;
    let _watcher = Background::new(build::trunk(&toolchain, "watch", &folder)?.spawn()?);
    eprintln!("Watching for changes; reload the page to see them.");
    serve(&folder, port)
}

fn serve(folder: &Path, port: u16) -> Result<()> {
    let server = Server::start(folder, port)?;
    println!("The app is served at {} until you press Ctrl-C.", server.url());
    server.serve_for_ever();
    Ok(())
}
