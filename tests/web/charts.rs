//! Charts on a real page: elements that stay from one drawing to the next, pictures of the size that was asked for, and
//! the width of the place.

use std::sync::Arc;

use gloo_file::futures::read_as_bytes;
use js_sys::Promise;
use kommunkompass::app::services::svg::Canvas;
use kommunkompass::app::services::{picture, resize};
use kommunkompass::chart::svg::write_svg;
use kommunkompass::chart::{Anchor, Drawing, Ink, Position, Shape, Style};
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Document, Element, HtmlElement};

const HOSTILE: &str = "</text><script>document.title = 'broken'</script>";

/// How many frames are waited for something.
const FRAMES: u32 = 120;

pub fn document() -> Document {
    web_sys::window().and_then(|window| window.document()).expect("a document")
}

/// Lines as high as there are values, and a text.
fn drawing(values: &[f64], text: &str) -> Arc<Drawing> {
    let mut drawing = Drawing::new(100.0, 50.0);
    for value in values {
        let at = Position { x: *value, y: 40.0 };
        drawing.line(at, at.shifted(0.0, -10.0), Ink::Line(Style::OWN));
        drawing.shapes.push(Shape::Mark { at, style: Style::OWN });
    }
    drawing.text(Position { x: 1.0, y: 12.0 }, Anchor::Start, Ink::Text, 12.0, text);
    Arc::new(drawing)
}

fn canvas() -> (Element, Canvas) {
    let svg = document().create_element_ns(Some("http://www.w3.org/2000/svg"), "svg").expect("an element");
    let canvas = Canvas::new(&svg).expect("a document");
    (svg, canvas)
}

/// The elements of the drawing: paths first, then texts.
fn shapes(svg: &Element) -> Vec<Element> {
    let found = svg.query_selector_all("path, text").expect("a selector");
    (0..found.length()).filter_map(|index| found.item(index)).map(JsCast::unchecked_into).collect()
}

fn attributes(element: &Element) -> String {
    ["class", "d", "x", "y"].map(|name| element.get_attribute(name).unwrap_or_default()).join("|")
}

#[wasm_bindgen_test]
fn shapes_that_look_alike_are_one_path_and_the_next_drawing_takes_over_the_elements() {
    let (svg, mut canvas) = canvas();
    canvas.draw(drawing(&[10.0, 20.0], "Nässjö"));
    assert_eq!(svg.get_attribute("viewBox").as_deref(), Some("0 0 100 50"));
    let before = shapes(&svg);
    assert_eq!(before.len(), 3);
    assert_eq!(attributes(&before[0]), "kk-ink-line kk-style-0|M10 40L10 30M20 40L20 30||");
    assert!(attributes(&before[1]).starts_with("kk-ink-mark kk-style-0|M5.5 40a"), "{}", attributes(&before[1]));
    assert_eq!(attributes(&before[2]), "kk-ink-text||1|12");
    canvas.draw(drawing(&[10.0, 25.0], "Vetlanda"));
    let after = shapes(&svg);
    assert!(before.iter().zip(&after).all(|(one, other)| one == other), "elements were made anew");
    assert_eq!(attributes(&after[0]), "kk-ink-line kk-style-0|M10 40L10 30M25 40L25 30||");
    assert_eq!(after[2].text_content().as_deref(), Some("Vetlanda"));
}

#[wasm_bindgen_test]
fn what_lies_behind_is_drawn_first_whatever_the_order() {
    let at = Position { x: 10.0, y: 10.0 };
    let other = Style::of(3).expect("a style");
    let mut drawing = Drawing::new(100.0, 50.0);
    drawing.shapes.push(Shape::Mark { at, style: Style::OWN });
    drawing.rect(at, 5.0, 5.0, Ink::Shade(4));
    drawing.line(at, at.shifted(5.0, 0.0), Ink::Line(Style::OWN));
    drawing.rect(at, 5.0, 5.0, Ink::Shade(1));
    drawing.line(at, at.shifted(5.0, 0.0), Ink::Line(other));
    drawing.line(at, at.shifted(5.0, 0.0), Ink::Grid);
    drawing.rect(at, 5.0, 5.0, Ink::Fill(other));
    let (svg, _canvas) = canvas_of(Arc::new(drawing));
    let classes: Vec<_> = shapes(&svg).iter().filter_map(|shape| shape.get_attribute("class")).collect();
    let expected = [
        "kk-ink-grid",
        "kk-ink-shade-1",
        "kk-ink-shade-4",
        "kk-ink-fill kk-style-3",
        "kk-ink-line kk-style-3",
        "kk-ink-line kk-style-0",
        "kk-ink-mark kk-style-0",
    ];
    assert_eq!(classes, expected);
}

