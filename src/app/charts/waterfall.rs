//! What separates the draft from another result, area by area.

use std::sync::Arc;

use super::Comparison;
use crate::app::components::chart_figure::FigureContent;
use crate::app::format;
use crate::app::i18n::td_string;
use crate::app::sentences::Words;
use crate::chart::{self, ChartTable, DataPoint, Drawing, Style, WaterfallData, WaterfallStep, WaterfallTotal};
use crate::comparison::{Difference, End, NotComparable, Obstacle, ReferenceKind, Step, difference};
use crate::points::{Interval, Points};
use crate::reading::{self, Scope};

/// A result that the draft can be set against.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// Its number among what is shown.
    pub series: usize,
    /// What it is called.
    pub name: String,
}

/// The results that the way to the draft can begin at: all but goals.
#[must_use]
pub fn pairs(comparison: &Comparison) -> Vec<Pair> {
    let others = comparison.shown.iter().enumerate().skip(1);
    let others = others.filter(|(_, shown)| shown.series.kind != ReferenceKind::Goal);
    others.map(|(series, shown)| Pair { series, name: shown.series.name.clone() }).collect()
}

/// The way from a result to the draft's; where it cannot be told, the sentence says why.
#[must_use]
pub fn waterfall(comparison: &Comparison, from: usize) -> Option<FigureContent> {
    let locale = comparison.locale;
    let (own, other) = (comparison.own()?, comparison.shown.get(from)?);
    let found = difference(&comparison.rubric, &other.series, own);
    let title = td_string!(locale, charts.waterfall, from = other.series.name.as_str(), to = own.name.as_str());
    let content = FigureContent {
        file_name: String::new(),
        title: title.to_string(),
        sentence: String::new(),
        draw: Arc::new(|width| Drawing::new(width, 0.0)),
        value_at: Arc::new(|_| String::new()),
        href_at: None,
        legend: Vec::new(),
        notes: Vec::new(),
        notes_elsewhere: Vec::new(),
        table: ChartTable::default(),
        lang: comparison.lang,
    };
    let found = match found {
        Ok(found) => found,
        Err(obstacle) => {
            let name = match obstacle.end {
                End::From => &other.series.name,
                End::To => &own.name,
            };
            let sentence = comparison.obstacle(name, &obstacle);
            return Some(comparison.of_areas(FigureContent { sentence, ..content }));
        }
    };
    let data = comparison.waterfall_data(&found, from);
    let said = comparison.said_at(&data);
    let table = comparison.waterfall_table(&found, &data);
    let sentence = comparison.steps_sentence(&found, &other.series.name, &own.name);
    let value_at = move |point: DataPoint| said.get(point.part).cloned().unwrap_or_default();
    Some(comparison.of_areas(FigureContent {
        sentence,
        draw: Arc::new(move |width| chart::draw_waterfall(&data, width)),
        value_at: Arc::new(value_at),
        table,
        ..content
    }))
}

impl Comparison {
    fn obstacle(&self, name: &str, found: &NotComparable) -> String {
        let locale = self.locale;
        match &found.obstacle {
            Obstacle::OtherEdition => td_string!(locale, charts.no_way_edition, name = name).to_string(),
            Obstacle::UnknownEdition => td_string!(locale, charts.no_way_unknown, name = name).to_string(),
            Obstacle::NoTotal => td_string!(locale, charts.no_way_total, name = name).to_string(),
            Obstacle::Open => td_string!(locale, charts.no_way_open, name = name).to_string(),
            Obstacle::AreasMissing(areas) => {
                let areas = areas.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
                td_string!(locale, charts.no_way_areas, name = name, areas = areas).to_string()
            }
        }
    }

    fn waterfall_data(&self, found: &Difference, from: usize) -> WaterfallData {
        let total = |series: usize, points: Points| {
            let shown = self.shown.get(series);
            WaterfallTotal {
                name: shown.map(|shown| shown.series.name.clone()).unwrap_or_default(),
                points,
                text: format::whole(points),
                style: shown.and_then(|shown| shown.style).unwrap_or(Style::OWN),
            }
        };
        let step = |step: &Step| WaterfallStep {
            id: step.area.to_string(),
            title: self
                .rubric
                .area(&step.area)
                .map(|area| area.title.get(self.language))
                .unwrap_or_default()
                .to_owned(),
            change: step.change,
            text: step.change.signed(),
        };
        let rounding = found.rounding.map(|change| WaterfallStep {
            id: String::new(),
            title: td_string!(self.locale, charts.rounding).to_owned(),
            change,
            text: change.signed(),
        });
        WaterfallData {
            max: self.rubric.max(),
            from: total(from, found.from),
            steps: found.steps.iter().map(step).chain(rounding).collect(),
            to: total(0, found.to),
        }
    }

    /// What is said at each value: the two totals, and the steps between them.
    fn said_at(&self, data: &WaterfallData) -> Vec<String> {
        let total = |total: &WaterfallTotal| format!("{}: {}", total.name, total.text);
        let step = |step: &WaterfallStep| format!("{} {}: {}", step.id, step.title, step.text).trim_start().to_owned();
        let mut said = vec![total(&data.from)];
        said.extend(data.steps.iter().map(step));
        said.push(total(&data.to));
        said
    }

    fn steps_sentence(&self, found: &Difference, from: &str, to: &str) -> String {
        let parts = Scope::Areas.parts(&self.rubric, self.language);
        let words = Words { locale: self.locale, scope: &Scope::Areas, parts: &parts };
        let changes: Vec<_> = found.steps.iter().map(|step| Some(step.change.shown())).collect();
        let steps = reading::steps(Interval::settled(found.from), Interval::settled(found.to), &changes);
        words.steps(from, to, &steps).unwrap_or_default()
    }

    fn waterfall_table(&self, found: &Difference, data: &WaterfallData) -> ChartTable {
        let locale = self.locale;
        let points =
            |index: usize| found.steps.get(index).map(|step| (format::whole(step.from), format::whole(step.to)));
        let row = |(index, step): (usize, &WaterfallStep)| {
            let (from, to) = points(index).unwrap_or_default();
            vec![format!("{} {}", step.id, step.title).trim_start().to_owned(), from, to, step.text.clone()]
        };
        let first = td_string!(locale, result.area).to_owned();
        let total = td_string!(locale, result.total).to_owned();
        ChartTable {
            headings: vec![
                first,
                data.from.name.clone(),
                data.to.name.clone(),
                td_string!(locale, charts.change).to_owned(),
            ],
            rows: data.steps.iter().enumerate().map(row).collect(),
            total: Some(vec![total, data.from.text.clone(), data.to.text.clone(), found.change.signed()]),
        }
    }
}
