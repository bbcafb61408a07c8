//! Texts whose terms are explained where they stand.

use std::sync::atomic::{AtomicUsize, Ordering};

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::app::i18n::td_string;
use crate::app::library::Library;
use crate::app::locale::use_locale;
use crate::app::route::Route;
use crate::app::services::page;
use crate::glossary::{Entry, Lexicon, Piece};

/// Which explanation is open, by the number of its term on the page: one at a time. Given to every view by context.
#[derive(Clone, Copy)]
pub struct OpenExplanation(RwSignal<Option<usize>>);

impl OpenExplanation {
    /// None is open.
    #[must_use]
    pub fn none() -> Self {
        Self(RwSignal::new(None))
    }
}

/// The number that the next term of a view gets. Numbers are never used again, so what has gone is never open.
static NEXT: AtomicUsize = AtomicUsize::new(0);

fn term_id(term: usize) -> String {
    format!("term-{term}")
}

/// A paragraph in which each term is a button that explains it; plain for as long as there is no glossary.
#[component]
pub fn TermText(
    /// The text.
    text: String,
    /// The language of the text, where it is not that of the interface; its terms are not explained then.
    #[prop(optional_no_strip)]
    lang: Option<&'static str>,
) -> impl IntoView {
    if lang.is_some() {
        return view! { <p lang=lang>{text}</p> }.into_any();
    }
    let glossary = expect_context::<Library>().glossary();
    let marked = move || match glossary.get().ready() {
        Some(lexicon) => paragraph(lexicon.marks(&text)),
        None => paragraph(vec![Piece::Plain(&text)]),
    };
    marked.into_any()
}

/// The terms of a text that has to stay plain, as a list to have them explained; nothing when it has none.
#[component]
pub fn TermsOf(
    /// The text, such as the name of a group of fields.
    text: String,
    /// A text beside it, whose terms are explained there.
    beside: String,
) -> impl IntoView {
    let locale = use_locale();
    let glossary = expect_context::<Library>().glossary();
    move || {
        let lexicon = glossary.get().ready()?;
        let mut pieces = vec![Piece::Plain(td_string!(locale, glossary.in_question)), Piece::Plain(" ")];
        for (at, entry) in terms_only_in(&lexicon, &text, &beside).into_iter().enumerate() {
            pieces.extend((at > 0).then_some(Piece::Plain(", ")));
            pieces.push(Piece::Term(&entry.term, entry));
        }
        (pieces.len() > 2).then(|| paragraph(pieces))
    }
}

fn terms_only_in<'a>(lexicon: &'a Lexicon, text: &'a str, beside: &'a str) -> Vec<&'a Entry> {
    let explained: Vec<_> = lexicon.terms_in(beside).collect();
    lexicon.terms_in(text).filter(|term| !explained.contains(term)).collect()
}

/// A paragraph of the pieces, and after it the explanation of the term that was chosen.
fn paragraph(pieces: Vec<Piece>) -> AnyView {
    let first = NEXT.load(Ordering::Relaxed);
    let explanation = format!("explanation-{first}");
    let open = expect_context::<OpenExplanation>().0;
    let mut terms = Vec::new();
    let mut shown = Vec::new();
    for piece in pieces {
        shown.push(match piece {
            Piece::Plain(text) => text.to_owned().into_any(),
            Piece::Term(words, entry) => {
                terms.push(entry.clone());
                let term = NEXT.fetch_add(1, Ordering::Relaxed);
                term_button(open, term, words.to_owned(), explanation.clone()).into_any()
            }
        });
    }
    if terms.is_empty() {
        return view! { <p>{shown}</p> }.into_any();
    }
    let count = terms.len();
    let open_here = move || open.get_untracked().filter(|term| (first..first + count).contains(term));
    let close = move || {
        if let Some(term) = open_here() {
            open.set(None);
            page::focus_id(&term_id(term));
        }
    };
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Escape" && open_here().is_some() {
            event.prevent_default();
            close();
        }
    };
    let terms = StoredValue::new(terms);
    let chosen = move || {
        let at = open.get()?.checked_sub(first)?;
        terms.with_value(|terms| terms.get(at).cloned())
    };
    view! {
        <div class="kk-explained" on:keydown=on_key>
            <p>{shown}</p>
            <div class="kk-explanation" id=explanation>
                // There before its text is, so that the text is read out.
                <p class="kk-explanation__text" role="status">{move || chosen().map(meaning)}</p>
                {move || chosen().map(|entry| ways(entry, close))}
            </div>
        </div>
    }
    .into_any()
}

fn term_button(
    open: RwSignal<Option<usize>>,
    term: usize,
    words: String,
    explanation: String,
) -> impl IntoView + use<> {
    let toggle = move |_| {
        open.set(if open.get_untracked() == Some(term) { None } else { Some(term) });
        // Not every browser gives the focus to a button that is clicked, and Escape is heard where the focus is.
        page::focus_id(&term_id(term));
    };
    view! {
        <button
            type="button"
            class="kk-term"
            id=term_id(term)
            aria-expanded=move || (open.get() == Some(term)).to_string()
            aria-controls=explanation
            on:click=toggle
        >
            {words}
        </button>
    }
}

fn meaning(entry: Entry) -> impl IntoView {
    view! {
        <strong>{entry.term.to_string()}</strong>
        {format!(": {}", entry.definition)}
    }
}

/// On to the list of terms, and back to the text.
fn ways(entry: Entry, close: impl Fn() + Copy + Send + 'static) -> impl IntoView {
    let locale = use_locale();
    let label = td_string!(locale, glossary.close_named, term = &*entry.term).to_string();
    view! {
        <p class="kk-explanation__ways">
            <a href=Route::Glossary(Some(entry.id)).href()>{td_string!(locale, glossary.in_list)}</a>
            <button type="button" class="kk-button kk-button--text" aria-label=label on:click=move |_| close()>
                {td_string!(locale, glossary.close)}
            </button>
        </p>
    }
}
