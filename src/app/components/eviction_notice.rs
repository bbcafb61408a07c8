//! After the browser has thrown drafts away while the page was open.

use leptos::prelude::*;

use super::page_heading::HEADING;
use crate::app::downloads::Downloads;
use crate::app::drafts::{Draft, Drafts};
use crate::app::i18n::td_string;
use crate::app::locale::use_locale;
use crate::app::pages::draft_name;
use crate::app::services::page;

/// Says which drafts were thrown away, that they are kept, and offers each as a file. Stays until it is closed.
#[component]
pub fn EvictionNotice() -> impl IntoView {
    let locale = use_locale();
    let drafts = expect_context::<Drafts>();
    let close = move |_| {
        drafts.forget_evicted();
        page::focus_id(HEADING);
    };
    move || {
        let evicted = drafts.evicted().get();
        // A draft that was deleted since needs no word any more.
        let evicted: Vec<_> = evicted.into_iter().filter_map(|id| drafts.get(id)).collect();
        if evicted.is_empty() {
            return None;
        }
        let is_unsaved = |draft: &Draft| drafts.unsaved().with(|unsaved| unsaved.contains_key(&draft.id));
        let what_now = if evicted.iter().any(is_unsaved) {
            td_string!(locale, whereabouts.evicted_in_memory)
        } else {
            td_string!(locale, whereabouts.evicted_saved)
        };
        let downloads: Vec<_> = evicted.into_iter().map(|draft| view! { <DownloadEvicted draft /> }).collect();
        Some(view! {
            <div class="kk-notice kk-notice--warning" role="alert">
                <p>
                    <strong>{td_string!(locale, whereabouts.evicted)}</strong>
                    " "
                    {what_now}
                </p>
                {downloads}
                <button type="button" class="kk-button kk-button--quiet" on:click=close>
                    {td_string!(locale, draft.dismiss)}
                </button>
            </div>
        })
    }
}

#[component]
fn DownloadEvicted(draft: Draft) -> impl IntoView {
    let locale = use_locale();
    let downloads = expect_context::<Downloads>();
    let name = draft.assessment.with_untracked(|draft| draft_name(locale, draft));
    view! {
        <button
            type="button"
            class="kk-button"
            on:click=move |_| draft.assessment.with_untracked(|draft| downloads.draft(draft))
        >
            {td_string!(locale, saving.download_named, name = name)}
        </button>
    }
}
