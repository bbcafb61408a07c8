//! The harness tests itself, in the browser: what it finds must be what is there.

mod finding;
mod person;

use anyhow::Result;
use serde_json::json;

use crate::{Person, Site, site};

const EMPTY: &str = "<!doctype html><html lang=\"sv\"><title>Prov</title><link rel=\"icon\" href=\"data:,\"></html>";

/// Opens an empty page with the app's policy, and puts this on it.
async fn show(person: &Person, html: &str) -> Result<()> {
    let policy = site::policy()?;
    // The app never makes elements of text, and its policy forbids it; these tests do.
    let policy = policy.split_once("; require-trusted-types-for").map_or(policy.as_str(), |(before, _)| before);
    let site = Site::of_bundle()?.with_file("index.html", EMPTY).with_policy(policy);
    person.visit(&site.url()).await?;
    replace(person, html).await
}

async fn replace(person: &Person, html: &str) -> Result<()> {
    person.run("document.body.innerHTML = arguments[0];", vec![json!(html)]).await?;
    Ok(())
}
