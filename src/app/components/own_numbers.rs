//! The calculation of any part of any draft that is here.

use std::sync::Arc;

use leptos::prelude::*;

use super::calculation::calculation;
use super::with_draft::{OpenDraft, RubricKind};
use crate::app::drafts::{Draft, Drafts};
use crate::app::i18n::td_string;
use crate::app::library::Library;
use crate::app::locale::use_locale;
use crate::app::pages::draft_name;
use crate::app::rubrics::{FoundRubric, OwnRubrics};
use crate::assessment::Assessment;
use crate::language::Language;
use crate::rubric::Rubric;
use crate::scoring::calculation::Part;

const DRAFT: &str = "own-draft";
const PART: &str = "own-part";

/// A choice of draft and part, and how its points come about; a word where there is no draft.
#[component]
pub fn OwnNumbers() -> impl IntoView {
    let locale = use_locale();
    let list = expect_context::<Drafts>().list();
    // The id of the one that was chosen; for as long as that is not here, the first is shown.
    let chosen = RwSignal::new(String::new());
    let shown = move |list: &[Draft], chosen: &str| {
        let is_chosen = |draft: &&Draft| draft.id.to_string() == chosen;
        list.iter().find(is_chosen).or_else(|| list.first()).cloned()
    };
    let numbers = move || {
        let draft = list.with_untracked(|list| shown(list, &chosen.read()))?;
        Some(view! { <DraftNumbers draft /> })
    };
    move || {
        let Some(first) = list.with(|list| shown(list, &chosen.read_untracked())) else {
            return view! { <p>{td_string!(locale, method.own_none)}</p> }.into_any();
        };
        let option = |draft: Draft| {
            let name = draft.assessment.with_untracked(|draft| draft_name(locale, draft));
            option(draft.id.to_string(), name, None, draft.id == first.id)
        };
        let options: Vec<_> = list.get_untracked().into_iter().map(option).collect();
        view! {
            {select(DRAFT, td_string!(locale, method.own_draft), options, move |id| chosen.set(id)).into_any()}
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
    let (library, own) = (expect_context::<Library>(), expect_context::<OwnRubrics>());
    let assessment: Signal<Assessment> = draft.assessment.read_only().into();
    // Only another rubric builds the numbers anew, not every answer.
    let found = Memo::new(move |_| assessment.with(|assessment| own.find(library, assessment)));
    let numbers = move |rubric: &Arc<Rubric>, kind| {
        part_numbers(OpenDraft::new(&draft, Arc::clone(rubric), kind, language, drafts), rubric).into_any()
    };
    move || match found.get() {
        FoundRubric::Pending => {
            view! { <p class="kk-loading" aria-busy="true">{td_string!(locale, product.loading)}</p> }.into_any()
        }
        FoundRubric::Failed(_) | FoundRubric::Missing => {
            view! { <p class="kk-remark">{td_string!(locale, method.own_failed)}</p> }.into_any()
        }
        FoundRubric::Shipped(rubric) => numbers(&rubric, RubricKind::Shipped),
        FoundRubric::Own(rubric) => numbers(&rubric, RubricKind::Own),
    }
}

fn part_numbers(draft: OpenDraft, rubric: &Rubric) -> impl IntoView + use<> {
    let locale = use_locale();
    let parts = parts(rubric);
    let first = first_with_numbers(draft, &parts);
    let chosen = RwSignal::new(Some(first));
    let name = |part: &Part| match part {
        Part::Total => td_string!(locale, method.own_total).to_owned(),
        Part::Area(id) => {
            let title = rubric.area(id).map(|area| area.title.get(draft.language)).unwrap_or_default();
            format!("{id} {title}")
        }
        Part::Subarea(id) => {
            let title = rubric.subarea(id).map(|(_, subarea)| subarea.title.get(draft.language)).unwrap_or_default();
            format!("{id} {title}")
        }
    };
    let lang = |part: &Part| if *part == Part::Total { None } else { draft.lang };
    let options: Vec<_> = parts
        .iter()
        .enumerate()
        .map(|(at, part)| option(at.to_string(), name(part), lang(part), at == first))
        .collect();
    let on_choice = move |at: String| chosen.set(at.parse().ok());
    view! {
        {select(PART, td_string!(locale, method.own_part), options, on_choice).into_any()}
        {move || chosen.get().and_then(|at| parts.get(at).map(|part| calculation(draft, part)))}
    }
}

/// The total, and every area followed by its subareas.
fn parts(rubric: &Rubric) -> Vec<Part> {
    let mut parts = vec![Part::Total];
    for area in &rubric.areas {
        parts.push(Part::Area(area.id.clone()));
        parts.extend(area.subareas.iter().map(|subarea| Part::Subarea(subarea.id.clone())));
    }
    parts
}

/// The place of the first subarea that something was entered for; of the total, where nothing was.
fn first_with_numbers(draft: OpenDraft, parts: &[Part]) -> usize {
    let has_numbers = |part: &Part| match part {
        Part::Subarea(id) => {
            draft.score.with_untracked(|score| score.subarea(id).is_some_and(|score| score.progress.dealt_with > 0))
        }
        Part::Area(_) | Part::Total => false,
    };
    parts.iter().position(has_numbers).unwrap_or_default()
}

fn option(value: String, name: String, lang: Option<&'static str>, selected: bool) -> impl IntoView + use<> {
    view! {
        <option value=value lang=lang selected=selected>
            {name}
        </option>
    }
}

fn select<V: IntoView + 'static>(
    id: &'static str,
    label: &'static str,
    options: Vec<V>,
    on_choice: impl Fn(String) + Send + 'static,
) -> impl IntoView {
    view! {
        <div class="kk-field">
            <label for=id>{label}</label>
            <select id=id class="kk-input" on:change:target=move |event| on_choice(event.target().value())>
                {options}
            </select>
        </div>
    }
}
