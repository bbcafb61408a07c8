//! The bin: deleted drafts, and the ways out of it.

use leptos::prelude::*;

use crate::app::components::bin_card::{BinCard, binned_name};
use crate::app::components::confirm_button::ConfirmButton;
use crate::app::components::page_heading::{HEADING, PageHeading};
use crate::app::components::storage_meter::StorageMeter;
use crate::app::drafts::{BinnedContent, BinnedDraft, Drafts};
use crate::app::i18n::td_string;
use crate::app::locale::use_locale;
use crate::app::route::Route;
use crate::app::services::page;
use crate::draft::DAYS_IN_BIN;

/// What was done last.
#[derive(Clone)]
enum Done {
    /// This draft was put back.
    PutBack(BinnedDraft),
    /// This draft was removed for good.
    Removed(BinnedDraft),
    /// Everything was removed for good.
    Emptied,
}

/// The view.
#[component]
pub fn BinPage() -> impl IntoView {
    let locale = use_locale();
    let drafts = expect_context::<Drafts>();
    let done = RwSignal::new(None::<Done>);
    // The button that had the focus goes with its card.
    let tell = move |what| {
        done.set(what);
        page::focus_id(HEADING);
    };
    let on_put_back =
        Callback::new(move |binned: BinnedDraft| tell(drafts.put_back(binned.id).then_some(Done::PutBack(binned))));
    let on_remove = Callback::new(move |binned: BinnedDraft| {
        tell(drafts.remove_for_good(binned.id).then_some(Done::Removed(binned)))
    });
    let on_empty = Callback::new(move |()| tell(drafts.empty_bin().then_some(Done::Emptied)));
    let list = move || {
        let binned = drafts.bin().get();
        if binned.is_empty() {
            return view! { <p class="kk-empty">{td_string!(locale, bin.empty)}</p> }.into_any();
        }
        let question = match binned.len() {
            1 => td_string!(locale, bin.one_empty_question).to_owned(),
            count => td_string!(locale, bin.many_empty_question, count = count).to_string(),
        };
        let cards: Vec<_> =
            binned.into_iter().map(|binned| view! { <li><BinCard binned on_put_back on_remove /></li> }).collect();
        let label = td_string!(locale, bin.empty_all).to_owned();
        view! {
            <ul class="kk-drafts">{cards}</ul>
            <div class="kk-actions">
                <ConfirmButton label=label.clone() name=label question on_confirm=on_empty />
            </div>
        }
        .into_any()
    };
    view! {
        <PageHeading title=td_string!(locale, bin.title).to_owned() />
        <p class="kk-lead">{td_string!(locale, bin.lead, days = DAYS_IN_BIN).to_string()}</p>
        <div role="status">{move || done.get().map(done_remark)}</div>
        {list}
        <section aria-labelledby="room">
            <h2 id="room">{td_string!(locale, room.title)}</h2>
            <StorageMeter />
        </section>
        <p>
            <a class="kk-button kk-button--quiet" href=Route::Start.href()>{td_string!(locale, draft.to_start)}</a>
        </p>
    }
}

/// Says what was done, and leads to a draft that was put back.
fn done_remark(done: Done) -> impl IntoView {
    let locale = use_locale();
    let (text, way) = match done {
        Done::PutBack(binned) => {
            let way = match binned.content {
                BinnedContent::Readable(_) => Some(Route::Overview(binned.id)),
                BinnedContent::Unreadable(_) => None,
            };
            (td_string!(locale, bin.was_put_back, name = binned_name(locale, &binned)).to_string(), way)
        }
        Done::Removed(binned) => {
            (td_string!(locale, bin.was_removed, name = binned_name(locale, &binned)).to_string(), None)
        }
        Done::Emptied => (td_string!(locale, bin.was_emptied).to_owned(), None),
    };
    view! {
        <p class="kk-remark kk-remark--done">
            {text}
            " "
            {way.map(|way| view! { <a href=way.href()>{td_string!(locale, bin.open)}</a> })}
        </p>
    }
}
