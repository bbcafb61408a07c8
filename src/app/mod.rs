//! The browser application: Leptos views over the domain.
//!
//! Views hold no rule of scoring, no format and no storage key. What touches the browser is in [`services`], one thin
//! module each; what a person reads comes from `locales/` through [`i18n`]. Start at [`root`].

pub mod charts;
pub mod comparison_choice;
pub mod components;
pub mod downloads;
pub mod drafts;
pub mod durability;
pub mod embedding;
pub mod evaluation_files;
pub mod evaluations;
pub mod format;
pub mod i18n;
pub mod import;
pub mod library;
pub mod locale;
pub mod made;
pub mod messages;
pub mod official;
pub mod pages;
pub mod query;
pub mod root;
pub mod route;
pub mod rubrics;
pub mod sentences;
pub mod services;
pub mod sources;
pub mod updates;
pub mod when;

use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use self::i18n::NoTexts;
use self::services::fetch::FetchError;

/// Starts the application on the page: brings back what a killed browser had not written yet, takes away what the page
/// showed meanwhile and mounts the views in its place.
pub fn start() {
    services::page::report_panics();
    services::page::run(async {
        drafts::journal::recover().await;
        let choice = locale::LanguageChoice::open();
        let language = choice.language().get_untracked();
        if let Err(why) = i18n::read(language).await {
            let (reason, detail) = reason(why);
            services::page::fail(reason, &i18n::file_of(language), &detail);
            return;
        }
        let Some(place) = services::page::take_place() else { return };
        let mut mounted = Some(mount_to(place, move || view! { <root::Root choice /> }));
        // Taking the views down stops everything that they listen to.
        services::host::offer("close", move |_, _| {
            drop(mounted.take());
            services::journal::close();
            JsValue::UNDEFINED
        });
    });
}

/// Why the program cannot start without its texts, as `start/failure.js` names it, with a detail.
fn reason(why: NoTexts) -> (&'static str, String) {
    match why {
        NoTexts::NotFetched(FetchError::Unreachable) => ("unreachable", String::new()),
        NoTexts::NotFetched(FetchError::Status(status)) => ("missing", status.to_string()),
        NoTexts::Page => ("page", String::new()),
        NoTexts::Damaged => ("damaged", String::new()),
    }
}
