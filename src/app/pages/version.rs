//! One version of a draft, to read and print: what it amounts to, who adopted it, and its fingerprint.

use std::sync::Arc;

use leptos::prelude::*;

use super::{draft_name, rubric_name};
use crate::app::components::overview_table::overview_tables;
use crate::app::components::page_heading::PageHeading;
use crate::app::components::remembered_points::remembered_points;
use crate::app::components::version_card::{download_version, total_text, version_name};
use crate::app::downloads::Downloads;
use crate::app::drafts::Drafts;
use crate::app::i18n::td_string;
use crate::app::library::Library;
use crate::app::locale::{lang_of, use_locale};
use crate::app::route::Route;
use crate::app::rubrics::{FoundRubric, OwnRubrics};
use crate::app::services::{clock, print};
use crate::assessment::{Assessment, AssessmentId};
use crate::language::Language;
use crate::overview;
use crate::rubric::Rubric;
use crate::scoring;
use crate::version::{Version, VersionId};

/// The view.
#[component]
pub fn VersionPage(
    /// Of which draft.
    id: AssessmentId,
    /// Which version.
    version: VersionId,
) -> impl IntoView {
    let drafts = expect_context::<Drafts>();
    let found = Memo::new(move |_| drafts.version(id, version));
    move || match found.get() {
        Some(version) => match version.assessment().ok().cloned() {
            Some(assessment) => view! { <ReadVersion version assessment /> }.into_any(),
            None => view! { <MissingVersion id /> }.into_any(),
        },
        None => view! { <MissingVersion id /> }.into_any(),
    }
}

#[component]
fn ReadVersion(version: Version, assessment: Assessment) -> impl IntoView {
    let locale = use_locale();
    let downloads = expect_context::<Downloads>();
    let name = draft_name(locale, &assessment);
    let title = td_string!(locale, versions.version_title, name = name, version = version_name(locale, &version));
    let title = title.to_string();
    let back = Route::Versions(version.draft()).href();
    let hint = version.adoption().is_some().then(|| {
        view! { <p class="kk-hint">{td_string!(locale, versions.fingerprint_hint)}</p> }
    });
    let facts = facts(&version, &assessment);
    view! {
        <div class="kk-version">
            <p class="kk-breadcrumb">
                <a href=back>{td_string!(locale, versions.crumb)}</a>
            </p>
            <PageHeading title />
            <p class="kk-hint">{td_string!(locale, result.unofficial)}</p>
            {facts}
            {hint}
            <Points assessment />
            <p class="kk-actions kk-screen-only">
                <button type="button" class="kk-button" on:click=|_| print::open_dialogue()>
                    {td_string!(locale, result.print)}
                </button>
                <button
                    type="button"
                    class="kk-button kk-button--quiet"
                    on:click=move |_| download_version(downloads, &version)
                >
                    {td_string!(locale, draft.download)}
                </button>
            </p>
        </div>
    }
}

/// Who, when, what and its fingerprint.
fn facts(version: &Version, assessment: &Assessment) -> impl IntoView + use<> {
    let locale = use_locale();
    let language = expect_context::<Language>();
    let adoption = version.adoption().map(|adoption| {
        let (by, on) = (adoption.by().to_owned(), clock::day(adoption.on(), language));
        view! {
            <dt>{td_string!(locale, versions.fact_by)}</dt>
            <dd>{by}</dd>
            <dt>{td_string!(locale, versions.fact_on)}</dt>
            <dd>{on}</dd>
        }
    });
    let saved = clock::day_and_time(version.created(), language);
    let rubric = rubric_name(assessment, language);
    let draft = assessment.clone();
    view! {
        <dl class="kk-version-facts">
            <dt>{td_string!(locale, versions.fact_name)}</dt>
            <dd>{version_name(locale, version)}</dd>
            {adoption}
            <dt>{td_string!(locale, versions.fact_saved)}</dt>
            <dd>{saved}</dd>
            <dt>{td_string!(locale, versions.fact_rubric)}</dt>
            <dd>{rubric}</dd>
            <dt>{td_string!(locale, versions.fact_total)}</dt>
            <dd>{move || total_text(&draft)}</dd>
            <dt>{td_string!(locale, versions.fingerprint)}</dt>
            <dd>
                <code class="kk-fingerprint">{version.fingerprint().to_string()}</code>
            </dd>
        </dl>
    }
}

/// The points by area and subarea; those that the version carries, where its rubric is not here.
#[component]
fn Points(assessment: Assessment) -> impl IntoView {
    let locale = use_locale();
    let (own, library) = (expect_context::<OwnRubrics>(), expect_context::<Library>());
    let assessment = StoredValue::new(assessment);
    let found = Memo::new(move |_| assessment.with_value(|assessment| own.find(library, assessment)));
    move || match found.get() {
        FoundRubric::Pending => {
            view! { <p class="kk-loading" aria-busy="true">{td_string!(locale, product.loading)}</p> }.into_any()
        }
        FoundRubric::Shipped(rubric) | FoundRubric::Own(rubric) => {
            assessment.with_value(|assessment| tables(&rubric, assessment).into_any())
        }
        FoundRubric::Failed(_) | FoundRubric::Missing => assessment.with_value(|assessment| {
            let remembered = assessment.last_result().map(remembered_points);
            let none = remembered.is_none().then(|| view! { <p>{td_string!(locale, versions.no_points)}</p> });
            view! {
                {remembered}
                {none}
            }
            .into_any()
        }),
    }
}

fn tables(rubric: &Arc<Rubric>, assessment: &Assessment) -> impl IntoView + use<> {
    let locale = use_locale();
    let interface = expect_context::<Language>();
    let language = rubric.title.language_of(interface).unwrap_or(interface);
    let changed = (rubric.fingerprint != assessment.rubric.fingerprint)
        .then(|| view! { <p class="kk-remark">{td_string!(locale, versions.rubric_changed)}</p> });
    let overview = overview::of_score(rubric, &scoring::score(rubric, assessment), language);
    view! {
        <section aria-labelledby="version-points">
            <h2 id="version-points">{td_string!(locale, versions.points_title)}</h2>
            {changed}
            {overview_tables(overview, lang_of(&rubric.title), &[])}
        </section>
    }
}

/// For a version that is not here, or cannot be read.
#[component]
fn MissingVersion(id: AssessmentId) -> impl IntoView {
    let locale = use_locale();
    view! {
        <PageHeading title=td_string!(locale, versions.missing_title).to_owned() />
        <p>{td_string!(locale, versions.missing)}</p>
        <p>
            <a class="kk-button" href=Route::Versions(id).href()>{td_string!(locale, versions.to_versions)}</a>
        </p>
    }
}
