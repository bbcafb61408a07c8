//! The newest state of each draft once more, in IndexedDB, where it is on disk within a second.
//!
//! What is written to local storage is at first only in the browser's memory. Chromium writes it to disk after five
//! seconds, and while writing goes on, once a minute; a browser that is killed, or a power cut, takes the rest along. A
//! transaction of IndexedDB is on disk when it is over. So that typing stays quick and disks last, there is one at a time,
//! with a pause before the next. Where there is no IndexedDB, local storage stands alone.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::mem::take;

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise, spawn_local};
use web_sys::{IdbDatabase, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction};

use super::storage::database;

const VERSION: u32 = 1;
/// The first line of each value, so that it can be looked at without fetching all values.
const HEADERS: &str = "headers";
const VALUES: &str = "values";
/// How long nothing is written after a write.
const PAUSE: i32 = 500;
/// How long the page waits for a database that does not answer, before it opens without.
const PATIENCE: i32 = 2000;
/// How often it is looked whether everything is written.
const CHECK: i32 = 50;

/// A journal that is open.
struct Journal {
    database: IdbDatabase,
    /// What is still to be written; nothing in place of a value removes it.
    pending: BTreeMap<String, Option<String>>,
    /// Keys that keep the value they have.
    held: BTreeSet<String>,
    is_writing: bool,
}

thread_local! {
    static JOURNAL: RefCell<Option<Journal>> = const { RefCell::new(None) };
}

/// Opens the journal: what is in it by key, each with the first line of its value. Nothing when there is none.
pub async fn open() -> Vec<(String, String)> {
    let Ok(opened) = JsFuture::from(opening()).await else { return Vec::new() };
    let Ok(database) = opened.dyn_into::<IdbDatabase>() else { return Vec::new() };
    give_way(&database);
    let headers = headers(&database).await.unwrap_or_default();
    let journal = Journal { database, pending: BTreeMap::new(), held: BTreeSet::new(), is_writing: false };
    JOURNAL.set(Some(journal));
    headers
}

/// Does what has to be done with the journal before the page opens, but lets the page wait only so long; then local
/// storage stands alone until the page is loaded again, and what is in the journal stays as it is.
pub async fn within_patience(work: impl Future<Output = ()> + 'static) {
    let work = future_to_promise(async move {
        work.await;
        Ok(JsValue::TRUE)
    });
    let first = JsFuture::from(Promise::race(&Array::of2(&work, &pause(PATIENCE)))).await;
    if first.is_ok_and(|first| !first.is_truthy()) {
        JOURNAL.set(None);
    }
}

/// Waits until everything is written; but only so long, since local storage has it too.
pub async fn settle() {
    for _ in 0..PATIENCE / CHECK {
        if !JOURNAL.with_borrow(|journal| journal.as_ref().is_some_and(|journal| journal.is_writing)) {
            return;
        }
        let _over = JsFuture::from(pause(CHECK)).await;
    }
}

/// The value at a key.
pub async fn value(key: &str) -> Option<String> {
    let database = JOURNAL.with_borrow(|journal| journal.as_ref().map(|journal| journal.database.clone()))?;
    let transaction = database.transaction_with_str(VALUES).ok()?;
    let value = Answer::of(transaction.object_store(VALUES).ok()?.get(&key.into()).ok()?);
    value.wait().await.ok()?.as_string()
}

/// Writes a value, soon; does nothing when no journal is open.
pub fn put(key: &str, value: &str) {
    change(key, Some(value));
}

/// Removes a value, soon.
pub fn forget(key: &str) {
    if JOURNAL.with_borrow(Option::is_none) {
        // What is removed for good must not come back from a journal that could not be told.
        delete_all();
        return;
    }
    change(key, None);
}

/// Deletes the whole journal; local storage still has everything.
fn delete_all() {
    let databases = web_sys::window().and_then(|window| window.indexed_db().ok().flatten());
    if let Some(databases) = databases {
        // Nobody waits for it; without a database there is nothing to delete.
        let _requested = databases.delete_database(&database());
    }
}

/// Leaves the value at a key as it is until the page is loaded again.
pub fn hold(key: &str) {
    JOURNAL.with_borrow_mut(|journal| {
        if let Some(journal) = journal {
            journal.held.insert(key.to_owned());
        }
    });
}

/// Writes what is still to be written and lets the database go.
pub fn close() {
    let Some(Journal { database, pending, .. }) = JOURNAL.take() else { return };
    spawn_local(async move {
        if !pending.is_empty() {
            // Local storage still has everything.
            let _written = write(&database, pending).await;
        }
        database.close();
    });
}

