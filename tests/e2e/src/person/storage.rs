//! The local storage of the app.

use std::collections::BTreeMap;

use anyhow::Result;
use serde_json::json;

use super::Person;

impl Person {
    /// Everything in the local storage.
    pub async fn stored(&self) -> Result<BTreeMap<String, String>> {
        Ok(serde_json::from_value(self.client.execute("return { ...localStorage };", vec![]).await?)?)
    }

    /// Writes into the local storage, as an earlier version of the app or a broken browser might have.
    pub async fn store(&self, key: &str, value: &str) -> Result<()> {
        self.client.execute("localStorage.setItem(...arguments);", vec![json!(key), json!(value)]).await?;
        Ok(())
    }

    /// Empties the local storage.
    pub async fn clear_storage(&self) -> Result<()> {
        self.client.execute("localStorage.clear();", vec![]).await?;
        Ok(())
    }
}
