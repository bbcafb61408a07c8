//! Drawings that only have to be seen: samples of a legend, small charts beside each other.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::svg::Svg;

use crate::app::i18n::td_string;
use crate::app::locale::use_locale;
use crate::app::services::svg;
use crate::chart::legend::{LegendEntry, SAMPLE, sample};
use crate::chart::{Drawing, Position};

/// A drawing that stays as it is and says nothing by itself: its words stand beside it.
pub fn static_drawing(drawing: Drawing, class: &'static str) -> impl IntoView {
    let place = NodeRef::<Svg>::new();
    let drawing = Arc::new(drawing);
    svg::draw(place, move || Some(drawing.clone()), || None);
    view! { <svg node_ref=place class=class aria-hidden="true" /> }
}

/// What lines and surfaces stand for; nothing where there is nothing to tell apart.
pub fn legend_list(entries: &[LegendEntry]) -> Option<impl IntoView + use<>> {
    let locale = use_locale();
    let item = |entry: &LegendEntry| {
        let mut drawing = Drawing::new(SAMPLE.width, SAMPLE.height);
        drawing.shapes = sample(entry.ink, Position { x: 0.0, y: 0.0 });
        view! {
            <li class="kk-legend__item">
                {static_drawing(drawing, "kk-drawing kk-legend__sample")} <span>{entry.name.clone()}</span>
            </li>
        }
    };
    let items: Vec<_> = entries.iter().map(item).collect();
    (!items.is_empty())
        .then(|| view! { <ul class="kk-legend" aria-label=td_string!(locale, result.legend)>{items}</ul> })
}
