//! A draft whose rubric is not here: what it amounted to, what was entered, and the ways on.

use std::sync::Arc;

use leptos::prelude::*;

use super::entries::entries;
use super::page_heading::{HEADING, PageHeading};
use super::remembered_points::remembered_points;
use super::rubric_check::RubricCheck;
use crate::app::downloads::Downloads;
use crate::app::drafts::{Draft, Drafts};
use crate::app::i18n::td_string;
use crate::app::library::Library;
use crate::app::locale::use_locale;
use crate::app::pages::{draft_name, rubric_name};
use crate::app::route::Route;
use crate::app::rubrics::OwnRubrics;
use crate::app::services::page;
use crate::assessment::{Edit, RubricReference};
use crate::language::Language;
use crate::own_rubrics::OwnRubric;
use crate::rubric::{Edition, Rubric};

/// The view of a draft without its rubric, whichever of its views was asked for.
#[component]
pub fn RubricMissing(
    /// The draft.
    draft: Draft,
) -> impl IntoView {
    let locale = use_locale();
    let language = expect_context::<Language>();
    let own = expect_context::<OwnRubrics>();
    let downloads = expect_context::<Downloads>();
    let assessment = draft.assessment.get_untracked();
    let name = draft_name(locale, &assessment);
    let title = rubric_name(&assessment, language);
    let (id, version) = (assessment.rubric.id.to_string(), assessment.rubric.fingerprint.short().to_owned());
    let shown = draft.assessment.clone();
    // Another tab, which has the rubric, may go on with the draft.
    let content = move || {
        shown.with(|assessment| {
            let points = assessment.last_result().map(remembered_points);
            (points, entries(assessment, None))
        })
    };
    let wanted = assessment.rubric.clone();
    let added = RwSignal::new(None::<OwnRubric>);
    // With the rubric that is wanted, the view of the draft takes the place of this one.
    let on_added = Callback::new(move |rubric: OwnRubric| {
        added.set(Some(rubric));
        // The button that had the focus has gone with the report.
        page::focus_id(HEADING);
    });
    let added_notice = move || {
        let rubric = added.get().filter(|rubric| own.get(&rubric.reference()).is_some())?;
        let model = rubric.rubric().title.get(language).to_owned();
        Some(view! { <p class="kk-remark">{td_string!(locale, models.added, model = model).to_string()}</p> })
    };
    view! {
        <PageHeading title=name.clone() />
        <section class="kk-missing" aria-labelledby="rubric-missing">
            <h2 id="rubric-missing">{td_string!(locale, models.missing_title)}</h2>
            <p>{td_string!(locale, models.missing, model = title.as_str()).to_string()}</p>
            <p class="kk-hint">{td_string!(locale, models.missing_which, id = id, version = version).to_string()}</p>
            <div role="status">{added_notice}</div>
            <RubricCheck
                label=td_string!(locale, models.missing_open).to_owned()
                checked=RwSignal::new(None)
                wanted=Some(wanted)
                on_added
            />
            <OtherVersions draft=draft.clone() />
            <p class="kk-actions">
                <button
                    type="button"
                    class="kk-button kk-button--quiet"
                    on:click=move |_| draft.assessment.with_untracked(|draft| downloads.draft(draft))
                >
                    {td_string!(locale, draft.download_named, name = name.as_str()).to_string()}
                </button>
                <a class="kk-button kk-button--quiet" href=Route::Start.href()>{td_string!(locale, draft.to_start)}</a>
            </p>
        </section>
        {content}
    }
}

/// Other versions of the rubric that are here; none of them counts before somebody says so.
#[component]
fn OtherVersions(draft: Draft) -> impl IntoView {
    let own = expect_context::<OwnRubrics>();
    let library = expect_context::<Library>();
    let reference = draft.assessment.with_untracked(|draft| draft.rubric.clone());
    move || {
        let mut ways: Vec<_> = own
            .other_versions(&reference)
            .into_iter()
            .map(|own| other_version(&draft, own.rubric(), true).into_any())
            .collect();
        // An edition with the same id is another version too, when the draft was made with someone's own.
        if Edition::from_id(reference.id.as_str()).is_some()
            && let Some(shipped) = library.rubric(&reference.id).get().ready()
        {
            ways.push(other_version(&draft, &shipped, false).into_any());
        }
        ways
    }
}

/// Says that a version is here, and that points may change with it; goes over to it when asked to.
fn other_version(draft: &Draft, rubric: &Arc<Rubric>, is_own: bool) -> impl IntoView + use<> {
    let locale = use_locale();
    let language = expect_context::<Language>();
    let drafts = expect_context::<Drafts>();
    let id = draft.id;
    let rubric = Arc::clone(rubric);
    let title = rubric.title.get(language).to_owned();
    let version = rubric.fingerprint.short().to_owned();
    let label = td_string!(locale, models.use_version_named, version = version.as_str()).to_string();
    let go_over = move |_| {
        let edit = Edit::Rubric { rubric: RubricReference::to(&rubric) };
        drafts.edit(id, edit, is_own.then_some(&*rubric));
    };
    view! {
        <div class="kk-notice">
            <p>{td_string!(locale, models.other_version_here, model = title, version = version).to_string()}</p>
            <button type="button" class="kk-button" aria-label=label on:click=go_over>
                {td_string!(locale, models.use_version)}
            </button>
        </div>
    }
}
