//! Opening a draft, a version, everything in one file, or a rubric of one's own.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_i18n::td_string;

use super::archive_review::{ArchiveReview, ReviewedArchive};
use super::version_opened::version_opened;
use crate::app::drafts::versions::VersionImported;
use crate::app::drafts::{Drafts, Imported};
use crate::app::library::Library;
use crate::app::locale::use_locale;
use crate::app::messages;
use crate::app::pages::draft_name;
use crate::app::route::Route;
use crate::app::rubrics::{CheckedFile, FoundRubric, OwnRubrics};
use crate::app::services::file_input;
use crate::app::services::location::Address;
use crate::archive;
use crate::assessment::{Assessment, file};
use crate::json::{self, Problem};
use crate::rubric::{self, Rubric};
use crate::version;

/// The most faults that are listed one by one.
const MAX_LISTED: usize = 8;

/// What became of the file that was chosen last.
#[derive(Clone)]
enum Report {
    /// Nothing was chosen yet.
    None,
    /// It was opened.
    Opened(Imported),
    /// It was a version.
    Version(VersionImported),
    /// It is an archive, which is shown before anything is taken in.
    Archive(ReviewedArchive),
    /// Something was taken in of an archive.
    TakenIn(String),
    /// It was not, for these reasons.
    Refused(Vec<String>),
}

/// A file input in the guise of a button, and what became of the file.
#[component]
pub fn ImportButton() -> impl IntoView {
    let locale = use_locale();
    let drafts = expect_context::<Drafts>();
    let library = expect_context::<Library>();
    let own = expect_context::<OwnRubrics>();
    let address = expect_context::<Address>();
    let report = RwSignal::new(Report::None);
    let input = NodeRef::<html::Input>::new();
    let open = move |_| {
        let Some(file) = input.get_untracked().and_then(|input| file_input::take_file(&input)) else { return };
        report.set(Report::None);
        let name = file_input::name_of(&file);
        let sentences = move |faults: &[Problem]| faults.iter().map(|fault| messages::problem(locale, fault)).collect();
        spawn_local(async move {
            let outcome = match file_input::text_of_any(file).await {
                Err(error) => Err(vec![messages::file_error(locale, error)]),
                Ok(text) if archive::is_archive(&text) => match archive::read(&text) {
                    Ok(opened) => Ok(Report::Archive(ReviewedArchive { name, opened: Arc::new(opened) })),
                    Err(problem) => Err(sentences(&[problem])),
                },
                Ok(text) if json::format_of(&text).as_deref() == Some(version::file::FORMAT) => {
                    drafts.open_version(&text).map(Report::Version).map_err(|faults| sentences(&faults))
                }
                // A rubric is looked through where rubrics are; nothing changes before it is added there.
                Ok(text) if json::format_of(&text).as_deref() == Some(rubric::FORMAT) => {
                    own.checked().set(Some(CheckedFile::look_through(name, &text)));
                    address.go_to(&Route::OwnRubrics.to_string());
                    return;
                }
                Ok(text) => {
                    let rubric = rubric_of(own, library, &text).await;
                    drafts
                        .import(&text, |draft| check(draft, rubric.as_deref()))
                        .map(Report::Opened)
                        .map_err(|faults| sentences(&faults))
                }
            };
            report.set(outcome.unwrap_or_else(Report::Refused));
        });
    };
    view! {
        <div class="kk-import">
            <label class="kk-button kk-button--quiet kk-file">
                <input type="file" accept=".json,application/json" node_ref=input on:change=open />
                {td_string!(locale, start.open_file)}
            </label>
            <p class="kk-hint">{td_string!(locale, start.open_file_hint)}</p>
            <div role="status">{move || opened(report.get())}</div>
            <div>{move || archive_review(report)}</div>
            <div role="alert">{move || refused(report.get())}</div>
        </div>
    }
}

/// The rubric that the draft in a file was made with, fetched if it is one of those shipped; nothing when it is not here.
async fn rubric_of(own: OwnRubrics, library: Library, text: &str) -> Option<Arc<Rubric>> {
    let assessment = file::read(text).ok()?.assessment;
    library.retry();
    let (sender, receiver) = futures_channel::oneshot::channel();
    let sender = StoredValue::new_local(Some(sender));
    let effect = Effect::new(move |_| {
        let ready = match own.find(library, &assessment) {
            FoundRubric::Pending => return,
            found => found.ready().map(Arc::clone),
        };
        if let Some(sender) = sender.try_update_value(Option::take).flatten() {
            // The receiver waits until this very message.
            let _received = sender.send(ready);
        }
    });
    let rubric = receiver.await.ok().flatten();
    effect.stop();
    rubric
}

fn check(draft: &Assessment, rubric: Option<&Rubric>) -> Vec<Problem> {
    rubric.map(|rubric| file::check_against(draft, rubric)).unwrap_or_default()
}

/// What is in an archive, for as long as it is looked at.
fn archive_review(report: RwSignal<Report>) -> Option<impl IntoView> {
    let Report::Archive(reviewed) = report.get() else { return None };
    let on_close = Callback::new(move |done: Option<String>| report.set(done.map_or(Report::None, Report::TakenIn)));
    Some(view! { <ArchiveReview reviewed on_close /> })
}

fn opened(report: Report) -> Option<AnyView> {
    match report {
        Report::Opened(imported) => draft_opened(imported).map(IntoAny::into_any),
        Report::Version(imported) => Some(version_opened(&imported).into_any()),
        Report::TakenIn(sentence) => Some(view! { <p class="kk-remark">{sentence}</p> }.into_any()),
        Report::None | Report::Archive(_) | Report::Refused(_) => None,
    }
}

fn draft_opened(imported: Imported) -> Option<impl IntoView> {
    let locale = use_locale();
    let drafts = expect_context::<Drafts>();
    let draft = untrack(|| drafts.get(imported.id()))?;
    let name = draft.assessment.with_untracked(|draft| draft_name(locale, draft));
    let sentence = match imported {
        Imported::Added(_) => td_string!(locale, import.added, name = name).to_string(),
        Imported::AlreadyHere(_) => td_string!(locale, import.already_here).to_owned(),
        Imported::AddedAsCopy(_) => td_string!(locale, import.added_as_copy, name = name).to_string(),
    };
    Some(view! {
        <p class="kk-remark">
            {sentence} " "
            <a href=Route::Overview(imported.id()).href()>{td_string!(locale, import.show)}</a>
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
