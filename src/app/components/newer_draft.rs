//! A draft that a newer version of the program has saved: to be read and handed over, not to be changed.

use std::sync::Arc;

use leptos::prelude::*;

use super::entries::entries;
use super::overview_table::overview_tables;
use super::page_heading::PageHeading;
use crate::app::downloads::Downloads;
use crate::app::drafts::UnreadableDraft;
use crate::app::i18n::td_string;
use crate::app::library::Library;
use crate::app::locale::{lang_of, use_locale};
use crate::app::pages::draft_name;
use crate::app::route::Route;
use crate::app::rubrics::OwnRubrics;
use crate::assessment::Assessment;
use crate::language::Language;
use crate::overview;
use crate::scoring;

/// What of the draft is understood, under a word on why it cannot be changed.
#[component]
pub fn NewerDraft(
    /// The draft as it is stored.
    stored: UnreadableDraft,
    /// What of it is understood.
    assessment: Assessment,
) -> impl IntoView {
    let locale = use_locale();
    let language = expect_context::<Language>();
    let library = expect_context::<Library>();
    let own = expect_context::<OwnRubrics>();
    let downloads = expect_context::<Downloads>();
    let name = draft_name(locale, &assessment);
    let download = td_string!(locale, draft.download_named, name = name.as_str()).to_string();
    let content = move || {
        let found = own.find(library, &assessment);
        let rubric = found.ready().map(Arc::as_ref);
        let tables = rubric.map(|rubric| {
            let overview = overview::of_score(rubric, &scoring::score(rubric, &assessment), language);
            overview_tables(overview, lang_of(&rubric.title), &[])
        });
        view! {
            {tables}
            {entries(&assessment, rubric)}
        }
    };
    view! {
        <PageHeading title=name />
        <div class="kk-notice kk-notice--warning">
            <p>{td_string!(locale, newer.explanation)}</p>
            <p class="kk-actions">
                <button
                    type="button"
                    class="kk-button"
                    on:click=move |_| downloads.text(&format!("{}.kompass.json", stored.id), &stored.text)
                >
                    {download}
                </button>
                <a class="kk-button kk-button--quiet" href=Route::Start.href()>{td_string!(locale, draft.to_start)}</a>
            </p>
        </div>
        {content}
    }
}
