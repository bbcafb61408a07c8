//! A draft beside whatever was chosen: every chart, over the areas or the subareas of one.

use std::sync::Arc;

use leptos::prelude::*;

use super::area::Breadcrumb;
use super::draft_name;
use crate::app::charts::{self, Comparison, RankingView};
use crate::app::components::chart_figure::{ChartFigure, FigureContent};
use crate::app::components::chooser::{Choice, Chooser};
use crate::app::components::comparison_caveats::{
    CAVEATS, area_caveats, compared_editions, edition_caveats, figure_hints, subarea_caveats,
};
use crate::app::components::page_heading::PageHeading;
use crate::app::components::source_notes::{SOURCES, source_notes};
use crate::app::components::strongest_table::strongest_table;
use crate::app::components::with_draft::{OpenDraft, WithDraft};
use crate::app::i18n::td_string;
use crate::app::locale::use_locale;
use crate::app::made::Made;
use crate::app::root::compared;
use crate::app::route::Route;
use crate::app::services::location::Address;
use crate::app::services::print;
use crate::app::services::turns::Turns;
use crate::app::sources::{Compared, Sources};
use crate::assessment::AssessmentId;
use crate::comparison::{RankOf, TrendOf};
use crate::reading::Scope;
use crate::rubric::{Area, AreaId};

/// More results than this have a choice between all rows and the nearest ones.
const MANY: usize = 25;

const AREA: &str = "compare-area";
const FROM: &str = "compare-from";
/// The id of what is said of the subareas that are shown.
const SUBAREA_CAVEATS: &str = "subarea-caveats";

/// The comparison of a draft.
#[component]
pub fn ComparePage(
    /// Which draft.
    id: AssessmentId,
    /// The address, with what is chosen.
    route: Memo<Route>,
) -> impl IntoView {
    view! { <WithDraft id view=move |draft| view! { <DraftComparison draft route /> } /> }
}

/// What the charts show: over all areas, or over the subareas of one.
#[derive(Clone, PartialEq)]
struct Shown {
    of: Made<Comparison>,
    area: Option<AreaId>,
}

impl Shown {
    fn comparison(&self) -> &Comparison {
        &self.of
    }

    fn scope(&self) -> Scope {
        match &self.area {
            None => Scope::Areas,
            Some(area) => Scope::subareas_of(&self.comparison().rubric, area),
        }
    }

    /// What the heatmap shows: with areas in the other charts, all subareas stand in colour.
    fn coloured(&self) -> Scope {
        match self.scope() {
            Scope::Areas => Scope::subareas(&self.comparison().rubric),
            subareas @ Scope::Subareas(_) => subareas,
        }
    }

    fn trend_of(&self) -> TrendOf {
        self.area.clone().map_or(TrendOf::Total, TrendOf::Area)
    }

    fn rank_of(&self) -> RankOf {
        let areas = &self.comparison().rubric.areas;
        let number = self.area.as_ref().and_then(|area| areas.iter().position(|other| other.id == *area));
        number.map_or(RankOf::Total, RankOf::Area)
    }

    fn radar(&self) -> Option<FigureContent> {
        charts::radar(self.comparison(), &self.scope())
    }

    fn bars(&self) -> FigureContent {
        charts::bars(self.comparison(), &self.scope())
    }
}

#[component]
fn DraftComparison(draft: OpenDraft, route: Memo<Route>) -> impl IntoView {
    let locale = use_locale();
    let name = draft.assessment.with_untracked(|draft| draft_name(locale, draft));
    let title = td_string!(locale, charts.page_title, name = name.as_str()).to_string();
    let sources = Sources::of(draft);
    // Choosing keeps the area that is shown.
    let choice = Choice::in_address(draft.id, compared(route), move |id, keys| {
        Route::Compare(id, keys, area_of(&route.get_untracked()))
    });
    let found = Memo::new(move |_| sources.compared(&choice.keys.read()));
    let comparison = Memo::new(move |_| {
        let map = sources.pool().ready().map(|pool| Arc::clone(&pool.map)).unwrap_or_default();
        Made::new(Comparison::new(draft.id, draft.rubric(), draft.language, found.get(), map))
    });
    // After a choice the list to choose from comes first; whatever else changes follows in turns.
    let turns = Turns::open();
    provide_context(turns);
    let (of_editions, of_sources) = (turns.follow(found, CAVEATS), turns.follow(found, SOURCES));
    view! {
        <div class="kk-result">
            <Breadcrumb draft />
            <PageHeading title />
            <p>{td_string!(locale, charts.lead)}</p>
            <p class="kk-actions kk-screen-only">
                <a class="kk-button kk-button--quiet" href=Route::Result(draft.id, Vec::new()).href()>
                    {td_string!(locale, charts.to_result)}
                </a>
                <a class="kk-button kk-button--quiet" href=Route::Evaluations.href()>
                    {td_string!(locale, charts.to_evaluations)}
                </a>
                <button type="button" class="kk-button kk-button--quiet" on:click=|_| print::open_dialogue()>
                    {td_string!(locale, result.print)}
                </button>
            </p>
            <Chooser draft choice />
            {move || caveats(draft, sources, &of_editions.read())}
            <Charts draft comparison route />
            {move || source_notes(&of_sources.read())}
        </div>
    }
}

