//! Messages about results of one's own: that some are only in memory, and that some were removed.

use leptos::html;
use leptos::prelude::*;

use super::evaluation_item::result_name;
use super::page_heading::HEADING;
use crate::app::evaluations::OwnEvaluations;
use crate::app::i18n::td_string;
use crate::app::locale::use_locale;
use crate::app::messages;
use crate::app::services::page;
use crate::language::Language;

/// Stays while results are not saved: which, why, and what to do about it.
#[component]
pub fn EvaluationNotice() -> impl IntoView {
    let locale = use_locale();
    let language = expect_context::<Language>();
    let own = expect_context::<OwnEvaluations>();
    move || {
        let unsaved = own.unsaved().get();
        let (first, error) = unsaved.first()?;
        let name = result_name(locale, language, &untrack(|| own.get(first))?);
        let names = match unsaved.len() {
            1 => name,
            count => td_string!(locale, evaluations.not_saved_more, name = name, count = count - 1).to_string(),
        };
        Some(view! {
            <div class="kk-notice kk-notice--warning" role="alert">
                <p>
                    <strong>{td_string!(locale, evaluations.not_saved, names = names).to_string()}</strong>
                    " "
                    {messages::save_error(locale, *error)}
                    " "
                    {td_string!(locale, evaluations.kept_in_memory)}
                </p>
            </div>
        })
    }
}

/// Says what was removed, and offers to put it back.
#[component]
pub fn RemovedResultsNotice() -> impl IntoView {
    let locale = use_locale();
    let language = expect_context::<Language>();
    let own = expect_context::<OwnEvaluations>();
    let undo = NodeRef::<html::Button>::new();
    // The button that had the focus has gone with the result; so has this notice's when one of its own is pressed.
    Effect::watch(
        move || undo.get(),
        |undo, _, _| {
            if let Some(undo) = undo {
                page::focus(undo);
            }
        },
        false,
    );
    let put_back = move |_| {
        own.undo_remove();
        page::focus_id(HEADING);
    };
    let close = move |_| {
        own.forget_removed();
        page::focus_id(HEADING);
    };
    let notice = move || {
        let removed = own.removed().get();
        let sentence = match removed.as_slice() {
            [] => return None,
            [one] => td_string!(locale, evaluations.deleted, name = result_name(locale, language, one)).to_string(),
            more => td_string!(locale, evaluations.deleted_many, count = more.len()).to_string(),
        };
        Some(view! {
            <div class="kk-notice">
                <p>{sentence}</p>
                <button type="button" class="kk-button" node_ref=undo on:click=put_back>
                    {td_string!(locale, draft.undo)}
                </button>
                <button type="button" class="kk-button kk-button--quiet" on:click=close>
                    {td_string!(locale, draft.dismiss)}
                </button>
            </div>
        })
    };
    view! { <div role="status">{notice}</div> }
}
