//! The message that stays while the storage is nearly full, before work is refused.

use leptos::prelude::*;
use leptos_i18n::td_string;

use super::storage_meter::amount;
use crate::app::drafts::Drafts;
use crate::app::locale::use_locale;
use crate::app::route::Route;
use crate::draft::{Filling, ROOM, Usage};
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
        let (advice, way) = match usage {
            Usage { bin: 0, .. } => {
                let to_start = view! { <a href=Route::Start.href()>{td_string!(locale, draft.to_start)}</a> };
                (td_string!(locale, room.high_drafts), to_start)
            }
            Usage { .. } => {
                let to_bin = view! { <a href=Route::Bin.href()>{td_string!(locale, bin.to_bin)}</a> };
                (td_string!(locale, room.high_bin), to_bin)
            }
        };
        Some(view! {
            <div class="kk-notice kk-notice--warning">
                <p>
                    <strong>{td_string!(locale, room.high, used = used, room = room).to_string()}</strong>
                    " "
                    {advice}
                    " "
                    {way}
                </p>
            </div>
        })
    };
    view! { <div role="status">{notice}</div> }
}
