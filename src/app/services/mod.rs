//! The edges to the browser, one thin module each; nothing else in the application calls `web-sys`.

pub mod clipboard;
pub mod clock;
pub mod download;
pub mod durability;
pub mod fetch;
pub mod file_drop;
pub mod file_input;
pub mod host;
pub mod journal;
pub mod location;
pub mod page;
pub mod part;
pub mod picture;
pub mod print;
pub mod random;
pub mod resize;
pub mod storage;
pub mod storage_events;
pub mod svg;
pub mod turns;
pub mod undo_keys;
pub mod updates;
