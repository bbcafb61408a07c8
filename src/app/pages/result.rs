//! What a draft amounts to: total, charts, tables, strongest and weakest, beside published evaluations or
//! other drafts.

use std::sync::Arc;

use leptos::prelude::*;

use super::area::Breadcrumb;
use super::draft_name;
use crate::app::components::adopted_line::AdoptedLine;
use crate::app::components::bar_chart::bar_chart;
use crate::app::components::calculation::Calculation;
use crate::app::components::chart_figure::{ChartFigure, FigureContent};
use crate::app::components::chooser::{Choice, Chooser};
use crate::app::components::comparison_caveats::{
    ComparedEdition, area_caveats, caveat_notes, compared_editions, edition_caveats, subarea_caveats,
};
use crate::app::components::comparison_table::comparison_table;
use crate::app::components::discrepancies::discrepancies;
use crate::app::components::headline::headline;
use crate::app::components::not_applicable_list::not_applicable_list;
use crate::app::components::overview_table::overview_tables;
use crate::app::components::page_heading::PageHeading;
use crate::app::components::radar_chart::radar_chart;
use crate::app::components::ranking_list::ranking_list;
use crate::app::components::reading::reading;
use crate::app::components::series::{ShownSeries, shown};
use crate::app::components::share_link::ShareLink;
use crate::app::components::source_notes::source_notes;
use crate::app::components::with_draft::{OpenDraft, RubricKind, WithDraft};
use crate::app::downloads::Downloads;
use crate::app::format;
use crate::app::i18n::{Locale, td_string};
use crate::app::library::Library;
use crate::app::locale::use_locale;
use crate::app::route::Route;
use crate::app::sentences::{self, ReadResult};
use crate::app::services::page;
use crate::app::sources::{Compared, Sources};
use crate::assessment::{AssessmentId, Origin};
use crate::comparison::{EditionMap, ReferenceKind, Series};
use crate::evaluation::Evaluation;
use crate::overview;
use crate::rubric::{Area, Rubric};
use crate::scoring::calculation::Part;
use crate::scoring::{Basis, Outcome, Score};

/// The result of a draft.
#[component]
pub fn ResultPage(
    /// Which draft.
    id: AssessmentId,
    /// Ids of the evaluations or drafts beside it.
    compared: Signal<Vec<String>>,
) -> impl IntoView {
    view! { <WithDraft id view=move |draft| view! { <DraftResult draft compared /> } /> }
}

#[component]
fn DraftResult(draft: OpenDraft, compared: Signal<Vec<String>>) -> impl IntoView {
    let locale = use_locale();
    let downloads = expect_context::<Downloads>();
    let name = draft.assessment.with_untracked(|draft| draft_name(locale, draft));
    let title = td_string!(locale, result.title, name = name.as_str()).to_string();
    let origin = draft.assessment.with_untracked(|draft| draft.origin);
    let kind = draft.kind();
    let model = (kind == RubricKind::Own).then(|| {
        let model = draft.rubric().title.get(draft.language).to_owned();
        view! { <p class="kk-hint">{td_string!(locale, result.model, model = model).to_string()}</p> }
    });
    let sources = Sources::of(draft);
    let choice = Choice::in_address(draft.id, compared, Route::Result);
    // One block: nothing in it is typed into, and building it anew takes a few milliseconds.
    let figures = move || {
        let compared = sources.compared(&choice.keys.read());
        let map = sources.pool().ready().map(|pool| Arc::clone(&pool.map)).unwrap_or_default();
        let chosen = sources.chosen_evaluations(&choice.keys.read());
        draft.score.with(|score| Figures::new(draft, score, compared, chosen, &map).into_view())
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
            <AdoptedLine draft />
            {move || draft.score.with(|score| headline(score.outcome, open_text(locale, score)))}
            <Calculation draft part=Part::Total />
            <Chooser draft choice />
            <p class="kk-actions kk-screen-only">
                <a class="kk-button" href=move || compare_address(draft.id, choice).href()>
                    {td_string!(locale, charts.open)}
                </a>
            </p>
            {figures}
            <AreaCalculations draft />
            <p class="kk-actions kk-screen-only">
                <button type="button" class="kk-button" on:click=|_| page::print()>
                    {td_string!(locale, result.print)}
                </button>
                <button
                    type="button"
                    class="kk-button kk-button--quiet"
                    on:click=move |_| draft.assessment.with_untracked(|draft| downloads.draft(draft))
                >
                    {td_string!(locale, draft.download)}
                </button>
                <a class="kk-button kk-button--quiet" href=Route::Versions(draft.id).href()>
                    {td_string!(locale, versions.crumb)}
                </a>
            </p>
            <p class="kk-screen-only">
                <a href=Route::Official(draft.id).href()>{td_string!(locale, official.invite)}</a>
            </p>
            <ShareLink draft />
        </div>
    }
}

/// All charts of the draft beside what is chosen.
fn compare_address(draft: AssessmentId, choice: Choice) -> Route {
    Route::Compare(draft, choice.keys.read().iter().map(ToString::to_string).collect(), None)
}

