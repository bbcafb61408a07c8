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
}
