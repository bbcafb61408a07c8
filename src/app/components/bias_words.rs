//! Words for how a municipality's own points and the evaluators' differ.

use std::cmp::Ordering;

use leptos::prelude::*;

use crate::app::format;
use crate::app::i18n::td_string;
use crate::app::locale::use_locale;
use crate::comparison::Reach;
use crate::comparison::bias::{Bias, Gap, Hint, NoGap, OverallHint, Unit};
use crate::language::Language;
use crate::points::{Points, PointsDifference, Precision};
use crate::rubric::Rubric;

/// "4 poäng", whichever way it goes.
fn points_amount(difference: PointsDifference) -> String {
    let locale = use_locale();
    match format::whole(difference.amount()).as_str() {
        "1" => td_string!(locale, official.one_point).to_owned(),
        amount => td_string!(locale, official.many_points, amount = amount).to_string(),
    }
}

/// "12 % av maxpoängen", whichever way it goes.
fn share_amount(share: PointsDifference) -> String {
    let locale = use_locale();
    td_string!(locale, official.share, amount = format::whole(share.amount())).to_string()
}

fn amount(gap: Gap) -> String {
    match gap.unit {
        // Of a small maximum even a notable share is less than a point.
        Unit::Points if gap.direction() != Ordering::Equal => points_amount(gap.difference()),
        Unit::Points | Unit::Percent => share_amount(gap.share()),
    }
}

/// A difference with its sign: "+4,8", or "−12 procentenheter".
#[must_use]
pub fn difference_text(gap: Gap, precision: Precision) -> String {
    let locale = use_locale();
    let separator = expect_context::<Language>().decimal_separator();
    match gap.unit {
        Unit::Points => gap.shown_difference(precision).signed(precision, separator),
        Unit::Percent => {
            let difference = gap.shown_difference(Precision::Whole).signed(Precision::Whole, separator);
            td_string!(locale, official.percent_difference, difference = difference).to_string()
        }
    }
}

/// One's own and the evaluators' figure of a part.
#[must_use]
pub fn figures(gap: Gap, precision: Precision) -> (String, String) {
    let locale = use_locale();
    let language = expect_context::<Language>();
    let text = |points: Points| match gap.unit {
        Unit::Points => format::rounded(points.rounded(precision), language),
        Unit::Percent => td_string!(locale, result.share, percent = format::whole(points)).to_string(),
    };
    (text(gap.own), text(gap.official))
}

/// "3.2 Politisk styrning", or the total.
#[must_use]
pub fn part_name(rubric: &Rubric, language: Language, level: Reach, place: usize) -> String {
    let named = |id: &str, title: &str| format!("{id} {title}");
    let name = match level {
        Reach::Subareas => {
            let found = rubric.subareas().nth(place);
            found.map(|(_, subarea)| named(subarea.id.as_str(), subarea.title.get(language)))
        }
        Reach::Areas => rubric.areas.get(place).map(|area| named(area.id.as_str(), area.title.get(language))),
        Reach::Total => None,
    };
    name.unwrap_or_else(|| td_string!(use_locale(), result.total).to_owned())
}

