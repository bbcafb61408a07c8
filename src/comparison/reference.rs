//! What a draft can be laid beside, whatever it comes from: one shape for evaluations, drafts, versions, means and goals.

use std::fmt;
use std::str::FromStr;

use crate::assessment::{Assessment, AssessmentId, LastResult, Year};
use crate::evaluation::{Assessor, EditionClaim, Evaluation, EvaluationId, Mean, Outline};
use crate::language::Language;
use crate::points::{Interval, Percent, Points};
use crate::rubric::{AreaId, SubareaId};
use crate::scoring::{Outcome, Score};
use crate::version::VersionId;

/// Something to lay a draft beside.
#[derive(Clone, Debug, PartialEq)]
pub struct Reference {
    /// How a choice names it.
    pub key: ReferenceKey,
    /// What it is.
    pub kind: ReferenceKind,
    /// The municipality, or the name of a mean: "Nässjö".
    pub title: String,
    /// The year that it is about; nothing for a goal.
    pub year: Option<Year>,
    /// The month, 1 to 12, where it is known.
    pub month: Option<u8>,
    /// The edition that it was made with.
    pub edition: EditionClaim,
    /// Points of areas, in any order.
    pub areas: Vec<PartPoints<AreaId>>,
    /// Points of subareas, in any order.
    pub subareas: Vec<PartPoints<SubareaId>>,
    /// The total; nothing when there is none.
    pub total: Option<TotalPoints>,
}

/// How a choice names a reference; its text stands in addresses and in storage.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum ReferenceKey {
    /// A shipped evaluation: `nassjo-2022`.
    Published(EvaluationId),
    /// One that somebody has added here: `egen:habo-2019`.
    Own(EvaluationId),
    /// A draft that is here: its id.
    Draft(AssessmentId),
    /// A version of a draft: `version:<draft>:<version>`.
    Version(AssessmentId, VersionId),
    /// A shipped mean: `medel:sverigesnitt-2021`.
    Mean(EvaluationId),
    /// A mean that somebody has added: `egetmedel:riket-2023`.
    OwnMean(EvaluationId),
    /// The mean of what else is chosen: `medel`.
    MeanOfChosen,
    /// A total to reach: `mal:550`.
    Goal(Points),
}

/// What a reference is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReferenceKind {
    /// A self-assessment that is or was made here.
    SelfAssessment,
    /// A state of one that was kept.
    Version,
    /// Another municipality's self-assessment.
    Neighbour,
    /// A result of SKR's or KS's evaluators.
    Evaluation,
    /// A mean over several municipalities.
    Mean,
    /// A total to reach.
    Goal,
}

/// The points of a part.
#[derive(Clone, Debug, PartialEq)]
pub struct PartPoints<Id> {
    /// Which part.
    pub id: Id,
    /// What is secured and what is possible; nothing when the part does not apply.
    pub points: Option<Interval>,
    /// The most points.
    pub max: Points,
    /// The percentage as printed, in editions that print one.
    pub percent: Option<Percent>,
}

/// A total.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TotalPoints {
    /// What is secured and what is possible.
    pub points: Interval,
    /// The most points.
    pub max: Points,
}

/// A text that names no reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoReference;

impl fmt::Display for ReferenceKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Published(id) => write!(f, "{id}"),
            Self::Own(id) => write!(f, "egen:{id}"),
            Self::Draft(id) => write!(f, "{id}"),
            Self::Version(draft, version) => write!(f, "version:{draft}:{version}"),
            Self::Mean(id) => write!(f, "medel:{id}"),
            Self::OwnMean(id) => write!(f, "egetmedel:{id}"),
            Self::MeanOfChosen => f.write_str("medel"),
            Self::Goal(points) => write!(f, "mal:{}", points.to_decimal()),
        }
    }
}

impl FromStr for ReferenceKey {
    type Err = NoReference;

