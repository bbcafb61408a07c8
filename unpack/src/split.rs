//! Splits a WebAssembly module into streams of one kind of byte each, and joins them again.
//!
//! The lengths of functions are left out: they follow from the functions.

use std::slice::Iter;

use crate::module::{KINDS, Reader};
use crate::numbers;

/// The streams of a module; nothing when joining them would not give the same module.
#[must_use]
pub fn split(module: &[u8]) -> Option<Vec<Vec<u8>>> {
    let mut streams = vec![Vec::new(); KINDS];
    let mut reader = Reader::new();
    let mut bytes = module.iter();
    loop {
        if reader.is_at_length() {
            // The last byte of a number is below 128.
            bytes.find(|byte| **byte < 128)?;
            reader.pass_length();
        }
        let Some(byte) = bytes.next() else { break };
        streams.get_mut(reader.kind())?.push(*byte);
        reader.read(*byte);
    }
    let parts: Vec<_> = streams.iter().map(Vec::as_slice).collect();
    (join(&parts, module.len())? == module).then_some(streams)
}

/// The module of this length that was split into the streams.
#[must_use]
pub fn join(streams: &[&[u8]], length: usize) -> Option<Vec<u8>> {
    let mut streams: Vec<Iter<'_, u8>> = streams.iter().map(|stream| stream.iter()).collect();
    let mut reader = Reader::new();
    let mut module = Vec::with_capacity(length);
    let mut function = Vec::new();
    while module.len() < length {
        if !reader.is_at_length() {
            let byte = *streams.get_mut(reader.kind())?.next()?;
            reader.read(byte);
            module.push(byte);
            continue;
        }
        reader.pass_length();
        function.clear();
        loop {
            let byte = *streams.get_mut(reader.kind())?.next()?;
            function.push(byte);
            if reader.read(byte) {
                break;
            }
        }
        numbers::push(&mut module, function.len() as u64);
        module.extend_from_slice(&function);
    }
    Some(module)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Two functions with locals, blocks, a table of branches and constants, and a section after them.
    pub const MODULE: &[u8] = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x03\x03\x02\0\0\x0a\x27\x02\
        \x21\x01\x02\x7f\x02\x40\x20\0\x0e\x01\0\0\x0b\x41\x80\x01\x42\x7f\x44\0\0\0\0\0\0\xf0\x3f\x1a\x1a\x1a\xfc\x0b\0\x0b\
        \x03\0\x01\x0b\0\x02\x01x";

    fn joined(streams: &[Vec<u8>], length: usize) -> Option<Vec<u8>> {
        join(&streams.iter().map(Vec::as_slice).collect::<Vec<_>>(), length)
    }

    #[test]
    fn a_module_is_split_by_kind_and_joined() {
        let streams = split(MODULE).unwrap();
        assert_eq!(joined(&streams, MODULE.len()).unwrap(), MODULE);
        let of_kind = |kind: usize| streams.get(kind).unwrap().as_slice();
        assert_eq!(of_kind(3), b"\x02\x20\x0e\x0b\x41\x42\x44\x1a\x1a\x1a\xfc\x0b\x01\x0b", "operations");
        assert_eq!(of_kind(13), b"\x80\x01", "constants");
        let without_lengths = MODULE.len() - 2;
        assert_eq!(streams.iter().map(Vec::len).sum::<usize>(), without_lengths);
    }

    #[test]
    fn a_module_with_lengths_in_more_bytes_than_they_take_is_not_split() {
        let longer: Vec<u8> =
            MODULE.iter().flat_map(|byte| if *byte == 0x21 { vec![0xa1, 0] } else { vec![*byte] }).collect();
        assert_eq!(split(&longer), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_is_no_module_is_not_split_wrongly(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            if let Some(streams) = split(&bytes) {
                prop_assert_eq!(joined(&streams, bytes.len()).unwrap(), bytes);
            }
        }

        #[test]
        fn a_module_with_other_code_is_not_split_wrongly(code in proptest::collection::vec(any::<u8>(), 0..400)) {
            let mut module = MODULE[..22].to_vec();
            module.extend(code);
            if let Some(streams) = split(&module) {
                prop_assert_eq!(joined(&streams, module.len()).unwrap(), module);
            }
        }
    }
}
