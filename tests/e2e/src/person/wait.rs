//! Waiting: for as long as a patient person would, and no longer than needed.

use std::time::Duration;

use anyhow::{Error, Result, anyhow};
use fantoccini::error::{CmdError, ErrorStatus};
use tokio::time::{Instant, sleep};

use super::Person;
use crate::accessible;

/// How long a person waits before they call it broken; the machines that test are slow.
pub(super) const PATIENCE: Duration = Duration::from_secs(15);
const PAUSE: Duration = Duration::from_millis(40);

impl Person {
    /// Waits until `look` finds something; `what` ends the sentence "waited in vain for …".
    ///
    /// ```no_run
    /// # async fn scenario(person: &kommunkompass_e2e::Person) -> anyhow::Result<()> {
    /// person.wait_for("the draft to be stored", async || {
    ///     Ok(person.stored().await?.into_iter().find(|(key, _)| key.contains("draft")))
    /// }).await?;
    /// # Ok(())
    /// # }
    /// ```
    pub async fn wait_for<T>(&self, what: &str, mut look: impl AsyncFnMut() -> Result<Option<T>>) -> Result<T> {
        let deadline = Instant::now() + self.patience;
        let mut last = None;
        while Instant::now() < deadline {
            match look().await {
                Ok(Some(found)) => return Ok(found),
                Ok(None) => last = None,
                Err(error) if may_pass(&error) => last = Some(error),
                Err(error) => return Err(error),
            }
            sleep(PAUSE).await;
        }
        Err(self.in_vain(what, last).await)
    }

    async fn in_vain(&self, what: &str, last: Option<Error>) -> Error {
        let place = self.client.current_url().await.map(|url| url.to_string()).unwrap_or_default();
        let focused = accessible::focused(&self.client).await.unwrap_or_default();
        let outline = accessible::outline(&self.client).await.unwrap_or_default().join("\n  ");
        let last = last.map(|error| format!("\nThe last try ended with: {error:#}")).unwrap_or_default();
        anyhow!("waited in vain for {what}.{last}\nThe page {place} showed (focus on {focused}):\n  {outline}")
    }
}

/// Whether an error may be over in a moment: the page was being drawn anew, or something was in the way.
fn may_pass(error: &Error) -> bool {
    let Some(CmdError::Standard(error)) = error.downcast_ref::<CmdError>() else { return false };
    matches!(
        error.error,
        ErrorStatus::StaleElementReference
            | ErrorStatus::DetachedShadowRoot
            | ErrorStatus::ElementClickIntercepted
            | ErrorStatus::ElementNotInteractable
            | ErrorStatus::InvalidElementState
            | ErrorStatus::JavascriptError
            | ErrorStatus::NoSuchElement
    )
}
