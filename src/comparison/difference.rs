//! What separates two results: a step for each area, from the total of one to the total of the other.

use std::cmp::Ordering;

use super::series::{Figure, Series};
use crate::points::{Points, PointsDifference, Precision};
use crate::rubric::{AreaId, Rubric};

/// How much more one figure is than another, exactly and as it is shown.
///
/// What is shown is the difference of the two figures as they are shown, so that it agrees with the table beside it:
/// from 12,4 to 12,6 a table says 12 and 13, and the difference is +1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    exact: PointsDifference,
    shown: i64,
}

/// What separates two results of one edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The total that it starts from.
    pub from: Points,
    /// The total that it ends at.
    pub to: Points,
    /// From the one to the other.
    pub change: Change,
    /// One step an area, in the rubric's order.
    pub steps: Vec<Step>,
    /// What the steps lack of the change: printed totals need not be the sum of their areas, nor shown figures of what
    /// is shown.
    pub rounding: Option<Change>,
}

/// What an area contributes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Which area.
    pub area: AreaId,
    /// Its points in the result that is started from.
    pub from: Points,
    /// Its points in the other.
    pub to: Points,
    /// From the one to the other.
    pub change: Change,
}

/// Why nothing can be said of what separates two results.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotComparable {
    /// Which of the two it is about.
    pub end: End,
    /// What stands in the way.
    pub obstacle: Obstacle,
}

/// One of two results.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The one that is started from.
    From,
    /// The other.
    To,
}

/// What stands in the way of a difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// It was made with another edition, and points of two editions are never subtracted.
    OtherEdition,
    /// Nobody knows its edition.
    UnknownEdition,
    /// It has no total.
    NoTotal,
    /// Something in it is still open.
    Open,
    /// These areas have no points.
    AreasMissing(Vec<AreaId>),
}

impl Change {
    /// From one amount of points to another.
    #[must_use]
    pub fn between(from: Points, to: Points) -> Self {
        Self { exact: PointsDifference::between(to, from), shown: whole(to) - whole(from) }
    }

    /// The difference itself.
    #[must_use]
    pub const fn exact(self) -> PointsDifference {
        self.exact
    }

    /// The difference that is shown, in whole points.
    #[must_use]
    pub const fn shown(self) -> i64 {
        self.shown
    }

    /// Whether what is shown is a gain, a loss or neither.
    #[must_use]
    pub fn direction(self) -> Ordering {
        self.shown.cmp(&0)
    }

    /// The difference as it is shown, with its sign: `+9`, `−4`, `0`.
    #[must_use]
    pub fn signed(self) -> String {
        let sign = match self.direction() {
            Ordering::Less => "\u{2212}",
            Ordering::Equal => "",
            Ordering::Greater => "+",
        };
        format!("{sign}{}", self.shown.unsigned_abs())
    }
}

/// Points as they are shown.
fn whole(points: Points) -> i64 {
    i64::try_from(points.rounded(Precision::Whole).units()).unwrap_or(i64::MAX)
}

/// What separates two results that were made with `rubric`, area by area.
///
/// The steps and the rounding add up to the change, exactly and as they are shown.
///
/// # Errors
/// What stands in the way: another edition, something open, points that are missing.
pub fn difference(rubric: &Rubric, from: &Series, to: &Series) -> Result<Difference, NotComparable> {
    let (from_total, from_areas) = settled(rubric, from).map_err(|obstacle| at(End::From, obstacle))?;
    let (to_total, to_areas) = settled(rubric, to).map_err(|obstacle| at(End::To, obstacle))?;
    let change = Change::between(from_total, to_total);
    let mut steps = Vec::with_capacity(rubric.areas.len());
    let mut shown = 0;
    for ((area, from), to) in rubric.areas.iter().zip(&from_areas).zip(&to_areas) {
        let change = Change::between(*from, *to);
        shown += change.shown;
        steps.push(Step { area: area.id.clone(), from: *from, to: *to, change });
    }
    // What is left of the change when the steps are taken away, with nothing below zero on the way.
    let (from_sum, to_sum): (Points, Points) = (from_areas.iter().sum(), to_areas.iter().sum());
    let rest = Change {
        exact: PointsDifference::between(to_total + from_sum, from_total + to_sum),
        shown: change.shown - shown,
    };
    let is_nothing = rest.exact == PointsDifference::ZERO && rest.shown == 0;
    Ok(Difference { from: from_total, to: to_total, change, steps, rounding: (!is_nothing).then_some(rest) })
}

const fn at(end: End, obstacle: Obstacle) -> NotComparable {
    NotComparable { end, obstacle }
}

/// The total of a result and the points of all its areas.
fn settled(rubric: &Rubric, series: &Series) -> Result<(Points, Vec<Points>), Obstacle> {
    match series.edition.id() {
        None => return Err(Obstacle::UnknownEdition),
        Some(id) if *id != rubric.id => return Err(Obstacle::OtherEdition),
        Some(_) => {}
    }
    let is_open = |figure: &Figure| matches!(figure, Figure::Points(interval) if !interval.is_closed());
    if is_open(&series.total) || series.areas.iter().any(is_open) {
        return Err(Obstacle::Open);
    }
    let total = series.total.settled().ok_or(Obstacle::NoTotal)?;
    let mut areas = Vec::with_capacity(rubric.areas.len());
    let mut missing = Vec::new();
    for (index, area) in rubric.areas.iter().enumerate() {
        match series.areas.get(index).and_then(Figure::settled) {
            Some(points) => areas.push(points),
            None => missing.push(area.id.clone()),
        }
    }
    if missing.is_empty() { Ok((total, areas)) } else { Err(Obstacle::AreasMissing(missing)) }
}