fn change(key: &str, value: Option<&str>) {
    let starts = JOURNAL.with_borrow_mut(|journal| {
        let Some(journal) = journal else { return false };
        if journal.held.contains(key) && value.is_some() {
            return false;
        }
        journal.pending.insert(key.to_owned(), value.map(str::to_owned));
        !std::mem::replace(&mut journal.is_writing, true)
    });
    if starts {
        spawn_local(write_on());
    }
}

/// Writes until there is nothing left to write.
async fn write_on() {
    loop {
        let next = JOURNAL.with_borrow_mut(|journal| {
            let journal = journal.as_mut()?;
            let pending = take(&mut journal.pending);
            journal.is_writing = !pending.is_empty();
            journal.is_writing.then(|| (journal.database.clone(), pending))
        });
        let Some((database, changes)) = next else { return };
        if write(&database, changes).await.is_err() {
            // A database that was taken away or is full; local storage still has everything.
            JOURNAL.set(None);
            return;
        }
        let _over = JsFuture::from(pause(PAUSE)).await;
    }
}

async fn write(database: &IdbDatabase, changes: BTreeMap<String, Option<String>>) -> Result<(), JsValue> {
    let transaction = durable(database)?;
    let (headers, values) = (transaction.object_store(HEADERS)?, transaction.object_store(VALUES)?);
    for (key, value) in changes {
        let key = JsValue::from(key);
        if let Some(value) = value {
            let header = value.lines().next().unwrap_or_default();
            headers.put_with_key(&header.into(), &key)?;
            values.put_with_key(&value.into(), &key)?;
        } else {
            headers.delete(&key)?;
            values.delete(&key)?;
        }
    }
    let done = Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
    });
    JsFuture::from(done).await.map(drop)
}

/// A transaction that is not over before it is on disk. web-sys knows the option only as one that may change.
fn durable(database: &IdbDatabase) -> Result<IdbTransaction, JsValue> {
    let options = Object::new();
    Reflect::set(&options, &"durability".into(), &"strict".into())?;
    let transaction: Function = Reflect::get(database, &"transaction".into())?.dyn_into()?;
    let stores = Array::of2(&HEADERS.into(), &VALUES.into());
    transaction.call3(database, &stores, &"readwrite".into(), &options)?.dyn_into()
}

async fn headers(database: &IdbDatabase) -> Result<Vec<(String, String)>, JsValue> {
    let store = database.transaction_with_str(HEADERS)?.object_store(HEADERS)?;
    // Both are listened to before the first is waited for.
    let (keys, headers) = (Answer::of(store.get_all_keys()?), Answer::of(store.get_all()?));
    let texts = |list: JsValue| Array::from(&list).iter().filter_map(|text| text.as_string()).collect::<Vec<_>>();
    let keys = texts(keys.wait().await?);
    Ok(keys.into_iter().zip(texts(headers.wait().await?)).collect())
}

/// A promise of the database; of nothing where there is none.
fn opening() -> Promise {
    let request = web_sys::window()
        .and_then(|window| window.indexed_db().ok().flatten())
        .and_then(|databases| databases.open_with_u32(&database(), VERSION).ok());
    let Some(request) = request else { return Promise::resolve(&JsValue::UNDEFINED) };
    let source = request.clone();
    let create = Closure::once_into_js(move || create_stores(&source));
    request.set_onupgradeneeded(create.dyn_ref());
    let opened = Answer::of(request.unchecked_into());
    future_to_promise(opened.wait())
}

/// Makes the stores of a new database; without them the first transaction fails, and there is no journal.
fn create_stores(request: &IdbOpenDbRequest) {
    let database = request.result().ok().and_then(|result| result.dyn_into::<IdbDatabase>().ok());
    if let Some(database) = database {
        for name in [HEADERS, VALUES] {
            let _made: Result<IdbObjectStore, _> = database.create_object_store(name);
        }
    }
}

/// Closes the database when another tab wants to delete it or to open a later version of it.
fn give_way(database: &IdbDatabase) {
    let source = database.clone();
    let close = Closure::once_into_js(move || {
        source.close();
        JOURNAL.set(None);
    });
    database.set_onversionchange(close.dyn_ref());
}

/// A request whose answer is listened for.
struct Answer {
    request: IdbRequest,
    arrives: Promise,
}

impl Answer {
    fn of(request: IdbRequest) -> Self {
        let arrives = Promise::new(&mut |resolve, reject| {
            request.set_onsuccess(Some(&resolve));
            request.set_onerror(Some(&reject));
        });
        Self { request, arrives }
    }

    async fn wait(self) -> Result<JsValue, JsValue> {
        JsFuture::from(self.arrives).await?;
        self.request.result()
    }
}

/// A promise that is kept after some milliseconds.
fn pause(milliseconds: i32) -> Promise {
    Promise::new(&mut |resolve, _| {
        if let Some(window) = web_sys::window() {
            let _timer = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds);
        }
    })
}
