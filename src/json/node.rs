//! A value with its path, which reports what is wrong instead of giving up.

use std::cell::RefCell;
use std::fmt;

use serde_json::{Map, Value};

use super::problem::{JsonType, Problem, ProblemKind};

/// The most problems that are kept. A rubric of three languages that lacks one has a thousand; a hostile file could hold
/// millions.
pub const MAX_PROBLEMS: usize = 2000;

/// The most characters of a field's name that a path shows.
const MAX_STEP: usize = 60;

/// The list that the nodes of one document report to.
#[derive(Debug, Default)]
pub struct Problems(RefCell<Vec<Problem>>);

impl Problems {
    /// An empty list.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a problem, unless the list is full or has it already: a value that is no object lacks each of its fields,
    /// but that is one fault.
    fn add_at(&self, step: Step<'_>, kind: ProblemKind) {
        if self.is_full() {
            return;
        }
        let problem = Problem::at(step.to_string(), kind);
        let mut list = self.0.borrow_mut();
        if !list.contains(&problem) {
            list.push(problem);
        }
    }

    /// Whether nothing more is kept.
    fn is_full(&self) -> bool {
        self.0.borrow().len() >= MAX_PROBLEMS
    }

    /// Whether nothing was reported.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.borrow().is_empty()
    }

    /// All that was reported, in the order of the document.
    #[must_use]
    pub fn into_list(self) -> Vec<Problem> {
        self.0.into_inner()
    }
}

/// One step of a path, linked to the steps before it, so that walking a document allocates nothing.
#[derive(Clone, Copy)]
enum Step<'a> {
    Root,
    Field(&'a Step<'a>, &'a str),
    Item(&'a Step<'a>, usize),
}

impl fmt::Display for Step<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Root => Ok(()),
            Self::Field(Self::Root, name) => write!(f, "{name:.MAX_STEP$}"),
            Self::Field(parent, name) => write!(f, "{parent}.{name:.MAX_STEP$}"),
            Self::Item(parent, index) => write!(f, "{parent}[{index}]"),
        }
    }
}

/// A JSON value, where it stands, and where to report what is wrong with it.
pub struct Node<'a> {
    value: &'a Value,
    step: Step<'a>,
    problems: &'a Problems,
}

impl<'a> Node<'a> {
    /// The top of a document.
    #[must_use]
    pub fn root(value: &'a Value, problems: &'a Problems) -> Self {
        Self { value, step: Step::Root, problems }
    }

    /// The value itself.
    #[must_use]
    pub fn value(&self) -> &'a Value {
        self.value
    }

    /// Whether the value is `null`.
    #[must_use]
    pub fn is_null(&self) -> bool {
        self.value.is_null()
    }

    /// Reports a problem at this place.
    pub fn report(&self, kind: ProblemKind) {
        self.problems.add_at(self.step, kind);
    }

    /// The field of this name; reported when it is missing or this is no object.
    pub fn field<'s>(&'s self, name: &'s str) -> Option<Node<'s>> {
        let found = self.optional(name);
        if found.is_none() && self.value.is_object() {
            self.problems.add_at(Step::Field(&self.step, name), ProblemKind::Missing);
        } else if found.is_none() {
            self.object();
        }
        found
    }

    /// The field of this name if it is there and not `null`.
    pub fn optional<'s>(&'s self, name: &'s str) -> Option<Node<'s>> {
        let value = self.value.get(name)?;
        if value.is_null() {
            return None;
        }
        Some(Node { value, step: Step::Field(&self.step, name), problems: self.problems })
    }

    /// The items of a list of at most `limit`; reported and left out when it is no list or longer.
    pub fn items<'s>(&'s self, limit: usize) -> impl Iterator<Item = Node<'s>> + 's {
        let list = match self.value {
            Value::Array(list) if list.len() > limit => {
                self.report(ProblemKind::TooLong { limit, found: list.len() });
                &[]
            }
            Value::Array(list) => list.as_slice(),
            _ => {
                self.wrong_type(JsonType::List);
                &[]
            }
        };
        list.iter().enumerate().map(|(index, value)| Node {
            value,
            step: Step::Item(&self.step, index),
            problems: self.problems,
        })
    }

    /// The fields of an object with at most `limit` of them.
    pub fn entries<'s>(&'s self, limit: usize) -> impl Iterator<Item = (&'s str, Node<'s>)> + 's {
        let fields = self.object().filter(|fields| {
            let fits = fields.len() <= limit;
            if !fits {
                self.report(ProblemKind::TooLong { limit, found: fields.len() });
            }
            fits
        });
        fields.into_iter().flatten().map(|(name, value)| {
            (name.as_str(), Node { value, step: Step::Field(&self.step, name), problems: self.problems })
        })
    }

    /// The object's fields; reported when it is none.
    pub fn object(&self) -> Option<&'a Map<String, Value>> {
        if !self.value.is_object() {
            self.wrong_type(JsonType::Object);
        }
        self.value.as_object()
    }

    /// A text of at most `limit` characters, possibly empty.
    pub fn text(&self, limit: usize) -> Option<&'a str> {
        let Some(text) = self.value.as_str() else {
            self.wrong_type(JsonType::Text);
            return None;
        };
        let found = if text.len() > limit { text.chars().count() } else { 0 };
        if found > limit {
            self.report(ProblemKind::TooLong { limit, found });
            return None;
        }
        Some(text)
    }

    /// A text with something in it.
    pub fn filled_text(&self, limit: usize) -> Option<&'a str> {
        let text = self.text(limit)?;
        if text.trim().is_empty() {
            self.report(ProblemKind::Empty);
            return None;
        }
        Some(text)
    }

    /// `true` or `false`.
    pub fn boolean(&self) -> Option<bool> {
        if !self.value.is_boolean() {
            self.wrong_type(JsonType::Boolean);
        }
        self.value.as_bool()
    }

    /// A whole number in a range.
    pub fn whole_number(&self, min: u64, max: u64) -> Option<u64> {
        let number = match self.value {
            Value::Number(number) => number,
            Value::String(text) if is_number(text) => {
                self.report(ProblemKind::QuotedNumber { found: text.trim().to_owned() });
                return None;
            }
            _ => {
                self.wrong_type(JsonType::WholeNumber);
                return None;
            }
        };
        match number.as_u64() {
            Some(found) if (min..=max).contains(&found) => Some(found),
            _ => {
                self.report(ProblemKind::OutOfRange { min, max, found: number.to_string() });
                None
            }
        }
    }

    /// A text that `parse` understands.
    pub fn parsed<T>(&self, limit: usize, parse: impl FnOnce(&'a str) -> Option<T>) -> Option<T> {
        let text = self.text(limit)?;
        let parsed = parse(text);
        if parsed.is_none() {
            self.report(ProblemKind::Unrecognised { found: text.chars().take(60).collect() });
        }
        parsed
    }

    fn wrong_type(&self, expected: JsonType) {
        let found = match self.value {
            Value::Null => JsonType::Null,
            Value::Bool(_) => JsonType::Boolean,
            Value::Number(_) => JsonType::Number,
            Value::String(_) => JsonType::Text,
            Value::Array(_) => JsonType::List,
            Value::Object(_) => JsonType::Object,
        };
        self.report(ProblemKind::WrongType { expected, found });
    }
}

/// Whether a text is a number that got into quotation marks.
fn is_number(text: &str) -> bool {
    let text = text.trim();
    (1..=20).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}
