//! The foot of the page: what explains the tool itself.

use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::app::locale::use_locale;
use crate::app::route::Route;

/// Links to where the drafts are, how points come about, and the list of terms.
#[component]
pub fn SiteFooter() -> impl IntoView {
    let locale = use_locale();
    view! {
        <footer class="kk-footer">
            <nav aria-label=td_string!(locale, footer.label)>
                <ul class="kk-footer__links">
                    <li>
                        <a href=Route::Whereabouts.href()>{td_string!(locale, whereabouts.title)}</a>
                    </li>
                    <li>
                        <a href=Route::Method.href()>{td_string!(locale, method.title)}</a>
                    </li>
                    <li>
                        <a href=Route::Glossary(None).href()>{td_string!(locale, glossary.title)}</a>
                    </li>
                </ul>
            </nav>
        </footer>
    }
}
