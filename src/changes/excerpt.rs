//! The beginning of a long text.

/// The beginning of a text, up to so many characters and not in the middle of a word; nothing when the text is no
/// longer than that.
#[must_use]
pub fn excerpt(text: &str, limit: usize) -> Option<&str> {
    let (end, _) = text.char_indices().nth(limit)?;
    let beginning = text.get(..end)?;
    // A text without spaces is cut where it must be.
    let cut = beginning.rfind(char::is_whitespace).and_then(|space| beginning.get(..space)).map(str::trim_end);
    Some(cut.filter(|words| !words.is_empty()).unwrap_or(beginning))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_between_words() {
        #[track_caller]
        fn check(text: &str, limit: usize, expected: Option<&str>) {
            assert_eq!(excerpt(text, limit), expected);
        }
        check("Vision beslutad 2023", 20, None);
        check("Vision beslutad 2023", 19, Some("Vision beslutad"));
        check("Vision  beslutad", 9, Some("Vision"));
        check("åäöåäö", 4, Some("åäöå"));
        check(" åäöåäö", 4, Some(" åäö"));
        check("", 0, None);
    }
}
