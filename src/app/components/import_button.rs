//! Opening a draft, a version, everything in one file, or a rubric of one's own: chosen, or dragged onto the page.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::archive_review::{ArchiveReview, ReviewedArchive};
use super::import_preview::{Done, ImportPreview};
use super::version_opened::version_opened;
use crate::app::downloads::Downloads;
use crate::app::drafts::Drafts;
use crate::app::drafts::versions::VersionImported;
use crate::app::i18n::td_string;
use crate::app::import::{Looked, Offer, look_into};
use crate::app::library::Library;
use crate::app::locale::use_locale;
use crate::app::messages;
use crate::app::pages::draft_name;
use crate::app::route::Route;
use crate::app::rubrics::OwnRubrics;
use crate::app::services::file_input::{self, File};
use crate::app::services::location::Address;
use crate::app::services::{file_drop, page};
use crate::assessment::AssessmentId;

/// The most faults that are listed one by one.
const MAX_LISTED: usize = 8;

/// What became of the file that was chosen last.
#[derive(Clone)]
enum Report {
    /// Nothing was chosen yet, or it was put aside.
    None,
    /// It is shown, and waits for what shall be done with it.
    Offered(Offer),
    /// It holds what a draft here holds.
    AlreadyHere(AssessmentId),
    /// It was opened.
    Opened(Done),
    /// It was a version.
    Version(VersionImported),
    /// It is an archive, which is shown before anything is taken in.
    Archive(ReviewedArchive),
    /// Something was taken in of an archive.
    TakenIn(String),
    /// It was not, for these reasons.
    Refused(Vec<String>),
}

/// A file input in the guise of a button, what is in the file, and what became of it.
#[component]
pub fn ImportButton() -> impl IntoView {
    let locale = use_locale();
    let drafts = expect_context::<Drafts>();
    let library = expect_context::<Library>();
    let own = expect_context::<OwnRubrics>();
    let downloads = expect_context::<Downloads>();
    let address = expect_context::<Address>();
    let report = RwSignal::new(Report::None);
    let input = NodeRef::<html::Input>::new();
    let open = move |file: File| {
        report.set(Report::None);
        spawn_local(async move {
            let looked = match look_into(file, locale, library, own).await {
                // Nothing changes before it is added where rubrics are.
                Looked::Rubric(file) => {
                    own.checked().set(Some(file));
                    address.go_to(&Route::OwnRubrics.to_string());
                    return;
                }
                Looked::Draft(offer) => match drafts.same_content(&offer.draft) {
                    Some(id) => Report::AlreadyHere(id),
                    None => Report::Offered(offer),
                },
                Looked::Version(text) => match drafts.open_version(&text) {
                    Ok(imported) => Report::Version(imported),
                    Err(faults) => Report::Refused(messages::problems(locale, &faults)),
                },
                Looked::Archive(name, opened) => Report::Archive(ReviewedArchive { name, opened: Arc::new(opened) }),
                Looked::Refused(faults) => Report::Refused(faults),
            };
            // The view may have been left while the file was read.
            report.try_set(looked);
        });
    };
    let chosen = move |_| {
        if let Some(file) = input.get_untracked().and_then(|input| file_input::take_file(&input)) {
            open(file);
        }
    };
    let over = RwSignal::new(false);
    file_drop::on_files(over, move |files| {
        let count = files.len();
        match (files.into_iter().next(), count) {
            (Some(file), 1) => open(file),
            (None, _) => {}
            (Some(_), _) => {
                report.set(Report::Refused(vec![td_string!(locale, import.one_at_a_time, count = count).to_string()]));
            }
        }
    });
    let close = Callback::new(move |()| {
        report.set(Report::None);
        if let Some(input) = input.get_untracked() {
            page::focus(&input);
        }
    });
    let finish = Callback::new(move |done: Option<Done>| {
        let refused = || Report::Refused(vec![td_string!(locale, new.error_random).to_owned()]);
        if let Some(Done::Added(id)) = done
            && let Some(draft) = untrack(|| drafts.get(id))
        {
            draft.assessment.with_untracked(|draft| downloads.note_opened(draft));
        }
        report.set(done.map_or_else(refused, Report::Opened));
    });
    // The panel goes, and the button that had the focus with it.
    let link = NodeRef::<html::A>::new();
    Effect::new(move |_| {
        if let Some(link) = link.get()
            && report.with_untracked(|report| matches!(report, Report::Opened(_)))
        {
            page::focus(&link);
        }
    });
    let offered = move || match report.get() {
        Report::Offered(offer) => Some(view! { <ImportPreview offer close finish /> }),
        Report::None
        | Report::AlreadyHere(_)
        | Report::Opened(_)
        | Report::Version(_)
        | Report::Archive(_)
        | Report::TakenIn(_)
        | Report::Refused(_) => None,
    };
    view! {
        <div class="kk-import" class:kk-import--over=over>
            <label class="kk-button kk-button--quiet kk-file">
                <input type="file" accept=".json,application/json" node_ref=input on:change=chosen />
                {td_string!(locale, start.open_file)}
            </label>
            <p class="kk-hint">
                {td_string!(locale, start.open_file_hint)}
                " "
                {td_string!(locale, import.drop)}
            </p>
            <div role="status">{move || opened(report.get(), link)}</div>
            <div>{move || archive_review(report)}</div>
            <div role="alert">{move || refused(report.get())}</div>
        </div>
        {offered}
    }
}

