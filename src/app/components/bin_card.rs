//! A draft in the bin.

use leptos::prelude::*;

use super::confirm_button::ConfirmButton;
use crate::app::downloads::Downloads;
use crate::app::drafts::{BinnedContent, BinnedDraft};
use crate::app::i18n::{Locale, td_string};
use crate::app::locale::use_locale;
use crate::app::messages;
use crate::app::pages::{draft_name, rubric_name};
use crate::app::services::clock;
use crate::draft::days_left;
use crate::json::Problem;
use crate::language::Language;

/// The most faults of an unreadable draft that are named.
const MAX_REASONS: usize = 3;

/// What a draft in the bin is called: by municipality and year, or by the beginning of its id if it cannot be read.
#[must_use]
pub fn binned_name(locale: Locale, binned: &BinnedDraft) -> String {
    match &binned.content {
        BinnedContent::Readable(assessment) => draft_name(locale, assessment),
        BinnedContent::Unreadable(draft) => {
            let id: String = draft.id.to_string().chars().take(8).collect();
            td_string!(locale, bin.unreadable_name, id = id).to_string()
        }
    }
}

/// Name, when it was deleted and how long it stays, and the ways out of the bin.
#[component]
pub fn BinCard(
    /// The draft.
    binned: BinnedDraft,
    /// What happens when it shall be put back.
    on_put_back: Callback<BinnedDraft>,
    /// What happens when it shall be removed for good.
    on_remove: Callback<BinnedDraft>,
) -> impl IntoView {
    let locale = use_locale();
    let language = expect_context::<Language>();
    let downloads = expect_context::<Downloads>();
    let name = binned_name(locale, &binned);
    let heading = format!("binned-{}", binned.id);
    let facts: Vec<_> =
        facts(locale, language, &binned).into_iter().map(|fact| view! { <span>{fact}</span> }).collect();
    let reasons: Vec<_> = reasons(&binned)
        .iter()
        .take(MAX_REASONS)
        .map(|problem| view! { <p>{messages::problem(locale, problem)}</p> })
        .collect();
    let put_back_label = td_string!(locale, bin.put_back_named, name = name.as_str()).to_string();
    let download_label = td_string!(locale, draft.download_named, name = name.as_str()).to_string();
    let remove_label = td_string!(locale, bin.remove_named, name = name.as_str()).to_string();
    let question = td_string!(locale, bin.remove_question, name = name.as_str()).to_string();
    let (back, file, gone) = (binned.clone(), binned.clone(), binned);
    view! {
        <article class="kk-draft" aria-labelledby=heading.clone()>
            <h2 class="kk-draft__name kk-draft__name--binned" id=heading.clone()>{name}</h2>
            <p class="kk-draft__facts">{facts}</p>
            {reasons}
            <div class="kk-actions">
                <button
                    type="button"
                    class="kk-button"
                    aria-label=put_back_label
                    on:click=move |_| on_put_back.run(back.clone())
                >
                    {td_string!(locale, bin.put_back)}
                </button>
                <button
                    type="button"
                    class="kk-button kk-button--quiet"
                    aria-label=download_label
                    on:click=move |_| download(downloads, &file)
                >
                    {td_string!(locale, draft.download)}
                </button>
                <ConfirmButton
                    label=td_string!(locale, bin.remove).to_owned()
                    name=remove_label
                    question
                    on_confirm=Callback::new(move |()| on_remove.run(gone.clone()))
                />
            </div>
        </article>
    }
}

/// Which rubric, when it was deleted, and how long it stays.
fn facts(locale: Locale, language: Language, binned: &BinnedDraft) -> Vec<String> {
    let rubric = match &binned.content {
        BinnedContent::Readable(assessment) => {
            let name = rubric_name(assessment, language);
            // What has no title is an edition, as far as the draft knows.
            if name == assessment.rubric.id.as_str() {
                td_string!(locale, draft.edition, edition = name).to_string()
            } else {
                name
            }
        }
        BinnedContent::Unreadable(_) => td_string!(locale, bin.unreadable).to_owned(),
    };
    let time = clock::day_and_time(binned.since, language);
    let left = match (binned.only_in_memory, days_left(binned.since, clock::now())) {
        (true, _) => td_string!(locale, bin.while_open).to_owned(),
        (false, 0) => td_string!(locale, bin.no_days).to_owned(),
        (false, 1) => td_string!(locale, bin.one_day).to_owned(),
        (false, count) => td_string!(locale, bin.many_days, count = count).to_string(),
    };
    vec![rubric, td_string!(locale, bin.deleted_at, time = time).to_string(), left]
}

fn reasons(binned: &BinnedDraft) -> &[Problem] {
    match &binned.content {
        BinnedContent::Readable(_) => &[],
        BinnedContent::Unreadable(draft) => &draft.problems,
    }
}

fn download(downloads: Downloads, binned: &BinnedDraft) {
    match &binned.content {
        BinnedContent::Readable(assessment) => downloads.draft(assessment),
        BinnedContent::Unreadable(draft) => downloads.text(&format!("{}.kompass.json", draft.id), &draft.text),
    }
}
