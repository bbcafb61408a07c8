//! One stream of bytes, packed with PPMd or with LZMA: the one guesses each byte from those before it, the other writes
//! runs of bytes that came before as how far back they began, which suits tables of numbers better.

use std::io::{Cursor, Read, Write};

use lzma_rust2::{LzmaOptions, LzmaReader, LzmaWriter};
use ppmd_rust::{Ppmd7Decoder, Ppmd7Encoder};

/// What the coder of PPMd remembers in, in bytes. More would help the longest stream only, and little.
const MEMORY: u32 = 32 << 20;

/// How many bytes before a byte PPMd may guess it from, or how many bits LZMA guesses it from: of the byte before, and of
/// its place. Which is best depends on the stream, and is tried.
const WAYS: [Way; 21] = [
    Way::Ppmd(2),
    Way::Ppmd(3),
    Way::Ppmd(4),
    Way::Ppmd(5),
    Way::Ppmd(6),
    Way::Ppmd(7),
    Way::Ppmd(8),
    Way::Ppmd(10),
    Way::Ppmd(12),
    Way::Ppmd(16),
    Way::Ppmd(24),
    Way::lzma(0, 0),
    Way::lzma(0, 1),
    Way::lzma(1, 0),
    Way::lzma(1, 1),
    Way::lzma(2, 0),
    Way::lzma(2, 1),
    Way::lzma(3, 0),
    Way::lzma(3, 1),
    Way::lzma(4, 0),
    Way::lzma(4, 1),
];

/// How a stream is packed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Way {
    /// With PPMd, of this order.
    Ppmd(u8),
    /// With LZMA, with these properties.
    Lzma(u8),
}

impl Way {
    const fn lzma(context_bits: u8, place_bits: u8) -> Self {
        Self::Lzma(place_bits * 45 + context_bits)
    }

    /// The number that stands for it in a parcel.
    pub fn number(self) -> usize {
        match self {
            Self::Ppmd(order) => order.into(),
            Self::Lzma(properties) => 256 + usize::from(properties),
        }
    }

    /// The way that a number stands for.
    pub fn of(number: usize) -> Option<Self> {
        let byte = u8::try_from(number & 255).ok()?;
        match number >> 8 {
            0 => Some(Self::Ppmd(byte)),
            1 => Some(Self::Lzma(byte)),
            _ => None,
        }
    }
}

/// Packs bytes as small as any of the ways can; returns the way, too.
pub fn pack(bytes: &[u8]) -> Option<(Way, Vec<u8>)> {
    let tried = WAYS.iter().filter_map(|way| Some((*way, pack_in(bytes, *way)?)));
    tried.min_by_key(|(_, packed)| packed.len())
}

fn pack_in(bytes: &[u8], way: Way) -> Option<Vec<u8>> {
    match way {
        Way::Ppmd(order) => {
            let mut encoder = Ppmd7Encoder::new(Vec::new(), order.into(), MEMORY).ok()?;
            encoder.write_all(bytes).ok()?;
            encoder.finish(false).ok()
        }
        Way::Lzma(properties) => {
            let mut options = LzmaOptions::with_preset(9);
            options.dict_size = window(bytes.len())?;
            options.nice_len = LzmaOptions::NICE_LEN_MAX;
            options.pb = (properties / 45).into();
            options.lp = (properties / 9 % 5).into();
            options.lc = (properties % 9).into();
            let mut writer = LzmaWriter::new_no_header(Vec::new(), &options, false).ok()?;
            writer.write_all(bytes).ok()?;
            writer.finish().ok()
        }
    }
}

/// How far back LZMA may look: to the beginning.
fn window(length: usize) -> Option<u32> {
    Some(u32::try_from(length).ok()?.max(4096))
}

/// Unpacks as far as it is asked to.
pub struct Stream {
    decoder: Box<dyn Read>,
    done: Vec<u8>,
    length: usize,
}

impl Stream {
    /// A stream that was packed in this way and has this many bytes.
    pub fn new(packed: Vec<u8>, way: Way, length: usize) -> Option<Self> {
        let packed = Cursor::new(packed);
        let decoder: Box<dyn Read> = match way {
            Way::Ppmd(order) => Box::new(Ppmd7Decoder::new(packed, order.into(), MEMORY).ok()?),
            Way::Lzma(properties) => {
                let reader = LzmaReader::new_with_props(packed, length as u64, properties, window(length)?, None);
                Box::new(reader.ok()?)
            }
        };
        Some(Self { decoder, done: Vec::new(), length })
    }

    /// The bytes up to this one, or to the last.
    pub fn until(&mut self, end: usize) -> Option<&[u8]> {
        let (done, end) = (self.done.len(), end.min(self.length));
        if done < end {
            self.done.resize(end, 0);
            self.decoder.read_exact(self.done.get_mut(done..)?).ok()?;
        }
        self.done.get(..end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_way_unpacks_what_it_packed() {
        let bytes: Vec<u8> = (0..9000u32).map(|number| (number * number / 97 % 251) as u8).collect();
        for way in WAYS {
            assert_eq!(Way::of(way.number()), Some(way));
            for length in [0, 1, 5000, bytes.len()] {
                let bytes = bytes.get(..length).unwrap();
                let mut stream = Stream::new(pack_in(bytes, way).unwrap(), way, length).unwrap();
                assert_eq!(stream.until(length / 3).unwrap(), bytes.get(..length / 3).unwrap(), "{way:?}");
                assert_eq!(stream.until(usize::MAX).unwrap(), bytes, "{way:?}");
            }
        }
    }

    #[test]
    fn tables_of_numbers_are_packed_with_lzma_and_text_with_ppmd() {
        let table: Vec<u8> = (0..6000u32).flat_map(|row| (1_048_576 + row % 700 * 12).to_le_bytes()).collect();
        assert!(matches!(pack(&table), Some((Way::Lzma(_), _))));
        let text = include_bytes!("stream.rs");
        assert!(matches!(pack(text), Some((Way::Ppmd(_), _))));
    }
}
