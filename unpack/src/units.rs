//! Bytes as text that stands in an HTML file: the code units of UTF-16 that no browser changes, 256 bytes for 255.
//!
//! An HTML file in UTF-16 keeps every code unit but a few: line ends, zero, halves of pairs, and what begins a tag. Those
//! that are left and stand together are the digits of a number system; 128 digits hold 255 bytes.

/// The digits are the units from U+00A0 up to the halves of pairs, and from behind them up to where the units begin that
/// are no characters.
const FIRST: [std::ops::Range<u32>; 2] = [0xA0..0xD800, 0xE000..0xFDD0];
/// How many digits there are.
const BASE: u32 = 0xD800 - 0xA0 + 0xFDD0 - 0xE000;
/// How many bytes are one number, and how many digits it has.
const BYTES: usize = 255;
const DIGITS: usize = 128;

/// Writes bytes as units. What is read back may have zeros behind it.
#[must_use]
pub fn write(bytes: &[u8]) -> Vec<u16> {
    bytes.chunks(BYTES).flat_map(write_block).collect()
}

/// One number, its lowest digit first. The first byte is the highest.
fn write_block(bytes: &[u8]) -> [u16; DIGITS] {
    let mut number = [0; BYTES];
    for (digit, byte) in number.iter_mut().zip(bytes) {
        *digit = *byte;
    }
    let mut units = [0; DIGITS];
    for unit in &mut units {
        let mut rest = 0;
        for byte in &mut number {
            let part = rest << 8 | u32::from(*byte);
            *byte = (part / BASE) as u8;
            rest = part % BASE;
        }
        *unit = unit_of(rest);
    }
    units
}

/// Reads units back; nothing when one of them is no digit or the last number is cut off.
#[must_use]
pub fn read(units: &[u16]) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(units.len() / DIGITS * BYTES);
    if !units.len().is_multiple_of(DIGITS) {
        return None;
    }
    for block in units.chunks(DIGITS) {
        // Parts of four bytes, the lowest first.
        let mut number = [0u32; BYTES.div_ceil(4)];
        for unit in block.iter().rev() {
            let mut carried = u64::from(digit_of(*unit)?);
            for part in &mut number {
                carried += u64::from(*part) * u64::from(BASE);
                *part = carried as u32;
                carried >>= 32;
            }
        }
        let lowest_first: Vec<u8> = number.iter().flat_map(|part| part.to_le_bytes()).take(BYTES).collect();
        bytes.extend(lowest_first.iter().rev());
    }
    Some(bytes)
}

fn unit_of(digit: u32) -> u16 {
    let unit = FIRST[0].start + digit;
    (if unit < FIRST[0].end { unit } else { unit - FIRST[0].end + FIRST[1].start }) as u16
}

fn digit_of(unit: u16) -> Option<u32> {
    let unit = u32::from(unit);
    if FIRST[0].contains(&unit) {
        Some(unit - FIRST[0].start)
    } else if FIRST[1].contains(&unit) {
        Some(unit - FIRST[1].start + FIRST[0].end - FIRST[0].start)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_digits_hold_the_bytes() {
        // 255 bytes of ones are the largest number; one digit fewer would not do.
        let largest = [255; BYTES];
        assert_eq!(read(&write(&largest)).unwrap(), largest);
        assert!((0..BASE).all(|digit| digit_of(unit_of(digit)) == Some(digit)));
    }

    #[test]
    fn no_unit_means_anything_in_html() {
        for digit in 0..BASE {
            let unit = unit_of(digit);
            let character = char::from_u32(u32::from(unit)).unwrap();
            assert!(!character.is_ascii() && !character.is_control(), "{unit:x}");
            assert!(!(0xFDD0..=0xFDEF).contains(&unit) && unit < 0xFEFF, "{unit:x}");
        }
    }

    #[test]
    fn text_that_is_cut_off_or_changed_is_refused() {
        let units = write(b"text");
        assert_eq!(read(&units[1..]), None);
        let mut changed = units;
        changed[3] = u16::from(b'<');
        assert_eq!(read(&changed), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_bytes_come_back_with_zeros_behind(bytes in proptest::collection::vec(any::<u8>(), 0..1200)) {
            let back = read(&write(&bytes)).unwrap();
            prop_assert_eq!(&back[..bytes.len()], &bytes[..]);
            prop_assert!(back[bytes.len()..].iter().all(|byte| *byte == 0));
        }
    }
}
