//! How much of the browser's storage is used, and by what.

use leptos::prelude::*;

use crate::app::drafts::Drafts;
use crate::app::i18n::{Locale, td_string};
use crate::app::locale::use_locale;
use crate::draft::{Amount, Filling, ROOM, Usage};
use crate::language::Language;

/// The whole of the bar; not a literal, as in `points_meter.rs`.
const WHOLE: &str = "100";

/// An amount in the storage: "12 kB", "1,4 MB".
#[must_use]
pub fn amount(locale: Locale, language: Language, units: u64) -> String {
    match Amount::of(units) {
        Amount::Kilobytes(count) => td_string!(locale, room.kilobytes, count = count).to_string(),
        Amount::Megabytes { whole, tenths: 0 } => td_string!(locale, room.megabytes, count = whole).to_string(),
        Amount::Megabytes { whole, tenths } => {
            let count = format!("{whole}{}{tenths}", language.decimal_separator());
            td_string!(locale, room.megabytes, count = count).to_string()
        }
    }
}

/// What is used as text and as a bar, and what uses it. Measures when it is built.
#[component]
pub fn StorageMeter() -> impl IntoView {
    let locale = use_locale();
    let language = expect_context::<Language>();
    let drafts = expect_context::<Drafts>();
    drafts.measure();
    move || match drafts.usage().get() {
        None => view! { <p class="kk-empty">{td_string!(locale, room.unknown)}</p> }.into_any(),
        Some(usage) => meter(locale, language, usage).into_any(),
    }
}

fn meter(locale: Locale, language: Language, usage: Usage) -> impl IntoView {
    let (used, room) = (amount(locale, language, usage.total()), amount(locale, language, ROOM));
    let text = td_string!(locale, room.used, used = used, room = room).to_string();
    let class = match usage.filling() {
        Filling::Low => "kk-storage",
        Filling::High => "kk-storage kk-storage--high",
    };
    let parts = [
        (td_string!(locale, room.drafts), usage.drafts),
        (td_string!(locale, room.versions), usage.versions),
        (td_string!(locale, bin.title), usage.bin),
        (td_string!(locale, room.rubrics), usage.rubrics),
        (td_string!(locale, room.evaluations), usage.evaluations),
        (td_string!(locale, room.other), usage.other),
    ];
    let parts: Vec<_> = parts
        .into_iter()
        .map(|(name, units)| {
            view! {
                <div>
                    <dt>{name}</dt>
                    <dd>{amount(locale, language, units)}</dd>
                </div>
            }
        })
        .collect();
    view! {
        <div class=class>
            <p class="kk-meter__text">{text.clone()}</p>
            <div
                class="kk-storage__meter"
                role="meter"
                aria-label=td_string!(locale, room.label)
                aria-valuemin="0"
                aria-valuemax=WHOLE
                aria-valuenow=usage.percent().to_string()
                aria-valuetext=text
            >
                <svg
                    class="kk-meter__bar"
                    viewBox="0 0 100 6"
                    preserveAspectRatio="none"
                    aria-hidden="true"
                    focusable="false"
                >
                    <rect class="kk-meter__track" width=WHOLE height="6" />
                    <rect class="kk-meter__secured" width=usage.percent().to_string() height="6" />
                </svg>
            </div>
            <dl class="kk-storage__parts">{parts}</dl>
            <p class="kk-hint">{td_string!(locale, room.hint)}</p>
        </div>
    }
}
