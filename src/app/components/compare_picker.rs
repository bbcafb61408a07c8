//! Choosing which published evaluations are laid beside a draft.

use std::sync::Arc;

use leptos::prelude::*;
use leptos_i18n::td_string;

use super::with_draft::OpenDraft;
use crate::app::format;
use crate::app::locale::use_locale;
use crate::app::route::Route;
use crate::app::services::location::Address;
use crate::comparison::{EditionMap, Reach, published_series};
use crate::evaluation::{Evaluation, Evaluations};

/// A check box for each evaluation, with a word on how far it can be compared; what is chosen stands in the address.
#[component]
pub fn ComparePicker(
    /// The draft whose result is shown.
    draft: OpenDraft,
    /// The published evaluations.
    evaluations: Arc<Evaluations>,
    /// How the editions correspond.
    map: Arc<EditionMap>,
    /// Ids of those that are chosen.
    compared: Signal<Vec<String>>,
) -> impl IntoView {
    let locale = use_locale();
    let address = expect_context::<Address>();
    let toggle = move |evaluation: &str| {
        let mut chosen = compared.get_untracked();
        let before = chosen.len();
        chosen.retain(|id| id != evaluation);
        if chosen.len() == before {
            chosen.push(evaluation.to_owned());
        }
        address.replace(&Route::Result(draft.id, chosen).to_string());
    };
    let rubric = draft.rubric();
    let option = move |evaluation: &Evaluation| {
        let id = StoredValue::new(evaluation.id.clone());
        let name = format!("{} {}", evaluation.municipality.name, evaluation.year);
        let total = format::whole(evaluation.total.points);
        let edition = evaluation.edition.to_string();
        let label =
            td_string!(locale, result.evaluation_named, name = name, edition = edition, total = total).to_string();
        let label = match published_series(&rubric, evaluation, &map).reach() {
            Reach::Subareas => label,
            Reach::Areas => td_string!(locale, compare.only_areas_named, evaluation = label).to_string(),
            Reach::Total => td_string!(locale, compare.only_total_named, evaluation = label).to_string(),
        };
        view! {
            <label class="kk-check">
                <input
                    type="checkbox"
                    prop:checked=move || id.with_value(|id| compared.read().contains(id))
                    on:change=move |_| id.with_value(|id| toggle(id))
                />
                <span>{label}</span>
            </label>
        }
    };
    let options: Vec<_> = evaluations.evaluations.iter().map(option).collect();
    view! {
        <fieldset class="kk-compare">
            <legend>{td_string!(locale, result.compare)}</legend>
            <p class="kk-hint">{td_string!(locale, result.compare_hint)}</p>
            {options}
        </fieldset>
    }
}
