//! Own points and the evaluators' at one part, and why they are not compared.

use std::cmp::Ordering;

use crate::comparison::series::Figure;
use crate::points::{Percent, Points, PointsDifference, Precision};
use crate::scoring::Outcome;

/// Millionths of one per cent of a whole, for each millionth of a point in it.
const PERCENT: u64 = 100_000_000;

/// Own points beside the evaluators' at one part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// Both are settled and can be compared.
    Compared(Gap),
    /// Not compared.
    Missing(NoGap),
}

/// Own points and the evaluators', of the same whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// Own points, or own per cent.
    pub own: Points,
    /// The evaluators'.
    pub official: Points,
    /// The whole that both are of: the maximum, or a hundred.
    pub whole: Points,
    /// What they are counted in.
    pub unit: Unit,
}

/// What figures are counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Points of the same maximum.
    Points,
    /// Whole per cent, for the maxima or the editions differ.
    Percent,
}

/// Why a part is not compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoGap {
    /// The draft's own figure is not settled yet.
    Open,
    /// The part does not apply in the draft.
    NotApplicable,
    /// The evaluators' figure is not settled, or the part did not apply there.
    OfficialOpen,
    /// The source has no figure for it.
    NotPublished,
    /// It answers only in part to these.
    InPart(Vec<String>),
    /// Nothing answers to it well enough.
    NotComparable,
    /// A total of another edition, or of one that is not known.
    OtherEdition,
}

impl Comparison {
    /// Compares what a draft has at a part with this maximum. What stands in the way on the evaluators' side comes
    /// first: nothing that is entered in the draft would change it.
    pub(super) fn of(own: Outcome, max: Points, official: &Figure, unit: Unit) -> Self {
        let official_percent = match official {
            Figure::Points(interval) if interval.is_closed() => None,
            Figure::Share(share) if let Some(percent) = share.closed() => Some(percent),
            Figure::Points(_) | Figure::Share(_) | Figure::NotApplicable => return Self::Missing(NoGap::OfficialOpen),
            Figure::NotPublished => return Self::Missing(NoGap::NotPublished),
            Figure::InPart(parts) => return Self::Missing(NoGap::InPart(parts.clone())),
            Figure::NotComparable => return Self::Missing(NoGap::NotComparable),
        };
        let Outcome::Points { interval, max: own_max } = own else {
            return Self::Missing(NoGap::NotApplicable);
        };
        if !interval.is_closed() {
            return Self::Missing(NoGap::Open);
        }
        let own = interval.secured();
        let official = official.settled();
        if let Some(official) = official
            && unit == Unit::Points
            && own_max == max
        {
            return Self::Compared(Gap { own, official, whole: max, unit: Unit::Points });
        }
        let official = official_percent.or_else(|| Percent::of(official?, max));
        let of_both = Percent::of(own, own_max).zip(official);
        of_both.map_or(Self::Missing(NoGap::NotComparable), |(own, official)| {
            Self::Compared(Gap::in_percent(own, official))
        })
    }

    /// The two figures, where they are compared.
    #[must_use]
    pub const fn gap(&self) -> Option<Gap> {
        match self {
            Self::Compared(gap) => Some(*gap),
            Self::Missing(_) => None,
        }
    }
}

impl Gap {
    fn in_percent(own: Percent, official: Percent) -> Self {
        let whole = |percent: Percent| Points::from_whole(percent.get());
        Self { own: whole(own), official: whole(official), whole: Points::from_whole(100), unit: Unit::Percent }
    }

    /// Own less the evaluators': above nothing where one's own is higher.
    #[must_use]
    pub fn difference(self) -> PointsDifference {
        PointsDifference::between(self.own, self.official)
    }

    /// The difference of the two figures as they are shown, so that it agrees with the table that they stand in.
    #[must_use]
    pub fn shown_difference(self, precision: Precision) -> PointsDifference {
        PointsDifference::between(self.own.as_shown(precision), self.official.as_shown(precision))
    }

    /// The difference as a share of the whole, in per cent.
    #[must_use]
    pub fn share(self) -> PointsDifference {
        self.difference().scaled(PERCENT, self.whole.millionths())
    }

    /// Whether one's own is higher, lower, or the same as far as whole numbers show.
    #[must_use]
    pub fn direction(self) -> Ordering {
        self.shown_difference(Precision::Whole).direction()
    }

    /// The same in per cent, for where the whole is another.
    #[must_use]
    pub(super) fn as_percent(self) -> Option<Self> {
        match self.unit {
            Unit::Percent => Some(self),
            Unit::Points => {
                let percent = |points| Percent::of(points, self.whole);
                Some(Self::in_percent(percent(self.own)?, percent(self.official)?))
            }
        }
    }
}
