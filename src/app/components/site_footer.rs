//! The foot of the page: what explains the tool itself.

use leptos::prelude::*;

use crate::app::i18n::td_string;
use crate::app::locale::use_locale;
use crate::app::route::Route;
use crate::app::services::{host, page};

/// Links to where the drafts are, how points come about, and the list of terms; and which version of the program it is.
#[component]
pub fn SiteFooter() -> impl IntoView {
    let locale = use_locale();
    // What starts the program knows them; the program itself is the same from commit to commit.
    let version = host::setting("version").zip(host::setting("build")).map(|(version, build)| {
        td_string!(locale, program.version, version = version.as_str(), build = build.as_str()).to_string()
    });
    view! {
        <footer class="kk-footer" role=(!page::is_own()).then_some("none")>
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
            {version.map(|version| view! { <p class="kk-footer__version">{version}</p> })}
        </footer>
    }
}
