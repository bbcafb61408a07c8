//! A draft in the list on the start page.

use std::sync::Arc;

use leptos::prelude::*;

use super::status_tag::StatusTag;
use crate::app::downloads::Downloads;
use crate::app::drafts::{Draft, Drafts};
use crate::app::format;
use crate::app::i18n::{Locale, td_string};
use crate::app::library::Library;
use crate::app::locale::{lang_of, use_locale};
use crate::app::pages::{draft_name, rubric_name};
use crate::app::route::Route;
use crate::app::rubrics::{FoundRubric, OwnRubrics};
use crate::app::services::clock;
use crate::assessment::{Figures, LastResult, Mode, Origin};
use crate::language::Language;
use crate::points::Precision;
use crate::scoring::{self, Outcome, Score};

/// Name, state and actions of a draft.
#[component]
pub fn DraftCard(
    /// The draft.
    draft: Draft,
) -> impl IntoView {
    let locale = use_locale();
    let drafts = expect_context::<Drafts>();
    let downloads = expect_context::<Downloads>();
    let language = expect_context::<Language>();
    let id = draft.id;
    let library = expect_context::<Library>();
    let own = expect_context::<OwnRubrics>();
    let assessment = RwSignal::from(draft.assessment.clone());
    let found = Memo::new(move |_| assessment.with(|assessment| own.find(library, assessment)));
    let score = move || {
        let rubric = found.get().ready().map(Arc::clone)?;
        Some(assessment.with(|assessment| scoring::score(&rubric, assessment)))
    };
    // Without its rubric a draft shows the points that it carries.
    let remembered = move || {
        let result = assessment.with(|assessment| assessment.last_result().and_then(LastResult::total));
        let missing = match found.get() {
            FoundRubric::Missing => Some(td_string!(locale, models.card_missing)),
            FoundRubric::Failed(_) => None,
            FoundRubric::Pending | FoundRubric::Shipped(_) | FoundRubric::Own(_) => return None,
        };
        let points = result.map(|total| remembered_points(locale, language, total));
        Some(view! {
            {missing.map(|missing| view! { <strong>{missing}</strong> })}
            {points.map(|points| view! { <span>{points}</span> })}
        })
    };
    let name = assessment.with_untracked(|assessment| draft_name(locale, assessment));
    let is_example = assessment.with_untracked(|assessment| assessment.origin == Origin::Example);
    let rubric_name = move || {
        let (name, lang) = match found.get() {
            FoundRubric::Own(rubric) => (rubric.title.get(language).to_owned(), lang_of(&rubric.title)),
            FoundRubric::Missing => assessment.with(|assessment| {
                let lang = assessment.last_result().and_then(|result| lang_of(result.title()));
                (rubric_name(assessment, language), lang)
            }),
            FoundRubric::Pending | FoundRubric::Shipped(_) | FoundRubric::Failed(_) => {
                let edition = assessment.with(|assessment| assessment.rubric.id.to_string());
                (td_string!(locale, draft.edition, edition = edition).to_string(), None)
            }
        };
        view! { <span lang=lang>{name}</span> }
    };
    let mode = assessment.with_untracked(|assessment| assessment.mode);
    let changed = move || {
        let time = assessment.with(|assessment| clock::day_and_time(assessment.changed, language));
        td_string!(locale, draft.changed, time = time).to_string()
    };
    let points = move |score: &Score| match score.outcome {
        Outcome::NotApplicable => td_string!(locale, points.not_applicable).to_owned(),
        Outcome::Points { interval, max } => {
            let points = format::interval(interval, Precision::Whole, language);
            td_string!(locale, points.of_points, points = points, max = format::whole(max)).to_string()
        }
    };
    let progress = move |score: &Score| {
        let (done, total) = match mode {
            Mode::Full => (score.progress.dealt_with, score.progress.total()),
            Mode::Quick => {
                let total = score.areas.iter().map(|area| area.subareas.len()).sum::<usize>();
                (total - score.unfinished_subareas().count(), total)
            }
        };
        match mode {
            Mode::Full => td_string!(locale, progress.questions, done = done, total = total).to_string(),
            Mode::Quick => td_string!(locale, progress.subareas, done = done, total = total).to_string(),
        }
    };
    let main_view = if is_example { Route::Result(id, Vec::new()) } else { Route::Overview(id) };
    view! {
        <article class="kk-draft" aria-labelledby=format!("draft-{id}")>
            <h3 class="kk-draft__name" id=format!("draft-{id}")>
                <a href=main_view.href()>{name.clone()}</a>
                {is_example.then(|| view! { <span class="kk-badge">{td_string!(locale, draft.example)}</span> })}
            </h3>
            <p class="kk-draft__facts">
                {rubric_name}
                <span>{changed}</span>
            </p>
            <p class="kk-draft__state">
                {move || score().map(|score| {
                    let status = score.progress.status();
                    view! {
                        <StatusTag status />
                        <span>{progress(&score)}</span>
                        <span>{points(&score)}</span>
                    }
                })}
                {remembered}
            </p>
            <p class="kk-actions">
                <a
                    class="kk-button"
                    href=Route::Overview(id).href()
                    aria-label=td_string!(locale, draft.continue_named, name = name.as_str()).to_string()
                >
                    {td_string!(locale, draft.go_on)}
                </a>
                <a
                    class="kk-button kk-button--quiet"
                    href=Route::Result(id, Vec::new()).href()
                    aria-label=td_string!(locale, draft.result_named, name = name.as_str()).to_string()
                >
                    {td_string!(locale, draft.result)}
                </a>
                <button
                    type="button"
                    class="kk-button kk-button--quiet"
                    aria-label=td_string!(locale, draft.download_named, name = name.as_str()).to_string()
                    on:click=move |_| assessment.with_untracked(|draft| downloads.draft(draft))
                >
                    {td_string!(locale, draft.download)}
                </button>
                <button
                    type="button"
                    class="kk-button kk-button--quiet"
                    aria-label=td_string!(locale, draft.delete_named, name = name.as_str()).to_string()
                    on:click=move |_| drafts.delete(id)
                >
                    {td_string!(locale, draft.delete)}
                </button>
            </p>
        </article>
    }
}

/// The total that a draft carries.
fn remembered_points(locale: Locale, language: Language, total: Figures) -> String {
    match total.points {
        None => td_string!(locale, points.not_applicable).to_owned(),
        Some(interval) => {
            let points = format::interval(interval, Precision::Whole, language);
            td_string!(locale, points.of_points, points = points, max = format::whole(total.max)).to_string()
        }
    }
}
