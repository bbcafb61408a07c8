//! Who is strongest in each subarea: whom to call.

use leptos::prelude::*;

use crate::app::charts::Comparison;
use crate::app::format;
use crate::app::i18n::td_string;
use crate::app::locale::use_locale;
use crate::comparison::{Strongest, strongest};

/// A folded table of the subareas with the strongest of those that are compared; nothing where it cannot be told.
pub fn strongest_table(comparison: &Comparison) -> Option<impl IntoView + use<>> {
    let locale = use_locale();
    let rubric = &comparison.rubric;
    let series: Vec<_> = comparison.shown.iter().map(|shown| shown.series.clone()).collect();
    let found = strongest(rubric, &series);
    if found.is_empty() {
        return None;
    }
    let lang = comparison.lang;
    let row = |best: &Strongest| {
        let (_, subarea) = rubric.subareas().nth(best.subarea)?;
        let names = best.series.iter().filter_map(|index| series.get(*index)).map(|series| series.name.as_str());
        let names = names.collect::<Vec<_>>().join(", ");
        let title = format!("{} {}", subarea.id, subarea.title.get(comparison.language));
        let (points, max) = (format::whole(best.points), format::whole(subarea.max));
        Some(view! {
            <tr>
                <th scope="row" lang=lang>{title}</th>
                <td>{names}</td>
                <td class="kk-number">{td_string!(locale, charts.of_max, points = points, max = max).to_string()}</td>
            </tr>
        })
    };
    let rows: Vec<_> = found.iter().filter_map(row).collect();
    Some(view! {
        <details class="kk-strongest">
            <summary>{td_string!(locale, charts.strongest)}</summary>
            <p class="kk-hint">{td_string!(locale, charts.strongest_hint)}</p>
            <div class="kk-table-scroll" tabindex="0" role="group" aria-label=td_string!(locale, charts.strongest)>
                <table class="kk-table">
                    <caption>{td_string!(locale, charts.strongest)}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{td_string!(locale, charts.subarea)}</th>
                            <th scope="col">{td_string!(locale, charts.strongest_who)}</th>
                            <th scope="col" class="kk-number">{td_string!(locale, charts.points)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </details>
    })
}
