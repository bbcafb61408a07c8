//! The message that stays while the storage is nearly full, before work is refused.

use leptos::prelude::*;

use super::storage_meter::amount;
use crate::app::drafts::Drafts;
use crate::app::i18n::td_string;
use crate::app::locale::use_locale;
use crate::app::route::Route;
use crate::draft::{Filling, ROOM, Relief};
use crate::language::Language;

/// Says that the storage is nearly full and what to do about it.
#[component]
pub fn StorageWarning() -> impl IntoView {
    let locale = use_locale();
    let language = expect_context::<Language>();
    let drafts = expect_context::<Drafts>();
    let nearly_full = Memo::new(move |_| drafts.usage().get().filter(|usage| usage.filling() == Filling::High));
    let notice = move || {
        let usage = nearly_full.get()?;
        let (used, room) = (amount(locale, language, usage.total()), amount(locale, language, ROOM));
        let (advice, way, place) = match usage.relief() {
            Relief::Bin => (td_string!(locale, room.high_bin), td_string!(locale, bin.to_bin), Route::Bin),
            Relief::Drafts => (td_string!(locale, room.high_drafts), td_string!(locale, draft.to_start), Route::Start),
            Relief::Other => (td_string!(locale, room.high_other), td_string!(locale, draft.to_start), Route::Start),
        };
        Some(view! {
            <div class="kk-notice kk-notice--warning">
                <p>
                    <strong>{td_string!(locale, room.high, used = used, room = room).to_string()}</strong>
                    " "
                    {advice}
                    " "
                    <a href=place.href()>{way}</a>
                </p>
            </div>
        })
    };
    view! { <div role="status">{notice}</div> }
}
