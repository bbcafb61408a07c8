//! The versions of a draft: saving, listing, comparing, restoring, and checking a file against them.

use leptos::prelude::*;

use super::area::Breadcrumb;
use super::draft_name;
use crate::app::components::page_heading::PageHeading;
use crate::app::components::version_card::VersionCard;
use crate::app::components::version_check::VersionCheck;
use crate::app::components::version_compare::VersionCompare;
use crate::app::components::version_saver::VersionSaver;
use crate::app::components::with_draft::{OpenDraft, WithDraft};
use crate::app::downloads::Downloads;
use crate::app::drafts::Drafts;
use crate::app::i18n::td_string;
use crate::app::locale::use_locale;
use crate::app::messages;
use crate::app::services::page;
use crate::assessment::{AssessmentId, Edit};
use crate::json::Problem;
use crate::version::{MAX_AUTOMATIC, StoredVersion, VersionId};

/// Id of the heading over the list, where the focus goes when what had it is no longer there.
pub const VERSIONS: &str = "versions";

/// The most faults of a stored version that are named.
const MAX_REASONS: usize = 3;

/// What is told after something was done.
#[derive(Clone)]
pub enum Told {
    /// A sentence.
    Text(String),
    /// That a version was restored, and how the draft was before.
    Restored(String, Edit),
}

/// The view.
#[component]
pub fn VersionsPage(
    /// Whose versions.
    id: AssessmentId,
) -> impl IntoView {
    view! { <WithDraft id view=|draft| view! { <Versions draft /> } /> }
}

#[component]
fn Versions(draft: OpenDraft) -> impl IntoView {
    let locale = use_locale();
    let drafts = expect_context::<Drafts>();
    let name = draft.assessment.with_untracked(|draft| draft_name(locale, draft));
    let told = RwSignal::new(None::<Told>);
    let stored = Memo::new(move |_| drafts.versions(draft.id));
    let versions = Memo::new(move |_| {
        let readable =
            |stored: &Vec<StoredVersion>| stored.iter().filter_map(StoredVersion::readable).cloned().collect();
        stored.with(|stored| stored.as_ref().map(readable).unwrap_or_default())
    });
    let list = move || match stored.get() {
        Err(_) => view! { <p class="kk-error">{td_string!(locale, versions.not_listed)}</p> }.into_any(),
        Ok(stored) if stored.is_empty() => {
            view! { <p class="kk-empty">{td_string!(locale, versions.none)}</p> }.into_any()
        }
        Ok(stored) => {
            let items: Vec<_> = stored.into_iter().map(|stored| item(draft, stored, told)).collect();
            view! { <ul class="kk-drafts">{items}</ul> }.into_any()
        }
    };
    view! {
        <div class="kk-versions">
            <Breadcrumb draft />
            <PageHeading title=td_string!(locale, versions.title, name = name).to_string() />
            <p class="kk-lead">{td_string!(locale, versions.lead)}</p>
            <VersionSaver draft=draft.id versions told />
            <section aria-labelledby=VERSIONS>
                <h2 id=VERSIONS tabindex="-1">{td_string!(locale, versions.list_title)}</h2>
                <div role="status">{move || told.get().map(|told_now| remark(draft, told_now, told))}</div>
                {list}
                <p class="kk-hint">{td_string!(locale, versions.automatic_hint, count = MAX_AUTOMATIC).to_string()}</p>
            </section>
            <VersionCompare draft versions />
            <VersionCheck draft=draft.id />
        </div>
    }
}

fn item(draft: OpenDraft, stored: StoredVersion, told: RwSignal<Option<Told>>) -> AnyView {
    match stored {
        StoredVersion::Readable(version) => view! { <li><VersionCard draft version=*version told /></li> }.into_any(),
        StoredVersion::Unreadable { id, text, problems } => unreadable(id, text, &problems).into_any(),
    }
}

/// What was done, with a way back where there is one.
fn remark(draft: OpenDraft, told_now: Told, told: RwSignal<Option<Told>>) -> impl IntoView + use<> {
    let locale = use_locale();
    let (sentence, back) = match told_now {
        Told::Text(sentence) => (sentence, None),
        Told::Restored(sentence, back) => (sentence, Some(back)),
    };
    let undo = back.map(|back| {
        let undo = move |_| {
            draft.edit(back.clone());
            told.set(Some(Told::Text(td_string!(locale, versions.restore_undone).to_owned())));
            page::focus_id(VERSIONS);
        };
        view! {
            <button type="button" class="kk-button" on:click=undo>
                {td_string!(locale, versions.undo_restore)}
            </button>
        }
    });
    view! {
        <div class="kk-notice">
            <p>{sentence}</p>
            {undo}
        </div>
    }
}

/// A version that cannot be read; it stays as it is and can be saved as a file.
fn unreadable(id: VersionId, text: String, problems: &[Problem]) -> impl IntoView + use<> {
    let locale = use_locale();
    let downloads = expect_context::<Downloads>();
    let reasons: Vec<_> = problems
        .iter()
        .take(MAX_REASONS)
        .map(|problem| view! { <p class="kk-hint">{messages::problem(locale, problem)}</p> })
        .collect();
    let name = format!("{id}.version.json");
    let label = td_string!(locale, draft.download_named, name = name.as_str()).to_string();
    view! {
        <li class="kk-draft">
            <h3 class="kk-draft__name">{td_string!(locale, versions.damaged)}</h3>
            <p>{td_string!(locale, versions.damaged_hint)}</p>
            {reasons}
            <button type="button" class="kk-button kk-button--quiet" on:click=move |_| downloads.text(&name, &text)>
                {label}
            </button>
        </li>
    }
}
