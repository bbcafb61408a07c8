//! Choosing the language of the interface.

use leptos::prelude::*;

use crate::app::i18n::td_string;
use crate::app::locale::{LanguageChoice, use_locale};
use crate::app::services::page;
use crate::language::Language;

/// A button for each language, named in that language, so that everyone finds their own.
///
/// Buttons and not a list to choose from: nothing changes before one is pressed, and all of them are to be seen.
#[component]
pub fn LanguageButtons() -> impl IntoView {
    let locale = use_locale();
    let present = expect_context::<Language>();
    let choice = expect_context::<LanguageChoice>();
    let id = |language: Language| format!("language-{language}");
    // The button that was pressed has gone with the other views; this one has taken its place.
    Effect::new(move |_| {
        if choice.take_chosen_now() {
            page::focus_id(&id(present));
        }
    });
    let button = |language: Language| {
        let name = match language {
            Language::Swedish => td_string!(locale, language.swedish),
            Language::Bokmal => td_string!(locale, language.bokmal),
            Language::English => td_string!(locale, language.english),
        };
        view! {
            <button
                type="button"
                id=id(language)
                class="kk-language__button"
                lang=language.tag()
                aria-pressed=(language == present).to_string()
                on:click=move |_| choice.choose(language)
            >
                {name}
            </button>
        }
    };
    view! {
        <div class="kk-language" role="group" aria-label=td_string!(locale, language.choose)>
            {Language::ALL.map(button).into_iter().collect::<Vec<_>>()}
            <p class="kk-error" role="alert">
                {move || choice.lacking().get().map(|_| td_string!(locale, language.lacking))}
            </p>
        </div>
    }
}
