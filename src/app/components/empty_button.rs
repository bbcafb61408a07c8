//! Taking away everything that was entered in a draft, in one step.

use leptos::prelude::*;

use super::history_bar::HistoryView;
use super::with_draft::OpenDraft;
use crate::app::drafts::Drafts;
use crate::app::i18n::td_string;
use crate::app::locale::use_locale;
use crate::assessment::Assessment;
use crate::version::Cause;

/// Id of the button.
pub const EMPTY: &str = "empty-draft";

/// A button that empties the draft; nothing while it is empty. It asks nothing, since the way back is at hand.
#[component]
pub fn EmptyButton(
    /// The draft.
    draft: OpenDraft,
) -> impl IntoView {
    let locale = use_locale();
    let history = expect_context::<HistoryView>();
    let drafts = expect_context::<Drafts>();
    let has_entries = Memo::new(move |_| draft.assessment.with(Assessment::emptying).is_some());
    let empty = move |_| {
        if let Some(emptying) = draft.assessment.with_untracked(Assessment::emptying) {
            drafts.keep_version(draft.id, Cause::BeforeClear);
            draft.edit(emptying);
            history.tell_emptied();
        }
    };
    move || {
        has_entries.get().then(|| {
            view! {
                <button type="button" id=EMPTY class="kk-button kk-button--text" on:click=empty>
                    {td_string!(locale, history.empty)}
                </button>
            }
        })
    }
}
