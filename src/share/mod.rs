//! A result as points alone, small enough for a link: how many points each subarea has, and of which rubric and year.
//!
//! Answers, notes, reasons and justifications cannot get into it, since it is made of a [`Score`], which has none. The
//! municipality is in it only when somebody wanted that. [`SharedResult::to_text`] writes it and
//! [`SharedResult::from_text`] reads it back, whoever wrote it; [`link`] puts it after the address of a page.

mod link;
mod text;

use std::collections::BTreeSet;

pub use link::{MAX_LINK, NoLink, link};
pub use text::{LinkError, LinkFault};

use crate::assessment::{Edit, Year};
use crate::municipality::MAX_NAME;
use crate::points::{Interval, Points};
use crate::rubric::{Rubric, RubricReference, Subarea, SubareaId};
use crate::scoring::{self, Basis, Outcome, Progress, Score, SubareaScore};

/// The most characters of a rubric's title that a link carries.
const MAX_TITLE: usize = 100;

/// The points of a result, and what they are points of.
#[derive(Clone, Debug, PartialEq)]
pub struct SharedResult {
    rubric: RubricReference,
    own_title: Option<String>,
    year: Option<Year>,
    municipality: Option<String>,
    subareas: Vec<(SubareaId, SharedPoints)>,
}

/// What a result is about, as far as it is told.
#[derive(Clone, Debug, PartialEq)]
pub struct SharedAbout {
    /// The rubric that the points go by.
    pub rubric: RubricReference,
    /// The title of the rubric, if it is one of someone's own: elsewhere nobody may have it.
    pub own_title: Option<String>,
    /// The year that the result is about.
    pub year: Option<Year>,
    /// Whose result it is, only if somebody wanted that told.
    pub municipality: Option<String>,
}

/// The points of a subarea.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SharedPoints {
    /// The subarea does not apply.
    NotApplicable,
    /// What is secured and what is possible.
    Points(Interval),
}

/// Why the points of a result cannot be those of a rubric.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Misfit {
    /// The rubric has a subarea that the result lacks.
    Missing(SubareaId),
    /// The result has a subarea that the rubric lacks.
    Unknown(SubareaId),
    /// A subarea has more points than the rubric gives.
    AboveMax(SubareaId),
}

impl SharedResult {
    /// The points of a score. Texts are cut to what a link can carry.
    #[must_use]
    pub fn of(score: &Score, about: SharedAbout) -> Self {
        let subareas = score.areas.iter().flat_map(|area| &area.subareas);
        let municipality = about.municipality.map(|name| tidied(&name, MAX_NAME));
        Self {
            rubric: about.rubric,
            own_title: about.own_title.map(|title| tidied(&title, MAX_TITLE)),
            year: about.year,
            municipality: municipality.filter(|name| !name.is_empty()),
            subareas: subareas.map(|subarea| (subarea.id.clone(), SharedPoints::of(subarea.outcome))).collect(),
        }
    }

    /// The rubric that the points go by.
    #[must_use]
    pub const fn rubric(&self) -> &RubricReference {
        &self.rubric
    }

    /// The title of the rubric, if it is one of someone's own; empty when it is not told.
    #[must_use]
    pub fn own_title(&self) -> Option<&str> {
        self.own_title.as_deref()
    }

    /// The year that the result is about, if it is told.
    #[must_use]
    pub const fn year(&self) -> Option<Year> {
        self.year
    }

    /// Whose result it is, if it is told.
    #[must_use]
    pub fn municipality(&self) -> Option<&str> {
        self.municipality.as_deref()
    }

    /// The points, in the order of the rubric.
    #[must_use]
    pub fn subareas(&self) -> &[(SubareaId, SharedPoints)] {
        &self.subareas
    }

