//! A self-assessment beside the evaluators' result of the same work: where own points were above and where below.

use std::cmp::Ordering;
use std::sync::Arc;

use leptos::prelude::*;

use super::area::Breadcrumb;
use super::draft_name;
use crate::app::charts::{self, Comparison};
use crate::app::comparison_choice::ComparisonChoices;
use crate::app::components::bias_table::{BiasRow, bias_rows, bias_table};
use crate::app::components::bias_words::{difference_text, figures, part_name, reason, sentences};
use crate::app::components::chart_figure::{ChartFigure, FigureContent};
use crate::app::components::official_choice::{official_choice, result_name};
use crate::app::components::page_heading::{HEADING, PageHeading};
use crate::app::components::text_to_copy::TextToCopy;
use crate::app::components::with_draft::{OpenDraft, WithDraft};
use crate::app::evaluations::OwnEvaluations;
use crate::app::i18n::td_string;
use crate::app::library::{Library, Loading};
use crate::app::locale::use_locale;
use crate::app::official::{OfficialResult, official_results};
use crate::app::route::Route;
use crate::app::services::{page, print};
use crate::app::sources::{Compared, Pool, kind_name};
use crate::assessment::AssessmentId;
use crate::comparison::bias::{Bias, bias, to_reconsider};
use crate::comparison::{EditionMap, Extent, Hints, Reach, Series, series, tell_apart};
use crate::language::Language;
use crate::points::Precision;
use crate::reading::Scope;

/// How many parts each list names.
const LISTED: usize = 3;

/// How many parts are listed with their titles.
const NAMED: usize = 6;

/// The comparison of a draft with the evaluators' result.
#[component]
pub fn OfficialPage(
    /// Which draft.
    id: AssessmentId,
) -> impl IntoView {
    view! { <WithDraft id view=|draft| view! { <Official draft /> } /> }
}

#[component]
fn Official(draft: OpenDraft) -> impl IntoView {
    let locale = use_locale();
    let library = expect_context::<Library>();
    let choices = expect_context::<ComparisonChoices>();
    let name = draft.assessment.with_untracked(|draft| draft_name(locale, draft));
    let title = td_string!(locale, official.title_of, name = name).to_string();
    let evaluations = expect_context::<OwnEvaluations>();
    let chosen = Memo::new(move |_| choices.of(draft.id).official);
    let changing = RwSignal::new(false);
    let content = move || match Pool::of(library, evaluations) {
        Loading::Ready(pool) => {
            let (results, map) = (official_results(&pool), &pool.map);
            let found = chosen.get().map(|key| results.iter().find(|result| result.key == key).cloned());
            match found {
                Some(Some(result)) if !changing.get() => comparison(draft, &result, map, changing),
                found => {
                    let gone = matches!(found, Some(None))
                        .then(|| view! { <p class="kk-remark">{td_string!(locale, official.gone)}</p> });
                    let choice = official_choice(draft, results, move || changing.set(false));
                    let what = td_string!(locale, official.what);
                    view! { <div class="kk-official__empty">{gone} <p>{what}</p> {choice}</div> }.into_any()
                }
            }
        }
        Loading::Failed(_) => view! {
            <p class="kk-error" role="alert">{td_string!(locale, result.evaluations_failed)}</p>
            <button type="button" class="kk-button" on:click=move |_| library.retry()>
                {td_string!(locale, product.try_again)}
            </button>
        }
        .into_any(),
        Loading::Pending => {
            view! { <p class="kk-loading" aria-busy="true">{td_string!(locale, product.loading)}</p> }.into_any()
        }
    };
    view! {
        <div class="kk-result kk-official">
            <Breadcrumb draft />
            <PageHeading title />
            {content}
            <HiddenHints draft />
            <p class="kk-screen-only">
                <a href=Route::Result(draft.id, Vec::new()).href()>{td_string!(locale, official.to_result)}</a>
            </p>
        </div>
    }
}

/// One's own points and the evaluators', on one line for each part that the result has.
fn both(draft: OpenDraft, official: Series, map: &EditionMap) -> impl Fn() -> FigureContent + Send + Sync + 'static {
    let rubric = draft.rubric();
    let name = draft.assessment.with_untracked(|draft| draft_name(use_locale(), draft));
    let year = draft.assessment.with_untracked(|draft| draft.year);
    let own = draft.score.with(|score| Series::own(name, Some(year), &rubric, score));
    let scope = match official.reach() {
        Reach::Subareas => Scope::subareas(&rubric),
        Reach::Areas | Reach::Total => Scope::Areas,
    };
    let locale = use_locale();
    let mut series = vec![own, official];
    let what = series.iter().map(|series| kind_name(locale, series.kind).to_owned()).collect();
    tell_apart(&mut series, what);
    let compared = Compared { series, ..Compared::default() };
    let comparison = Comparison::new(draft.id, rubric, draft.language, compared, Arc::new(map.clone()));
    let content = charts::dots(&comparison, &scope);
    move || content.clone()
}

