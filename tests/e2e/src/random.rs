//! Chance that can be repeated: numbers out of a seed.

use std::env;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::Result;

/// Numbers out of a seed (SplitMix64).
pub struct Random(u64);

impl Random {
    /// Out of the seed in `KOMMUNKOMPASS_SEED`, or else the time; says which, so that a failed test can be run again.
    pub fn seeded() -> Result<Self> {
        let seed = match env::var("KOMMUNKOMPASS_SEED") {
            Ok(seed) => seed.parse()?,
            Err(_) => SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs(),
        };
        eprintln!("KOMMUNKOMPASS_SEED={seed}");
        Ok(Self(seed))
    }

    /// The next number.
    pub fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 to below `end`.
    pub fn below(&mut self, end: u64) -> u64 {
        self.number() % end
    }

    /// A number from `from` to below `end`.
    pub fn within(&mut self, from: u64, end: u64) -> u64 {
        from + self.below(end - from)
    }
}
