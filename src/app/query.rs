//! Words in the settings of an address, as browsers write them: `N%C3%A4ssj%C3%B6`.

/// A word as it stands in an address.
#[must_use]
pub fn encoded(word: &str) -> String {
    let mut written = String::new();
    for byte in word.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_') {
            written.push(char::from(byte));
        } else {
            written.push_str(&format!("%{byte:02X}"));
        }
    }
    written
}

/// The word that stands in an address; what is no sign of its own stays as it is.
#[must_use]
pub fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let mut ahead = rest.clone();
        let two = ahead.next().zip(ahead.next());
        let value = two.and_then(|(high, low)| Some(16 * digit(high)? + digit(low)?)).filter(|_| byte == b'%');
        bytes.push(value.unwrap_or(byte));
        if value.is_some() {
            rest = ahead;
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}
