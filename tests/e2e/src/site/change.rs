//! How a site's answers differ from those of a careful one.

/// A change of the answers to some paths.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// This header, with this value.
    Header(String, String),
    /// Without this header.
    NoHeader(String),
    /// This status.
    Status(u16),
    /// This content, whatever the folder has.
    Content(Vec<u8>),
    /// There is no such file.
    Missing,
    /// What is not there is answered with this file of the folder.
    InsteadOfMissing(String),
    /// The connection breaks in the middle of the file.
    Broken,
    /// Half of the file counts as all of it.
    Half,
    /// Not compressed.
    NotCompressed,
    /// No answer until the site behaves again, or is stopped.
    Held,
}

/// Whether a pattern, in which `*` stands for anything, fits a text.
pub fn matches(pattern: &str, text: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == text,
        Some((start, rest)) => text
            .strip_prefix(start)
            .is_some_and(|text| (0..=text.len()).any(|end| text.get(end..).is_some_and(|tail| matches(rest, tail)))),
    }
}
