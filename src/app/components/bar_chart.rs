//! Bars: for every area one bar for each result.

use leptos::prelude::*;
use leptos_i18n::td_string;

use super::series::{ShownSeries, figure_text};
use crate::app::locale::{lang_of, use_locale};
use crate::chart::{self, Style};
use crate::comparison::Figure;
use crate::language::Language;
use crate::points::Points;
use crate::rubric::{Area, Rubric};

/// Length of a whole bar in its own units.
const LENGTH: f64 = 100.0;

/// The same as an attribute. Not a literal: leptos makes elements of literals alone by `innerHTML`, which this project
/// does without.
const WHOLE: &str = "100";

/// The bars, grouped by area, with the points written beside each.
pub fn bar_chart(series: &[ShownSeries], rubric: &Rubric) -> impl IntoView + use<> {
    let locale = use_locale();
    let language = expect_context::<Language>();
    let lang = lang_of(&rubric.title);
    let group = |(index, area): (usize, &Area)| {
        let drawn = series.iter().filter(|shown| shown.series.has_areas());
        let bars: Vec<_> = drawn
            .filter_map(|shown| Some(bar(shown.style?, &shown.series.name, shown.series.areas.get(index)?, area.max)))
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

/// A bar; where there is no figure, a few words instead of it.
fn bar(style: Style, name: &str, figure: &Figure, max: Points) -> impl IntoView + use<> {
    let Some((interval, max)) = figure.drawn(max) else {
        return view! {
            <li class="kk-bars__bar">
                <span class="kk-bars__name">{name.to_owned()}</span>
                <span class="kk-bars__words">{figure_text(figure)}</span>
            </li>
        }
        .into_any();
    };
    let length = |points: Points| chart::length(points, max, LENGTH);
    view! {
        <li class="kk-bars__bar">
            <span class="kk-bars__name">{name.to_owned()}</span>
            <svg
                class=format!("kk-bars__drawing kk-series kk-series--{}", style.number())
                viewBox="0 0 100 10"
                preserveAspectRatio="none"
                aria-hidden="true"
            >
                <rect class="kk-bars__track" width=WHOLE height="10" />
                <rect class="kk-bars__possible" width=length(interval.possible()) height="10" />
                <rect class="kk-bars__secured" width=length(interval.secured()) height="10" />
            </svg>
            <span class="kk-bars__value">{figure_text(figure)}</span>
        </li>
    }
    .into_any()
}
