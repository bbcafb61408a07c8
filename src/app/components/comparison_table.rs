//! The numbers of the radar and the bars: one row an area, one column a result.

use leptos::prelude::*;
use leptos_i18n::td_string;

use super::series::Series;
use crate::app::format;
use crate::app::locale::{lang_of, use_locale};
use crate::language::Language;
use crate::points::{Interval, Precision};
use crate::rubric::{Area, Rubric};

/// The table.
pub fn comparison_table(series: &[Series], rubric: &Rubric) -> impl IntoView + use<> {
    let locale = use_locale();
    let language = expect_context::<Language>();
    let heads: Vec<_> =
        series.iter().map(|series| view! { <th scope="col" class="kk-number">{series.name.clone()}</th> }).collect();
    let lang = lang_of(&rubric.title);
    let row = |(index, area): (usize, &Area)| {
        let value = |series: &Series| series.areas.get(index).copied().flatten();
        let cells: Vec<_> = series.iter().map(|series| cell(value(series), series.style == 0)).collect();
        view! {
            <tr>
                <th scope="row" lang=lang>{format!("{} {}", area.id, area.title.get(language))}</th>
                {cells}
            </tr>
        }
    };
    let rows: Vec<_> = rubric.areas.iter().enumerate().map(row).collect();
    let totals: Vec<_> = series.iter().map(|series| cell(series.total, series.style == 0)).collect();
    view! {
        <div class="kk-table-scroll" tabindex="0" role="group" aria-label=td_string!(locale, result.table)>
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

/// Points in a cell; where there are none, why: a draft's own part does not apply, another's cannot be compared.
pub fn cell(interval: Option<Interval>, own: bool) -> impl IntoView {
    let locale = use_locale();
    let language = expect_context::<Language>();
    match interval {
        Some(interval) => {
            let points = format::interval(interval, Precision::Whole, language);
            view! { <td class="kk-number">{points}</td> }.into_any()
        }
        None if own => view! { <td class="kk-number">{td_string!(locale, points.not_applicable)}</td> }.into_any(),
        None => view! {
            <td class="kk-number">
                <span aria-hidden="true">{td_string!(locale, result.not_comparable)}</span>
                <span class="kk-visually-hidden">{td_string!(locale, result.not_comparable_text)}</span>
            </td>
        }
        .into_any(),
    }
}
