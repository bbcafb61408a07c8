//! The style sheets of the bundle: joined into one file, in the order of the page, and made fit for a page that is not
//! ours.

mod dark;
mod unit;

use anyhow::{Context, Result, bail};

use super::page::Page;
use super::staging::Staging;

/// Joins the page's style sheets; returns the address of the one. The order counts: the first names the cascade layers.
pub fn finish(page: &mut Page, staging: &Staging) -> Result<String> {
    let mut joined = String::new();
    for sheet in &page.style_sheets()? {
        let content = String::from_utf8(staging.read(sheet)?)?;
        if content.contains("@import") {
            bail!("{sheet} has an @import, which cannot be joined; link the file in index.html instead");
        }
        joined.push_str(content.trim_end());
        joined.push('\n');
        staging.remove(sheet)?;
    }
    let joined = dark::also_where_asked_for(&joined).context("style/tokens.css has no block for dark pages")?;
    let address = staging.write_hashed("style", "css", unit::without_rem(&joined).as_bytes())?;
    page.set_style_sheet(&address)?;
    Ok(address)
}
