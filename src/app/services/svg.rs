//! A drawing on the page: its shapes as elements of SVG, which the next drawing takes over and changes where it differs.
//!
//! Elements are made and changed directly and not as views: a chart of a thousand shapes has to be drawn anew within a
//! frame. What each looks like is in `style/components/chart.css`, by the classes given here.

use std::sync::Arc;

use leptos::prelude::{Effect, Get, NodeRef, StoredValue, UpdateValue};
use leptos::svg::Svg;
use web_sys::{Document, Element};

use crate::chart::svg::{anchor_name, path};
use crate::chart::{Drawing, Ink, Position, Shape, Style, coordinate};

const NAMESPACE: &str = "http://www.w3.org/2000/svg";

/// How far the ring around a value reaches.
const RING: &str = "9";

/// An `<svg>` that drawings are put into.
struct Canvas {
    svg: Element,
    group: Element,
    ring: Element,
    /// One a shape of the last drawing.
    nodes: Vec<Element>,
    last: Arc<Drawing>,
}

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
    fn new(svg: &Element) -> Option<Self> {
        let document = svg.owner_document()?;
        let (group, ring) = (create(&document, "g")?, create(&document, "circle")?);
        set(&ring, "class", "kk-drawing__here");
        set(&ring, "r", RING);
        set(&ring, "display", "none");
        svg.append_child(&group).ok()?;
        svg.append_child(&ring).ok()?;
        Some(Self { svg: svg.clone(), group, ring, nodes: Vec::new(), last: Arc::default() })
    }

    fn draw(&mut self, drawing: Arc<Drawing>) {
        if self.last.frame != drawing.frame {
            let (width, height) = (coordinate(drawing.frame.width), coordinate(drawing.frame.height));
            set(&self.svg, "viewBox", &format!("0 0 {width} {height}"));
        }
        for (index, shape) in drawing.shapes.iter().enumerate() {
            match (self.nodes.get(index), self.last.shapes.get(index)) {
                (Some(node), Some(before)) if tag(before) == tag(shape) => {
                    if before != shape {
                        update(node, Some(before), shape);
                    }
                }
                _ => {
                    if self.make(index, shape).is_none() {
                        return;
                    }
                }
            }
        }
        for node in self.nodes.drain(drawing.shapes.len().min(self.nodes.len())..) {
            node.remove();
        }
        self.last = drawing;
    }

    /// Makes the element of a shape, in place of one of another kind or at the end.
    fn make(&mut self, index: usize, shape: &Shape) -> Option<()> {
        let node = create(&self.group.owner_document()?, tag(shape))?;
        update(&node, None, shape);
        match self.nodes.get_mut(index) {
            Some(old) => {
                self.group.replace_child(&node, old).ok()?;
                *old = node;
            }
            None => {
                self.group.append_child(&node).ok()?;
                self.nodes.push(node);
            }
        }
        Some(())
    }

    fn show(&self, here: Option<Position>) {
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

fn create(document: &Document, tag: &str) -> Option<Element> {
    document.create_element_ns(Some(NAMESPACE), tag).ok()
}

fn set(element: &Element, name: &str, value: &str) {
    // Only a name that is no attribute's would be refused.
    let _set = element.set_attribute(name, value);
}

const fn tag(shape: &Shape) -> &'static str {
    match shape {
        Shape::Path { .. } | Shape::Rect { .. } | Shape::Mark { .. } => "path",
        Shape::Text { .. } => "text",
    }
}

/// Sets what differs from the shape that the element had before; everything if it had none.
fn update(node: &Element, before: Option<&Shape>, shape: &Shape) {
    let looks = look(shape);
    if before.is_none_or(|before| look(before) != looks) {
        set(node, "class", &class(looks));
    }
    if let Some(path) = path(shape) {
        set(node, "d", &path);
    }
    let Shape::Text { at, anchor, size, text, .. } = shape else { return };
    let old = match before {
        Some(Shape::Text { at, anchor, size, text, .. }) => Some((at, anchor, size, text)),
        _ => None,
    };
    if old.is_none_or(|old| old.0 != at) {
        set(node, "x", &coordinate(at.x));
        set(node, "y", &coordinate(at.y));
    }
    if old.is_none_or(|old| old.1 != anchor) {
        set(node, "text-anchor", anchor_name(*anchor));
    }
    if old.is_none_or(|old| old.2 != size) {
        set(node, "font-size", &coordinate(*size));
    }
    if old.is_none_or(|old| old.3 != text) {
        node.set_text_content(Some(text));
    }
}

/// What a shape's class depends on: name and style.
fn look(shape: &Shape) -> (&'static str, Option<u8>) {
    match shape {
        Shape::Mark { style, .. } => ("mark", Some(style.number())),
        Shape::Path { closed: true, ink: Ink::Line(style), .. } => ("line-surface", Some(style.number())),
        Shape::Path { closed: true, ink: Ink::Fill(style), .. } => ("surface", Some(style.number())),
        Shape::Path { closed: true, ink: Ink::Open(style), .. } => ("open-surface", Some(style.number())),
        Shape::Path { closed: false, ink: Ink::Open(style), .. } => ("open-line", Some(style.number())),
        Shape::Path { ink, .. } | Shape::Rect { ink, .. } | Shape::Text { ink, .. } => ink_name(*ink),
    }
}

fn ink_name(ink: Ink) -> (&'static str, Option<u8>) {
    let of = |name, style: Style| (name, Some(style.number()));
    match ink {
        Ink::Grid => ("grid", None),
        Ink::Axis => ("axis", None),
        Ink::Track => ("track", None),
        Ink::Text => ("text", None),
        Ink::Quiet => ("quiet", None),
        Ink::Strong => ("strong", None),
        Ink::OnShade => ("on-shade", None),
        Ink::Line(style) => of("line", style),
        Ink::Broken(style) => of("broken", style),
        Ink::Fill(style) => of("fill", style),
        Ink::Open(style) => of("open", style),
        Ink::Span => ("span", None),
        Ink::Middle => ("middle", None),
        Ink::Mean => ("mean", None),
        Ink::Goal => ("goal", None),
        Ink::Shade(step) => ("shade", Some(step.min(4))),
        Ink::Missing => ("missing", None),
        Ink::Above => ("above", None),
        Ink::Below => ("below", None),
        Ink::Between => ("between", None),
    }
}

fn class((name, number): (&str, Option<u8>)) -> String {
    match (name, number) {
        (name, None) => format!("kk-ink-{name}"),
        ("shade", Some(step)) => format!("kk-ink-shade-{step}"),
        (name, Some(style)) => format!("kk-ink-{name} kk-style-{style}"),
    }
}
