//! Warnings of what in this browser may cost drafts.

use leptos::prelude::*;

use super::page_heading::HEADING;
use crate::app::durability::Durability;
use crate::app::i18n::{Locale, td_string};
use crate::app::locale::use_locale;
use crate::app::route::Route;
use crate::app::services::location::Address;
use crate::app::services::page;
use crate::draft::risk::{Loudness, Risk};

/// What a risk is, what it may come to, and what to do about it.
#[derive(Clone, Copy)]
pub struct RiskText {
    /// In a few words.
    pub title: &'static str,
    /// What may happen.
    pub what: &'static str,
    /// What to do.
    pub advice: &'static str,
}

impl RiskText {
    /// The texts of a risk.
    #[must_use]
    pub fn of(locale: Locale, risk: Risk) -> Self {
        let (title, what, advice) = match risk {
            Risk::NoStorage => (
                td_string!(locale, risk.no_storage),
                td_string!(locale, risk.no_storage_what),
                td_string!(locale, risk.no_storage_do),
            ),
            Risk::ForeignFrame => {
                (td_string!(locale, risk.frame), td_string!(locale, risk.frame_what), td_string!(locale, risk.frame_do))
            }
            Risk::PrivateWindow => (
                td_string!(locale, risk.private),
                td_string!(locale, risk.private_what),
                td_string!(locale, risk.private_do),
            ),
            Risk::ClearedAfterAWeek => {
                (td_string!(locale, risk.week), td_string!(locale, risk.week_what), td_string!(locale, risk.week_do))
            }
            Risk::LittleRoom => {
                (td_string!(locale, risk.room), td_string!(locale, risk.room_what), td_string!(locale, risk.room_do))
            }
            Risk::NotPromised => (
                td_string!(locale, risk.promise),
                td_string!(locale, risk.promise_what),
                td_string!(locale, risk.promise_do),
            ),
        };
        Self { title, what, advice }
    }
}

/// The way out of a foreign frame.
pub fn own_window_link(locale: Locale, risk: Risk) -> Option<impl IntoView> {
    (risk == Risk::ForeignFrame).then(|| {
        let address = expect_context::<Address>();
        let href = move || address.href();
        view! {
            <a class="kk-button" target="_blank" rel="noopener" href=href>
                {td_string!(locale, risk.own_window)}
            </a>
        }
    })
}

/// The warnings, above the start page and every view of a draft.
#[component]
pub fn RiskNotice(
    /// The view that is shown.
    shown: Memo<Route>,
) -> impl IntoView {
    let durability = expect_context::<Durability>();
    let warnings =
        Memo::new(move |_| if deals_with_drafts(&shown.read()) { durability.warnings() } else { Vec::new() });
    move || warnings.get().into_iter().map(|risk| view! { <Warning risk /> }).collect::<Vec<_>>()
}

const fn deals_with_drafts(route: &Route) -> bool {
    match route {
        Route::Start
        | Route::Overview(_)
        | Route::Area(..)
        | Route::Subarea(..)
        | Route::Result(..)
        | Route::Compare(..)
        | Route::Official(_)
        | Route::Versions(_)
        | Route::Version(..) => true,
        Route::New(_)
        | Route::OwnRubrics
        | Route::Evaluations
        | Route::NewEvaluation(_)
        | Route::Evaluation(_)
        | Route::Mean(_)
        | Route::Bin
        | Route::Shared(_)
        | Route::Whereabouts
        | Route::Method
        | Route::Glossary(_)
        | Route::NotFound => false,
    }
}

#[component]
fn Warning(risk: Risk) -> impl IntoView {
    let locale = use_locale();
    let durability = expect_context::<Durability>();
    let RiskText { title, what, advice } = RiskText::of(locale, risk);
    let close = (risk.loudness() == Loudness::Closable).then(|| {
        let label = td_string!(locale, risk.close_named, risk = title).to_string();
        let close = move |_| {
            durability.close(risk);
            page::focus_id(HEADING);
        };
        view! {
            <button type="button" class="kk-button kk-button--quiet" aria-label=label on:click=close>
                {td_string!(locale, draft.dismiss)}
            </button>
        }
    });
    view! {
        <section class="kk-notice kk-notice--warning" aria-label=td_string!(locale, risk.warning)>
            <p>
                <strong>{title} "."</strong>
                " "
                {what}
                " "
                {advice}
                " "
                <a href=Route::Whereabouts.href()>{td_string!(locale, whereabouts.title)}</a>
            </p>
            {own_window_link(locale, risk)}
            {close}
        </section>
    }
}
