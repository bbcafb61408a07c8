//! What the journal has and the slots have not: the last moments before a browser was killed.

use super::{store, store_of_versions};
use crate::app::services::storage::BrowserStorage;
use crate::app::services::{clock, journal, random};
use crate::assessment::AssessmentId;
use crate::draft::Loaded;
use crate::draft::journal::{is_stored, recover as recover_draft};
use crate::version::{Version, VersionId};

/// Puts the newest state of every draft back into its slots. Has to be done before they are listed; a journal that does
/// not answer is not waited for.
pub async fn recover() {
    journal::within_patience(recover_all()).await;
}

async fn recover_all() {
    for (key, header) in journal::open().await {
        let Ok(id) = key.parse() else { continue };
        if is_stored(&BrowserStorage, id, &header) != Ok(false) {
            continue;
        }
        let Some(value) = journal::value(&key).await else {
            journal::hold(&key);
            continue;
        };
        keep_earlier(id);
        if recover_draft(&store(), id, &value).is_err() {
            // What is not in the slots must not be replaced by what is.
            journal::hold(&key);
        }
    }
}

/// Keeps a version of a draft that is stored in an earlier schema, before it is written in the newest.
fn keep_earlier(id: AssessmentId) {
    if let (Ok(Loaded { earlier: Some(text), .. }), Some(bits)) = (store().load(id), random::bits())
        && let Ok(bits) = u64::try_from(bits >> 64)
        && let Some(version) = Version::before_migration(VersionId::from_random(bits), &text, clock::now())
    {
        // Without room for it, the draft itself matters more.
        let _kept = store_of_versions().keep(&version);
    }
}
