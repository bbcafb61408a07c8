//! The mean of what was chosen to stand beside a draft.

use super::correspondence::Extent;
use super::reference::{ReferenceKey, ReferenceKind};
use super::series::{Figure, Series};
use crate::assessment::Year;
use crate::evaluation::EditionClaim;
use crate::points::{Interval, Points};
use crate::rubric::Rubric;

/// The fewest results that make a mean: of one it would be the result itself.
pub const MIN_RESULTS: usize = 2;

/// What a mean was computed from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MeanBasis {
    /// How many results have the total.
    pub totals: usize,
    /// How many have every area.
    pub areas: usize,
    /// How many have every subarea.
    pub subareas: usize,
    /// The first and the last year.
    pub years: Option<(Year, Year)>,
    /// Names of those that it was computed from.
    pub names: Vec<String>,
    /// How many municipalities those are of.
    pub municipalities: usize,
    /// Names of those that were left out: of another edition, or not settled yet.
    pub left_out: Vec<String>,
}

/// The mean of the settled results of the rubric's own edition among `chosen`, with what it was computed from.
///
/// Neither the draft itself nor means and goals take part. Each level is a mean over those results that have all of
/// it, so that the areas' means add up to the mean of their totals. Gives nothing below [`MIN_RESULTS`].
#[must_use]
pub fn mean_of(rubric: &Rubric, chosen: &[Series], name: String) -> Option<(Series, MeanBasis)> {
    let mut basis = MeanBasis::default();
    let mut taken: Vec<&Series> = Vec::new();
    for series in chosen {
        match series.kind {
            ReferenceKind::Mean | ReferenceKind::Goal => continue,
            _ if series.is_own() => continue,
            _ if series.edition.is(&rubric.id) && series.total.settled().is_some() => taken.push(series),
            _ => basis.left_out.push(series.name.clone()),
        }
    }
    if taken.len() < MIN_RESULTS {
        return None;
    }
    let years = || taken.iter().filter_map(|series| series.year);
    basis.years = years().min().zip(years().max());
    basis.totals = taken.len();
    basis.names = taken.iter().map(|series| series.name.clone()).collect();
    basis.municipalities = n_municipalities(&taken);
    let (areas, n) = level(&taken, rubric.areas.len(), |series| &series.areas);
    basis.areas = n;
    let (subareas, n) = level(&taken, rubric.subareas().count(), |series| &series.subareas);
    basis.subareas = n;
    let total = mean(taken.iter().filter_map(|series| series.total.settled()));
    let series = Series {
        key: Some(ReferenceKey::MeanOfChosen),
        kind: ReferenceKind::Mean,
        name,
        year: basis.years.map(|(_, last)| last),
        month: None,
        edition: EditionClaim::Stated(rubric.id.clone()),
        extent: Extent::Everything,
        areas,
        subareas,
        total: Figure::Points(Interval::settled(total)),
    };
    Some((series, basis))
}

/// How many municipalities some results are of.
fn n_municipalities(taken: &[&Series]) -> usize {
    let mut names: Vec<_> = taken.iter().map(|series| series.municipality()).collect();
    names.sort_unstable();
    names.dedup();
    names.len()
}

/// The means of one level, and over how many results.
fn level(taken: &[&Series], n_parts: usize, figures: impl Fn(&Series) -> &Vec<Figure>) -> (Vec<Figure>, usize) {
    let whole: Vec<Vec<Points>> = taken
        .iter()
        .filter_map(|series| figures(series).iter().map(Figure::settled).collect::<Option<Vec<_>>>())
        .filter(|points| !points.is_empty())
        .collect();
    if whole.len() < MIN_RESULTS {
        return (vec![Figure::NotPublished; n_parts], 0);
    }
    let of_part = |index: usize| mean(whole.iter().filter_map(|points| points.get(index).copied()));
    let means = (0..n_parts).map(|index| Figure::Points(Interval::settled(of_part(index))));
    (means.collect(), whole.len())
}

/// The mean to the nearest millionth.
fn mean(points: impl Iterator<Item = Points>) -> Points {
    let (sum, n) = points.fold((Points::ZERO, 0), |(sum, n), points| (sum + points, n + 1));
    sum.scaled(1, n)
}