fn area_of(route: &Route) -> Option<AreaId> {
    match route {
        Route::Compare(_, _, area) => area.clone(),
        _ => None,
    }
}

/// What to keep in mind about other editions.
fn caveats(draft: OpenDraft, sources: Sources, compared: &Compared) -> impl IntoView + use<> {
    let rubric = draft.rubric();
    let map = sources.pool().ready().map(|pool| Arc::clone(&pool.map)).unwrap_or_default();
    let editions = compared_editions(&compared.series.iter().collect::<Vec<_>>(), &rubric, &map);
    view! {
        <div role="status" id=CAVEATS>{edition_caveats(&editions, &rubric)}</div>
        {area_caveats(&editions, &rubric)}
    }
}

/// All charts, in the order of a report: totals, areas or subareas, spread, time, places, and what separates two.
#[component]
fn Charts(draft: OpenDraft, comparison: Memo<Made<Comparison>>, route: Memo<Route>) -> impl IntoView {
    let locale = use_locale();
    let area = Memo::new(move |_| area_of(&route.read()).filter(|area| draft.rubric().area(area).is_some()));
    let now = Memo::new(move |_| Shown { of: comparison.get(), area: area.get() });
    let turns = expect_context::<Turns>();
    let at = |figure| turns.follow(now, figure);
    let (totals, radar, bars, dots) = (at("totals"), at("radar"), at("bars"), at("dots"));
    let of_subareas = at(SUBAREA_CAVEATS);
    let (heatmap, strongest, trend, ranking) = (at("heatmap"), at("strongest"), at("trend"), at("ranking"));
    let has_radar = Memo::new(move |_| radar.with(|shown| charts::has_radar(shown.comparison(), &shown.scope())));
    let radar = move || {
        has_radar.get().then(|| {
            let content = move || radar.with(|shown| shown.radar().unwrap_or_else(|| shown.bars()));
            view! { <ChartFigure id="radar" content=content /> }
        })
    };
    let shows_all = RwSignal::new(false);
    let places = move || {
        let view = |shown: &Shown| RankingView { of: shown.rank_of(), shows_all: shows_all.get() };
        ranking.with(|shown| charts::ranking(shown.comparison(), view(shown)))
    };
    let heatmap = draft.rubric().has_subareas().then(|| {
        let content = move || heatmap.with(|shown| charts::heatmap(shown.comparison(), &shown.coloured()));
        view! { <ChartFigure id="heatmap" content=content /> }
    });
    view! {
        <section class="kk-figures" aria-labelledby="totals-heading">
            <h2 id="totals-heading">{td_string!(locale, charts.totals_heading)}</h2>
            <ChartFigure id="totals" content=move || charts::totals(totals.read().comparison()) />
        </section>
        <section class="kk-figures" aria-labelledby="parts-heading">
            <h2 id="parts-heading">{td_string!(locale, charts.parts_heading)}</h2>
            <AreaChoice draft area route />
            {radar}
            <ChartFigure id="bars" content=move || bars.read().bars() />
            <ChartFigure
                id="dots"
                content=move || dots.with(|shown| charts::dots(shown.comparison(), &shown.scope()))
            />
            <div id=SUBAREA_CAVEATS>{move || of_subareas.with(coloured_caveats)}</div>
            {heatmap}
            <div id="strongest">{move || strongest_table(strongest.read().comparison())}</div>
        </section>
        <section class="kk-figures" aria-labelledby="time-heading">
            <h2 id="time-heading">{td_string!(locale, charts.time_heading)}</h2>
            <ChartFigure
                id="trend"
                content=move || trend.with(|shown| charts::trend(shown.comparison(), &shown.trend_of()))
            />
        </section>
        <section class="kk-figures" aria-labelledby="places-heading">
            <h2 id="places-heading">{td_string!(locale, charts.places_heading)}</h2>
            <AllRows shown=ranking shows_all />
            <ChartFigure id="ranking" content=places />
        </section>
        <Separates shown=at("separates") />
    }
}

