//! Whether a draft is as it was adopted, for its result.

use leptos::prelude::*;

use super::with_draft::OpenDraft;
use crate::app::drafts::Drafts;
use crate::app::i18n::td_string;
use crate::app::locale::use_locale;
use crate::app::route::Route;
use crate::app::services::clock;
use crate::language::Language;

/// "Fastställd … av …, fingeravtryck …", or that the draft was changed since; nothing where nothing was adopted.
#[component]
pub fn AdoptedLine(
    /// The draft.
    draft: OpenDraft,
) -> impl IntoView {
    let locale = use_locale();
    let language = expect_context::<Language>();
    let drafts = expect_context::<Drafts>();
    let adopted = Memo::new(move |_| drafts.adopted_versions(draft.id));
    let line = Memo::new(move |_| {
        adopted.with(|adopted| {
            let same = draft.assessment.with(|draft| adopted.iter().find(|version| version.says_the_same_as(draft)));
            let version = same.or(adopted.first())?;
            let adoption = version.adoption()?;
            let day = clock::day(adoption.on(), language);
            let sentence = if same.is_some() {
                let (by, fingerprint) = (adoption.by(), version.fingerprint().to_string());
                td_string!(locale, versions.result_adopted, day = day, by = by, fingerprint = fingerprint).to_string()
            } else {
                td_string!(locale, versions.result_changed, day = day).to_string()
            };
            Some((sentence, version.id()))
        })
    });
    move || {
        line.get().map(|(sentence, version)| {
            let href = Route::Version(draft.id, version).href();
            view! {
                <p class="kk-adopted">
                    {sentence} " "
                    <a class="kk-screen-only" href=href>{td_string!(locale, versions.result_show)}</a>
                </p>
            }
        })
    }
}
