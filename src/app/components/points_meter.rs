//! Points of a part as a number and a bar: what is secured, and what is still open.

use leptos::prelude::*;

use crate::app::format;
use crate::app::i18n::td_string;
use crate::app::locale::use_locale;
use crate::chart;
use crate::language::Language;
use crate::points::{Points, Precision};
use crate::scoring::Outcome;

/// Width of the bar in its own units.
const WIDTH: f64 = 100.0;

/// The same as an attribute. Not a literal: leptos makes elements of literals alone by `innerHTML`, which this project
/// does without.
const WHOLE: &str = "100";

/// A bar from nothing to the maximum with the interval in it, and the same as text.
#[component]
pub fn PointsMeter(
    /// The points.
    outcome: Outcome,
    /// How finely they are shown.
    precision: Precision,
) -> impl IntoView {
    let locale = use_locale();
    let language = expect_context::<Language>();
    let text = match outcome {
        Outcome::NotApplicable => td_string!(locale, points.not_applicable).to_owned(),
        Outcome::Points { interval, max } => {
            let points = format::interval(interval, precision, language);
            td_string!(locale, points.of_points, points = points, max = format::whole(max)).to_string()
        }
    };
    view! {
        <div class="kk-meter">
            <p class="kk-meter__text">{text}</p>
            <PointsBar outcome />
        </div>
    }
}

/// The bar alone, for where the number stands beside it.
#[component]
pub fn PointsBar(
    /// The points.
    outcome: Outcome,
) -> impl IntoView {
    let length = |points, max| chart::length(points, max, WIDTH);
    let (secured, possible) = match outcome {
        Outcome::NotApplicable => (length(Points::ZERO, Points::ZERO), length(Points::ZERO, Points::ZERO)),
        Outcome::Points { interval, max } => (length(interval.secured(), max), length(interval.possible(), max)),
    };
    view! {
        <svg class="kk-meter__bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            <rect class="kk-meter__track" width=WHOLE height="6" />
            <rect class="kk-meter__possible" width=possible height="6" />
            <rect class="kk-meter__secured" width=secured height="6" />
        </svg>
    }
}
