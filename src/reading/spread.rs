//! Where one result lies among many.

use super::leaders::{is_result, takes_part};
use super::scope::Scope;
use super::shown::Shown;
use crate::comparison::{Figure, MIN_QUARTERS, Series};

/// Where a figure lies among those of all results.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Position {
    /// All results show the same.
    Alike,
    /// None is above it.
    Highest,
    /// Among the upper quarter.
    Upper,
    /// Neither among the upper nor the lower quarter; with few results, between the highest and the lowest.
    Middle,
    /// Among the lower quarter.
    Lower,
    /// None is below it.
    Lowest,
}

/// Where the draft lies at each part among the results of its edition.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spread {
    /// For each part where the draft lies; nothing where its figure is open or no other result has one.
    pub at: Vec<Option<Position>>,
    /// The fewest results that a part was told of, the draft's among them.
    pub fewest: usize,
    /// The most.
    pub most: usize,
    /// The places of the results that were left out, for their edition is another.
    pub left_out: Vec<usize>,
}

impl Spread {
    /// At how many parts the draft has this position.
    #[must_use]
    pub fn count(&self, position: Position) -> usize {
        self.at.iter().filter(|at| **at == Some(position)).count()
    }
}

/// Where the figures of the draft lie among those of the others.
///
/// Only settled figures of the draft's edition are counted. Means and goals are not among the results.
#[must_use]
pub fn spread(scope: &Scope, own: &Series, others: &[Series]) -> Spread {
    let mut spread = Spread::default();
    let settled = |figure: &Figure| Shown::of_figure(figure)?.settled();
    for (place, series) in others.iter().enumerate() {
        if is_result(series) && !takes_part(series) && scope.figures(series).iter().any(Figure::is_number) {
            spread.left_out.push(place);
        }
    }
    for (part, figure) in scope.figures(own).iter().enumerate() {
        let among = others.iter().filter(|series| takes_part(series));
        let among: Vec<_> = among.filter_map(|series| settled(scope.figures(series).get(part)?)).collect();
        let position = settled(figure).filter(|_| !among.is_empty()).map(|own| position(own, &among));
        if position.is_some() {
            let n = among.len() + 1;
            spread.fewest = if spread.most == 0 { n } else { spread.fewest.min(n) };
            spread.most = spread.most.max(n);
        }
        spread.at.push(position);
    }
    spread
}

fn position(own: u64, among: &[u64]) -> Position {
    let n = among.len() + 1;
    let above = among.iter().filter(|other| **other > own).count();
    let below = among.iter().filter(|other| **other < own).count();
    let is_quarter = |beyond: usize| n >= MIN_QUARTERS && 4 * (beyond + 1) <= n;
    match (above, below) {
        (0, 0) => Position::Alike,
        (0, _) => Position::Highest,
        (_, 0) => Position::Lowest,
        _ if is_quarter(above) => Position::Upper,
        _ if is_quarter(below) => Position::Lower,
        _ => Position::Middle,
    }
}
