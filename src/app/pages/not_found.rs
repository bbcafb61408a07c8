//! For addresses that lead nowhere.

use leptos::prelude::*;

use crate::app::components::page_heading::PageHeading;
use crate::app::i18n::td_string;
use crate::app::locale::use_locale;
use crate::app::route::Route;

/// Says so, and leads back.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    let locale = use_locale();
    view! {
        <PageHeading title=td_string!(locale, not_found.title).to_owned() />
        <p>{td_string!(locale, not_found.text)}</p>
        <p>
            <a class="kk-button" href=Route::Start.href()>{td_string!(locale, draft.to_start)}</a>
        </p>
    }
}
