//! Finding a municipality by typing a part of its name or its code, with or without å, ä and ö.

use super::{MunicipalityCode, swedish};

/// A municipality that fits what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// Its code.
    pub code: MunicipalityCode,
    /// Its name.
    pub name: &'static str,
}

/// At most `limit` Swedish municipalities that fit `typed`, the best first.
///
/// Names that begin with it come before names with a word that does, then names that contain it; among them those with
/// the marks as typed come first, so that "habo" gives Habo before Håbo. A code fits from its first digit. Nothing typed
/// fits nothing.
#[must_use]
pub fn suggestions(typed: &str, limit: usize) -> Vec<Suggestion> {
    let (wanted, wanted_with_marks) = (folded(typed), lower(typed));
    if wanted.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<_> = swedish()
        .filter_map(|(code, name)| {
            let folded = folded(name);
            let rank_without_marks = rank(&wanted, code, &folded)?;
            let other_marks = rank(&wanted_with_marks, code, &lower(name)) != Some(rank_without_marks);
            let suggestion = Suggestion { code: MunicipalityCode::from_digits(code)?, name };
            Some(((rank_without_marks, other_marks, folded), suggestion))
        })
        .collect();
    found.sort_by(|(left, _), (right, _)| left.cmp(right));
    found.into_iter().take(limit).map(|(_, suggestion)| suggestion).collect()
}

fn rank(wanted: &str, code: &str, name: &str) -> Option<u8> {
    if name.starts_with(wanted) || code.starts_with(wanted) {
        Some(0)
    } else if name.split([' ', '-']).any(|word| word.starts_with(wanted)) {
        Some(1)
    } else {
        name.contains(wanted).then_some(2)
    }
}

/// Lower case, with single spaces.
pub(super) fn lower(text: &str) -> String {
    text.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// Lower case, without the marks of å, ä, ö, é, æ and ø, and with single spaces, so that "nassjo" finds Nässjö.
///
/// A mark may also stand as a character of its own after its letter, as in names copied from macOS.
pub(crate) fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        for letter in word.chars().flat_map(char::to_lowercase) {
            match letter {
                'å' | 'ä' | 'á' | 'à' => folded.push('a'),
                'ö' | 'ø' => folded.push('o'),
                'é' | 'è' => folded.push('e'),
                'æ' => folded.push_str("ae"),
                '\u{300}'..='\u{36f}' => {}
                other => folded.push(other),
            }
        }
    }
    folded
}
