//! Whether a result can be one of its edition: what cannot be, and what is only odd.

use super::outline::{Outline, OutlineArea, rows_of};
use super::{Evaluation, Mean};
use crate::points::Points;

/// Something in a result that cannot be of its edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misfit {
    /// The area or subarea; nothing for the total.
    pub part: Option<String>,
    /// What is wrong.
    pub kind: MisfitKind,
}

/// What cannot be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MisfitKind {
    /// The edition has no such part.
    UnknownPart,
    /// The part is there twice.
    Twice,
    /// Its maximum is another in the edition.
    OtherMax {
        /// The maximum of the result.
        found: Points,
        /// That of the edition.
        expected: Points,
    },
    /// More points than there are.
    AboveMax {
        /// The points.
        found: Points,
        /// The most.
        max: Points,
    },
    /// What it can become is less than what it is.
    BelowSecured,
}

/// A sum that is not what its rows add up to, beyond what rounding explains. Sources print such sums.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OddSum {
    /// The area; nothing for the total.
    pub part: Option<String>,
    /// The sum as given.
    pub given: Points,
    /// What its rows add up to.
    pub rows: Points,
}

impl Outline {
    /// What cannot be in a result of this edition.
    #[must_use]
    pub fn misfits(&self, evaluation: &Evaluation) -> Vec<Misfit> {
        let mut found = Found::default();
        for area in &evaluation.areas {
            let expected = self.area(&area.id).map(|area| area.max);
            found.part(area.id.as_str(), (area.points, area.possible, area.max), expected);
        }
        for row in &evaluation.subareas {
            found.part(row.id.as_str(), (row.points, row.possible, row.max), self.subarea_max(&row.id));
        }
        if let Some(total) = evaluation.total {
            found.figures(None, (total.points, total.possible, total.max), self.max());
        }
        found.misfits
    }

    /// What cannot be in a mean over results of this edition.
    #[must_use]
    pub fn misfits_of_mean(&self, mean: &Mean) -> Vec<Misfit> {
        let mut found = Found::default();
        for (id, points) in &mean.areas {
            let expected = self.area(id).map(|area| area.max);
            found.part(id.as_str(), (*points, None, expected.unwrap_or_default()), expected);
        }
        for (id, points) in &mean.subareas {
            let expected = self.subarea_max(id);
            found.part(id.as_str(), (*points, None, expected.unwrap_or_default()), expected);
        }
        if let Some(total) = mean.total {
            found.figures(None, (total, None, self.max()), self.max());
        }
        found.misfits
    }

    /// Sums of a result that are not what their rows add up to.
    #[must_use]
    pub fn odd_sums(&self, evaluation: &Evaluation) -> Vec<OddSum> {
        let of_area = |area: &OutlineArea| {
            let given = evaluation.area(&area.id)?.points;
            let rows = rows_of(area, evaluation)?;
            odd(Some(area.id.as_str()), given, rows.iter().map(|row| row.points))
        };
        let mut odd_sums: Vec<_> = self.areas.iter().filter_map(of_area).collect();
        if let (Some(total), Some(areas)) = (evaluation.total, self.all_areas(evaluation)) {
            odd_sums.extend(odd(None, total.points, areas.iter().map(|area| area.points)));
        }
        odd_sums
    }
}

/// A sum that its rows do not explain: each row, and the sum, may be off by half a point.
fn odd(part: Option<&str>, given: Points, rows: impl Iterator<Item = Points> + Clone) -> Option<OddSum> {
    let n_rounded = u32::try_from(rows.clone().count()).unwrap_or(u32::MAX).saturating_add(1);
    let sum: Points = rows.sum();
    let apart = given.max(sum).saturating_sub(given.min(sum));
    let explained = Points::from_whole(n_rounded).scaled(1, 2);
    (apart > explained).then(|| OddSum { part: part.map(str::to_owned), given, rows: sum })
}

/// Points, what they can become, and the maximum.
type Figures = (Points, Option<Points>, Points);

#[derive(Default)]
struct Found<'e> {
    parts: Vec<&'e str>,
    misfits: Vec<Misfit>,
}

impl<'e> Found<'e> {
    fn part(&mut self, id: &'e str, figures: Figures, expected: Option<Points>) {
        let is_twice = self.parts.contains(&id);
        self.parts.push(id);
        match expected {
            Some(_) if is_twice => self.add(Some(id), MisfitKind::Twice),
            Some(expected) => self.figures(Some(id), figures, expected),
            None => self.add(Some(id), MisfitKind::UnknownPart),
        }
    }

    fn figures(&mut self, part: Option<&str>, (points, possible, max): Figures, expected: Points) {
        let most = points.max(possible.unwrap_or(points));
        if max != expected {
            self.add(part, MisfitKind::OtherMax { found: max, expected });
        } else if most > max {
            self.add(part, MisfitKind::AboveMax { found: most, max });
        } else if most > possible.unwrap_or(most) {
            self.add(part, MisfitKind::BelowSecured);
        }
    }

    fn add(&mut self, part: Option<&str>, kind: MisfitKind) {
        self.misfits.push(Misfit { part: part.map(str::to_owned), kind });
    }
}
