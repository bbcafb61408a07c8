//! Randomness for ids.

/// 128 random bits; nothing when the browser has no source of randomness.
#[must_use]
pub fn bits() -> Option<u128> {
    let mut bytes = [0; 16];
    web_sys::window()?.crypto().ok()?.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(u128::from_be_bytes(bytes))
}
