//! Shares of the attainable points, in whole per cent.

use super::{Interval, Points};

/// A share of the attainable points, in whole per cent, rounded half up once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Percent(u32);

impl Percent {
    /// The share that `points` is of `max`; nothing when there is nothing to attain.
    #[must_use]
    pub fn of(points: Points, max: Points) -> Option<Self> {
        let doubled = 200 * u128::from(points.0) + u128::from(max.0);
        let percent = doubled.checked_div(2 * u128::from(max.0))?;
        u32::try_from(percent).ok().map(Self)
    }

    /// A printed percentage, 0 to 100.
    ///
    /// # Errors
    /// Gives the number back when it is above 100.
    pub const fn printed(percent: u32) -> Result<Self, u32> {
        if percent <= 100 { Ok(Self(percent)) } else { Err(percent) }
    }

    /// The number before the per cent sign.
    #[must_use]
    pub const fn get(self) -> u32 {
        self.0
    }

    /// The points that this share of `max` stands for, unrounded.
    #[must_use]
    pub fn of_max(self, max: Points) -> Points {
        max.scaled(u64::from(self.0), 100)
    }
}

/// An [`Interval`] as shares of what is attainable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PercentInterval {
    secured: Percent,
    possible: Percent,
}

impl PercentInterval {
    /// The shares that both ends are of `max`; nothing when there is nothing to attain.
    #[must_use]
    pub fn of(interval: Interval, max: Points) -> Option<Self> {
        let (secured, possible) = (Percent::of(interval.secured, max)?, Percent::of(interval.possible, max)?);
        Some(Self { secured, possible })
    }

    /// That of a settled result.
    #[must_use]
    pub const fn settled(percent: Percent) -> Self {
        Self { secured: percent, possible: percent }
    }

    /// The share that nothing still open can take away.
    #[must_use]
    pub const fn secured(self) -> Percent {
        self.secured
    }

    /// The share if everything open turns out in full.
    #[must_use]
    pub const fn possible(self) -> Percent {
        self.possible
    }

    /// The one share, where both ends are the same.
    #[must_use]
    pub fn closed(self) -> Option<Percent> {
        (self.secured == self.possible).then_some(self.secured)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_of_nothing_is_no_share() {
        assert_eq!(Percent::of(Points::ZERO, Points::ZERO), None);
        assert_eq!(Percent::of(Points::from_whole(5), Points::from_whole(15)).map(Percent::get), Some(33));
        assert_eq!(Percent::of(Points::from_whole(1), Points::from_whole(8)).map(Percent::get), Some(13));
    }
}
