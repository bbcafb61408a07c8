//! The harness tests itself, in the browser: what it finds must be what is there.

mod finding;
mod person;

use anyhow::Result;
use serde_json::json;

use crate::Person;

/// Opens the app's page and puts this in the place of the app.
async fn show(person: &Person, html: &str) -> Result<()> {
    person.open("#/").await?;
    replace(person, html).await
}

async fn replace(person: &Person, html: &str) -> Result<()> {
    person.run("document.body.innerHTML = arguments[0];", vec![json!(html)]).await?;
    Ok(())
}
