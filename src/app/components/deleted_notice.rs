//! After deleting a draft: a way back at once, and where it lies otherwise.

use leptos::html;
use leptos::prelude::*;

use super::bin_card::binned_name;
use crate::app::drafts::Drafts;
use crate::app::i18n::td_string;
use crate::app::locale::use_locale;
use crate::app::pages::start::DRAFTS;
use crate::app::services::page;
use crate::draft::DAYS_IN_BIN;

/// Says what was deleted and that it lies in the bin, and offers to put it back.
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
    // What else comes and goes in the bin builds the notice, and with it the button in focus, not anew.
    let deleted = Memo::new(move |_| {
        drafts.deleted().map(|binned| (binned.id, binned.only_in_memory, binned_name(locale, &binned)))
    });
    let notice = move || {
        let (_, only_in_memory, name) = deleted.get()?;
        let stays = if only_in_memory {
            td_string!(locale, bin.stays_while_open).to_owned()
        } else {
            td_string!(locale, bin.stays, days = DAYS_IN_BIN).to_string()
        };
        Some(view! {
            <div class="kk-notice">
                <p>{td_string!(locale, draft.deleted, name = name).to_string()} " " {stays}</p>
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