    fn from_str(text: &str) -> Result<Self, NoReference> {
        let id = |text: &str| text.parse().map_err(|_| NoReference);
        match text.split(':').collect::<Vec<_>>().as_slice() {
            ["medel"] => Ok(Self::MeanOfChosen),
            [only] => match only.parse() {
                Ok(draft) => Ok(Self::Draft(draft)),
                Err(_) => id(only).map(Self::Published),
            },
            ["egen", own] => id(own).map(Self::Own),
            ["medel", mean] => id(mean).map(Self::Mean),
            ["egetmedel", mean] => id(mean).map(Self::OwnMean),
            ["mal", points] => points.parse().map(Self::Goal).map_err(|_| NoReference),
            ["version", draft, version] => {
                let draft = draft.parse().map_err(|_| NoReference)?;
                version.parse().map(|version| Self::Version(draft, version)).map_err(|_| NoReference)
            }
            _ => Err(NoReference),
        }
    }
}

impl Reference {
    /// A published evaluation, or one that somebody has added here.
    #[must_use]
    pub fn of_evaluation(key: ReferenceKey, evaluation: &Evaluation) -> Self {
        let interval = |points: Points, possible: Option<Points>| Interval::new(points, possible.unwrap_or(points));
        let areas = evaluation.areas.iter().map(|area| PartPoints {
            id: area.id.clone(),
            points: Some(interval(area.points, area.possible)),
            max: area.max,
            percent: area.percent,
        });
        let subareas = evaluation.subareas.iter().map(|row| PartPoints {
            id: row.id.clone(),
            points: Some(interval(row.points, row.possible)),
            max: row.max,
            percent: row.percent,
        });
        Self {
            key,
            kind: match evaluation.assessor {
                Assessor::Evaluators => ReferenceKind::Evaluation,
                Assessor::Municipality => ReferenceKind::Neighbour,
            },
            title: evaluation.municipality.name.clone(),
            year: Some(evaluation.year),
            month: evaluation.month,
            edition: evaluation.edition.clone(),
            areas: areas.collect(),
            subareas: subareas.collect(),
            total: evaluation
                .total
                .map(|total| TotalPoints { points: interval(total.points, total.possible), max: total.max }),
        }
    }

    /// A published mean, or one that somebody has added. Its maxima are those of its edition, for means come without any;
    /// without the outline of that it has nothing but its total.
    ///
    /// A mean that gives every area and no total has the sum of its areas as total.
    #[must_use]
    pub fn of_mean(key: ReferenceKey, mean: &Mean, outline: Option<&Outline>, language: Language) -> Self {
        let outline = outline.filter(|outline| mean.edition.is(&outline.id));
        let part = |points: Points, max: Points| (Some(Interval::settled(points.min(max))), max);
        let areas: Vec<_> = mean
            .areas
            .iter()
            .filter_map(|(id, points)| {
                let (points, max) = part(*points, outline?.area(id)?.max);
                Some(PartPoints { id: id.clone(), points, max, percent: None })
            })
            .collect();
        let subareas = mean.subareas.iter().filter_map(|(id, points)| {
            let (points, max) = part(*points, outline?.subarea_max(id)?);
            Some(PartPoints { id: id.clone(), points, max, percent: None })
        });
        let subareas = subareas.collect();
        let sum = || {
            let is_whole = outline.is_some_and(|outline| outline.areas.len() == areas.len());
            is_whole.then(|| mean.areas.iter().map(|(_, points)| points).sum())
        };
        let max = outline.map_or(Points::from_whole(KOMMUNKOMPASSEN), Outline::max);
        let total = mean.total.or_else(sum).map(|total| TotalPoints { points: Interval::settled(total.min(max)), max });
        Self {
            key,
            kind: ReferenceKind::Mean,
            title: mean.title.get(language).to_owned(),
            year: Some(mean.year),
            month: None,
            edition: mean.edition.clone(),
            areas,
            subareas,
            total,
        }
    }

