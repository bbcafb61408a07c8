//! Whether the browser has promised to keep what is stored, and a button to ask for it.

use leptos::prelude::*;

use crate::app::durability::Durability;
use crate::app::i18n::td_string;
use crate::app::locale::use_locale;
use crate::app::services::page;
use crate::draft::risk::Known;

/// Id of the answer, where the focus goes when the button is no longer there.
const ANSWER: &str = "promise-answer";

/// The answer as it stands, and the button where the answer is no.
#[component]
pub fn Promise() -> impl IntoView {
    let locale = use_locale();
    let durability = expect_context::<Durability>();
    let promised = Memo::new(move |_| durability.facts().persisted);
    let standing = move || match promised.get() {
        Known::Yes => td_string!(locale, whereabouts.promise_yes),
        Known::No => td_string!(locale, whereabouts.promise_no),
        Known::Unknown => td_string!(locale, whereabouts.promise_unknown),
    };
    // Granting takes the button away.
    Effect::watch(
        move || durability.answer(),
        |answer, _, _| {
            if *answer == Some(Known::Yes) {
                page::focus_id(ANSWER);
            }
        },
        false,
    );
    let said = move || match durability.answer() {
        Some(Known::Yes) => Some(td_string!(locale, whereabouts.promise_given)),
        Some(Known::No | Known::Unknown) => Some(td_string!(locale, whereabouts.promise_refused)),
        None => None,
    };
    let button = move || {
        (promised.get() == Known::No).then(|| {
            view! {
                <p class="kk-actions">
                    <button type="button" class="kk-button" on:click=move |_| durability.ask()>
                        {td_string!(locale, whereabouts.ask)}
                    </button>
                </p>
            }
        })
    };
    view! {
        <p id=ANSWER tabindex="-1">{standing}</p>
        {button}
        <p class="kk-hint" role="status">{said}</p>
    }
}
