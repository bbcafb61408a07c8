//! What a page holds on to.

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::Person;
use crate::{Browser, devtools, gecko};

/// Asks Firefox to let go of what nobody holds, in the processes of pages too.
const LET_GO: &str = "Services.obs.notifyObservers(null, 'memory-pressure', 'heap-minimize');";

/// What a browser holds for a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    /// The nodes of documents, whether they are in one or not.
    pub nodes: u64,
    /// The listeners of events.
    pub listeners: u64,
}

impl Person {
    /// Lets the browser let go of what nobody holds any more. It may take a moment.
    pub async fn collect_garbage(&self) -> Result<()> {
        match self.browser() {
            Browser::Chromium => {
                devtools::send(&self.client, "HeapProfiler.collectGarbage", json!({})).await?;
            }
            Browser::Firefox => {
                gecko::around_page(&self.client, LET_GO, vec![]).await?;
            }
            Browser::WebKit => return Err(self.lacks("be told to let go of memory")),
        }
        Ok(())
    }

    /// What the browser holds for the page.
    pub async fn held(&self) -> Result<Held> {
        if self.browser() != Browser::Chromium {
            return Err(self.lacks("tell how many nodes and listeners there are"));
        }
        devtools::send(&self.client, "Performance.enable", json!({})).await?;
        let answer = devtools::send(&self.client, "Performance.getMetrics", json!({})).await?;
        let metrics = answer.get("metrics").and_then(Value::as_array).context("there are no metrics")?;
        let metric = |name: &str| {
            let found = metrics.iter().find(|metric| metric.get("name").and_then(Value::as_str) == Some(name));
            found.and_then(|metric| metric.get("value")?.as_f64()).with_context(|| format!("there is no {name}"))
        };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "they are numbers of things")]
        let count = |name: &str| metric(name).map(|value| value as u64);
        Ok(Held { nodes: count("Nodes")?, listeners: count("JSEventListeners")? })
    }
}
