//! Who wrote what, and in which order: what two states of a draft are joined by.
//!
//! Every page that is opened is a [writer](WriterId) of its own. What it enters gets a [`Stamp`], and the draft keeps
//! which stamps it has [`Seen`]. So of two states it can be told whether one has replaced what stands in the other or
//! has never known of it, without trusting clocks: a stamp is always later than all that its writer had seen.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use super::Timestamp;

/// Who writes: one page from being opened to being closed. 32 random bits, in 8 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WriterId(u32);

impl WriterId {
    /// The writer of everything that was written before writers were told apart.
    pub const UNKNOWN: Self = Self(0);

    /// A writer of 32 random bits.
    #[must_use]
    pub const fn from_random(bits: u32) -> Self {
        Self(bits)
    }
}

impl fmt::Display for WriterId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:08x}", self.0)
    }
}

/// A text that is no writer or no stamp.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StampError;

impl fmt::Display for StampError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a stamp is a time in milliseconds and 8 hexadecimal digits, such as 1795262400000-0a1b2c3d")
    }
}

impl std::error::Error for StampError {}

impl FromStr for WriterId {
    type Err = StampError;

    fn from_str(text: &str) -> Result<Self, StampError> {
        let id = u32::from_str_radix(text, 16).map(Self).map_err(|_| StampError)?;
        if id.to_string() == text { Ok(id) } else { Err(StampError) }
    }
}

/// Who makes a change, and when by their clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Occasion {
    /// The writer.
    pub writer: WriterId,
    /// The time now.
    pub now: Timestamp,
}

/// When something was entered, and by whom. Of two stamps the greater one is the later.
///
/// The time is that of the writer's clock, or the millisecond after the latest that the writer had seen, whichever is
/// later: a clock that is wrong or goes backwards never makes a change older than what it changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stamp {
    /// Milliseconds since 1970 (UTC).
    pub at: Timestamp,
    /// By whom.
    pub writer: WriterId,
}

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.at.milliseconds(), self.writer)
    }
}

impl FromStr for Stamp {
    type Err = StampError;

    fn from_str(text: &str) -> Result<Self, StampError> {
        let (at, writer) = text.split_once('-').ok_or(StampError)?;
        let at = at.parse().ok().filter(|at| *at <= Timestamp::LAST).ok_or(StampError)?;
        let stamp = Self { at: Timestamp::from_milliseconds(at), writer: writer.parse()? };
        if stamp.to_string() == text { Ok(stamp) } else { Err(StampError) }
    }
}

/// Which stamps a state of a draft knows of: of each writer all up to a time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen(BTreeMap<WriterId, Timestamp>);

impl Seen {
    /// How many writers are kept. Those that have not written for longest are forgotten first; what they wrote and was
    /// replaced since may then come up again beside what replaced it, if such an old copy ever turns up. It is never
    /// the other way round.
    pub const MAX_WRITERS: usize = 1000;

    /// Whether a stamp is known of: what bears it stands in this state, or was replaced or removed since.
    #[must_use]
    pub fn contains(&self, stamp: Stamp) -> bool {
        self.0.get(&stamp.writer).is_some_and(|last| stamp.at <= *last)
    }

    /// The stamp of a change now, which is known of from here on.
    pub fn next(&mut self, occasion: Occasion) -> Stamp {
        let latest = self.0.values().max().map_or(0, |latest| latest.milliseconds().saturating_add(1));
        let at = occasion.now.milliseconds().max(latest).min(Timestamp::LAST);
        let stamp = Stamp { at: Timestamp::from_milliseconds(at), writer: occasion.writer };
        self.add(stamp);
        stamp
    }

    /// Knows of a stamp, and of all earlier ones of its writer.
    pub fn add(&mut self, stamp: Stamp) {
        let last = self.0.entry(stamp.writer).or_insert(stamp.at);
        *last = stamp.at.max(*last);
        while self.0.len() > Self::MAX_WRITERS
            && let Some(oldest) = self.0.iter().min_by_key(|(_, last)| **last).map(|(writer, _)| *writer)
        {
            self.0.remove(&oldest);
        }
    }

    /// Knows of all that another state knows of.
    pub fn join(&mut self, other: &Self) {
        for stamp in other.iter() {
            self.add(stamp);
        }
    }

    /// The last stamp of each writer, in the order of the writers.
    pub fn iter(&self) -> impl Iterator<Item = Stamp> {
        self.0.iter().map(|(writer, at)| Stamp { at: *at, writer: *writer })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn occasion(writer: u32, now: u64) -> Occasion {
        Occasion { writer: WriterId::from_random(writer), now: Timestamp::from_milliseconds(now) }
    }

    #[test]
    fn a_stamp_is_later_than_all_that_was_seen_whatever_the_clock_says() {
        let mut seen = Seen::default();
        let first = seen.next(occasion(1, 1000));
        let backwards = seen.next(occasion(2, 10));
        assert!(first < backwards && seen.contains(first) && seen.contains(backwards));
        assert_eq!(backwards.to_string(), "1001-00000002");
        assert!(!Seen::default().contains(first));
    }

    #[test]
    fn at_the_end_of_time_stamps_stay_readable() {
        let mut seen = Seen::default();
        seen.next(occasion(1, Timestamp::LAST));
        let stamp = seen.next(occasion(1, Timestamp::LAST));
        assert_eq!(stamp.to_string().parse(), Ok(stamp));
    }

    #[test]
    fn the_writers_that_have_not_written_for_longest_are_forgotten() {
        let mut seen = Seen::default();
        let stamps: Vec<_> = (0..=1000).map(|writer| seen.next(occasion(writer, 1))).collect();
        assert_eq!(seen.iter().count(), Seen::MAX_WRITERS);
        assert_eq!(stamps.iter().filter(|stamp| !seen.contains(**stamp)).count(), 1);
        assert!(stamps.first().is_some_and(|first| !seen.contains(*first)));
    }

    #[test]
    fn only_what_was_written_as_a_stamp_is_read_as_one() {
        for text in ["", "-", "1", "1-1", "01-00000001", "1-0000000A", "+1-00000001", "8640000000000001-00000001"] {
            assert_eq!(text.parse::<Stamp>(), Err(StampError), "{text}");
        }
    }
}
