//! The browser's local storage as a [`TextStore`].

use gloo_storage::{LocalStorage, Storage};
use wasm_bindgen::JsValue;

use super::{host, journal};
use crate::draft::{Key, Namespace, StoreError, TextStore};

/// Local storage of this site, as far as it is of this place on the page.
pub struct BrowserStorage;

thread_local! {
    static NAMESPACE: Namespace = Namespace::new(&host::namespace());
}

fn outer(key: &str) -> String {
    NAMESPACE.with(|namespace| namespace.outer(key))
}

/// What a key of the browser's storage is in this place; nothing for those of others.
pub(super) fn inner(outer: &str) -> Option<String> {
    NAMESPACE.with(|namespace| namespace.inner(outer))
}

/// What the journal's database of this place is called.
#[must_use]
pub fn database() -> String {
    NAMESPACE.with(Namespace::database)
}

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
        Self::open()?.get_item(&outer(key)).map_err(failed)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StoreError> {
        Self::open()?.set_item(&outer(key), text).map_err(write_failed)?;
        if let Ok(Key::Slot(id, _)) = key.parse() {
            journal::put(&id.to_string(), text);
        }
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        Self::open()?.remove_item(&outer(key)).map_err(failed)?;
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
        let keys = (0..count).filter_map(|index| storage.key(index).map_err(failed).transpose());
        keys.filter_map(|key| key.map(|key| inner(&key)).transpose()).collect()
    }
}

impl BrowserStorage {
    /// Whether a key is there, without fetching its text, which may be long.
    ///
    /// # Errors
    /// When the storage cannot be read.
    pub fn has(&self, key: &str) -> Result<bool, StoreError> {
        let storage = JsValue::from(Self::open()?);
        js_sys::Reflect::has(&storage, &JsValue::from_str(&outer(key))).map_err(failed)
    }
}
