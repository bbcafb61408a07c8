//! The ways to the part of a draft before and after, at the foot of a view.

use leptos::prelude::*;

use super::with_draft::OpenDraft;
use crate::app::i18n::td_string;
use crate::app::locale::use_locale;
use crate::app::route::Route;

/// A part of a draft that can be gone to.
pub struct Step {
    /// Where it is.
    pub route: Route,
    /// Its title, in the language of the rubric.
    pub title: String,
}

/// Links to the part before, if there is one, and to the one after, or else to the result; each under a word on which it
/// is.
pub fn steps(
    draft: OpenDraft,
    previous: (&'static str, Option<Step>),
    next: (&'static str, Option<Step>),
) -> impl IntoView {
    let locale = use_locale();
    let (previous_word, previous) = previous;
    let (next_word, next) = next;
    let next = match next {
        Some(Step { route, title }) => view! {
            <a class="kk-step kk-step--next" href=route.href() rel="next">
                <span class="kk-step__word">{next_word}</span>
                <span lang=draft.lang>{title}</span>
            </a>
        }
        .into_any(),
        None => view! {
            <a class="kk-step kk-step--next" href=Route::Result(draft.id, Vec::new()).href()>
                <span class="kk-step__word">{td_string!(locale, subarea.next)}</span>
                {td_string!(locale, subarea.to_result)}
            </a>
        }
        .into_any(),
    };
    view! {
        <div class="kk-steps">
            {previous.map(|Step { route, title }| view! {
                <a class="kk-step" href=route.href() rel="prev">
                    <span class="kk-step__word">{previous_word}</span>
                    <span lang=draft.lang>{title}</span>
                </a>
            })}
            {next}
        </div>
    }
}
