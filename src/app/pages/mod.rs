//! The views, one a file.

pub mod area;
pub mod glossary;
pub mod method;
pub mod new;
pub mod not_found;
pub mod overview;
pub mod result;
pub mod start;
pub mod subarea;

use leptos_i18n::td_string;

use super::i18n::Locale;
use crate::assessment::Assessment;

/// What a draft is called: "Nässjö 2026".
#[must_use]
pub fn draft_name(locale: Locale, assessment: &Assessment) -> String {
    let (municipality, year) = (assessment.municipality.name.as_str(), assessment.year.get());
    td_string!(locale, draft.name, municipality = municipality, year = year).to_string()
}
