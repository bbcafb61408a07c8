//! What the totals of one municipality say over the years.

use super::shown::Shown;
use crate::points::{Interval, Points};

/// One result on a line of time; the earliest comes first.
#[derive(Clone, Debug, PartialEq)]
pub struct TrendPoint {
    /// When, as it is written: "2019", "februari 2021".
    pub when: String,
    /// The points.
    pub points: Interval,
    /// The most points.
    pub max: Points,
    /// How it is joined with the result before; of no meaning for the first.
    pub joined: Joined,
}

/// How a result is joined with the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joined {
    /// They are of one edition.
    SameEdition,
    /// They are of two editions that correspond.
    OtherEdition,
    /// Nothing joins them: they are of the same time, or it is not known how their editions correspond.
    Not,
}

/// A result on the line and what has changed since the one before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrendStep {
    /// When.
    pub when: String,
    /// The points as shown.
    pub points: Shown,
    /// The most points.
    pub max: Points,
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
    /// They are out of different maxima: a part is not applicable in one of them.
    OtherMaximum,
    /// The edition is another, so that a difference would be no measure of development.
    OtherEdition,
    /// Nothing joins the two, and nothing can be said of a change.
    NotJoined,
}

/// What to tell of each result.
#[must_use]
pub fn trend(points: &[TrendPoint]) -> Vec<TrendStep> {
    let mut before: Option<(Shown, Points)> = None;
    let step = |point: &TrendPoint| {
        let shown = Shown::of(point.points);
        let change = match (before.replace((shown, point.max)), point.joined) {
            (None, _) => Change::First,
            (Some(_), Joined::Not) => Change::NotJoined,
            (Some(_), Joined::OtherEdition) => Change::OtherEdition,
            (Some((_, max)), Joined::SameEdition) if max != point.max => Change::OtherMaximum,
            (Some((before, _)), Joined::SameEdition) => shown.minus(before).map_or(Change::Open, Change::By),
        };
        TrendStep { when: point.when.clone(), points: shown, max: point.max, change }
    };
    points.iter().map(step).collect()
}
