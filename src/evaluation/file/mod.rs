//! Files of results from strangers: every fault with its place, and what is sound offered all the same.
//!
//! [`read_bytes`] takes JSON or CSV, in whatever encoding an office program has written it; [`plan`](super::plan)
//! says what adding it would do.

mod admit;
mod json;
mod municipality;

use super::csv;
use super::{Evaluation, Mean, Misfit, OddSum, Outlines};
use crate::json::ProblemKind;
use crate::points::PointsError;

pub(super) use admit::{Admission, may_be_same, occasion, occasion_of_mean};
pub(super) use municipality::settled as settled_municipality;

/// The most bytes of a file: five results of every municipality with all their subareas are 2.6 MB as JSON.
pub const MAX_BYTES: usize = crate::json::MAX_BYTES;

/// The most results of a file.
pub const MAX_ROWS: usize = 5000;

/// What was found in a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EvaluationsFile {
    /// Results that can be added.
    pub good: Vec<Read<Evaluation>>,
    /// Means that can be added; only JSON has them.
    pub means: Vec<Read<Mean>>,
    /// What keeps others from being added.
    pub faults: Vec<Fault>,
    /// What should be looked at again, and keeps nothing from being added.
    pub remarks: Vec<Remark>,
}

/// Something sound, and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Read<T> {
    /// What it is.
    pub item: T,
    /// Where it stands in the file.
    pub place: Place,
}

/// A place in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The file as a whole.
    File,
    /// A row of a table, counted as Excel counts.
    Row(usize),
    /// A cell: its row, and what its column is called.
    Cell(usize, String),
    /// A path in JSON.
    Path(String),
}

/// A fault and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where.
    pub place: Place,
    /// What is wrong.
    pub kind: FaultKind,
}

/// What can be wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// The file has too many bytes to be read.
    TooLarge {
        /// How many it has.
        bytes: usize,
    },
    /// It has more results than are read.
    TooManyRows,
    /// It is a workbook of a spreadsheet program and no text.
    Workbook,
    /// It is neither JSON nor a table with headings that are known.
    NoHeadings,
    /// It has nothing under its headings.
    NoRows,
    /// Two columns are called the same.
    ColumnTwice,
    /// A fault of JSON.
    Json(ProblemKind),
    /// No municipality is named, or with too long a name.
    NoMunicipality,
    /// Not a kommunkod.
    NotACode {
        /// What stands there.
        found: String,
    },
    /// A kommunkod of another municipality than the one that is named.
    CodeOfAnother {
        /// The code.
        code: String,
        /// Whose code it is; nothing when it is nobody's.
        municipality: Option<&'static str>,
    },
    /// Not a year from 2000 to 2100.
    NotAYear {
        /// What stands there.
        found: String,
    },
    /// Not a month.
    NotAMonth {
        /// What stands there.
        found: String,
    },
    /// No such edition.
    UnknownEdition {
        /// What stands there.
        found: String,
        /// Those that there are.
        known: Vec<String>,
    },
    /// Points of areas or subareas, and no edition that they belong to.
    NoEdition,
    /// Neither the evaluators nor the municipality.
    NotAnAssessor {
        /// What stands there.
        found: String,
    },
    /// No points.
    NotPoints {
        /// What stands there.
        found: String,
        /// Why they are none.
        why: PointsError,
    },
    /// Points that cannot be of the edition.
    Misfit(Misfit),
    /// No points at all.
    NoFigures,
    /// The same municipality, year, month, edition and assessor as further up.
    Twice {
        /// Where they stand the first time.
        first: Place,
    },
}

/// A remark and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// Where.
    pub place: Place,
    /// What to look at.
    pub kind: RemarkKind,
}

/// What can be remarked on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RemarkKind {
    /// A column that is not read.
    UnknownColumn,
    /// A municipality that is none of the Swedish ones: a Norwegian one, or a slip.
    NotSwedish {
        /// What it is called.
        name: String,
    },
    /// A sum that its rows do not add up to.
    OddSum(OddSum),
    /// It may be the same result as one further up, which leaves open its month or edition, or says one where this does
    /// not.
    PerhapsTwice {
        /// Where that stands.
        first: Place,
    },
}

impl EvaluationsFile {
    fn refused(kind: FaultKind) -> Self {
        Self { faults: vec![Fault { place: Place::File, kind }], ..Self::default() }
    }

    pub(super) fn fault(&mut self, place: Place, kind: FaultKind) {
        self.faults.push(Fault { place, kind });
    }

    pub(super) fn remark(&mut self, place: Place, kind: RemarkKind) {
        self.remarks.push(Remark { place, kind });
    }

    /// One result, such as that of a draft; nothing says that there was none in it.
    #[must_use]
    pub fn of_one(evaluation: Option<Evaluation>) -> Self {
        match evaluation {
            Some(item) => Self { good: vec![Read { item, place: Place::File }], ..Self::default() },
            None => Self::refused(FaultKind::NoFigures),
        }
    }

    /// Whether there is anything to add.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.good.is_empty() && self.means.is_empty()
    }
}

/// Reads the bytes of a file called `name`. The name stands as the source of results that give none.
#[must_use]
pub fn read_bytes(bytes: &[u8], name: &str, outlines: &Outlines) -> EvaluationsFile {
    if bytes.len() > MAX_BYTES {
        return EvaluationsFile::refused(FaultKind::TooLarge { bytes: bytes.len() });
    }
    // Zip, as xlsx and ods are, and the older format of Excel.
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return EvaluationsFile::refused(FaultKind::Workbook);
    }
    read_each(&csv::decode(bytes), name, outlines)
}

/// Reads the text of a file called `name`, see [`read_bytes`].
#[must_use]
pub fn read_each(text: &str, name: &str, outlines: &Outlines) -> EvaluationsFile {
    if text.len() > 2 * MAX_BYTES {
        return EvaluationsFile::refused(FaultKind::TooLarge { bytes: text.len() });
    }
    let content = text.trim_start_matches('\u{feff}').trim_start();
    if content.starts_with(['{', '[']) { json::read(text, outlines) } else { csv::read(text, name, outlines) }
}
