//! After drafts of the bin, or versions that were kept without asking, were removed for good to make room: says so until somebody takes note of it.

use leptos::prelude::*;

use super::page_heading::HEADING;
use crate::app::drafts::Drafts;
use crate::app::i18n::td_string;
use crate::app::locale::use_locale;
use crate::app::services::page;

/// Says how many of each had to go.
#[component]
pub fn FreedNotice() -> impl IntoView {
    let locale = use_locale();
    let drafts = expect_context::<Drafts>();
    let close = move |_| {
        drafts.forget_freed();
        page::focus_id(HEADING);
    };
    let notice = move || {
        let of_bin = match drafts.n_freed().get() {
            0 => None,
            1 => Some(td_string!(locale, bin.one_freed).to_owned()),
            count => Some(td_string!(locale, bin.many_freed, count = count).to_string()),
        };
        let versions = match drafts.n_versions_freed().get() {
            0 => None,
            1 => Some(td_string!(locale, bin.one_version_freed).to_owned()),
            count => Some(td_string!(locale, bin.many_versions_freed, count = count).to_string()),
        };
        let sentences: Vec<_> = [of_bin, versions].into_iter().flatten().collect();
        (!sentences.is_empty()).then(|| {
            view! {
                <div class="kk-notice kk-notice--warning">
                    <p>{sentences.join(" ")}</p>
                    <button type="button" class="kk-button kk-button--quiet" on:click=close>
                        {td_string!(locale, draft.dismiss)}
                    </button>
                </div>
            }
        })
    };
    view! { <div role="status">{notice}</div> }
}
