//! Strongest and weakest areas.

use crate::points::Percent;
use crate::rubric::AreaId;
use crate::scoring::{Score, Status};

/// Areas in the order of their share of the maximum, and those that are not finished enough to be placed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ranking {
    /// The strongest, best first.
    pub strongest: Vec<RankedArea>,
    /// The weakest, weakest first; none of the strongest is among them.
    pub weakest: Vec<RankedArea>,
    /// Areas with something unanswered or answered "don't know": an open area would only look weak.
    pub unfinished: Vec<AreaId>,
}

/// An area and its share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RankedArea {
    /// Which area.
    pub id: AreaId,
    /// What is secured of the maximum.
    pub share: Percent,
}

/// The `n` strongest and `n` weakest of the areas that are dealt with in full.
///
/// Areas with the same secured share keep the rubric's order. With fewer than `2 · n` areas to place, each list gets
/// at most half of them, so no area is called both strong and weak.
#[must_use]
pub fn ranking(score: &Score, n: usize) -> Ranking {
    let mut ranking = Ranking::default();
    let mut placed = Vec::new();
    for area in &score.areas {
        let Some(interval) = area.outcome.interval() else {
            continue;
        };
        match area.progress.status() {
            Status::NotStarted | Status::Underway | Status::DealtWithButOpen => {
                ranking.unfinished.push(area.id.clone())
            }
            Status::Complete => {
                let secured = interval.secured();
                let exact = secured.scaled(1_000_000, area.outcome.max().millionths().max(1));
                let share = Percent::of(secured, area.outcome.max());
                placed.extend(share.map(|share| (exact, RankedArea { id: area.id.clone(), share })));
            }
        }
    }
    let n = n.min(placed.len() / 2);
    placed.sort_by_key(|(exact, _)| std::cmp::Reverse(*exact));
    ranking.strongest = placed.drain(..n).map(|(_, area)| area).collect();
    // Sorted anew, since a list read backwards would turn areas with the same share round.
    placed.sort_by_key(|(exact, _)| *exact);
    ranking.weakest = placed.into_iter().take(n).map(|(_, area)| area).collect();
    ranking
}
