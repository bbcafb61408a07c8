//! Acting with the pointer and filling in fields.

use std::fs;

use anyhow::{Context, Result};
use fantoccini::actions::{InputSource, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};
use fantoccini::elements::Element;
use fantoccini::error::{CmdError, ErrorStatus};
use fantoccini::key::Key;
use serde_json::json;
use tempfile::TempDir;

use super::Person;
use crate::{Browser, Name, Role, accessible};

/// Fields whose keys depend on the language of the browser; their value is set as a whole.
const SET_AS_A_WHOLE: [&str; 6] = ["color", "date", "datetime-local", "month", "range", "time"];
/// Past the framework's own setter, as a browser does it, so that the app sees the change.
const SET_VALUE: &str = "const [field, value] = arguments;
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, value);
    for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));";

const SELECT_ALL: &str = "arguments[0].focus(); arguments[0].select();";

/// Away from what is stuck to the edges of the window.
const SCROLL_CLEAR: &str = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' });";

/// In a frame that is higher than the window: the drivers look no further than the frame for what is to be seen.
const SCROLL_IN_FRAME: &str = "if (window === window.top) return false;
    arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' });
    return true;";

/// The middle of what is seen of something: of its first line, where it is a part of a text.
const MIDDLE: &str = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' });
    const [rect] = arguments[0].getClientRects();
    return rect ? [rect.x + rect.width / 2, rect.y + rect.height / 2] : null;";

/// Where in the window a place of a frame is, after scrolling to it: a frame of another origin does not scroll the page.
const PLACE_OF_FRAME: &str = "const [number, x, y] = arguments;
    const frame = document.querySelectorAll('iframe, frame')[number];
    const place = () => {
        const { left, top } = frame.getBoundingClientRect();
        return [left + frame.clientLeft + x, top + frame.clientTop + y];
    };
    const [, down] = place();
    scrollBy({ top: down - innerHeight / 2, behavior: 'instant' });
    return place();";

/// Whether nothing of the page changes for two frames, and something stays where it is. What is not to be seen, as a tab
/// behind another, has no frames; then for a moment.
const STANDS_STILL: &str = "const [element, answer] = arguments;
    const place = () => { const { x, y } = element.getBoundingClientRect(); return `${x} ${y}`; };
    const before = place();
    let changes = 0;
    const observer = new MutationObserver(() => changes += 1);
    const root = element.getRootNode();
    observer.observe(root, { attributes: true, characterData: true, childList: true, subtree: true });
    const told = () => { observer.disconnect(); answer(changes === 0 && place() === before); };
    requestAnimationFrame(() => requestAnimationFrame(told));
    setTimeout(told, 500);";

fn is_covered(error: &CmdError) -> bool {
    matches!(error, CmdError::Standard(error) if error.error == ErrorStatus::ElementClickIntercepted)
}

fn is_refused(error: &CmdError) -> bool {
    let refusals = [ErrorStatus::ElementNotInteractable, ErrorStatus::ElementClickIntercepted];
    matches!(error, CmdError::Standard(error) if refusals.contains(&error.error))
}

impl Person {
    /// Clicks something that stands still; scrolls, as a person would, when something else is on top of it.
    pub async fn click(&self, role: Role, name: impl Into<Name>) -> Result<()> {
        let name = name.into();
        let click = async || {
            let Some(element) = self.the_now(role, &name).await? else { return Ok(None) };
            let target = accessible::click_target(&self.client, &element).await?;
            let is_in_frame = self.client.execute(SCROLL_IN_FRAME, vec![serde_json::to_value(&target)?]).await? == true;
            if !self.stands_still(&target).await? {
                return Ok(None);
            }
            if is_in_frame && self.browser() == Browser::WebKit {
                return self.press_in_frame(&target).await;
            }
            let clicked = match target.click().await {
                // It does not press on a part of a text, such as a term in a sentence.
                Err(error) if self.browser() == Browser::WebKit && is_refused(&error) => {
                    let Some(middle) = self.middle_of(&target).await? else { return Err(error.into()) };
                    self.press_at(middle).await
                }
                clicked => clicked,
            };
            if clicked.as_ref().is_err_and(is_covered) {
                self.client.execute(SCROLL_CLEAR, vec![serde_json::to_value(&target)?]).await?;
            }
            Ok(Some(clicked?))
        };
        self.wait_for(&format!("{role} {name} to click"), click).await
    }

