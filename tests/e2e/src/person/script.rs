//! A way out for what a person cannot do: JavaScript in the page.

use anyhow::Result;
use serde_json::{Value, json};

use super::Person;
use crate::{Browser, devtools, gecko};

impl Person {
    /// Runs JavaScript in the page; `arguments` are the script's arguments, what it returns is the outcome.
    pub async fn run(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        Ok(self.client.execute(script, arguments).await?)
    }

    /// The errors in the browser's console since the last call: exceptions, failed requests, violations of the policy.
    pub(crate) async fn console_errors(&self) -> Result<Vec<String>> {
        match &self.shared.between {
            Some(between) => {
                let mut errors = between.take_errors();
                if self.browser() == Browser::Firefox {
                    errors.extend(gecko::console_errors(&self.client).await?);
                }
                Ok(errors)
            }
            None => devtools::console_errors(&self.client).await,
        }
    }

    /// Runs JavaScript at the start of every page from now on, before the page's own: to break a storage, to set a clock.
    pub async fn before_every_page(&self, script: &str) -> Result<()> {
        match &self.shared.between {
            Some(between) => between.add_script(script),
            None => {
                let source = json!({ "source": script });
                devtools::send(&self.client, "Page.addScriptToEvaluateOnNewDocument", source).await?;
            }
        }
        Ok(())
    }
}
