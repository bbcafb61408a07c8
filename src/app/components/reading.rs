//! The reading of a result: what its figures say, as sentences that can be copied.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::i18n::td_string;
use crate::app::locale::use_locale;
use crate::app::sentences::Section;
use crate::app::services::clipboard::{self, Copied};

/// The id of the heading.
pub const READING: &str = "reading";

const FIELD: &str = "reading-text";

/// The sentences under their headings, and a button that copies them; nothing where there are none.
///
/// The sentences are those of [`crate::app::sentences::result`].
pub fn reading(sections: Vec<Section>) -> Option<impl IntoView + use<>> {
    if sections.is_empty() {
        return None;
    }
    let locale = use_locale();
    let text = as_text(&sections);
    let lists: Vec<_> = sections.into_iter().map(section).collect();
    Some(view! {
        <section class="kk-reading" aria-labelledby=READING>
            <h2 id=READING>{td_string!(locale, reading.title)}</h2>
            <p class="kk-hint">{td_string!(locale, reading.hint)}</p>
            <div class="kk-reading__sections">{lists}</div>
            <CopyReading text />
        </section>
    })
}

fn section(section: Section) -> impl IntoView {
    let items: Vec<_> = section.sentences.into_iter().map(|sentence| view! { <li>{sentence}</li> }).collect();
    view! {
        <div>
            <h3>{section.heading}</h3>
            <ul>{items}</ul>
        </div>
    }
}

/// The headings with their sentences, one a line.
#[must_use]
pub fn as_text(sections: &[Section]) -> String {
    let text = |section: &Section| format!("{}\n{}", section.heading, section.sentences.join("\n"));
    sections.iter().map(text).collect::<Vec<_>>().join("\n\n")
}

/// The button, and the field that shows itself where the browser does not let the text be copied.
#[component]
fn CopyReading(
    /// What is copied.
    text: String,
) -> impl IntoView {
    let locale = use_locale();
    let field = NodeRef::<html::Textarea>::new();
    let copied = RwSignal::new(None::<Copied>);
    let copy = move |_| {
        let Some(field) = field.get_untracked() else { return };
        let text = field.value();
        copied.set(None);
        // A field that is not shown could not be selected.
        field.set_hidden(false);
        spawn_local(async move {
            let outcome = clipboard::copy(&text, &field).await;
            field.set_hidden(outcome == Copied::Done);
            copied.set(Some(outcome));
        });
    };
    view! {
        <div class="kk-reading__copy kk-screen-only">
            <button type="button" class="kk-button" on:click=copy>
                {td_string!(locale, reading.copy)}
            </button>
            <textarea
                id=FIELD
                class="kk-input"
                rows="8"
                readonly=true
                hidden=true
                aria-label=td_string!(locale, reading.field)
                prop:value=text
                node_ref=field
            />
            <p role="status">
                {move || copied.get().map(|copied| match copied {
                    Copied::Done => td_string!(locale, reading.copied),
                    Copied::Selected => td_string!(locale, reading.selected),
                })}
            </p>
        </div>
    }
}
