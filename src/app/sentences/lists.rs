//! Numbers, signs, lists and names of parts in running text.

use super::Words;
use crate::app::i18n::{Locale, td_string};
use crate::points::Percent;
use crate::reading::{Gap, Scope, Shown};

/// The most parts that are named one by one; of more, the number is told.
const NAMED: usize = 3;

/// The most results that are named one by one; a picture with more of them would be more text than picture.
const RESULTS: usize = 12;

/// "A, B och C"; empty for nothing.
#[must_use]
pub fn listed(locale: Locale, items: &[String]) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} {} {last}", first.join(", "), td_string!(locale, reading.and)),
    }
}

/// The same of names of results, of which there may be hundreds: the first, and how many there are besides.
#[must_use]
pub fn listed_some(locale: Locale, names: &[String]) -> String {
    match names.split_at_checked(RESULTS) {
        Some((first, rest)) if rest.len() > 1 => {
            td_string!(locale, reading.and_more, names = first.join(", "), count = rest.len()).to_string()
        }
        Some(_) | None => listed(locale, names),
    }
}

/// A number as it is written in running text: in words up to twelve.
pub(super) fn number(locale: Locale, number: usize) -> String {
    let words = td_string!(locale, reading.numbers).split(' ').nth(number);
    words.map_or_else(|| number.to_string(), str::to_owned)
}

/// A change with its sign: "+48", "−9", "±0".
pub(super) fn signed(change: i64) -> String {
    let sign = match change {
        0 => '±',
        1.. => '+',
        _ => '\u{2212}',
    };
    format!("{sign}{}", change.unsigned_abs())
}

/// Points as the table has them: "12", "8–14".
pub(super) fn points(shown: Shown) -> String {
    match shown.settled() {
        Some(points) => points.to_string(),
        None => format!("{}–{}", shown.least, shown.most),
    }
}

pub(super) fn percent(locale: Locale, share: Percent) -> String {
    td_string!(locale, result.share, percent = share.get()).to_string()
}

impl Words<'_> {
    /// The name of a part: an area by its title, a subarea with its number before it.
    pub(super) fn part(&self, place: usize) -> String {
        let Some(part) = self.parts.get(place) else {
            return String::new();
        };
        let title = part.title.trim();
        // Titles that are questions or sentences of their own stand in the middle of ours.
        let title = if title.ends_with(['.', '?', '!']) {
            td_string!(self.locale, reading.quoted, title = title.to_owned()).to_string()
        } else {
            title.to_owned()
        };
        match self.scope {
            _ if title.is_empty() => part.id.clone(),
            Scope::Areas => title,
            Scope::Subareas(_) => format!("{} {title}", part.id),
        }
    }

    /// So many parts: "ett område", "tre områden", "alla åtta områden".
    pub(super) fn count(&self, count: usize) -> String {
        let locale = self.locale;
        let is_every = count == self.parts.len();
        let number = number(locale, count);
        match (self.scope, count) {
            (Scope::Areas, 1) => td_string!(locale, reading.one_area).to_owned(),
            (Scope::Areas, _) if is_every => td_string!(locale, reading.every_area, count = number).to_string(),
            (Scope::Areas, _) => td_string!(locale, reading.many_areas, count = number).to_string(),
            (Scope::Subareas(_), 1) => td_string!(locale, reading.one_subarea).to_owned(),
            (Scope::Subareas(_), _) if is_every => {
                td_string!(locale, reading.every_subarea, count = number).to_string()
            }
            (Scope::Subareas(_), _) => td_string!(locale, reading.many_subareas, count = number).to_string(),
        }
    }

    /// Few parts by name, many by number.
    pub(super) fn named(&self, places: &[usize]) -> String {
        if places.len() > NAMED {
            return self.count(places.len());
        }
        let names: Vec<_> = places.iter().map(|place| self.part(*place)).collect();
        listed(self.locale, &names)
    }

    /// Parts with their differences: "Effektivitet, −9", or of several "Effektivitet (−9) och Arbetsliv (+9)"; nothing
    /// when there are none or too many to name.
    pub(super) fn gaps(&self, gaps: &[Gap]) -> Option<String> {
        match gaps {
            [] => None,
            [gap] => Some(format!("{}, {}", self.part(gap.part), signed(gap.difference))),
            _ if gaps.len() > NAMED => None,
            _ => {
                let each = gaps.iter().map(|gap| format!("{} ({})", self.part(gap.part), signed(gap.difference)));
                Some(listed(self.locale, &each.collect::<Vec<_>>()))
            }
        }
    }

    /// Parts counted by where they are: "högre på tre områden, lägre på fem och lika på ett".
    pub(super) fn clauses(&self, counted: &[(&str, usize)]) -> String {
        let locale = self.locale;
        let mut clauses = Vec::new();
        for (what, count) in counted.iter().filter(|(_, count)| *count > 0) {
            // What is counted is said once.
            let parts = if clauses.is_empty() { self.count(*count) } else { number(locale, *count) };
            clauses.push(td_string!(locale, reading.at, what = *what, parts = parts).to_string());
        }
        // Two clauses stand against each other and need no "and".
        if clauses.len() == 2 { clauses.join(", ") } else { listed(locale, &clauses) }
    }
}
