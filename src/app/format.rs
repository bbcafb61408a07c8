//! Numbers as a person reads them. Rounding itself is the domain's.

use crate::language::Language;
use crate::overview::Achieved;
use crate::points::{Interval, Points, Precision, RoundedPoints};

/// Rounded points with the language's decimal separator.
#[must_use]
pub fn rounded(points: RoundedPoints, language: Language) -> String {
    points.with_separator(language.decimal_separator())
}

/// Points, rounded to whole ones.
#[must_use]
pub fn whole(points: Points) -> String {
    points.rounded(Precision::Whole).to_string()
}

/// An interval: "8–14,5", or one number when both ends are shown alike.
#[must_use]
pub fn interval(interval: Interval, precision: Precision, language: Language) -> String {
    let (secured, possible) = (interval.secured().rounded(precision), interval.possible().rounded(precision));
    between(secured, possible, language)
}

/// Points of the overview table.
#[must_use]
pub fn achieved(achieved: Achieved, language: Language) -> Option<String> {
    match achieved {
        Achieved::Points(points) => Some(rounded(points, language)),
        Achieved::Between { secured, possible } => Some(between(secured, possible, language)),
        Achieved::NotApplicable => None,
    }
}

fn between(secured: RoundedPoints, possible: RoundedPoints, language: Language) -> String {
    if secured == possible {
        return rounded(secured, language);
    }
    format!("{}–{}", rounded(secured, language), rounded(possible, language))
}

/// An interval without rounding: "6,764706–16,176471", or one number when it is closed.
#[must_use]
pub fn exact_interval(interval: Interval, language: Language) -> String {
    let secured = exact(interval.secured(), language);
    if interval.is_closed() {
        return secured;
    }
    format!("{secured}–{}", exact(interval.possible(), language))
}

/// Exact points as typed: "14,5".
#[must_use]
pub fn exact(points: Points, language: Language) -> String {
    match language {
        Language::Swedish | Language::Bokmal => points.to_decimal_comma(),
        Language::English => points.to_decimal(),
    }
}
