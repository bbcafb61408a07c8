//! What lines and surfaces of a chart stand for.

use leptos::prelude::*;

use super::kept::{Kept, kept};
use crate::app::i18n::td_string;
use crate::app::locale::use_locale;
use crate::app::services::svg;
use crate::chart::legend::{LegendEntry, SAMPLE, sample};
use crate::chart::{Drawing, Position, coordinate};

/// What lines and surfaces stand for; nothing where there is nothing to tell apart.
pub fn legend_list(entries: Memo<Vec<LegendEntry>>) -> impl IntoView {
    let locale = use_locale();
    let is_there = Memo::new(move |_| !entries.read().is_empty());
    let items = move || entries.read().iter().map(item).collect();
    move || {
        is_there
            .get()
            .then(|| view! { <ul class="kk-legend" aria-label=td_string!(locale, result.legend)>{kept(items)}</ul> })
    }
}

/// A name beside the look that it stands for.
fn item(entry: &LegendEntry) -> Kept {
    let mut drawing = Drawing::new(SAMPLE.width, SAMPLE.height);
    drawing.shapes = sample(entry.ink, Position { x: 0.0, y: 0.0 });
    let (paths, name) = (svg::paths(&drawing), entry.name.clone());
    let looks: String = paths.iter().map(|(class, _)| class.as_str()).collect();
    Kept::new(format!("{looks} {name}"), move || {
        view! { <li class="kk-legend__item">{sample_of(paths)} <span>{name}</span></li> }
    })
}

fn sample_of(paths: Vec<(String, String)>) -> impl IntoView {
    let paths: Vec<_> = paths.into_iter().map(|(class, path)| view! { <path class=class d=path /> }).collect();
    let (width, height) = (coordinate(SAMPLE.width), coordinate(SAMPLE.height));
    let frame = format!("0 0 {width} {height}");
    view! {
        <svg class="kk-drawing kk-legend__sample" viewBox=frame width=width aria-hidden="true">
            {paths}
        </svg>
    }
}
