//! Where one result has its highest and its lowest share of the maximum.

use crate::comparison::Figure;
use crate::points::{Percent, Points};

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

/// The extremes among the settled figures; nothing with fewer than two of them.
#[must_use]
pub fn extremes(figures: &[Figure], maxima: impl IntoIterator<Item = Points>) -> Option<Extremes> {
    let share = |(part, (figure, max)): (usize, (&Figure, Points))| {
        let share = match figure {
            Figure::Share(percent) => Some(*percent),
            _ => figure.settled().and_then(|points| Percent::of(points, max)),
        };
        Some((part, share?))
    };
    let shares: Vec<_> = figures.iter().zip(maxima).enumerate().filter_map(share).collect();
    if shares.len() < 2 {
        return None;
    }
    let all = || shares.iter().map(|(_, share)| *share);
    let (high, low) = (all().max()?, all().min()?);
    let with = |wanted: Percent| shares.iter().filter(|(_, share)| *share == wanted).map(|(part, _)| *part).collect();
    Some(Extremes { high, highest: with(high), low, lowest: with(low) })
}
