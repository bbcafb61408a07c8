//! What a draft amounts to: total, charts, tables, strongest and weakest, beside published evaluations.

use std::sync::Arc;

use leptos::prelude::*;
use leptos_i18n::td_string;

use super::area::Breadcrumb;
use super::draft_name;
use crate::app::components::bar_chart::bar_chart;
use crate::app::components::compare_picker::ComparePicker;
use crate::app::components::comparison_table::comparison_table;
use crate::app::components::discrepancies::discrepancies;
use crate::app::components::not_applicable_list::not_applicable_list;
use crate::app::components::overview_table::overview_tables;
use crate::app::components::page_heading::PageHeading;
use crate::app::components::points_meter::PointsBar;
use crate::app::components::radar_chart::radar_chart;
use crate::app::components::ranking_list::ranking_list;
use crate::app::components::series::Series;
use crate::app::components::storage_notice::download_draft;
use crate::app::components::with_draft::{OpenDraft, RubricKind, WithDraft};
use crate::app::format;
use crate::app::i18n::Locale;
use crate::app::library::{Library, Loading};
use crate::app::locale::use_locale;
use crate::app::services::page;
use crate::assessment::{AssessmentId, Origin};
use crate::comparison::{Extent, published_series};
use crate::evaluation::{Evaluation, Evaluations};
use crate::overview;
use crate::rubric::Rubric;
use crate::scoring::{Basis, Outcome, Score};

/// The result of a draft.
#[component]
pub fn ResultPage(
    /// Which draft.
    id: AssessmentId,
    /// Ids of the evaluations beside it.
    compared: Signal<Vec<String>>,
) -> impl IntoView {
    view! { <WithDraft id view=move |draft| view! { <DraftResult draft compared /> } /> }
}

#[component]
fn DraftResult(draft: OpenDraft, compared: Signal<Vec<String>>) -> impl IntoView {
    let locale = use_locale();
    let library = expect_context::<Library>();
    let name = draft.assessment.with_untracked(|draft| draft_name(locale, draft));
    let title = td_string!(locale, result.title, name = name.as_str()).to_string();
    let origin = draft.assessment.with_untracked(|draft| draft.origin);
    let kind = draft.kind();
    let model = (kind == RubricKind::Own).then(|| {
        let model = draft.rubric().title.get(draft.language).to_owned();
        view! { <p class="kk-hint">{td_string!(locale, result.model, model = model).to_string()}</p> }
    });
    // Published evaluations are about Kommunkompassen; with a rubric of one's own there is nothing to fetch.
    let evaluations = (kind == RubricKind::Shipped).then(|| library.evaluations());
    let picker = {
        let evaluations = evaluations.clone();
        move || match evaluations.as_ref().map(|evaluations| evaluations.get()) {
            None => view! { <p class="kk-hint">{td_string!(locale, result.own_not_comparable)}</p> }.into_any(),
            Some(Loading::Pending) => {
                view! { <p class="kk-loading">{td_string!(locale, product.loading)}</p> }.into_any()
            }
            Some(Loading::Failed(_)) => view! { <EvaluationsFailed /> }.into_any(),
            Some(Loading::Ready(evaluations)) => {
                view! { <ComparePicker id=draft.id evaluations compared /> }.into_any()
            }
        }
    };
    // One block: nothing in it is typed into, and building it anew takes a few milliseconds.
    let figures = move || {
        let evaluations = evaluations.as_ref().and_then(|evaluations| evaluations.get().ready());
        let chosen = chosen_evaluations(evaluations.as_deref(), &compared.read());
        draft.score.with(|score| Figures::new(draft, library, name.clone(), score, chosen).into_view())
    };
    view! {
        <div class="kk-result">
            <Breadcrumb draft />
            <PageHeading title />
            <p class="kk-hint">
                {match origin {
                    Origin::Own => td_string!(locale, result.unofficial),
                    Origin::Example => td_string!(locale, result.example),
                }}
            </p>
            {model}
            {move || draft.score.with(headline)}
            <div class="kk-screen-only">{picker}</div>
            {figures}
            <p class="kk-actions kk-screen-only">
                <button type="button" class="kk-button" on:click=|_| page::print()>
                    {td_string!(locale, result.print)}
                </button>
                <button
                    type="button"
                    class="kk-button kk-button--quiet"
                    on:click=move |_| draft.assessment.with_untracked(download_draft)
                >
                    {td_string!(locale, draft.download)}
                </button>
            </p>
        </div>
    }
}

/// What the charts and tables of a result show.
struct Figures<'a> {
    draft: OpenDraft,
    rubric: Arc<Rubric>,
    score: &'a Score,
    series: Vec<Series>,
    chosen: Vec<Evaluation>,
}

impl<'a> Figures<'a> {
    fn new(draft: OpenDraft, library: Library, name: String, score: &'a Score, chosen: Vec<Evaluation>) -> Self {
        let rubric = draft.rubric();
        let mut series = vec![Series::own(name, score)];
        for (index, evaluation) in chosen.iter().enumerate() {
            // Shown as soon as the structure of its edition has been fetched.
            if let Some(other) = library.rubric(&evaluation.edition).get().ready() {
                series.push(Series::published(index + 1, published_series(&rubric, &other, evaluation)));
            }
        }
        Self { draft, rubric, score, series, chosen }
    }

