//! Commands that only Chromium's driver knows: the developer tools and the browser's console.
//! What other browsers do instead is in between.rs and gecko.rs.

use anyhow::{Context, Result};
use fantoccini::Client;
use fantoccini::wd::WebDriverCompatibleCommand;
use http::Method;
use serde_json::{Value, json};
use url::{ParseError, Url};

/// A command of the driver's own, beyond the WebDriver standard.
#[derive(Debug)]
pub struct DriverCommand {
    pub path: &'static str,
    pub body: Value,
}

impl WebDriverCompatibleCommand for DriverCommand {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}

/// Sends a command to the developer tools.
pub async fn send(client: &Client, method: &str, parameters: Value) -> Result<Value> {
    let body = json!({ "cmd": method, "params": parameters });
    let answer = client.issue_cmd(DriverCommand { path: "goog/cdp/execute", body }).await;
    answer.with_context(|| format!("the browser did not do {method}"))
}

/// The errors in the browser's console since the last call: exceptions, failed requests, violations of the policy.
pub async fn console_errors(client: &Client) -> Result<Vec<String>> {
    let log = client.issue_cmd(DriverCommand { path: "se/log", body: json!({ "type": "browser" }) }).await;
    let log = log.context("the browser's console could not be read")?;
    let entries = log.as_array().into_iter().flatten();
    let errors = entries.filter(|entry| entry.get("level").and_then(Value::as_str) == Some("SEVERE"));
    Ok(errors.filter_map(|entry| entry.get("message")?.as_str()).map(str::to_owned).collect())
}
