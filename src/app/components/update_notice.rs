//! A new version of the page is there: says so, and takes it when somebody wants it.

use crate::app::i18n::td_string;
use leptos::prelude::*;

use super::page_heading::HEADING;
use crate::app::drafts::Drafts;
use crate::app::evaluations::OwnEvaluations;
use crate::app::locale::use_locale;
use crate::app::services::page;
use crate::app::services::updates::News;
use crate::app::updates::Updates;

/// Announces a new version, or that another tab has taken one.
#[component]
pub fn UpdateNotice() -> impl IntoView {
    let locale = use_locale();
    let updates = expect_context::<Updates>();
    let (drafts, evaluations) = (expect_context::<Drafts>(), expect_context::<OwnEvaluations>());
    let news = Memo::new(move |_| updates.news());
    let postpone = move |_| {
        updates.postpone();
        page::focus_id(HEADING);
    };
    let refused =
        move || updates.is_refused().then(|| view! { <p class="kk-error">{td_string!(locale, offline.not_saved)}</p> });
    let notice = move || {
        let (what, hint, take) = match news.get() {
            News::None => return None,
            News::Waiting => (
                td_string!(locale, offline.waiting),
                td_string!(locale, offline.waiting_hint),
                td_string!(locale, offline.take),
            ),
            News::Taken => (
                td_string!(locale, offline.taken),
                td_string!(locale, offline.taken_hint),
                td_string!(locale, offline.reload),
            ),
        };
        Some(view! {
            <div class="kk-notice">
                <p>
                    <strong>{what}</strong>
                    " "
                    {hint}
                </p>
                <button type="button" class="kk-button" on:click=move |_| updates.take(drafts, evaluations)>
                    {take}
                </button>
                <button type="button" class="kk-button kk-button--quiet" on:click=postpone>
                    {td_string!(locale, offline.later)}
                </button>
                {refused}
            </div>
        })
    };
    view! { <div role="status">{notice}</div> }
}
