//! The browser's local storage as a [`TextStore`].

use gloo_storage::{LocalStorage, Storage};
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::StorageEvent;

use super::journal;
use crate::draft::{Key, StoreError, TextStore};

/// Local storage of this site.
pub struct BrowserStorage;

impl BrowserStorage {
    /// The storage, asked for anew at every call: a browser may take it away while the page is open.
    ///
    /// gloo's own way to it panics where storage is forbidden, so that is found out first.
    fn open() -> Result<web_sys::Storage, StoreError> {
        match web_sys::window().map(|window| window.local_storage()) {
            Some(Ok(Some(_))) => Ok(LocalStorage::raw()),
            _ => Err(StoreError::Unavailable),
        }
    }
}

fn failed(_: JsValue) -> StoreError {
    StoreError::Failed
}

fn write_failed(error: JsValue) -> StoreError {
    let name = js_sys::Reflect::get(&error, &JsValue::from_str("name")).ok().and_then(|name| name.as_string());
    match name.as_deref() {
        Some("QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED") => StoreError::Full,
        Some("SecurityError") => StoreError::Unavailable,
        _ => StoreError::Failed,
    }
}

impl TextStore for BrowserStorage {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        Self::open()?.get_item(key).map_err(failed)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StoreError> {
        Self::open()?.set_item(key, text).map_err(write_failed)?;
        if let Ok(Key::Slot(id, _)) = key.parse() {
            journal::put(&id.to_string(), text);
        }
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        Self::open()?.remove_item(key).map_err(failed)?;
        if let Ok(Key::Slot(id, place)) = key.parse()
            && self.get(&Key::Slot(id, place.other()).to_string()) == Ok(None)
        {
            journal::forget(&id.to_string());
        }
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, StoreError> {
        let storage = Self::open()?;
        let count = storage.length().map_err(failed)?;
        (0..count).filter_map(|index| storage.key(index).map_err(failed).transpose()).collect()
    }
}

impl BrowserStorage {
    /// Whether a key is there, without fetching its text, which may be long.
    ///
    /// # Errors
    /// When the storage cannot be read.
    pub fn has(&self, key: &str) -> Result<bool, StoreError> {
        let storage = JsValue::from(Self::open()?);
        js_sys::Reflect::has(&storage, &JsValue::from_str(key)).map_err(failed)
    }
}

/// What another tab of this site, or the browser, has done to the storage.
pub enum Change {
    /// A text was written, or removed.
    Entry {
        /// Where.
        key: String,
        /// What stands there since; nothing when it was removed.
        value: Option<String>,
    },
    /// Everything was removed.
    Cleared,
}

/// Calls `changed` whenever another tab of this site writes or removes something.
pub fn on_change_elsewhere(changed: impl Fn(Change) + 'static) {
    let handle = window_event_listener(leptos::ev::storage, move |event: StorageEvent| {
        changed(match event.key() {
            Some(key) => Change::Entry { key, value: event.new_value() },
            None => Change::Cleared,
        });
    });
    on_cleanup(move || handle.remove());
}

/// Calls `cleared` whenever another tab of this site empties the storage as a whole.
pub fn on_cleared_elsewhere(cleared: impl Fn() + 'static) {
    on_change_elsewhere(move |change| match change {
        Change::Cleared => cleared(),
        Change::Entry { .. } => {}
    });
}
