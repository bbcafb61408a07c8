//! Finding things on the page, by role and accessible name.

use anyhow::{Result, bail};
use fantoccini::elements::Element;

use super::Person;
use crate::{Name, Role, accessible};

impl Person {
    /// Sees something; waits until it is there.
    pub async fn see(&self, role: Role, name: impl Into<Name>) -> Result<()> {
        let name = name.into();
        let look = async || Ok((!self.find_all(role, &name).await?.is_empty()).then_some(()));
        self.wait_for(&format!("{role} {name}"), look).await
    }

    /// Waits until something is not, or no longer, to be seen.
    pub async fn do_not_see(&self, role: Role, name: impl Into<Name>) -> Result<()> {
        let name = name.into();
        let look = async || Ok(self.find_all(role, &name).await?.is_empty().then_some(()));
        self.wait_for(&format!("{role} {name} to go"), look).await
    }

    /// Sees a text; waits until it is there.
    pub async fn see_text(&self, text: &str) -> Result<()> {
        let look = async || Ok(self.text().await?.contains(text).then_some(()));
        self.wait_for(&format!("the text “{text}”"), look).await
    }

    /// Waits until a text is not, or no longer, to be seen.
    pub async fn do_not_see_text(&self, text: &str) -> Result<()> {
        let look = async || Ok((!self.text().await?.contains(text)).then_some(()));
        self.wait_for(&format!("the text “{text}” to go"), look).await
    }

    /// Waits for the one element with this role and name.
    pub(crate) async fn the(&self, role: Role, name: &Name) -> Result<Element> {
        self.wait_for(&format!("{role} {name}"), async || self.the_now(role, name).await).await
    }

    /// The one element with this role and name, if it is there now; an error if there are several.
    pub(crate) async fn the_now(&self, role: Role, name: &Name) -> Result<Option<Element>> {
        let mut found = self.find_all(role, name).await?;
        if found.len() > 1 {
            bail!("there are {} of {role} {name}; use `within` to say which is meant", found.len());
        }
        Ok(found.pop())
    }

    pub(crate) async fn find_all(&self, role: Role, name: &Name) -> Result<Vec<Element>> {
        self.look(async |part| accessible::find(&self.client, role, name, part).await).await
    }
}
