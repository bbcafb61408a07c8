//! Points that somebody has shared by a link: shown without a draft, and kept nowhere unless somebody asks for it.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::components::area_figures::{AreaFigures, AreaSeries};
use crate::app::components::headline::headline;
use crate::app::components::overview_table::{OVERVIEW, overview_tables};
use crate::app::components::page_heading::PageHeading;
use crate::app::components::series::shown;
use crate::app::components::shared_draft::SharedDraft;
use crate::app::components::shared_points::{Bare, shared_points};
use crate::app::format;
use crate::app::i18n::{Locale, td_string};
use crate::app::library::{Library, LoadFailure};
use crate::app::locale::{lang_of, use_locale};
use crate::app::messages;
use crate::app::route::Route;
use crate::app::rubrics::{FoundRubric, OwnRubrics};
use crate::comparison::Series;
use crate::language::Language;
use crate::overview;
use crate::points::Interval;
use crate::rubric::Rubric;
use crate::scoring::{Outcome, Score};
use crate::share::{LinkError, SharedResult};

/// The points in a link, or why there are none.
#[component]
pub fn SharedPage(
    /// What stands in the link; anything may.
    text: String,
) -> impl IntoView {
    match SharedResult::from_text(&text) {
        Ok(result) => view! { <Shared result /> }.into_any(),
        Err(error) => view! { <NoResult error /> }.into_any(),
    }
}

#[component]
fn NoResult(error: LinkError) -> impl IntoView {
    let locale = use_locale();
    let (title, text) = messages::link_error(locale, &error);
    view! {
        <PageHeading title=title.to_owned() />
        <p>{text}</p>
        <p>{td_string!(locale, share.nothing_kept)}</p>
        <p>
            <a class="kk-button" href=Route::Start.href()>{td_string!(locale, draft.to_start)}</a>
        </p>
    }
}

#[component]
fn Shared(result: SharedResult) -> impl IntoView {
    let locale = use_locale();
    let library = expect_context::<Library>();
    let own = expect_context::<OwnRubrics>();
    let name = name(locale, &result);
    // Whose it is stands in the title only where the link tells it.
    let title = match result.municipality() {
        Some(_) => td_string!(locale, share.view_of, name = name.as_str()).to_string(),
        None => name.clone(),
    };
    let (reference, is_someones_own) = (result.rubric().clone(), result.own_title().is_some());
    let found = Memo::new(move |_| own.find_named(library, &reference, is_someones_own));
    let facts = facts(locale, &result);
    let content = move || match found.get() {
        FoundRubric::Pending => {
            view! { <p class="kk-loading" aria-busy="true">{td_string!(locale, product.loading)}</p> }.into_any()
        }
        FoundRubric::Failed(failure) => view! { <RubricFailed failure /> }.into_any(),
        FoundRubric::Missing => shared_points(&result, &Bare::RubricMissing).into_any(),
        FoundRubric::Shipped(rubric) => with_rubric(&name, &result, rubric, false),
        FoundRubric::Own(rubric) => with_rubric(&name, &result, rubric, true),
    };
    view! {
        <div class="kk-result">
            <PageHeading title />
            <p class="kk-notice">{td_string!(locale, share.not_official)}</p>
            {facts}
            {content}
            <p class="kk-screen-only">
                <a href=Route::Start.href()>{td_string!(locale, draft.to_start)}</a>
            </p>
        </div>
    }
}

/// What the result is called: "Nässjö 2026", as far as that is told.
fn name(locale: Locale, result: &SharedResult) -> String {
    match (result.municipality(), result.year()) {
        (Some(municipality), Some(year)) => {
            td_string!(locale, draft.name, municipality = municipality, year = year.get()).to_string()
        }
        (Some(municipality), None) => municipality.to_owned(),
        (None, Some(year)) => td_string!(locale, share.view_year, year = year.get()).to_string(),
        (None, None) => td_string!(locale, share.view).to_owned(),
    }
}