/// What is in an archive, for as long as it is looked at.
fn archive_review(report: RwSignal<Report>) -> Option<impl IntoView> {
    let Report::Archive(reviewed) = report.get() else { return None };
    let on_close = Callback::new(move |done: Option<String>| report.set(done.map_or(Report::None, Report::TakenIn)));
    Some(view! { <ArchiveReview reviewed on_close /> })
}

fn opened(report: Report, link: NodeRef<html::A>) -> Option<AnyView> {
    match report {
        Report::AlreadyHere(id) => draft_opened(id, None, link).map(IntoAny::into_any),
        Report::Opened(done) => draft_opened(done.id(), Some(done), link).map(IntoAny::into_any),
        Report::Version(imported) => Some(version_opened(&imported).into_any()),
        Report::TakenIn(sentence) => Some(view! { <p class="kk-remark">{sentence}</p> }.into_any()),
        Report::None | Report::Offered(_) | Report::Archive(_) | Report::Refused(_) => None,
    }
}

fn draft_opened(id: AssessmentId, done: Option<Done>, link: NodeRef<html::A>) -> Option<impl IntoView> {
    let locale = use_locale();
    let drafts = expect_context::<Drafts>();
    let draft = untrack(|| drafts.get(id))?;
    let name = draft.assessment.with_untracked(|draft| draft_name(locale, draft));
    let sentence = match done {
        None => td_string!(locale, import.already_here).to_owned(),
        Some(Done::Added(_)) => td_string!(locale, import.added, name = name).to_string(),
        Some(Done::Replaced(_)) => td_string!(locale, import.replaced, name = name).to_string(),
        Some(Done::Merged(_)) => td_string!(locale, import.merged, name = name).to_string(),
    };
    Some(view! {
        <p class="kk-remark">
            {sentence} " " <a href=Route::Overview(id).href() node_ref=link>{td_string!(locale, import.show)}</a>
        </p>
    })
}

fn refused(report: Report) -> Option<impl IntoView> {
    let Report::Refused(faults) = report else { return None };
    let locale = use_locale();
    let more = faults.len().saturating_sub(MAX_LISTED);
    let listed: Vec<_> = faults.into_iter().take(MAX_LISTED).map(|fault| view! { <li>{fault}</li> }).collect();
    Some(view! {
        <div class="kk-notice kk-notice--warning">
            <p>
                <strong>{td_string!(locale, import.failed)}</strong>
            </p>
            <ul>
                {listed}
                <Show when=move || { more > 0 }>
                    <li>{td_string!(locale, import.n_more, count = more)}</li>
                </Show>
            </ul>
        </div>
    })
}
