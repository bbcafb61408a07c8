//! Reading a chart point by point: with the pointer on the drawing, or with the keys at one slider below it.
//!
//! The drawing itself is hidden from screen readers: its sentence, its table and the slider say the same.

use std::sync::Arc;

use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::prelude::*;
use leptos::svg::Svg;

use super::chart_figure::Told;
use super::legend::legend_list;
use crate::app::i18n::td_string;
use crate::app::locale::use_locale;
use crate::app::services::location::Address;
use crate::app::services::svg;
use crate::chart::walk::{Across, across, nearest};
use crate::chart::{DataPoint, Drawing, coordinate};

/// The drawing with its legend, the slider, and what is at the value that was gone to.
#[component]
pub fn ChartReading(
    /// What is said.
    told: Signal<Told>,
    /// The drawing, once there is a place for it.
    drawing: Signal<Option<Arc<Drawing>>>,
    /// How much room there is below it, in pixels.
    below: Memo<f64>,
) -> impl IntoView {
    let locale = use_locale();
    let address = expect_context::<Address>();
    let place = NodeRef::<Svg>::new();
    // Nothing until somebody has gone to a value.
    let chosen = RwSignal::new(None::<usize>);
    let count = Memo::new(move |_| told.read().drawing.as_ref().map_or(0, |drawing| drawing.points.len()));
    let index = move || chosen.get().unwrap_or(0).min(count.get().saturating_sub(1));
    let point_at =
        move |index: usize| -> Option<DataPoint> { told.read().drawing.as_ref()?.points.get(index).copied() };
    let point = Memo::new(move |_| chosen.get().and_then(|_| point_at(index())));
    let said =
        move |point: Option<DataPoint>| point.map(|point| (told.read().content.value_at)(point)).unwrap_or_default();
    let href =
        move || told.read().content.href_at.as_ref().zip(point.get()).and_then(|(href_at, point)| href_at(point));
    let go = move || {
        if let Some(href) = untrack(href) {
            address.go_to(href.trim_start_matches('#'));
        }
    };
    let legend = Memo::new(move |_| told.read().content.legend.clone());
    svg::draw(place, move || drawing.get(), move || point.get().map(|point| point.at));

    let point_to = move |event: PointerEvent| {
        let (Some(svg), Some(drawing)) = (place.get_untracked(), drawing.get_untracked()) else { return };
        let at = svg::position(&svg, drawing.frame.width, (event.client_x(), event.client_y()));
        if let Some(found) = at.and_then(|at| nearest(&drawing.points, at)) {
            set_if_other(chosen, found);
        }
    };
    let key = move |event: KeyboardEvent| {
        let direction = match event.key().as_str() {
            "ArrowUp" => Across::Back,
            "ArrowDown" => Across::On,
            "Enter" => return go(),
            _ => return,
        };
        event.prevent_default();
        let found = drawing.with_untracked(|drawing| {
            drawing.as_ref().and_then(|drawing| across(&drawing.points, untrack(index), direction))
        });
        if let Some(found) = found {
            chosen.set(Some(found));
        }
    };
    let link = move || {
        href().map(|href| {
            let name = td_string!(locale, figure.open_named, name = said(point.get())).to_string();
            view! {
                <a href=href aria-label=name>
                    {td_string!(locale, figure.open)}
                </a>
            }
        })
    };
    view! {
        <svg
            node_ref=place
            class="kk-drawing kk-figure__drawing"
            class:kk-figure__drawing--leads=move || told.read().content.href_at.is_some()
            aria-hidden="true"
            on:pointermove=point_to
            on:pointerdown=point_to
            on:click=move |_| go()
        />
        <svg class="kk-figure__room" height=move || coordinate(below.get()) aria-hidden="true" />
        {legend_list(legend)}
        <div class="kk-figure__reading" hidden=move || count.get() == 0>
            <input
                type="range"
                class="kk-figure__slider"
                min="0"
                max=move || count.get().saturating_sub(1).to_string()
                aria-label=td_string!(locale, figure.read)
                aria-valuetext=move || said(point_at(index()))
                prop:value=move || index().to_string()
                on:focus=move |_| set_if_other(chosen, untrack(index))
                on:input:target=move |event| {
                    if let Ok(index) = event.target().value().parse() {
                        chosen.set(Some(index));
                    }
                }
                on:keydown=key
            />
            <p class="kk-figure__readout">
                <span aria-hidden="true">
                    {move || match point.get() {
                        Some(point) => said(Some(point)),
                        None => td_string!(locale, figure.hint).to_owned(),
                    }}
                </span>
                " "
                {link}
            </p>
        </div>
    }
}

/// The pointer moves often, from one value to another seldom.
fn set_if_other(chosen: RwSignal<Option<usize>>, index: usize) {
    if chosen.get_untracked() != Some(index) {
        chosen.set(Some(index));
    }
}
