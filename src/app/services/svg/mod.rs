//! A drawing on the page: its shapes as elements of SVG, which the next drawing takes over and changes where it differs.
//!
//! Elements are made and changed directly and not as views: a chart has to be drawn anew within a frame. What each looks
//! like is in `style/components/chart.css`, by the classes given here.

mod words;

use std::sync::Arc;

use leptos::prelude::{Effect, Get, NodeRef, StoredValue, UpdateValue};
use leptos::svg::Svg;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Node};

use self::words::Words;
use crate::chart::svg::push_path;
use crate::chart::{Drawing, Ink, Position, Shape, Style, coordinate};

const NAMESPACE: &str = "http://www.w3.org/2000/svg";

/// How far the ring around a value reaches.
const RING: &str = "9";

/// An `<svg>` that drawings are put into.
///
/// All shapes that look alike are one path, and texts lie above them: a chart of a thousand shapes is then some twenty
/// elements and its words.
pub struct Canvas {
    svg: Element,
    shapes: Element,
    words: Words,
    ring: Element,
    paths: Vec<(Layer, Element)>,
    last: Arc<Drawing>,
}

/// The shapes that look alike.
#[derive(PartialEq)]
struct Layer {
    look: Look,
    path: String,
}

/// From back to front: what lies behind what, then the number of a style or of a shade, then the name of the class.
/// Styles are counted down, so that the draft itself lies in front.
type Look = (u8, u8, &'static str);

/// Keeps the drawing in an `<svg>` the one that `drawing` gives, with a ring around the value at `here`.
pub fn draw(
    place: NodeRef<Svg>,
    drawing: impl Fn() -> Option<Arc<Drawing>> + 'static,
    here: impl Fn() -> Option<Position> + 'static,
) {
    let canvas = StoredValue::new_local(None);
    Effect::new(move |_| {
        let (Some(svg), Some(drawing)) = (place.get(), drawing()) else { return };
        canvas.update_value(|canvas: &mut Option<Canvas>| {
            if canvas.is_none() {
                *canvas = Canvas::new(&svg);
            }
            if let Some(canvas) = canvas {
                canvas.draw(drawing);
            }
        });
    });
    Effect::new(move |_| {
        let (Some(_), here) = (place.get(), here()) else { return };
        canvas.update_value(|canvas| canvas.iter().for_each(|canvas| canvas.show(here)));
    });
}

/// Where in a drawing of this width the pointer is that is at this place in the window.
#[must_use]
#[expect(clippy::float_arithmetic, reason = "places on the screen")]
pub fn position(svg: &Element, width: f64, (x, y): (i32, i32)) -> Option<Position> {
    let shown = svg.get_bounding_client_rect();
    let scale = width / shown.width();
    let at = Position { x: (f64::from(x) - shown.left()) * scale, y: (f64::from(y) - shown.top()) * scale };
    scale.is_finite().then_some(at)
}

impl Canvas {
    /// An empty one; nothing when the element is in no document. What another has drawn there goes: a view that is
    /// built anew may get the element of the one before.
    #[must_use]
    pub fn new(svg: &Element) -> Option<Self> {
        let document = svg.owner_document()?;
        svg.set_text_content(None);
        let part = |tag| {
            let part = create(&document, tag)?;
            svg.append_child(&part).ok()?;
            Some(part)
        };
        let (shapes, words, ring) = (part("g")?, part("g")?, part("circle")?);
        set(&ring, "class", "kk-drawing__here");
        set(&ring, "r", RING);
        set(&ring, "display", "none");
        let (paths, last) = Default::default();
        Some(Self { svg: svg.clone(), shapes, words: Words::new(words), ring, paths, last })
    }

    /// Shows a drawing in place of the last.
    pub fn draw(&mut self, drawing: Arc<Drawing>) {
        if self.last.frame != drawing.frame {
            let (width, height) = (coordinate(drawing.frame.width), coordinate(drawing.frame.height));
            set(&self.svg, "viewBox", &format!("0 0 {width} {height}"));
            // Were it as wide as its place, letters would be laid out for a new width before they are drawn for it.
            set(&self.svg, "width", &width);
        }
        self.draw_shapes(&drawing);
        self.words.draw(&self.last, &drawing);
        self.last = drawing;
    }

    /// What looks the same stays the same element: where there is nothing to change, nothing is styled or drawn anew.
    fn draw_shapes(&mut self, drawing: &Drawing) {
        let mut before = std::mem::take(&mut self.paths).into_iter().peekable();
        for layer in layers(drawing) {
            while let Some((_, unused)) = before.next_if(|(before, _)| before.look < layer.look) {
                unused.remove();
            }
            let node = match before.next_if(|(before, _)| before.look == layer.look) {
                Some((before, node)) => {
                    if before.path != layer.path {
                        set(&node, "d", &layer.path);
                    }
                    node
                }
                None => {
                    let next = before.peek().map(|(_, next)| next.unchecked_ref());
                    let Some(node) = insert(&self.shapes, "path", next) else { return };
                    set(&node, "class", &class(layer.look));
                    set(&node, "d", &layer.path);
                    node
                }
            };
            self.paths.push((layer, node));
        }
        for (_, unused) in before {
            unused.remove();
        }
    }

    /// Shows where one is: a ring around a value.
    pub fn show(&self, here: Option<Position>) {
        match here {
            Some(at) => {
                set(&self.ring, "cx", &coordinate(at.x));
                set(&self.ring, "cy", &coordinate(at.y));
                // Only a name that is no attribute's would be refused.
                let _shown = self.ring.remove_attribute("display");
            }
            None => set(&self.ring, "display", "none"),
        }
    }
}

/// What is drawn besides words, by its looks, from back to front.
fn layers(drawing: &Drawing) -> Vec<Layer> {
    let mut layers: Vec<Layer> = Vec::new();
    for shape in &drawing.shapes {
        let Some(look) = look(shape) else { continue };
        let at = layers.iter().position(|layer| layer.look >= look).unwrap_or(layers.len());
        if layers.get(at).is_none_or(|layer| layer.look != look) {
            layers.insert(at, Layer { look, path: String::new() });
        }
        if let Some(layer) = layers.get_mut(at) {
            push_path(&mut layer.path, shape);
        }
    }
    layers
}

/// The classes and paths of what is drawn besides words, from back to front.
#[must_use]
pub fn paths(drawing: &Drawing) -> Vec<(String, String)> {
    layers(drawing).into_iter().map(|layer| (class(layer.look), layer.path)).collect()
}

/// A new element before another one, or after all others.
fn insert(parent: &Element, tag: &str, next: Option<&Node>) -> Option<Element> {
    let node = create(&parent.owner_document()?, tag)?;
    parent.insert_before(&node, next).ok()?;
    Some(node)
}

fn create(document: &Document, tag: &str) -> Option<Element> {
    document.create_element_ns(Some(NAMESPACE), tag).ok()
}

fn set(element: &Element, name: &str, value: &str) {
    // Only a name that is no attribute's would be refused.
    let _set = element.set_attribute(name, value);
}

/// How something looks that is no text.
fn look(shape: &Shape) -> Option<Look> {
    match shape {
        Shape::Mark { style, .. } => Some(of_style(9, *style, "mark")),
        Shape::Path { closed: true, ink: Ink::Line(style), .. } => Some(of_style(7, *style, "line-surface")),
        Shape::Path { closed: true, ink: Ink::Fill(style), .. } => Some(of_style(7, *style, "surface")),
        Shape::Path { closed: true, ink: Ink::Open(style), .. } => Some(of_style(7, *style, "open-surface")),
        Shape::Path { closed: false, ink: Ink::Open(style), .. } => Some(of_style(7, *style, "open-line")),
        Shape::Path { ink, .. } | Shape::Rect { ink, .. } => Some(ink_look(*ink)),
        Shape::Text { .. } => None,
    }
}

const fn of_style(place: u8, style: Style, name: &'static str) -> Look {
    (place, u8::MAX - style.number(), name)
}

const fn ink_look(ink: Ink) -> Look {
    match ink {
        Ink::Track => (0, 0, "track"),
        Ink::Grid => (1, 0, "grid"),
        Ink::Axis => (2, 0, "axis"),
        Ink::Span => (3, 0, "span"),
        Ink::Middle => (4, 0, "middle"),
        Ink::Missing => (5, 0, "missing"),
        // What is still open of a cell has a higher step, and lies on the cell.
        Ink::Shade(step) => (5, if step < 4 { step } else { 4 }, "shade"),
        Ink::Fill(style) => of_style(6, style, "fill"),
        Ink::Open(style) => of_style(6, style, "open"),
        Ink::Above => (6, 0, "above"),
        Ink::Below => (6, 0, "below"),
        Ink::Between => (6, 0, "between"),
        Ink::Line(style) => of_style(7, style, "line"),
        Ink::Broken(style) => of_style(7, style, "broken"),
        Ink::Mean => (8, 0, "mean"),
        Ink::Goal => (8, 0, "goal"),
        Ink::Text => (10, 0, "text"),
        Ink::Quiet => (10, 0, "quiet"),
        Ink::Strong => (10, 0, "strong"),
        Ink::OnShade => (10, 0, "on-shade"),
    }
}

/// The classes of a look: [`of_style`] has counted its number down.
fn class((_, number, name): Look) -> String {
    match (name, u8::MAX - number) {
        ("shade", _) => format!("kk-ink-shade-{number}"),
        (name, style) if usize::from(style) < Style::COUNT => format!("kk-ink-{name} kk-style-{style}"),
        (name, _) => format!("kk-ink-{name}"),
    }
}
