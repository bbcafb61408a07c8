//! Numbers as WebAssembly writes them: seven bits a byte, the lowest first, in as few bytes as it takes.

/// Appends a number.
pub fn push(bytes: &mut Vec<u8>, mut number: u64) {
    while number >= 128 {
        bytes.push(number as u8 | 128);
        number >>= 7;
    }
    bytes.push(number as u8);
}