/// What to keep in mind about the subareas that stand in colour.
fn coloured_caveats(shown: &Shown) -> impl IntoView + use<> {
    let Comparison { rubric, map, shown: all, .. } = shown.comparison();
    let scope = shown.coloured();
    let series: Vec<_> = all.iter().map(|shown| &shown.series).collect();
    let editions = compared_editions(&series, rubric, map);
    let hints = figure_hints(&scope, &series);
    subarea_caveats(&editions, &scope.subarea_ids(rubric), hints)
}

/// Of many results all rows, or only the first, the last and the nearest.
#[component]
fn AllRows(shown: ReadSignal<Shown>, shows_all: RwSignal<bool>) -> impl IntoView {
    let locale = use_locale();
    let is_long = Memo::new(move |_| shown.read().comparison().shown.len() > MANY);
    move || {
        is_long.get().then(|| {
            view! {
                <label class="kk-check kk-screen-only">
                    <input
                        type="checkbox"
                        prop:checked=shows_all
                        on:change:target=move |event| shows_all.set(event.target().checked())
                    />
                    <span>{td_string!(locale, charts.all_rows)}</span>
                </label>
            }
        })
    }
}

/// All areas, or the subareas of one; the choice stands in the address.
#[component]
fn AreaChoice(draft: OpenDraft, area: Memo<Option<AreaId>>, route: Memo<Route>) -> impl IntoView {
    let locale = use_locale();
    let address = expect_context::<Address>();
    let rubric = draft.rubric();
    if !rubric.has_subareas() {
        return ().into_any();
    }
    let option = |of: &Area| {
        let id = of.id.clone();
        let name = format!("{} {}", of.id, of.title.get(draft.language));
        view! {
            <option value=of.id.to_string() lang=draft.lang selected=move || area.read().as_ref() == Some(&id)>
                {name}
            </option>
        }
    };
    let options: Vec<_> = rubric.areas.iter().map(option).collect();
    let choose = move |value: String| {
        let keys = match route.get_untracked() {
            Route::Compare(_, keys, _) => keys,
            _ => Vec::new(),
        };
        address.replace(&Route::Compare(draft.id, keys, value.parse().ok()).to_string());
    };
    view! {
        <p class="kk-field kk-screen-only">
            <label for=AREA>{td_string!(locale, charts.show)}</label>
            <select id=AREA class="kk-input" on:change:target=move |event| choose(event.target().value())>
                <option value="" selected=move || area.read().is_none()>{td_string!(locale, charts.all_areas)}</option>
                {options}
            </select>
        </p>
    }
    .into_any()
}

/// What separates the draft from one of the others.
#[component]
fn Separates(shown: ReadSignal<Shown>) -> impl IntoView {
    let locale = use_locale();
    let chosen = RwSignal::new(None::<usize>);
    let pairs = Memo::new(move |_| charts::pairs(shown.read().comparison()));
    let from = Memo::new(move |_| {
        let pairs = pairs.read();
        let is_there = |series: &usize| pairs.iter().any(|pair| pair.series == *series);
        chosen.get().filter(is_there).or_else(|| pairs.first().map(|pair| pair.series))
    });
    let options = move || {
        let option = |pair: charts::Pair| {
            let series = pair.series;
            view! {
                <option value=series.to_string() selected=move || from.get() == Some(series)>{pair.name}</option>
            }
        };
        pairs.get().into_iter().map(option).collect::<Vec<_>>()
    };
    let choose = move |value: String| chosen.set(value.parse().ok());
    let has_pairs = Memo::new(move |_| from.get().is_some());
    let content = move || {
        let from = from.get().unwrap_or_default();
        let shown = shown.read();
        charts::waterfall(shown.comparison(), from).unwrap_or_else(|| charts::totals(shown.comparison()))
    };
    move || {
        has_pairs.get().then(|| {
            view! {
                <section class="kk-figures" aria-labelledby="separates-heading">
                    <h2 id="separates-heading">{td_string!(locale, charts.separates_heading)}</h2>
                    <p class="kk-field kk-screen-only">
                        <label for=FROM>{td_string!(locale, charts.from)}</label>
                        <select id=FROM class="kk-input" on:change:target=move |event| choose(event.target().value())>
                            {options}
                        </select>
                    </p>
                    <ChartFigure id="separates" content=content />
                </section>
            }
        })
    }
}
