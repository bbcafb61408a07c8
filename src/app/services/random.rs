//! Randomness for ids.

use super::clock;
use crate::assessment::WriterId;

/// 128 random bits; nothing when the browser has no source of randomness.
#[must_use]
pub fn bits() -> Option<u128> {
    let mut bytes = [0; 16];
    web_sys::window()?.crypto().ok()?.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(u128::from_be_bytes(bytes))
}

/// A name for this page among those that write; by the clock where there is no source of randomness.
#[must_use]
#[expect(clippy::cast_possible_truncation, reason = "a part of the bits is as random as all of them")]
pub fn writer() -> WriterId {
    WriterId::from_random(bits().map_or_else(|| clock::now().milliseconds() as u32, |bits| bits as u32))
}
