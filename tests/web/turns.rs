//! Figures that take a new value over one after the other.

use std::cell::Cell;
use std::rc::Rc;

use kommunkompass::app::services::turns::Turns;
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use super::charts::{document, frame};

/// In the order of the page, with their places: out of sight above, in sight, far below.
const FIGURES: [(&str, &str); 3] =
    [("turn-above", "top: -900px"), ("turn-seen", "top: 10px"), ("turn-below", "top: 9000px")];

/// What the figures show.
fn shown() -> [Option<String>; 3] {
    FIGURES.map(|(id, _)| document().get_element_by_id(id)?.text_content())
}

/// A number in the drawing of each figure, and in its words.
fn numbers(numbers: [(u32, u32); 3]) -> [Option<String>; 3] {
    numbers.map(|(drawn, told)| Some(format!("{drawn} {told}")))
}

/// A number everywhere.
fn all(number: u32) -> [Option<String>; 3] {
    numbers([(number, number); 3])
}

/// What is shown from now on until nothing can change any more, each state once.
async fn states() -> Vec<[Option<String>; 3]> {
    let mut states = vec![shown()];
    for _ in 0..2 * FIGURES.len() + 3 {
        frame().await;
        let now = shown();
        if states.last() != Some(&now) {
            states.push(now);
        }
    }
    states
}

/// Tells the page that it is printed, or no longer.
fn say(event: &str) {
    let event = web_sys::Event::new(event).expect("an event");
    web_sys::window().expect("a window").dispatch_event(&event).expect("it is sent");
}

// All of it is one test: others run on the page at the same time, and elements have their ids.
#[wasm_bindgen_test]
async fn a_frame_shows_one_figure_more_those_in_the_window_first_or_its_words_and_paper_all_of_them() {
    let place: HtmlElement = document().create_element("div").expect("an element").unchecked_into();
    document().body().expect("a body").append_child(&place).expect("it is added");
    let (give, given) = std::sync::mpsc::channel();
    let printed = Rc::new(Cell::new(false));
    let hears = printed.clone();
    let mounted = mount_to(place.clone(), move || {
        let number = RwSignal::new(1);
        give.send(number).expect("the test waits for it");
        let turns = Turns::open();
        let now = Memo::new(move |_| number.get());
        let listener = window_event_listener_untyped("beforeprint", move |_| hears.set(true));
        on_cleanup(move || listener.remove());
        let figure = |(id, place): (&'static str, &'static str)| {
            let shown = turns.follow(now, id);
            let told = turns.follow_in_words(Memo::new(move |_| shown.get()), id);
            let style = format!("position: absolute; block-size: 100px; {place}");
            view! { <p id=id style=style>{move || shown.get()} " " {move || told.get()}</p> }
        };
        FIGURES.into_iter().map(figure).collect::<Vec<_>>()
    });
    let number = given.recv().expect("the view is there");
    assert_eq!(shown(), all(1));

    // Another test may say in the middle of this that the page is printed; then it is done once more.
    let mut last = 1;
    loop {
        printed.set(false);
        number.set(last + 1);
        let states = states().await;
        if !printed.get() {
            let (old, half, new) = ((last, last), (last + 1, last), (last + 1, last + 1));
            let expected = [
                [old, old, old],
                [old, half, old],
                [old, new, old],
                [half, new, old],
                [new, new, old],
                [new, new, half],
                [new, new, new],
            ];
            assert_eq!(states, expected.map(numbers));
            break;
        }
        last += 1;
        assert!(last < 20, "the page is printed all the time");
    }

    number.set(100);
    frame().await;
    frame().await;
    number.set(200);
    assert_eq!(states().await.last(), Some(&all(200)), "what changed again meanwhile");

    number.set(300);
    // The figures hear of it in a task of their own.
    frame().await;
    say("beforeprint");
    frame().await;
    assert_eq!(shown(), all(300), "on paper");

    number.set(400);
    frame().await;
    assert_eq!(shown(), all(400), "what changes while it is printed");
    say("afterprint");

    number.set(500);
    drop(mounted);
    states().await;
    place.remove();
}
