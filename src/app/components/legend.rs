//! What lines and surfaces of a chart stand for.

use leptos::prelude::*;

use crate::app::i18n::td_string;
use crate::app::locale::use_locale;
use crate::app::services::svg;
use crate::chart::legend::{LegendEntry, SAMPLE, sample};
use crate::chart::{Drawing, Ink, Position, coordinate};

/// How a line or a surface looks. Its name stands beside it.
fn sample_of(ink: Ink) -> impl IntoView {
    let mut drawing = Drawing::new(SAMPLE.width, SAMPLE.height);
    drawing.shapes = sample(ink, Position { x: 0.0, y: 0.0 });
    let paths = svg::paths(&drawing).into_iter().map(|(class, path)| view! { <path class=class d=path /> });
    let paths: Vec<_> = paths.collect();
    let (width, height) = (coordinate(SAMPLE.width), coordinate(SAMPLE.height));
    let frame = format!("0 0 {width} {height}");
    view! {
        <svg class="kk-drawing kk-legend__sample" viewBox=frame width=width aria-hidden="true">
            {paths}
        </svg>
    }
}

/// What lines and surfaces stand for; nothing where there is nothing to tell apart.
pub fn legend_list(entries: &[LegendEntry]) -> Option<impl IntoView + use<>> {
    let locale = use_locale();
    let item = |entry: &LegendEntry| {
        view! { <li class="kk-legend__item">{sample_of(entry.ink)} <span>{entry.name.clone()}</span></li> }
    };
    let items: Vec<_> = entries.iter().map(item).collect();
    (!items.is_empty())
        .then(|| view! { <ul class="kk-legend" aria-label=td_string!(locale, result.legend)>{items}</ul> })
}
