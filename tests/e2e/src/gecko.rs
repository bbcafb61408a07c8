//! Commands that only Firefox's driver knows: scripts in the browser's own window, around the page.

use anyhow::{Context, Result};
use fantoccini::Client;
use serde_json::{Value, json};

use crate::devtools::DriverCommand;

/// Runs JavaScript in the window that shows the page; `browser` is what holds the page there.
pub async fn around_page(client: &Client, script: &str, arguments: Vec<Value>) -> Result<Value> {
    turn_to(client, "chrome").await?;
    let script = format!("const browser = window.gBrowser.selectedBrowser;\n{script}");
    let answer = client.execute(&script, arguments).await;
    turn_to(client, "content").await?;
    answer.context("the browser's window did not do what it was asked to")
}

async fn turn_to(client: &Client, context: &str) -> Result<()> {
    let command = DriverCommand { path: "moz/context", body: json!({ "context": context }) };
    client.issue_cmd(command).await.with_context(|| format!("Firefox did not turn to its {context}"))?;
    Ok(())
}
