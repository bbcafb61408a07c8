//! One quiet line: where the copies of a draft are, and since when.

use leptos::prelude::*;

use crate::app::downloads::Downloads;
use crate::app::drafts::{Draft, Drafts};
use crate::app::i18n::td_string;
use crate::app::locale::use_locale;
use crate::app::route::Route;
use crate::app::when::when;
use crate::assessment::Assessment;
use crate::draft::FileState;
use crate::language::Language;

/// The line, and the way to all that is to be said of it.
#[component]
pub fn Whereabouts(
    /// The draft.
    draft: Draft,
) -> impl IntoView {
    let locale = use_locale();
    let language = expect_context::<Language>();
    let drafts = expect_context::<Drafts>();
    let downloads = expect_context::<Downloads>();
    let id = draft.id;
    let in_browser = move |assessment: &Assessment| {
        if drafts.unsaved().with(|unsaved| unsaved.contains_key(&id)) {
            td_string!(locale, whereabouts.in_memory).to_owned()
        } else {
            let when = when(locale, language, assessment.changed);
            td_string!(locale, whereabouts.in_browser, when = when).to_string()
        }
    };
    let as_file = move |assessment: &Assessment| match downloads.record(id).state_for(assessment) {
        FileState::None => td_string!(locale, whereabouts.no_file).to_owned(),
        FileState::Complete { saved } => {
            td_string!(locale, whereabouts.file, when = when(locale, language, saved)).to_string()
        }
        FileState::Behind { saved } => {
            td_string!(locale, whereabouts.file_behind, when = when(locale, language, saved)).to_string()
        }
    };
    let assessment = draft.assessment;
    // Only another sentence changes the page, not every key that is pressed within a minute.
    let copies = Memo::new(move |_| assessment.with(|draft| format!("{} · {}", in_browser(draft), as_file(draft))));
    view! {
        <p class="kk-whereabouts kk-screen-only">
            <span>{td_string!(locale, whereabouts.line)} " " {copies}</span>
            <a href=Route::Whereabouts.href()>{td_string!(locale, whereabouts.link)}</a>
        </p>
    }
}
