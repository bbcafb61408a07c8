//! Running sums of what is typed, to stand beside what is printed.

use super::{Depth, Field, Typed};
use crate::points::Points;
use crate::rubric::{Area, Rubric};

/// What the parts of an area or of the whole amount to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sum {
    /// How many parts have points.
    pub typed: usize,
    /// How many parts there are.
    pub of: usize,
    /// The sum of those that have.
    pub points: Points,
    /// What is typed for the whole.
    pub printed: Option<Points>,
}

impl Sum {
    /// The sum, when every part has points.
    #[must_use]
    pub fn whole(&self) -> Option<Points> {
        (self.typed == self.of && self.of > 0).then_some(self.points)
    }

    /// What is printed and the sum, where all parts are there and the two differ.
    #[must_use]
    pub fn disagreement(&self) -> Option<(Points, Points)> {
        let (printed, sum) = (self.printed?, self.whole()?);
        (printed != sum).then_some((printed, sum))
    }

    /// What counts: what is printed, else the sum.
    #[must_use]
    pub fn counts(&self) -> Option<Points> {
        self.printed.or_else(|| self.whole())
    }
}

impl Typed {
    /// How far down there is something to type: without an edition only to the total, and to the areas where the edition
    /// has no subareas.
    #[must_use]
    pub fn depth_with(&self, rubric: Option<&Rubric>) -> Depth {
        match (rubric, self.depth) {
            (None, _) => Depth::Total,
            (Some(rubric), Depth::Subareas) if rubric.subareas().next().is_none() => Depth::Areas,
            (Some(_), depth) => depth,
        }
    }

    /// The sum of an area's subareas.
    #[must_use]
    pub fn area_sum(&self, area: &Area) -> Sum {
        let points = area.subareas.iter().map(|subarea| self.read(&Field::Subarea(subarea.id.clone())));
        sum(points, self.read(&Field::Area(area.id.clone())))
    }

    /// The sum of the areas: each by what is printed for it, else by the sum of its subareas.
    #[must_use]
    pub fn total_sum(&self, rubric: &Rubric) -> Sum {
        let by_subareas = self.depth_with(Some(rubric)) == Depth::Subareas;
        let areas = rubric.areas.iter().map(|area| {
            let found = self.area_sum(area);
            if by_subareas { found.counts() } else { found.printed }
        });
        sum(areas, self.read(&Field::Total))
    }

    fn read(&self, field: &Field) -> Option<Points> {
        self.points(field).parse().ok()
    }
}

fn sum(parts: impl Iterator<Item = Option<Points>>, printed: Option<Points>) -> Sum {
    let mut found = Sum { typed: 0, of: 0, points: Points::ZERO, printed };
    for points in parts {
        found.of += 1;
        if let Some(points) = points {
            found.typed += 1;
            found.points = found.points + points;
        }
    }
    found
}
