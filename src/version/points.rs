//! The points of two states of a draft beside each other.

use crate::points::Points;
use crate::scoring::{Outcome, Score};

/// Which way secured points went, unrounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// They are as they were.
    Same,
    /// More by so many.
    Up(Points),
    /// Fewer by so many.
    Down(Points),
}

/// The points of a part before and after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PointsChange {
    /// Before.
    pub before: Outcome,
    /// After.
    pub after: Outcome,
}

impl PointsChange {
    /// How far the secured points went; nothing where the part does not apply in both.
    #[must_use]
    pub fn secured(self) -> Option<Change> {
        let (before, after) = (self.before.interval()?.secured(), self.after.interval()?.secured());
        Some(if after > before {
            Change::Up(after.saturating_sub(before))
        } else if after < before {
            Change::Down(before.saturating_sub(after))
        } else {
            Change::Same
        })
    }
}

/// Two scores by the same rubric, area by area and in total.
#[derive(Clone, Debug, PartialEq)]
pub struct PointsBeside {
    /// The areas, in the rubric's order.
    pub areas: Vec<PointsChange>,
    /// The total.
    pub total: PointsChange,
}

impl PointsBeside {
    /// Lays two scores side by side; both must have been made with one rubric.
    #[must_use]
    pub fn new(before: &Score, after: &Score) -> Self {
        let areas = before.areas.iter().zip(&after.areas);
        Self {
            areas: areas.map(|(before, after)| PointsChange { before: before.outcome, after: after.outcome }).collect(),
            total: PointsChange { before: before.outcome, after: after.outcome },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::points::Interval;

    fn outcome(secured: u32, possible: u32) -> Outcome {
        let interval = Interval::new(Points::from_whole(secured), Points::from_whole(possible));
        Outcome::Points { interval, max: Points::from_whole(20) }
    }

    #[test]
    fn a_change_is_that_of_what_is_secured() {
        let change = |before, after| PointsChange { before, after }.secured();
        assert_eq!(change(outcome(5, 20), outcome(8, 12)), Some(Change::Up(Points::from_whole(3))));
        assert_eq!(change(outcome(8, 12), outcome(5, 20)), Some(Change::Down(Points::from_whole(3))));
        assert_eq!(change(outcome(5, 20), outcome(5, 5)), Some(Change::Same));
        assert_eq!(change(outcome(5, 20), Outcome::NotApplicable), None);
    }
}
