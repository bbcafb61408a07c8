//! A figure as the tables show it.

use crate::comparison::Figure;
use crate::points::{Interval, Points, Precision};

/// Points as a table shows them: whole ones, rounded once; two ends while something is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown {
    /// What is secured.
    pub least: u64,
    /// What is possible.
    pub most: u64,
}

impl Shown {
    /// An interval as it is shown.
    #[must_use]
    pub fn of(interval: Interval) -> Self {
        let whole = |points: Points| points.rounded(Precision::Whole).units();
        Self { least: whole(interval.secured()), most: whole(interval.possible()) }
    }

    /// A figure in points as it is shown; nothing for a share of another maximum, and where there is no figure.
    #[must_use]
    pub fn of_figure(figure: &Figure) -> Option<Self> {
        match figure {
            Figure::Points(interval) => Some(Self::of(*interval)),
            Figure::Share(_)
            | Figure::InPart(_)
            | Figure::NotApplicable
            | Figure::NotComparable
            | Figure::NotPublished => None,
        }
    }

    /// The one number that is shown. What is still open then changes nothing that anybody sees.
    #[must_use]
    pub const fn settled(self) -> Option<u64> {
        if self.least == self.most { Some(self.least) } else { None }
    }

    /// What the reader of the table gets who takes `other` away from this; nothing while either is open.
    #[must_use]
    pub fn minus(self, other: Self) -> Option<i64> {
        let (own, other) = (self.settled()?, other.settled()?);
        Some(i64::try_from(own).ok()? - i64::try_from(other).ok()?)
    }

    /// Whether it is above `other` however what is open turns out.
    #[must_use]
    pub const fn is_above(self, other: Self) -> bool {
        self.least > other.most
    }
}
