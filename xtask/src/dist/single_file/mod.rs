//! The single file, `kommunkompass.html`: the whole bundle in one page that opens from disk.
//!
//! [`parts`] takes what the bundle has and packs it (`unpack/`), [`unpacker`] builds what unpacks it, and [`page`] makes
//! the page around them. `start/file.js` is what runs first in it.

mod page;
mod parts;
mod unpacker;

use std::path::Path;

use anyhow::{Context, Result};

use super::sizes::kilobytes;
use crate::toolchain::Toolchain;

/// The name of the file in the bundle.
pub const NAME: &str = "kommunkompass.html";
/// What the file may have, in bytes: mail programs and intranets take it, and it is opened at once.
pub const LIMIT: usize = 900_000;

/// How large the file is, and each of its parts.
pub struct Sizes {
    total: usize,
    parts: Vec<(String, usize)>,
}

/// Makes the file of a finished bundle.
pub fn write(toolchain: &Toolchain, folder: &Path) -> Result<Sizes> {
    eprintln!("Packing everything into one file.");
    let bundle = parts::Bundle::read(folder)?;
    let unpacker = unpacker::build(toolchain)?;
    let (program, rest) = bundle.packed()?;
    let page = page::Page { html: &bundle.page, loader: &page::loader()?, style: &bundle.style, glue: &bundle.glue };
    let html = page.with_parts(&[("unpacker", &unpacker), ("program", &program), ("rest", &rest)])?;
    let mut bytes = vec![0xFF, 0xFE];
    bytes.extend(html.encode_utf16().flat_map(u16::to_le_bytes));
    std::fs::write(folder.join(NAME), &bytes).with_context(|| format!("cannot write {NAME}"))?;
    let in_file = |units: &[u16]| units.len() * 2;
    let packed = in_file(&unpacker) + in_file(&program) + in_file(&rest);
    let parts = vec![
        ("page and loader".to_owned(), bytes.len() - packed),
        ("unpacker".to_owned(), in_file(&unpacker)),
        (format!("program, of {}", kilobytes(bundle.program.len())), in_file(&program)),
        (format!("styles, script and data, of {}", kilobytes(bundle.rest().len())), in_file(&rest)),
    ];
    Ok(Sizes { total: bytes.len(), parts })
}

impl Sizes {
    /// Whether the file keeps the limit.
    pub fn is_within(&self) -> bool {
        self.total <= LIMIT
    }

    /// The sizes as a table, with the verdict.
    pub fn table(&self) -> String {
        let rows: String = self.parts.iter().map(|(name, bytes)| format!("  {name:<42}{bytes:>12}\n")).collect();
        let verdict = if self.is_within() { "within" } else { "OVER" };
        format!("{NAME:<44}{:>12}\n{rows}{NAME} is {verdict} the limit of {}.", self.total, kilobytes(LIMIT))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_over_the_limit_is_called_so() {
        let sizes = |total| Sizes { total, parts: vec![("program".to_owned(), total)] };
        assert!(sizes(LIMIT + 1).table().ends_with("kommunkompass.html is OVER the limit of 900.0 kB."));
        assert!(sizes(LIMIT).table().ends_with("is within the limit of 900.0 kB."));
    }
}
