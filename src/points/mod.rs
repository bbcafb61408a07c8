//! Points, percentages and intervals: exact fixed-point numbers, rounded in one place.
//!
//! No floating point takes part, so every browser engine shows the same figure. Start at [`Points`]; the one rule of
//! rounding is [`Points::rounded`].

mod difference;
mod percent;

pub use difference::PointsDifference;
pub use percent::{Percent, PercentInterval};

use std::fmt;
use std::iter::Sum;
use std::ops::Add;

/// Millionths in one point.
const MILLIONTHS: u64 = 1_000_000;

/// Decimals that a written number of points may have: one more would be finer than a millionth.
const DECIMALS: usize = 6;

/// An amount of points, in millionths of a point, from 0 to [`Points::LIMIT`].
///
/// ```
/// use kommunkompass::points::{Points, Precision};
/// let written: Points = "14,5".parse().unwrap();
/// assert_eq!(written, Points::from_millionths(14_500_000));
/// assert_eq!(written.rounded(Precision::Whole).to_string(), "15");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Points(u64);

impl Points {
    /// No points.
    pub const ZERO: Self = Self(0);

    /// The largest amount that is read from text or files: a million points.
    pub const LIMIT: Self = Self(MILLIONTHS * 1_000_000);

    /// Whole points.
    #[must_use]
    pub const fn from_whole(points: u32) -> Self {
        Self(points as u64 * MILLIONTHS)
    }

    /// Millionths of a point.
    #[must_use]
    pub const fn from_millionths(millionths: u64) -> Self {
        Self(millionths)
    }

    /// The amount in millionths of a point.
    #[must_use]
    pub const fn millionths(self) -> u64 {
        self.0
    }

    /// `self · numerator / denominator`, to the nearest millionth, half up; zero when the denominator is zero.
    ///
    /// To the nearest and not downwards: a third and a sixth of a point then still add up to the half that rounds up.
    #[must_use]
    pub fn scaled(self, numerator: u64, denominator: u64) -> Self {
        if denominator == 0 {
            return Self::ZERO;
        }
        let (numerator, denominator) = (u128::from(numerator), u128::from(denominator));
        let doubled = 2 * u128::from(self.0) * numerator + denominator;
        Self(u64::try_from(doubled / (2 * denominator)).unwrap_or(u64::MAX))
    }

    /// The one place where points are rounded: half up, when shown.
    #[must_use]
    pub fn rounded(self, precision: Precision) -> RoundedPoints {
        let unit = precision.millionths();
        let units = (self.0.saturating_mul(2).saturating_add(unit)) / (2 * unit);
        RoundedPoints { units, precision }
    }

    /// The amount that is shown, for telling how far two shown figures are apart.
    #[must_use]
    pub fn as_shown(self, precision: Precision) -> Self {
        Self(self.rounded(precision).units.saturating_mul(precision.millionths()))
    }

    /// The exact amount as a decimal with a point and no needless decimals, as files store it: `14.5`.
    #[must_use]
    pub fn to_decimal(self) -> String {
        self.decimal('.')
    }

    /// The exact amount as a person writes it in Swedish or Norwegian, with a decimal comma: `14,5`.
    #[must_use]
    pub fn to_decimal_comma(self) -> String {
        self.decimal(',')
    }

    fn decimal(self, separator: char) -> String {
        let (whole, rest) = (self.0 / MILLIONTHS, self.0 % MILLIONTHS);
        if rest == 0 {
            return whole.to_string();
        }
        let decimals = format!("{rest:06}");
        format!("{whole}{separator}{}", decimals.trim_end_matches('0'))
    }

    /// What is left of `self` when `other` is taken away; zero when nothing is.
    #[must_use]
    pub fn saturating_sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Add for Points {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sum for Points {
    fn sum<I: Iterator<Item = Self>>(points: I) -> Self {
        points.fold(Self::ZERO, Add::add)
    }
}

impl<'a> Sum<&'a Self> for Points {
    fn sum<I: Iterator<Item = &'a Self>>(points: I) -> Self {
        points.copied().sum()
    }
}

/// Reads a decimal number of points with a point or a comma; "12," on the way to "12,5" is 12.
impl std::str::FromStr for Points {
    type Err = PointsError;

    fn from_str(text: &str) -> Result<Self, PointsError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(PointsError::Empty);
        }
        if text.starts_with(['-', '\u{2212}']) {
            return Err(PointsError::Negative);
        }
        let (whole, decimals) = text.split_once([',', '.']).unwrap_or((text, ""));
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !digits(whole) || !digits(decimals) {
            return Err(PointsError::NotANumber);
        }
        let decimals = decimals.trim_end_matches('0');
        if decimals.len() > DECIMALS {
            return Err(PointsError::TooManyDecimals);
        }
        let whole: u64 = whole.parse().map_err(|_| PointsError::TooLarge)?;
        let rest: u64 = format!("{decimals:0<DECIMALS$}").parse().map_err(|_| PointsError::NotANumber)?;
        let points = whole.checked_mul(MILLIONTHS).and_then(|whole| whole.checked_add(rest)).map(Self);
        points.filter(|points| *points <= Self::LIMIT).ok_or(PointsError::TooLarge)
    }
}

/// Why a text is not an amount of points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PointsError {
    /// Nothing is written.
    Empty,
    /// Something other than digits with at most one comma or point.
    NotANumber,
    /// Below zero.
    Negative,
    /// More than six decimals.
    TooManyDecimals,
    /// Above [`Points::LIMIT`].
    TooLarge,
}

