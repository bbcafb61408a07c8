//! Reading what the page shows.

use anyhow::Result;
use serde_json::json;

use super::Person;
use crate::{Name, Role, accessible};

impl Person {
    /// All text that is to be seen, with single spaces.
    pub async fn text(&self) -> Result<String> {
        self.look(async |part| accessible::text(&self.client, part).await).await
    }

    /// The accessible names of everything with this role that is to be seen now, in the order of the page.
    pub async fn names(&self, role: Role) -> Result<Vec<String>> {
        self.look(async |part| accessible::names(&self.client, role, part).await).await
    }

    /// The value of a field: its text, or the value of the option that is chosen.
    pub async fn value(&self, role: Role, name: impl Into<Name>) -> Result<String> {
        Ok(self.the(role, &name.into()).await?.prop("value").await?.unwrap_or_default())
    }

    /// Waits until a field holds this value.
    pub async fn see_value(&self, role: Role, name: impl Into<Name>, value: &str) -> Result<()> {
        let name = name.into();
        let look = async || {
            let Some(field) = self.the_now(role, &name).await? else { return Ok(None) };
            Ok((field.prop("value").await?.as_deref() == Some(value)).then_some(()))
        };
        self.wait_for(&format!("{role} {name} with the value “{value}”"), look).await
    }

    /// Whether a box, a radio button, an option or a switch is on.
    pub async fn is_checked(&self, role: Role, name: impl Into<Name>) -> Result<bool> {
        let element = self.the(role, &name.into()).await?;
        if element.attr("aria-checked").await?.as_deref() == Some("true") {
            return Ok(true);
        }
        Ok(element.is_selected().await?)
    }

    /// Waits until a box, a radio button, an option or a switch is on, or off.
    pub async fn see_checked(&self, role: Role, name: impl Into<Name>, checked: bool) -> Result<()> {
        let name = name.into();
        let look = async || Ok((self.is_checked(role, name.clone()).await? == checked).then_some(()));
        self.wait_for(&format!("{role} {name} to be {}", if checked { "on" } else { "off" }), look).await
    }

    /// An attribute of an element, such as `aria-expanded`.
    pub async fn attribute(&self, role: Role, name: impl Into<Name>, attribute: &str) -> Result<Option<String>> {
        Ok(self.the(role, &name.into()).await?.attr(attribute).await?)
    }

    /// A computed style of an element, such as `color`.
    pub async fn style(&self, role: Role, name: impl Into<Name>, property: &str) -> Result<String> {
        let element = serde_json::to_value(self.the(role, &name.into()).await?)?;
        let script = "return getComputedStyle(arguments[0]).getPropertyValue(arguments[1]);";
        let value = self.client.execute(script, vec![element, json!(property)]).await?;
        Ok(value.as_str().unwrap_or_default().to_owned())
    }
}
