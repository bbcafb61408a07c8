//! Where compared figures come from, with edition, number and reservation.

use leptos::prelude::*;

use crate::app::i18n::td_string;
use crate::app::locale::use_locale;
use crate::app::sources::{Compared, Note};

/// The id of the heading.
pub const SOURCES: &str = "sources";

/// What has to be said of what was chosen; nothing when nothing has.
pub fn source_notes(compared: &Compared) -> Option<impl IntoView + use<>> {
    let locale = use_locale();
    let item = |note: &Note| {
        view! {
            <li>
                <strong>{note.name.clone()}</strong>
                ": "
                {note.text.clone()}
            </li>
        }
    };
    let items: Vec<_> = compared.notes.iter().map(item).collect();
    let lacks_mean = compared.lacks_mean.then(|| view! { <p class="kk-hint">{td_string!(locale, compared.few)}</p> });
    let is_missing = !compared.missing.is_empty();
    let missing = is_missing.then(|| view! { <p class="kk-hint">{td_string!(locale, compared.missing)}</p> });
    (!items.is_empty() || compared.lacks_mean || is_missing).then(|| {
        view! {
            <section class="kk-sources" aria-labelledby=SOURCES>
                <h2 id=SOURCES>{td_string!(locale, compared.sources)}</h2>
                {lacks_mean}
                {missing}
                <ul>{items}</ul>
            </section>
        }
    })
}
