//! A parcel: packed bytes as text, with their length and a checksum that tells whether all of it has arrived.

use crate::repeats::{self, Unfolded};
use crate::stream::{self, Stream, Way};
use crate::{split, units};

/// How many streams a text has: itself, and the numbers of its repetitions.
const TEXT: usize = 2;

/// What is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text, which is unpacked as far as it is asked for.
    Text,
    /// A WebAssembly module, which is unpacked as a whole.
    Module,
}

/// Packs bytes into units of UTF-16.
///
/// The head is the length of the packed bytes, their checksum, the length of the bytes and the number of streams; then
/// come the way and the lengths of each stream, packed and not, and then the streams.
#[must_use]
pub fn seal(bytes: &[u8], kind: Kind) -> Option<Vec<u16>> {
    let split = if kind == Kind::Module { split::split(bytes) } else { None };
    let streams = split.unwrap_or_else(|| {
        let (folded, numbers) = repeats::fold(bytes);
        vec![folded, numbers]
    });
    let mut packed = Vec::new();
    let mut content = Vec::new();
    for number in [bytes.len(), streams.len()] {
        push(&mut packed, number);
    }
    for stream in &streams {
        let (way, stream_packed) = stream::pack(stream)?;
        for number in [way.number(), stream.len(), stream_packed.len()] {
            push(&mut packed, number);
        }
        content.extend(stream_packed);
    }
    packed.extend(content);
    let mut parcel = Vec::new();
    push(&mut parcel, packed.len());
    parcel.extend(checksum(&packed).to_le_bytes());
    parcel.extend(packed);
    Some(units::write(&parcel))
}

fn push(bytes: &mut Vec<u8>, number: usize) {
    bytes.extend((number as u32).to_le_bytes());
}

/// A parcel that is being unpacked.
pub struct Parcel {
    length: usize,
    content: Content,
}

enum Content {
    Text(Box<Stream>, Unfolded),
    Whole(Vec<u8>),
}

impl Parcel {
    /// Opens a parcel; nothing when it is damaged.
    #[must_use]
    pub fn open(units: &[u16]) -> Option<Self> {
        let bytes = units::read(units)?;
        let mut rest = bytes.as_slice();
        let length = number(&mut rest)?;
        let wanted = number(&mut rest)?;
        let mut rest = rest.get(..length)?;
        if checksum(rest) as usize != wanted {
            return None;
        }
        let (length, count) = (number(&mut rest)?, number(&mut rest)?);
        let heads: Vec<_> = (0..count)
            .map(|_| Some((number(&mut rest)?, number(&mut rest)?, number(&mut rest)?)))
            .collect::<Option<_>>()?;
        let mut streams = heads.into_iter().map(|(way, length, packed)| {
            let (packed, after) = rest.split_at_checked(packed)?;
            rest = after;
            Stream::new(packed.to_vec(), Way::of(way)?, length)
        });
        let content = if count == TEXT {
            let (text, mut numbers) = (streams.next()??, streams.next()??);
            Content::Text(Box::new(text), Unfolded::new(numbers.until(usize::MAX)?.to_vec()))
        } else {
            // One after the other, since each takes its memory while it is unpacked.
            let parts = streams.map(|stream| Some(stream?.until(usize::MAX)?.to_vec())).collect::<Option<Vec<_>>>()?;
            Content::Whole(split::join(&parts.iter().map(Vec::as_slice).collect::<Vec<_>>(), length)?)
        };
        Some(Self { length, content })
    }

    /// How many bytes there are.
    #[must_use]
    pub fn length(&self) -> usize {
        self.length
    }

    /// Unpacks up to this byte, or the last.
    pub fn until(&mut self, end: usize) -> Option<&[u8]> {
        match &mut self.content {
            Content::Text(folded, text) => {
                text.until(end.min(self.length), |place| folded.until(place + 1)?.last().copied())
            }
            Content::Whole(bytes) => bytes.get(..end.min(self.length)),
        }
    }
}

/// Takes a number of four bytes from the beginning.
fn number(bytes: &mut &[u8]) -> Option<usize> {
    let (number, rest) = bytes.split_first_chunk()?;
    *bytes = rest;
    Some(u32::from_le_bytes(*number) as usize)
}

/// CRC-32, as in zip.
fn checksum(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| (sum >> 1) ^ if sum & 1 == 1 { 0xEDB8_8320 } else { 0 })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Kommunen beskriver hur målen följs upp. Kommunen beskriver hur målen följs upp.";

    #[test]
    fn a_parcel_is_opened_as_it_was_sealed() {
        for kind in [Kind::Text, Kind::Module] {
            let mut parcel = Parcel::open(&seal(TEXT.as_bytes(), kind).unwrap()).unwrap();
            assert_eq!(parcel.length(), TEXT.len());
            assert_eq!(parcel.until(8).unwrap(), b"Kommunen");
            assert_eq!(parcel.until(usize::MAX).unwrap(), TEXT.as_bytes());
        }
    }

    #[test]
    fn a_module_is_opened_as_it_was_sealed() {
        let module = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x03\x02\x01\0\x0a\x04\x01\x02\0\x0b";
        let mut parcel = Parcel::open(&seal(module, Kind::Module).unwrap()).unwrap();
        assert_eq!(parcel.until(usize::MAX).unwrap(), module);
    }

    #[test]
    fn nothing_is_sealed_and_opened() {
        assert_eq!(Parcel::open(&seal(&[], Kind::Text).unwrap()).unwrap().until(usize::MAX).unwrap(), b"");
    }

    #[test]
    fn a_damaged_parcel_is_not_opened() {
        let sealed = seal(TEXT.as_bytes(), Kind::Text).unwrap();
        for place in 0..sealed.len() {
            let mut damaged = sealed.clone();
            if let Some(unit) = damaged.get_mut(place) {
                *unit ^= 1;
            }
            // Digits behind the packed bytes are padding; a change of one of them is none.
            if let Some(mut parcel) = Parcel::open(&damaged) {
                assert_eq!(parcel.until(usize::MAX).unwrap(), TEXT.as_bytes(), "unit {place}");
            }
        }
        assert!(Parcel::open(sealed.get(..60).unwrap()).is_none());
        assert!(Parcel::open(&[]).is_none());
    }

    #[test]
    fn the_checksum_is_the_known_one() {
        assert_eq!(checksum(b"123456789"), 0xCBF4_3926);
    }
}
