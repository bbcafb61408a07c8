//! Finding results by typing.

use super::{Evaluation, Evaluations};
use crate::municipality::folded;
use crate::points::Points;

impl Evaluations {
    /// The results whose municipality and year have every word that is typed, in order; all when nothing is.
    pub fn found(&self, typed: &str) -> impl Iterator<Item = &Evaluation> {
        let wanted = folded(typed);
        self.evaluations.iter().filter(move |evaluation| {
            let name = folded(&evaluation.municipality.name);
            let year = evaluation.year.get();
            let has = |word: &str| name.contains(word) || (word.len() <= 4 && year.to_string().starts_with(word));
            wanted.is_empty() || wanted.split(' ').all(has)
        })
    }
}

impl Evaluation {
    /// The printed total and the sum of the printed areas, where all areas are there and the two differ.
    #[must_use]
    pub fn total_beside_sum(&self) -> Option<(Points, Points)> {
        let total = self.total.filter(|total| total.printed)?;
        let (max, sum): (Points, Points) =
            (self.areas.iter().map(|area| &area.max).sum(), self.areas.iter().map(|area| &area.points).sum());
        (max == total.max && sum != total.points).then_some((total.points, sum))
    }
}