/// Whose, which rubric, which year.
fn facts(locale: Locale, result: &SharedResult) -> impl IntoView + use<> {
    let not_told = || td_string!(locale, share.not_told).to_owned();
    let id = result.rubric().id.as_str();
    let rubric = match result.own_title() {
        None => (td_string!(locale, new.edition), id.to_owned()),
        Some("") => (td_string!(locale, share.model), id.to_owned()),
        Some(title) => (td_string!(locale, share.model), title.to_owned()),
    };
    let version = result.own_title().map(|_| {
        let version = result.rubric().fingerprint.short();
        let name = td_string!(locale, models.id_and_version, id = id, version = version).to_string();
        view! { <dd class="kk-hint">{name}</dd> }
    });
    let municipality = result.municipality().map_or_else(not_told, str::to_owned);
    let year = result.year().map_or_else(not_told, |year| year.to_string());
    view! {
        <dl class="kk-shared__facts">
            <div>
                <dt>{td_string!(locale, new.municipality)}</dt>
                <dd>{municipality}</dd>
            </div>
            <div>
                <dt>{rubric.0}</dt>
                <dd>{rubric.1}</dd>
                {version}
            </div>
            <div>
                <dt>{td_string!(locale, new.year)}</dt>
                <dd>{year}</dd>
            </div>
        </dl>
    }
}

fn with_rubric(name: &str, result: &SharedResult, rubric: Arc<Rubric>, is_own: bool) -> AnyView {
    match result.score(&rubric) {
        Err(misfit) => shared_points(result, &Bare::Misfit(misfit)).into_any(),
        Ok(score) => view! {
            {figures(name, result, &score, &rubric)}
            <SharedDraft result=result.clone() rubric is_own />
        }
        .into_any(),
    }
}

/// The total, the charts with their numbers, and the table of every area.
fn figures(name: &str, result: &SharedResult, score: &Score, rubric: &Arc<Rubric>) -> impl IntoView + use<> {
    let locale = use_locale();
    let interface = expect_context::<Language>();
    let language = rubric.title.language_of(interface).unwrap_or(interface);
    let lang = lang_of(&rubric.title);
    let series = shown(vec![Series::own(name.to_owned(), result.year(), rubric, score)]);
    let overview = overview::of_score(rubric, score, language);
    let areas = AreaSeries { series: Arc::new(series.clone()), notes: Arc::default() };
    let areas = Memo::new(move |_| areas.clone());
    view! {
        {headline(score.outcome, open_text(locale, result, score.outcome))}
        <AreaFigures rubric=rubric.clone() shown=areas />
        <section aria-labelledby=OVERVIEW>
            <h2 id=OVERVIEW>{td_string!(locale, result.overview)}</h2>
            {overview_tables(overview, lang, &series)}
        </section>
    }
}

/// How much was open when the points were shared.
fn open_text(locale: Locale, result: &SharedResult, outcome: Outcome) -> String {
    let Some(possible) = outcome.interval().map(Interval::possible).map(format::whole) else {
        return td_string!(locale, result.none_applicable).to_owned();
    };
    match result.n_open() {
        0 => td_string!(locale, share.settled).to_owned(),
        1 => td_string!(locale, result.still_open_one_subarea, possible = possible).to_string(),
        count => td_string!(locale, result.still_open_subareas, count = count, possible = possible).to_string(),
    }
}

/// For a shipped edition that is not to be had.
#[component]
fn RubricFailed(failure: LoadFailure) -> impl IntoView {
    let locale = use_locale();
    let library = expect_context::<Library>();
    let explanation = match failure {
        LoadFailure::Invalid(_) | LoadFailure::NotShipped => td_string!(locale, draft.rubric_invalid),
        LoadFailure::Unreachable | LoadFailure::Missing(_) => td_string!(locale, share.rubric_failed),
    };
    view! {
        <p class="kk-error" role="alert">{explanation}</p>
        <button type="button" class="kk-button" on:click=move |_| library.retry()>
            {td_string!(locale, product.try_again)}
        </button>
    }
}
