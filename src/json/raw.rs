//! The parts of a JSON text as they stand in it: where a value has to be kept to the letter, or where one that is
//! broken must not cost the others.
//!
//! Only the outermost brackets are looked at. What stands in a part is for its own reader to judge.

use std::fmt;

use serde_json::Value;

/// Why a text was not taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RawError {
    /// It is no object or list, or its brackets, commas and quotation marks do not fit.
    Malformed,
    /// It has more parts than are read.
    TooMany,
}

impl fmt::Display for RawError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Malformed => "brackets and commas do not fit",
            Self::TooMany => "too many parts",
        })
    }
}

impl std::error::Error for RawError {}

/// The fields of an object: their names, and the texts of their values.
///
/// # Errors
/// When the text is no object, or has more than `limit` fields.
pub fn members(text: &str, limit: usize) -> Result<Vec<(String, &str)>, RawError> {
    let mut scanner = Scanner::new(text);
    scanner.list(b'{', b'}', limit, |scanner| {
        let name = scanner.value().and_then(|name| serde_json::from_str::<Value>(name).ok());
        let Some(Value::String(name)) = name else { return None };
        scanner.take(b':').then_some(())?;
        Some((name, scanner.value()?))
    })
}

/// The texts of a list's items.
///
/// # Errors
/// When the text is no list, or has more than `limit` items.
pub fn items(text: &str, limit: usize) -> Result<Vec<&str>, RawError> {
    Scanner::new(text).list(b'[', b']', limit, Scanner::value)
}

/// Goes through a text from front to back.
struct Scanner<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Scanner<'t> {
    fn new(text: &'t str) -> Self {
        Self { text: text.strip_prefix('\u{feff}').unwrap_or(text), at: 0 }
    }

    fn next(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Takes a mark and the white space before it, if it is the next.
    fn take(&mut self, mark: u8) -> bool {
        while matches!(self.next(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
        let is_next = self.next() == Some(mark);
        self.at += usize::from(is_next);
        is_next
    }

    /// All parts between two brackets, with nothing after them.
    fn list<T>(
        &mut self,
        open: u8,
        close: u8,
        limit: usize,
        part: impl Fn(&mut Self) -> Option<T>,
    ) -> Result<Vec<T>, RawError> {
        let mut parts = Vec::new();
        if !self.take(open) {
            return Err(RawError::Malformed);
        }
        if !self.take(close) {
            loop {
                if parts.len() == limit {
                    return Err(RawError::TooMany);
                }
                parts.push(part(self).ok_or(RawError::Malformed)?);
                if self.take(close) {
                    break;
                }
                if !self.take(b',') {
                    return Err(RawError::Malformed);
                }
            }
        }
        // No byte is 0 in a sound text; this only passes over white space.
        self.take(0);
        if self.at == self.text.len() { Ok(parts) } else { Err(RawError::Malformed) }
    }

    /// The text of the next value: to its closing bracket or mark, or to what can follow a number or a word.
    fn value(&mut self) -> Option<&'t str> {
        self.take(0);
        let start = self.at;
        let (mut depth, mut in_text, mut escaped) = (0usize, false, false);
        while let Some(byte) = self.next() {
            match byte {
                _ if escaped => escaped = false,
                b'\\' if in_text => escaped = true,
                b'"' => in_text = !in_text,
                _ if in_text => {}
                b'[' | b'{' => depth += 1,
                b']' | b'}' | b',' | b':' | b' ' | b'\t' | b'\n' | b'\r' if depth == 0 => break,
                b']' | b'}' => depth -= 1,
                _ => {}
            }
            self.at += 1;
            if depth == 0 && !in_text && matches!(byte, b'"' | b']' | b'}') {
                break;
            }
        }
        let text = self.text.get(start..self.at)?;
        (depth == 0 && !in_text && !text.is_empty()).then_some(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_come_out_as_they_stand() {
        let text = "\u{feff}{ \"a\" : [1, {\"x\": \"]}\"}] ,\n\"b\\u00e5\":1.50,\"c\":\"\\\"\\\\\", \"a\": null }\n";
        let expected = [("a", "[1, {\"x\": \"]}\"}]"), ("bå", "1.50"), ("c", "\"\\\"\\\\\""), ("a", "null")];
        let found = members(text, 4).expect("an object");
        assert_eq!(found.iter().map(|(name, value)| (name.as_str(), *value)).collect::<Vec<_>>(), expected);
        assert_eq!(items("[1, {\"x\": \"]}\"} ,\"å\"]", 3), Ok(vec!["1", "{\"x\": \"]}\"}", "\"å\""]));
        assert_eq!((items("[]", 0), items(" [ ] ", 0)), (Ok(vec![]), Ok(vec![])));
        assert_eq!(
            (members("{}", 0).map(|parts| parts.len()), members("{ }", 0).map(|parts| parts.len())),
            (Ok(0), Ok(0))
        );
    }

    #[test]
    fn a_broken_part_is_still_a_part() {
        assert_eq!(items("[{\"a\":},tru]", 9), Ok(vec!["{\"a\":}", "tru"]));
    }

    #[test]
    fn what_is_no_list_or_object_is_not_taken_for_one() {
        for text in ["", "[", "]", "[,]", "[1,]", "[1 2]", "[1]]", "[1]x", "[\"]", "{}", "7", "[[]", "\"[]\"", "[{]}]"]
        {
            assert_eq!(items(text, 9), Err(RawError::Malformed), "{text}");
        }
        for text in ["", "{", "{1:2}", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{\"a\" 1}", "[]", "{\"\\x\":1}"] {
            assert_eq!(members(text, 9), Err(RawError::Malformed), "{text}");
        }
        assert_eq!(items("[1,2,3]", 2), Err(RawError::TooMany));
    }
}
