//! Saving everything in one file.

use leptos::prelude::*;

use crate::app::downloads::Downloads;
use crate::app::drafts::Drafts;
use crate::app::drafts::archive::{Companions, Counts};
use crate::app::i18n::{Locale, td_string};
use crate::app::locale::use_locale;
use crate::app::services::clock;
use crate::archive::file_name;

/// "två utkast, en version": how much, in words, leaving out what there is nothing of.
#[must_use]
pub fn counts_text(locale: Locale, counts: Counts) -> String {
    let drafts = match counts.drafts {
        0 => None,
        1 => Some(td_string!(locale, archive.one_draft).to_owned()),
        count => Some(td_string!(locale, archive.many_drafts, count = count).to_string()),
    };
    let versions = match counts.versions {
        0 => None,
        1 => Some(td_string!(locale, archive.one_version).to_owned()),
        count => Some(td_string!(locale, archive.many_versions, count = count).to_string()),
    };
    let models = match counts.rubrics {
        0 => None,
        1 => Some(td_string!(locale, archive.one_model).to_owned()),
        count => Some(td_string!(locale, archive.many_models, count = count).to_string()),
    };
    let results = match counts.evaluations {
        0 => None,
        1 => Some(td_string!(locale, evaluations.one_result).to_owned()),
        count => Some(td_string!(locale, evaluations.many_results, count = count).to_string()),
    };
    [drafts, versions, models, results].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// What became of the file.
#[derive(Clone)]
enum Outcome {
    Saved { sentence: String, left_out: bool },
    Failed,
}

/// The button, and what became of the file; nothing where there is nothing to save.
#[component]
pub fn ArchiveButton() -> impl IntoView {
    let locale = use_locale();
    let drafts = expect_context::<Drafts>();
    let own = Companions::expect();
    let downloads = expect_context::<Downloads>();
    let outcome = RwSignal::new(None::<Outcome>);
    let save = move |_| {
        outcome.set(Some(match drafts.write_archive(own) {
            Some(archive) => {
                let file = file_name(clock::today());
                downloads.archive(&file, archive.text, &archive.drafts);
                let what = counts_text(locale, archive.counts);
                let sentence = td_string!(locale, archive.saved, file = file, what = what).to_string();
                Outcome::Saved { sentence, left_out: archive.left_out }
            }
            None => Outcome::Failed,
        }));
    };
    let told = move || {
        outcome.get().map(|outcome| match outcome {
            Outcome::Saved { sentence, left_out } => {
                let left_out = left_out.then(|| format!(" {}", td_string!(locale, archive.left_out)));
                view! { <p class="kk-remark">{sentence} {left_out}</p> }.into_any()
            }
            Outcome::Failed => view! {
                <p class="kk-remark">
                    <strong>{td_string!(locale, archive.failed)}</strong>
                </p>
            }
            .into_any(),
        })
    };
    let is_empty = Memo::new(move |_| {
        drafts.list().read().is_empty() && own.rubrics.list().read().is_empty() && own.evaluations.is_empty()
    });
    move || {
        (!is_empty.get()).then(|| {
            view! {
                <div class="kk-import">
                    <button type="button" class="kk-button kk-button--quiet" on:click=save>
                        {td_string!(locale, archive.save_all)}
                    </button>
                    <p class="kk-hint">{td_string!(locale, archive.save_hint)}</p>
                    <div role="status">{told}</div>
                </div>
            }
        })
    }
}
