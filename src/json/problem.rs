//! What can be wrong in a file, as data: the sentence a person reads is made in the app, in their language.

use std::fmt;

/// A fault in a file and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Path from the top of the document: `areas[3].subareas[1].max`; empty for the document itself.
    pub path: String,
    /// What is wrong there.
    pub kind: ProblemKind,
}

impl Problem {
    /// A fault at a path.
    #[must_use]
    pub fn at(path: impl Into<String>, kind: ProblemKind) -> Self {
        Self { path: path.into(), kind }
    }

    /// A fault of the document as a whole.
    #[must_use]
    pub fn at_root(kind: ProblemKind) -> Self {
        Self::at("", kind)
    }
}

/// The kinds of fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// The file is larger than is read at all.
    TooLarge {
        /// Size of the file in bytes.
        bytes: usize,
        /// The most bytes that are read.
        limit: usize,
    },
    /// Lists and objects stand in each other more deeply than is read.
    TooDeep {
        /// The most levels that are read.
        limit: usize,
    },
    /// The text is not JSON; where the reader stopped.
    NotJson {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
    },
    /// The file says that it is something else.
    OtherFormat {
        /// The format that was asked for.
        expected: &'static str,
        /// What the file says, if anything.
        found: Option<String>,
    },
    /// `schema` is missing or not a whole number from 1.
    NoSchema,
    /// The file was written by a later version of the program.
    NewerSchema {
        /// The file's schema.
        found: u64,
        /// The highest that is known here.
        known: u64,
    },
    /// A required field is not there.
    Missing,
    /// A value of another type than it should be.
    WrongType {
        /// What it should be.
        expected: JsonType,
        /// What it is.
        found: JsonType,
    },
    /// A number in quotation marks, which make it a text.
    QuotedNumber {
        /// The number, as written.
        found: String,
    },
    /// A text with nothing in it.
    Empty,
    /// A text or list longer than is accepted.
    TooLong {
        /// The most characters or items.
        limit: usize,
        /// How many there are.
        found: usize,
    },
    /// A list with another number of items than it must have.
    WrongCount {
        /// How many there must be.
        expected: usize,
        /// How many there are.
        found: usize,
    },
    /// A number outside its range.
    OutOfRange {
        /// The least.
        min: u64,
        /// The most.
        max: u64,
        /// The number, as written.
        found: String,
    },
    /// A text that is none of the words that may stand there.
    Unrecognised {
        /// The word, cut if it is long.
        found: String,
    },
    /// A fingerprint or checksum that does not fit what it was made of: something has been changed since.
    Altered,
    /// An id that another item has already.
    Duplicate {
        /// The id.
        id: String,
    },
    /// The maxima of an area's subareas do not sum to the area's maximum.
    AreaSum {
        /// The maximum of the subarea where the fault stands.
        max: String,
        /// What the area must sum to.
        expected: String,
        /// What it sums to.
        sum: String,
    },
    /// The weights of a subarea's questions do not sum to 100.
    WeightSum {
        /// What they sum to.
        sum: u64,
    },
    /// Text in a language that the document does not name.
    UndeclaredLanguage {
        /// The language tag.
        tag: String,
    },
    /// A text that is missing in a language that the document names.
    MissingLanguage {
        /// The language tag.
        tag: &'static str,
    },
}

/// The types of a JSON value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JsonType {
    /// `null`
    Null,
    /// `true` or `false`
    Boolean,
    /// Any number.
    Number,
    /// A number without decimals, not negative.
    WholeNumber,
    /// A text.
    Text,
    /// A list.
    List,
    /// An object.
    Object,
}

impl fmt::Display for JsonType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Null => "null",
            Self::Boolean => "true or false",
            Self::Number => "a number",
            Self::WholeNumber => "a whole number",
            Self::Text => "a text",
            Self::List => "a list",
            Self::Object => "an object",
        })
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path)?;
        }
        self.kind.fmt(f)
    }
}

impl fmt::Display for ProblemKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge { bytes, limit } => {
                write!(f, "{bytes} bytes, but at most {limit} are read")
            }
            Self::TooDeep { limit } => write!(f, "nested more deeply than {limit} levels"),
            Self::NotJson { line, column } => write!(f, "not JSON (line {line}, column {column})"),
            Self::OtherFormat { expected, found: Some(found) } => write!(f, "{found:?}, but expected {expected:?}"),
            Self::OtherFormat { expected, found: None } => write!(f, "missing, but expected {expected:?}"),
            Self::NoSchema => f.write_str("not a whole number from 1"),
            Self::NewerSchema { found, known } => {
                write!(f, "{found}, but only schemas up to {known} are known")
            }
            Self::Missing => f.write_str("missing"),
            Self::WrongType { expected, found } => write!(f, "{found}, but expected {expected}"),
            Self::QuotedNumber { found } => write!(f, "{found:?} is a number in quotation marks"),
            Self::Empty => f.write_str("empty"),
            Self::TooLong { limit, found } => write!(f, "{found} long, but at most {limit}"),
            Self::WrongCount { expected, found } => {
                write!(f, "{found} items, but expected {expected}")
            }
            Self::OutOfRange { min, max, found } => write!(f, "{found}, but from {min} to {max}"),
            Self::Unrecognised { found } => write!(f, "{found:?} is not recognised"),
            Self::Altered => f.write_str("does not fit the content"),
            Self::Duplicate { id } => write!(f, "{id:?} is there already"),
            Self::AreaSum { max, expected: _, sum } => write!(f, "{max}, but the area sums to {sum}"),
            Self::WeightSum { sum } => write!(f, "the weights sum to {sum}, not to 100"),
            Self::UndeclaredLanguage { tag } => {
                write!(f, "language {tag:?} is not among the document's languages")
            }
            Self::MissingLanguage { tag } => write!(f, "no text in {tag:?}"),
        }
    }
}

impl std::error::Error for Problem {}
