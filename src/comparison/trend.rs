//! Results on one time line, and what may be joined on it.

use std::sync::Arc;

use super::correspondence::area_counterpart;
use super::difference::Change;
use super::edition_map::{Caveat, EditionMap, Pair, Strength};
use super::reference::{Reference, ReferenceKey, ReferenceKind};
use super::series::{Figure, figure};
use crate::assessment::Year;
use crate::evaluation::EditionClaim;
use crate::points::{Interval, Points};
use crate::rubric::{AreaId, Rubric};

/// What is followed over the years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TrendOf {
    /// The total.
    Total,
    /// An area of the rubric of interest, and what answers to it in other editions.
    Area(AreaId),
}

/// Results over the years.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trend {
    /// The lines, in the order in which they first appear among the references.
    pub lines: Vec<TrendLine>,
    /// Totals to reach.
    pub goals: Vec<TrendGoal>,
    /// What has no point, and why.
    pub left_out: Vec<(ReferenceKey, NotDrawn)>,
}

/// Results that belong together.
#[derive(Clone, Debug, PartialEq)]
pub struct TrendLine {
    /// The municipality, or the name of a mean.
    pub title: String,
    /// Whose points they are.
    pub kind: LineKind,
    /// The results, oldest first.
    pub points: Vec<TrendPoint>,
}

/// Whose points a line has: an own estimate is no step in the line of the evaluators' results.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// Results of SKR's or KS's evaluators.
    Evaluators,
    /// Self-assessments.
    SelfAssessments,
    /// Means over several municipalities.
    Means,
}

/// A result on a line.
#[derive(Clone, Debug, PartialEq)]
pub struct TrendPoint {
    /// Which reference.
    pub key: ReferenceKey,
    /// Its year.
    pub year: Year,
    /// Its month, where it is known.
    pub month: Option<u8>,
    /// Where it stands on the time line.
    pub moment: Moment,
    /// The edition that it was made with.
    pub edition: EditionClaim,
    /// What is secured and what is possible.
    pub points: Interval,
    /// The most points.
    pub max: Points,
    /// How it is joined with the one before.
    pub joint: Joint,
}

/// How a result is joined with the one before it on its line.
#[derive(Clone, Debug, PartialEq)]
pub enum Joint {
    /// It is the first.
    First,
    /// They are of one edition.
    Within {
        /// What has changed, when both are settled and out of the same maximum.
        change: Option<Change>,
    },
    /// They are of two editions: the line is broken, and nothing is subtracted.
    Across {
        /// What the reader has to know.
        caveats: Vec<Arc<Caveat>>,
    },
    /// They are not joined: the edition of one is unknown, the map joins nothing, or they are of the same time.
    Apart,
}

/// A total to reach.
#[derive(Clone, Debug, PartialEq)]
pub struct TrendGoal {
    /// Which reference.
    pub key: ReferenceKey,
    /// What it is called.
    pub title: String,
    /// Its points.
    pub points: Points,
    /// The most points.
    pub max: Points,
}

/// Why a reference has no point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotDrawn {
    /// It says no year.
    NoYear,
    /// It has no figure, for the reason that the figure gives.
    NoFigure(Figure),
}

/// A time, to half a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(u32);

impl Moment {
    /// The middle of a month, or of the year when the month is not known.
    #[must_use]
    pub fn of(year: Year, month: Option<u8>) -> Self {
        let half_months = month.map_or(12, |month| 2 * u32::from(month.clamp(1, 12)) - 1);
        Self(24 * u32::from(year.get()) + half_months)
    }

    /// Half months since the year 0; 24 are a year.
    #[must_use]
    pub const fn half_months(self) -> u32 {
        self.0
    }
}

