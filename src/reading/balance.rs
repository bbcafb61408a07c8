//! The balance between strategy and follow-up in one result.

use super::aspects::EditionAspects;
use crate::comparison::Figure;
use crate::points::{Percent, Points};
use crate::rubric::{Rubric, SubareaId};

/// From how many percentage points on one of the two is said to reach further.
pub const CLEAR_DIFFERENCE: u32 = 10;

/// How far strategy and follow-up reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Balance {
    /// The share of the points that the subareas about strategy have.
    pub strategy: Percent,
    /// The same for follow-up, results and learning.
    pub follow_up: Percent,
    /// Which of them reaches further.
    pub further: Further,
}

/// Which of the two reaches further, if the difference is clear.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Further {
    /// Strategy.
    Strategy,
    /// Follow-up.
    FollowUp,
    /// Neither by [`CLEAR_DIFFERENCE`].
    Neither,
}

/// The balance in a result's figures at the subareas of `rubric`; nothing while one of the subareas is open, or when none
/// of one aspect applies.
#[must_use]
pub fn balance(rubric: &Rubric, aspects: &EditionAspects, subareas: &[Figure]) -> Option<Balance> {
    let share = |ids: &[SubareaId]| {
        let (mut points, mut max) = (Points::ZERO, Points::ZERO);
        for ((_, subarea), figure) in rubric.subareas().zip(subareas) {
            if !ids.contains(&subarea.id) || *figure == Figure::NotApplicable {
                continue;
            }
            points = points + figure.settled()?;
            max = max + subarea.max;
        }
        Percent::of(points, max)
    };
    let (strategy, follow_up) = (share(&aspects.strategy)?, share(&aspects.follow_up)?);
    let further = if strategy.get() >= follow_up.get() + CLEAR_DIFFERENCE {
        Further::Strategy
    } else if follow_up.get() >= strategy.get() + CLEAR_DIFFERENCE {
        Further::FollowUp
    } else {
        Further::Neither
    };
    Some(Balance { strategy, follow_up, further })
}
