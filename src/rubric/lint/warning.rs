//! What is seldom meant: found in the JSON itself, so that a faulty file has its warnings too.

use std::fmt;

use serde_json::Value;

use super::{Finding, Place};
use crate::json::MAX_PROBLEMS;
use crate::language::Language;
use crate::rubric::{Edition, MAX_ITEMS};

/// Fewer questions than this say little about a subarea.
const FEW_QUESTIONS: usize = 4;

/// A question that weighs more than this decides its subarea nearly alone.
const HEAVY: u64 = 60;

/// Longer questions are hard to answer as one.
const LONG_QUESTION: usize = 250;

/// Texts of so few words may well be the same in two languages: names, headings of one word.
const FEW_WORDS: usize = 2;

/// The kinds of warning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WarningKind {
    /// A subarea without questions: points can only be given to it directly.
    NoQuestions,
    /// A subarea with fewer than four questions.
    FewQuestions {
        /// How many it has.
        found: usize,
    },
    /// A question that decides its subarea nearly alone.
    HeavyQuestion {
        /// Its weight in hundredths.
        weight: u64,
    },
    /// A question that is hard to take in.
    LongQuestion {
        /// The most characters that read well.
        limit: usize,
        /// How many there are.
        found: usize,
    },
    /// Two questions of a subarea with the same text.
    SameQuestion {
        /// The place of the first one in its list, from 1.
        first: usize,
    },
    /// Two levels of a subarea that are described alike.
    SameAnchor {
        /// The first of them, from 0.
        first: usize,
    },
    /// A text that is the same in another language: perhaps nobody has translated it.
    SameInTwoLanguages {
        /// The other language.
        other: Language,
    },
    /// Tags or entities of HTML, which will be shown as they stand.
    Markup,
    /// The id of an edition that is shipped: two rubrics under one name.
    ShippedId {
        /// The edition.
        edition: Edition,
    },
    /// A field that is not read: perhaps its name is misspelt.
    UnknownField {
        /// Its name, cut if it is long.
        name: String,
    },
}

impl fmt::Display for WarningKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoQuestions => f.write_str("no questions"),
            Self::FewQuestions { found } => write!(f, "only {found} questions"),
            Self::HeavyQuestion { weight } => write!(f, "{weight} of 100 for one question"),
            Self::LongQuestion { limit, found } => write!(f, "{found} long, but at most {limit} read well"),
            Self::SameQuestion { first } => write!(f, "asks the same as question {first}"),
            Self::SameAnchor { first } => write!(f, "describes the same as level {first}"),
            Self::SameInTwoLanguages { other } => write!(f, "the same text as in {:?}", other.tag()),
            Self::Markup => f.write_str("markup, shown as it stands"),
            Self::ShippedId { edition } => write!(f, "{:?} is the id of a shipped edition", edition.id()),
            Self::UnknownField { name } => write!(f, "{name:?} is not read"),
        }
    }
}

/// All warnings about a document.
pub(super) fn warnings(document: &Value) -> Vec<Finding<WarningKind>> {
    let mut list = Warnings { document, found: Vec::new() };
    list.rubric();
    list.found
}

struct Warnings<'a> {
    document: &'a Value,
    found: Vec<Finding<WarningKind>>,
}

