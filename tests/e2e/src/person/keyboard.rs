//! The keyboard: real keys, to whatever has the focus.

use anyhow::Result;
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;

use super::Person;
use crate::accessible;

impl Person {
    /// Presses a key and lets it go.
    pub async fn press(&self, key: Key) -> Result<()> {
        self.strike(&[], char::from(key)).await
    }

    /// Presses a key while others are held: `person.press_with(&[Key::Shift], Key::Tab.into())`.
    pub async fn press_with(&self, held: &[Key], key: char) -> Result<()> {
        self.strike(held, key).await
    }

    /// Types a text, key by key.
    pub async fn type_text(&self, text: &str) -> Result<()> {
        for letter in text.chars() {
            self.strike(&[], letter).await?;
        }
        Ok(())
    }

    async fn strike(&self, held: &[Key], key: char) -> Result<()> {
        let down = |value| KeyAction::Down { value };
        let up = |value| KeyAction::Up { value };
        let mut keys = KeyActions::new("keyboard".to_owned());
        for held in held {
            keys = keys.then(down(char::from(*held)));
        }
        keys = keys.then(down(key)).then(up(key));
        for held in held.iter().rev() {
            keys = keys.then(up(char::from(*held)));
        }
        Ok(self.client.perform_actions(keys).await?)
    }

    /// What has the focus: its role and name, as in `button “Spara”`; `nothing` if nothing has it.
    pub async fn focused(&self) -> Result<String> {
        accessible::focused(&self.client).await
    }

    /// Waits until the focus is on what this describes, as in `button “Spara”`.
    pub async fn see_focus_on(&self, description: &str) -> Result<()> {
        let look = async || Ok((self.focused().await? == description).then_some(()));
        self.wait_for(&format!("the focus on {description}"), look).await
    }
}
