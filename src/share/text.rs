//! The text of a shared result: of characters that no program breaks off or encodes, with a checksum at its end.
//!
//! `1.<rubric>-<fingerprint>-<title>-<year>-<municipality>-<subarea>-<points>-…-<checksum>`, described in
//! `docs/file-formats.md`. Number and checksum frame the text of every version, so that a text that was cut is told
//! apart from one of a later version.

use std::fmt;

use sha2::{Digest, Sha256};

use super::{MAX_LINK, MAX_TITLE, SharedPoints, SharedResult, tidied};
use crate::assessment::Year;
use crate::municipality::MAX_NAME;
use crate::points::{Interval, Points};
use crate::rubric::{Fingerprint, RubricId, RubricReference, SubareaId};

/// The version that is written.
const VERSION: u32 = 1;

/// Between the fields.
const SEPARATOR: char = '-';

/// Stands where a title, year or municipality is not told.
const NOT_TOLD: &str = "0";

/// Stands where a subarea does not apply.
const NOT_APPLICABLE: &str = "x";

/// Before a title, and before the name of a municipality, so that none is taken for one that is not told.
const TITLE: char = 't';
const MUNICIPALITY: char = 'm';

/// Before the two digits of a byte that does not stand for itself, and between the ends of an interval.
const ESCAPE: char = '_';

/// Bytes of the checksum; each is written as two digits.
const CHECKSUM: usize = 4;

/// Why a text is not a shared result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// There is no text.
    Empty,
    /// It is longer than any link, so nothing of it is read.
    TooLong,
    /// It does not end as a whole one does.
    NotWhole,
    /// It is not as it was written.
    Checksum,
    /// A later version of the program has written it.
    Newer {
        /// The version of the text.
        found: u32,
    },
    /// It is whole, but was not written by this program.
    Content(LinkFault),
}

/// What is wrong in a text that is whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkFault {
    /// No number of a version.
    Version,
    /// No id of a rubric, or no fingerprint.
    Rubric,
    /// No title.
    Title,
    /// No year.
    Year,
    /// No name of a municipality.
    Municipality,
    /// No subarea at all.
    NoSubareas,
    /// No id of a subarea.
    Subarea {
        /// The how manieth it is, from 1.
        number: usize,
    },
    /// A subarea that is there twice.
    SubareaTwice {
        /// Which.
        id: SubareaId,
    },
    /// No points of a subarea.
    Points {
        /// The how manieth it is, from 1.
        number: usize,
    },
}

impl fmt::Display for LinkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("there is nothing in the link"),
            Self::TooLong => write!(f, "longer than {MAX_LINK} characters"),
            Self::NotWhole => f.write_str("the end of the link is missing"),
            Self::Checksum => f.write_str("the checksum does not fit the link"),
            Self::Newer { found } => write!(f, "version {found}, but only {VERSION} is known"),
            Self::Content(fault) => write!(f, "not a shared result: {fault:?}"),
        }
    }
}

impl std::error::Error for LinkError {}

impl From<LinkFault> for LinkError {
    fn from(fault: LinkFault) -> Self {
        Self::Content(fault)
    }
}

impl SharedResult {
    /// The text that stands for this result in a link.
    #[must_use]
    pub fn to_text(&self) -> String {
        let told = |mark: char, text: &Option<String>| match text {
            Some(text) => format!("{mark}{}", escaped(text)),
            None => NOT_TOLD.to_owned(),
        };
        let mut fields = vec![
            escaped(self.rubric.id.as_str()),
            self.rubric.fingerprint.to_string(),
            told(TITLE, &self.own_title),
            self.year.map_or_else(|| NOT_TOLD.to_owned(), |year| year.to_string()),
            told(MUNICIPALITY, &self.municipality),
        ];
        for (id, points) in &self.subareas {
            fields.push(escaped(id.as_str()));
            fields.push(points_text(*points));
        }
        let content = format!("{VERSION}.{}", fields.join(&SEPARATOR.to_string()));
        let checksum = checksum_of(&content);
        format!("{content}{SEPARATOR}{checksum}")
    }

    /// Reads the text of a link, whoever wrote it.
    ///
    /// # Errors
    /// See [`LinkError`].
    pub fn from_text(text: &str) -> Result<Self, LinkError> {
        if text.is_empty() {
            return Err(LinkError::Empty);
        }
        if text.len() > MAX_LINK {
            return Err(LinkError::TooLong);
        }
        let (content, checksum) = text.rsplit_once(SEPARATOR).ok_or(LinkError::NotWhole)?;
        if checksum.len() != 2 * CHECKSUM || !checksum.bytes().all(is_digit) {
            return Err(LinkError::NotWhole);
        }
        if checksum_of(content) != checksum {
            return Err(LinkError::Checksum);
        }
        let (version, fields) = content.split_once('.').ok_or(LinkFault::Version)?;
        match version.parse::<u32>().ok().filter(|number| number.to_string() == version) {
            Some(VERSION) => Ok(read_fields(fields)?),
            Some(found) if found > VERSION => Err(LinkError::Newer { found }),
            Some(_) | None => Err(LinkFault::Version.into()),
        }
    }
}

