//! A text that a person can take along: folded up, with a button that copies it.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::i18n::td_string;
use crate::app::locale::use_locale;
use crate::app::services::clipboard::{self, Copied};

const FIELD: &str = "text-to-copy";

/// The text under its title.
#[component]
pub fn TextToCopy(
    /// What it is called.
    title: &'static str,
    /// The text.
    text: String,
) -> impl IntoView {
    let locale = use_locale();
    let field = NodeRef::<html::Textarea>::new();
    let copied = RwSignal::new(None::<Copied>);
    let shown = text.clone();
    let copy = move |_| {
        let Some(field) = field.get_untracked() else { return };
        let text = text.clone();
        copied.set(None);
        spawn_local(async move {
            let outcome = clipboard::copy(&text, &field).await;
            copied.set(Some(outcome));
        });
    };
    view! {
        <details class="kk-official__text kk-screen-only">
            <summary>{title}</summary>
            <div class="kk-field">
                <label class="kk-visually-hidden" for=FIELD>
                    {title}
                </label>
                <textarea id=FIELD class="kk-input" rows="10" readonly=true spellcheck="false" prop:value=shown node_ref=field />
            </div>
            <p class="kk-actions">
                <button type="button" class="kk-button" on:click=copy>
                    {td_string!(locale, official.copy)}
                </button>
            </p>
            <p class="kk-share__status" role="status">
                {move || copied.get().map(|copied| match copied {
                    Copied::Done => td_string!(locale, official.copied),
                    Copied::Selected => td_string!(locale, official.copy_selected),
                })}
            </p>
        </details>
    }
}
