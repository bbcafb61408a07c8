//! What the journal has and the slots have not: the last moments before a browser was killed.

use super::store;
use crate::app::services::journal;
use crate::app::services::storage::BrowserStorage;
use crate::draft::journal::{is_stored, recover as recover_draft};

/// Puts the newest state of every draft back into its slots. Has to be done before they are listed.
pub async fn recover() {
    for (key, header) in journal::open().await {
        let Ok(id) = key.parse() else { continue };
        if is_stored(&BrowserStorage, id, &header) != Ok(false) {
            continue;
        }
        let Some(value) = journal::value(&key).await else { continue };
        if recover_draft(&store(), id, &value).is_err() {
            // What is not in the slots must not be replaced by what is.
            journal::hold(&key);
        }
    }
}