#[wasm_bindgen_test]
fn a_drawing_of_fewer_or_other_shapes_leaves_nothing_of_the_last() {
    let (svg, mut canvas) = canvas();
    for values in [&[1.0, 2.0, 3.0][..], &[4.0], &[], &[5.0, 6.0]] {
        canvas.draw(drawing(values, "text"));
        let (anew, fresh) = canvas_of(drawing(values, "text"));
        fresh.show(None);
        let outlined = |svg: &Element| shapes(svg).iter().map(|node| node.outer_html()).collect::<Vec<_>>();
        assert_eq!(outlined(&svg), outlined(&anew));
    }
}

fn canvas_of(drawing: Arc<Drawing>) -> (Element, Canvas) {
    let (svg, mut canvas) = canvas();
    canvas.draw(drawing);
    (svg, canvas)
}

/// So many rows with a figure in each column, and a heading that stands alone.
fn table(rows: u32, columns: &[f64], heading: &str) -> Arc<Drawing> {
    let mut drawing = Drawing::new(100.0, 50.0);
    drawing.text(Position { x: 50.0, y: 5.0 }, Anchor::Middle, Ink::Strong, 12.0, heading);
    for row in 0..rows {
        for (column, x) in columns.iter().enumerate() {
            let at = Position { x: *x, y: f64::from(row) };
            drawing.text(at, Anchor::Middle, Ink::Text, 12.0, (row as usize * (column + 1) % 7).to_string());
        }
    }
    Arc::new(drawing)
}

/// The texts with their classes, letters and places, whichever column they are in.
fn placed_texts(svg: &Element) -> Vec<String> {
    let described = |text: &Element| {
        let column = text.parent_element().and_then(|column| column.get_attribute("transform")).unwrap_or_default();
        format!("{column}|{}|{}", attributes(text), text.text_content().unwrap_or_default())
    };
    shapes(svg).iter().map(described).collect()
}

#[wasm_bindgen_test]
fn a_column_of_figures_is_moved_as_a_whole() {
    let (svg, mut canvas) = canvas_of(table(16, &[10.0, 30.0], "Poäng"));
    let before = shapes(&svg);
    assert!(placed_texts(&svg).contains(&"translate(10 0)|kk-ink-text|||3|3".to_owned()));
    canvas.draw(table(16, &[20.0, 30.0], "Poäng"));
    assert!(before.iter().zip(shapes(&svg)).all(|(one, other)| *one == other), "elements were made anew");
    assert!(placed_texts(&svg).contains(&"translate(20 0)|kk-ink-text|||3|3".to_owned()));
}

/// A block of texts for each of these numbers, which says how many they are, below each other.
fn blocks(numbers: &[u32]) -> Arc<Drawing> {
    let mut drawing = Drawing::new(100.0, 50.0);
    let mut at = Position { x: 5.0, y: 0.0 };
    for number in numbers {
        drawing.block(at);
        let mut place = at.shifted(2.0, 0.0);
        for row in 0..*number {
            drawing.text(place, Anchor::Start, Ink::Text, 12.0, format!("{row} of {number}"));
            place = place.shifted(0.0, 3.0);
        }
        at = place.shifted(-2.0, 0.0);
    }
    Arc::new(drawing)
}

