//! The calculation of any part of any draft that is here.

use std::sync::Arc;

use leptos::prelude::*;
use leptos_i18n::td_string;

use super::calculation::calculation;
use super::with_draft::OpenDraft;
use crate::app::drafts::{Draft, Drafts};
use crate::app::library::{Library, Loading};
use crate::app::locale::use_locale;
use crate::app::pages::draft_name;
use crate::assessment::AssessmentId;
use crate::language::Language;
use crate::rubric::Rubric;
use crate::scoring::calculation::Part;

const DRAFT: &str = "own-draft";
const PART: &str = "own-part";

/// A choice of draft and part, and how its points come about; a word where there is no draft.
#[component]
pub fn OwnNumbers() -> impl IntoView {
    let locale = use_locale();
    let drafts = expect_context::<Drafts>();
    let list = drafts.list();
    let chosen = RwSignal::new(None::<AssessmentId>);
    // The one that was chosen for as long as it is here, else the first.
    let shown = Memo::new(move |_| {
        let list = list.read();
        let is_chosen = |draft: &&Draft| Some(draft.id) == chosen.get();
        list.iter().find(is_chosen).or_else(|| list.first()).map(|draft| draft.id)
    });
    let options = move || {
        let option = |draft: Draft| {
            let name = draft.assessment.with_untracked(|draft| draft_name(locale, draft));
            let id = draft.id;
            view! {
                <option value=id.to_string() prop:selected=move || shown.get() == Some(id)>
                    {name}
                </option>
            }
        };
        list.get().into_iter().map(option).collect::<Vec<_>>()
    };
    let numbers = move || {
        let draft = shown.get().and_then(|id| untrack(|| drafts.get(id)))?;
        Some(view! { <DraftNumbers draft /> })
    };
    move || {
        if shown.with(Option::is_none) {
            return view! { <p>{td_string!(locale, method.own_none)}</p> }.into_any();
        }
        view! {
            <div class="kk-field">
                <label for=DRAFT>{td_string!(locale, method.own_draft)}</label>
                <select
                    id=DRAFT
                    class="kk-input"
                    on:change:target=move |event| chosen.set(event.target().value().parse().ok())
                >
                    {options}
                </select>
            </div>
            {numbers}
        }
        .into_any()
    }
}

/// The parts of one draft, once its rubric is here.
#[component]
fn DraftNumbers(draft: Draft) -> impl IntoView {
    let locale = use_locale();
    let drafts = expect_context::<Drafts>();
    let language = expect_context::<Language>();
    let rubric = expect_context::<Library>().rubric(&draft.assessment.with_untracked(|draft| draft.rubric.id.clone()));
    move || match rubric.get() {
        Loading::Pending => {
            view! { <p class="kk-loading" aria-busy="true">{td_string!(locale, product.loading)}</p> }.into_any()
        }
        Loading::Failed(_) => view! { <p class="kk-remark">{td_string!(locale, method.own_failed)}</p> }.into_any(),
        Loading::Ready(rubric) => {
            let draft = OpenDraft::new(&draft, Arc::clone(&rubric), language, drafts);
            view! { <PartNumbers draft rubric /> }.into_any()
        }
    }
}

#[component]
fn PartNumbers(draft: OpenDraft, rubric: Arc<Rubric>) -> impl IntoView {
    let locale = use_locale();
    let parts = StoredValue::new(parts(&rubric));
    let chosen = RwSignal::new(first_with_numbers(draft, &rubric));
    let part = move || parts.with_value(|parts| parts.get(chosen.get()).cloned());
    view! {
        <div class="kk-field">
            <label for=PART>{td_string!(locale, method.own_part)}</label>
            <select
                id=PART
                class="kk-input"
                on:change:target=move |event| chosen.set(event.target().value().parse().unwrap_or_default())
            >
                {options(&rubric, draft.language, chosen)}
            </select>
        </div>
        {move || part().map(|part| calculation(draft, &part))}
    }
}

/// The total, and every area followed by its subareas: in the order of the options.
fn parts(rubric: &Rubric) -> Vec<Part> {
    let mut parts = vec![Part::Total];
    for area in &rubric.areas {
        parts.push(Part::Area(area.id.clone()));
        parts.extend(area.subareas.iter().map(|subarea| Part::Subarea(subarea.id.clone())));
    }
    parts
}

/// The place of the first subarea that something was entered for; of the first subarea, where nothing was.
fn first_with_numbers(draft: OpenDraft, rubric: &Rubric) -> usize {
    let dealt_with = draft.score.with_untracked(|score| {
        let subareas = score.areas.iter().flat_map(|area| &area.subareas);
        subareas.filter(|subarea| subarea.progress.dealt_with > 0).map(|subarea| subarea.id.clone()).next()
    });
    let wanted = dealt_with.or_else(|| rubric.subareas().next().map(|(_, subarea)| subarea.id.clone()));
    let is_wanted = |part: &Part| matches!(part, Part::Subarea(id) if Some(id) == wanted.as_ref());
    parts(rubric).iter().position(is_wanted).unwrap_or_default()
}

fn options(rubric: &Rubric, language: Language, chosen: RwSignal<usize>) -> impl IntoView + use<> {
    let locale = use_locale();
    let option = move |at: usize, name: String| {
        view! {
            <option value=at.to_string() prop:selected=move || chosen.get() == at>
                {name}
            </option>
        }
    };
    let mut at = 0;
    let mut groups = Vec::new();
    for area in &rubric.areas {
        at += 1;
        let whole = td_string!(locale, method.own_area, area = area.id.as_str()).to_string();
        let mut options = vec![option(at, whole)];
        for subarea in &area.subareas {
            at += 1;
            options.push(option(at, format!("{} {}", subarea.id, subarea.title.get(language))));
        }
        let label = format!("{} {}", area.id, area.title.get(language));
        groups.push(view! { <optgroup label=label>{options}</optgroup> });
    }
    view! {
        {option(0, td_string!(locale, method.own_total).to_owned())}
        {groups}
    }
}
