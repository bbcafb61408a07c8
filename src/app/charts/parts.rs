//! Charts over areas or subareas: radar, bars, dots and ranges, heatmap.

use std::sync::Arc;

use super::Comparison;
use crate::app::components::chart_figure::FigureContent;
use crate::app::components::series::to_chart_data;
use crate::app::i18n::td_string;
use crate::app::route::Route;
use crate::app::sentences::Words;
use crate::chart::{self, ChartData, ChartPart, DataPoint, Ink};
use crate::comparison::Series;
use crate::reading::Scope;

/// How many series have room in the heatmap of a narrow column.
const NARROW: usize = 8;

impl Comparison {
    fn data(&self, scope: &Scope) -> ChartData {
        let parts = scope.parts(&self.rubric, self.language);
        let shown: Vec<_> = self.shown.iter().filter(|shown| scope.has_figures(&shown.series)).cloned().collect();
        to_chart_data(&shown, parts, |series| scope.figures(series))
    }

    /// The heading of the first column.
    fn first(&self, scope: &Scope) -> &'static str {
        match scope {
            Scope::Areas => td_string!(self.locale, result.area),
            Scope::Subareas(_) => td_string!(self.locale, charts.subarea),
        }
    }

    fn content(
        &self,
        scope: &Scope,
        title: &str,
        draw: fn(&ChartData, f64) -> chart::Drawing,
        ink: fn(chart::Style) -> Ink,
    ) -> FigureContent {
        FigureContent::of_data(title.to_owned(), self.data(scope), draw, ink, self.first(scope))
    }

    /// A sentence about the draft and what stands beside it, over the parts of a scope.
    fn said(&self, scope: &Scope, say: impl Fn(&Words<'_>, &Series, &[Series]) -> String) -> String {
        let parts: Vec<ChartPart> = scope.parts(&self.rubric, self.language);
        let words = Words { locale: self.locale, scope, parts: &parts };
        let others: Vec<_> = self.others().into_iter().filter(|series| scope.has_figures(series)).collect();
        self.own().map(|own| say(&words, own, &others)).unwrap_or_default()
    }

    /// Above, below, and what differs most; of the draft alone, its strongest and weakest parts.
    fn compared(&self, scope: &Scope) -> String {
        self.said(scope, |words, own, others| words.compared(own, others))
    }
}

/// Whether there is a radar over a scope.
#[must_use]
pub fn has_radar(comparison: &Comparison, scope: &Scope) -> bool {
    chart::has_radar(scope.n_parts(&comparison.rubric))
}

/// The radar; nothing with too few or too many parts for it.
#[must_use]
pub fn radar(comparison: &Comparison, scope: &Scope) -> Option<FigureContent> {
    if !has_radar(comparison, scope) {
        return None;
    }
    let draw = |data: &ChartData, width| chart::draw_radar(data, width).unwrap_or_default();
    let title = match scope {
        Scope::Areas => td_string!(comparison.locale, result.radar),
        Scope::Subareas(_) => td_string!(comparison.locale, charts.radar_subareas),
    };
    let content = comparison.content(scope, title, draw, Ink::Line);
    Some(comparison.of_parts(scope, content, comparison.compared(scope)))
}

/// Bars, grouped by part.
#[must_use]
pub fn bars(comparison: &Comparison, scope: &Scope) -> FigureContent {
    let title = match scope {
        Scope::Areas => td_string!(comparison.locale, result.bars),
        Scope::Subareas(_) => td_string!(comparison.locale, charts.bars_subareas),
    };
    let content = comparison.content(scope, title, |data, width| chart::draw_bars(data, &[], width), Ink::Fill);
    // How it compares stands at the radar, if there is one.
    let sentence = if has_radar(comparison, scope) {
        comparison.said(scope, |words, own, _| words.alone(own).unwrap_or_default())
    } else {
        comparison.compared(scope)
    };
    comparison.of_parts(scope, content, sentence)
}

/// Where the draft lies between the least and the most of the others.
#[must_use]
pub fn dots(comparison: &Comparison, scope: &Scope) -> FigureContent {
    let title = td_string!(comparison.locale, charts.dots);
    let content = comparison.content(scope, title, chart::draw_dots, Ink::Line);
    let sentence = comparison.said(scope, |words, own, others| words.spread(own, others));
    comparison.of_parts(scope, content, sentence)
}

/// All results at all subareas of a scope as a table in colours, which leads to the subareas.
#[must_use]
pub fn heatmap(comparison: &Comparison, scope: &Scope) -> FigureContent {
    let locale = comparison.locale;
    let title = td_string!(locale, charts.heatmap);
    let content = comparison.content(scope, title, |data, width| chart::draw_heatmap(data, width).drawing, Ink::Line);
    let mut legend = content.legend.clone();
    // On narrow screens columns are headed by numbers.
    for (entry, number) in legend.iter_mut().zip(1..) {
        entry.name = format!("{number} {}", entry.name);
    }
    let draft = comparison.draft;
    let subareas = scope.subarea_ids(&comparison.rubric);
    let href_at =
        move |point: DataPoint| subareas.get(point.part).map(|subarea| Route::Subarea(draft, subarea.clone()).href());
    let mut notes = vec![td_string!(locale, charts.shades).to_owned()];
    if comparison.shown.iter().filter(|shown| scope.has_figures(&shown.series)).count() > NARROW {
        notes.push(td_string!(locale, charts.heatmap_room).to_owned());
    }
    let sentence = comparison.said(scope, |words, own, others| words.heatmap(own, others));
    let content = FigureContent { legend, href_at: Some(Arc::new(href_at)), notes, ..content };
    comparison.of_parts(scope, content, sentence)
}
