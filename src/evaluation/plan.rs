//! What adding the results of a file would do to those that are here. Changes nothing.

use std::collections::{BTreeMap, BTreeSet};

use super::file::{EvaluationsFile, Place, Read, may_be_same, occasion, occasion_of_mean};
use super::{Evaluation, EvaluationId, Evaluations, Mean, free_id};
use crate::assessment::Year;
use crate::language::Language;
use crate::points::Points;

/// A result of a file, as it would be added, and what that would do.
#[derive(Clone, Debug, PartialEq)]
pub struct Planned<T> {
    /// The result, with the id that it would have here.
    pub item: T,
    /// Where it stands in the file.
    pub place: Place,
    /// How it stands to what is here, and so what adding it would do.
    pub standing: Standing<T>,
    /// Whether it is new, and may all the same be one that is here: of the same municipality and year, where one of the
    /// two leaves open its month or edition.
    pub may_be_here: bool,
}

/// How a result of a file stands to those that are here.
#[derive(Clone, Debug, PartialEq)]
pub enum Standing<T> {
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
    let here = Here::of(stored.evaluations.iter().map(|old| (&old.id, old, occasion(old))));
    let named = |evaluation: &Evaluation| (evaluation.municipality.name.clone(), evaluation.year);
    let with_id = |evaluation: &Evaluation, id| Evaluation { id, ..evaluation.clone() };
    let mut evaluations = here.plan(&file.good, occasion, named, with_id, figures);
    note_alike(&mut evaluations, &stored.evaluations);
    let here = Here::of(stored.means.iter().map(|old| (&old.id, old, occasion_of_mean(old))));
    let named = |mean: &Mean| (mean.title.get(Language::Swedish).to_owned(), mean.year);
    let with_id = |mean: &Mean, id| Mean { id, ..mean.clone() };
    Plan { evaluations, means: here.plan(&file.means, occasion_of_mean, named, with_id, figures_of_mean) }
}

/// Notes which new results may be here already.
fn note_alike(planned: &mut [Planned<Evaluation>], stored: &[Evaluation]) {
    for planned in planned.iter_mut().filter(|planned| planned.standing == Standing::New) {
        planned.may_be_here = stored.iter().any(|old| may_be_same(old, &planned.item));
    }
}

/// What is stored, by the occasion that it is of, and the ids that are taken.
struct Here<'s, T> {
    by_occasion: BTreeMap<String, (&'s EvaluationId, &'s T)>,
    taken: BTreeSet<String>,
}

impl<'s, T: Clone> Here<'s, T> {
    fn of(stored: impl Iterator<Item = (&'s EvaluationId, &'s T, String)>) -> Self {
        let mut here = Self { by_occasion: BTreeMap::new(), taken: BTreeSet::new() };
        for (id, item, occasion) in stored {
            here.taken.insert(id.to_string());
            here.by_occasion.entry(occasion).or_insert((id, item));
        }
        here
    }

    fn plan(
        mut self,
        found: &[Read<T>],
        occasion: fn(&T) -> String,
        named: fn(&T) -> (String, Year),
        with_id: fn(&T, EvaluationId) -> T,
        figures: fn(&T) -> Vec<NamedFigure>,
    ) -> Vec<Planned<T>> {
        let one = |read: &Read<T>| {
            let old = self.by_occasion.get(&occasion(&read.item));
            let id = old.map(|(id, _)| (*id).clone()).unwrap_or_else(|| {
                let (name, year) = named(&read.item);
                free_id(&name, year, |id| self.taken.contains(id))
            });
            self.taken.insert(id.to_string());
            planned(read, with_id(&read.item, id), old.map(|(_, item)| *item), figures)
        };
        found.iter().map(one).collect()
    }
}

fn planned<T: Clone>(read: &Read<T>, item: T, old: Option<&T>, figures: fn(&T) -> Vec<NamedFigure>) -> Planned<T> {
    let standing = match old {
        None => Standing::New,
        Some(old) => match differences(&figures(old), &figures(&item)) {
            differs if differs.is_empty() => Standing::Same,
            differs => Standing::Replaces { old: old.clone(), differs },
        },
    };
    Planned { item, place: read.place.clone(), standing, may_be_here: false }
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
