//! Checks the page against the rules for accessibility, with axe-core.

use std::fs;

use anyhow::{Context, Result, bail};
use fantoccini::Client;
use serde_json::{Value, json};

use crate::environment::Environment;

/// WCAG 2.2 AA and what builds on it, with axe's best practices.
const RULES: [&str; 7] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];

/// Runs axe-core on the page as it is; an error that names every violation.
pub async fn check(client: &Client, environment: &Environment) -> Result<()> {
    let source = fs::read_to_string(&environment.axe)
        .with_context(|| format!("cannot read axe-core from {}", environment.axe.display()))?;
    // The driver brings it into the page, so the page's security policy need not allow it.
    client.execute(&format!("{source}; window.axe = axe;"), vec![]).await?;
    let run = "const done = arguments[arguments.length - 1];
        axe.run(document, { runOnly: arguments[0], resultTypes: ['violations'] })
            .then((result) => done(result.violations), (error) => done(String(error)));";
    let answer = client.execute_async(run, vec![json!(RULES)]).await?;
    let violations = answer.as_array().with_context(|| format!("axe-core could not run: {answer}"))?;
    if !violations.is_empty() {
        bail!("axe-core found {} violations:{}", violations.len(), violations.iter().map(shown).collect::<String>());
    }
    Ok(())
}

fn shown(violation: &Value) -> String {
    let text = |value: &Value, key: &str| value.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let nodes = violation.get("nodes").and_then(Value::as_array).into_iter().flatten();
    let nodes = nodes.map(|node| {
        format!("\n    {}\n      {}", text(node, "html"), text(node, "failureSummary").replace('\n', "\n      "))
    });
    format!(
        "\n  {}: {} ({}){}",
        text(violation, "id"),
        text(violation, "help"),
        text(violation, "helpUrl"),
        nodes.collect::<String>()
    )
}
