//! After deleting a draft: a way back.

use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::app::drafts::Drafts;
use crate::app::locale::use_locale;
use crate::app::pages::draft_name;

/// Says what was deleted and offers to put it back.
#[component]
pub fn DeletedNotice() -> impl IntoView {
    let locale = use_locale();
    let drafts = expect_context::<Drafts>();
    let notice = move || {
        let name = draft_name(locale, &drafts.deleted().get()?);
        Some(view! {
            <div class="kk-notice">
                <p>{td_string!(locale, draft.deleted, name = name)}</p>
                <button type="button" class="kk-button" on:click=move |_| drafts.undo_delete()>
                    {td_string!(locale, draft.undo)}
                </button>
                <button type="button" class="kk-button kk-button--quiet" on:click=move |_| drafts.forget_deleted()>
                    {td_string!(locale, draft.dismiss)}
                </button>
            </div>
        })
    };
    view! { <div role="status">{notice}</div> }
}
