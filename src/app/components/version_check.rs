//! Checking a file against the adopted versions of a draft, and against the fingerprint that it states.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::version_card::version_name;
use crate::app::drafts::Drafts;
use crate::app::i18n::{Locale, td_string};
use crate::app::locale::use_locale;
use crate::app::messages;
use crate::app::services::file_input;
use crate::assessment::AssessmentId;
use crate::version::{CheckedFile, Fingerprint, Version, check};

/// The most faults that are named.
const MAX_FAULTS: usize = 3;

/// What is said about a file.
#[derive(Clone)]
struct Verdict {
    is_good: bool,
    sentence: String,
    /// Fingerprints, each with whose it is.
    fingerprints: Vec<(&'static str, Fingerprint)>,
    faults: Vec<String>,
}

/// A file input in the guise of a button, and what was found out about the file.
#[component]
pub fn VersionCheck(
    /// Whose adopted versions.
    draft: AssessmentId,
) -> impl IntoView {
    let locale = use_locale();
    let drafts = expect_context::<Drafts>();
    let verdict = RwSignal::new(None::<Verdict>);
    let input = NodeRef::<html::Input>::new();
    let open = move |_| {
        let Some(file) = input.get_untracked().and_then(|input| file_input::take_file(&input)) else { return };
        verdict.set(None);
        let name = file_input::name_of(&file);
        spawn_local(async move {
            let read = file_input::text_of(file).await;
            verdict.set(Some(match read {
                Ok(text) => judge(locale, &name, check(&text), &untrack(|| drafts.adopted_versions(draft))),
                Err(error) => unreadable(locale, &name, vec![messages::file_error(locale, error)]),
            }));
        });
    };
    view! {
        <section aria-labelledby="check-file">
            <h2 id="check-file">{td_string!(locale, versions.check_title)}</h2>
            <div class="kk-import">
                <label class="kk-button kk-button--quiet kk-file">
                    <input type="file" accept=".json,application/json" node_ref=input on:change=open />
                    {td_string!(locale, versions.check_open)}
                </label>
                <p class="kk-hint">{td_string!(locale, versions.check_hint)}</p>
                <div role="status">{move || verdict.get().map(told)}</div>
            </div>
        </section>
    }
}

fn told(verdict: Verdict) -> impl IntoView {
    let class = if verdict.is_good { "kk-notice" } else { "kk-notice kk-notice--warning" };
    let fingerprints: Vec<_> = verdict
        .fingerprints
        .into_iter()
        .map(|(whose, fingerprint)| {
            view! {
                <dt>{whose}</dt>
                <dd>
                    <code class="kk-fingerprint">{fingerprint.to_string()}</code>
                </dd>
            }
        })
        .collect();
    let faults: Vec<_> = verdict.faults.into_iter().map(|fault| view! { <li>{fault}</li> }).collect();
    view! {
        <div class=class>
            <p>
                <strong>{verdict.sentence}</strong>
            </p>
            {(!fingerprints.is_empty()).then(|| view! { <dl class="kk-version-facts">{fingerprints}</dl> })}
            {(!faults.is_empty()).then(|| view! { <ul>{faults}</ul> })}
        </div>
    }
}

fn unreadable(locale: Locale, file: &str, faults: Vec<String>) -> Verdict {
    let sentence = td_string!(locale, versions.check_failed, file = file).to_string();
    Verdict { is_good: false, sentence, fingerprints: Vec::new(), faults }
}

fn judge(locale: Locale, file: &str, checked: CheckedFile, adopted: &[Version]) -> Verdict {
    let (stated, counted) = (td_string!(locale, versions.check_stated), td_string!(locale, versions.check_found));
    let here = |version: &Version| (td_string!(locale, versions.check_here), version.fingerprint());
    let verdict =
        |is_good, sentence: String, fingerprints| Verdict { is_good, sentence, fingerprints, faults: Vec::new() };
    let named = |version: &Version| version_name(locale, version);
    // What is told beside a fault: the fingerprint that it should have had.
    let newest_here = adopted.first().map(here);
    match checked {
        CheckedFile::Unreadable(problems) => {
            let faults = problems.iter().take(MAX_FAULTS).map(|problem| messages::problem(locale, problem));
            unreadable(locale, file, faults.collect())
        }
        CheckedFile::Intact(version) => {
            let fingerprint = version.fingerprint();
            match adopted.iter().find(|adopted| adopted.fingerprint() == fingerprint) {
                Some(same) => {
                    let sentence = td_string!(locale, versions.check_is_adopted, file = file, version = named(same));
                    verdict(true, sentence.to_string(), vec![(counted, fingerprint), here(same)])
                }
                None => {
                    let says_it = |adopted: &&Version| {
                        version.assessment().is_ok_and(|assessment| adopted.says_the_same_as(assessment))
                    };
                    let (is_good, sentence) = match adopted.iter().find(says_it) {
                        Some(same) => {
                            let text =
                                td_string!(locale, versions.check_says_adopted, file = file, version = named(same));
                            (true, text.to_string())
                        }
                        None => (true, td_string!(locale, versions.check_intact, file = file).to_string()),
                    };
                    verdict(is_good, sentence, [(counted, fingerprint)].into_iter().chain(newest_here).collect())
                }
            }
        }
        CheckedFile::IntactUnread(version) => {
            let sentence = td_string!(locale, versions.check_unread, file = file).to_string();
            verdict(true, sentence, vec![(stated, version.fingerprint())])
        }
        CheckedFile::ChangedBesides(version) => {
            let sentence = td_string!(locale, versions.check_besides, file = file).to_string();
            verdict(false, sentence, vec![(counted, version.fingerprint())])
        }
        CheckedFile::Altered { version, found } => {
            let sentence = td_string!(locale, versions.check_altered, file = file).to_string();
            let both = [(stated, version.fingerprint()), (counted, found)];
            verdict(false, sentence, both.into_iter().chain(newest_here).collect())
        }
        CheckedFile::Draft(assessment) => match adopted.iter().find(|adopted| adopted.says_the_same_as(&assessment)) {
            Some(same) => {
                let sentence = td_string!(locale, versions.check_says_adopted, file = file, version = named(same));
                verdict(true, sentence.to_string(), vec![here(same)])
            }
            None => {
                let sentence = td_string!(locale, versions.check_other, file = file).to_string();
                verdict(false, sentence, newest_here.into_iter().collect())
            }
        },
    }
}
