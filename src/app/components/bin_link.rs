//! The way to the bin, when there is something in it.

use leptos::prelude::*;

use crate::app::drafts::Drafts;
use crate::app::i18n::td_string;
use crate::app::locale::use_locale;
use crate::app::route::Route;

/// How many drafts lie in the bin, as a link to it; nothing when it is empty.
#[component]
pub fn BinLink() -> impl IntoView {
    let locale = use_locale();
    let drafts = expect_context::<Drafts>();
    let count = Memo::new(move |_| drafts.bin().read().len());
    move || {
        let text = match count.get() {
            0 => return None,
            1 => td_string!(locale, bin.one_link).to_owned(),
            count => td_string!(locale, bin.many_link, count = count).to_string(),
        };
        Some(view! {
            <p>
                <a href=Route::Bin.href()>{text}</a>
            </p>
        })
    }
}
