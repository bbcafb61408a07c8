//! Ids for results of one's own.

use super::EvaluationId;
use crate::assessment::Year;
use crate::municipality::folded;

/// The most letters of a name in an id.
const MAX_NAME: usize = 40;

/// How many ids are tried.
const TRIES: u32 = 10_000;

/// An id that tells what it is the id of, and that is not taken: `habo-2019`, or `habo-2019-2`.
///
/// Gives nothing when ten thousand are taken.
#[must_use]
pub fn free_id(name: &str, year: Year, is_taken: impl Fn(&EvaluationId) -> bool) -> Option<EvaluationId> {
    let mut slug = String::new();
    for letter in folded(name).chars() {
        if letter.is_ascii_alphanumeric() && slug.len() < MAX_NAME {
            slug.push(letter);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let slug = match slug.trim_end_matches('-') {
        "" => "resultat",
        slug => slug,
    };
    (1..TRIES).find_map(|number| {
        let id = if number == 1 { format!("{slug}-{year}") } else { format!("{slug}-{year}-{number}") };
        id.parse().ok().filter(|id| !is_taken(id))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_tell_municipality_and_year_and_are_not_taken() {
        let year = Year::try_from(2019).expect("a year");
        let id = |name: &str, taken: &[&str]| {
            free_id(name, year, |id| taken.contains(&id.as_str())).map(|id| id.to_string()).unwrap_or_default()
        };
        assert_eq!(id("Nässjö", &[]), "nassjo-2019");
        assert_eq!(id("Nässjö", &["nassjo-2019", "nassjo-2019-2"]), "nassjo-2019-3");
        assert_eq!(id("  Upplands–Väsby (norra) ", &[]), "upplands-vasby-norra-2019");
        assert_eq!(id("東京", &[]), "resultat-2019");
        assert_eq!(id(&"å".repeat(100), &[]).len(), MAX_NAME + "-2019".len());
        assert_eq!(free_id("Habo", year, |_| true), None);
    }
}
