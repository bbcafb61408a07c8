//! The program of the bundle: makes the wasm small and names both halves after their content.

use anyhow::{Context, Result};

use super::page::Page;
use super::staging::Staging;
use super::{Profile, factory, wasm_opt};

/// The name of both halves, before the hash.
const STEM: &str = "kommunkompass";

/// Optimises the wasm of a release build, makes a function of the JavaScript and renames both files.
pub fn finish(page: &mut Page, staging: &Staging, profile: Profile) -> Result<()> {
    let (program, wasm) = page.program()?;
    let mut wasm_content = staging.read(&wasm)?;
    if profile == Profile::Release {
        wasm_content = wasm_opt::optimise(&wasm_content)?;
    }
    let glue = String::from_utf8(staging.read(&program)?).context("the JavaScript of wasm-bindgen is no UTF-8")?;
    let program_content = factory::module(&glue)?.into_bytes();
    for (old, extension, content) in [(&program, "js", program_content), (&wasm, "wasm", wasm_content)] {
        staging.remove(old)?;
        let new = staging.write_hashed(STEM, extension, &content)?;
        page.replace_address(old, &new)?;
    }
    Ok(())
}
