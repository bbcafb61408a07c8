//! A version in the list of a draft's versions.

use std::sync::Arc;

use leptos::prelude::*;

use super::version_forms::{AdoptForm, RemoveForm, RenameForm};
use super::with_draft::OpenDraft;
use crate::app::downloads::Downloads;
use crate::app::drafts::Drafts;
use crate::app::drafts::versions::Restored;
use crate::app::format;
use crate::app::i18n::{Locale, td_string};
use crate::app::library::Library;
use crate::app::locale::use_locale;
use crate::app::pages::versions::{Told, VERSIONS};
use crate::app::route::Route;
use crate::app::rubrics::{FoundRubric, OwnRubrics};
use crate::app::services::{clock, page};
use crate::assessment::Assessment;
use crate::language::Language;
use crate::points::Precision;
use crate::scoring::{self, Outcome};
use crate::version::{Cause, Version, file};

/// What a version is called: by its name, else by why it was kept.
#[must_use]
pub fn version_name(locale: Locale, version: &Version) -> String {
    if !version.name().is_empty() {
        return version.name().to_owned();
    }
    match version.cause() {
        Cause::Saved => td_string!(locale, versions.crumb),
        Cause::BeforeImport => td_string!(locale, versions.auto_import),
        Cause::BeforeMigration => td_string!(locale, versions.auto_migration),
        Cause::BeforeRestore => td_string!(locale, versions.auto_restore),
        Cause::BeforeClear => td_string!(locale, versions.auto_clear),
    }
    .to_owned()
}

/// When and why a version was kept.
fn origin(locale: Locale, language: Language, version: &Version) -> String {
    let time = clock::day_and_time(version.created(), language);
    match version.cause() {
        Cause::Saved => td_string!(locale, versions.why_saved, time = time).to_string(),
        Cause::BeforeImport => td_string!(locale, versions.why_import, time = time).to_string(),
        Cause::BeforeMigration => td_string!(locale, versions.why_migration, time = time).to_string(),
        Cause::BeforeRestore => td_string!(locale, versions.why_restore, time = time).to_string(),
        Cause::BeforeClear => td_string!(locale, versions.why_clear, time = time).to_string(),
    }
}

/// "Fastställd 21 november 2026 av kommunstyrelsen"; nothing for a version that was not adopted.
#[must_use]
pub fn adoption_text(locale: Locale, language: Language, version: &Version) -> Option<String> {
    let adoption = version.adoption()?;
    let day = clock::day(adoption.on(), language);
    Some(td_string!(locale, versions.adopted_by, day = day, by = adoption.by()).to_string())
}

/// The total of a state of a draft: "25–775 av 800 poäng"; follows the fetching of its rubric.
pub fn total_text(assessment: &Assessment) -> String {
    let locale = use_locale();
    let language = expect_context::<Language>();
    let (own, library) = (expect_context::<OwnRubrics>(), expect_context::<Library>());
    let rubric = match own.find(library, assessment) {
        FoundRubric::Pending => return td_string!(locale, product.loading).to_owned(),
        found => found.ready().map(Arc::clone),
    };
    match rubric.map(|rubric| scoring::score(&rubric, assessment).outcome) {
        None => td_string!(locale, versions.no_points).to_owned(),
        Some(Outcome::NotApplicable) => td_string!(locale, points.not_applicable).to_owned(),
        Some(Outcome::Points { interval, max }) => {
            let points = format::interval(interval, Precision::Whole, language);
            td_string!(locale, points.of_points, points = points, max = format::whole(max)).to_string()
        }
    }
}

/// Saves a version as a file in the person's downloads.
pub fn download_version(downloads: Downloads, version: &Version) {
    downloads.text(&file::file_name(version), &file::write_pretty(version));
}

/// Which form is open under a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    None,
    Rename,
    Adopt,
    Remove,
}

/// Name, origin, points, fingerprint and actions of a version.
#[component]
pub fn VersionCard(
    /// Its draft.
    draft: OpenDraft,
    /// The version.
    version: Version,
    /// Where to tell what was done.
    told: RwSignal<Option<Told>>,
) -> impl IntoView {
    let locale = use_locale();
    let language = expect_context::<Language>();
    let name = version_name(locale, &version);
    let heading = format!("version-{}", version.id());
    let adopted = adoption_text(locale, language, &version);
    let badge =
        adopted.is_some().then(|| view! { <span class="kk-badge">{td_string!(locale, versions.adopted)}</span> });
    let origin = origin(locale, language, &version);
    let fingerprint = version.fingerprint().to_string();
    let total = match version.assessment().ok().cloned() {
        Some(assessment) => view! { <p>{move || total_text(&assessment)}</p> }.into_any(),
        None => view! { <p class="kk-remark">{td_string!(locale, versions.unread)}</p> }.into_any(),
    };
    view! {
        <article class="kk-draft" aria-labelledby=heading.clone()>
            <h3 class="kk-draft__name">
                <span id=heading.clone()>{name}</span>
                {badge}
            </h3>
            <p class="kk-draft__facts">
                {adopted.map(|adopted| view! { <span>{adopted}</span> })}
                <span>{origin}</span>
            </p>
            {total}
            <p class="kk-draft__facts">
                <span>{td_string!(locale, versions.fingerprint)}</span>
                <code class="kk-fingerprint">{fingerprint}</code>
            </p>
            <Actions draft version told />
        </article>
    }
}

