//! Commands that only Firefox's driver knows: scripts in the browser's own window, around the page.

use anyhow::{Context, Result};
use fantoccini::Client;
use serde_json::{Value, json};

use crate::devtools::DriverCommand;

/// What the console holds of pages from disk, which nothing can be put into that tells what goes wrong in them.
const ERRORS: &str = "const isError = (message) => message instanceof Ci.nsIScriptError
        && !(message.flags & Ci.nsIScriptError.warningFlag) && message.sourceName.startsWith('file:');
    const messages = Services.console.getMessageArray();
    Services.console.reset();
    return messages.filter(isError)
        .map((message) => `${message.errorMessage} (${message.sourceName}:${message.lineNumber})`);";

/// The errors of pages from disk since the last call.
pub async fn console_errors(client: &Client) -> Result<Vec<String>> {
    let errors = around_page(client, ERRORS, vec![]).await?;
    serde_json::from_value(errors).context("the console of Firefox is no list")
}

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
