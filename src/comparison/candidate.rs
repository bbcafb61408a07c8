//! What can be chosen to stand beside a draft, and finding it by typing.

use super::reference::{ReferenceKey, ReferenceKind};
use super::series::Reach;
use crate::assessment::Year;
use crate::evaluation::EditionClaim;
use crate::municipality::folded;
use crate::points::Points;

/// Something that can be chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// How the choice names it.
    pub key: ReferenceKey,
    /// What it is.
    pub kind: ReferenceKind,
    /// Municipality and year, or the name of a mean: "Nässjö 2022".
    pub name: String,
    /// What a person called it, or when it was kept; empty for most.
    pub remark: String,
    /// The year that it is about.
    pub year: Option<Year>,
    /// The edition it was made with.
    pub edition: EditionClaim,
    /// Its settled total, if it is known before it is chosen.
    pub total: Option<Points>,
    /// How far down it can be compared.
    pub reach: Reach,
    /// Whether it is of the draft's own municipality.
    pub is_same_municipality: bool,
    /// What is searched, folded.
    words: String,
}

impl Candidate {
    /// A candidate by its name; the rest is filled in with what is known of it.
    #[must_use]
    pub fn new(key: ReferenceKey, kind: ReferenceKind, name: String, edition: EditionClaim, reach: Reach) -> Self {
        let words = folded(&name);
        Self {
            key,
            kind,
            name,
            remark: String::new(),
            year: None,
            edition,
            total: None,
            reach,
            is_same_municipality: false,
            words,
        }
    }

    /// With what a person called it, which is searched too.
    #[must_use]
    pub fn with_remark(mut self, remark: String) -> Self {
        if !remark.is_empty() {
            self.words = format!("{} {}", self.words, folded(&remark));
        }
        self.remark = remark;
        self
    }

    /// Every word that was typed begins a word of the name, or stands in it.
    fn fits(&self, typed: &[&str]) -> bool {
        typed.iter().all(|word| self.words.contains(word))
    }

    /// What comes first: one's own municipality, then means, then what reaches furthest down; the newest first.
    fn rank(&self) -> (bool, bool, std::cmp::Reverse<Reach>, std::cmp::Reverse<Option<Year>>) {
        let is_mean = self.kind == ReferenceKind::Mean;
        (!self.is_same_municipality, !is_mean, std::cmp::Reverse(self.reach), std::cmp::Reverse(self.year))
    }
}

/// Puts candidates in the order in which they are offered; those of the same rank stay as they are.
pub fn order(candidates: &mut [Candidate]) {
    candidates.sort_by_key(Candidate::rank);
}

/// What a search finds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found<'c> {
    /// The first of those that fit.
    pub shown: Vec<&'c Candidate>,
    /// How many fit in all.
    pub n_fitting: usize,
}

/// The first `limit` candidates that fit what was typed, in their order; nothing typed fits all.
#[must_use]
pub fn find<'c>(candidates: &'c [Candidate], typed: &str, limit: usize) -> Found<'c> {
    let typed = folded(typed);
    let words: Vec<_> = typed.split_whitespace().collect();
    let mut found = Found::default();
    for candidate in candidates.iter().filter(|candidate| candidate.fits(&words)) {
        if found.n_fitting < limit {
            found.shown.push(candidate);
        }
        found.n_fitting += 1;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn candidate(name: &str, year: u16, reach: Reach) -> Candidate {
        let key = ReferenceKey::Published("x".parse().expect("an id"));
        let edition = EditionClaim::Stated("2021".parse().expect("an id"));
        let mut candidate = Candidate::new(key, ReferenceKind::Evaluation, format!("{name} {year}"), edition, reach);
        candidate.year = Year::try_from(u64::from(year)).ok();
        candidate
    }

    fn names(found: &Found) -> Vec<String> {
        found.shown.iter().map(|candidate| candidate.name.clone()).collect()
    }

    #[test]
    fn what_is_near_and_reaches_far_comes_first() {
        let mut candidates = vec![
            candidate("Örebro", 2013, Reach::Total),
            candidate("Vetlanda", 2021, Reach::Subareas),
            candidate("Grästorp", 2014, Reach::Areas),
            candidate("Nässjö", 2022, Reach::Subareas),
            Candidate { is_same_municipality: true, ..candidate("Habo", 2019, Reach::Total) },
        ];
        order(&mut candidates);
        let found = find(&candidates, "", 10);
        assert_eq!(names(&found), ["Habo 2019", "Nässjö 2022", "Vetlanda 2021", "Grästorp 2014", "Örebro 2013"]);
    }

    #[test]
    fn typing_narrows_by_any_word_with_or_without_marks() {
        let candidates = vec![
            candidate("Nässjö", 2022, Reach::Subareas),
            candidate("Nässjö", 2019, Reach::Total).with_remark("Inför nämnden".to_owned()),
        ];
        assert_eq!(names(&find(&candidates, "nassjo", 10)), ["Nässjö 2022", "Nässjö 2019"]);
        assert_eq!(names(&find(&candidates, "2019 näs", 10)), ["Nässjö 2019"]);
        assert_eq!(names(&find(&candidates, "namnden", 10)), ["Nässjö 2019"]);
        assert_eq!(find(&candidates, "Habo", 10), Found::default());
    }

    #[test]
    fn how_many_fit_is_told_beyond_those_that_are_shown() {
        let candidates: Vec<_> = (2000..2030).map(|year| candidate("Habo", year, Reach::Total)).collect();
        let found = find(&candidates, "habo", 8);
        assert_eq!((found.shown.len(), found.n_fitting), (8, 30));
    }
}
