//! Bars: for every area one bar for each result.

use leptos::prelude::*;
use leptos_i18n::td_string;

use super::series::Series;
use crate::app::format;
use crate::app::locale::{lang_of, use_locale};
use crate::chart;
use crate::language::Language;
use crate::points::{Interval, Points, Precision};
use crate::rubric::{Area, Rubric};

/// Length of a whole bar in its own units.
const LENGTH: f64 = 100.0;

/// The same as an attribute. Not a literal: leptos makes elements of literals alone by `innerHTML`, which this project
/// does without.
const WHOLE: &str = "100";

/// The bars, grouped by area, with the points written beside each.
pub fn bar_chart(series: &[Series], rubric: &Rubric) -> impl IntoView + use<> {
    let locale = use_locale();
    let language = expect_context::<Language>();
    let lang = lang_of(&rubric.title);
    let group = |(index, area): (usize, &Area)| {
        let drawn = series.iter().filter(|series| series.has_areas());
        let bars: Vec<_> = drawn
            .map(|series| bar(series.style, &series.name, series.areas.get(index).copied().flatten(), area.max))
            .collect();
        view! {
            <li class="kk-bars__group">
                <p class="kk-bars__area" lang=lang>{format!("{} {}", area.id, area.title.get(language))}</p>
                <ul class="kk-bars__bars">{bars}</ul>
            </li>
        }
    };
    let groups: Vec<_> = rubric.areas.iter().enumerate().map(group).collect();
    view! {
        <figure class="kk-chart">
            <figcaption class="kk-chart__title">{td_string!(locale, result.bars)}</figcaption>
            <ol class="kk-bars">{groups}</ol>
        </figure>
    }
}

fn bar(style: usize, name: &str, interval: Option<Interval>, max: Points) -> impl IntoView + use<> {
    let locale = use_locale();
    let language = expect_context::<Language>();
    let length = |points: Points| chart::length(points, max, LENGTH);
    let (secured, possible) = interval.map_or_else(
        || ("0".to_owned(), "0".to_owned()),
        |interval| (length(interval.secured()), length(interval.possible())),
    );
    let text = interval.map_or_else(
        || td_string!(locale, points.not_applicable).to_owned(),
        |interval| format::interval(interval, Precision::Whole, language),
    );
    view! {
        <li class="kk-bars__bar">
            <span class="kk-bars__name">{name.to_owned()}</span>
            <svg
                class=format!("kk-bars__drawing kk-series kk-series--{style}")
                viewBox="0 0 100 10"
                preserveAspectRatio="none"
                aria-hidden="true"
            >
                <rect class="kk-bars__track" width=WHOLE height="10" />
                <rect class="kk-bars__possible" width=possible height="10" />
                <rect class="kk-bars__secured" width=secured height="10" />
            </svg>
            <span class="kk-bars__value">{text}</span>
        </li>
    }
}
