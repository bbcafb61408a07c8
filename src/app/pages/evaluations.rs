//! The results to compare with: those of one's own, which can be changed here, and those that come with the page.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::components::confirm_button::ConfirmButton;
use crate::app::components::evaluation_export::EvaluationExport;
use crate::app::components::evaluation_import::EvaluationImport;
use crate::app::components::evaluation_item::{result_item, result_name};
use crate::app::components::evaluation_notice::RemovedResultsNotice;
use crate::app::components::page_heading::{HEADING, PageHeading};
use crate::app::components::published_results::PublishedResults;
use crate::app::downloads::Downloads;
use crate::app::evaluations::OwnEvaluations;
use crate::app::i18n::{Locale, td_string};
use crate::app::locale::use_locale;
use crate::app::messages;
use crate::app::route::{NewEvaluation, Route};
use crate::app::services::page;
use crate::evaluation::{Evaluation, Evaluations, Mean, OwnResult, OwnResultId, UnreadableResult};
use crate::language::Language;

/// From how many results on they can be searched.
const SEARCHED: usize = 6;

/// The most results that are listed at once: with a thousand, the list would be slow and nobody would read it.
const LISTED: usize = 50;

/// The most faults of a stored result that are named.
const MAX_REASONS: usize = 3;

const SEARCH: &str = "evaluation-search";

/// The view.
#[component]
pub fn EvaluationsPage() -> impl IntoView {
    let locale = use_locale();
    let language = expect_context::<Language>();
    let own = expect_context::<OwnEvaluations>();
    let stored: Signal<Arc<Evaluations>> = own.list().into();
    let on_add = Callback::new(move |(evaluations, means): (Vec<Evaluation>, Vec<Mean>)| {
        let evaluations = evaluations.into_iter().map(OwnResult::Evaluation);
        own.put(evaluations.chain(means.into_iter().map(OwnResult::Mean)).collect());
    });
    let saved = own.take_saved().map(|result| {
        let name = result_name(locale, language, &result);
        view! { <p class="kk-remark kk-remark--done">{td_string!(locale, evaluations.saved, name = name).to_string()}</p> }
    });
    view! {
        <PageHeading title=td_string!(locale, evaluations.title).to_owned() />
        <p class="kk-lead">{td_string!(locale, evaluations.lead)}</p>
        <RemovedResultsNotice />
        <div role="status">{saved}</div>
        <p class="kk-actions">
            <a class="kk-button kk-button--primary" href=Route::NewEvaluation(NewEvaluation::default()).href()>
                {td_string!(locale, evaluations.new)}
            </a>
        </p>
        <section aria-labelledby="own-results">
            <h2 id="own-results">{td_string!(locale, evaluations.own)}</h2>
            <ResultList />
        </section>
        <MeanList />
        <section aria-labelledby="result-files">
            <h2 id="result-files">{td_string!(locale, evaluations.files)}</h2>
            <EvaluationImport stored on_add />
            <EvaluationExport stored />
        </section>
        <UnreadableList />
        <PublishedResults />
        <p>
            <a class="kk-button kk-button--quiet" href=Route::Start.href()>{td_string!(locale, draft.to_start)}</a>
        </p>
    }
}

/// The results of one's own, as far as they fit what is typed.
#[component]
fn ResultList() -> impl IntoView {
    let locale = use_locale();
    let own = expect_context::<OwnEvaluations>();
    let typed = RwSignal::new(String::new());
    let failed = RwSignal::new(None::<String>);
    let is_searched = Memo::new(move |_| own.list().read().evaluations.len() >= SEARCHED);
    let search = move || {
        is_searched.get().then(|| {
            view! {
                <div class="kk-field kk-evaluations__search">
                    <label for=SEARCH>{td_string!(locale, evaluations.search)}</label>
                    <input
                        id=SEARCH
                        class="kk-input"
                        type="search"
                        autocomplete="off"
                        prop:value=typed
                        on:input:target=move |event| typed.set(event.target().value())
                    />
                </div>
            }
        })
    };
    let count = Memo::new(move |_| {
        let (list, typed) = (own.list().get(), typed.get());
        (!typed.trim().is_empty() && is_searched.get()).then(|| list.found(&typed).count())
    });
    let told = move || match count.get() {
        None => String::new(),
        Some(0) => td_string!(locale, evaluations.found_none).to_owned(),
        Some(1) => td_string!(locale, evaluations.found_one).to_owned(),
        Some(count) => td_string!(locale, evaluations.found_many, count = count).to_string(),
    };
    let remove_found = move |()| {
        let ids: Vec<_> =
            own.list().with_untracked(|list| list.found(&typed.read_untracked()).map(OwnResultId::from).collect());
        typed.set(String::new());
        remove(own, locale, failed, &ids);
    };
    let remove_all = move || {
        let count = count.get().filter(|count| *count > 1)?;
        let label = td_string!(locale, evaluations.delete_found, count = count).to_string();
        let question = td_string!(locale, evaluations.delete_found_question, count = count).to_string();
        Some(view! {
            <ConfirmButton name=label.clone() label question on_confirm=Callback::new(remove_found) />
        })
    };
    let items = move || {
        let list = own.list().get();
        let wanted = if is_searched.get() { typed.get() } else { String::new() };
        let mut more = 0usize;
        let mut items = Vec::new();
        for evaluation in list.found(&wanted) {
            if items.len() < LISTED {
                items.push(own_item(OwnResult::Evaluation(evaluation.clone()), failed));
            } else {
                more += 1;
            }
        }
        let none = list.evaluations.is_empty();
        view! {
            {none.then(|| view! { <p class="kk-empty">{td_string!(locale, evaluations.none)}</p> })}
            {(!none).then(|| view! { <ul class="kk-evaluations">{items}</ul> })}
            {(more > 0).then(|| view! { <p>{td_string!(locale, evaluations.more, count = more).to_string()}</p> })}
        }
    };
    view! {
        {search}
        <p class="kk-hint" role="status">{told}</p>
        {remove_all}
        <p class="kk-error" role="alert">{failed}</p>
        {items}
    }
}

