//! Which parts of one edition answer to which parts of another.

use std::sync::Arc;

use super::edition_map::{Caveat, EditionMap, Entry, Pair, Side, Strength};
use crate::rubric::{AreaId, Rubric, RubricId, SubareaId};

/// How much of two rubrics can be compared.
#[derive(Clone, Debug, PartialEq)]
pub enum Extent {
    /// The same rubric: everything.
    Everything,
    /// Two editions of the cross-edition map: what the map joins, with its caveats.
    Across {
        /// What holds for all of the comparison.
        caveat: Arc<Caveat>,
        /// What holds for the totals.
        totals: Arc<Caveat>,
    },
    /// Rubrics that nothing is known to join: only the total.
    OnlyTotal,
}

/// What of another edition answers to the parts of a rubric, in the rubric's order.
#[derive(Clone, Debug, PartialEq)]
pub struct Correspondence {
    /// How much can be compared.
    pub extent: Extent,
    /// For each area of the rubric what answers to it.
    pub areas: Vec<Counterpart<AreaId>>,
    /// For each subarea of the rubric, in order, what answers to it.
    pub subareas: Vec<Counterpart<SubareaId>>,
}

/// What of another edition answers to one part of a rubric.
#[derive(Clone, Debug, PartialEq)]
pub struct Counterpart<Id> {
    /// How well it answers.
    pub strength: Strength,
    /// The parts of the other edition: one where they are the same; where nothing can be compared, what comes nearest.
    pub ids: Vec<Id>,
    /// What the reader has to know.
    pub caveat: Option<Arc<Caveat>>,
}

impl<Id> Counterpart<Id> {
    fn same(id: Id) -> Self {
        Self { strength: Strength::Same, ids: vec![id], caveat: None }
    }

    const fn nothing() -> Self {
        Self { strength: Strength::Nothing, ids: Vec::new(), caveat: None }
    }
}

/// A caveat and the parts of the rubric that it is about.
#[derive(Clone, Debug, PartialEq)]
pub struct CaveatOn<Id> {
    /// The caveat.
    pub caveat: Arc<Caveat>,
    /// The parts, in the rubric's order; at least one.
    pub parts: Vec<Id>,
}

/// What of the edition `other` answers to the parts of a rubric.
///
/// Within a rubric parts answer to each other by id. Across editions the map alone decides: numbers prove nothing, for
/// editions reuse them. The other edition's rubric is not needed; of one that nobody knows only the total is left.
#[must_use]
pub fn correspondence(rubric: &Rubric, other: Option<&RubricId>, map: &EditionMap) -> Correspondence {
    let areas = rubric.areas.iter().map(|area| &area.id);
    let subareas = rubric.subareas().map(|(_, subarea)| &subarea.id);
    if Some(&rubric.id) == other {
        return Correspondence {
            extent: Extent::Everything,
            areas: areas.cloned().map(Counterpart::same).collect(),
            subareas: subareas.cloned().map(Counterpart::same).collect(),
        };
    }
    let Some((pair, side)) = other.and_then(|other| map.pair(&rubric.id, other)) else {
        return Correspondence {
            extent: Extent::OnlyTotal,
            areas: areas.map(|_| Counterpart::nothing()).collect(),
            subareas: subareas.map(|_| Counterpart::nothing()).collect(),
        };
    };
    let Pair { caveat, totals, .. } = pair;
    Correspondence {
        extent: Extent::Across { caveat: Arc::clone(caveat), totals: Arc::clone(totals) },
        areas: areas.map(|id| counterpart(&pair.areas, side, id)).collect(),
        subareas: subareas.map(|id| counterpart(&pair.subareas, side, id)).collect(),
    }
}

/// What of the edition `other` answers to one area of a rubric.
pub(super) fn area_counterpart(
    rubric: &Rubric,
    area: &AreaId,
    other: Option<&RubricId>,
    map: &EditionMap,
) -> Counterpart<AreaId> {
    if Some(&rubric.id) == other {
        return Counterpart::same(area.clone());
    }
    let pair = other.and_then(|other| map.pair(&rubric.id, other));
    pair.map_or_else(Counterpart::nothing, |(pair, side)| counterpart(&pair.areas, side, area))
}

/// What answers to a part; nothing when the map does not know the part.
fn counterpart<Id: Clone + PartialEq>(entries: &[Entry<Id>], side: Side, id: &Id) -> Counterpart<Id> {
    let found = entries.iter().find(|entry| entry.seen_from(side).0.contains(id));
    found.map_or_else(Counterpart::nothing, |entry| Counterpart {
        strength: entry.strength,
        ids: entry.seen_from(side).1.to_vec(),
        caveat: entry.caveat.clone(),
    })
}

impl Correspondence {
    /// What has to be said about the areas: each caveat once, with the areas that it is about.
    #[must_use]
    pub fn area_caveats(&self, rubric: &Rubric) -> Vec<CaveatOn<AreaId>> {
        gather(rubric.areas.iter().map(|area| &area.id).zip(&self.areas))
    }

    /// The same about the subareas.
    #[must_use]
    pub fn subarea_caveats(&self, rubric: &Rubric) -> Vec<CaveatOn<SubareaId>> {
        gather(rubric.subareas().map(|(_, subarea)| &subarea.id).zip(&self.subareas))
    }
}

fn gather<'a, Id: Clone + 'a>(parts: impl Iterator<Item = (&'a Id, &'a Counterpart<Id>)>) -> Vec<CaveatOn<Id>> {
    let mut gathered: Vec<CaveatOn<Id>> = Vec::new();
    for (id, counterpart) in parts {
        let Some(caveat) = &counterpart.caveat else {
            continue;
        };
        match gathered.iter_mut().find(|known| known.caveat.id == caveat.id) {
            Some(known) => known.parts.push(id.clone()),
            None => gathered.push(CaveatOn { caveat: Arc::clone(caveat), parts: vec![id.clone()] }),
        }
    }
    gathered
}