    fn into_view(self) -> impl IntoView + use<> {
        let locale = use_locale();
        let Self { draft, rubric, score, series, chosen } = self;
        let overview = overview::of_score(&rubric, score, draft.language);
        let as_in_reports = draft.kind() == RubricKind::Shipped;
        view! {
            <div role="status">{caveats(&chosen, &series)}</div>
            {beside(radar_chart(&series, &rubric), comparison_table(&series, &rubric))}
            {bar_chart(&series, &rubric)}
            {ranking_list(score, &rubric)}
            <section aria-labelledby="overview-tables">
                <h2 id="overview-tables">{td_string!(locale, result.overview)}</h2>
                {as_in_reports.then(|| view! { <p class="kk-hint">{td_string!(locale, result.overview_hint)}</p> })}
                {overview_tables(overview, &series)}
            </section>
            {not_applicable_list(draft, &rubric)}
            {source_remarks(&chosen)}
        }
    }
}

/// The radar and its numbers next to each other; the numbers alone where there is no radar.
fn beside(radar: Option<impl IntoView + 'static>, table: impl IntoView + 'static) -> AnyView {
    match radar {
        Some(radar) => view! { <div class="kk-beside">{radar} {table}</div> }.into_any(),
        None => table.into_any(),
    }
}

/// The evaluations that are chosen, in the order they were chosen; unknown ids are left out.
fn chosen_evaluations(evaluations: Option<&Evaluations>, ids: &[String]) -> Vec<Evaluation> {
    let Some(evaluations) = evaluations else { return Vec::new() };
    let find = |id: &String| evaluations.evaluations.iter().find(|evaluation| evaluation.id == *id).cloned();
    ids.iter().filter_map(find).collect()
}

/// The total, large, and what is still open.
fn headline(score: &Score) -> impl IntoView + use<> {
    let locale = use_locale();
    let total = score.outcome.interval().map(|interval| {
        let max = format::whole(score.outcome.max());
        view! {
            <p class="kk-headline__total">
                <strong>{format::whole(interval.secured())}</strong>
                {td_string!(locale, points.of_max, max = max).to_string()}
            </p>
        }
    });
    view! {
        <div class="kk-headline">
            <h2 class="kk-visually-hidden">{td_string!(locale, result.total)}</h2>
            {total}
            <PointsBar outcome=score.outcome />
            <p>{open_text(locale, score)}</p>
        </div>
    }
}

/// How much is open and what the total can become.
fn open_text(locale: Locale, score: &Score) -> String {
    let Outcome::Points { interval, .. } = score.outcome else {
        return td_string!(locale, result.none_applicable).to_owned();
    };
    if score.progress.dealt_with == 0 {
        return td_string!(locale, result.nothing_yet).to_owned();
    }
    let possible = format::whole(interval.possible());
    let count = score.progress.open();
    let open = score.areas.iter().flat_map(|area| &area.subareas).filter(|subarea| subarea.progress.open() > 0);
    let bases: Vec<_> = open.map(|subarea| subarea.basis).collect();
    let all = |basis| bases.iter().all(|other| *other == basis);
    match count {
        0 => td_string!(locale, result.closed).to_owned(),
        1 if all(Basis::Questions) => {
            td_string!(locale, result.still_open_one_question, possible = possible).to_string()
        }
        1 => td_string!(locale, result.still_open_one_subarea, possible = possible).to_string(),
        _ if all(Basis::Questions) => {
            td_string!(locale, result.still_open_questions, count = count, possible = possible).to_string()
        }
        _ if all(Basis::DirectPoints) => {
            td_string!(locale, result.still_open_subareas, count = count, possible = possible).to_string()
        }
        _ => td_string!(locale, result.still_open_mixed, count = count, possible = possible).to_string(),
    }
}

/// What to keep in mind about evaluations of other editions.
fn caveats(chosen: &[Evaluation], series: &[Series]) -> impl IntoView + use<> {
    let locale = use_locale();
    let sentences = series.iter().skip(1).filter_map(|series| {
        let edition = chosen.get(series.style.checked_sub(1)?)?.edition.to_string();
        let name = series.name.as_str();
        match series.extent {
            Extent::Everything => None,
            Extent::Areas => Some(td_string!(locale, result.caveat_areas, name = name, edition = edition).to_string()),
            Extent::OnlyTotal => {
                Some(td_string!(locale, result.caveat_total, name = name, edition = edition).to_string())
            }
        }
    });
    sentences.map(|sentence| view! { <p class="kk-remark">{sentence}</p> }).collect::<Vec<_>>()
}

/// Where the chosen sources contradict themselves.
fn source_remarks(chosen: &[Evaluation]) -> Option<impl IntoView + use<>> {
    let locale = use_locale();
    let remarks: Vec<_> = chosen.iter().filter_map(discrepancies).collect();
    (!remarks.is_empty()).then(|| {
        view! {
            <section aria-labelledby="discrepancies">
                <h2 id="discrepancies">{td_string!(locale, result.discrepancies)}</h2>
                {remarks}
            </section>
        }
    })
}

#[component]
fn EvaluationsFailed() -> impl IntoView {
    let locale = use_locale();
    let library = expect_context::<Library>();
    view! {
        <p class="kk-error" role="alert">{td_string!(locale, result.evaluations_failed)}</p>
        <button type="button" class="kk-button" on:click=move |_| library.retry()>
            {td_string!(locale, product.try_again)}
        </button>
    }
}
