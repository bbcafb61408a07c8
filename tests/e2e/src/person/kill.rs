//! The browser's sudden end.

use anyhow::{Context, Result};

use super::Person;
use crate::processes;

impl Person {
    /// Kills the browser with all its processes, as a power cut or an overfull memory does; nothing can be done after.
    pub async fn kill_browser(&self) -> Result<()> {
        let profile = self.shared.profile.as_deref();
        processes::kill(profile.context("only a browser with a profile of its own is killed (session_to_kill)")?)?;
        self.shared.has_killed_browser.set(true);
        Ok(())
    }

    pub(crate) fn has_killed_browser(&self) -> bool {
        self.shared.has_killed_browser.get()
    }
}
