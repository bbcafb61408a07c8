//! The terms of one language: listed, found by typing, and marked in texts.

use std::collections::HashMap;

use super::{Form, Glossary, TermId, alphabet};
use crate::language::Language;
use crate::municipality::folded;

/// The terms of one language.
#[derive(Clone, Debug)]
pub struct Lexicon {
    language: Language,
    entries: Vec<Entry>,
    /// The forms by their first word, in lower case.
    forms: HashMap<Box<str>, Vec<IndexedForm>>,
}

/// A term in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The same in every language.
    pub id: TermId,
    /// How it stands in the list.
    pub term: Box<str>,
    /// What it means.
    pub definition: Box<str>,
    /// Everything that leads to it when it is typed, folded: the term and its forms.
    searched: Vec<String>,
}

#[derive(Clone, Debug)]
struct IndexedForm {
    words: Box<str>,
    entry: usize,
}

/// A part of a text: as it stands, or a term in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Text without a term to explain.
    Plain(&'a str),
    /// A term as the text writes it, and what it means.
    Term(&'a str, &'a Entry),
}

impl<'a> Piece<'a> {
    /// The piece as the text has it.
    #[must_use]
    pub const fn text(self) -> &'a str {
        match self {
            Self::Plain(text) | Self::Term(text, _) => text,
        }
    }
}

impl Lexicon {
    /// The terms of a glossary in one of its languages, in the order of the glossary.
    #[must_use]
    pub fn new(glossary: &Glossary, language: Language) -> Self {
        let mut entries = Vec::with_capacity(glossary.terms.len());
        let mut forms: HashMap<Box<str>, Vec<IndexedForm>> = HashMap::new();
        for (entry, term) in glossary.terms.iter().enumerate() {
            let of_language = |form: &&Form| form.language == language;
            let words: Vec<_> =
                term.forms.iter().chain(&term.general).filter(of_language).map(|form| lower(&form.words)).collect();
            let name: Box<str> = term.term.get(language).into();
            let searched = words.iter().map(String::as_str).chain([&*name]).map(folded).collect();
            let definition = term.definition.get(language).into();
            entries.push(Entry { id: term.id.clone(), term: name, definition, searched });
            for words in words {
                let first = words.split(|letter| !is_word(letter)).next().unwrap_or_default().into();
                forms.entry(first).or_default().push(IndexedForm { words: words.into(), entry });
            }
        }
        Self { language, entries, forms }
    }

    /// All terms, in the order of the glossary.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The term with this id.
    #[must_use]
    pub fn entry(&self, id: &TermId) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.id == *id)
    }

    /// The terms that fit what was typed, with or without marks over letters; all when nothing is typed.
    pub fn found(&self, typed: &str) -> impl Iterator<Item = &Entry> {
        let typed = folded(typed);
        self.entries.iter().filter(move |entry| entry.searched.iter().any(|words| words.contains(&typed)))
    }

    /// The letter that a term stands under in the list.
    #[must_use]
    pub fn initial(&self, entry: &Entry) -> char {
        alphabet::initial(&entry.term, self.language)
    }

    /// Cuts a text into pieces, each term in it a piece of its own the first time that it occurs.
    ///
    /// Only whole words are terms, and of two that begin at the same word the longer is. One pass over the words.
    #[must_use]
    pub fn marks<'a>(&'a self, text: &'a str) -> Vec<Piece<'a>> {
        let mut pieces = Vec::new();
        let mut marked = Vec::new();
        let (mut plain_from, mut at) = (0, 0);
        while let Some((start, end)) = next_word(text, at) {
            let Some((end, term)) = self.form_at(text, start, end) else {
                at = end;
                continue;
            };
            if !marked.contains(&term)
                && let (Some(entry), Some(words)) = (self.entries.get(term), text.get(start..end))
            {
                marked.push(term);
                pieces.extend(text.get(plain_from..start).filter(|plain| !plain.is_empty()).map(Piece::Plain));
                pieces.push(Piece::Term(words, entry));
                plain_from = end;
            }
            at = end;
        }
        pieces.extend(text.get(plain_from..).filter(|plain| !plain.is_empty()).map(Piece::Plain));
        pieces
    }

    /// The terms of a text, each once, in the order in which they occur.
    pub fn terms_in<'a>(&'a self, text: &'a str) -> impl Iterator<Item = &'a Entry> {
        self.marks(text).into_iter().filter_map(|piece| match piece {
            Piece::Plain(_) => None,
            Piece::Term(_, entry) => Some(entry),
        })
    }

    /// The longest form that begins with the word from `start` to `end`: where it ends, and its term.
    fn form_at(&self, text: &str, start: usize, end: usize) -> Option<(usize, usize)> {
        let forms = self.forms.get(lower(text.get(start..end)?).as_str())?;
        let rest = text.get(start..)?;
        let fitting = forms.iter().filter_map(|form| Some((start + length_of(&form.words, rest)?, form.entry)));
        fitting.max_by_key(|(end, _)| *end)
    }
}

/// Where the next word from a place on begins and ends.
fn next_word(text: &str, from: usize) -> Option<(usize, usize)> {
    let rest = text.get(from..)?;
    let start = from + rest.find(is_word)?;
    let length = text.get(start..)?.find(|letter| !is_word(letter));
    Some((start, length.map_or(text.len(), |length| start + length)))
}

/// How many bytes of the text the form takes up, when the text begins with it and its last word ends there.
fn length_of(form: &str, text: &str) -> Option<usize> {
    let mut wanted = form.chars();
    for (at, letter) in text.char_indices() {
        if wanted.as_str().is_empty() {
            return (!is_word(letter)).then_some(at);
        }
        for letter in letter.to_lowercase() {
            let expected = wanted.next()?;
            let same = letter == expected || (expected == ' ' && letter.is_whitespace());
            if !same {
                return None;
            }
        }
    }
    wanted.as_str().is_empty().then_some(text.len())
}

/// Whether a character belongs to a word. A hyphen does: "nämnd-" of "nämnd- och styrelseprotokoll" is not "nämnd".
pub(super) fn is_word(letter: char) -> bool {
    // The last are joiners, soft and unusual hyphens, and marks that stand after their letter.
    letter.is_alphanumeric()
        || matches!(
            letter,
            '-' | '_' | '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{2010}' | '\u{2011}' | '\u{300}'..='\u{36f}'
        )
}

/// Lower case, letter by letter, so that it does not depend on what stands beside it.
pub(super) fn lower(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_one_after_the_other() {
        let text = "En e-tjänst, två nämnder.";
        let (mut at, mut words) = (0, Vec::new());
        while let Some((start, end)) = next_word(text, at) {
            words.push(&text[start..end]);
            at = end;
        }
        assert_eq!(words, ["En", "e-tjänst", "två", "nämnder"]);
    }

    #[test]
    fn a_form_ends_where_its_last_word_does() {
        assert_eq!(length_of("intern kontroll", "Intern\u{a0}kontroll och"), Some(16));
        assert_eq!(length_of("intern kontroll", "intern kontrollplan"), None);
        assert_eq!(length_of("intern kontroll", "intern"), None);
        assert_eq!(length_of("jäv", "JÄV"), Some(4));
        assert_eq!(length_of("i̇", "İ"), Some(2), "one letter that is two in lower case");
    }
}
