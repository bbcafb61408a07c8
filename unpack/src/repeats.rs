//! Leaves out what stood before at length: texts are the same in several editions.
//!
//! In the folded text a mark stands for a repetition; how long it is, and how far back it began, stand in a stream of
//! numbers. Repetitions often follow each other at the same distance, so a distance is told by its change.

use std::collections::HashMap;

use crate::numbers;

/// Stands for a repetition. As itself it has a repetition of length 0 for it.
const MARK: u8 = 1;
/// A shorter repetition is guessed in less room than it can be told in; found by trying.
const SHORTEST: usize = 100;

/// The text without its repetitions, and their numbers.
#[must_use]
pub fn fold(bytes: &[u8]) -> (Vec<u8>, Vec<u8>) {
    let (mut folded, mut numbers) = (Vec::new(), Vec::new());
    let mut seen: HashMap<&[u8], usize> = HashMap::new();
    let (mut at, mut last) = (0, 0usize);
    // Windows up to here are known.
    let mut known = 0;
    while let Some(byte) = bytes.get(at) {
        while known < at {
            if let Some(window) = bytes.get(known..known + SHORTEST) {
                seen.insert(window, known);
            }
            known += 1;
        }
        let found = bytes.get(at..at + SHORTEST).and_then(|window| seen.get(window));
        let distances = [last, found.map_or(0, |start| at - start)];
        let same = |distance: &usize| if (1..=at).contains(distance) { repeated(bytes, at, *distance) } else { 0 };
        // The same distance as before is told in a byte less.
        let best = distances.iter().copied().max_by_key(|distance| same(distance) + usize::from(*distance == last));
        let best = best.unwrap_or_default();
        let length = same(&best);
        if length >= SHORTEST {
            folded.push(MARK);
            push(&mut numbers, length as i64);
            push(&mut numbers, best as i64 - last as i64);
            last = best;
            at += length;
        } else {
            folded.push(*byte);
            if *byte == MARK {
                push(&mut numbers, 0);
            }
            at += 1;
        }
    }
    (folded, numbers)
}

fn repeated(bytes: &[u8], at: usize, distance: usize) -> usize {
    let before = bytes.get(at - distance..).unwrap_or_default();
    let here = bytes.get(at..).unwrap_or_default();
    before.iter().zip(here).take_while(|(one, other)| one == other).count()
}

/// Puts repetitions back, as far as it is asked to.
pub struct Unfolded {
    numbers: std::vec::IntoIter<u8>,
    distance: i64,
    /// How much of the folded text has been taken.
    taken: usize,
    bytes: Vec<u8>,
}

impl Unfolded {
    /// The text of which these are the numbers.
    #[must_use]
    pub fn new(numbers: Vec<u8>) -> Self {
        Self { numbers: numbers.into_iter(), distance: 0, taken: 0, bytes: Vec::new() }
    }

    /// At least so many bytes of the text; `folded` gives the byte of the folded text at a place.
    pub fn until(&mut self, end: usize, mut folded: impl FnMut(usize) -> Option<u8>) -> Option<&[u8]> {
        while self.bytes.len() < end {
            let byte = folded(self.taken)?;
            self.taken += 1;
            let length = if byte == MARK { self.number()? } else { 0 };
            if length == 0 {
                self.bytes.push(byte);
                continue;
            }
            self.distance += self.number()?;
            let start = self.bytes.len().checked_sub(usize::try_from(self.distance).ok()?)?;
            for place in start..start + usize::try_from(length).ok()? {
                self.bytes.push(*self.bytes.get(place)?);
            }
        }
        self.bytes.get(..end)
    }

    fn number(&mut self) -> Option<i64> {
        let (mut number, mut bits) = (0, 0);
        loop {
            let byte = self.numbers.next()?;
            number |= i64::from(byte & 127) << bits;
            bits += 7;
            if byte < 128 {
                return Some((number >> 1) ^ -(number & 1));
            }
            if bits > 35 {
                return None;
            }
        }
    }
}

/// A number with its sign in the lowest bit.
fn push(bytes: &mut Vec<u8>, number: i64) {
    numbers::push(bytes, ((number << 1) ^ (number >> 63)) as u64);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn round_trip(bytes: &[u8]) -> usize {
        let (folded, numbers) = fold(bytes);
        let size = folded.len() + numbers.len();
        let mut unfolded = Unfolded::new(numbers);
        for end in [bytes.len() / 3, bytes.len()] {
            assert_eq!(unfolded.until(end, |place| folded.get(place).copied()).unwrap(), bytes.get(..end).unwrap());
        }
        size
    }

    #[test]
    fn what_stood_before_is_left_out() {
        let text = "Hur tydligt anger ett beslutat styrdokument vart kommunen är på väg? ";
        assert!(round_trip(text.repeat(5).as_bytes()) < text.len() + 10);
    }

    #[test]
    fn marks_stay_what_they_are() {
        round_trip(b"\x01\x01a\x01");
        round_trip(&[1; 200]);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_bytes_come_back(pieces in proptest::collection::vec((0..6usize, proptest::collection::vec(0..4u8, 30..50)), 0..12)) {
            let mut bytes = Vec::new();
            for (repeat, piece) in &pieces {
                bytes.extend_from_slice(&pieces[repeat % pieces.len()].1);
                bytes.extend_from_slice(piece);
            }
            round_trip(&bytes);
        }
    }
}
