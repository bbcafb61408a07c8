//! One stream of bytes, packed with PPMd.

use std::io::{Cursor, Read, Write};

use ppmd_rust::{Ppmd7Decoder, Ppmd7Encoder};

/// What the coder remembers in, in bytes. More would help the longest stream only, and little.
const MEMORY: u32 = 32 << 20;
/// How many bytes before a byte it may be guessed from: which is best depends on the stream, and is tried.
const ORDERS: [u8; 10] = [2, 3, 4, 5, 6, 8, 10, 12, 16, 24];

/// Packs bytes as small as any of the orders can; returns the order, too.
pub fn pack(bytes: &[u8]) -> Option<(u8, Vec<u8>)> {
    let tried = ORDERS.iter().filter_map(|order| Some((*order, pack_with(bytes, *order)?)));
    tried.min_by_key(|(_, packed)| packed.len())
}

fn pack_with(bytes: &[u8], order: u8) -> Option<Vec<u8>> {
    let mut encoder = Ppmd7Encoder::new(Vec::new(), order.into(), MEMORY).ok()?;
    encoder.write_all(bytes).ok()?;
    encoder.finish(false).ok()
}

/// Unpacks as far as it is asked to.
pub struct Stream {
    decoder: Ppmd7Decoder<Cursor<Vec<u8>>>,
    done: Vec<u8>,
    length: usize,
}

impl Stream {
    /// A stream that was packed with this order and has this many bytes.
    pub fn new(packed: Vec<u8>, order: u8, length: usize) -> Option<Self> {
        let decoder = Ppmd7Decoder::new(Cursor::new(packed), order.into(), MEMORY).ok()?;
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
