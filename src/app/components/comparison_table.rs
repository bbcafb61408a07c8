//! The numbers of the radar and the bars: one row an area, one column a result.

use leptos::prelude::*;

use super::series::{ShownSeries, figure_text};
use crate::app::i18n::td_string;
use crate::app::locale::{lang_of, use_locale};
use crate::comparison::Figure;
use crate::language::Language;
use crate::rubric::{Area, Rubric};

/// The id of the table.
pub const AREAS_TABLE: &str = "areas-table";

/// The table.
pub fn comparison_table(series: &[ShownSeries], rubric: &Rubric) -> impl IntoView + use<> {
    let locale = use_locale();
    let language = expect_context::<Language>();
    let heads: Vec<_> = series
        .iter()
        .map(|shown| view! { <th scope="col" class="kk-number">{shown.series.name.clone()}</th> })
        .collect();
    let lang = lang_of(&rubric.title);
    let row = |(index, area): (usize, &Area)| {
        let cells: Vec<_> = series.iter().map(|shown| cell(shown.series.areas.get(index))).collect();
        view! {
            <tr>
                <th scope="row" lang=lang>{format!("{} {}", area.id, area.title.get(language))}</th>
                {cells}
            </tr>
        }
    };
    let rows: Vec<_> = rubric.areas.iter().enumerate().map(row).collect();
    let totals: Vec<_> = series.iter().map(|shown| cell(Some(&shown.series.total))).collect();
    view! {
        <div id=AREAS_TABLE class="kk-table-scroll" tabindex="0" role="group" aria-label=td_string!(locale, result.table)>
            <table class="kk-table">
                <caption>{td_string!(locale, result.table)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{td_string!(locale, result.area)}</th>
                        {heads}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
                <tfoot>
                    <tr>
                        <th scope="row">{td_string!(locale, result.total)}</th>
                        {totals}
                    </tr>
                </tfoot>
            </table>
        </div>
    }
}

/// A figure in a cell; where there is none, a few words on why.
pub fn cell(figure: Option<&Figure>) -> impl IntoView + use<> {
    let class = if figure.is_some_and(Figure::is_number) { "kk-number" } else { "kk-number kk-number--words" };
    view! { <td class=class>{figure.map(figure_text)}</td> }
}
