//! How much of the browser's storage is used, and by what.
//!
//! Browsers tell neither how much a site may keep nor how much is left. The HTML standard suggested five megabytes a
//! site, and the Storage standard keeps that as the quota of local storage: 5 × 2²⁰ bytes
//! (<https://storage.spec.whatwg.org/>).
//! What browsers make of it:
//!
//! - Chromium allows 10 MiB at two bytes a UTF-16 code unit (`kPerStorageAreaQuota`),
//! - Firefox 5120 KiB at one byte a code unit (`dom.storage.default_quota`),
//! - Safari 5 MB, with two bytes a code unit of a text that has characters beyond Latin-1.
//!
//! Keys count like values. So 5 Mi code units is what fits in most browsers, and what is left is known only roughly.

use super::bin::binned_ids;
use super::key::Key;
use super::store::DraftStore;
use super::{StoreError, TextStore};
use crate::assessment::AssessmentId;

const KILOBYTE: u64 = 1024;
const MEGABYTE: u64 = 1024 * KILOBYTE;

/// How many code units fit, roughly.
pub const ROOM: u64 = 5 * MEGABYTE;

/// From which part of it on the storage counts as nearly full, in percent.
const HIGH: u64 = 80;

/// What is used, in UTF-16 code units of keys and values.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    /// Drafts that are not in the bin, with what was kept of them and the records of their files.
    pub drafts: u64,
    /// Their versions.
    pub versions: u64,
    /// Drafts in the bin, with all that belongs to them.
    pub bin: u64,
    /// Rubrics of one's own.
    pub rubrics: u64,
    /// Results that were added to compare with.
    pub evaluations: u64,
    /// Everything else of the site: settings, and what other programs there keep.
    pub other: u64,
}

/// How full the storage is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filling {
    /// There is room for more.
    Low,
    /// More than 80 % is used: something should go before work is refused.
    High,
}

/// What helps against a storage that is nearly full.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relief {
    /// Emptying the bin, and then letting drafts go.
    Bin,
    /// Letting drafts go.
    Drafts,
    /// Nothing that can be done here: most of it is not the product's.
    Other,
}

impl Usage {
    /// What helps when it is nearly full.
    #[must_use]
    pub const fn relief(&self) -> Relief {
        if self.other * 2 > self.total() {
            Relief::Other
        } else if self.bin > 0 {
            Relief::Bin
        } else {
            Relief::Drafts
        }
    }

    /// Everything together.
    #[must_use]
    pub const fn total(&self) -> u64 {
        self.drafts + self.versions + self.bin + self.rubrics + self.evaluations + self.other
    }

    /// The part of the room that is used, in whole percent, at most 100.
    #[must_use]
    pub fn percent(&self) -> u64 {
        (self.total() * 100).div_ceil(ROOM).min(100)
    }

    /// How full the storage is.
    #[must_use]
    pub const fn filling(&self) -> Filling {
        if self.total() * 100 > ROOM * HIGH { Filling::High } else { Filling::Low }
    }
}

/// An amount as a person reads it: one byte a code unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    /// Up to a tenth of a megabyte, rounded to whole ones, but anything at all is one.
    Kilobytes(u64),
    /// More, rounded to tenths.
    Megabytes {
        /// Whole megabytes.
        whole: u64,
        /// Tenths of one.
        tenths: u64,
    },
}

impl Amount {
    /// The amount of so many code units.
    #[must_use]
    pub const fn of(units: u64) -> Self {
        if units <= 100 * KILOBYTE {
            let rounded = (units + KILOBYTE / 2) / KILOBYTE;
            return Self::Kilobytes(if units > 0 && rounded == 0 { 1 } else { rounded });
        }
        let tenths = (units * 10 + MEGABYTE / 2) / MEGABYTE;
        Self::Megabytes { whole: tenths / 10, tenths: tenths % 10 }
    }
}

fn units(text: &str) -> u64 {
    text.encode_utf16().count() as u64
}

impl<S: TextStore> DraftStore<S> {
    /// Measures what is used. Reads everything, so it is not for every key press.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn usage(&self) -> Result<Usage, StoreError> {
        let keys = self.store.keys()?;
        let binned = binned_ids(&keys);
        let is_binned = |id: AssessmentId| binned.contains(&id);
        let mut usage = Usage::default();
        for key in &keys {
            let value = self.store.get(key)?.unwrap_or_default();
            let part = match key.parse() {
                Ok(
                    Key::Slot(id, _)
                    | Key::Kept(id)
                    | Key::File(id)
                    | Key::Bin(id)
                    | Key::Version(id, _)
                    | Key::Compared(id),
                ) if is_binned(id) => &mut usage.bin,
                Ok(Key::Slot(..) | Key::Kept(_) | Key::File(_) | Key::Bin(_) | Key::Compared(_)) => &mut usage.drafts,
                Ok(Key::Version(..)) => &mut usage.versions,
                Ok(Key::Rubric(_)) => &mut usage.rubrics,
                Ok(Key::Evaluation(_) | Key::Mean(_)) => &mut usage.evaluations,
                Ok(Key::Language) | Err(_) => &mut usage.other,
            };
            *part += units(key) + units(&value);
        }
        Ok(usage)
    }
}
