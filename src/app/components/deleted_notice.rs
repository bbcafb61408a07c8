//! After deleting a draft: a way back.

use leptos::html;
use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::app::drafts::Drafts;
use crate::app::locale::use_locale;
use crate::app::pages::draft_name;
use crate::app::pages::start::DRAFTS;
use crate::app::services::page;

/// Says what was deleted and offers to put it back.
#[component]
pub fn DeletedNotice() -> impl IntoView {
    let locale = use_locale();
    let drafts = expect_context::<Drafts>();
    let undo = NodeRef::<html::Button>::new();
    // The button that had the focus has gone with the draft; so has this notice's when one of its own is pressed.
    // Not when the notice is there from the start: then it was only built anew, in another language.
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
        drafts.undo_delete();
        page::focus_id(DRAFTS);
    };
    let close = move |_| {
        drafts.forget_deleted();
        page::focus_id(DRAFTS);
    };
    let notice = move || {
        let name = draft_name(locale, &drafts.deleted().get()?);
        Some(view! {
            <div class="kk-notice">
                <p>{td_string!(locale, draft.deleted, name = name)}</p>
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
