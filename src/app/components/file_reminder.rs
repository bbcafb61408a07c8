//! A quiet word that it is time to save a draft as a file.

use leptos::prelude::*;

use super::page_heading::HEADING;
use crate::app::downloads::Downloads;
use crate::app::drafts::Draft;
use crate::app::i18n::td_string;
use crate::app::locale::use_locale;
use crate::app::services::{clock, page};
use crate::draft::reminder::{Facts, Reminder, days_between, reminder};

/// The reminder, with the file at hand and a way to put it off.
///
/// Whether it is due is found out when the view is opened; nobody is interrupted in the middle of a word.
#[component]
pub fn FileReminder(
    /// The draft.
    draft: Draft,
) -> impl IntoView {
    let locale = use_locale();
    let downloads = expect_context::<Downloads>();
    let id = draft.id;
    let assessment = RwSignal::from(draft.assessment);
    let due = Memo::new(move |_| {
        let record = downloads.record(id);
        assessment.with_untracked(|draft| reminder(Facts::of(draft, &record), clock::now()))
    });
    let acted = StoredValue::new(false);
    // The button that was pressed goes with the notice; the focus must not.
    Effect::watch(
        move || due.get(),
        move |due, _, _| {
            if *due == Reminder::None && acted.get_value() {
                page::focus_id(HEADING);
            }
        },
        false,
    );
    let save = move |_| {
        acted.set_value(true);
        assessment.with_untracked(|draft| downloads.draft(draft));
    };
    let put_off = move |_| {
        acted.set_value(true);
        downloads.put_off_reminder(id);
    };
    move || {
        let text = match due.get() {
            Reminder::None => return None,
            Reminder::NeverSaved => td_string!(locale, whereabouts.never_saved).to_owned(),
            Reminder::Old { since } => {
                let days = days_between(since, clock::now());
                td_string!(locale, whereabouts.file_old, days = days).to_string()
            }
        };
        Some(view! {
            <section class="kk-notice" aria-label=td_string!(locale, whereabouts.reminder)>
                <p>{text}</p>
                <button type="button" class="kk-button" on:click=save>
                    {td_string!(locale, whereabouts.save_now)}
                </button>
                <button type="button" class="kk-button kk-button--quiet" on:click=put_off>
                    {td_string!(locale, whereabouts.later)}
                </button>
            </section>
        })
    }
}
