//! How far one amount of points is above or below another.

use std::cmp::Ordering;
use std::iter::Sum;
use std::ops::Add;

use super::{Points, Precision};

/// One amount of points less another, in millionths of a point: exact, and with a sign.
///
/// ```
/// use kommunkompass::points::{Points, PointsDifference, Precision};
/// let difference = PointsDifference::between(Points::from_whole(11), Points::from_whole(14));
/// assert_eq!(difference.signed(Precision::Whole, ','), "−3");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PointsDifference(i64);

impl PointsDifference {
    /// No difference.
    pub const ZERO: Self = Self(0);

    /// `points` less `other`.
    #[must_use]
    pub fn between(points: Points, other: Points) -> Self {
        let signed = |points: Points| i64::try_from(points.millionths()).unwrap_or(i64::MAX);
        Self(signed(points) - signed(other))
    }

    /// The difference in millionths of a point.
    #[must_use]
    pub const fn millionths(self) -> i64 {
        self.0
    }

    /// How large it is, whichever way it goes.
    #[must_use]
    pub const fn amount(self) -> Points {
        Points::from_millionths(self.0.unsigned_abs())
    }

    /// Whether it is above, below, or no difference at all.
    #[must_use]
    pub fn direction(self) -> Ordering {
        self.0.cmp(&0)
    }

    /// Whether it is above, below or nothing as it is shown: less than half a point is nothing in whole points.
    #[must_use]
    pub fn shown_direction(self, precision: Precision) -> Ordering {
        if self.amount().rounded(precision).units() == 0 { Ordering::Equal } else { self.direction() }
    }

    /// The same amount the same way, `numerator / denominator` times as large, to the nearest millionth.
    #[must_use]
    pub fn scaled(self, numerator: u64, denominator: u64) -> Self {
        let amount = self.amount().scaled(numerator, denominator);
        match self.direction() {
            Ordering::Less => Self::between(Points::ZERO, amount),
            Ordering::Equal | Ordering::Greater => Self::between(amount, Points::ZERO),
        }
    }

    /// As it is shown: rounded as points are, with its sign, `+4`, `−3` or `0`, and never a minus before nothing.
    #[must_use]
    pub fn signed(self, precision: Precision, separator: char) -> String {
        let number = self.amount().rounded(precision).with_separator(separator);
        match self.shown_direction(precision) {
            Ordering::Less => format!("\u{2212}{number}"),
            Ordering::Equal => number,
            Ordering::Greater => format!("+{number}"),
        }
    }
}

impl Add for PointsDifference {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sum for PointsDifference {
    fn sum<I: Iterator<Item = Self>>(differences: I) -> Self {
        differences.fold(Self::ZERO, Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(points: u64, other: u64, precision: Precision, expected: &str) {
        let difference = PointsDifference::between(Points::from_millionths(points), Points::from_millionths(other));
        assert_eq!(difference.signed(precision, ','), expected);
    }

    #[test]
    fn a_difference_is_shown_with_its_sign_and_nothing_without() {
        check(18_000_000, 14_000_000, Precision::Whole, "+4");
        check(11_000_000, 14_000_000, Precision::Whole, "\u{2212}3");
        check(14_000_000, 14_000_000, Precision::Whole, "0");
        check(14_600_000, 14_200_000, Precision::Whole, "0");
        check(14_200_000, 14_600_000, Precision::Whole, "0");
        check(14_200_000, 14_600_000, Precision::Tenths, "\u{2212}0,4");
        check(14_500_000, 14_000_000, Precision::Whole, "+1");
        check(14_000_000, 14_500_000, Precision::Whole, "\u{2212}1");
    }

    #[test]
    fn scaling_keeps_the_way_that_a_difference_goes() {
        let difference = PointsDifference::between(Points::from_whole(1), Points::from_whole(4));
        assert_eq!(difference.scaled(100, 12).millionths(), -25_000_000);
        assert_eq!(difference.scaled(100, 0), PointsDifference::ZERO);
        assert_eq!(difference.amount(), Points::from_whole(3));
    }
}