/// What the comparison shows, in a few sentences.
#[must_use]
pub fn sentences(bias: &Bias, rubric: &Rubric, language: Language) -> Vec<String> {
    let locale = use_locale();
    let Some(mean) = bias.mean() else {
        return vec![td_string!(locale, official.nothing).to_owned()];
    };
    let level = bias.level();
    let parts = match (level, mean.parts) {
        (Reach::Subareas, 1) => td_string!(locale, official.one_subarea).to_owned(),
        (Reach::Subareas, count) => td_string!(locale, official.many_subareas, count = count).to_string(),
        (_, 1) => td_string!(locale, official.one_area).to_owned(),
        (_, count) => td_string!(locale, official.many_areas, count = count).to_string(),
    };
    let mut said = vec![match (bias.total.gap(), bias.sum()) {
        (Some(total), _) => total_sentence(total),
        (None, Some(sum)) => {
            let amount = points_amount(sum);
            match sum.shown_direction(Precision::Whole) {
                Ordering::Greater => td_string!(locale, official.sum_above, parts = parts, amount = amount).to_string(),
                Ordering::Less => td_string!(locale, official.sum_below, parts = parts, amount = amount).to_string(),
                Ordering::Equal => td_string!(locale, official.sum_same, parts = parts).to_string(),
            }
        }
        (None, None) => {
            let amount = share_amount(mean.difference);
            match mean.difference.shown_direction(Precision::Whole) {
                Ordering::Greater => {
                    td_string!(locale, official.mean_above, parts = parts, amount = amount).to_string()
                }
                Ordering::Less => td_string!(locale, official.mean_below, parts = parts, amount = amount).to_string(),
                Ordering::Equal => td_string!(locale, official.mean_same, parts = parts).to_string(),
            }
        }
    }];
    if level == Reach::Total || mean.parts == 1 {
        return said;
    }
    for direction in [Ordering::Greater, Ordering::Less] {
        if let Some((place, gap)) = bias.most(direction, 1).first() {
            let part = part_name(rubric, language, level, *place);
            let difference = difference_text(*gap, Precision::Whole);
            said.push(if direction == Ordering::Greater {
                td_string!(locale, official.most_above, part = part, difference = difference).to_string()
            } else {
                td_string!(locale, official.most_below, part = part, difference = difference).to_string()
            });
        }
    }
    let size = share_amount(PointsDifference::between(mean.amount, Points::ZERO));
    said.push(if level == Reach::Subareas {
        td_string!(locale, official.size_subareas, amount = size).to_string()
    } else {
        td_string!(locale, official.size_areas, amount = size).to_string()
    });
    said
}

fn total_sentence(total: Gap) -> String {
    let locale = use_locale();
    let (own, official) = figures(total, Precision::Whole);
    let amount = amount(total);
    match total.direction() {
        Ordering::Greater => {
            td_string!(locale, official.total_above, amount = amount, own = own, official = official).to_string()
        }
        Ordering::Less => {
            td_string!(locale, official.total_below, amount = amount, own = own, official = official).to_string()
        }
        Ordering::Equal => td_string!(locale, official.total_same, own = own).to_string(),
    }
}

/// Why a part is not compared.
#[must_use]
pub fn reason(why: &NoGap) -> &'static str {
    let locale = use_locale();
    match why {
        NoGap::Open => td_string!(locale, official.open),
        NoGap::NotApplicable => td_string!(locale, official.not_applicable),
        NoGap::OfficialOpen => td_string!(locale, official.official_open),
        NoGap::NotPublished => td_string!(locale, compare.not_published),
        NoGap::InPart(_) => td_string!(locale, official.in_part),
        NoGap::NotComparable => td_string!(locale, compare.not_comparable),
        NoGap::OtherEdition => td_string!(locale, official.other_edition),
    }
}

/// "Förra gången (2024) gav ni er 4 poäng mer än utvärderarna här."
#[must_use]
pub fn hint_text(hint: &Hint) -> String {
    let locale = use_locale();
    let (year, amount) = (hint.year.get(), amount(hint.gap));
    match hint.gap.difference().direction() {
        Ordering::Less => td_string!(locale, official.hint_below, year = year, amount = amount).to_string(),
        Ordering::Greater | Ordering::Equal => {
            td_string!(locale, official.hint_above, year = year, amount = amount).to_string()
        }
    }
}

/// The same of all of it.
#[must_use]
pub fn overall_hint_text(hint: &OverallHint) -> String {
    let locale = use_locale();
    let year = hint.year.get();
    let is_below = |difference: PointsDifference| difference.direction() == Ordering::Less;
    match hint.total {
        Some(total) if is_below(total.difference()) => {
            td_string!(locale, official.hint_total_below, year = year, amount = amount(total)).to_string()
        }
        Some(total) => td_string!(locale, official.hint_total_above, year = year, amount = amount(total)).to_string(),
        None if is_below(hint.mean) => {
            td_string!(locale, official.hint_mean_below, year = year, amount = share_amount(hint.mean)).to_string()
        }
        None => td_string!(locale, official.hint_mean_above, year = year, amount = share_amount(hint.mean)).to_string(),
    }
}
