//! The tables that close an evaluation report (chapter 4), with the results beside them.

use leptos::prelude::*;

use super::comparison_table::cell;
use super::series::ShownSeries;
use crate::app::format;
use crate::app::i18n::td_string;
use crate::app::locale::use_locale;
use crate::language::Language;
use crate::overview::{Achieved, Overview, OverviewArea, Row, Sum};
use crate::points::Percent;

/// The id of the heading over them.
pub const OVERVIEW: &str = "overview-tables";

/// One table an area: the draft's figures, and beside them those that can be compared.
///
/// `lang` is the attribute of the titles, which come from the rubric.
pub fn overview_tables(
    overview: Overview,
    lang: Option<&'static str>,
    series: &[ShownSeries],
) -> impl IntoView + use<> {
    let beside: Vec<_> = series.iter().skip(1).filter(|shown| shown.series.has_areas()).collect();
    let mut first_row = 0;
    let mut tables = Vec::new();
    for (index, area) in overview.areas.into_iter().enumerate() {
        let rows = area.rows.len();
        tables.push(area_table(area, lang, index, first_row, &beside));
        first_row += rows;
    }
    let locale = use_locale();
    let notes = sum_notes(&overview.total);
    let Sum { achieved, max, .. } = overview.total;
    let total = td_string!(locale, points.of_points, points = achieved_text(achieved), max = max.to_string());
    view! {
        <div class="kk-overview">
            {tables}
            <p>
                <strong>{td_string!(locale, result.total_row)} ": " {total.to_string()}</strong>
            </p>
            {notes.into_iter().map(|note| view! { <p class="kk-hint">{note}</p> }).collect::<Vec<_>>()}
        </div>
    }
}

fn area_table(
    area: OverviewArea,
    lang: Option<&'static str>,
    area_index: usize,
    first_row: usize,
    beside: &[&ShownSeries],
) -> impl IntoView + use<> {
    let locale = use_locale();
    let heads: Vec<_> = beside
        .iter()
        .map(|shown| view! { <th scope="col" class="kk-number">{shown.series.name.clone()}</th> })
        .collect();
    let rows: Vec<_> = area
        .rows
        .into_iter()
        .enumerate()
        .map(|(index, row)| {
            let others: Vec<_> =
                beside.iter().map(|shown| cell(shown.series.subareas.get(first_row + index))).collect();
            let Row { id, title, achieved, max, percent } = row;
            view! {
                <tr>
                    <th scope="row" lang=lang>{format!("{id} {title}")}</th>
                    <td class="kk-number">{achieved_text(achieved)}</td>
                    <td class="kk-number">{max.to_string()}</td>
                    <td class="kk-number">{percent_text(percent)}</td>
                    {others}
                </tr>
            }
        })
        .collect();
    let sums: Vec<_> = beside.iter().map(|shown| cell(shown.series.areas.get(area_index))).collect();
    let notes = sum_notes(&area.sum);
    let Sum { achieved, max, percent, .. } = area.sum;
    let title = format!("{} {}", area.id, area.title);
    let label = title.clone();
    view! {
        <div class="kk-table-scroll" tabindex="0" role="group" aria-label=label>
            <table class="kk-table">
                <caption lang=lang>{title}</caption>
                <thead>
                    <tr>
                        <th scope="col">
                            <span class="kk-visually-hidden">{td_string!(locale, result.subarea)}</span>
                        </th>
                        <th scope="col" class="kk-number">{td_string!(locale, result.achieved)}</th>
                        <th scope="col" class="kk-number">{td_string!(locale, result.max)}</th>
                        <th scope="col" class="kk-number">{td_string!(locale, result.percent)}</th>
                        {heads}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
                <tfoot>
                    <tr>
                        <th scope="row">{td_string!(locale, result.sum)}</th>
                        <td class="kk-number">{achieved_text(achieved)}</td>
                        <td class="kk-number">{max.to_string()}</td>
                        <td class="kk-number">{percent_text(percent)}</td>
                        {sums}
                    </tr>
                </tfoot>
            </table>
            {notes.into_iter().map(|note| view! { <p class="kk-hint">{note}</p> }).collect::<Vec<_>>()}
        </div>
    }
}

/// What has to be said under a sum.
fn sum_notes(sum: &Sum) -> Vec<String> {
    let locale = use_locale();
    let language = expect_context::<Language>();
    let achieved = format::achieved(sum.achieved, language).unwrap_or_default();
    let rows = sum.rows_sum_to.map(|rows| {
        let name = td_string!(locale, result.sum);
        td_string!(locale, result.rows_sum_to, rows = rows.to_string(), name = name, sum = achieved).to_string()
    });
    let scaled = sum.scaled_from.map(|applicable| {
        td_string!(locale, points.scaled, applicable = applicable.to_string(), max = sum.max.to_string()).to_string()
    });
    rows.into_iter().chain(scaled).collect()
}

fn achieved_text(achieved: Achieved) -> String {
    let locale = use_locale();
    let language = expect_context::<Language>();
    format::achieved(achieved, language).unwrap_or_else(|| td_string!(locale, points.not_applicable).to_owned())
}

fn percent_text(percent: Option<Percent>) -> String {
    let locale = use_locale();
    percent.map(|percent| td_string!(locale, result.share, percent = percent.get()).to_string()).unwrap_or_default()
}
