//! After removing a rubric: what it means for drafts, and a way back.

use leptos::html;
use leptos::prelude::*;

use super::page_heading::HEADING;
use crate::app::drafts::Drafts;
use crate::app::i18n::td_string;
use crate::app::locale::use_locale;
use crate::app::rubrics::OwnRubrics;
use crate::app::services::page;
use crate::language::Language;

/// Says what was removed and which drafts keep their points without it, and offers to put it back.
#[component]
pub fn RemovedRubricNotice() -> impl IntoView {
    let locale = use_locale();
    let language = expect_context::<Language>();
    let drafts = expect_context::<Drafts>();
    let own = expect_context::<OwnRubrics>();
    let undo = NodeRef::<html::Button>::new();
    // The button that had the focus has gone with the rubric; so has this notice's when one of its own is pressed.
    Effect::new(move |_| {
        if let Some(undo) = undo.get() {
            page::focus(&undo);
        }
    });
    let put_back = move |_| {
        own.undo_remove();
        page::focus_id(HEADING);
    };
    let close = move |_| {
        own.forget_removed();
        page::focus_id(HEADING);
    };
    let notice = move || {
        let removed = own.removed().get()?;
        let model = removed.rubric().title.get(language).to_owned();
        let left = match untrack(|| drafts.n_made_with(&removed.reference())) {
            0 => None,
            1 => Some(td_string!(locale, models.one_draft_left).to_owned()),
            count => Some(td_string!(locale, models.many_drafts_left, count = count).to_string()),
        };
        Some(view! {
            <div class="kk-notice">
                <p>{td_string!(locale, models.removed, model = model).to_string()} " " {left}</p>
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