#[wasm_bindgen_test]
fn a_block_that_others_push_down_is_moved_as_a_whole() {
    let (svg, mut canvas) = canvas_of(blocks(&[1, 2]));
    let stays = shapes(&svg).split_off(1);
    let before: Vec<_> = stays.iter().map(|text| text.outer_html()).collect();
    assert_eq!(placed_texts(&svg)[2], "translate(5 3)|kk-ink-text||2|3|1 of 2");
    canvas.draw(blocks(&[4, 2]));
    assert_eq!(stays[..], shapes(&svg)[4..], "elements were made anew");
    assert_eq!(before, stays.iter().map(|text| text.outer_html()).collect::<Vec<_>>());
    assert_eq!(placed_texts(&svg)[5], "translate(5 12)|kk-ink-text||2|3|1 of 2");
}

#[wasm_bindgen_test]
fn blocks_that_come_and_go_leave_nothing_behind() {
    let (svg, mut canvas) = canvas();
    for numbers in [&[3, 2, 1][..], &[2], &[], &[0, 4, 2], &[7, 2], &[2, 7]] {
        canvas.draw(blocks(numbers));
        let (anew, _canvas) = canvas_of(blocks(numbers));
        assert_eq!(placed_texts(&svg), placed_texts(&anew));
    }
}

#[wasm_bindgen_test]
fn a_look_that_comes_or_goes_changes_nothing_of_the_others() {
    let of = |numbers: &[u8]| {
        let mut drawing = Drawing::new(100.0, 50.0);
        for number in numbers {
            let at = Position { x: f64::from(*number), y: 10.0 };
            drawing.rect(at, 5.0, 5.0, Ink::Fill(Style::of(usize::from(*number)).expect("a style")));
        }
        Arc::new(drawing)
    };
    let (svg, mut canvas) = canvas_of(of(&[0, 1, 2, 3]));
    let all = shapes(&svg);
    canvas.draw(of(&[0, 2, 3]));
    assert_eq!(shapes(&svg), [&all[0], &all[1], &all[3]].map(Clone::clone), "the third from the back is that of 1");
    canvas.draw(of(&[0, 1, 2, 3]));
    let again = shapes(&svg);
    assert_eq!([&again[0], &again[1], &again[3]], [&all[0], &all[1], &all[3]]);
    assert_eq!(again[2].get_attribute("class").as_deref(), Some("kk-ink-fill kk-style-1"));
}

/// How many of the texts say something else than before.
fn rewritten(texts: &[Element], words: &[Option<String>]) -> usize {
    texts.iter().zip(words).filter(|(text, words)| text.text_content() != **words).count()
}

#[wasm_bindgen_test]
fn texts_that_stay_are_not_written_anew_whatever_comes_or_goes_between_them() {
    let (svg, mut canvas) = canvas_of(table(16, &[10.0, 30.0, 50.0], "Poäng"));
    let before = shapes(&svg);
    let words: Vec<_> = before.iter().map(|text| text.text_content()).collect();
    canvas.draw(table(16, &[10.0, 30.0, 50.0, 70.0], "Poäng av 40"));
    assert_eq!(shapes(&svg).len(), 1 + 16 * 4);
    assert_eq!(rewritten(&before, &words), 1, "only the heading says something else");
    // The second column goes.
    let mut without = Drawing::new(100.0, 50.0);
    let all = table(16, &[10.0, 30.0, 50.0, 70.0], "Poäng av 40");
    let stays = |shape: &&Shape| !matches!(shape, Shape::Text { at, .. } if (29.0..31.0).contains(&at.x));
    without.shapes = all.shapes.iter().filter(stays).cloned().collect();
    let before = shapes(&svg);
    let words: Vec<_> = before.iter().map(|text| text.text_content()).collect();
    canvas.draw(Arc::new(without));
    assert_eq!(shapes(&svg).len(), 1 + 16 * 3);
    assert_eq!(rewritten(&before, &words), 0, "the others say what they said");
}

#[wasm_bindgen_test]
fn texts_that_come_and_go_leave_nothing_behind() {
    let (svg, mut canvas) = canvas();
    let drawings: [(u32, &[f64], &str); 7] = [
        (16, &[10.0, 30.0, 60.0], "1"),
        (2, &[10.0, 30.0], "2"),
        (19, &[30.0], "3"),
        (16, &[30.0, 40.0], "4"),
        (0, &[], "5"),
        (80, &[10.0, 40.0], "6"),
        (80, &[40.0, 10.0], "6"),
    ];
    for (rows, columns, heading) in drawings {
        canvas.draw(table(rows, columns, heading));
        let (anew, _canvas) = canvas_of(table(rows, columns, heading));
        assert_eq!(placed_texts(&svg), placed_texts(&anew));
    }
}

