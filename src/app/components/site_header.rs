//! The head of the page: where one is, whether the work is saved, and in what language it is shown.

use leptos::either::Either;
use leptos::prelude::*;

use super::language_buttons::LanguageButtons;
use crate::app::drafts::Drafts;
use crate::app::i18n::td_string;
use crate::app::locale::use_locale;
use crate::app::route::Route;
use crate::app::rubrics::OwnRubrics;
use crate::app::services::{clock, page};
use crate::language::Language;

/// The product's name, that it is unofficial, the state of saving, and the languages.
#[component]
pub fn SiteHeader() -> impl IntoView {
    let locale = use_locale();
    view! {
        <header class="kk-header" role=(!page::is_own()).then_some("none")>
            <p class="kk-header__name">
                <a href=Route::Start.href()>{td_string!(locale, product.name)}</a>
                <span class="kk-header__tagline">{td_string!(locale, product.tagline)}</span>
            </p>
            <SaveState />
            <LanguageButtons />
        </header>
    }
}

#[component]
fn SaveState() -> impl IntoView {
    let locale = use_locale();
    let drafts = expect_context::<Drafts>();
    let own = expect_context::<OwnRubrics>();
    let language = expect_context::<Language>();
    let time = move || drafts.last_saved().get().map(|time| clock::time_of_day(time, language));
    view! {
        <p class="kk-header__saved">
            {move || {
                if drafts.unsaved().read().is_empty() && own.unsaved().read().is_empty() {
                    Either::Left(time().map(|time| td_string!(locale, saving.saved, time = time.clone())))
                } else {
                    Either::Right(view! { <strong>{td_string!(locale, saving.not_saved)}</strong> })
                }
            }}
        </p>
    }
}
