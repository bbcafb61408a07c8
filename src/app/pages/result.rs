//! What a draft amounts to: total, charts, tables, strongest and weakest, beside published evaluations or
//! other drafts.

use std::sync::Arc;

use leptos::prelude::*;

use super::area::Breadcrumb;
use super::draft_name;
use crate::app::components::adopted_line::AdoptedLine;
use crate::app::components::area_figures::{AreaFigures, AreaSeries};
use crate::app::components::calculation::Calculation;
use crate::app::components::chooser::{Choice, Chooser};
use crate::app::components::comparison_caveats::{
    AREA_CAVEATS, ComparedEdition, area_caveats, caveat_notes, compared_editions, edition_caveats, subarea_caveats,
};
use crate::app::components::discrepancies::discrepancies;
use crate::app::components::headline::headline;
use crate::app::components::not_applicable_list::not_applicable_list;
use crate::app::components::overview_table::overview_tables;
use crate::app::components::page_heading::PageHeading;
use crate::app::components::ranking_list::ranking_list;
use crate::app::components::reading::{READING, reading};
use crate::app::components::series::{ShownSeries, shown};
use crate::app::components::share_link::ShareLink;
use crate::app::components::source_notes::{SOURCES, source_notes};
use crate::app::components::with_draft::{OpenDraft, RubricKind, WithDraft};
use crate::app::downloads::Downloads;
use crate::app::format;
use crate::app::i18n::{Locale, td_string};
use crate::app::library::Library;
use crate::app::locale::use_locale;
use crate::app::route::Route;
use crate::app::sentences::{self, ReadResult};
use crate::app::services::page;
use crate::app::services::turns::Turns;
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
    let beside = Memo::new(move |_| {
        let map = sources.pool().ready().map(|pool| Arc::clone(&pool.map)).unwrap_or_default();
        let chosen = sources.chosen_evaluations(&choice.keys.read());
        Beside::new(draft, sources.compared(&choice.keys.read()), chosen, &map)
    });
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
            <Figures draft beside />
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

/// What stands beside the draft: made anew with every choice, and then shared.
#[derive(Clone)]
struct Beside(Arc<Shown>);

struct Shown {
    series: Arc<Vec<ShownSeries>>,
    score: Score,
    compared: Compared,
    chosen: Vec<Evaluation>,
    editions: Vec<ComparedEdition>,
    caveats: Arc<Vec<String>>,
}

impl Beside {
    fn new(draft: OpenDraft, compared: Compared, chosen: Vec<Evaluation>, map: &EditionMap) -> Self {
        let rubric = draft.rubric();
        let editions = compared_editions(&compared.series, &rubric, map);
        Self(Arc::new(Shown {
            series: Arc::new(shown(compared.series.clone())),
            score: draft.score.get(),
            compared,
            chosen,
            caveats: Arc::new(caveat_notes(&editions, &rubric)),
            editions,
        }))
    }
}

impl PartialEq for Beside {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// The charts and tables of a result. After a choice each is made anew in a frame of its own.
#[component]
fn Figures(draft: OpenDraft, beside: Memo<Beside>) -> impl IntoView {
    let locale = use_locale();
    let rubric = draft.rubric();
    let turns = Turns::open();
    provide_context(turns);
    // A view of what stands beside the draft, when it is the turn of the part with this id.
    let at = |part, view: fn(OpenDraft, &Rubric, &Shown) -> AnyView| {
        let (beside, rubric) = (turns.follow(beside, part), rubric.clone());
        move || beside.with(|beside| view(draft, &rubric, &beside.0))
    };
    let areas = Memo::new(move |_| {
        beside.with(|beside| AreaSeries { series: beside.0.series.clone(), notes: beside.0.caveats.clone() })
    });
    let (of_ranking, of_absent) = (rubric.clone(), rubric.clone());
    let as_in_reports = draft.kind() == RubricKind::Shipped;
    view! {
        <div role="status" id=CAVEATS>
            {at(CAVEATS, |_, rubric, shown| edition_caveats(&shown.editions, rubric).into_any())}
        </div>
        <AreaFigures rubric=rubric.clone() shown=areas />
        {at(AREA_CAVEATS, |_, rubric, shown| area_caveats(&shown.editions, rubric).into_any())}
        {move || draft.score.with(|score| ranking_list(score, &of_ranking))}
        {at(READING, |draft, rubric, shown| read_result(draft, rubric, shown).into_any())}
        <section aria-labelledby=OVERVIEW>
            <h2 id=OVERVIEW>{td_string!(locale, result.overview)}</h2>
            {as_in_reports.then(|| view! { <p class="kk-hint">{td_string!(locale, result.overview_hint)}</p> })}
            {at(OVERVIEW, |draft, rubric, shown| {
                let overview = overview::of_score(rubric, &shown.score, draft.language);
                view! {
                    {subarea_caveats(&shown.editions, &shown.series)}
                    {overview_tables(overview, draft.lang, &shown.series)}
                }
                .into_any()
            })}
        </section>
        {move || draft.score.with(|_| not_applicable_list(draft, &of_absent))}
        {at(SOURCES, |_, _, shown| source_notes(&shown.compared).into_any())}
        {at(DISCREPANCIES, |_, _, shown| source_remarks(&shown.chosen).into_any())}
    }
}

const CAVEATS: &str = "caveats";
const OVERVIEW: &str = "overview-tables";
const DISCREPANCIES: &str = "discrepancies";

/// The reading of the result, as chapter 2 of the reports has it: beside the mean and the municipality's last result,
/// where these are among what is shown.
fn read_result(draft: OpenDraft, rubric: &Rubric, shown: &Shown) -> Option<impl IntoView + use<>> {
    let aspects = expect_context::<Library>().aspects().get().ready();
    let score = &shown.score;
    let all: Vec<_> = shown.series.iter().map(|shown| shown.series.clone()).collect();
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
            <section aria-labelledby=DISCREPANCIES>
                <h2 id=DISCREPANCIES>{td_string!(locale, result.discrepancies)}</h2>
                {remarks}
            </section>
        }
    })
}
