//! Totals over the years, and places in an order.

use super::lists::{points, signed};
use crate::app::format;
use crate::app::i18n::{Locale, td_string};
use crate::points::Points;
use crate::reading::{Change, Place, Quarter, TrendPoint, TrendStep, trend as told};

/// What a trend shows: for each municipality its totals in order, with what changed within an edition; and, where editions
/// differ, that the difference is no measure. `max` is that of the time line.
#[must_use]
pub fn trend(locale: Locale, lines: &[(String, Vec<TrendPoint>)], max: Points) -> String {
    let mut sentences = Vec::new();
    let mut is_broken = false;
    for (name, line) in lines {
        let steps = told(line);
        is_broken = is_broken || steps.iter().any(|step| step.change == Change::OtherEdition);
        let steps: Vec<_> = steps.into_iter().map(|step| at(locale, step, max)).collect();
        if !steps.is_empty() {
            sentences.push(format!("{name}: {}.", steps.join(", ")));
        }
    }
    if is_broken {
        sentences.push(td_string!(locale, reading.trend_caveat).to_owned());
    }
    sentences.join(" ")
}

fn at(locale: Locale, step: TrendStep, max: Points) -> String {
    let (amount, when) = (points(step.points), step.when);
    let amount = if step.max == max {
        amount
    } else {
        td_string!(locale, charts.of_max, points = amount, max = format::whole(step.max)).to_string()
    };
    match step.change {
        Change::OtherEdition => td_string!(locale, reading.trend_other, points = amount, when = when).to_string(),
        Change::First | Change::Open | Change::OtherMaximum | Change::NotJoined => {
            td_string!(locale, reading.trend_at, points = amount, when = when).to_string()
        }
        Change::By(change) => {
            let text = td_string!(locale, reading.trend_at, points = amount, when = when).to_string();
            format!("{text} ({})", signed(change))
        }
    }
}

/// What a ranking shows: the place among those that are ranked, and that its colour is no judgement.
#[must_use]
pub fn place(locale: Locale, place: &Place) -> String {
    let (number, of) = (place.place, place.of);
    let mut text = if place.shared {
        td_string!(locale, reading.place_shared, place = number, of = of).to_string()
    } else {
        td_string!(locale, reading.place, place = number, of = of).to_string()
    };
    let quarter = place.quarter.map(|quarter| match quarter {
        Quarter::Upper => td_string!(locale, reading.upper),
        Quarter::Middle => td_string!(locale, reading.middle),
        Quarter::Lower => td_string!(locale, reading.lower_quarter),
    });
    if let Some(quarter) = quarter {
        text.push_str(", ");
        text.push_str(quarter);
    }
    format!("{text}. {}", td_string!(locale, reading.place_caveat))
}
