//! A municipality's own points beside the evaluators' of the same work: where it was above them and where below.
//!
//! Only what is settled on both sides is compared, and within one edition only in points: across editions the map's
//! parts that are the same stand beside each other in per cent, and totals are never subtracted. Start at [`bias`]; what
//! it is good for next time is in [`hint`].

mod gap;
mod hint;
mod reconsider;

use std::cmp::Ordering;

pub use gap::{Comparison, Gap, NoGap, Unit};
pub use hint::{EarlierBias, Hint, OverallHint, hint, is_earlier, overall_hint};
pub use reconsider::{Reconsider, to_reconsider};

use super::correspondence::{Counterpart, Extent, correspondence};
use super::edition_map::{EditionMap, Strength};
use super::reference::Reference;
use super::series::{Figure, Reach, series};
use crate::points::{Points, PointsDifference};
use crate::rubric::{AreaId, Rubric, SubareaId};
use crate::scoring::{Outcome, Score};

/// How a municipality's own points and the evaluators' differ, part by part.
#[derive(Clone, Debug, PartialEq)]
pub struct Bias {
    /// How much of the two can be compared.
    pub extent: Extent,
    /// The areas, in the rubric's order.
    pub areas: Vec<(AreaId, Comparison)>,
    /// The subareas, in order.
    pub subareas: Vec<(SubareaId, Comparison)>,
    /// The total: only within one edition.
    pub total: Comparison,
}

/// How far own points are from the evaluators' over all parts that can be compared, as shares of their maxima.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MeanGap {
    /// Over how many parts.
    pub parts: usize,
    /// The mean of the differences, in per cent: what is above and what is below even out.
    pub difference: PointsDifference,
    /// The mean of how large they are, in per cent: nothing evens out.
    pub amount: Points,
}

/// Lays a draft's score beside the evaluators' result.
#[must_use]
pub fn bias(rubric: &Rubric, own: &Score, official: &Reference, map: &EditionMap) -> Bias {
    let found = correspondence(rubric, official.edition.id(), map);
    let beside = series(rubric, official, map);
    let unit = if found.extent == Extent::Everything { Unit::Points } else { Unit::Percent };
    let areas = rubric.areas.iter().zip(&own.areas).zip(found.areas.iter().zip(&beside.areas));
    let areas = areas.map(|((area, score), (counterpart, figure))| {
        (area.id.clone(), part(score.outcome, area.max, counterpart, figure, unit))
    });
    let scores = own.areas.iter().flat_map(|area| &area.subareas);
    let subareas = rubric.subareas().zip(scores).zip(found.subareas.iter().zip(&beside.subareas));
    let subareas = subareas.map(|(((_, subarea), score), (counterpart, figure))| {
        (subarea.id.clone(), part(score.outcome, subarea.max, counterpart, figure, unit))
    });
    Bias {
        areas: areas.collect(),
        subareas: subareas.collect(),
        total: match unit {
            Unit::Points => Comparison::of(own.outcome, rubric.max(), &beside.total, unit),
            Unit::Percent => Comparison::Missing(NoGap::OtherEdition),
        },
        extent: found.extent,
    }
}

/// Compares a part only with one that is the same: with others, a difference in content would be read as one in rating.
fn part<Id: ToString>(own: Outcome, max: Points, other: &Counterpart<Id>, figure: &Figure, unit: Unit) -> Comparison {
    match other.strength {
        Strength::Partly if figure.is_number() => {
            Comparison::Missing(NoGap::InPart(other.ids.iter().map(ToString::to_string).collect()))
        }
        Strength::Same | Strength::Partly | Strength::Nothing => Comparison::of(own, max, figure, unit),
    }
}

impl Bias {
    /// How far down there is anything to compare; nothing where there is nothing at all.
    #[must_use]
    pub fn reach(&self) -> Option<Reach> {
        if self.subareas.iter().any(|(_, part)| part.gap().is_some()) {
            Some(Reach::Subareas)
        } else if self.areas.iter().any(|(_, part)| part.gap().is_some()) {
            Some(Reach::Areas)
        } else {
            self.total.gap().map(|_| Reach::Total)
        }
    }

    /// The level that is summed up: as far down as there is anything to compare, else as far down as the evaluators'
    /// result goes.
    #[must_use]
    pub fn level(&self) -> Reach {
        let is_given = |part: &Comparison| !matches!(part, Comparison::Missing(NoGap::NotPublished));
        self.reach().unwrap_or_else(|| {
            if self.subareas.iter().any(|(_, part)| is_given(part)) {
                Reach::Subareas
            } else if self.areas.iter().any(|(_, part)| is_given(part)) {
                Reach::Areas
            } else {
                Reach::Total
            }
        })
    }

    /// The parts of that level, in order.
    fn parts(&self) -> Vec<&Comparison> {
        match self.level() {
            Reach::Subareas => self.subareas.iter().map(|(_, part)| part).collect(),
            Reach::Areas => self.areas.iter().map(|(_, part)| part).collect(),
            Reach::Total => vec![&self.total],
        }
    }

    /// Those that are not compared, each with its place in the rubric's order and why.
    #[must_use]
    pub fn left_out(&self) -> Vec<(usize, &NoGap)> {
        let mut left_out = Vec::new();
        for (place, part) in self.parts().into_iter().enumerate() {
            if let Comparison::Missing(why) = part {
                left_out.push((place, why));
            }
        }
        left_out
    }

    /// The same, those that can be compared, each with its place in the rubric's order.
    fn gaps(&self) -> Vec<(usize, Gap)> {
        let parts = self.parts().into_iter().enumerate();
        parts.filter_map(|(place, part)| part.gap().map(|gap| (place, gap))).collect()
    }

    /// What the differences of these parts add up to, in points; nothing where some are in per cent, or there are none.
    #[must_use]
    pub fn sum(&self) -> Option<PointsDifference> {
        let gaps = self.gaps();
        let all_in_points = !gaps.is_empty() && gaps.iter().all(|(_, gap)| gap.unit == Unit::Points);
        all_in_points.then(|| gaps.iter().map(|(_, gap)| gap.difference()).sum())
    }

    /// The mean over these parts; nothing where there are none.
    #[must_use]
    pub fn mean(&self) -> Option<MeanGap> {
        let gaps = self.gaps();
        let parts = u64::try_from(gaps.len()).ok().filter(|parts| *parts > 0)?;
        let shares = || gaps.iter().map(|(_, gap)| gap.share());
        Some(MeanGap {
            parts: gaps.len(),
            difference: shares().sum::<PointsDifference>().scaled(1, parts),
            amount: shares().map(PointsDifference::amount).sum::<Points>().scaled(1, parts),
        })
    }

    /// At most `limit` of these parts that own points are most above the evaluators' in, or most below, each with its
    /// place in the rubric's order. What would be shown as no difference is none.
    #[must_use]
    pub fn most(&self, direction: Ordering, limit: usize) -> Vec<(usize, Gap)> {
        let gaps = self.gaps();
        // Points are what the total is made of; where some have per cent only, all are ranked by it.
        let in_points = self.sum().is_some();
        let amount = |gap: Gap| if in_points { gap.difference() } else { gap.share() }.amount();
        let mut most: Vec<(usize, Gap)> = Vec::new();
        for (place, gap) in gaps {
            if gap.direction() == direction && direction != Ordering::Equal {
                let at = most.partition_point(|(_, other)| amount(*other) >= amount(gap));
                most.insert(at, (place, gap));
                most.truncate(limit);
            }
        }
        most
    }
}