#[component]
fn Actions(draft: OpenDraft, version: Version, told: RwSignal<Option<Told>>) -> impl IntoView {
    let locale = use_locale();
    let downloads = expect_context::<Downloads>();
    let name = version_name(locale, &version);
    let form = RwSignal::new(Form::None);
    let can_be_read = version.assessment().is_ok();
    let is_adopted = version.adoption().is_some();
    let button = |opens: Form, text: &'static str, label: String| {
        let id = button_id(&version, opens);
        view! {
            <button
                type="button"
                id=id
                class="kk-button kk-button--quiet"
                aria-label=label
                aria-expanded=move || (form.get() == opens).to_string()
                on:click=move |_| form.update(|form| *form = if *form == opens { Form::None } else { opens })
            >
                {text}
            </button>
        }
    };
    let named = name.as_str();
    let show = can_be_read.then(|| {
        let label = td_string!(locale, versions.show_named, version = named).to_string();
        let href = Route::Version(draft.id, version.id()).href();
        view! { <a class="kk-button" href=href aria-label=label>{td_string!(locale, versions.show)}</a> }
    });
    let adopt = (can_be_read && !is_adopted).then(|| {
        let label = td_string!(locale, versions.adopt_named, version = named).to_string();
        button(Form::Adopt, td_string!(locale, versions.adopt), label)
    });
    let rename = (!is_adopted).then(|| {
        let label = td_string!(locale, versions.rename_named, version = named).to_string();
        button(Form::Rename, td_string!(locale, versions.rename), label)
    });
    let remove = {
        let label = td_string!(locale, versions.remove_named, version = named).to_string();
        button(Form::Remove, td_string!(locale, draft.delete), label)
    };
    let downloaded = version.clone();
    let close = {
        let version = version.clone();
        Callback::new(move |done: Option<String>| {
            let opened_by = button_id(&version, form.get_untracked());
            form.set(Form::None);
            match done {
                // The card is built anew, or has gone.
                Some(sentence) => {
                    told.set(Some(Told::Text(sentence)));
                    page::focus_id(VERSIONS);
                }
                None => page::focus_id(&opened_by),
            }
        })
    };
    let restored = version.clone();
    let shown_form = move || match form.get() {
        Form::None => ().into_any(),
        Form::Rename => view! { <RenameForm version=version.clone() close /> }.into_any(),
        Form::Adopt => view! { <AdoptForm version=version.clone() close /> }.into_any(),
        Form::Remove => view! { <RemoveForm version=version.clone() close /> }.into_any(),
    };
    view! {
        <div class="kk-actions">
            {show}
            {can_be_read.then(|| view! { <RestoreButton version=restored told /> })}
            {adopt}
            {rename}
            <button
                type="button"
                class="kk-button kk-button--quiet"
                aria-label=td_string!(locale, versions.download_named, version = named).to_string()
                on:click=move |_| download_version(downloads, &downloaded)
            >
                {td_string!(locale, draft.download)}
            </button>
            {remove}
        </div>
        {shown_form}
    }
}

fn button_id(version: &Version, form: Form) -> String {
    format!("version-{}-{form:?}", version.id())
}

/// Turns the draft back into the version; not where the version's own rubric is missing, whose points would be lost.
#[component]
fn RestoreButton(version: Version, told: RwSignal<Option<Told>>) -> impl IntoView {
    let locale = use_locale();
    let drafts = expect_context::<Drafts>();
    let (own, library) = (expect_context::<OwnRubrics>(), expect_context::<Library>());
    let assessment = version.assessment().ok().cloned();
    let found = Memo::new(move |_| assessment.as_ref().map(|assessment| own.find(library, assessment)));
    let name = version_name(locale, &version);
    let label = td_string!(locale, versions.restore_named, version = name.as_str()).to_string();
    let restore = move || {
        let rubric = match found.get_untracked() {
            Some(FoundRubric::Own(rubric)) => Some(rubric),
            _ => None,
        };
        let outcome = drafts.restore_version(&version, rubric.as_deref());
        told.set(outcome.map(|outcome| match outcome {
            Restored::AlreadySo => {
                Told::Text(td_string!(locale, versions.already_so, version = name.as_str()).to_string())
            }
            Restored::Done { back, is_kept: true } => {
                Told::Restored(td_string!(locale, versions.restored, version = name.as_str()).to_string(), back)
            }
            Restored::Done { back, is_kept: false } => {
                Told::Restored(td_string!(locale, versions.restored_only, version = name.as_str()).to_string(), back)
            }
        }));
        page::focus_id(VERSIONS);
    };
    let restore = StoredValue::new(restore);
    move || {
        let label = label.clone();
        (!matches!(found.get(), Some(FoundRubric::Missing) | None)).then(|| {
            view! {
                <button
                    type="button"
                    class="kk-button"
                    aria-label=label
                    on:click=move |_| restore.with_value(|restore| restore())
                >
                    {td_string!(locale, versions.restore)}
                </button>
            }
        })
    }
}