    /// The score that the points add up to with their rubric, by the rule that drafts are scored by.
    ///
    /// # Errors
    /// When the points cannot be those of this rubric.
    pub fn score(&self, rubric: &Rubric) -> Result<Score, Misfit> {
        if let Some((id, _)) = self.subareas.iter().find(|(id, _)| rubric.subarea(id).is_none()) {
            return Err(Misfit::Unknown(id.clone()));
        }
        for (_, subarea) in rubric.subareas() {
            match self.points(&subarea.id) {
                None => return Err(Misfit::Missing(subarea.id.clone())),
                Some(points) if points.most() > subarea.max => return Err(Misfit::AboveMax(subarea.id.clone())),
                Some(_) => {}
            }
        }
        Ok(scoring::add_up(rubric, |subarea| self.subarea_score(subarea)))
    }

    fn points(&self, id: &SubareaId) -> Option<SharedPoints> {
        self.subareas.iter().find(|(other, _)| other == id).map(|(_, points)| *points)
    }

    fn subarea_score(&self, subarea: &Subarea) -> SubareaScore {
        let max = subarea.max;
        let none = Progress::default();
        let (outcome, progress) = match self.points(&subarea.id) {
            Some(SharedPoints::NotApplicable) => {
                (Outcome::NotApplicable, Progress { dealt_with: 1, not_applicable: 1, ..none })
            }
            Some(SharedPoints::Points(interval)) if interval.is_closed() => {
                (Outcome::Points { interval, max }, Progress { dealt_with: 1, ..none })
            }
            Some(SharedPoints::Points(interval)) => {
                (Outcome::Points { interval, max }, Progress { unanswered: 1, ..none })
            }
            None => (
                Outcome::Points { interval: Interval::new(Points::ZERO, max), max },
                Progress { unanswered: 1, ..none },
            ),
        };
        SubareaScore { id: subarea.id.clone(), outcome, basis: Basis::DirectPoints, progress }
    }

    /// What the points of all subareas add up to, for when the rubric is not here; nothing when some do not apply, since
    /// then areas are scaled in a way that only the rubric tells.
    #[must_use]
    pub fn sum(&self) -> Option<Interval> {
        let interval = |(_, points): &(SubareaId, SharedPoints)| match points {
            SharedPoints::NotApplicable => None,
            SharedPoints::Points(interval) => Some(*interval),
        };
        self.subareas.iter().map(interval).sum()
    }

    /// The edits that give a draft those points that are settled.
    pub fn as_direct_points(&self) -> impl Iterator<Item = Edit> {
        self.subareas.iter().filter_map(|(id, points)| match points {
            SharedPoints::Points(interval) if interval.is_closed() => {
                Some(Edit::DirectPoints { subarea: id.clone(), points: Some(interval.secured()) })
            }
            SharedPoints::Points(_) | SharedPoints::NotApplicable => None,
        })
    }

    /// How many subareas have points that are not settled.
    #[must_use]
    pub fn n_open(&self) -> usize {
        let is_open = |points: &SharedPoints| matches!(points, SharedPoints::Points(points) if !points.is_closed());
        self.subareas.iter().filter(|(_, points)| is_open(points)).count()
    }

    /// How many subareas do not apply.
    #[must_use]
    pub fn n_not_applicable(&self) -> usize {
        self.subareas.iter().filter(|(_, points)| *points == SharedPoints::NotApplicable).count()
    }

    /// That there are subareas, and none of them twice.
    fn check_subareas(&self) -> Result<(), LinkFault> {
        if self.subareas.is_empty() {
            return Err(LinkFault::NoSubareas);
        }
        let mut ids = BTreeSet::new();
        match self.subareas.iter().find(|(id, _)| !ids.insert(id)) {
            Some((id, _)) => Err(LinkFault::SubareaTwice { id: id.clone() }),
            None => Ok(()),
        }
    }
}

impl SharedPoints {
    fn of(outcome: Outcome) -> Self {
        outcome.interval().map_or(Self::NotApplicable, Self::Points)
    }

    fn most(self) -> Points {
        match self {
            Self::NotApplicable => Points::ZERO,
            Self::Points(interval) => interval.possible(),
        }
    }
}

/// A text in one line without control characters, cut at a limit: what a link carries of any text.
fn tidied(text: &str, limit: usize) -> String {
    let spaced: String = text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    let line = spaced.split_whitespace().collect::<Vec<_>>().join(" ");
    line.chars().take(limit).collect::<String>().trim_end().to_owned()
}
