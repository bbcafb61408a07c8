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
    AREA_CAVEATS, CAVEATS, ComparedEdition, area_caveats, compared_editions, edition_caveats, figure_hints,
    subarea_caveats,
};
use crate::app::components::discrepancies::discrepancies;
use crate::app::components::headline::headline;
use crate::app::components::not_applicable_list::not_applicable_list;
use crate::app::components::overview_table::{OVERVIEW, overview_tables};
use crate::app::components::page_heading::PageHeading;
use crate::app::components::picture_notes::PictureNotes;
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
use crate::app::made::Made;
use crate::app::route::Route;
use crate::app::sentences::{self, ReadResult};
use crate::app::services::print;
use crate::app::services::turns::Turns;
use crate::app::sources::{Compared, Sources};
use crate::assessment::{AssessmentId, Origin};
use crate::comparison::{EditionMap, ReferenceKind, Series};
use crate::evaluation::Evaluation;
use crate::overview;
use crate::reading::{Scope, last};
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
    let made = Memo::new(move |_| {
        let map = sources.pool().ready().map(|pool| Arc::clone(&pool.map)).unwrap_or_default();
        let chosen = sources.chosen_evaluations(&choice.keys.read());
        Made::new(Parts::new(draft, sources.compared(&choice.keys.read()), chosen, map))
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
            <ResultParts draft made />
            <AreaCalculations draft />
            <p class="kk-actions kk-screen-only">
                <button type="button" class="kk-button" on:click=|_| print::open_dialogue()>
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

/// How the points of each area come about. Apart from what is built anew with each choice and would fold them up.
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

/// What the parts of a result show: made anew with every choice and every change of the draft.
struct Parts {
    series: Arc<Vec<ShownSeries>>,
    score: Score,
    compared: Compared,
    chosen: Vec<Evaluation>,
    editions: Vec<ComparedEdition>,
    notes: Arc<Vec<String>>,
}

impl Parts {
    fn new(draft: OpenDraft, compared: Compared, chosen: Vec<Evaluation>, map: Arc<EditionMap>) -> Self {
        let rubric = draft.rubric();
        let editions = compared_editions(&compared.series.iter().collect::<Vec<_>>(), &rubric, &map);
        let notes = PictureNotes::new(&compared, rubric, map);
        Self {
            series: Arc::new(shown(compared.series.clone())),
            score: draft.score.get(),
            notes: Arc::new(notes.of_parts(&Scope::Areas, &compared.series.iter().collect::<Vec<_>>())),
            compared,
            chosen,
            editions,
        }
    }
}

/// The charts and tables of a result. After a choice each is made anew in a frame of its own.
#[component]
fn ResultParts(draft: OpenDraft, made: Memo<Made<Parts>>) -> impl IntoView {
    let locale = use_locale();
    let rubric = draft.rubric();
    let turns = Turns::open();
    provide_context(turns);
    // The part with this id, when it is its turn.
    let at = |part, view: fn(OpenDraft, &Rubric, &Parts) -> AnyView| {
        let (made, rubric) = (turns.follow(made, part), rubric.clone());
        move || made.with(|made| view(draft, &rubric, made))
    };
    let areas =
        Memo::new(move |_| made.with(|made| AreaSeries { series: made.series.clone(), notes: made.notes.clone() }));
    let (of_ranking, of_absent) = (rubric.clone(), rubric.clone());
    let as_in_reports = draft.kind() == RubricKind::Shipped;
    view! {
        <div role="status" id=CAVEATS>
            {at(CAVEATS, |_, rubric, parts| edition_caveats(&parts.editions, rubric).into_any())}
        </div>
        <AreaFigures rubric=rubric.clone() shown=areas />
        {at(AREA_CAVEATS, |_, rubric, parts| area_caveats(&parts.editions, rubric).into_any())}
        {move || draft.score.with(|score| ranking_list(score, &of_ranking))}
        {at(READING, |draft, rubric, parts| read_result(draft, rubric, parts).into_any())}
        <section aria-labelledby=OVERVIEW>
            <h2 id=OVERVIEW>{td_string!(locale, result.overview)}</h2>
            {as_in_reports.then(|| view! { <p class="kk-hint">{td_string!(locale, result.overview_hint)}</p> })}
            {at(OVERVIEW, |draft, rubric, parts| {
                let overview = overview::of_score(rubric, &parts.score, draft.language);
                let scope = Scope::subareas(rubric);
                let hints = figure_hints(&scope, &parts.compared.series.iter().collect::<Vec<_>>());
                view! {
                    {subarea_caveats(&parts.editions, &scope.subarea_ids(rubric), hints)}
                    {overview_tables(overview, draft.lang, &parts.series)}
                }
                .into_any()
            })}
        </section>
        {move || not_applicable_list(draft, &of_absent)}
        {at(SOURCES, |_, _, parts| source_notes(&parts.compared).into_any())}
        {at(DISCREPANCIES, |_, _, parts| source_remarks(&parts.chosen).into_any())}
    }
}

const DISCREPANCIES: &str = "discrepancies";

/// The reading of the result, as chapter 2 of the reports has it: beside the mean and the municipality's last result,
/// where these are among what is shown.
fn read_result(draft: OpenDraft, rubric: &Rubric, parts: &Parts) -> Option<impl IntoView + use<>> {
    let aspects = expect_context::<Library>().aspects().get().ready();
    let score = &parts.score;
    let all: Vec<_> = parts.series.iter().map(|shown| shown.series.clone()).collect();
    let (own, others) = all.split_first()?;
    let mean = others.iter().find(|series| series.kind == ReferenceKind::Mean);
    let last = last(own, others);
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
