//! Choosing a municipality by typing: a combobox over the 290 Swedish ones that also takes any other name.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::app::i18n::td_string;
use crate::app::locale::use_locale;
use crate::municipality::{Suggestion, suggestions};

/// The most suggestions that are shown.
const LIMIT: usize = 8;

const LIST: &str = "municipality-list";
const HINT: &str = "municipality-hint";
const ERROR: &str = "municipality-error";

/// Id of the input, for links to it.
pub const MUNICIPALITY_INPUT: &str = "municipality";

fn option_id(index: usize) -> String {
    format!("{LIST}-{index}")
}

/// A text field with suggestions; what is typed counts, whether suggested or not.
#[component]
pub fn MunicipalityField(
    /// What is typed.
    typed: RwSignal<String>,
    /// What is wrong with it.
    #[prop(into)]
    error: Signal<Option<String>>,
) -> impl IntoView {
    let locale = use_locale();
    let open = RwSignal::new(false);
    let active = RwSignal::new(None::<usize>);
    let found = Memo::new(move |_| if open.get() { suggestions(&typed.read(), LIMIT) } else { Vec::new() });
    let choose = move |suggestion: Suggestion| {
        typed.set(suggestion.name.to_owned());
        open.set(false);
        active.set(None);
    };
    let close = move || {
        open.set(false);
        active.set(None);
    };
    let on_key = move |event: KeyboardEvent| {
        let count = found.read().len();
        match event.key().as_str() {
            "ArrowDown" if count > 0 => active.update(|at| *at = Some(at.map_or(0, |at| (at + 1) % count))),
            "ArrowUp" if count > 0 => {
                active.update(|at| *at = Some(at.map_or(count - 1, |at| (at + count - 1) % count)));
            }
            "ArrowDown" => {
                open.set(true);
                return;
            }
            "Enter" => {
                let chosen = active.get().and_then(|at| found.read().get(at).copied());
                match chosen {
                    Some(suggestion) => choose(suggestion),
                    None => return,
                }
            }
            "Escape" if count > 0 => close(),
            _ => return,
        }
        event.prevent_default();
    };
    let none_fits = Memo::new(move |_| !typed.read().trim().is_empty() && suggestions(&typed.read(), 1).is_empty());
    let announcement = move || {
        let count = found.read().len();
        match count {
            // Stays when the field is left, so that nothing below it moves away under a click.
            _ if none_fits.get() => td_string!(locale, new.no_suggestions).to_owned(),
            _ if !open.get() || typed.read().trim().is_empty() => String::new(),
            1 => td_string!(locale, new.one_suggestions).to_owned(),
            count => td_string!(locale, new.many_suggestions, count = count).to_string(),
        }
    };
    view! {
        <div class="kk-field">
            <label for=MUNICIPALITY_INPUT>{td_string!(locale, new.municipality)}</label>
            <p class="kk-hint" id=HINT>{td_string!(locale, new.municipality_hint)}</p>
            <p class="kk-error" id=ERROR>{error}</p>
            <div class="kk-combobox">
                <input
                    id=MUNICIPALITY_INPUT
                    class="kk-input"
                    type="text"
                    role="combobox"
                    autocomplete="off"
                    spellcheck="false"
                    aria-autocomplete="list"
                    aria-describedby=format!("{HINT} {ERROR}")
                    aria-controls=LIST
                    aria-expanded=move || (!found.read().is_empty()).to_string()
                    aria-activedescendant=move || active.get().map(option_id)
                    aria-invalid=move || error.read().is_some().then_some("true")
                    prop:value=typed
                    on:input:target=move |event| {
                        typed.set(event.target().value());
                        open.set(true);
                        active.set(None);
                    }
                    on:keydown=on_key
                    on:blur=move |_| close()
                />
                <ul
                    id=LIST
                    class="kk-combobox__list"
                    role="listbox"
                    aria-label=td_string!(locale, new.suggestions)
                    hidden=move || found.read().is_empty()
                >
                    {move || found
                        .get()
                        .into_iter()
                        .enumerate()
                        .map(|(index, suggestion)| view! {
                            <li
                                id=option_id(index)
                                class="kk-combobox__option"
                                role="option"
                                aria-selected=move || (active.get() == Some(index)).to_string()
                                // Keeps the focus in the field, whose loss would close the list before the click.
                                on:mousedown=|event| event.prevent_default()
                                on:click=move |_| choose(suggestion)
                            >
                                <span>{suggestion.name}</span>
                                " "
                                <span class="kk-combobox__code">{suggestion.code.to_string()}</span>
                            </li>
                        })
                        .collect::<Vec<_>>()}
                </ul>
            </div>
            <p class="kk-hint" role="status">{announcement}</p>
        </div>
    }
}
