//! Texts whose terms are explained where they stand.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::app::library::Library;
use crate::app::locale::use_locale;
use crate::app::route::Route;
use crate::app::services::page;
use crate::glossary::{Entry, Lexicon, Piece};

/// Which explanation is open: one at a time on the whole page. Given to every view by context.
#[derive(Clone, Copy)]
pub struct Explanations {
    open: RwSignal<Option<Place>>,
    blocks: StoredValue<usize>,
}

/// A term of a text: which text, and which of its terms.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Place {
    block: usize,
    term: usize,
}

impl Place {
    fn id(self) -> String {
        format!("term-{}-{}", self.block, self.term)
    }
}

impl Explanations {
    /// Nothing is open.
    #[must_use]
    pub fn new() -> Self {
        Self { open: RwSignal::new(None), blocks: StoredValue::new(0) }
    }

    /// A number for a text that no other text of the page has.
    fn new_block(self) -> usize {
        let block = self.blocks.get_value();
        self.blocks.set_value(block + 1);
        block
    }
}

impl Default for Explanations {
    fn default() -> Self {
        Self::new()
    }
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
    let marked = move || {
        let pieces = match glossary.get().ready() {
            Some(lexicon) => lexicon.marks(&text).into_iter().map(Shown::from).collect(),
            None => vec![Shown::Plain(text.clone())],
        };
        paragraph(pieces)
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
        let terms = terms_only_in(&lexicon, &text, &beside);
        if terms.is_empty() {
            return None;
        }
        let mut pieces = vec![Shown::Plain(format!("{} ", td_string!(locale, glossary.in_question)))];
        for (at, term) in terms.into_iter().enumerate() {
            pieces.extend((at > 0).then(|| Shown::Plain(", ".to_owned())));
            pieces.push(Shown::Term(term.term.to_string(), term));
        }
        Some(paragraph(pieces))
    }
}

fn terms_only_in(lexicon: &Lexicon, text: &str, beside: &str) -> Vec<Entry> {
    let explained: Vec<_> = lexicon.terms_in(beside).collect();
    lexicon.terms_in(text).filter(|term| !explained.contains(term)).cloned().collect()
}

/// A piece of a text, as it is kept in a view.
enum Shown {
    Plain(String),
    Term(String, Entry),
}

impl From<Piece<'_>> for Shown {
    fn from(piece: Piece) -> Self {
        match piece {
            Piece::Plain(text) => Self::Plain(text.to_owned()),
            Piece::Term(words, entry) => Self::Term(words.to_owned(), entry.clone()),
        }
    }
}

/// The pieces under each other's terms: a paragraph, and after it the explanation of the term that was chosen.
fn paragraph(pieces: Vec<Shown>) -> AnyView {
    if pieces.iter().all(|piece| matches!(piece, Shown::Plain(_))) {
        let text: String = pieces
            .into_iter()
            .filter_map(|piece| if let Shown::Plain(text) = piece { Some(text) } else { None })
            .collect();
        return view! { <p>{text}</p> }.into_any();
    }
    let explanations = expect_context::<Explanations>();
    let block = explanations.new_block();
    let open = Memo::new(move |_| explanations.open.get().filter(|place| place.block == block));
    on_cleanup(move || {
        // The page may be going as a whole, and the signal with it.
        let is_here = explanations.open.try_get_untracked().flatten().is_some_and(|place| place.block == block);
        if is_here {
            explanations.open.set(None);
        }
    });
    let close = move || {
        if let Some(place) = open.get_untracked() {
            explanations.open.set(None);
            page::focus_id(&place.id());
        }
    };
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Escape" && open.get_untracked().is_some() {
            event.prevent_default();
            close();
        }
    };
    let explanation = format!("explanation-{block}");
    let mut terms = Vec::new();
    let mut shown = Vec::new();
    for piece in pieces {
        match piece {
            Shown::Plain(text) => shown.push(text.into_any()),
            Shown::Term(words, entry) => {
                let place = Place { block, term: terms.len() };
                terms.push(entry);
                shown.push(term_button(explanations, place, words, explanation.clone()).into_any());
            }
        }
    }
    let chosen = move || open.get().and_then(|place| terms.get(place.term).cloned());
    let chosen = Memo::new(move |_| chosen());
    view! {
        <div class="kk-explained" on:keydown=on_key>
            <p>{shown}</p>
            {explanation_of(chosen, explanation, close)}
        </div>
    }
    .into_any()
}

fn term_button(explanations: Explanations, place: Place, words: String, explanation: String) -> impl IntoView + use<> {
    let open = explanations.open;
    let toggle = move |_| {
        open.update(|open| *open = (*open != Some(place)).then_some(place));
        // Not every browser gives the focus to a button that is clicked, and Escape is heard where the focus is.
        page::focus_id(&place.id());
    };
    view! {
        <button
            type="button"
            class="kk-term"
            id=place.id()
            aria-expanded=move || (open.get() == Some(place)).to_string()
            aria-controls=explanation
            on:click=toggle
        >
            {words}
        </button>
    }
}

/// What the chosen term means, read out when it appears, with a way to the list of terms and one back.
fn explanation_of(chosen: Memo<Option<Entry>>, id: String, close: impl Fn() + Copy + Send + 'static) -> impl IntoView {
    let locale = use_locale();
    let text = move || {
        chosen.get().map(|entry| {
            view! {
                <strong>{entry.term.to_string()}</strong>
                ": "
                {entry.definition.to_string()}
            }
        })
    };
    let ways = move || {
        chosen.get().map(|entry| {
            let label = td_string!(locale, glossary.close_named, term = &*entry.term).to_string();
            view! {
                <p class="kk-explanation__ways">
                    <a href=Route::Glossary(Some(entry.id)).href()>{td_string!(locale, glossary.in_list)}</a>
                    <button type="button" class="kk-button kk-button--text" aria-label=label on:click=move |_| close()>
                        {td_string!(locale, glossary.close)}
                    </button>
                </p>
            }
        })
    };
    view! {
        <div class="kk-explanation" class:kk-explanation--open=move || chosen.read().is_some() id=id>
            // There before its text is, so that the text is read out.
            <p class="kk-explanation__text" role="status">{text}</p>
            {ways}
        </div>
    }
}