impl Warnings<'_> {
    fn add(&mut self, path: String, kind: WarningKind) {
        if self.found.len() < MAX_PROBLEMS {
            self.found.push(Finding { place: Place::of(self.document, &path), path, kind });
        }
    }

    fn rubric(&mut self) {
        let known =
            ["$schema", "format", "schema", "id", "title", "source", "languages", "text_hashes", "scale", "areas"];
        let document = self.document;
        self.fields("", document, &known);
        if let Some(edition) = document.get("id").and_then(Value::as_str).and_then(Edition::from_id) {
            self.add("id".to_owned(), WarningKind::ShippedId { edition });
        }
        for name in ["title", "source"] {
            self.text(name, document.get(name));
        }
        for (path, level) in items("", document, "scale") {
            self.fields(&path, level, &["level", "label", "description"]);
            for name in ["label", "description"] {
                self.text(&format!("{path}.{name}"), level.get(name));
            }
        }
        for (path, area) in items("", document, "areas") {
            self.fields(&path, area, &["id", "title", "intro", "max", "subareas"]);
            for name in ["title", "intro"] {
                self.text(&format!("{path}.{name}"), area.get(name));
            }
            for (path, subarea) in items(&path, area, "subareas") {
                self.subarea(&path, subarea);
            }
        }
    }

    fn subarea(&mut self, path: &str, subarea: &Value) {
        self.fields(path, subarea, &["id", "title", "max", "anchors", "questions"]);
        self.text(&format!("{path}.title"), subarea.get("title"));
        let anchors: Vec<_> = items(path, subarea, "anchors").collect();
        for (path, anchor) in &anchors {
            self.text(path, Some(anchor));
        }
        for (path, first) in same(anchors.iter().map(|(path, anchor)| (path.as_str(), Some(*anchor)))) {
            self.add(path, WarningKind::SameAnchor { first });
        }
        let questions: Vec<_> = items(path, subarea, "questions").collect();
        match questions.len() {
            0 => self.add(path.to_owned(), WarningKind::NoQuestions),
            found if found < FEW_QUESTIONS => {
                self.add(format!("{path}.questions"), WarningKind::FewQuestions { found });
            }
            _ => {}
        }
        for (path, question) in &questions {
            self.question(path, question, questions.len());
        }
        for (path, first) in same(questions.iter().map(|(path, question)| (path.as_str(), question.get("text")))) {
            self.add(format!("{path}.text"), WarningKind::SameQuestion { first: first + 1 });
        }
    }

    fn question(&mut self, path: &str, question: &Value, n_questions: usize) {
        self.fields(path, question, &["id", "weight", "text", "help", "look_for"]);
        let weight = question.get("weight").and_then(Value::as_u64).filter(|weight| *weight > HEAVY);
        // That a single question decides its subarea is said by its being the only one.
        if let Some(weight) = weight.filter(|_| n_questions > 1) {
            self.add(format!("{path}.weight"), WarningKind::HeavyQuestion { weight });
        }
        for (language, text) in texts(question.get("text")) {
            let found = text.chars().count();
            if found > LONG_QUESTION {
                self.add(format!("{path}.text.{language}"), WarningKind::LongQuestion { limit: LONG_QUESTION, found });
            }
        }
        for name in ["text", "help"] {
            self.text(&format!("{path}.{name}"), question.get(name));
        }
        if let Some(look_for) = question.get("look_for") {
            let path = format!("{path}.look_for");
            let sources = ["interview", "document", "web"];
            self.fields(&path, look_for, &sources);
            for name in sources {
                self.text(&format!("{path}.{name}"), look_for.get(name));
            }
        }
    }

    /// A text in its languages.
    fn text(&mut self, path: &str, text: Option<&Value>) {
        let texts: Vec<_> = texts(text).collect();
        for (at, (language, words)) in texts.iter().enumerate() {
            if has_markup(words) {
                self.add(format!("{path}.{language}"), WarningKind::Markup);
            }
            let is_same = |other: &&(Language, &str)| other.1.trim() == words.trim();
            let same = texts.iter().take(at).find(is_same).filter(|_| words.split_whitespace().count() > FEW_WORDS);
            if let Some((other, _)) = same {
                self.add(format!("{path}.{language}"), WarningKind::SameInTwoLanguages { other: *other });
            }
        }
    }

    /// Fields that are none of the known ones.
    fn fields(&mut self, path: &str, value: &Value, known: &[&str]) {
        for name in value.as_object().into_iter().flat_map(|fields| fields.keys()) {
            if !known.contains(&name.as_str()) {
                let name: String = name.chars().take(60).collect();
                self.add(joined(path, &name), WarningKind::UnknownField { name });
            }
        }
    }
}

fn joined(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}

/// The items of a list of a part, each with its path; none when it is no list, and no more than are read.
fn items<'v>(path: &str, part: &'v Value, list: &str) -> impl Iterator<Item = (String, &'v Value)> + use<'v> {
    let path = joined(path, list);
    let items = part.get(list).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    items.iter().take(MAX_ITEMS).enumerate().map(move |(index, item)| (format!("{path}[{index}]"), item))
}

/// What a text says in each language.
fn texts(text: Option<&Value>) -> impl Iterator<Item = (Language, &str)> {
    Language::ALL.into_iter().filter_map(move |language| Some((language, text?.get(language.tag())?.as_str()?)))
}

/// Of texts in a row those that are there already in one of their languages, each with the index of the first.
fn same<'v>(row: impl Iterator<Item = (&'v str, Option<&'v Value>)>) -> Vec<(String, usize)> {
    // A row is short enough to be looked through for each text.
    let mut seen: Vec<(Language, String, usize)> = Vec::new();
    let mut again = Vec::new();
    for (index, (path, text)) in row.enumerate() {
        let mut first = None;
        for (language, words) in texts(text) {
            let words = folded(words);
            match seen.iter().find(|(other, text, _)| *other == language && *text == words) {
                Some((_, _, earlier)) => first = first.or(Some(*earlier)),
                None if words.is_empty() => {}
                None => seen.push((language, words, index)),
            }
        }
        again.extend(first.map(|first| (path.to_owned(), first)));
    }
    again
}

/// A text as it is compared: in small letters, with single spaces.
fn folded(text: &str) -> String {
    let words: Vec<_> = text.split_whitespace().collect();
    words.join(" ").chars().flat_map(char::to_lowercase).collect()
}

/// Whether a text has tags or entities of HTML in it: `<b>`, `</p>`, `<br/>`, `&amp;`, `&#8211;`.
///
/// Each letter is looked at once or twice, whatever the text: a hostile file may hold millions of signs.
fn has_markup(text: &str) -> bool {
    let starts_a_tag = |rest: &str| rest.starts_with(|sign: char| sign.is_ascii_alphabetic() || "/!?".contains(sign));
    let before_last_end = text.rfind('>').and_then(|end| text.get(..end)).unwrap_or_default();
    let tag = before_last_end.split('<').skip(1).any(starts_a_tag);
    let entity = text.split('&').skip(1).any(|rest| {
        let name = rest.split_once(';').map(|(name, _)| name).unwrap_or_default();
        let name = name.strip_prefix('#').unwrap_or(name);
        (2..=8).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
    });
    tag || entity
}
