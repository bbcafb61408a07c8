//! What leads from one total to another, area by area.

use super::beside::Gap;
use super::shown::Shown;
use crate::points::Interval;

/// The way from one total to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Steps {
    /// The total it begins at.
    pub from: Shown,
    /// The total it ends at.
    pub to: Shown,
    /// The difference of the two as shown; nothing while one is open.
    pub change: Option<i64>,
    /// The parts that go up the most; several where they do so alike, none where nothing goes up.
    pub up: Vec<Gap>,
    /// The parts that go down the most.
    pub down: Vec<Gap>,
    /// What the differences of the parts add up to, where that is another number than the change: each figure is
    /// rounded by itself.
    pub parts_sum_to: Option<i64>,
}

/// The way between two totals of one edition, with what each part changes by; nothing for a part that is open or lacks a
/// figure.
#[must_use]
pub fn steps(from: Interval, to: Interval, changes: &[Option<i64>]) -> Steps {
    let (from, to) = (Shown::of(from), Shown::of(to));
    let change = to.minus(from);
    let known = || changes.iter().flatten().copied();
    let at = |wanted: Option<i64>| {
        let of_part = |(part, change): (usize, &Option<i64>)| {
            change.filter(|change| Some(*change) == wanted).map(|difference| Gap { part, difference })
        };
        changes.iter().enumerate().filter_map(of_part).collect()
    };
    let is_whole = changes.iter().all(Option::is_some) && !changes.is_empty();
    let sum: i64 = known().sum();
    Steps {
        from,
        to,
        change,
        up: at(known().max().filter(|most| *most > 0)),
        down: at(known().min().filter(|least| *least < 0)),
        parts_sum_to: change.filter(|change| is_whole && *change != sum).map(|_| sum),
    }
}
