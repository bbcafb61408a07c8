//! The browser application: Leptos views over the domain.
//!
//! Views hold no rule of scoring, no format and no storage key. What touches the browser is in [`services`], one thin
//! module each; what a person reads comes from `locales/` through [`i18n`]. Start at [`root`].

#[allow(missing_docs, warnings, clippy::all, reason = "written by leptos_i18n from the files in locales/")]
mod translations {
    include!(concat!(env!("OUT_DIR"), "/i18n/mod.rs"));
}

pub mod charts;
pub mod comparison_choice;
pub mod components;
pub mod downloads;
pub mod drafts;
pub mod durability;
pub mod evaluation_files;
pub mod evaluations;
pub mod format;
pub mod import;
pub mod library;
pub mod locale;
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
pub mod when;

use leptos::mount::mount_to;
use leptos::prelude::*;
pub use translations::i18n;

/// Starts the application on the page: brings back what a killed browser had not written yet, takes away what the page
/// showed meanwhile and mounts the views in its place.
pub fn start() {
    services::page::report_panics();
    services::page::run(async {
        drafts::journal::recover().await;
        let Some(place) = services::page::take_place() else { return };
        mount_to(place, || view! { <root::Root /> }).forget();
    });
}
