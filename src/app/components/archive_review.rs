//! What is in an archive, and how it stands to what is here, before anything changes; then taking it in.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;

use super::archive_button::counts_text;
use crate::app::drafts::Drafts;
use crate::app::drafts::archive::{Companions, Counts};
use crate::app::i18n::{Locale, td_string};
use crate::app::locale::use_locale;
use crate::app::messages;
use crate::app::pages::draft_name;
use crate::app::pages::start::DRAFTS;
use crate::app::services::{clock, page};
use crate::archive::{Archive, Opened, Standing};
use crate::json::Problem;
use crate::language::Language;

/// The most faults that are listed one by one.
const MAX_FAULTS: usize = 8;

/// An archive that was opened and is looked at.
#[derive(Clone)]
pub struct ReviewedArchive {
    /// What the file is called.
    pub name: String,
    /// What was read.
    pub opened: Arc<Opened>,
}

/// The content of an archive, and the button that takes it in.
#[component]
pub fn ArchiveReview(
    /// The archive.
    reviewed: ReviewedArchive,
    /// Called when it is closed, with what was done if something was.
    on_close: Callback<Option<String>>,
) -> impl IntoView {
    let locale = use_locale();
    let language = expect_context::<Language>();
    let drafts = expect_context::<Drafts>();
    let own = Companions::expect();
    let ReviewedArchive { name, opened } = reviewed;
    let heading = NodeRef::<html::H3>::new();
    Effect::new(move |_| {
        if let Some(heading) = heading.get() {
            page::focus(&heading);
        }
    });
    let title = td_string!(locale, archive.review, file = name.as_str()).to_string();
    let made = clock::day_and_time(opened.archive.created, language);
    let archive = Arc::clone(&opened);
    let content = move || content(locale, drafts, own, &archive.archive);
    let faults = faults(locale, &opened.problems);
    let archive = Arc::clone(&opened);
    let lacking = Memo::new(move |_| drafts.lacking(&archive.archive, own));
    let take_in = StoredValue::new(move || {
        let taken = drafts.take_in(&opened.archive, own);
        let what = counts_text(locale, taken.counts);
        let done = td_string!(locale, archive.taken_in, file = name.as_str(), what = what).to_string();
        let sentence = if taken.is_kept { done } else { format!("{done} {}", td_string!(locale, archive.not_all)) };
        on_close.run(Some(sentence));
        page::focus_id(DRAFTS);
    });
    let way_on = move || {
        if lacking.get().is_empty() {
            view! { <p>{td_string!(locale, archive.nothing_new)}</p> }.into_any()
        } else {
            view! {
                <button
                    type="button"
                    class="kk-button kk-button--primary"
                    on:click=move |_| take_in.with_value(|take_in| take_in())
                >
                    {td_string!(locale, archive.take_in)}
                </button>
            }
            .into_any()
        }
    };
    let close = move |_| {
        on_close.run(None);
        page::focus_id(DRAFTS);
    };
    view! {
        <section class="kk-draft kk-archive" aria-labelledby="archive-review">
            <h3 id="archive-review" tabindex="-1" node_ref=heading>{title}</h3>
            <p class="kk-hint">{td_string!(locale, archive.made, time = made).to_string()}</p>
            {content}
            {faults}
            <div class="kk-actions">
                {way_on}
                <button type="button" class="kk-button kk-button--quiet" on:click=close>
                    {td_string!(locale, archive.close)}
                </button>
            </div>
        </section>
    }
}

/// The drafts one by one, everything else by its number.
fn content(locale: Locale, drafts: Drafts, own: Companions, archive: &Archive) -> impl IntoView + use<> {
    let language = expect_context::<Language>();
    let lacking = drafts.lacking(archive, own);
    let rows: Vec<_> = archive
        .drafts
        .iter()
        .map(|draft| {
            let here = match drafts.standing_of(draft) {
                Standing::NotHere => td_string!(locale, archive.not_here),
                Standing::Same => td_string!(locale, archive.same),
                Standing::Differs => td_string!(locale, archive.differs),
                Standing::InBin => td_string!(locale, archive.in_bin),
                Standing::Unreadable => td_string!(locale, archive.unreadable),
            };
            let changed = clock::day_and_time(draft.changed, language);
            view! {
                <tr>
                    <th scope="row">{draft_name(locale, draft)}</th>
                    <td>{changed}</td>
                    <td>{here}</td>
                </tr>
            }
        })
        .collect();
    let label = td_string!(locale, archive.table);
    let table = (!rows.is_empty()).then(|| {
        view! {
            <div class="kk-table-scroll" tabindex="0" role="group" aria-label=label>
                <table class="kk-table">
                    <caption>{label}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{td_string!(locale, archive.draft)}</th>
                            <th scope="col">{td_string!(locale, archive.changed)}</th>
                            <th scope="col">{td_string!(locale, archive.here)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
    });
    view! {
        {table}
        {numbers(locale, lacking, archive)}
    }
}

fn numbers(locale: Locale, lacking: Counts, archive: &Archive) -> impl IntoView + use<> {
    let versions = (!archive.versions.is_empty()).then(|| {
        let (count, total) = (lacking.versions, archive.versions.len());
        view! { <p>{td_string!(locale, archive.versions_new, count = count, total = total).to_string()}</p> }
    });
    let models = (!archive.rubrics.is_empty()).then(|| {
        let (count, total) = (lacking.rubrics, archive.rubrics.len());
        view! { <p>{td_string!(locale, archive.models_new, count = count, total = total).to_string()}</p> }
    });
    let results = (!archive.evaluations.is_empty()).then(|| {
        let (count, total) = (lacking.evaluations, archive.evaluations.len());
        view! { <p>{td_string!(locale, evaluations.in_archive, count = count, total = total).to_string()}</p> }
    });
    (versions, models, results)
}

fn faults(locale: Locale, problems: &[Problem]) -> Option<impl IntoView + use<>> {
    let more = problems.len().saturating_sub(MAX_FAULTS);
    let listed: Vec<_> = problems
        .iter()
        .take(MAX_FAULTS)
        .map(|problem| {
            // Here the place tells which draft it is, also where the sentence speaks of a whole file.
            let place = if problem.path.is_empty() { String::new() } else { format!("{}: ", problem.path) };
            let sentence = messages::problem_kind(locale, &problem.kind);
            view! { <li>{place} {sentence}</li> }
        })
        .collect();
    (!problems.is_empty()).then(|| {
        view! {
            <div class="kk-notice kk-notice--warning">
                <p>
                    <strong>{td_string!(locale, archive.faults)}</strong>
                </p>
                <ul>
                    {listed}
                    {(more > 0).then(|| view! {
                        <li>{td_string!(locale, import.n_more, count = more).to_string()}</li>
                    })}
                </ul>
            </div>
        }
    })
}
