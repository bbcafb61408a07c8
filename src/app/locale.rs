//! The language of the interface: one for the whole application, given by context.
//!
//! Texts are looked up once, when a view is built, and not in closures that follow the language: a closure for every
//! text made the program a sixth larger (docs/performance.md). A change of language builds the views anew.

use leptos::prelude::*;

use super::i18n::Locale;
use crate::language::Language;

/// The locale that the views are built in.
#[must_use]
pub fn use_locale() -> Locale {
    use_context::<Locale>().unwrap_or_default()
}

/// The domain's name for a locale.
#[must_use]
pub const fn language_of(locale: Locale) -> Language {
    match locale {
        Locale::sv => Language::Swedish,
    }
}
