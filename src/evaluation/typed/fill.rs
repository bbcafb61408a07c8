//! The form of a result that is there already, and which others are about the same.

use super::{Depth, Kind, Typed};
use crate::evaluation::{Assessor, Evaluation, EvaluationId, Evaluations, Mean, OwnResult};
use crate::language::Language;
use crate::municipality::Municipality;
use crate::points::Points;
use crate::rubric::Rubric;

impl Typed {
    /// The form with what a result has, in a language. A total that the program has summed is not typed.
    #[must_use]
    pub fn of(result: &OwnResult, language: Language) -> Self {
        match result {
            OwnResult::Evaluation(evaluation) => Self::of_evaluation(evaluation, language),
            OwnResult::Mean(mean) => Self::of_mean(mean, language),
        }
    }

    fn of_evaluation(evaluation: &Evaluation, language: Language) -> Self {
        let areas = evaluation.areas.iter().map(|area| (area.id.clone(), written(area.points, language)));
        let subareas = evaluation.subareas.iter().map(|row| (row.id.clone(), written(row.points, language)));
        let printed = evaluation.total.filter(|total| total.printed);
        Self {
            kind: match evaluation.assessor {
                Assessor::Evaluators => Kind::Evaluation,
                Assessor::Municipality => Kind::SelfAssessment,
            },
            municipality: evaluation.municipality.name.clone(),
            year: evaluation.year.to_string(),
            month: evaluation.month,
            edition: evaluation.edition.id().cloned(),
            source: evaluation.source.title.get(language).to_owned(),
            depth: depth(evaluation.areas.is_empty(), evaluation.subareas.is_empty()),
            total: printed.map(|total| written(total.points, language)).unwrap_or_default(),
            areas: areas.collect(),
            subareas: subareas.collect(),
            ..Self::default()
        }
    }

    fn of_mean(mean: &Mean, language: Language) -> Self {
        let areas = mean.areas.iter().map(|(id, points)| (id.clone(), written(*points, language)));
        let subareas = mean.subareas.iter().map(|(id, points)| (id.clone(), written(*points, language)));
        Self {
            kind: Kind::Mean,
            title: mean.title.get(language).to_owned(),
            scope: mean.scope.get(language).to_owned(),
            count: mean.municipalities.map(|count| count.to_string()).unwrap_or_default(),
            caveat: mean.caveat.get(language).to_owned(),
            year: mean.year.to_string(),
            edition: mean.edition.id().cloned(),
            source: mean.source.title.get(language).to_owned(),
            depth: depth(mean.areas.is_empty(), mean.subareas.is_empty()),
            total: mean.total.map(|total| written(total, language)).unwrap_or_default(),
            areas: areas.collect(),
            subareas: subareas.collect(),
            ..Self::default()
        }
    }

    /// Leaves the totals of areas empty that are nothing but the sums of their subareas.
    pub fn leave_out_sums(&mut self, rubric: &Rubric) {
        if self.depth_with(Some(rubric)) != Depth::Subareas {
            return;
        }
        for area in &rubric.areas {
            let sum = self.area_sum(area);
            if sum.printed.is_some() && sum.printed == sum.whole() {
                self.areas.remove(&area.id);
            }
        }
    }

    /// One that is about the same, other than the one that is edited: municipality, year, month, edition and whose points
    /// they are.
    #[must_use]
    pub fn twin<'e>(&self, among: &'e Evaluations, edited: Option<&EvaluationId>) -> Option<&'e Evaluation> {
        let municipality = Municipality::from_typed(&self.municipality).filter(|_| self.kind != Kind::Mean)?;
        let year = self.year.trim().parse::<u16>().ok()?;
        among.evaluations.iter().find(|other| {
            year == other.year.get()
                && self.month == other.month
                && self.edition.as_ref() == other.edition.id()
                && (self.kind == Kind::SelfAssessment) == (other.assessor == Assessor::Municipality)
                && municipality.name == other.municipality.name
                && edited != Some(&other.id)
        })
    }
}

const fn depth(no_areas: bool, no_subareas: bool) -> Depth {
    match (no_areas, no_subareas) {
        (_, false) => Depth::Subareas,
        (false, true) => Depth::Areas,
        (true, true) => Depth::Total,
    }
}

fn written(points: Points, language: Language) -> String {
    points.to_decimal().replace('.', language.decimal_separator().encode_utf8(&mut [0; 4]))
}