    /// The drivers look where something is and press there, also when it has moved on meanwhile.
    async fn stands_still(&self, element: &Element) -> Result<bool> {
        Ok(self.client.execute_async(STANDS_STILL, vec![serde_json::to_value(element)?]).await? == true)
    }

    /// Where something is in the window, after scrolling to it; nothing if nothing of it is to be seen.
    async fn middle_of(&self, element: &Element) -> Result<Option<[f64; 2]>> {
        Ok(serde_json::from_value(self.client.execute(MIDDLE, vec![serde_json::to_value(element)?]).await?)?)
    }

    /// Presses on something in the frame that is looked into; nothing if nothing of it is to be seen. WebKit's driver takes
    /// the corner of the window for that of the frame, so the place is reckoned from there.
    async fn press_in_frame(&self, element: &Element) -> Result<Option<()>> {
        let number = self.shared.frame.get().context("the frame was entered by number")?;
        let Some([x, y]) = self.middle_of(element).await? else { return Ok(None) };
        self.leave_frame().await?;
        let place = self.client.execute(PLACE_OF_FRAME, vec![json!(number), json!(x), json!(y)]).await;
        let pressed = async {
            let place = serde_json::from_value(place?)?;
            Ok(Some(self.press_at(place).await?))
        };
        let pressed = pressed.await;
        self.enter_frame(number).await?;
        pressed
    }

    /// Moves the pointer there and presses.
    async fn press_at(&self, [x, y]: [f64; 2]) -> Result<(), CmdError> {
        let (down, up) =
            (PointerAction::Down { button: MOUSE_BUTTON_LEFT }, PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        let pointer = MouseActions::new("mouse".to_owned());
        let pointer = pointer.then(PointerAction::MoveTo { duration: None, x, y }).then(down).then(up);
        self.client.perform_actions(pointer).await
    }

    /// Writes into a field in place of what it holds; an empty text empties it.
    pub async fn fill(&self, role: Role, name: impl Into<Name>, text: &str) -> Result<()> {
        let name = name.into();
        let fill = async || {
            let Some(field) = self.the_now(role, &name).await? else { return Ok(None) };
            Ok(self.fill_element(&field, text).await?.then_some(()))
        };
        self.wait_for(&format!("{role} {name} to fill in"), fill).await
    }

    /// Whether it has been filled in.
    async fn fill_element(&self, field: &Element, text: &str) -> Result<bool> {
        let kind = field.prop("type").await?.unwrap_or_default();
        if SET_AS_A_WHOLE.contains(&kind.as_str()) {
            self.client.execute(SET_VALUE, vec![serde_json::to_value(field)?, json!(text)]).await?;
            return Ok(true);
        }
        let new = if text.is_empty() { char::from(Key::Delete).to_string() } else { text.to_owned() };
        let select_all = match self.browser() {
            Browser::Chromium => format!("{}a{}", char::from(Key::Control), char::from(Key::Null)),
            // Their drivers lose what comes after the key that is held.
            Browser::Firefox | Browser::WebKit => {
                self.client.execute(SELECT_ALL, vec![serde_json::to_value(field)?]).await?;
                String::new()
            }
        };
        field.send_keys(&(select_all + &new)).await?;
        if self.browser() == Browser::WebKit {
            // Sometimes it goes to the end of what was there first.
            let value = field.prop("value").await?.unwrap_or_default();
            return Ok(value == text || !value.ends_with(text));
        }
        Ok(true)
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

    /// Gives a file to a file field, also to one that is hidden behind a button. The browser reads it when it comes to it,
    /// so it is there for as long as the session.
    pub async fn upload(&self, name: impl Into<Name>, file: &str, content: impl AsRef<[u8]>) -> Result<()> {
        // A folder for each: one may be given twice, with another content.
        let path = TempDir::new_in(&self.shared.uploads)?.keep().join(file);
        fs::write(&path, content).with_context(|| format!("{} cannot be written", path.display()))?;
        let field = self.the(Role::File, &name.into()).await?;
        Ok(field.send_keys(&path.to_string_lossy()).await?)
    }
}
