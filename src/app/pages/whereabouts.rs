//! Where the drafts are: every copy that is known, what may happen to it in this browser, and what to do about it.

use leptos::prelude::*;

use crate::app::components::draft_copies::DraftCopies;
use crate::app::components::offline_line::OfflineLine;
use crate::app::components::page_heading::PageHeading;
use crate::app::components::promise::Promise;
use crate::app::components::risk_notice::{RiskText, own_window_link};
use crate::app::components::storage_meter::StorageMeter;
use crate::app::drafts::Drafts;
use crate::app::durability::Durability;
use crate::app::i18n::td_string;
use crate::app::locale::use_locale;
use crate::app::route::Route;
use crate::draft::risk::Risk;

/// The view.
#[component]
pub fn WhereaboutsPage() -> impl IntoView {
    let locale = use_locale();
    view! {
        <PageHeading title=td_string!(locale, whereabouts.title).to_owned() />
        <p class="kk-lead">{td_string!(locale, whereabouts.lead)}</p>
        <section aria-labelledby="copies">
            <h2 id="copies">{td_string!(locale, whereabouts.copies)}</h2>
            <CopiesList />
            <p class="kk-hint">{td_string!(locale, whereabouts.file_hint)}</p>
        </section>
        <section aria-labelledby="room">
            <h2 id="room">{td_string!(locale, room.title)}</h2>
            <StorageMeter />
        </section>
        <section aria-labelledby="risks">
            <h2 id="risks">{td_string!(locale, whereabouts.risks)}</h2>
            <RiskList />
        </section>
        <section aria-labelledby="promise">
            <h2 id="promise">{td_string!(locale, whereabouts.promise)}</h2>
            <Promise />
        </section>
        <OfflineLine />
        <section aria-labelledby="losing">
            <h2 id="losing">{td_string!(locale, whereabouts.losing)}</h2>
            <ul class="kk-plain">
                <li>{td_string!(locale, whereabouts.losing_clearing)}</li>
                <li>{td_string!(locale, whereabouts.losing_open)}</li>
                <li>{td_string!(locale, whereabouts.losing_elsewhere)}</li>
            </ul>
        </section>
        <section aria-labelledby="moving">
            <h2 id="moving">{td_string!(locale, whereabouts.moving)}</h2>
            <ol class="kk-plain">
                <li>{td_string!(locale, whereabouts.moving_save)}</li>
                <li>{td_string!(locale, whereabouts.moving_carry)}</li>
                <li>{td_string!(locale, whereabouts.moving_open)}</li>
            </ol>
            <p>{td_string!(locale, whereabouts.moving_rubric)}</p>
            <p class="kk-hint">{td_string!(locale, whereabouts.moving_apart)}</p>
        </section>
        <p class="kk-actions">
            <a class="kk-button kk-button--quiet" href=Route::Start.href()>{td_string!(locale, draft.to_start)}</a>
        </p>
    }
}

/// Each draft with its copies.
#[component]
fn CopiesList() -> impl IntoView {
    let locale = use_locale();
    let drafts = expect_context::<Drafts>();
    let unreadable = move || !drafts.unreadable().read().is_empty();
    view! {
        {move || {
            let cards: Vec<_> =
                drafts.list().get().into_iter().map(|draft| view! { <li><DraftCopies draft /></li> }).collect();
            if cards.is_empty() {
                view! { <p class="kk-empty">{td_string!(locale, whereabouts.none)}</p> }.into_any()
            } else {
                view! { <ul class="kk-drafts">{cards}</ul> }.into_any()
            }
        }}
        {move || unreadable().then(|| view! { <p>{td_string!(locale, whereabouts.unreadable)}</p> })}
    }
}

/// The risks that hold in this browser, with what to do; and a word on what it does not tell.
#[component]
fn RiskList() -> impl IntoView {
    let locale = use_locale();
    let durability = expect_context::<Durability>();
    // That nothing was promised has a part of its own below.
    let risks = move || durability.risks().into_iter().filter(|risk| *risk != Risk::NotPromised).collect::<Vec<_>>();
    let listed = move |risk: Risk| {
        let RiskText { title, what, advice } = RiskText::of(locale, risk);
        view! {
            <li class="kk-risk">
                <strong>{title}</strong>
                <p>{what} " " {advice}</p>
                {own_window_link(locale, risk)}
            </li>
        }
    };
    view! {
        {move || {
            let items: Vec<_> = risks().into_iter().map(listed).collect();
            if items.is_empty() {
                view! { <p>{td_string!(locale, whereabouts.no_risks)}</p> }.into_any()
            } else {
                view! { <ul class="kk-risks">{items}</ul> }.into_any()
            }
        }}
        {move || durability.hides_privacy().then(|| view! {
            <p class="kk-hint">{td_string!(locale, whereabouts.private_unknown)}</p>
        })}
    }
}
