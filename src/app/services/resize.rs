//! How wide a place on the page is, as it changes.

use std::cell::Cell;
use std::rc::Rc;

use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{HtmlDivElement, ResizeObserver};

use super::print::on_print;
use crate::chart::width::{PRINTED, settled};

/// Watches a place until it is dropped.
struct Watch {
    observer: ResizeObserver,
    _measure: Closure<dyn FnMut()>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// The width to lay a chart out for beside this element, which has to be empty: were it as high as the chart, drawing
/// would change it, and be told of that again. Nothing while it is not to be seen.
#[must_use]
pub fn width_at(place: NodeRef<Div>) -> ReadSignal<Option<f64>> {
    let width = RwSignal::new(None);
    let watch = StoredValue::new_local(None::<Watch>);
    Effect::new(move |_| {
        let Some(element) = place.get() else { return };
        let printing = Rc::new(Cell::new(false));
        measure(&element, width);
        let watched = element.clone();
        let is_printing = printing.clone();
        let again = Closure::<dyn FnMut()>::new(move || {
            if !is_printing.get() {
                measure(&watched, width);
            }
        });
        if let Ok(observer) = ResizeObserver::new(again.as_ref().unchecked_ref()) {
            observer.observe(&element);
            watch.set_value(Some(Watch { observer, _measure: again }));
        }
        follow_print(element, printing, width);
    });
    width.read_only()
}

/// On paper the letters have their size as well, so a chart is laid out for the paper while it is printed.
fn follow_print(element: HtmlDivElement, printing: Rc<Cell<bool>>, width: RwSignal<Option<f64>>) {
    let before = printing.clone();
    let begun = move || {
        before.set(true);
        if width.get_untracked().is_some() {
            width.set(Some(settled(None, PRINTED)));
        }
    };
    let ended = move || {
        printing.set(false);
        measure(&element, width);
    };
    on_print(begun, ended);
}

fn measure(element: &HtmlDivElement, width: RwSignal<Option<f64>>) {
    let place = element.client_width();
    let before = width.get_untracked();
    if place > 0 {
        let now = Some(settled(before, f64::from(place)));
        if now != before {
            width.set(now);
        }
    }
}