/// Everything that the two results laid beside each other have to say.
fn comparison(draft: OpenDraft, result: &OfficialResult, map: &EditionMap, changing: RwSignal<bool>) -> AnyView {
    let locale = use_locale();
    let choices = expect_context::<ComparisonChoices>();
    let rubric = draft.rubric();
    let reference = result.reference();
    let beside = series(&rubric, &reference, map);
    let (found, rows) = draft.score.with(|score| {
        let found = bias(&rubric, score, &reference, map);
        let rows = bias_rows(draft, score, &found, &beside);
        (found, rows)
    });
    let title = td_string!(locale, official.beside, name = result_name(result));
    let said = sentences(&found, &rubric, draft.language);
    let copied = copied_text(&[&[result_name(result)], said.as_slice()].concat(), &rows.0, &rows.1);
    let take_away = move |_| {
        choices.set_official(draft.id, None);
        page::focus_id(HEADING);
    };
    let change = move |_| {
        changing.set(true);
        page::focus_id(HEADING);
    };
    let said = said.join(" ");
    let lists = (found.reach().is_some() && found.level() != Reach::Total).then(|| {
        view! {
            <div class="kk-columns">
                {most(draft, &found, Ordering::Greater)}
                {most(draft, &found, Ordering::Less)}
            </div>
        }
    });
    let (areas, total) = rows;
    let spread = both(draft, beside, map);
    view! {
        <p class="kk-official__beside">{title.to_string()}</p>
        <p class="kk-actions kk-screen-only">
            <button type="button" class="kk-button kk-button--quiet" on:click=change>
                {td_string!(locale, official.change)}
            </button>
            <button type="button" class="kk-button kk-button--quiet" on:click=take_away>
                {td_string!(locale, official.take_away)}
            </button>
        </p>
        {caveat(&found.extent)}
        <p class="kk-official__said">{said}</p>
        {lists}
        <ChartFigure id="both" content=spread table_elsewhere=true />
        {bias_table(draft, areas, total)}
        {reconsider(draft, &found)}
        {left_out(draft, &found)}
        <p class="kk-actions kk-screen-only">
            <button type="button" class="kk-button" on:click=|_| print::open_dialogue()>
                {td_string!(locale, result.print)}
            </button>
        </p>
        <TextToCopy title=td_string!(locale, official.copy_title) text=copied />
    }
    .into_any()
}

/// What holds for a comparison with another edition.
fn caveat(extent: &Extent) -> Option<impl IntoView + use<>> {
    let locale = use_locale();
    let language = expect_context::<Language>();
    let text = match extent {
        Extent::Everything => return None,
        Extent::OnlyTotal => td_string!(locale, official.only_total).to_owned(),
        Extent::Across { caveat, .. } => {
            format!("{} {}", td_string!(locale, official.across), caveat.text.get(language))
        }
    };
    Some(view! { <p class="kk-remark">{text}</p> })
}

/// Where a part is filled in; nothing for the total.
fn route(draft: OpenDraft, level: Reach, place: usize) -> Option<Route> {
    let rubric = draft.rubric();
    match level {
        Reach::Subareas => {
            rubric.subareas().nth(place).map(|(_, subarea)| Route::Subarea(draft.id, subarea.id.clone()))
        }
        Reach::Areas => rubric.areas.get(place).map(|area| Route::Area(draft.id, area.id.clone())),
        Reach::Total => None,
    }
}

/// The parts that are furthest above, or below, with their figures.
fn most(draft: OpenDraft, bias: &Bias, direction: Ordering) -> impl IntoView + use<> {
    let locale = use_locale();
    let rubric = draft.rubric();
    let level = bias.level();
    let (heading, none) = if direction == Ordering::Greater {
        (td_string!(locale, official.above_title), td_string!(locale, official.none_above))
    } else {
        (td_string!(locale, official.below_title), td_string!(locale, official.none_below))
    };
    let mut items = Vec::new();
    for (place, gap) in bias.most(direction, LISTED) {
        let name = part_name(&rubric, draft.language, level, place);
        let (own, official) = figures(gap, Precision::Tenths);
        let difference = difference_text(gap, Precision::Tenths);
        let text = td_string!(locale, official.figures, difference = difference, own = own, official = official);
        let href = route(draft, level, place).map(|route| route.href());
        let text = text.to_string();
        items.push(view! {
            <li>
                <a href=href lang=draft.lang>
                    {name}
                </a>
                " "
                <span class="kk-ranking__share">{text}</span>
            </li>
        });
    }
    let list = if items.is_empty() {
        view! { <p class="kk-hint">{none}</p> }.into_any()
    } else {
        view! { <ol>{items}</ol> }.into_any()
    };
    view! {
        <section class="kk-ranking">
            <h2>{heading}</h2>
            {list}
        </section>
    }
}

