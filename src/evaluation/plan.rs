//! What adding the results of a file would do to those that are here. Changes nothing.

use super::file::{EvaluationsFile, Place, Read, is_same_occasion};
use super::{Evaluation, EvaluationId, Evaluations, Mean, free_id};
use crate::language::Language;
use crate::points::Points;

/// A result of a file, as it would be added, and what that would do.
#[derive(Clone, Debug, PartialEq)]
pub struct Planned<T> {
    /// The result, with the id that it would have here.
    pub item: T,
    /// Where it stands in the file.
    pub place: Place,
    /// What adding it would do.
    pub effect: Effect<T>,
}

/// What adding a result would do.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect<T> {
    /// It is not here.
    New,
    /// It is here with the same figures: nothing to do.
    Same,
    /// It takes the place of one with other figures.
    Replaces {
        /// The one that is here.
        old: T,
        /// Which figures differ.
        differs: Vec<Difference>,
    },
}

/// A figure that is another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The area or subarea; nothing for the total.
    pub part: Option<String>,
    /// What is here; nothing when there is no such figure.
    pub old: Option<Figure>,
    /// What the file has.
    pub new: Option<Figure>,
}

/// Points, and what they can become.
pub type Figure = (Points, Option<Points>);

/// What adding a file would do.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// Its results.
    pub evaluations: Vec<Planned<Evaluation>>,
    /// Its means.
    pub means: Vec<Planned<Mean>>,
}

/// Lays what was found in a file beside what is stored.
#[must_use]
pub fn plan(file: &EvaluationsFile, stored: &Evaluations) -> Plan {
    let mut taken: Vec<_> = stored.evaluations.iter().map(|evaluation| evaluation.id.clone()).collect();
    let evaluations = file.good.iter().map(|read| {
        let old = stored.evaluations.iter().find(|old| is_same_occasion(old, &read.item));
        let free = |taken: &[EvaluationId]| {
            let is_taken = |id: &str| taken.iter().any(|other| other.as_str() == id);
            free_id(&read.item.municipality.name, read.item.year, is_taken)
        };
        let id = settle_id(&mut taken, old.map(|old| &old.id), free);
        planned(read, Evaluation { id, ..read.item.clone() }, old, figures)
    });
    let evaluations = evaluations.collect();
    let mut taken: Vec<_> = stored.means.iter().map(|mean| mean.id.clone()).collect();
    let means = file.means.iter().map(|read| {
        let old = stored.means.iter().find(|old| is_same_mean(old, &read.item));
        let free = |taken: &[EvaluationId]| {
            let is_taken = |id: &str| taken.iter().any(|other| other.as_str() == id);
            free_id(read.item.title.get(Language::Swedish), read.item.year, is_taken)
        };
        let id = settle_id(&mut taken, old.map(|old| &old.id), free);
        planned(read, Mean { id, ..read.item.clone() }, old, figures_of_mean)
    });
    Plan { evaluations, means: means.collect() }
}

/// The id of what is here already, or a free one, which is then taken.
fn settle_id(
    taken: &mut Vec<EvaluationId>,
    old: Option<&EvaluationId>,
    free: impl Fn(&[EvaluationId]) -> EvaluationId,
) -> EvaluationId {
    let id = old.cloned().unwrap_or_else(|| free(taken));
    taken.push(id.clone());
    id
}

fn planned<T: Clone>(read: &Read<T>, item: T, old: Option<&T>, figures: fn(&T) -> Vec<NamedFigure>) -> Planned<T> {
    let effect = match old {
        None => Effect::New,
        Some(old) => match differences(&figures(old), &figures(&item)) {
            differs if differs.is_empty() => Effect::Same,
            differs => Effect::Replaces { old: old.clone(), differs },
        },
    };
    Planned { item, place: read.place.clone(), effect }
}

fn is_same_mean(one: &Mean, other: &Mean) -> bool {
    let title = |mean: &Mean| mean.title.get(Language::Swedish).to_lowercase();
    one.year == other.year && one.edition.id() == other.edition.id() && title(one) == title(other)
}

/// A part, or nothing for the total, and its figure.
type NamedFigure = (Option<String>, Figure);

fn figures(evaluation: &Evaluation) -> Vec<NamedFigure> {
    let total = evaluation.total.map(|total| (None, (total.points, total.possible)));
    let areas = evaluation.areas.iter().map(|area| (Some(area.id.to_string()), (area.points, area.possible)));
    let rows = evaluation.subareas.iter().map(|row| (Some(row.id.to_string()), (row.points, row.possible)));
    total.into_iter().chain(areas).chain(rows).collect()
}

fn figures_of_mean(mean: &Mean) -> Vec<NamedFigure> {
    let total = mean.total.map(|total| (None, (total, None)));
    let areas = mean.areas.iter().map(|(id, points)| (Some(id.to_string()), (*points, None)));
    let rows = mean.subareas.iter().map(|(id, points)| (Some(id.to_string()), (*points, None)));
    total.into_iter().chain(areas).chain(rows).collect()
}

/// The figures that differ: those that are here in their order, then those that only the file has.
fn differences(old: &[NamedFigure], new: &[NamedFigure]) -> Vec<Difference> {
    let find = |list: &[NamedFigure], part: &Option<String>| {
        list.iter().find(|(other, _)| other == part).map(|(_, figure)| *figure)
    };
    let only_new = new.iter().filter(|(part, _)| find(old, part).is_none());
    old.iter()
        .chain(only_new)
        .map(|(part, _)| Difference { part: part.clone(), old: find(old, part), new: find(new, part) })
        .filter(|difference| difference.old != difference.new)
        .collect()
}
