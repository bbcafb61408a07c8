//! The language of the interface: one for the whole application, given by context.
//!
//! Texts are looked up once, when a view is built, and not in closures that follow the language: a closure for every
//! text made the program a sixth larger (docs/performance.md). A change of language builds the views anew.

use leptos::prelude::*;

use super::i18n::Locale;
use super::services::page;
use super::services::storage::BrowserStorage;
use crate::draft::{Key, TextStore};
use crate::language::{Language, LocalizedText};

/// The language of the interface, and the choice of another; given to every view by context.
#[derive(Clone, Copy)]
pub struct LanguageChoice {
    language: RwSignal<Language>,
    chosen_now: StoredValue<bool>,
}

impl LanguageChoice {
    /// The language that was chosen in this browser, else that of [`Language::for_browser`].
    #[must_use]
    pub fn open() -> Self {
        // A storage that cannot be read is as one without a choice.
        let stored = BrowserStorage.get(&Key::Language.to_string()).ok().flatten();
        let chosen = stored.and_then(|tag| Language::from_tag(&tag));
        let language = chosen.unwrap_or_else(|| Language::for_browser(&page::browser_language()));
        Self { language: RwSignal::new(language), chosen_now: StoredValue::new(false) }
    }

    /// The present language.
    #[must_use]
    pub fn language(self) -> ReadSignal<Language> {
        self.language.read_only()
    }

    /// Turns to another language, and keeps the choice where the browser has a storage.
    pub fn choose(self, language: Language) {
        let _kept = BrowserStorage.set(&Key::Language.to_string(), language.tag());
        if self.language.get_untracked() != language {
            self.chosen_now.set_value(true);
            self.language.set(language);
        }
    }

    /// Whether the views have been built anew for a choice, and the focus has to come back to where it was made; true
    /// once.
    #[must_use]
    pub fn take_chosen_now(self) -> bool {
        let chosen = self.chosen_now.get_value();
        self.chosen_now.set_value(false);
        chosen
    }
}

/// The locale that the views are built in.
#[must_use]
pub fn use_locale() -> Locale {
    use_context::<Locale>().unwrap_or_default()
}

/// The locale of a language.
#[must_use]
pub const fn locale_of(language: Language) -> Locale {
    match language {
        Language::Swedish => Locale::sv,
        Language::Bokmal => Locale::nb,
        Language::English => Locale::en,
    }
}

/// What the `lang` attribute of an element with this text has to be: nothing where the text is in the language of the
/// interface.
///
/// All texts of a rubric exist in the same languages, so what holds for its title holds for each. Where a title stands
/// in the middle of a sentence of the interface, it passes as a name.
#[must_use]
pub fn lang_of(text: &LocalizedText) -> Option<&'static str> {
    let interface = expect_context::<Language>();
    text.language_of(interface).filter(|language| *language != interface).map(Language::tag)
}
