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
/// Names that begin with it come before names with a word that does, then names that contain it; a code fits from its
/// first digit. Nothing typed fits nothing.
#[must_use]
pub fn suggestions(typed: &str, limit: usize) -> Vec<Suggestion> {
    let wanted = folded(typed);
    if wanted.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<(u8, String, Suggestion)> = swedish()
        .filter_map(|(code, name)| {
            let folded = folded(name);
            let rank = rank(&wanted, code, &folded)?;
            Some((rank, folded, Suggestion { code: MunicipalityCode::from_digits(code)?, name }))
        })
        .collect();
    found.sort_by(|left, right| (left.0, &left.1).cmp(&(right.0, &right.1)));
    found.into_iter().take(limit).map(|(_, _, suggestion)| suggestion).collect()
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

/// Lower case, without the marks of å, ä, ö, é, æ and ø, and with single spaces, so that "nassjo" finds Nässjö.
pub(super) fn folded(text: &str) -> String {
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
                other => folded.push(other),
            }
        }
    }
    folded
}
