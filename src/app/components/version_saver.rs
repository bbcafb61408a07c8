//! Saving a version of a draft as it is now.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use crate::app::drafts::Drafts;
use crate::app::i18n::td_string;
use crate::app::locale::use_locale;
use crate::app::pages::versions::Told;
use crate::app::services::{clock, page};
use crate::assessment::AssessmentId;
use crate::language::Language;
use crate::version::{MAX_NAME, Version};

const NAME: &str = "version-name";
const ERROR: &str = "version-name-error";

/// A form with the name of the version, which is suggested.
#[component]
pub fn VersionSaver(
    /// Of which draft.
    draft: AssessmentId,
    /// Its versions.
    versions: Memo<Vec<Version>>,
    /// Where to tell what was done.
    told: RwSignal<Option<Told>>,
) -> impl IntoView {
    let locale = use_locale();
    let language = expect_context::<Language>();
    let drafts = expect_context::<Drafts>();
    let suggestion = move || {
        let day = clock::today_in_words(language);
        let name = td_string!(locale, versions.suggestion, day = day).to_string();
        let is_taken = |name: &str| versions.with_untracked(|list| list.iter().any(|version| version.name() == name));
        let numbered = |number| if number == 1 { name.clone() } else { format!("{name} ({number})") };
        (1..=versions.with_untracked(Vec::len) + 1).map(numbered).find(|name| !is_taken(name)).unwrap_or_default()
    };
    let name = RwSignal::new(suggestion());
    let error = RwSignal::new(None::<&'static str>);
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        if name.read_untracked().trim().is_empty() {
            error.set(Some(td_string!(locale, versions.name_missing)));
            page::focus_id(NAME);
            return;
        }
        error.set(None);
        let saved = drafts.save_version(draft, &name.read_untracked());
        told.set(
            saved.map(|version| Told::Text(td_string!(locale, versions.saved, version = version.name()).to_string())),
        );
        name.set(suggestion());
    };
    view! {
        <form class="kk-form kk-version-form" novalidate=true on:submit=save>
            <div class="kk-field">
                <label for=NAME>{td_string!(locale, versions.name)}</label>
                <p class="kk-error" id=ERROR>{error}</p>
                <input
                    id=NAME
                    class="kk-input"
                    type="text"
                    autocomplete="off"
                    maxlength=MAX_NAME.to_string()
                    aria-describedby=ERROR
                    aria-invalid=move || error.read().is_some().then_some("true")
                    prop:value=name
                    on:input:target=move |event| name.set(event.target().value())
                />
            </div>
            <p class="kk-actions">
                <button type="submit" class="kk-button kk-button--primary">{td_string!(locale, versions.save)}</button>
            </p>
        </form>
    }
}
