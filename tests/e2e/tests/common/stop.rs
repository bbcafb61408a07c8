//! A wasm program that stops, as one does that has come to a point it must not come to.
//!
//! All of it is of the page's own world: the drivers run scripts in another, whose errors the page does not hear of.

use std::fs;

use anyhow::{Context, Result};
use kommunkompass_e2e::{Site, site};

/// Makes `stop`, a function of a wasm program, which never returns.
macro_rules! make_stop {
    () => {
        "const stop = new window.WebAssembly.Instance(new window.WebAssembly.Module(window.Uint8Array.of(
            0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0,
            7, 8, 1, 4, 115, 116, 111, 112, 0, 0, 10, 5, 1, 3, 0, 0, 11))).exports.stop;"
    };
}

/// Lets a program of the page stop that is not Kommunkompass.
pub const STOP: &str = concat!(make_stop!(), " window.setTimeout(stop);");

/// Lets Kommunkompass stop when it next asks which key was pressed, without a word of its own.
pub const STOP_AT_KEY: &str = concat!(
    make_stop!(),
    " window.Object.prototype.__defineGetter__.call(window.KeyboardEvent.prototype, 'key', stop);"
);

/// Lets the program of [`stoppable`] stop.
pub const STOP_PROGRAM: &str = "window.setTimeout(window.stopProgram);";

/// The app of this site, with something in the program that stops it.
pub fn stoppable(site: Site) -> Result<Site> {
    let is_program = |name: &str| name.starts_with("kommunkompass-") && name.ends_with(".js");
    for entry in site::bundle()?.read_dir()? {
        let path = entry?.path();
        let name = path.file_name().context("a file has a name")?.to_string_lossy().into_owned();
        if is_program(&name) {
            let program = format!(
                "{}\n{{ {} window.stopProgram = () => {{ stop(); }}; }}\n",
                fs::read_to_string(&path)?,
                make_stop!()
            );
            return Ok(site.with_file(&name, program));
        }
    }
    anyhow::bail!("the bundle has no program")
}
