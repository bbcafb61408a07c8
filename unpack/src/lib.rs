//! What the single file `kommunkompass.html` is packed and unpacked with.
//!
//! Everything in that file has to fit in 900 kB. A program is first split into streams of one kind of byte each
//! ([`split`]), since what follows an operation is seldom what came after it in the file; of a text what stood before at
//! length is left out ([`repeats`]); and each stream is packed in the way that suits it. Together that is an
//! eighth smaller than xz, and takes less than a second. [`parcel`] puts a length and a checksum before it, [`units`] writes
//! bytes as text that an HTML file in UTF-16 can carry, and [`exports`] is what JavaScript calls of it.

#[cfg(target_arch = "wasm32")]
mod exports;
mod module;
mod numbers;
pub mod parcel;
mod repeats;
pub mod split;
mod stream;
pub mod units;

pub use parcel::{Kind, Parcel, seal};