impl fmt::Display for PointsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "no number is written",
            Self::NotANumber => "not a decimal number",
            Self::Negative => "points are never below zero",
            Self::TooManyDecimals => "more than six decimals",
            Self::TooLarge => "more than a million points",
        })
    }
}

impl std::error::Error for PointsError {}

/// How finely points are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    /// Whole points: tables, charts, totals, as the reports print them.
    Whole,
    /// Tenths: beside the questions, where one answer may move a subarea by half a point.
    Tenths,
}

impl Precision {
    const fn millionths(self) -> u64 {
        match self {
            Self::Whole => MILLIONTHS,
            Self::Tenths => MILLIONTHS / 10,
        }
    }
}

/// Points as they are shown: rounded half up, never calculated with again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoundedPoints {
    units: u64,
    precision: Precision,
}

impl RoundedPoints {
    /// The shown number in units of its precision: points, or tenths of a point. For adding up what a table shows.
    #[must_use]
    pub const fn units(self) -> u64 {
        self.units
    }

    /// Writes the number with the given decimal separator and no needless decimals.
    #[must_use]
    pub fn with_separator(self, separator: char) -> String {
        match self.precision {
            Precision::Whole => self.units.to_string(),
            Precision::Tenths if self.units.is_multiple_of(10) => (self.units / 10).to_string(),
            Precision::Tenths => format!("{}{separator}{}", self.units / 10, self.units % 10),
        }
    }
}

/// What whole points that are shown under each other add up to, for telling where that is not the sum that is shown.
#[must_use]
pub fn sum_of_shown(shown: impl Iterator<Item = RoundedPoints>) -> RoundedPoints {
    RoundedPoints { units: shown.map(RoundedPoints::units).sum(), precision: Precision::Whole }
}

impl fmt::Display for RoundedPoints {
    /// With a decimal point; a view uses [`RoundedPoints::with_separator`].
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.with_separator('.'))
    }
}

/// A result that is not settled: `secured` if everything open counts as nothing, `possible` if it counts in full.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Interval {
    secured: Points,
    possible: Points,
}

impl Interval {
    /// An interval; the ends are put in order.
    #[must_use]
    pub fn new(secured: Points, possible: Points) -> Self {
        Self { secured: secured.min(possible), possible: possible.max(secured) }
    }

    /// A settled result.
    #[must_use]
    pub const fn settled(points: Points) -> Self {
        Self { secured: points, possible: points }
    }

    /// Points that nothing still open can take away.
    #[must_use]
    pub const fn secured(self) -> Points {
        self.secured
    }

    /// Points if everything open turns out in full.
    #[must_use]
    pub const fn possible(self) -> Points {
        self.possible
    }

    /// Whether nothing is open: both ends are the same.
    #[must_use]
    pub fn is_closed(self) -> bool {
        self.secured == self.possible
    }

    /// Both ends times `numerator / denominator`.
    #[must_use]
    pub fn scaled(self, numerator: Points, denominator: Points) -> Self {
        let scale = |points: Points| points.scaled(numerator.0, denominator.0);
        Self { secured: scale(self.secured), possible: scale(self.possible) }
    }
}

impl Add for Interval {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { secured: self.secured + other.secured, possible: self.possible + other.possible }
    }
}

impl Sum for Interval {
    fn sum<I: Iterator<Item = Self>>(intervals: I) -> Self {
        intervals.fold(Self::default(), Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Result<u64, PointsError>) {
        assert_eq!(text.parse::<Points>().map(Points::millionths), expected, "{text:?}");
    }

    #[test]
    fn points_are_read_with_comma_and_with_point() {
        check("14,5", Ok(14_500_000));
        check("14.5", Ok(14_500_000));
        check(" 7 ", Ok(7_000_000));
        check("12,", Ok(12_000_000));
        check("0,000001", Ok(1));
        check("3,1000000", Ok(3_100_000));
    }

    #[test]
    fn what_is_not_points_says_why() {
        check("", Err(PointsError::Empty));
        check("-1", Err(PointsError::Negative));
        check("1,2,3", Err(PointsError::NotANumber));
        check("1e3", Err(PointsError::NotANumber));
        check("12 poäng", Err(PointsError::NotANumber));
        check(",5", Err(PointsError::NotANumber));
        check("0,0000001", Err(PointsError::TooManyDecimals));
        check("1000001", Err(PointsError::TooLarge));
        check("99999999999999999999999", Err(PointsError::TooLarge));
    }

    #[test]
    fn points_are_written_without_needless_decimals() {
        assert_eq!(Points::from_millionths(14_500_000).to_decimal_comma(), "14,5");
        assert_eq!(Points::from_whole(20).to_decimal(), "20");
        assert_eq!(Points::from_millionths(1).to_decimal(), "0.000001");
    }

    #[test]
    fn half_a_point_is_rounded_up_and_less_is_not() {
        let whole = |millionths| Points::from_millionths(millionths).rounded(Precision::Whole).to_string();
        assert_eq!(whole(14_500_000), "15");
        assert_eq!(whole(14_499_999), "14");
        let tenths = |millionths| Points::from_millionths(millionths).rounded(Precision::Tenths).with_separator(',');
        assert_eq!(tenths(14_450_000), "14,5");
        assert_eq!(tenths(14_040_000), "14");
    }
}