/// How the points of each area come about. Apart from the figures, which are built anew and would fold them up.
#[component]
fn AreaCalculations(draft: OpenDraft) -> impl IntoView {
    let locale = use_locale();
    let rubric = draft.rubric();
    let area = |area: &Area| view! { <Calculation draft part=Part::Area(area.id.clone()) named=true /> };
    let areas: Vec<_> = rubric.areas.iter().map(area).collect();
    view! {
        <section class="kk-calculations" aria-labelledby="calculations">
            <h2 id="calculations">{td_string!(locale, calculation.areas)}</h2>
            {areas}
        </section>
    }
}

/// What the charts and tables of a result show.
struct Figures<'a> {
    draft: OpenDraft,
    rubric: Arc<Rubric>,
    score: &'a Score,
    compared: Compared,
    chosen: Vec<Evaluation>,
    editions: Vec<ComparedEdition>,
}

impl<'a> Figures<'a> {
    fn new(draft: OpenDraft, score: &'a Score, compared: Compared, chosen: Vec<Evaluation>, map: &EditionMap) -> Self {
        let rubric = draft.rubric();
        let editions = compared_editions(&compared.series, &rubric, map);
        Self { draft, rubric, score, compared, chosen, editions }
    }

    fn into_view(self) -> impl IntoView + use<> {
        let locale = use_locale();
        let Self { draft, rubric, score, compared, chosen, editions } = self;
        let notes = source_notes(&compared);
        let series: Vec<ShownSeries> = shown(compared.series);
        let read = read_result(draft, &rubric, score, &series);
        let overview = overview::of_score(&rubric, score, draft.language);
        let as_in_reports = draft.kind() == RubricKind::Shipped;
        view! {
            <div role="status">{edition_caveats(&editions, &rubric)}</div>
            {area_figures(&series, &rubric, &caveat_notes(&editions, &rubric))}
            {area_caveats(&editions, &rubric)}
            {ranking_list(score, &rubric)}
            {read}
            <section aria-labelledby="overview-tables">
                <h2 id="overview-tables">{td_string!(locale, result.overview)}</h2>
                {as_in_reports.then(|| view! { <p class="kk-hint">{td_string!(locale, result.overview_hint)}</p> })}
                {subarea_caveats(&editions, &series)}
                {overview_tables(overview, draft.lang, &series)}
            </section>
            {not_applicable_list(draft, &rubric)}
            {notes}
            {source_remarks(&chosen)}
        }
    }
}

/// The radar with its numbers next to it, and the bars. `notes` stand elsewhere on the page, and go along into files.
pub fn area_figures(series: &[ShownSeries], rubric: &Rubric, notes: &[String]) -> impl IntoView + use<> {
    let locale = use_locale();
    let name = series.first().map(|shown| shown.series.name.as_str()).unwrap_or_default();
    let named = |content: FigureContent| {
        let file_name = format!("{name} {}", content.title);
        FigureContent { file_name, notes_elsewhere: notes.to_vec(), ..content }
    };
    let table = comparison_table(series, rubric);
    let radar = radar_chart(series, rubric).map(named);
    let has_radar = radar.is_some();
    let radar = radar.map(|content| {
        view! { <ChartFigure id="radar" content=move || content.clone() table_elsewhere=true /> }
    });
    let bars = named(bar_chart(series, rubric));
    view! {
        <section class="kk-figures" aria-labelledby="figures">
            <h2 id="figures">{td_string!(locale, figure.areas)}</h2>
            <div class:kk-beside=has_radar>{radar} {table}</div>
            <ChartFigure id="bars" content=move || bars.clone() table_elsewhere=true />
        </section>
    }
}

/// The reading of the result, as chapter 2 of the reports has it: beside the mean and the municipality's last result,
/// where these are among what is shown.
fn read_result(
    draft: OpenDraft,
    rubric: &Rubric,
    score: &Score,
    shown: &[ShownSeries],
) -> Option<impl IntoView + use<>> {
    let aspects = expect_context::<Library>().aspects().get().ready();
    let all: Vec<_> = shown.iter().map(|shown| shown.series.clone()).collect();
    let (own, others) = all.split_first()?;
    let mean = others.iter().find(|series| series.kind == ReferenceKind::Mean);
    let is_before = |series: &&Series| {
        let is_result = !matches!(series.kind, ReferenceKind::Mean | ReferenceKind::Goal);
        is_result && series.municipality() == own.municipality() && series.year < own.year
    };
    let last = others.iter().filter(is_before).max_by_key(|series| (series.year, series.month));
    let is_other = |series: &&Series| {
        let is = |one: Option<&Series>| one.is_some_and(|one| one.key == series.key);
        !is(mean) && !is(last)
    };
    let rest: Vec<_> = others.iter().filter(is_other).cloned().collect();
    let aspects = aspects.as_deref();
    let of = ReadResult { rubric, score, own, mean, last, others: &rest, aspects };
    reading(sentences::result(use_locale(), draft.language, of))
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