/// Puts references on a time line, each municipality's results by evaluators and by itself on a line of their own.
///
/// Parts of two editions are joined by the map alone, and never subtracted. `rubric` is the one that an area is of; for
/// totals it is not needed.
#[must_use]
pub fn trend(rubric: Option<&Rubric>, references: &[Reference], of: &TrendOf, map: &EditionMap) -> Trend {
    let mut trend = Trend::default();
    // Beside each point the area of its own edition, by which points of two editions are joined.
    let mut areas: Vec<Vec<Option<AreaId>>> = Vec::new();
    for reference in references {
        let kind = match reference.kind {
            ReferenceKind::SelfAssessment | ReferenceKind::Version | ReferenceKind::Neighbour => {
                LineKind::SelfAssessments
            }
            ReferenceKind::Evaluation => LineKind::Evaluators,
            ReferenceKind::Mean => LineKind::Means,
            ReferenceKind::Goal => {
                trend.goals.extend(goal(reference, of));
                continue;
            }
        };
        let Some(year) = reference.year else {
            trend.left_out.push((reference.key.clone(), NotDrawn::NoYear));
            continue;
        };
        let (area, points, max) = match amount(rubric, reference, of, map) {
            Ok(amount) => amount,
            Err(figure) => {
                trend.left_out.push((reference.key.clone(), NotDrawn::NoFigure(figure)));
                continue;
            }
        };
        let point = TrendPoint {
            key: reference.key.clone(),
            year,
            month: reference.month,
            moment: Moment::of(year, reference.month),
            edition: reference.edition.clone(),
            points,
            max,
            joint: Joint::First,
        };
        let is_of = |line: &TrendLine| line.kind == kind && line.title == reference.title;
        let index = trend.lines.iter().position(is_of).unwrap_or_else(|| {
            trend.lines.push(TrendLine { title: reference.title.clone(), kind, points: Vec::new() });
            areas.push(Vec::new());
            trend.lines.len() - 1
        });
        if let (Some(line), Some(areas)) = (trend.lines.get_mut(index), areas.get_mut(index)) {
            let place = line.points.partition_point(|other| other.moment <= point.moment);
            line.points.insert(place, point);
            areas.insert(place, area);
        }
    }
    for (line, areas) in trend.lines.iter_mut().zip(&areas) {
        let ends = line.points.windows(2).zip(areas.windows(2));
        let joints: Vec<_> = ends.map(|(points, areas)| joint(points, areas, map)).collect();
        for (point, joint) in line.points.iter_mut().skip(1).zip(joints) {
            point.joint = joint;
        }
    }
    trend
}

/// A goal is one of the total alone.
fn goal(reference: &Reference, of: &TrendOf) -> Option<TrendGoal> {
    let total = reference.total.filter(|_| *of == TrendOf::Total)?;
    Some(TrendGoal {
        key: reference.key.clone(),
        title: reference.title.clone(),
        points: total.points.secured(),
        max: total.max,
    })
}

/// What is drawn of a reference, and the area of its own edition that it is of.
fn amount(
    rubric: Option<&Rubric>,
    reference: &Reference,
    of: &TrendOf,
    map: &EditionMap,
) -> Result<(Option<AreaId>, Interval, Points), Figure> {
    let id = match of {
        TrendOf::Total => {
            let total = reference.total.ok_or(Figure::NotPublished)?;
            return Ok((None, total.points, total.max));
        }
        TrendOf::Area(id) => id,
    };
    let Some((rubric, area)) = rubric.and_then(|rubric| Some((rubric, rubric.area(id)?))) else {
        return Err(Figure::NotComparable);
    };
    let counterpart = area_counterpart(rubric, id, reference.edition.id(), map);
    let figure = match counterpart.strength {
        _ if reference.areas.is_empty() => Figure::NotPublished,
        Strength::Same | Strength::Partly => figure(&counterpart, area.max, &reference.areas),
        Strength::Nothing => Figure::NotComparable,
    };
    let (points, max) = figure.drawn(area.max).ok_or(figure)?;
    Ok((counterpart.ids.first().cloned(), points, max))
}

/// How two results that follow each other are joined.
fn joint(points: &[TrendPoint], areas: &[Option<AreaId>], map: &EditionMap) -> Joint {
    let ([from, to], [from_area, to_area]) = (points, areas) else {
        return Joint::Apart;
    };
    let (Some(from_edition), Some(to_edition)) = (from.edition.id(), to.edition.id()) else {
        return Joint::Apart;
    };
    if from.moment == to.moment {
        return Joint::Apart;
    }
    if from_edition == to_edition {
        let is_settled = from.points.is_closed() && to.points.is_closed() && from.max == to.max;
        let change = is_settled.then(|| Change::between(from.points.secured(), to.points.secured()));
        return Joint::Within { change };
    }
    let Some((pair, side)) = map.pair(from_edition, to_edition) else {
        return Joint::Apart;
    };
    let Pair { caveat, totals, areas, .. } = pair;
    let (Some(from_area), Some(to_area)) = (from_area, to_area) else {
        return Joint::Across { caveats: vec![Arc::clone(caveat), Arc::clone(totals)] };
    };
    let answers = areas.iter().find(|entry| {
        let (own, other) = entry.seen_from(side);
        entry.strength != Strength::Nothing && own.contains(from_area) && other.contains(to_area)
    });
    answers.map_or(Joint::Apart, |entry| Joint::Across {
        caveats: std::iter::once(caveat).chain(&entry.caveat).map(Arc::clone).collect(),
    })
}
