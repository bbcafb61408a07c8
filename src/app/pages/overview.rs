//! A draft's task list: what it amounts to, what is left, and every area with its state.

use leptos::prelude::*;

use super::draft_name;
use crate::app::components::bias_hint::whole_hint;
use crate::app::components::calculation::Calculation;
use crate::app::components::empty_button::EmptyButton;
use crate::app::components::page_heading::PageHeading;
use crate::app::components::points_meter::{PointsBar, PointsMeter};
use crate::app::components::status_tag::StatusTag;
use crate::app::components::with_draft::{OpenDraft, WithDraft};
use crate::app::downloads::Downloads;
use crate::app::format;
use crate::app::i18n::{Locale, td_string};
use crate::app::locale::use_locale;
use crate::app::official::earlier_biases;
use crate::app::route::Route;
use crate::assessment::{AssessmentId, Mode};
use crate::language::Language;
use crate::points::Precision;
use crate::rubric::Area;
use crate::scoring::calculation::Part;
use crate::scoring::{AreaScore, Outcome, Score, Status};

/// The task list of a draft.
#[component]
pub fn OverviewPage(
    /// Which draft.
    id: AssessmentId,
) -> impl IntoView {
    view! { <WithDraft id view=|draft| view! { <Overview draft /> } /> }
}

#[component]
fn Overview(draft: OpenDraft) -> impl IntoView {
    let locale = use_locale();
    let downloads = expect_context::<Downloads>();
    let name = draft.assessment.with_untracked(|draft| draft_name(locale, draft));
    view! {
        <PageHeading title=name />
        {move || draft.score.with(|score| summary(draft, score))}
        <Calculation draft part=Part::Total />
        {whole_hint(draft, earlier_biases(draft))}
        {move || draft.score.with(|score| task_list(draft, score))}
        <p class="kk-actions">
            <a class="kk-button" href=Route::Result(draft.id, Vec::new()).href()>
                {td_string!(locale, overview.see_result)}
            </a>
            <a class="kk-button kk-button--quiet" href=Route::Versions(draft.id).href()>
                {td_string!(locale, versions.crumb)}
            </a>
            <button
                type="button"
                class="kk-button kk-button--quiet"
                on:click=move |_| draft.assessment.with_untracked(|draft| downloads.draft(draft))
            >
                {td_string!(locale, draft.download)}
            </button>
            <EmptyButton draft />
        </p>
        <p>
            <a href=Route::Official(draft.id).href()>{td_string!(locale, official.invite)}</a>
        </p>
    }
}

/// The total, and what is left to do for it.
fn summary(draft: OpenDraft, score: &Score) -> impl IntoView + use<> {
    let locale = use_locale();
    let mode = draft.assessment.with_untracked(|draft| draft.mode);
    let dont_know = match score.progress.dont_know {
        0 => None,
        1 => Some(td_string!(locale, progress.one_dont_know).to_owned()),
        count => Some(td_string!(locale, progress.many_dont_know, count = count).to_string()),
    };
    view! {
        <div class="kk-summary">
            <PointsMeter outcome=score.outcome precision=Precision::Whole />
            <h2 class="kk-visually-hidden">{td_string!(locale, overview.left)}</h2>
            <p class="kk-left">{left_text(locale, mode, score)}</p>
            {dont_know.map(|text| view! { <p class="kk-hint">{text}</p> })}
            <p>{next_link(draft, mode, score)}</p>
            <p class="kk-hint">{td_string!(locale, overview.kept)}</p>
        </div>
    }
}

