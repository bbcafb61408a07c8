//! What became of the file that was asked for last.

use leptos::prelude::*;

use crate::app::downloads::{Downloads, Failure, Outcome};
use crate::app::drafts::Drafts;
use crate::app::i18n::{Locale, td_string};
use crate::app::locale::use_locale;
use crate::json::MAX_BYTES;

/// Says at the lower edge of the window that a file was checked and saved, until the person goes on; or that it was
/// not, until one is.
#[component]
pub fn DownloadStatus() -> impl IntoView {
    let locale = use_locale();
    let downloads = expect_context::<Downloads>();
    let drafts = expect_context::<Drafts>();
    Effect::watch(move || drafts.last_saved().get(), move |_, _, _| downloads.forget_success(), false);
    let saved = move || match downloads.outcome().get() {
        Some(Outcome::Saved(name)) => {
            let text = td_string!(locale, whereabouts.checked, name = name).to_string();
            Some(view! { <p class="kk-said__text">{text}</p> })
        }
        Some(Outcome::Failed(_)) | None => None,
    };
    let failed = move || match downloads.outcome().get() {
        Some(Outcome::Failed(failure)) => {
            Some(view! { <p class="kk-said__text kk-said__text--failed">{failure_text(locale, failure)}</p> })
        }
        Some(Outcome::Saved(_)) | None => None,
    };
    view! {
        <div class="kk-said">
            <div role="status">{saved}</div>
            <div role="alert">{failed}</div>
        </div>
    }
}

fn failure_text(locale: Locale, failure: Failure) -> String {
    match failure {
        Failure::TooLarge => {
            td_string!(locale, whereabouts.file_too_large, limit = MAX_BYTES / (1024 * 1024)).to_string()
        }
        Failure::NotTheDraft => td_string!(locale, whereabouts.file_not_the_draft).to_owned(),
        Failure::NotReadBack => td_string!(locale, whereabouts.file_not_read_back).to_owned(),
    }
}
