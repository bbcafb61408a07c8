//! Where one result has its highest and its lowest share of the maximum.

use super::scope::Scope;
use crate::chart::ChartPart;
use crate::comparison::{Figure, Series};
use crate::points::Percent;

/// The parts with the highest and the lowest share, as shown in whole per cent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extremes {
    /// The highest share.
    pub high: Percent,
    /// The parts that have it.
    pub highest: Vec<usize>,
    /// The lowest share.
    pub low: Percent,
    /// The parts that have it.
    pub lowest: Vec<usize>,
}

impl Extremes {
    /// Whether every part has the same share.
    #[must_use]
    pub fn is_even(&self) -> bool {
        self.high == self.low
    }
}

/// The extremes among the settled figures at `parts`; nothing with fewer than two of them.
#[must_use]
pub fn extremes(scope: &Scope, parts: &[ChartPart], series: &Series) -> Option<Extremes> {
    let share = |(place, (figure, part)): (usize, (&Figure, &ChartPart))| {
        let share = match figure {
            Figure::Share(share) => share.closed(),
            _ => figure.settled().and_then(|points| Percent::of(points, part.max)),
        };
        Some((place, share?))
    };
    let shares: Vec<_> = scope.figures(series).iter().zip(parts).enumerate().filter_map(share).collect();
    if shares.len() < 2 {
        return None;
    }
    let all = || shares.iter().map(|(_, share)| *share);
    let (high, low) = (all().max()?, all().min()?);
    let with = |wanted: Percent| shares.iter().filter(|(_, share)| *share == wanted).map(|(place, _)| *place).collect();
    Some(Extremes { high, highest: with(high), low, lowest: with(low) })
}
