//! What the totals of one municipality say over the years.

use super::shown::Shown;
use crate::points::Interval;

/// One result on a line of time; the earliest comes first.
#[derive(Clone, Debug, PartialEq)]
pub struct TrendPoint {
    /// When, as it is written: "2019", "februari 2021".
    pub when: String,
    /// The points.
    pub points: Interval,
    /// Whether the result before was made with the same edition; of no meaning for the first.
    pub same_edition: bool,
}

/// A result on the line and what has changed since the one before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrendStep {
    /// When.
    pub when: String,
    /// The points as shown.
    pub points: Shown,
    /// What has changed.
    pub change: Change,
}

/// What has changed since the result before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// There is none before.
    First,
    /// So many of the points shown.
    By(i64),
    /// One of the two is still open.
    Open,
    /// The edition is another, so that a difference would be no measure of development.
    OtherEdition,
}

/// What to tell of each result.
#[must_use]
pub fn trend(points: &[TrendPoint]) -> Vec<TrendStep> {
    let mut before: Option<Shown> = None;
    let step = |point: &TrendPoint| {
        let shown = Shown::of(point.points);
        let change = match before.replace(shown) {
            None => Change::First,
            Some(_) if !point.same_edition => Change::OtherEdition,
            Some(before) => shown.minus(before).map_or(Change::Open, Change::By),
        };
        TrendStep { when: point.when.clone(), points: shown, change }
    };
    points.iter().map(step).collect()
}
