//! From what is typed to a result or a mean, or to everything that has to be put right.

use super::keep::{area, claim, kept_source, kept_text, subarea};
use super::{Depth, Field, Kind, MAX_LINE, Typed};
use crate::assessment::Year;
use crate::evaluation::{Assessor, Evaluation, EvaluationId, Mean, OwnResult, PrintedTotal};
use crate::language::{Language, LocalizedText};
use crate::municipality::{MAX_NAME, Municipality};
use crate::points::{Points, PointsError};
use crate::rubric::{AreaId, Rubric, SubareaId};

/// The most points of Kommunkompassen, in every edition.
const KOMMUNKOMPASSEN: Points = Points::from_whole(800);

/// The most municipalities of a mean.
const MAX_COUNT: u32 = 10_000;

/// Something that has to be put right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where.
    pub field: Field,
    /// What.
    pub kind: FaultKind,
}

/// What has to be put right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// Nothing is typed.
    Missing,
    /// It is too long.
    TooLong {
        /// The most characters.
        limit: usize,
    },
    /// It is no year.
    NotAYear,
    /// It is no number of municipalities.
    NotACount,
    /// There are no points at all.
    NoPoints,
    /// It is no amount of points, or too much.
    Points(PointsError, Points),
}

/// What else is known when a form is read.
#[derive(Clone, Copy)]
pub struct Circumstances<'a> {
    /// The rubric of the edition, if it is to be had.
    pub rubric: Option<&'a Rubric>,
    /// What is edited; it keeps what the form does not show.
    pub before: Option<&'a OwnResult>,
    /// The language that was typed in.
    pub language: Language,
    /// What a mean comes with when nothing is typed to keep in mind.
    pub caveat: &'a str,
}

/// What is typed, read; parts without points are left out.
struct Figures {
    total: Option<Points>,
    max: Points,
    areas: Vec<(AreaId, Points, Points)>,
    subareas: Vec<(SubareaId, Points, Points)>,
}

impl Typed {
    /// Reads what is typed.
    ///
    /// # Errors
    /// Everything that has to be put right, in the order of the form.
    pub fn result(&self, id: EvaluationId, with: Circumstances) -> Result<OwnResult, Vec<Fault>> {
        let mut faults = Vec::new();
        let mut line = |field: Field, text: &str, limit: usize| {
            let text = one_line(text);
            let kind = match text.chars().count() {
                0 => Some(FaultKind::Missing),
                found if found > limit => Some(FaultKind::TooLong { limit }),
                _ => None,
            };
            faults.extend(kind.map(|kind| Fault { field, kind }));
            text
        };
        let is_mean = self.kind == Kind::Mean;
        let (name, scope) = if is_mean {
            (line(Field::Title, &self.title, MAX_LINE), line(Field::Scope, &self.scope, MAX_LINE))
        } else {
            (line(Field::Municipality, &self.municipality, MAX_NAME), String::new())
        };
        let count = self.count(&mut faults);
        let year = self.year.trim().parse::<u64>().ok().and_then(|year| Year::try_from(year).ok());
        if year.is_none() {
            faults.push(Fault { field: Field::Year, kind: FaultKind::NotAYear });
        }
        let source = one_line(&self.source);
        match source.chars().count() {
            0 => faults.push(Fault { field: Field::Source, kind: FaultKind::Missing }),
            1..=MAX_LINE => {}
            _ => faults.push(Fault { field: Field::Source, kind: FaultKind::TooLong { limit: MAX_LINE } }),
        }
        let figures = self.figures(with, &mut faults);
        let (Some(year), true) = (year, faults.is_empty()) else { return Err(faults) };
        if is_mean {
            return Ok(OwnResult::Mean(self.mean(id, year, [&name, &scope], count, figures, source, with)));
        }
        let missing = || vec![Fault { field: Field::Municipality, kind: FaultKind::Missing }];
        let municipality = Municipality::from_typed(&name).ok_or_else(missing)?;
        Ok(OwnResult::Evaluation(self.evaluation(id, year, municipality, &figures, source, with)))
    }

    /// Over how many municipalities a mean is, where that is known.
    fn count(&self, faults: &mut Vec<Fault>) -> Option<u32> {
        let text = self.count.trim();
        if self.kind != Kind::Mean || text.is_empty() {
            return None;
        }
        let count = text.parse().ok().filter(|count| (1..=MAX_COUNT).contains(count));
        if count.is_none() {
            faults.push(Fault { field: Field::Count, kind: FaultKind::NotACount });
        }
        count
    }

    #[expect(clippy::too_many_arguments, reason = "the fields of a mean")]
    fn mean(
        &self,
        id: EvaluationId,
        year: Year,
        [title, scope]: [&str; 2],
        municipalities: Option<u32>,
        figures: Figures,
        source: String,
        with: Circumstances,
    ) -> Mean {
        let before = match with.before {
            Some(OwnResult::Mean(mean)) => Some(mean),
            _ => None,
        };
        let typed_caveat = one_line(&self.caveat);
        let caveat = if typed_caveat.is_empty() { with.caveat } else { typed_caveat.as_str() };
        let text = |text: &str, before: Option<&LocalizedText>| kept_text(text, before, with.language);
        let areas = figures.areas.into_iter().map(|(id, points, _)| (id, points)).collect();
        let subareas = figures.subareas.into_iter().map(|(id, points, _)| (id, points)).collect();
        let (areas, subareas) = match before.filter(|_| self.hides_parts(with)) {
            Some(before) => (before.areas.clone(), before.subareas.clone()),
            None => (areas, subareas),
        };
        Mean {
            id,
            title: text(title, before.map(|before| &before.title)),
            scope: text(scope, before.map(|before| &before.scope)),
            year,
            edition: claim(self.edition.as_ref(), before.map(|before| &before.edition)),
            municipalities,
            total: figures.total,
            areas,
            subareas,
            source: kept_source(before.map(|before| &before.source), source, with.language),
            caveat: text(caveat, before.map(|before| &before.caveat)),
        }
    }

