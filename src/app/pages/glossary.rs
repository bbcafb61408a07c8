//! All terms in alphabetical order, with a field to find one by typing.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::components::page_heading::PageHeading;
use crate::app::i18n::td_string;
use crate::app::library::{Library, Loading};
use crate::app::locale::use_locale;
use crate::app::route::Route;
use crate::app::services::page;
use crate::glossary::{Entry, Lexicon, TermId};

const FILTER: &str = "glossary-filter";

/// The list of terms.
#[component]
pub fn GlossaryPage(
    /// The address, which may name a term.
    route: Memo<Route>,
) -> impl IntoView {
    let locale = use_locale();
    let library = expect_context::<Library>();
    let glossary = library.glossary();
    // An earlier try may have failed, for the texts that go without.
    library.retry();
    view! {
        <PageHeading title=td_string!(locale, glossary.title).to_owned() />
        <p class="kk-lead">{td_string!(locale, glossary.lead)}</p>
        {move || match glossary.get() {
            Loading::Pending => {
                view! { <p class="kk-loading" aria-busy="true">{td_string!(locale, product.loading)}</p> }.into_any()
            }
            Loading::Failed(_) => view! {
                <p class="kk-error" role="alert">{td_string!(locale, glossary.failed)}</p>
                <button type="button" class="kk-button" on:click=move |_| library.retry()>
                    {td_string!(locale, product.try_again)}
                </button>
            }
            .into_any(),
            Loading::Ready(lexicon) => view! { <Terms lexicon route /> }.into_any(),
        }}
    }
}

#[component]
fn Terms(lexicon: Arc<Lexicon>, route: Memo<Route>) -> impl IntoView {
    let locale = use_locale();
    let typed = RwSignal::new(String::new());
    // A term that is gone to is shown, whatever is typed; then it takes the focus.
    Effect::new({
        let lexicon = Arc::clone(&lexicon);
        move |_| {
            let Route::Glossary(Some(id)) = route.get() else { return };
            if !typed.with_untracked(|typed| lexicon.found(typed).any(|entry| entry.id == id)) {
                typed.set(String::new());
            }
            // Once the list has been built that it is to be seen in.
            request_animation_frame(move || page::focus_id(&heading_id(&id)));
        }
    });
    let count = {
        let lexicon = Arc::clone(&lexicon);
        move || {
            let typed = typed.read();
            if typed.trim().is_empty() {
                return String::new();
            }
            match lexicon.found(&typed).count() {
                0 => td_string!(locale, glossary.none_found).to_owned(),
                1 => td_string!(locale, glossary.one_found).to_owned(),
                count => td_string!(locale, glossary.many_found, count = count).to_string(),
            }
        }
    };
    view! {
        <div class="kk-field kk-glossary__filter">
            <label for=FILTER>{td_string!(locale, glossary.filter)}</label>
            <input
                id=FILTER
                class="kk-input"
                type="search"
                autocomplete="off"
                spellcheck="false"
                prop:value=typed
                on:input:target=move |event| typed.set(event.target().value())
            />
            <p class="kk-hint" role="status">{count}</p>
        </div>
        {move || list(&lexicon, &typed.read())}
    }
}

/// The terms that fit, under their letters, and a way to each letter.
fn list(lexicon: &Lexicon, typed: &str) -> impl IntoView + use<> {
    let locale = use_locale();
    let mut letters: Vec<(char, Vec<&Entry>)> = Vec::new();
    for entry in lexicon.found(typed) {
        let letter = lexicon.initial(entry);
        match letters.last_mut() {
            Some((last, entries)) if *last == letter => entries.push(entry),
            _ => letters.push((letter, vec![entry])),
        }
    }
    let ways: Vec<_> = letters
        .iter()
        .filter_map(|(letter, entries)| {
            let href = Route::Glossary(Some(entries.first()?.id.clone())).href();
            Some(view! {
                <li>
                    <a href=href>{letter.to_string()}</a>
                </li>
            })
        })
        .collect();
    let sections: Vec<_> = letters.into_iter().map(|(letter, entries)| section(letter, &entries)).collect();
    view! {
        <nav class="kk-screen-only" aria-label=td_string!(locale, glossary.letters)>
            <ul class="kk-glossary__letters">{ways}</ul>
        </nav>
        {sections}
    }
}

fn section(letter: char, entries: &[&Entry]) -> impl IntoView + use<> {
    let terms: Vec<_> = entries
        .iter()
        .map(|entry| {
            let href = Route::Glossary(Some(entry.id.clone())).href();
            view! {
                <div class="kk-glossary__term">
                    <dt id=heading_id(&entry.id) tabindex="-1">
                        <a href=href>{entry.term.to_string()}</a>
                    </dt>
                    <dd>{entry.definition.to_string()}</dd>
                </div>
            }
        })
        .collect();
    view! {
        <h2 class="kk-glossary__letter">{letter.to_string()}</h2>
        <dl>{terms}</dl>
    }
}

/// Where a term stands on the page.
fn heading_id(id: &TermId) -> String {
    format!("ord-{id}")
}
