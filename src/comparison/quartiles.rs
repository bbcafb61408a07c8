//! Places among results, and in which quarter they are: the manner of Kolada, with its reservation.
//!
//! A quarter is a place among those that take part and says nothing of good or bad.

use std::cmp::Reverse;

use super::reference::ReferenceKind;
use super::series::{Figure, Series};
use super::trend::Moment;
use crate::points::{Interval, Points};
use crate::rubric::Rubric;

/// The fewest results that get places: of two, a place says no more than which is higher.
pub const MIN_PLACES: usize = 3;

/// The fewest results that get quarters: below, a quarter would be a single municipality.
pub const MIN_QUARTERS: usize = 8;

/// What results are ranked by; parts by their number in the rubric's order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RankOf {
    /// The total.
    Total,
    /// An area.
    Area(usize),
    /// A subarea.
    Subarea(usize),
}

/// Results in the order of their points.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ranks {
    /// Those that take part, best first; of the same points in the order given.
    pub ranked: Vec<Ranked>,
    /// Those that do not, in the order given, with the reason.
    pub left_out: Vec<LeftOut>,
    /// Means and goals: they have no place and may be drawn as lines.
    pub levels: Vec<Level>,
}

/// A result that takes part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ranked {
    /// Its number among the series.
    pub series: usize,
    /// Its points.
    pub points: Points,
    /// Its place, 1 for the best, the same for the same points; nothing below [`MIN_PLACES`] results.
    pub place: Option<usize>,
    /// Its quarter; nothing below [`MIN_QUARTERS`] results.
    pub quarter: Option<Quarter>,
}

/// Where a place lies among all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Quarter {
    /// In the quarter with the best places: green in Kolada.
    Best,
    /// In the half between: yellow.
    Middle,
    /// In the quarter with the last places: red.
    Worst,
}

/// A result that does not take part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Its number among the series.
    pub series: usize,
    /// Why.
    pub reason: NotRanked,
}

/// Why a result does not take part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotRanked {
    /// Something is still open. It would only look weak; what it is between can be drawn.
    Open(Interval),
    /// It was made with another edition, or nobody knows with which.
    OtherEdition,
    /// It has no points here, or not out of the same maximum.
    NoPoints,
    /// Another result of the municipality takes part: the series with this number.
    Counted(usize),
}

/// A mean or a goal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Level {
    /// Its number among the series.
    pub series: usize,
    /// Its points.
    pub points: Points,
}

/// Places of those results among `series` that were made with `rubric` and are settled, one a municipality.
///
/// Of a municipality its newest result takes part, of two as new that of the evaluators; but the draft that everything
/// stands beside goes before all others of its municipality, for it is what a place is sought for.
#[must_use]
pub fn rank(rubric: &Rubric, series: &[Series], of: RankOf) -> Ranks {
    let mut ranks = Ranks::default();
    for (index, one) in series.iter().enumerate() {
        let figure = match of {
            RankOf::Total => Some(&one.total),
            RankOf::Area(part) => one.areas.get(part),
            RankOf::Subarea(part) => one.subareas.get(part),
        };
        if matches!(one.kind, ReferenceKind::Mean | ReferenceKind::Goal) {
            // A mean of another edition says nothing here; a goal is of none.
            let is_here = one.kind == ReferenceKind::Goal || one.edition.is(&rubric.id);
            let points = figure.and_then(Figure::settled).filter(|_| is_here);
            ranks.levels.extend(points.map(|points| Level { series: index, points }));
            continue;
        }
        match amount(rubric, one, figure, of) {
            Ok(points) => ranks.ranked.push(Ranked { series: index, points, place: None, quarter: None }),
            Err(reason) => ranks.left_out.push(LeftOut { series: index, reason }),
        }
    }
    keep_newest(&mut ranks, series);
    ranks.left_out.sort_by_key(|left_out| left_out.series);
    ranks.ranked.sort_by_key(|ranked| Reverse(ranked.points));
    place(&mut ranks.ranked);
    ranks
}

/// The points that a result is ranked by.
fn amount(rubric: &Rubric, series: &Series, figure: Option<&Figure>, of: RankOf) -> Result<Points, NotRanked> {
    if !series.edition.is(&rubric.id) {
        return Err(NotRanked::OtherEdition);
    }
    // The total of a draft with an area that does not apply is out of less than the others'.
    if of == RankOf::Total && series.areas.contains(&Figure::NotApplicable) {
        return Err(NotRanked::NoPoints);
    }
    match figure {
        Some(Figure::Points(interval)) if interval.is_closed() => Ok(interval.secured()),
        Some(Figure::Points(interval)) => Err(NotRanked::Open(*interval)),
        Some(
            Figure::Share(_) | Figure::InPart(_) | Figure::NotApplicable | Figure::NotComparable | Figure::NotPublished,
        )
        | None => Err(NotRanked::NoPoints),
    }
}

/// Leaves one result a municipality.
fn keep_newest(ranks: &mut Ranks, series: &[Series]) {
    let of = |ranked: &Ranked| series.get(ranked.series);
    let mut kept: Vec<Ranked> = Vec::with_capacity(ranks.ranked.len());
    // By municipality and the one that counts first, so that one look at the last kept is enough.
    ranks.ranked.sort_by_cached_key(|ranked| {
        of(ranked).map(|one| {
            let is_evaluation = one.kind == ReferenceKind::Evaluation;
            let moment = one.year.map(|year| Moment::of(year, one.month));
            (one.municipality(), Reverse((one.is_own(), moment, is_evaluation)))
        })
    });
    for ranked in ranks.ranked.drain(..) {
        let municipality = |ranked| of(ranked).map(Series::municipality);
        match kept.last() {
            Some(counted) if municipality(counted) == municipality(&ranked) => {
                let reason = NotRanked::Counted(counted.series);
                ranks.left_out.push(LeftOut { series: ranked.series, reason });
            }
            _ => kept.push(ranked),
        }
    }
    kept.sort_by_key(|ranked| ranked.series);
    ranks.ranked = kept;
}

/// Gives places and quarters to results in order.
fn place(ranked: &mut [Ranked]) {
    let n = ranked.len();
    for same in ranked.chunk_by_mut(|one, next| one.points == next.points).scan(0, with_better) {
        let (better, same) = same;
        let up_to = better + same.len();
        // Results with the same points are in the same quarter, and no quarter is larger than a fourth of all.
        let quarter = if 4 * up_to <= n {
            Quarter::Best
        } else if 4 * (n - better) <= n {
            Quarter::Worst
        } else {
            Quarter::Middle
        };
        for one in same {
            one.place = (n >= MIN_PLACES).then_some(better + 1);
            one.quarter = (n >= MIN_QUARTERS).then_some(quarter);
        }
    }
}

/// How many come before each group.
fn with_better<'a>(better: &mut usize, same: &'a mut [Ranked]) -> Option<(usize, &'a mut [Ranked])> {
    let before = *better;
    *better += same.len();
    Some((before, same))
}
