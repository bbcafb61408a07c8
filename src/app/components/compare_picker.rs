//! Choosing which published evaluations are laid beside a draft.

use std::sync::Arc;

use leptos::prelude::*;
use leptos_i18n::td_string;

use super::with_draft::OpenDraft;
use crate::app::format;
use crate::app::locale::use_locale;
use crate::app::route::Route;
use crate::app::services::location::Address;
use crate::assessment::AssessmentId;
use crate::comparison::{EditionMap, Reach, Reference, ReferenceKey, series};
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
    let rubric = draft.rubric();
    let option = move |evaluation: &Evaluation| {
        let name = format!("{} {}", evaluation.municipality.name, evaluation.year);
        let total = evaluation.total.map(|total| format::whole(total.points)).unwrap_or_default();
        let edition = evaluation.edition.to_string();
        let label =
            td_string!(locale, result.evaluation_named, name = name, edition = edition, total = total).to_string();
        let key = ReferenceKey::Published(evaluation.id.clone());
        let label = match series(&rubric, &Reference::of_evaluation(key, evaluation), &map).reach() {
            Reach::Subareas => label,
            Reach::Areas => td_string!(locale, compare.only_areas_named, evaluation = label).to_string(),
            Reach::Total => td_string!(locale, compare.only_total_named, evaluation = label).to_string(),
        };
        check_box(draft.id, evaluation.id.to_string(), label, compared)
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

/// A check box for what can stand beside the draft `shown`: an evaluation, or another draft.
pub fn check_box(shown: AssessmentId, id: String, label: String, compared: Signal<Vec<String>>) -> impl IntoView {
    let address = expect_context::<Address>();
    let id = StoredValue::new(id);
    let toggle = move |id: &String| {
        let mut chosen = compared.get_untracked();
        let before = chosen.len();
        chosen.retain(|other| other != id);
        if chosen.len() == before {
            chosen.push(id.clone());
        }
        address.replace(&Route::Result(shown, chosen).to_string());
    };
    view! {
        <label class="kk-check">
            <input
                type="checkbox"
                prop:checked=move || id.with_value(|id| compared.read().contains(id))
                on:change=move |_| id.with_value(toggle)
            />
            <span>{label}</span>
        </label>
    }
}
