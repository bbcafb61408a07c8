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

    /// Takes away everything that the app keeps in the browser, as one does who clears the data of a site.
    pub async fn clear_site_data(&self) -> Result<()> {
        let script = "localStorage.clear();
            return new Promise((done) => {
                const request = indexedDB.deleteDatabase('kommunkompass');
                request.onsuccess = request.onerror = () => done();
            });";
        self.client.execute(script, vec![]).await?;
        Ok(())
    }

    /// Empties the local storage, and nothing else.
    pub async fn clear_storage(&self) -> Result<()> {
        self.client.execute("localStorage.clear();", vec![]).await?;
        Ok(())
    }
}
