//! Making a draft of shared points: nothing of them is kept before somebody asks for that.

use std::sync::Arc;

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::municipality_field::{MUNICIPALITY_INPUT, MunicipalityField};
use crate::app::drafts::Drafts;
use crate::app::i18n::{Locale, td_string};
use crate::app::locale::use_locale;
use crate::app::route::Route;
use crate::app::services::location::Address;
use crate::app::services::{clock, page};
use crate::assessment::{AssessmentId, Edit, Mode, NewAssessment, Origin, RubricReference, Year};
use crate::municipality::{MAX_NAME, Municipality};
use crate::rubric::Rubric;
use crate::share::SharedResult;

/// What becomes a draft, and a button; asks whose the points are where the link does not tell.
#[component]
pub fn SharedDraft(
    /// The points.
    result: SharedResult,
    /// Their rubric.
    rubric: Arc<Rubric>,
    /// Whether it is a rubric of one's own.
    is_own: bool,
) -> impl IntoView {
    let locale = use_locale();
    let drafts = expect_context::<Drafts>();
    let address = expect_context::<Address>();
    let told = result.municipality().map(str::to_owned);
    let asks = told.is_none();
    let typed = RwSignal::new(told.unwrap_or_default());
    let error = RwSignal::new(None::<String>);
    let failed = RwSignal::new(false);
    let remarks: Vec<_> = remarks(locale, &result).into_iter().map(|remark| view! { <p>{remark}</p> }).collect();
    let has_settled = result.as_direct_points().next().is_some();
    let add = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(municipality) = Municipality::from_typed(&typed.read_untracked()) else {
            error.set(Some(name_error(locale, &typed.read_untracked())));
            page::focus_id(MUNICIPALITY_INPUT);
            return;
        };
        match make(drafts, &result, &rubric, is_own, municipality) {
            Some(id) => address.go_to(&Route::Overview(id).to_string()),
            None => failed.set(true),
        }
    };
    view! {
        <section class="kk-screen-only" aria-labelledby="add-shared">
            <h2 id="add-shared">{td_string!(locale, share.add_title)}</h2>
            <p>{td_string!(locale, share.add_hint)}</p>
            {remarks}
            {has_settled.then(|| view! {
                <form class="kk-form" novalidate=true on:submit=add>
                    {asks.then(|| view! { <MunicipalityField typed error /> })}
                    <div class="kk-actions">
                        <button type="submit" class="kk-button kk-button--primary">
                            {td_string!(locale, share.add)}
                        </button>
                    </div>
                    <p class="kk-error" role="alert">
                        {move || failed.get().then(|| td_string!(locale, new.error_random))}
                    </p>
                </form>
            })}
        </section>
    }
}

/// What will be different in the draft.
fn remarks(locale: Locale, result: &SharedResult) -> Vec<String> {
    let open = match result.n_open() {
        0 => None,
        1 => Some(td_string!(locale, share.one_open).to_owned()),
        count => Some(td_string!(locale, share.many_open, count = count).to_string()),
    };
    let not_applicable = match result.n_not_applicable() {
        0 => None,
        1 => Some(td_string!(locale, share.one_not_applicable).to_owned()),
        count => Some(td_string!(locale, share.many_not_applicable, count = count).to_string()),
    };
    let no_year = result.year().is_none().then(|| td_string!(locale, share.no_year).to_owned());
    let nothing = result.as_direct_points().next().is_none();
    let nothing = nothing.then(|| td_string!(locale, share.nothing_to_add).to_owned());
    nothing.map_or_else(|| [open, not_applicable, no_year].into_iter().flatten().collect(), |nothing| vec![nothing])
}

fn name_error(locale: Locale, typed: &str) -> String {
    if typed.trim().chars().count() > MAX_NAME {
        td_string!(locale, new.error_municipality_long, limit = MAX_NAME).to_string()
    } else {
        td_string!(locale, new.error_municipality).to_owned()
    }
}

/// Makes the draft; nothing when the browser has no randomness or no date.
fn make(
    drafts: Drafts,
    result: &SharedResult,
    rubric: &Rubric,
    is_own: bool,
    municipality: Municipality,
) -> Option<AssessmentId> {
    let year: Year = result.year().or_else(clock::this_year)?;
    let new = |id, now| NewAssessment {
        id,
        municipality,
        year,
        rubric: RubricReference::to(rubric),
        mode: Mode::Quick,
        origin: Origin::Own,
        now,
    };
    let own = is_own.then_some(rubric);
    let id = drafts.create(new, own)?;
    drafts.edit(id, Edit::Batch(result.as_direct_points().collect()), own);
    Some(id)
}
