//! What the charts and tables of a result show side by side, each with its style and its figures as words.

use leptos::prelude::*;

use crate::app::format;
use crate::app::i18n::{Locale, td_string};
use crate::app::locale::use_locale;
use crate::app::sentences::Words;
use crate::chart::{Cell, ChartData, ChartPart, ChartSeries, Style};
use crate::comparison::{Figure, ReferenceKind, Series};
use crate::language::Language;
use crate::points::Precision;
use crate::reading::{Scope, takes_part};
use crate::rubric::{Area, Rubric};

/// One of the results that are shown together.
#[derive(Clone, Debug, PartialEq)]
pub struct ShownSeries {
    /// Colour, dash and mark; nothing when it is only counted with.
    pub style: Option<Style>,
    /// The result.
    pub series: Series,
}

/// The results with their styles, in order; the draft itself comes first. A goal is a line and needs none.
///
/// Of more results than there are styles, means are drawn first, and what has only a total last.
#[must_use]
pub fn shown(series: Vec<Series>) -> Vec<ShownSeries> {
    let mut styled: Vec<_> = series.iter().enumerate().filter(|(_, one)| one.kind != ReferenceKind::Goal).collect();
    if styled.len() > Style::COUNT {
        styled.sort_by_key(|(_, one)| (!one.is_own(), one.kind != ReferenceKind::Mean, !one.has_areas()));
    }
    let mut styles = vec![None; series.len()];
    for (number, (at, _)) in styled.into_iter().enumerate() {
        if let Some(style) = styles.get_mut(at) {
            *style = Style::of(number);
        }
    }
    series.into_iter().zip(styles).map(|(series, style)| ShownSeries { style, series }).collect()
}

/// Says that not all of the results are drawn, when they are not: there are only so many styles.
#[must_use]
pub fn drawn_note(locale: Locale, data: &ChartData) -> Option<String> {
    let has_amounts = |series: &&ChartSeries| series.cells.iter().any(|cell| matches!(cell, Cell::Amount { .. }));
    let all = data.series.iter().filter(has_amounts).count();
    let count = data.series.iter().filter(has_amounts).filter(|series| series.style.is_some()).count();
    (count < all).then(|| td_string!(locale, charts.drawn, count = count, all = all).to_string())
}

/// A figure as it is written, or a few words on why there is none.
#[must_use]
pub fn figure_text(figure: &Figure) -> String {
    let locale = use_locale();
    let language = expect_context::<Language>();
    match figure {
        Figure::Points(interval) => format::interval(*interval, Precision::Whole, language),
        Figure::Share(share) => {
            let percent = match share.closed() {
                Some(percent) => percent.get().to_string(),
                None => format!("{}–{}", share.secured().get(), share.possible().get()),
            };
            td_string!(locale, result.share, percent = percent).to_string()
        }
        Figure::InPart(parts) => td_string!(locale, compare.in_part, parts = parts.join(", ")).to_string(),
        Figure::NotApplicable => td_string!(locale, points.not_applicable).to_owned(),
        Figure::NotComparable => td_string!(locale, compare.not_comparable).to_owned(),
        Figure::NotPublished => td_string!(locale, compare.not_published).to_owned(),
    }
}

/// The figures of the areas as charts need them.
#[must_use]
pub fn area_data(series: &[ShownSeries], rubric: &Rubric) -> ChartData {
    let language = expect_context::<Language>();
    let part =
        |area: &Area| ChartPart { id: area.id.to_string(), title: area.title.get(language).to_owned(), max: area.max };
    to_chart_data(series, rubric.areas.iter().map(part).collect(), |series| &series.areas)
}

/// What the figures of the areas say: the first result beside the others, or alone.
#[must_use]
pub fn area_words(series: &[ShownSeries], rubric: &Rubric) -> String {
    let scope = Scope::Areas;
    let parts = scope.parts(rubric, expect_context::<Language>());
    let words = Words { locale: use_locale(), scope: &scope, parts: &parts };
    let Some((own, others)) = series.split_first() else { return String::new() };
    let others = others.iter().map(|shown| &shown.series).filter(|series| scope.has_figures(series));
    words.compared(&own.series, &others.cloned().collect::<Vec<_>>())
}

/// The figures of some parts as charts need them; `figures` are those of the parts, in their order. What has no figure
/// at any of them is not drawn, but stands in the table.
#[must_use]
pub fn to_chart_data(
    series: &[ShownSeries],
    parts: Vec<ChartPart>,
    figures: impl for<'a> Fn(&'a Series) -> &'a [Figure],
) -> ChartData {
    let one = |shown: &ShownSeries| {
        let figures = figures(&shown.series);
        let cell = |(part, figure): (&ChartPart, &Figure)| {
            let text = figure_text(figure);
            match figure.drawn(part.max) {
                Some((interval, max)) => Cell::Amount { interval, max, text },
                None => Cell::Missing { text },
            }
        };
        let is_drawn = shown.series.is_own() || figures.iter().any(Figure::is_number);
        ChartSeries {
            name: shown.series.name.clone(),
            style: shown.style.filter(|_| is_drawn),
            is_in_span: takes_part(&shown.series),
            cells: parts.iter().zip(figures).map(cell).collect(),
        }
    };
    let series = series.iter().map(one).collect();
    ChartData { parts, series }
}
