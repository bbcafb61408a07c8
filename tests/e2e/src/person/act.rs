//! Acting with the pointer and filling in fields.

use std::path::Path;

use anyhow::{Context, Result};
use fantoccini::elements::Element;
use fantoccini::error::{CmdError, ErrorStatus};
use fantoccini::key::Key;
use serde_json::json;

use super::Person;
use crate::{Name, Role, accessible};

/// Fields whose keys depend on the language of the browser; their value is set as a whole.
const SET_AS_A_WHOLE: [&str; 6] = ["color", "date", "datetime-local", "month", "range", "time"];
/// Past the framework's own setter, as a browser does it, so that the app sees the change.
const SET_VALUE: &str = "const [field, value] = arguments;
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, value);
    for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));";

/// Away from what is stuck to the edges of the window.
const SCROLL_CLEAR: &str = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' });";

fn is_covered(error: &CmdError) -> bool {
    matches!(error, CmdError::Standard(error) if error.error == ErrorStatus::ElementClickIntercepted)
}

impl Person {
    /// Clicks something; scrolls, as a person would, when something else is on top of it.
    pub async fn click(&self, role: Role, name: impl Into<Name>) -> Result<()> {
        let name = name.into();
        let click = async || {
            let Some(element) = self.the_now(role, &name).await? else { return Ok(None) };
            let target = accessible::click_target(&self.client, &element).await?;
            let clicked = target.click().await;
            if clicked.as_ref().is_err_and(is_covered) {
                self.client.execute(SCROLL_CLEAR, vec![serde_json::to_value(&target)?]).await?;
            }
            Ok(Some(clicked?))
        };
        self.wait_for(&format!("{role} {name} to click"), click).await
    }

    /// Writes into a field in place of what it holds; an empty text empties it.
    pub async fn fill(&self, role: Role, name: impl Into<Name>, text: &str) -> Result<()> {
        let name = name.into();
        let fill = async || {
            let Some(field) = self.the_now(role, &name).await? else { return Ok(None) };
            Ok(Some(self.fill_element(&field, text).await?))
        };
        self.wait_for(&format!("{role} {name} to fill in"), fill).await
    }

    async fn fill_element(&self, field: &Element, text: &str) -> Result<()> {
        let kind = field.prop("type").await?.unwrap_or_default();
        if SET_AS_A_WHOLE.contains(&kind.as_str()) {
            self.client.execute(SET_VALUE, vec![serde_json::to_value(field)?, json!(text)]).await?;
            return Ok(());
        }
        let select_all = format!("{}a{}", char::from(Key::Control), char::from(Key::Null));
        let new = if text.is_empty() { char::from(Key::Delete).to_string() } else { text.to_owned() };
        Ok(field.send_keys(&(select_all + &new)).await?)
    }

    /// Chooses an option of a select field by its text.
    pub async fn choose(&self, name: impl Into<Name>, option: &str) -> Result<()> {
        let name = name.into();
        let choose = async || {
            let Some(field) = self.the_now(Role::Combobox, &name).await? else { return Ok(None) };
            Ok(Some(field.select_by_label(option).await?))
        };
        self.wait_for(&format!("option “{option}” of combobox {name}"), choose).await
    }

    /// Gives a file to a file field, also to one that is hidden behind a button.
    pub async fn upload(&self, name: impl Into<Name>, file: &Path) -> Result<()> {
        let file = file.canonicalize().with_context(|| format!("there is no {} to upload", file.display()))?;
        let field = self.the(Role::File, &name.into()).await?;
        Ok(field.send_keys(&file.to_string_lossy()).await?)
    }
}
