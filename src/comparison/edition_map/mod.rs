//! The cross-edition map: which areas and subareas of two editions answer to each other, and with what reservation.
//!
//! No report prints such a map. It is the project's reading of titles, maxima and of where each report treats a
//! subject, kept as data in `data/edition-map.json` (format `kommunkompass-edition-map`, see
//! `schemas/edition-map.schema.json`). The points of an evaluation are not in it, nor are titles and maxima. Start at
//! [`EditionMap::pair`].

mod parse;

use std::sync::Arc;

pub use parse::{FORMAT, SCHEMA, parse};

use crate::language::LocalizedText;
use crate::rubric::{AreaId, RubricId, SubareaId};

/// The pairs of editions and what they have in common.
///
/// It is only made by [`parse`], so what its parts say of themselves holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EditionMap {
    /// Every reservation that an entry names, in the order of the file.
    pub caveats: Vec<Arc<Caveat>>,
    /// The pairs, each of two editions once.
    pub pairs: Vec<Pair>,
}

/// A reservation that is shown wherever figures of two editions stand beside each other.
#[derive(Clone, Debug, PartialEq)]
pub struct Caveat {
    /// Unique in the map.
    pub id: String,
    /// One or two sentences, in every language.
    pub text: LocalizedText,
}

/// Two editions.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// The edition that came first.
    pub older: RubricId,
    /// The one that came later.
    pub newer: RubricId,
    /// What holds for all of the comparison.
    pub caveat: Arc<Caveat>,
    /// What holds for the totals: they stand beside each other and are never subtracted.
    pub totals: Arc<Caveat>,
    /// Every area of both editions, each once.
    pub areas: Vec<Entry<AreaId>>,
    /// Every subarea of both editions, each once; none where one of the two is known by its areas only.
    pub subareas: Vec<Entry<SubareaId>>,
}

/// Parts that answer to each other, or have nothing that answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry<Id> {
    /// Parts of the older edition.
    pub older: Vec<Id>,
    /// Parts of the newer edition.
    pub newer: Vec<Id>,
    /// How well they answer to each other.
    pub strength: Strength,
    /// Why not in full; always there unless they are the same.
    pub caveat: Option<Arc<Caveat>>,
}

/// How well parts of two editions answer to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strength {
    /// The same subject: one part on each side. Their maxima may differ.
    Same,
    /// The same subject in part: one or more on each side.
    Partly,
    /// Nothing that can be compared; what comes nearest may be named.
    Nothing,
}

/// One of the editions of a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The one that came first.
    Older,
    /// The one that came later.
    Newer,
}

impl EditionMap {
    /// The pair of these editions, and which of its sides `from` is.
    #[must_use]
    pub fn pair(&self, from: &RubricId, to: &RubricId) -> Option<(&Pair, Side)> {
        self.pairs.iter().find_map(|pair| {
            if (&pair.older, &pair.newer) == (from, to) {
                Some((pair, Side::Older))
            } else if (&pair.newer, &pair.older) == (from, to) {
                Some((pair, Side::Newer))
            } else {
                None
            }
        })
    }
}

impl<Id> Entry<Id> {
    /// The parts on one side, and those that they answer to on the other.
    #[must_use]
    pub fn seen_from(&self, side: Side) -> (&[Id], &[Id]) {
        match side {
            Side::Older => (&self.older, &self.newer),
            Side::Newer => (&self.newer, &self.older),
        }
    }
}
