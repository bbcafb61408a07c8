//! How far a part has come, in one word and one shape.

use leptos::prelude::*;

use crate::app::i18n::td_string;
use crate::app::locale::use_locale;
use crate::scoring::Status;

/// A tag; what is unfinished stands out more than what is finished.
#[component]
pub fn StatusTag(
    /// How far the part has come.
    status: Status,
) -> impl IntoView {
    let locale = use_locale();
    let class = match status {
        Status::NotStarted => "kk-status kk-status--not-started",
        Status::Underway => "kk-status kk-status--underway",
        Status::DealtWithButOpen => "kk-status kk-status--open",
        Status::Complete => "kk-status kk-status--complete",
    };
    let word = match status {
        Status::NotStarted => td_string!(locale, status.not_started),
        Status::Underway => td_string!(locale, status.underway),
        Status::DealtWithButOpen => td_string!(locale, status.dealt_with_but_open),
        Status::Complete => td_string!(locale, status.complete),
    };
    view! { <span class=class>{word}</span> }
}