/// The means of one's own.
#[component]
fn MeanList() -> impl IntoView {
    let locale = use_locale();
    let own = expect_context::<OwnEvaluations>();
    let failed = RwSignal::new(None::<String>);
    let list = Memo::new(move |_| own.list().with(|list| Arc::new(list.means.clone())));
    move || {
        let means = list.get();
        let items: Vec<_> = means.iter().map(|mean| own_item(OwnResult::Mean(mean.clone()), failed)).collect();
        (!items.is_empty()).then(|| {
            view! {
                <section aria-labelledby="own-means">
                    <h2 id="own-means">{td_string!(locale, evaluations.means)}</h2>
                    <p class="kk-error" role="alert">{failed}</p>
                    <ul class="kk-evaluations">{items}</ul>
                </section>
            }
        })
    }
}

/// A result that can be changed and removed.
fn own_item(result: OwnResult, failed: RwSignal<Option<String>>) -> AnyView {
    let locale = use_locale();
    let language = expect_context::<Language>();
    let own = expect_context::<OwnEvaluations>();
    let name = result_name(locale, language, &result);
    let id = result.id();
    let href = match &id {
        OwnResultId::Evaluation(id) => Route::Evaluation(id.clone()),
        OwnResultId::Mean(id) => Route::Mean(id.clone()),
    }
    .href();
    let edit = td_string!(locale, evaluations.edit_named, name = name.as_str()).to_string();
    let delete = td_string!(locale, evaluations.delete_named, name = name).to_string();
    let actions = view! {
        <p class="kk-actions">
            <a class="kk-button kk-button--quiet" href=href aria-label=edit>{td_string!(locale, evaluations.edit)}</a>
            <button
                type="button"
                class="kk-button kk-button--quiet"
                aria-label=delete
                on:click=move |_| remove(own, locale, failed, std::slice::from_ref(&id))
            >
                {td_string!(locale, evaluations.delete)}
            </button>
        </p>
    };
    result_item(&result, Some(actions.into_any()))
}

fn remove(own: OwnEvaluations, locale: Locale, failed: RwSignal<Option<String>>, ids: &[OwnResultId]) {
    let removed = own.remove(ids);
    let left = ids.iter().find_map(|id| untrack(|| own.get(id))).filter(|_| removed.is_err());
    failed.set(left.map(|result| {
        let name = result.name(Language::default()).to_owned();
        td_string!(locale, evaluations.delete_failed, name = name).to_string()
    }));
}

/// Stored results that cannot be read; they stay as they are and can be saved as files.
#[component]
fn UnreadableList() -> impl IntoView {
    let locale = use_locale();
    let own = expect_context::<OwnEvaluations>();
    move || {
        let items: Vec<_> = own.unreadable().get().into_iter().map(unreadable_item).collect();
        (!items.is_empty()).then(|| {
            view! {
                <section aria-labelledby="unreadable-results">
                    <h2 id="unreadable-results">{td_string!(locale, evaluations.unreadable)}</h2>
                    <p>{td_string!(locale, evaluations.unreadable_hint)}</p>
                    <ul class="kk-evaluations">{items}</ul>
                </section>
            }
        })
    }
}

fn unreadable_item(unreadable: UnreadableResult) -> impl IntoView {
    let locale = use_locale();
    let own = expect_context::<OwnEvaluations>();
    let downloads = expect_context::<Downloads>();
    let reasons: Vec<_> = unreadable
        .problems
        .iter()
        .take(MAX_REASONS)
        .map(|problem| view! { <p class="kk-hint">{messages::problem(locale, problem)}</p> })
        .collect();
    let (shown, name) = (unreadable.id.id().to_string(), format!("{}.json", unreadable.id.id()));
    let download = td_string!(locale, draft.download_named, name = name.as_str()).to_string();
    let delete = td_string!(locale, evaluations.delete_named, name = shown.as_str()).to_string();
    view! {
        <li class="kk-evaluation">
            <div class="kk-evaluation__what">
                <strong>{shown}</strong>
                {reasons}
            </div>
            <p class="kk-actions">
                <button
                    type="button"
                    class="kk-button kk-button--quiet"
                    aria-label=download
                    on:click=move |_| downloads.text(&name, &unreadable.text)
                >
                    {td_string!(locale, draft.download)}
                </button>
                <button
                    type="button"
                    class="kk-button kk-button--quiet"
                    aria-label=delete
                    on:click=move |_| {
                        own.remove_unreadable(&unreadable.id);
                        page::focus_id(HEADING);
                    }
                >
                    {td_string!(locale, evaluations.delete)}
                </button>
            </p>
        </li>
    }
}