fn read_fields(text: &str) -> Result<SharedResult, LinkFault> {
    let mut fields = text.split(SEPARATOR);
    let mut next = |fault| fields.next().ok_or(fault);
    let id: Option<RubricId> = unescaped(next(LinkFault::Rubric)?).and_then(|id| id.parse().ok());
    let fingerprint = Fingerprint::from_hex(next(LinkFault::Rubric)?);
    let (id, fingerprint) = id.zip(fingerprint).ok_or(LinkFault::Rubric)?;
    let own_title = told(next(LinkFault::Title)?, TITLE, MAX_TITLE).ok_or(LinkFault::Title)?;
    let year = read_year(next(LinkFault::Year)?).ok_or(LinkFault::Year)?;
    let municipality = told(next(LinkFault::Municipality)?, MUNICIPALITY, MAX_NAME).ok_or(LinkFault::Municipality)?;
    if municipality.as_ref().is_some_and(String::is_empty) {
        return Err(LinkFault::Municipality);
    }
    let mut subareas = Vec::new();
    while let Some(id) = fields.next() {
        let number = subareas.len() + 1;
        let id: Option<SubareaId> = unescaped(id).and_then(|id| id.parse().ok());
        let points = fields.next().and_then(read_points);
        subareas.push((id.ok_or(LinkFault::Subarea { number })?, points.ok_or(LinkFault::Points { number })?));
    }
    let rubric = RubricReference { id, fingerprint };
    let result = SharedResult { rubric, own_title, year, municipality, subareas };
    result.check_subareas()?;
    Ok(result)
}

/// A text that may not be told; nothing when it is neither.
fn told(field: &str, mark: char, limit: usize) -> Option<Option<String>> {
    if field == NOT_TOLD {
        return Some(None);
    }
    let text = unescaped(field.strip_prefix(mark)?)?;
    (tidied(&text, limit) == text).then_some(Some(text))
}

fn read_year(field: &str) -> Option<Option<Year>> {
    if field == NOT_TOLD {
        return Some(None);
    }
    let year = Year::try_from(field.parse::<u64>().ok()?).ok()?;
    (year.to_string() == field).then_some(Some(year))
}

fn points_text(points: SharedPoints) -> String {
    match points {
        SharedPoints::NotApplicable => NOT_APPLICABLE.to_owned(),
        SharedPoints::Points(interval) if interval.is_closed() => interval.secured().to_decimal(),
        SharedPoints::Points(interval) => {
            format!("{}{ESCAPE}{}", interval.secured().to_decimal(), interval.possible().to_decimal())
        }
    }
}

fn read_points(field: &str) -> Option<SharedPoints> {
    let exact = |text: &str| text.parse::<Points>().ok().filter(|points| points.to_decimal() == text);
    if field == NOT_APPLICABLE {
        return Some(SharedPoints::NotApplicable);
    }
    let interval = match field.split_once(ESCAPE) {
        None => Interval::settled(exact(field)?),
        Some((secured, possible)) => {
            let (secured, possible) = (exact(secured)?, exact(possible)?);
            (secured < possible).then(|| Interval::new(secured, possible))?
        }
    };
    Some(SharedPoints::Points(interval))
}

/// A text in letters and digits of ASCII and points; every other byte becomes `_` and two digits.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || byte == b'.' {
            escaped.push(char::from(byte));
        } else {
            escaped.push(ESCAPE);
            escaped.push_str(&digits(byte));
        }
    }
    escaped
}

/// The text that [`escaped`] was given; nothing for a text that it did not write.
fn unescaped(text: &str) -> Option<String> {
    let mut parts = text.split(ESCAPE);
    let mut bytes = parts.next()?.as_bytes().to_vec();
    for part in parts {
        let (byte, rest) = part.split_at_checked(2)?;
        bytes.push(u8::from_str_radix(byte, 16).ok()?);
        bytes.extend(rest.as_bytes());
    }
    String::from_utf8(bytes).ok().filter(|plain| escaped(plain) == text)
}

/// The first bytes of SHA-256 of a text, as digits.
fn checksum_of(text: &str) -> String {
    Sha256::digest(text.as_bytes()).into_iter().take(CHECKSUM).map(digits).collect()
}

/// A byte as two hexadecimal digits.
fn digits(byte: u8) -> String {
    format!("{byte:02x}")
}

fn is_digit(byte: u8) -> bool {
    byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte)
}
