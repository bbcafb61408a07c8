//! The language of the interface: one for the whole application, given by context.
//!
//! The texts of a language are read before it is turned to. Texts are looked up once, when a view is built, and not in closures that follow the language: a closure for every
//! text made the program a sixth larger (docs/performance.md). A change of language builds the views anew.

use leptos::prelude::*;

use super::i18n::{self, Locale, NoTexts};
use super::services::storage::BrowserStorage;
use super::services::{host, page};
use crate::draft::{Key, TextStore};
use crate::language::{Language, LocalizedText};

/// The language of the interface, and the choice of another; given to every view by context.
#[derive(Clone, Copy)]
pub struct LanguageChoice {
    language: RwSignal<Language>,
    lacking: RwSignal<Option<Language>>,
    chosen_now: StoredValue<bool>,
}

impl LanguageChoice {
    /// The language that was chosen in this browser, else the one that the page around asks for, else that of
    /// [`Language::for_browser`].
    #[must_use]
    pub fn open() -> Self {
        // A storage that cannot be read is as one without a choice.
        let stored = BrowserStorage.get(&Key::Language.to_string()).ok().flatten();
        let chosen = stored.and_then(|tag| Language::from_tag(&tag));
        let asked_for = || Language::from_any_tag(&host::setting("language")?);
        let language = chosen.or_else(asked_for).unwrap_or_else(|| Language::for_browser(&page::browser_language()));
        Self { language: RwSignal::new(language), lacking: RwSignal::new(None), chosen_now: StoredValue::new(false) }
    }

    /// The present language.
    #[must_use]
    pub fn language(self) -> ReadSignal<Language> {
        self.language.read_only()
    }

    /// The language that was chosen and whose texts could not be read.
    #[must_use]
    pub fn lacking(self) -> ReadSignal<Option<Language>> {
        self.lacking.read_only()
    }

    /// Turns to another language because the page around wants it, as soon as its texts are here; the choice of a person,
    /// if there is one, stays theirs.
    ///
    /// # Errors
    /// When they are not to be had: the language stays what it was.
    pub async fn turn_to(self, language: Language) -> Result<(), NoTexts> {
        let read = i18n::read(language).await;
        self.lacking.set(read.err().map(|_| language));
        if read.is_ok() && self.language.get_untracked() != language {
            self.language.set(language);
        }
        read
    }

    /// Turns to another language as soon as its texts are here, and keeps the choice where the browser has a storage.
    pub fn choose(self, language: Language) {
        page::run(async move {
            let read = i18n::read(language).await;
            self.lacking.set(read.err().map(|_| language));
            if read.is_err() {
                return;
            }
            let _kept = BrowserStorage.set(&Key::Language.to_string(), language.tag());
            if self.language.get_untracked() != language {
                self.chosen_now.set_value(true);
                self.language.set(language);
            }
        });
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
