//! Ids of evaluations and means that somebody adds.

use super::EvaluationId;
use crate::assessment::Year;
use crate::municipality::folded;

/// The most characters of a name that go into an id.
const MAX_NAME: usize = 40;

/// An id that is not taken: name and year, `nassjo-2022`, then `nassjo-2022-2` and so on.
#[must_use]
pub fn free_id(name: &str, year: Year, is_taken: impl Fn(&str) -> bool) -> EvaluationId {
    let first = format!("{}-{year}", slug(name));
    let mut id = first.clone();
    let mut number = 1u32;
    while is_taken(&id) {
        number += 1;
        id = format!("{first}-{number}");
    }
    // Made of the characters of an id, and short enough to be one.
    EvaluationId(id.into())
}

/// A name in the characters of an id: `Upplands Väsby` as `upplands-vasby`.
fn slug(name: &str) -> String {
    let mut slug = String::new();
    for letter in folded(name).chars() {
        if slug.len() == MAX_NAME {
            break;
        }
        if letter.is_ascii_alphanumeric() {
            slug.push(letter);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() { "kommun".to_owned() } else { slug.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, taken: &[&str], expected: &str) {
        let year = Year::try_from(2022).expect("a year");
        assert_eq!(free_id(name, year, |id| taken.contains(&id)).as_str(), expected);
    }

    #[test]
    fn an_id_is_made_of_name_and_year() {
        check("Nässjö", &[], "nassjo-2022");
        check("  Upplands   Väsby ", &[], "upplands-vasby-2022");
        check("Øygarden/Sund (2)", &[], "oygarden-sund-2-2022");
        check("Ærø", &[], "aero-2022");
        check("東京", &[], "kommun-2022");
        check(&"å".repeat(100), &[], &format!("{}-2022", "a".repeat(40)));
    }

    #[test]
    fn an_id_that_is_taken_gets_a_number() {
        check("Nässjö", &["nassjo-2022"], "nassjo-2022-2");
        check("Nässjö", &["nassjo-2022", "nassjo-2022-2"], "nassjo-2022-3");
    }
}
