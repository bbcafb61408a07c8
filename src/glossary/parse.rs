//! From the text of a `kommunkompass-glossary` file to a [`Glossary`], or to everything that is wrong in it.

use std::collections::HashSet;

use super::lexicon::{is_word, lower};
use super::{Form, Glossary, Term, TermId};
use crate::json::{Node, Problem, ProblemKind, Problems, parse_document};
use crate::language::{Language, LocalizedText};

/// The `format` of a glossary file.
pub const FORMAT: &str = "kommunkompass-glossary";

/// The newest schema of glossary files.
pub const SCHEMA: u64 = 1;

const MAX_TERMS: usize = 1000;
const MAX_FORMS: usize = 60;

/// The most characters of a term or a form.
const MAX_TERM: usize = 100;

/// The most characters of a definition.
const MAX_DEFINITION: usize = 1000;

/// Reads a glossary.
///
/// # Errors
/// Every problem that was found, each with its path, such as `terms[3].forms.sv[1]: "nämnd" is there already`.
pub fn parse(text: &str) -> Result<Glossary, Vec<Problem>> {
    let (value, _schema) = parse_document(text, FORMAT, SCHEMA).map_err(|problem| vec![problem])?;
    let problems = Problems::new();
    let root = Node::root(&value, &problems);
    let languages = languages(&root);
    let mut reader = Reader { languages, ids: HashSet::new(), forms: HashSet::new() };
    let mut terms = Vec::new();
    if let Some(list) = root.field("terms") {
        for node in list.items(MAX_TERMS) {
            terms.extend(reader.term(&node));
        }
        check_filled(&list);
    }
    if problems.is_empty() { Ok(Glossary { languages: reader.languages, terms }) } else { Err(problems.into_list()) }
}

/// The file's languages; those that can be read.
fn languages(root: &Node) -> Vec<Language> {
    let mut languages = Vec::new();
    let Some(list) = root.field("languages") else { return languages };
    for node in list.items(Language::ALL.len()) {
        match node.parsed(20, Language::from_tag) {
            Some(language) if languages.contains(&language) => {
                node.report(ProblemKind::Duplicate { id: language.tag().to_owned() });
            }
            language => languages.extend(language),
        }
    }
    check_filled(&list);
    languages
}

/// Reports a list with nothing in it; what is no list has been reported already.
fn check_filled(list: &Node) {
    if list.value().as_array().is_some_and(Vec::is_empty) {
        list.report(ProblemKind::Empty);
    }
}

/// What the whole document has in common while it is read.
struct Reader {
    languages: Vec<Language>,
    ids: HashSet<String>,
    /// Every form in lower case, after its language: a text must not lead to two terms.
    forms: HashSet<String>,
}

impl Reader {
    fn term(&mut self, node: &Node) -> Option<Term> {
        let id = self.id(node);
        let term = self.text(node, "term", MAX_TERM);
        let definition = self.text(node, "definition", MAX_DEFINITION);
        let forms = node.field("forms").map(|forms| self.forms(&forms, true));
        let general = node.optional("general").map(|forms| self.forms(&forms, false)).unwrap_or_default();
        Some(Term { id: id?, term: term?, definition: definition?, forms: forms?, general })
    }

    /// An id that no other term has.
    fn id(&mut self, term: &Node) -> Option<TermId> {
        let node = term.field("id")?;
        let id: TermId = node.parsed(60, |text| text.parse().ok())?;
        if !self.ids.insert(id.to_string()) {
            node.report(ProblemKind::Duplicate { id: id.to_string() });
        }
        Some(id)
    }

    /// A text in exactly the file's languages.
    fn text(&self, term: &Node, name: &str, limit: usize) -> Option<LocalizedText> {
        let node = term.field(name)?;
        let mut text = LocalizedText::default();
        for (language, node) in self.by_language(&node) {
            if let Some(words) = node.filled_text(limit) {
                text.set(language, words);
            }
        }
        self.check_complete(&node);
        Some(text)
    }

    /// The forms of a term, in every language when the term must be found in each.
    fn forms(&mut self, node: &Node, complete: bool) -> Vec<Form> {
        let mut forms = Vec::new();
        for (language, list) in self.by_language(node) {
            for node in list.items(MAX_FORMS) {
                let Some(words) = node.parsed(MAX_TERM, form) else { continue };
                if self.forms.insert(format!("{language} {}", lower(words))) {
                    forms.push(Form { language, words: words.into() });
                } else {
                    node.report(ProblemKind::Duplicate { id: words.to_owned() });
                }
            }
        }
        if complete {
            self.check_complete(node);
        }
        forms
    }

    /// The entries of a localized object; a language that the file does not name is reported and left out.
    fn by_language<'s>(&self, node: &'s Node) -> Vec<(Language, Node<'s>)> {
        let mut known = Vec::new();
        for (tag, entry) in node.entries(20) {
            match Language::from_tag(tag).filter(|language| self.languages.contains(language)) {
                Some(language) => known.push((language, entry)),
                None => node.report(ProblemKind::UndeclaredLanguage { tag: tag.chars().take(20).collect() }),
            }
        }
        known
    }

    /// Reports each language of the file that a localized object lacks.
    fn check_complete(&self, node: &Node) {
        let lacks = |language: &&Language| node.value().is_object() && node.value().get(language.tag()).is_none();
        for language in self.languages.iter().filter(lacks) {
            node.report(ProblemKind::MissingLanguage { tag: language.tag() });
        }
    }
}

/// Words that can be found in a text: they begin and end with a character of a word, with single spaces between.
fn form(words: &str) -> Option<&str> {
    let sound = words.split(' ').all(|word| !word.is_empty() && !word.contains(char::is_whitespace));
    let ends = words.starts_with(is_word) && words.ends_with(is_word);
    (sound && ends).then_some(words)
}
