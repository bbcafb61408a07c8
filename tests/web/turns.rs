//! Figures that take a new value over one after the other.

use std::cell::Cell;
use std::rc::Rc;

use kommunkompass::app::services::turns::{Step, Turns};
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

/// In each figure: the number that it has taken over, the one that is drawn, the one in words.
fn numbers(numbers: [[u32; 3]; 3]) -> [Option<String>; 3] {
    numbers.map(|[shown, drawn, told]| Some(format!("{shown} {drawn} {told}")))
}

/// A number everywhere.
fn all(number: u32) -> [Option<String>; 3] {
    numbers([[number; 3]; 3])
}

/// How the figures go over from one number to a greater one.
fn to_more(from: u32, to: u32) -> Vec<[Option<String>; 3]> {
    let (old, room, drawn, new) = ([from; 3], [to, from, from], [to, to, from], [to; 3]);
    let steps = [room, drawn, new];
    let seen = steps.map(|seen| [old, seen, old]);
    let above = steps.map(|above| [above, new, old]);
    let below = steps.map(|below| [new, new, below]);
    [vec![[old; 3]], seen.to_vec(), above.to_vec(), below.to_vec()].concat().into_iter().map(numbers).collect()
}

/// What is shown from now on until nothing can change any more, each state once.
async fn states() -> Vec<[Option<String>; 3]> {
    let mut states = vec![shown()];
    for _ in 0..3 * FIGURES.len() + 3 {
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
async fn a_frame_does_one_step_of_one_figure_those_in_the_window_first_and_paper_all_at_once() {
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
            let next = Memo::new(move |_| shown.get());
            // Only what becomes more needs room.
            let drawn = turns.then(Step::Drawing, next, id, |before, after| after < before);
            let told = turns.then(Step::Words, next, id, |_, _| false);
            let style = format!("position: absolute; block-size: 100px; {place}");
            let text = move || format!("{} {} {}", shown.get(), drawn.get(), told.get());
            view! { <p id=id style=style>{text}</p> }
        };
        FIGURES.into_iter().map(figure).collect::<Vec<_>>()
    });
    let number = given.recv().expect("the view is there");
    assert_eq!(shown(), all(1));

    // Another test may say in the middle of this that the page is printed; then it is done once more.
    let mut last = 1;
    loop {
        printed.set(false);
        number.set(last + 2);
        let more = states().await;
        number.set(last + 1);
        let less = states().await;
        if !printed.get() {
            assert_eq!(more, to_more(last, last + 2));
            let drawn_at_once = numbers([[last + 2; 3], [last + 1, last + 1, last + 2], [last + 2; 3]]);
            assert_eq!(less[1], drawn_at_once, "what needs no room");
            assert_eq!(less.last(), Some(&all(last + 1)));
            break;
        }
        last += 1;
        assert!(last < 40, "the page is printed all the time");
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