/// The highest answers in the subareas that own points are furthest above in.
fn reconsider(draft: OpenDraft, bias: &Bias) -> Option<impl IntoView + use<>> {
    let locale = use_locale();
    let (rubric, language) = (draft.rubric(), draft.language);
    let found = draft.assessment.with(|assessment| {
        let mut items = Vec::new();
        for found in to_reconsider(&rubric, assessment, bias, LISTED) {
            let name = format!("{} {}", found.subarea.id, found.subarea.title.get(language));
            let level = td_string!(locale, official.level, level = found.level.number()).to_string();
            let href = Route::Subarea(draft.id, found.subarea.id.clone()).href();
            let question = |text: &str| view! { <li lang=draft.lang>{text.to_owned()}</li> };
            let questions: Vec<_> = found.questions.iter().map(|found| question(found.text.get(language))).collect();
            items.push(view! {
                <li>
                    <a href=href lang=draft.lang>
                        {name}
                    </a>
                    ", "
                    {level}
                    <ul>{questions}</ul>
                </li>
            });
        }
        items
    });
    (!found.is_empty()).then(|| {
        view! {
            <section aria-labelledby="official-reconsider">
                <h2 id="official-reconsider">{td_string!(locale, official.reconsider_title)}</h2>
                <p class="kk-hint">{td_string!(locale, official.reconsider)}</p>
                <ol class="kk-official__reconsider">{found}</ol>
            </section>
        }
    })
}

/// What is not compared, each reason once with its parts.
fn left_out(draft: OpenDraft, bias: &Bias) -> Option<impl IntoView + use<>> {
    let locale = use_locale();
    let rubric = draft.rubric();
    let level = bias.level();
    let mut reasons: Vec<(&'static str, Vec<usize>)> = Vec::new();
    for (place, why) in bias.left_out() {
        let why = reason(why);
        match reasons.iter_mut().find(|(known, _)| *known == why) {
            Some((_, places)) => places.push(place),
            None => reasons.push((why, vec![place])),
        }
    }
    let item = |(why, places): (&'static str, Vec<usize>)| {
        let are_many = places.len() > NAMED;
        let part = |(index, place): (usize, usize)| {
            let name = part_name(&rubric, draft.language, level, place);
            // The titles stand in the table.
            let number = name.split_once(' ').filter(|_| are_many).map(|(number, _)| number.to_owned());
            let name = number.unwrap_or(name);
            let href = route(draft, level, place).map(|route| route.href());
            let separator = if index == 0 { ": " } else { ", " };
            view! {
                {separator}
                <a href=href lang=draft.lang>
                    {name}
                </a>
            }
        };
        let parts: Vec<_> = places.into_iter().enumerate().map(part).collect();
        view! {
            <li>
                <strong>{why}</strong>
                {parts}
            </li>
        }
    };
    // Of an edition that is not known, nothing is compared, which is said above.
    (!reasons.is_empty() && bias.extent != Extent::OnlyTotal).then(|| {
        let items: Vec<_> = reasons.into_iter().map(item).collect();
        view! {
            <section aria-labelledby="official-left-out">
                <h2 id="official-left-out">{td_string!(locale, official.left_out_title)}</h2>
                <ul class="kk-official__left-out">{items}</ul>
            </section>
        }
    })
}

/// The same as text: what is said, and the table with tabs between its columns.
fn copied_text(said: &[String], areas: &[Vec<BiasRow>], total: &BiasRow) -> String {
    let locale = use_locale();
    let mut text = format!("{}\n", said.join("\n"));
    let heads = [
        td_string!(locale, official.part),
        td_string!(locale, official.own),
        td_string!(locale, official.evaluators),
        td_string!(locale, official.difference),
    ];
    text.push_str(&format!("\n{}\n", heads.join("\t")));
    for row in areas.iter().flatten().chain([total]) {
        let line = [row.name.as_str(), row.own.as_str(), row.official.as_str(), row.difference.as_str()];
        text.push_str(&line.join("\t"));
        text.push('\n');
    }
    text
}

/// Shows reminders again that were put away in this draft.
#[component]
fn HiddenHints(draft: OpenDraft) -> impl IntoView {
    let locale = use_locale();
    let choices = expect_context::<ComparisonChoices>();
    let show = move |_| {
        choices.set_hints(draft.id, Hints::Shown);
        page::focus_id(HEADING);
    };
    move || {
        (choices.of(draft.id).hints == Hints::Hidden).then(|| {
            view! {
                <p class="kk-bias-hint kk-screen-only">
                    {td_string!(locale, official.hidden)} " "
                    <button type="button" class="kk-button kk-button--text" on:click=show>
                        {td_string!(locale, official.show_again)}
                    </button>
                </p>
            }
        })
    }
}
