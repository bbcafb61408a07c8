//! The points that a draft carries, for when its rubric is not here: shown as they are, never calculated with.

use leptos::prelude::*;

use crate::app::format;
use crate::app::i18n::td_string;
use crate::app::locale::{lang_of, use_locale};
use crate::assessment::{AreaResult, Figures, LastResult};
use crate::language::Language;
use crate::points::{Points, Precision};

/// One table: areas with their subareas, and the total.
pub fn remembered_points(result: &LastResult) -> impl IntoView + use<> {
    let locale = use_locale();
    let areas: Vec<_> = result.areas().iter().map(area_rows).collect();
    let notes: Vec<_> = result.areas().iter().filter_map(scaling_note).collect();
    let total = result.total().map(|total| {
        view! {
            <tfoot>
                <tr>
                    <th scope="row">{td_string!(locale, result.total_row)}</th>
                    {figures_cells(total)}
                </tr>
            </tfoot>
        }
    });
    let table = (!areas.is_empty()).then(|| {
        view! {
            <div class="kk-table-scroll" tabindex="0" role="group" aria-label=td_string!(locale, models.points_table)>
                <table class="kk-table">
                    <caption>{td_string!(locale, models.points_table)}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{td_string!(locale, models.part)}</th>
                            <th scope="col" class="kk-number">{td_string!(locale, result.achieved)}</th>
                            <th scope="col" class="kk-number">{td_string!(locale, result.max)}</th>
                        </tr>
                    </thead>
                    {areas}
                    {total}
                </table>
                {notes}
            </div>
        }
    });
    let none = table.is_none().then(|| view! { <p>{td_string!(locale, models.no_points)}</p> });
    view! {
        <section aria-labelledby="remembered-points">
            <h2 id="remembered-points">{td_string!(locale, models.points_title)}</h2>
            <p class="kk-hint">{td_string!(locale, models.points_hint)}</p>
            {table}
            {none}
        </section>
    }
}

fn area_rows(area: &AreaResult) -> impl IntoView + use<> {
    let language = expect_context::<Language>();
    let subareas: Vec<_> = area
        .subareas
        .iter()
        .map(|subarea| {
            let title = format!("{} {}", subarea.id, subarea.title.get(language));
            view! {
                <tr>
                    <th scope="row" class="kk-table__part" lang=lang_of(&subarea.title)>{title}</th>
                    {figures_cells(subarea.figures)}
                </tr>
            }
        })
        .collect();
    let title = format!("{} {}", area.id, area.title.get(language));
    view! {
        <tbody>
            <tr class="kk-table__whole">
                <th scope="row" lang=lang_of(&area.title)>{title}</th>
                {figures_cells(area.figures)}
            </tr>
            {subareas}
        </tbody>
    }
}

fn figures_cells(figures: Figures) -> impl IntoView {
    let locale = use_locale();
    let language = expect_context::<Language>();
    let points = match figures.points {
        Some(interval) => format::interval(interval, Precision::Whole, language),
        None => td_string!(locale, points.not_applicable).to_owned(),
    };
    view! {
        <td class="kk-number">{points}</td>
        <td class="kk-number">{format::whole(figures.max)}</td>
    }
}

/// That an area was scaled up, because some of its subareas do not apply.
fn scaling_note(area: &AreaResult) -> Option<impl IntoView + use<>> {
    let locale = use_locale();
    let language = expect_context::<Language>();
    let applies = area.subareas.iter().filter(|subarea| subarea.figures.points.is_some());
    let applicable: Points = applies.map(|subarea| subarea.figures.max).sum();
    (area.figures.points.is_some() && applicable < area.figures.max).then(|| {
        let name = format!("{} {}", area.id, area.title.get(language));
        let (applicable, max) = (format::whole(applicable), format::whole(area.figures.max));
        let note = td_string!(locale, points.scaled, applicable = applicable, max = max).to_string();
        view! {
            <p class="kk-hint">
                <span lang=lang_of(&area.title)>{name}</span>
                {format!(": {note}")}
            </p>
        }
    })
}
