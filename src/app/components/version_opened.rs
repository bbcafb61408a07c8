//! What became of the file of a version that was opened.

use leptos::prelude::*;

use super::version_card::version_name;
use crate::app::drafts::Drafts;
use crate::app::drafts::versions::VersionImported;
use crate::app::i18n::td_string;
use crate::app::locale::use_locale;
use crate::app::pages::draft_name;
use crate::app::route::Route;
use crate::assessment::AssessmentId;

/// A sentence, and the way to the draft's versions.
pub fn version_opened(imported: &VersionImported) -> impl IntoView + use<> {
    let locale = use_locale();
    let drafts = expect_context::<Drafts>();
    let name = |id: AssessmentId| {
        let draft = untrack(|| drafts.get(id));
        draft.map(|draft| draft.assessment.with_untracked(|draft| draft_name(locale, draft))).unwrap_or_default()
    };
    let (sentence, draft) = match imported {
        VersionImported::Added(version) => {
            let (draft, version) = (version.draft(), version_name(locale, version));
            (td_string!(locale, versions.opened, version = version, name = name(draft)).to_string(), Some(draft))
        }
        VersionImported::AddedWithDraft(version) => {
            let (draft, version) = (version.draft(), version_name(locale, version));
            let sentence = td_string!(locale, versions.opened_with_draft, version = version, name = name(draft));
            (sentence.to_string(), Some(draft))
        }
        VersionImported::AlreadyHere(version) => {
            let (draft, version) = (version.draft(), version_name(locale, version));
            (td_string!(locale, versions.opened_already, version = version).to_string(), Some(draft))
        }
        VersionImported::NotKept(_) => (td_string!(locale, versions.opened_not_kept).to_owned(), None),
    };
    let link = draft.map(|draft| {
        let href = Route::Versions(draft).href();
        view! { <a href=href>{td_string!(locale, versions.opened_show)}</a> }
    });
    view! { <p class="kk-remark">{sentence} " " {link}</p> }
}