    fn evaluation(
        &self,
        id: EvaluationId,
        year: Year,
        municipality: Municipality,
        figures: &Figures,
        source: String,
        with: Circumstances,
    ) -> Evaluation {
        let before = with.before.and_then(OwnResult::as_evaluation);
        let printed = |points| PrintedTotal { points, possible: None, max: figures.max, printed: true };
        let mut evaluation = Evaluation {
            id,
            municipality,
            year,
            month: self.month,
            edition: claim(self.edition.as_ref(), before.map(|before| &before.edition)),
            assessor: match self.kind {
                Kind::SelfAssessment => Assessor::Municipality,
                Kind::Evaluation | Kind::Mean => Assessor::Evaluators,
            },
            source: kept_source(before.map(|before| &before.source), source, with.language),
            total: figures.total.map(printed),
            areas: figures.areas.iter().map(|(id, points, max)| area(before, id, *points, *max)).collect(),
            subareas: figures.subareas.iter().map(|(id, points, max)| subarea(before, id, *points, *max)).collect(),
            discrepancies: before.map(|before| before.discrepancies.clone()).unwrap_or_default(),
        };
        match (with.rubric, before) {
            (Some(rubric), _) => self.sum_up(&mut evaluation, rubric, before),
            (None, Some(before)) if self.hides_parts(with) => {
                (evaluation.areas, evaluation.subareas) = (before.areas.clone(), before.subareas.clone());
            }
            (None, _) => {}
        }
        if let (Some(total), Some(before)) = (&mut evaluation.total, before.and_then(|before| before.total))
            && (total.points, total.max) == (before.points, before.max)
        {
            total.possible = before.possible;
        }
        evaluation
    }

    /// Whether what is edited has parts that the form cannot show, for want of the edition's rubric; they stay.
    fn hides_parts(&self, with: Circumstances) -> bool {
        let has_parts = with.before.is_some_and(|before| match before {
            OwnResult::Evaluation(evaluation) => !evaluation.areas.is_empty() || !evaluation.subareas.is_empty(),
            OwnResult::Mean(mean) => !mean.areas.is_empty() || !mean.subareas.is_empty(),
        });
        with.rubric.is_none() && self.edition.is_some() && has_parts
    }

    /// The areas and the total that are not printed but can be summed.
    fn sum_up(&self, evaluation: &mut Evaluation, rubric: &Rubric, before: Option<&Evaluation>) {
        if self.depth_with(Some(rubric)) == Depth::Total {
            return;
        }
        let areas = rubric.areas.iter().filter_map(|part| {
            let points = match evaluation.area(&part.id) {
                Some(printed) => return Some(printed.clone()),
                None => self.area_sum(part).whole().filter(|_| !evaluation.subareas.is_empty())?,
            };
            Some(area(before, &part.id, points, part.max))
        });
        evaluation.areas = areas.collect();
        let sum = self.total_sum(rubric);
        if evaluation.total.is_none() {
            let total = |points| PrintedTotal { points, possible: None, max: rubric.max(), printed: false };
            evaluation.total = sum.whole().map(total);
        }
    }

    /// The points of every field that is shown.
    fn figures(&self, with: Circumstances, faults: &mut Vec<Fault>) -> Figures {
        let rubric = with.rubric;
        let mut read = |field: Field, max: Points| {
            let found = match self.points(&field).parse::<Points>() {
                Ok(points) if points > max => Err(PointsError::TooLarge),
                Ok(points) => Ok(Some(points)),
                Err(PointsError::Empty) => Ok(None),
                Err(error) => Err(error),
            };
            found.unwrap_or_else(|error| {
                faults.push(Fault { field, kind: FaultKind::Points(error, max) });
                None
            })
        };
        let depth = self.depth_with(rubric);
        let (mut areas, mut subareas) = (Vec::new(), Vec::new());
        for area in rubric.iter().flat_map(|rubric| &rubric.areas).filter(|_| depth != Depth::Total) {
            for part in area.subareas.iter().filter(|_| depth == Depth::Subareas) {
                let points = read(Field::Subarea(part.id.clone()), part.max);
                subareas.extend(points.map(|points| (part.id.clone(), points, part.max)));
            }
            let points = read(Field::Area(area.id.clone()), area.max);
            areas.extend(points.map(|points| (area.id.clone(), points, area.max)));
        }
        let max = rubric.map_or(KOMMUNKOMPASSEN, Rubric::max);
        let total = read(Field::Total, max);
        let is_empty = areas.is_empty() && subareas.is_empty() && total.is_none();
        let has_faults = faults.iter().any(|fault| matches!(fault.kind, FaultKind::Points(..)));
        if is_empty && !has_faults && !self.hides_parts(with) {
            let first = rubric.and_then(|rubric| rubric.areas.first());
            let subarea = first.and_then(|area| area.subareas.first()).map(|part| Field::Subarea(part.id.clone()));
            let area = first.map(|area| Field::Area(area.id.clone()));
            let field = match depth {
                Depth::Subareas => subarea,
                Depth::Areas => area,
                Depth::Total => None,
            };
            faults.push(Fault { field: field.unwrap_or(Field::Total), kind: FaultKind::NoPoints });
        }
        Figures { total, max, areas, subareas }
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
