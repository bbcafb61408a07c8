//! The style sheets of the bundle: joined into one file, in the order of the page.

use anyhow::{Result, bail};

use super::page::Page;
use super::staging::Staging;

/// Joins the page's style sheets. The order counts: the first names the cascade layers.
pub fn finish(page: &mut Page, staging: &Staging) -> Result<()> {
    let sheets = page.style_sheets()?;
    if sheets.is_empty() {
        return Ok(());
    }
    let mut joined = String::new();
    for sheet in &sheets {
        let content = String::from_utf8(staging.read(sheet)?)?;
        if content.contains("@import") {
            bail!("{sheet} has an @import, which cannot be joined; link the file in index.html instead");
        }
        joined.push_str(content.trim_end());
        joined.push('\n');
        staging.remove(sheet)?;
    }
    let address = staging.write_hashed("style", "css", joined.as_bytes())?;
    page.set_style_sheet(&address)
}
