//! What a chart is about: the areas, or some subareas.

use std::ops::Range;

use crate::chart::ChartPart;
use crate::comparison::{Figure, Series};
use crate::language::Language;
use crate::rubric::{Area, AreaId, Rubric, Subarea, SubareaId};

/// The parts of a rubric that results are compared at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// All areas.
    Areas,
    /// The subareas at these places of the rubric's order.
    Subareas(Range<usize>),
}

impl Scope {
    /// All subareas of a rubric.
    #[must_use]
    pub fn subareas(rubric: &Rubric) -> Self {
        Self::Subareas(0..rubric.subareas().count())
    }

    /// The subareas of one area.
    #[must_use]
    pub fn subareas_of(rubric: &Rubric, area: &AreaId) -> Self {
        let before = rubric.areas.iter().take_while(|other| other.id != *area).map(|other| other.subareas.len()).sum();
        Self::Subareas(before..before + rubric.area(area).map_or(0, |area| area.subareas.len()))
    }

    /// The ids of the subareas that it is about.
    #[must_use]
    pub fn subarea_ids(&self, rubric: &Rubric) -> Vec<SubareaId> {
        match self {
            Self::Areas => Vec::new(),
            Self::Subareas(range) => {
                let all = rubric.subareas().skip(range.start).take(range.len());
                all.map(|(_, subarea)| subarea.id.clone()).collect()
            }
        }
    }

    /// The figures of a result at the parts.
    #[must_use]
    pub fn figures<'a>(&self, series: &'a Series) -> &'a [Figure] {
        match self {
            Self::Areas => &series.areas,
            Self::Subareas(range) => series.subareas.get(range.clone()).unwrap_or_default(),
        }
    }

    /// Whether a result has something to show at the parts. One that is known by its total only would be an empty column;
    /// the draft itself is always shown.
    #[must_use]
    pub fn has_figures(&self, series: &Series) -> bool {
        series.is_own() || self.figures(series).iter().any(Figure::is_number)
    }

    /// How many parts there are.
    #[must_use]
    pub fn n_parts(&self, rubric: &Rubric) -> usize {
        match self {
            Self::Areas => rubric.areas.len(),
            Self::Subareas(range) => range.len(),
        }
    }

    /// The parts with their titles.
    #[must_use]
    pub fn parts(&self, rubric: &Rubric, language: Language) -> Vec<ChartPart> {
        match self {
            Self::Areas => {
                let part = |area: &Area| ChartPart {
                    id: area.id.to_string(),
                    title: area.title.get(language).to_owned(),
                    max: area.max,
                };
                rubric.areas.iter().map(part).collect()
            }
            Self::Subareas(range) => {
                let part = |subarea: &Subarea| ChartPart {
                    id: subarea.id.to_string(),
                    title: subarea.title.get(language).to_owned(),
                    max: subarea.max,
                };
                let all = rubric.subareas().skip(range.start).take(range.len());
                all.map(|(_, subarea)| part(subarea)).collect()
            }
        }
    }
}
