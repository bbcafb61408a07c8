//! A draft with each of its copies, and since when.

use leptos::prelude::*;

use crate::app::downloads::Downloads;
use crate::app::drafts::{Draft, Drafts};
use crate::app::i18n::td_string;
use crate::app::locale::use_locale;
use crate::app::pages::draft_name;
use crate::app::route::Route;
use crate::app::when::when;
use crate::draft::FileState;
use crate::language::Language;

/// Name, copies, and the way to one more.
#[component]
pub fn DraftCopies(
    /// The draft.
    draft: Draft,
) -> impl IntoView {
    let locale = use_locale();
    let language = expect_context::<Language>();
    let drafts = expect_context::<Drafts>();
    let downloads = expect_context::<Downloads>();
    let id = draft.id;
    let assessment = RwSignal::from(draft.assessment);
    let name = assessment.with_untracked(|draft| draft_name(locale, draft));
    let in_browser = move || {
        if drafts.unsaved().with(|unsaved| unsaved.contains_key(&id)) {
            td_string!(locale, whereabouts.not_saved).to_owned()
        } else {
            let when = when(locale, language, assessment.with(|draft| draft.changed));
            td_string!(locale, whereabouts.saved, when = when).to_string()
        }
    };
    let as_file = move || match assessment.with(|draft| downloads.record(id).state_for(draft)) {
        FileState::None => td_string!(locale, whereabouts.saved_never).to_owned(),
        FileState::Complete { saved } => {
            td_string!(locale, whereabouts.saved_complete, when = when(locale, language, saved)).to_string()
        }
        FileState::Behind { saved } => {
            td_string!(locale, whereabouts.saved_behind, when = when(locale, language, saved)).to_string()
        }
    };
    let heading = format!("copies-{id}");
    let label = td_string!(locale, draft.download_named, name = name.as_str()).to_string();
    view! {
        <article class="kk-draft" aria-labelledby=heading.clone()>
            <h3 class="kk-draft__name" id=heading.clone()>
                <a href=Route::Overview(id).href()>{name}</a>
            </h3>
            <dl class="kk-copies">
                <div>
                    <dt>{td_string!(locale, whereabouts.browser_label)}</dt>
                    <dd>{in_browser}</dd>
                </div>
                <div>
                    <dt>{td_string!(locale, whereabouts.file_label)}</dt>
                    <dd>{as_file}</dd>
                </div>
            </dl>
            <p class="kk-actions">
                <button
                    type="button"
                    class="kk-button"
                    aria-label=label
                    on:click=move |_| assessment.with_untracked(|draft| downloads.draft(draft))
                >
                    {td_string!(locale, draft.download)}
                </button>
            </p>
        </article>
    }
}
