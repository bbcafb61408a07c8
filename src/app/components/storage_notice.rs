//! The message that stays while work is not saved.

use leptos::prelude::*;

use crate::app::downloads::Downloads;
use crate::app::drafts::Drafts;
use crate::app::i18n::td_string;
use crate::app::locale::use_locale;
use crate::app::messages;
use crate::app::pages::draft_name;
use crate::assessment::AssessmentId;
use crate::draft::SaveError;

/// Says why work is not saved, what to do about it, and offers every unsaved draft as a file.
#[component]
pub fn StorageNotice() -> impl IntoView {
    let locale = use_locale();
    let drafts = expect_context::<Drafts>();
    let error = move || {
        let unsaved = drafts.unsaved().read().values().next().copied();
        unsaved.or_else(|| drafts.storage_fault().get().map(SaveError::Store))
    };
    move || {
        let error = error()?;
        let unsaved: Vec<_> = drafts.unsaved().read().keys().copied().collect();
        let advice = if unsaved.is_empty() {
            td_string!(locale, saving.before_work)
        } else {
            td_string!(locale, saving.kept_in_memory)
        };
        let downloads: Vec<_> = unsaved.into_iter().map(|id| view! { <DownloadUnsaved id /> }).collect();
        Some(view! {
            <div class="kk-notice kk-notice--warning" role="alert">
                <p>
                    <strong>{messages::save_error(locale, error)}</strong>
                    " "
                    {advice}
                </p>
                {downloads}
            </div>
        })
    }
}

#[component]
fn DownloadUnsaved(id: AssessmentId) -> impl IntoView {
    let locale = use_locale();
    let drafts = expect_context::<Drafts>();
    let downloads = expect_context::<Downloads>();
    let draft = drafts.get(id);
    let name = draft.as_ref().map(|draft| draft.assessment.with_untracked(|draft| draft_name(locale, draft)));
    view! {
        <button
            type="button"
            class="kk-button"
            on:click=move |_| {
                if let Some(draft) = &draft {
                    draft.assessment.with_untracked(|draft| downloads.draft(draft));
                }
            }
        >
            {td_string!(locale, saving.download_named, name = name.unwrap_or_default())}
        </button>
    }
}
