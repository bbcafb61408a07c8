//! The bundle as it is published: built for release, with a compressed copy of every file, the single file, the list of what
//! it is made of, and the sizes; and the zip file of all that.

mod addresses;
mod archive;
mod compress;
mod sbom;
mod single_file;
mod sizes;

use std::fs;
use std::path::Path;

use anyhow::{Result, ensure};

use crate::build;
use crate::toolchain::Toolchain;
use crate::version::Version;
pub use single_file::NAME as SINGLE_FILE;

/// What a bundle is made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To be given to others: every limit is kept, and there is a zip file.
    Publish,
    /// To be tried here. It may have been built to be quick and not small.
    Try,
}

/// Builds into a folder, compresses, prints the sizes and checks what must hold of what is published.
pub fn run(toolchain: &Toolchain, folder: &Path, purpose: Purpose) -> Result<()> {
    build::release(toolchain, folder)?;
    let version = Version::here();
    fs::write(folder.join(sbom::NAME), sbom::text(toolchain, &version)?)?;
    let files = compress::folder(folder)?;
    let names: Vec<_> = files.iter().map(|file| &file.name).collect();
    addresses::check(folder, &names)?;
    let single_file = single_file::write(toolchain, folder)?;
    println!("{}", sizes::table(&files));
    ensure!(
        files.iter().any(|file| sizes::is_first_data(&file.name.display().to_string())),
        "the bundle has no data/2021.sv.json, which the app starts with; it is made from data/rubrics"
    );
    println!("{}", single_file.table());
    if purpose == Purpose::Publish {
        ensure!(single_file.is_within(), "{} is too large; the table above says what is in it", single_file::NAME);
        println!("All of it is in {}.", archive::write(folder, &version)?.display());
    }
    Ok(())
}