/// Every area with its state.
fn task_list(draft: OpenDraft, score: &Score) -> impl IntoView + use<> {
    let locale = use_locale();
    let rubric = draft.rubric();
    let done = score.areas.iter().filter(|area| area.progress.status() == Status::Complete).count();
    let done = td_string!(locale, progress.n_areas_done, done = done, total = score.areas.len()).to_string();
    let areas: Vec<_> =
        rubric.areas.iter().zip(&score.areas).map(|(area, score)| area_task(draft, area, score)).collect();
    view! {
        <section aria-labelledby="areas">
            <h2 id="areas">{td_string!(locale, overview.areas)}</h2>
            <p class="kk-hint">{done}</p>
            <ol class="kk-tasks">{areas}</ol>
        </section>
    }
}

/// The way to the first thing that is left; nothing when all is done.
fn next_link(draft: OpenDraft, mode: Mode, score: &Score) -> Option<impl IntoView + use<>> {
    let locale = use_locale();
    let rubric = draft.rubric();
    let (area, subarea) = score.unfinished_subareas().next()?;
    let title = rubric.subarea(&subarea.id).map(|(_, subarea)| subarea.title.get(draft.language).to_owned())?;
    let name = format!("{} {title}", subarea.id);
    let route = match mode {
        Mode::Full => Route::Subarea(draft.id, subarea.id.clone()),
        Mode::Quick => Route::Area(draft.id, area.id.clone()),
    };
    let text = if score.progress.dealt_with == 0 {
        td_string!(locale, overview.start_here, subarea = name).to_string()
    } else {
        td_string!(locale, overview.continue_here, subarea = name).to_string()
    };
    Some(view! { <a class="kk-button kk-button--primary" href=route.href()>{text}</a> })
}

/// "34 frågor kvar", in the words of the draft's mode.
fn left_text(locale: Locale, mode: Mode, score: &Score) -> String {
    let left = match mode {
        Mode::Full => score.progress.unanswered,
        Mode::Quick => score.unfinished_subareas().count(),
    };
    match (mode, left) {
        (_, 0) => td_string!(locale, progress.nothing_left).to_owned(),
        (Mode::Full, 1) => td_string!(locale, progress.one_questions_left).to_owned(),
        (Mode::Full, count) => td_string!(locale, progress.many_questions_left, count = count).to_string(),
        (Mode::Quick, 1) => td_string!(locale, progress.one_subareas_left).to_owned(),
        (Mode::Quick, count) => td_string!(locale, progress.many_subareas_left, count = count).to_string(),
    }
}

/// One area of the task list, with its subareas.
fn area_task(draft: OpenDraft, area: &Area, score: &AreaScore) -> impl IntoView + use<> {
    let subareas: Vec<_> = area
        .subareas
        .iter()
        .zip(&score.subareas)
        .map(|(subarea, score)| {
            let title = format!("{} {}", subarea.id, subarea.title.get(draft.language));
            view! {
                <li class="kk-task__subarea">
                    <a href=Route::Subarea(draft.id, subarea.id.clone()).href() lang=draft.lang>{title}</a>
                    <StatusTag status=score.progress.status() />
                    <span class="kk-task__points">{points_text(score.outcome)}</span>
                </li>
            }
        })
        .collect();
    let title = format!("{} {}", area.id, area.title.get(draft.language));
    view! {
        <li class="kk-task">
            <div class="kk-task__head">
                <h3 class="kk-task__title">
                    <a href=Route::Area(draft.id, area.id.clone()).href() lang=draft.lang>{title}</a>
                </h3>
                <StatusTag status=score.progress.status() />
                <span class="kk-task__points">{points_text(score.outcome)}</span>
            </div>
            <PointsBar outcome=score.outcome />
            <ol class="kk-task__subareas">{subareas}</ol>
        </li>
    }
}

/// "8–20 av 20".
fn points_text(outcome: Outcome) -> String {
    let locale = use_locale();
    let language = expect_context::<Language>();
    match outcome {
        Outcome::NotApplicable => td_string!(locale, points.not_applicable).to_owned(),
        Outcome::Points { interval, max } => {
            let points = format::interval(interval, Precision::Whole, language);
            td_string!(locale, points.of, points = points, max = format::whole(max)).to_string()
        }
    }
}