#[wasm_bindgen_test]
fn whatever_stands_in_a_name_is_drawn_as_text() {
    let (svg, _canvas) = canvas_of(drawing(&[], HOSTILE));
    assert_eq!(svg.text_content().as_deref(), Some(HOSTILE));
    assert!(svg.query_selector("script").expect("a selector").is_none());
}

#[wasm_bindgen_test]
fn the_ring_is_where_one_is_and_nowhere_at_first() {
    let (svg, canvas) = canvas_of(drawing(&[10.0], "Nässjö"));
    let ring = svg.last_element_child().expect("a ring");
    assert_eq!(ring.get_attribute("display").as_deref(), Some("none"));
    canvas.show(Some(Position { x: 10.0, y: 40.5 }));
    assert_eq!(["cx", "cy", "display"].map(|name| ring.get_attribute(name).unwrap_or_default()), ["10", "40.5", ""]);
}

#[wasm_bindgen_test]
async fn a_picture_has_the_size_that_was_asked_for() {
    let svg = write_svg(&drawing(&[10.0, 90.0], HOSTILE), HOSTILE, "å & ä", 640.0);
    for (width, height) in [(640, 320), (3200, 1600)] {
        let blob = picture::png(&svg, width, height).await.expect("a picture");
        let bytes = read_as_bytes(&blob).await.expect("bytes");
        assert_eq!(bytes[..8], *b"\x89PNG\r\n\x1a\n");
        let number = |from: usize| u32::from_be_bytes(bytes[from..from + 4].try_into().expect("four bytes"));
        assert_eq!((number(16), number(20)), (width, height));
    }
}

#[wasm_bindgen_test]
async fn a_picture_that_cannot_be_made_is_said_to_be_none() {
    let svg = write_svg(&drawing(&[10.0], "Nässjö"), "", "", 640.0);
    assert_eq!(picture::png(&svg, 100_000, 100_000).await.err(), Some(picture::NotDrawn));
    assert_eq!(picture::png("no picture", 100, 100).await.err(), Some(picture::NotDrawn));
}

pub async fn frame() {
    let window = web_sys::window().expect("a window");
    let promise = Promise::new(&mut |done, _| {
        window.request_animation_frame(&done).expect("a frame");
    });
    JsFuture::from(promise).await.expect("a frame");
}

async fn see(element: &Element, text: &str) {
    for _ in 0..FRAMES {
        if element.text_content().as_deref() == Some(text) {
            return;
        }
        frame().await;
    }
    panic!("waited in vain for {text}; there is {:?}", element.text_content());
}

#[wasm_bindgen_test]
async fn the_width_of_a_place_is_followed_until_the_place_is_gone() {
    let place: HtmlElement = document().create_element("div").expect("an element").unchecked_into();
    let resize_to = |width: u32| place.set_attribute("style", &format!("width: {width}px")).expect("it is set");
    resize_to(500);
    document().body().expect("a body").append_child(&place).expect("it is added");
    let mounted = mount_to(place.clone(), || {
        let measured = NodeRef::new();
        let width = resize::width_at(measured);
        view! {
            <div node_ref=measured />
            <p>{move || width.get().map(|width| format!("{width}"))}</p>
        }
    });
    let shown = place.query_selector("p").expect("a selector").expect("a paragraph");
    see(&shown, "500").await;
    resize_to(700);
    see(&shown, "700").await;
    resize_to(410);
    see(&shown, "410").await;
    // On paper a chart has the width of the paper, and afterwards that of its place again.
    let window = web_sys::window().expect("a window");
    let send = |name: &str| window.dispatch_event(&web_sys::Event::new(name).expect("an event")).expect("it is sent");
    send("beforeprint");
    see(&shown, "672").await;
    send("afterprint");
    see(&shown, "410").await;
    drop(mounted);
    resize_to(900);
    frame().await;
    send("beforeprint");
    frame().await;
    send("afterprint");
    place.remove();
}