    /// A draft or version with its score.
    #[must_use]
    pub fn of_score(key: ReferenceKey, kind: ReferenceKind, draft: &Assessment, score: &Score) -> Self {
        let of = |outcome: Outcome| (outcome.interval(), outcome.max());
        let areas = score.areas.iter().map(|area| {
            let (points, max) = of(area.outcome);
            PartPoints { id: area.id.clone(), points, max, percent: None }
        });
        let subareas = score.areas.iter().flat_map(|area| &area.subareas).map(|subarea| {
            let (points, max) = of(subarea.outcome);
            PartPoints { id: subarea.id.clone(), points, max, percent: None }
        });
        Self {
            areas: areas.collect(),
            subareas: subareas.collect(),
            total: score.outcome.interval().map(|points| TotalPoints { points, max: score.outcome.max() }),
            ..Self::empty(key, kind, draft)
        }
    }

    /// A draft whose rubric is not here, with the points that it carries.
    #[must_use]
    pub fn of_last_result(key: ReferenceKey, kind: ReferenceKind, draft: &Assessment, last: &LastResult) -> Self {
        let areas = last.areas().iter().map(|area| PartPoints {
            id: area.id.clone(),
            points: area.figures.points,
            max: area.figures.max,
            percent: None,
        });
        let subareas = last.areas().iter().flat_map(|area| &area.subareas).map(|subarea| PartPoints {
            id: subarea.id.clone(),
            points: subarea.figures.points,
            max: subarea.figures.max,
            percent: None,
        });
        let total = last.total().and_then(|total| Some(TotalPoints { points: total.points?, max: total.max }));
        Self { areas: areas.collect(), subareas: subareas.collect(), total, ..Self::empty(key, kind, draft) }
    }

    /// A total to reach, of at most so many points.
    #[must_use]
    pub fn of_goal(points: Points, max: Points, title: String) -> Self {
        Self {
            key: ReferenceKey::Goal(points),
            kind: ReferenceKind::Goal,
            title,
            year: None,
            month: None,
            edition: EditionClaim::Unknown,
            areas: Vec::new(),
            subareas: Vec::new(),
            total: Some(TotalPoints { points: Interval::settled(points.min(max)), max }),
        }
    }

    fn empty(key: ReferenceKey, kind: ReferenceKind, draft: &Assessment) -> Self {
        Self {
            key,
            kind,
            title: draft.municipality.name.clone(),
            year: Some(draft.year),
            month: None,
            edition: EditionClaim::Stated(draft.rubric.id.clone()),
            areas: Vec::new(),
            subareas: Vec::new(),
            total: None,
        }
    }

    /// Municipality and year: "Nässjö 2022".
    #[must_use]
    pub fn name(&self) -> String {
        match self.year {
            // The title of a mean has its years in it, and a goal has none.
            Some(year) if self.kind != ReferenceKind::Mean => format!("{} {year}", self.title),
            Some(_) | None => self.title.clone(),
        }
    }
}

/// The most points of Kommunkompassen, in every edition.
const KOMMUNKOMPASSEN: u32 = 800;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_read_back_from_its_text() {
        let id: EvaluationId = "nassjo-2022".parse().expect("an id");
        let draft = AssessmentId::from_random(5);
        for key in [
            ReferenceKey::Published(id.clone()),
            ReferenceKey::Own(id.clone()),
            ReferenceKey::Draft(draft),
            ReferenceKey::Version(draft, VersionId::from_random(6)),
            ReferenceKey::Mean(id.clone()),
            ReferenceKey::OwnMean(id),
            ReferenceKey::MeanOfChosen,
            ReferenceKey::Goal(Points::from_millionths(550_500_000)),
        ] {
            assert_eq!(key.to_string().parse(), Ok(key));
        }
        for text in ["", "egen:", "mal:x", "mal:-1", "version:1", "a b", "medel:a:b"] {
            assert_eq!(text.parse::<ReferenceKey>(), Err(NoReference), "{text}");
        }
    }
}
