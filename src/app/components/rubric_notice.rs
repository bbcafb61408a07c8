//! The message that stays while a rubric of one's own is only in memory.

use leptos::prelude::*;

use crate::app::downloads::Downloads;
use crate::app::i18n::td_string;
use crate::app::locale::use_locale;
use crate::app::messages;
use crate::app::rubrics::OwnRubrics;
use crate::json::pretty;
use crate::language::Language;
use crate::own_rubrics::{OwnRubric, SaveError};

/// Says why rubrics are not saved, what to do about it, and offers each of them as a file.
#[component]
pub fn RubricNotice() -> impl IntoView {
    let own = expect_context::<OwnRubrics>();
    move || {
        let unsaved = own.unsaved().get();
        let notices = unsaved.into_iter().filter_map(|(reference, error)| {
            let rubric = untrack(|| own.get(&reference))?;
            Some(view! { <UnsavedRubric rubric error /> })
        });
        notices.collect::<Vec<_>>()
    }
}

#[component]
fn UnsavedRubric(rubric: OwnRubric, error: SaveError) -> impl IntoView {
    let locale = use_locale();
    let language = expect_context::<Language>();
    let downloads = expect_context::<Downloads>();
    let model = rubric.rubric().title.get(language).to_owned();
    let label = td_string!(locale, saving.download_named, name = model.as_str()).to_string();
    view! {
        <div class="kk-notice kk-notice--warning" role="alert">
            <p>
                <strong>{td_string!(locale, models.not_saved, model = model.as_str()).to_string()}</strong>
                " "
                {messages::rubric_save_error(locale, error)}
                " "
                {td_string!(locale, models.kept_in_memory)}
            </p>
            <button
                type="button"
                class="kk-button"
                on:click=move |_| downloads.text(&rubric.file_name(), &pretty(rubric.text()))
            >
                {label}
            </button>
        </div>
    }
}
