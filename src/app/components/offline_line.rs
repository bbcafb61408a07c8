//! Whether the page opens without a network.

use crate::app::i18n::td_string;
use leptos::prelude::*;

use crate::app::locale::use_locale;
use crate::app::services::updates::Offline;
use crate::app::updates::Updates;

/// A part of a view about it; nothing on somebody else's page, or where the page is a file.
#[component]
pub fn OfflineLine() -> impl IntoView {
    let locale = use_locale();
    let updates = expect_context::<Updates>();
    let standing = Memo::new(move |_| updates.offline());
    let text = move || {
        Some(match standing.get()? {
            Offline::Ready => td_string!(locale, offline.ready),
            Offline::Soon => td_string!(locale, offline.soon),
            Offline::Insecure => td_string!(locale, offline.insecure),
            Offline::Impossible => td_string!(locale, offline.impossible),
            Offline::Failed => td_string!(locale, offline.failed),
        })
    };
    let can_install = move || standing.get() == Some(Offline::Ready);
    let hint = move || can_install().then(|| view! { <p class="kk-hint">{td_string!(locale, offline.install)}</p> });
    let is_told = standing.with_untracked(Option::is_some);
    is_told.then(|| {
        view! {
            <section aria-labelledby="offline">
                <h2 id="offline">{td_string!(locale, offline.title)}</h2>
                <p role="status">{text}</p>
                {hint}
            </section>
        }
    })
}
