//! The message about a version that could not be kept.

use leptos::prelude::*;

use super::page_heading::HEADING;
use super::version_card::{download_version, version_name};
use crate::app::downloads::Downloads;
use crate::app::drafts::Drafts;
use crate::app::i18n::td_string;
use crate::app::locale::use_locale;
use crate::app::pages::draft_name;
use crate::app::services::page;
use crate::draft::{SaveError, StoreError};

/// Says which version is not stored, and hands it over as a file; stays until it is closed.
#[component]
pub fn VersionNotice() -> impl IntoView {
    let locale = use_locale();
    let drafts = expect_context::<Drafts>();
    let downloads = expect_context::<Downloads>();
    let close = move |_| {
        drafts.forget_version_not_kept();
        page::focus_id(HEADING);
    };
    move || {
        let not_kept = drafts.version_not_kept().get()?;
        let version = not_kept.version;
        let name = version.assessment().ok().map(|draft| draft_name(locale, draft)).unwrap_or_default();
        let full = (not_kept.error == SaveError::Store(StoreError::Full))
            .then(|| format!(" {}", td_string!(locale, versions.not_kept_full)));
        let sentence = td_string!(locale, versions.not_kept, version = version_name(locale, &version), name = name);
        let sentence = sentence.to_string();
        Some(view! {
            <div class="kk-notice kk-notice--warning" role="alert">
                <p>{sentence} {full}</p>
                <button type="button" class="kk-button" on:click=move |_| download_version(downloads, &version)>
                    {td_string!(locale, versions.not_kept_download)}
                </button>
                <button type="button" class="kk-button kk-button--quiet" on:click=close>
                    {td_string!(locale, draft.dismiss)}
                </button>
            </div>
        })
    }
}
