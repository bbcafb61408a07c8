//! Opening a draft from a file.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_i18n::td_string;

use crate::app::drafts::{Drafts, Imported};
use crate::app::library::{Library, Loading};
use crate::app::locale::use_locale;
use crate::app::messages;
use crate::app::pages::draft_name;
use crate::app::route::Route;
use crate::app::services::file_input;
use crate::assessment::{Assessment, file};
use crate::json::Problem;
use crate::rubric::Rubric;

/// The most faults that are listed one by one.
const MAX_LISTED: usize = 8;

/// What became of the file that was chosen last.
#[derive(Clone)]
enum Report {
    /// Nothing was chosen yet.
    None,
    /// It was opened.
    Opened(Imported),
    /// It was not, for these reasons.
    Refused(Vec<String>),
}

/// A file input in the guise of a button, and what became of the file.
#[component]
pub fn ImportButton() -> impl IntoView {
    let locale = use_locale();
    let drafts = expect_context::<Drafts>();
    let library = expect_context::<Library>();
    let report = RwSignal::new(Report::None);
    let input = NodeRef::<html::Input>::new();
    let open = move |_| {
        let Some(file) = input.get_untracked().and_then(|input| file_input::take_file(&input)) else { return };
        report.set(Report::None);
        spawn_local(async move {
            let outcome = match file_input::text_of(file).await {
                Err(error) => Err(vec![messages::file_error(locale, error)]),
                Ok(text) => {
                    let rubric = rubric_of(library, &text).await;
                    drafts
                        .import(&text, |draft| check(draft, rubric.as_deref()))
                        .map_err(|problems| problems.iter().map(|fault| messages::problem(locale, fault)).collect())
                }
            };
            report.set(outcome.map_or_else(Report::Refused, Report::Opened));
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
            <div role="alert">{move || refused(report.get())}</div>
        </div>
    }
}

/// The rubric that the draft in a file was made with, fetched if it is one of those shipped.
async fn rubric_of(library: Library, text: &str) -> Option<std::sync::Arc<Rubric>> {
    let restored = file::read(text).ok()?;
    library.retry();
    let shared = library.rubric(&restored.assessment.rubric.id);
    let (sender, receiver) = futures_channel::oneshot::channel();
    let sender = StoredValue::new_local(Some(sender));
    let effect = Effect::new(move |_| {
        let ready = match shared.get() {
            Loading::Pending => return,
            Loading::Ready(rubric) => Some(rubric),
            Loading::Failed(_) => None,
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

fn opened(report: Report) -> Option<impl IntoView> {
    let Report::Opened(imported) = report else { return None };
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
