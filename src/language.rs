//! The three languages, and texts that exist in one or more of them.

use std::fmt;

/// A language of the interface and of rubrics.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// Swedish, the language that the sources are written in.
    #[default]
    Swedish,
    /// Norwegian bokmål.
    Bokmal,
    /// English.
    English,
}

impl Language {
    /// All languages, the first being preferred where a text lacks the wanted one.
    pub const ALL: [Self; 3] = [Self::Swedish, Self::Bokmal, Self::English];

    /// The language tag, as in files and in `lang` attributes: `sv`, `nb` or `en`.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Swedish => "sv",
            Self::Bokmal => "nb",
            Self::English => "en",
        }
    }

    /// The language with this tag.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.tag() == tag)
    }

    /// The language that a tag asks for, whatever its region and letters: `nn-NO` is read in bokmål.
    #[must_use]
    pub fn from_any_tag(tag: &str) -> Option<Self> {
        let primary = tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
        match primary.as_str() {
            "no" | "nn" => Some(Self::Bokmal),
            primary => Self::from_tag(primary),
        }
    }

    /// The language to begin in, before a person has chosen one: bokmål where the first language of the browser is
    /// Norwegian, else Swedish.
    ///
    /// English is never begun in: English browsers are usual in Swedish municipalities, whoever sits at them.
    #[must_use]
    pub fn for_browser(first: &str) -> Self {
        let primary = first.split('-').next().unwrap_or_default();
        match primary.to_ascii_lowercase().as_str() {
            "no" | "nb" | "nn" => Self::Bokmal,
            _ => Self::Swedish,
        }
    }

    /// The language to read something in that exists in `available`: this one, else the first of [`Language::ALL`].
    #[must_use]
    pub fn among(self, available: &[Self]) -> Option<Self> {
        [self].into_iter().chain(Self::ALL).find(|language| available.contains(language))
    }

    /// The character between whole and decimals.
    #[must_use]
    pub const fn decimal_separator(self) -> char {
        match self {
            Self::Swedish | Self::Bokmal => ',',
            Self::English => '.',
        }
    }

    const fn index(self) -> usize {
        match self {
            Self::Swedish => 0,
            Self::Bokmal => 1,
            Self::English => 2,
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

/// One text in one or more languages; a language that is missing is answered with another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LocalizedText([Option<Box<str>>; 3]);

impl LocalizedText {
    /// A text in one language.
    #[must_use]
    pub fn in_one(language: Language, text: &str) -> Self {
        let mut texts = Self::default();
        texts.set(language, text);
        texts
    }

    /// Sets the text of one language.
    pub fn set(&mut self, language: Language, text: &str) {
        if let Some(slot) = self.0.get_mut(language.index()) {
            *slot = Some(text.into());
        }
    }

    /// The text in exactly this language.
    #[must_use]
    pub fn exact(&self, language: Language) -> Option<&str> {
        self.0.get(language.index())?.as_deref()
    }

    /// The text in this language, else in the first that exists; empty when there is none.
    #[must_use]
    pub fn get(&self, language: Language) -> &str {
        self.exact(language).or_else(|| self.0.iter().find_map(Option::as_deref)).unwrap_or_default()
    }

    /// The language that [`get`](Self::get) answers in; nothing when there is no text.
    #[must_use]
    pub fn language_of(&self, wanted: Language) -> Option<Language> {
        [wanted].into_iter().chain(Language::ALL).find(|language| self.exact(*language).is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn norwegian_browsers_begin_in_bokmal() {
        for tag in ["no", "nb", "nn", "nb-NO", "nn-NO", "NO", "nb-Latn-NO"] {
            assert_eq!(Language::for_browser(tag), Language::Bokmal, "{tag}");
        }
    }

    #[test]
    fn all_other_browsers_begin_in_swedish() {
        for tag in ["sv", "sv-SE", "sv-FI", "en", "en-US", "en-GB", "da", "fi", "se-NO", "non", "", "-no"] {
            assert_eq!(Language::for_browser(tag), Language::Swedish, "{tag}");
        }
    }

    #[test]
    fn a_language_that_is_lacking_is_answered_with_one_that_is_there() {
        use Language::{Bokmal, English, Swedish};
        #[track_caller]
        fn check(available: &[Language], expected: [Option<Language>; 3]) {
            assert_eq!(Language::ALL.map(|wanted| wanted.among(available)), expected);
            let mut text = LocalizedText::default();
            for language in available {
                text.set(*language, language.tag());
            }
            assert_eq!(Language::ALL.map(|wanted| text.language_of(wanted)), expected, "a text answers alike");
            let read = Language::ALL.map(|wanted| Language::from_tag(text.get(wanted)));
            assert_eq!(read, expected, "and says so of what it gives");
        }
        check(&[English, Bokmal, Swedish], [Some(Swedish), Some(Bokmal), Some(English)]);
        check(&[Swedish], [Some(Swedish); 3]);
        check(&[English, Bokmal], [Some(Bokmal), Some(Bokmal), Some(English)]);
        check(&[], [None; 3]);
    }
}
