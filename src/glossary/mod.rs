//! The glossary: terms of the field with their explanations, and finding them in texts.
//!
//! A [`Glossary`] is made by [`parse`] and holds every language of its file. What a page works with is a [`Lexicon`]:
//! the terms of one language, which [marks](Lexicon::marks) them in a text. [`project`] cuts a file down to one language
//! and puts its terms into the order of the alphabet, once, when the pages are built. The file format is
//! `kommunkompass-glossary`, see `schemas/glossary.schema.json`.

pub(crate) mod alphabet;
mod lexicon;
mod parse;

pub use lexicon::{Entry, Lexicon, Piece};
pub use parse::{FORMAT, SCHEMA, parse};
use serde_json::Value;

use crate::json::{Problem, keep_language};
use crate::language::{Language, LocalizedText};

crate::rubric::id::id! {
    /// Id of a term, such as `scorecard`: the same in every language, kept for good, since addresses name it.
    TermId
}

/// The terms of a file, in its order and its languages.
#[derive(Clone, Debug, PartialEq)]
pub struct Glossary {
    /// The languages that every term is explained in.
    pub languages: Vec<Language>,
    /// The terms; at least one.
    pub terms: Vec<Term>,
}

/// A term and what it means.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    /// Unique in the glossary.
    pub id: TermId,
    /// How it stands in the list of terms.
    pub term: LocalizedText,
    /// One or two sentences.
    pub definition: LocalizedText,
    /// How it is written in the texts of the shipped rubrics.
    pub forms: Vec<Form>,
    /// Other ways to write it, for rubrics of one's own and for looking it up.
    pub general: Vec<Form>,
}

/// A way to write a term in a text: a word or several, in some inflection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// The language it belongs to.
    pub language: Language,
    /// The words; capitals do not matter.
    pub words: Box<str>,
}

/// The glossary file with one of its languages only, as a page loads it: its terms in the order of that language's
/// alphabet.
///
/// # Errors
/// Every fault of the file; one in `languages` when it lacks the language.
pub fn project(text: &str, language: Language) -> Result<String, Vec<Problem>> {
    let glossary = parse(text)?;
    if !glossary.languages.contains(&language) {
        let kind = crate::json::ProblemKind::MissingLanguage { tag: language.tag() };
        return Err(vec![Problem::at("languages", kind)]);
    }
    let mut value: Value = serde_json::from_str(text.strip_prefix('\u{feff}').unwrap_or(text)).unwrap_or_default();
    if let Some(file) = value.as_object_mut() {
        file.insert("languages".to_owned(), Value::from(vec![language.tag()]));
        file.values_mut().for_each(|value| keep_language(value, language));
        if let Some(terms) = file.get_mut("terms").and_then(Value::as_array_mut) {
            terms.sort_by_cached_key(|term| {
                let name = term.pointer(&format!("/term/{language}")).and_then(Value::as_str);
                alphabet::key(name.unwrap_or_default(), language)
            });
        }
    }
    Ok(value.to_string())
}
