//! Shared points whose rubric is not here: subareas by their ids, and what is known of them.

use leptos::prelude::*;

use crate::app::format;
use crate::app::i18n::{Locale, td_string};
use crate::app::locale::use_locale;
use crate::app::route::Route;
use crate::language::Language;
use crate::points::Precision;
use crate::share::{Misfit, SharedPoints, SharedResult};

/// Why points are shown without the titles and maxima of a rubric.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bare {
    /// The rubric is not here.
    RubricMissing,
    /// It is here, but the points cannot be its own.
    Misfit(Misfit),
}

/// Why they are shown like this, and a table of ids and points.
pub fn shared_points(result: &SharedResult, why: &Bare) -> impl IntoView + use<> {
    let locale = use_locale();
    let language = expect_context::<Language>();
    let text = |points: SharedPoints| match points {
        SharedPoints::Points(interval) => format::interval(interval, Precision::Whole, language),
        SharedPoints::NotApplicable => td_string!(locale, points.not_applicable).to_owned(),
    };
    let rows: Vec<_> = result
        .subareas()
        .iter()
        .map(|(id, points)| {
            view! {
                <tr>
                    <th scope="row">{id.to_string()}</th>
                    <td class="kk-number">{text(*points)}</td>
                </tr>
            }
        })
        .collect();
    let sum = result.sum().map(|sum| {
        view! {
            <tfoot>
                <tr>
                    <th scope="row">{td_string!(locale, result.sum)}</th>
                    <td class="kk-number">{text(SharedPoints::Points(sum))}</td>
                </tr>
            </tfoot>
        }
    });
    let is_own = result.own_title().is_some();
    let caption = td_string!(locale, share.points_table);
    view! {
        <div class="kk-notice kk-notice--warning">
            <p>{explanation(locale, result, why)}</p>
            {(is_own && *why == Bare::RubricMissing).then(|| view! {
                <a href=Route::OwnRubrics.href()>{td_string!(locale, start.models_link)}</a>
            })}
        </div>
        <div class="kk-table-scroll kk-shared__points" tabindex="0" role="group" aria-label=caption>
            <table class="kk-table">
                <caption>{caption}</caption>
                <thead>
                    <tr>
                        <th scope="col">{td_string!(locale, result.subarea)}</th>
                        <th scope="col" class="kk-number">{td_string!(locale, result.achieved)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
                {sum}
            </table>
        </div>
    }
}

fn explanation(locale: Locale, result: &SharedResult, why: &Bare) -> String {
    match (why, result.own_title()) {
        (Bare::RubricMissing, Some(_)) => td_string!(locale, share.model_missing).to_owned(),
        (Bare::RubricMissing, None) => {
            td_string!(locale, share.edition_missing, edition = result.rubric().id.as_str()).to_string()
        }
        (Bare::Misfit(misfit), _) => {
            let (Misfit::Missing(id) | Misfit::Unknown(id) | Misfit::AboveMax(id)) = misfit;
            td_string!(locale, share.misfit, subarea = id.as_str()).to_string()
        }
    }
}
