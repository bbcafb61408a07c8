//! Views in a row that stay on the page.

use kommunkompass::app::components::kept::{Kept, kept};
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement};

use super::charts::{document, frame};

fn items(place: &Element) -> Vec<Element> {
    let found = place.query_selector_all("li").expect("a selector");
    (0..found.length()).filter_map(|index| found.item(index)).map(JsCast::unchecked_into).collect()
}

fn names(items: &[Element]) -> Vec<String> {
    items.iter().filter_map(|item| item.text_content()).collect()
}

#[wasm_bindgen_test]
async fn what_stays_is_the_same_element_in_the_order_of_the_last_change() {
    let place: HtmlElement = document().create_element("ul").expect("an element").unchecked_into();
    document().body().expect("a body").append_child(&place).expect("a place");
    let shown = RwSignal::new(vec!["Nässjö", "Vetlanda", "Habo"]);
    let each =
        move || shown.get().into_iter().map(|name| Kept::new(name.to_owned(), move || view! { <li>{name}</li> }));
    let _mounted = mount_to(place.clone(), move || kept(move || each().collect()));
    let before = items(&place);
    assert_eq!(names(&before), ["Nässjö", "Vetlanda", "Habo"]);

    shown.set(vec!["Habo", "Nässjö", "Eksjö", "Nässjö"]);
    frame().await;
    let after = items(&place);
    assert_eq!(names(&after), ["Habo", "Nässjö", "Eksjö"], "the same is shown once");
    assert_eq!([&after[0], &after[1]], [&before[2], &before[0]], "elements were made anew");

    shown.set(Vec::new());
    frame().await;
    assert!(items(&place).is_empty());
    place.remove();
}
