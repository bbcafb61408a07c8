//! A drawing in the making, on which no text covers another or leaves the frame, because one that would is not written.
#![expect(clippy::float_arithmetic, reason = "geometry is drawn, never counted with")]

use super::text_width::BOLD;
use super::{Anchor, Drawing, Frame, Ink, Position, Shape, fitted, text_box, text_width};

/// Size of most letters.
pub(super) const TEXT: f64 = 13.0;

/// Size of letters of less weight.
pub(super) const SMALL: f64 = 12.0;

/// Half the place that a mark takes.
pub(super) const MARK: f64 = 6.0;

/// From one text to the next beside it, at least.
const AIR: f64 = 4.0;

/// The least and the greatest width that is drawn for.
const WIDTHS: (f64, f64) = (260.0, 2000.0);

/// The width that is drawn for: what is no number is drawn narrow.
pub(super) fn drawn_width(width: f64) -> f64 {
    // The larger of no number and a number is the number.
    width.max(WIDTHS.0).min(WIDTHS.1)
}

/// Upper left and lower right corner.
type Bounds = (Position, Position);

/// Shapes, and what keeps texts off them.
pub(super) struct Page {
    /// What is drawn so far.
    pub drawing: Drawing,
    texts: Vec<Bounds>,
    marks: Vec<Bounds>,
    lines: Vec<Bounds>,
}

/// A text and how it is written.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    /// The text.
    pub text: &'a str,
    /// Its size.
    pub size: f64,
    /// Its weight.
    pub ink: Ink,
}

impl<'a> Words<'a> {
    pub const fn new(text: &'a str, size: f64, ink: Ink) -> Self {
        Self { text, size, ink }
    }

    /// Its width at most: letters that stand out are wider.
    pub fn width(self) -> f64 {
        text_width(self.text, self.size) * widening(self.ink)
    }
}

impl Page {
    /// An empty page.
    pub fn new(width: f64, height: f64) -> Self {
        let drawing = Drawing::new(width, height);
        Self { drawing, texts: Vec::new(), marks: Vec::new(), lines: Vec::new() }
    }

    /// Keeps texts off a box round this centre.
    pub fn keep_off(&mut self, at: Position, half_width: f64, half_height: f64) {
        self.marks.push((at.shifted(-half_width, -half_height), at.shifted(half_width, half_height)));
    }

    /// Draws a line that texts are kept off.
    pub fn line(&mut self, from: Position, to: Position, ink: Ink) {
        self.drawing.line(from, to, ink);
        self.lines.push((from, to));
    }

    /// Writes a text if it has letters and covers nothing.
    pub fn write(&mut self, at: Position, anchor: Anchor, words: Words) -> bool {
        self.write_at_first(&[(at, anchor)], words)
    }

    /// Writes a text at the first place where it covers nothing; says whether there was one.
    pub fn write_at_first(&mut self, places: &[(Position, Anchor)], words: Words) -> bool {
        for (at, anchor) in places {
            let Words { text, size, ink } = words;
            let shape = Shape::Text { at: *at, anchor: *anchor, ink, size, text: text.to_owned() };
            if let Some(bounds) = text_box(&shape).map(|bounds| widened(bounds, *anchor, ink))
                && !text.trim().is_empty()
                && self.is_free(bounds)
            {
                self.texts.push(bounds);
                self.drawing.shapes.push(shape);
                return true;
            }
        }
        false
    }

    /// Writes as much of a text as there is room for.
    pub fn write_fitted(&mut self, at: Position, anchor: Anchor, words: Words, width: f64) -> bool {
        let text = fitted(words.text, words.size, width / widening(words.ink));
        self.write(at, anchor, Words { text: &text, ..words })
    }

    fn is_free(&self, bounds: Bounds) -> bool {
        let Frame { width, height } = self.drawing.frame;
        let (from, to) = bounds;
        let is_inside = from.x >= 0.0 && from.y >= 0.0 && to.x <= width && to.y <= height;
        // Words side by side need some air, or they are read as one.
        let airy = (from.shifted(-AIR, 0.0), to.shifted(AIR, 0.0));
        is_inside
            && !self.texts.iter().any(|other| overlap(airy, *other))
            && !self.marks.iter().any(|other| overlap(bounds, *other))
            && !self.lines.iter().any(|(start, end)| crosses(*start, *end, bounds))
    }
}

/// How much wider letters of more weight are at most.
fn widening(ink: Ink) -> f64 {
    if ink == Ink::Strong { BOLD } else { 1.0 }
}

/// The box of a text with the width that its letters have at most.
fn widened((from, to): Bounds, anchor: Anchor, ink: Ink) -> Bounds {
    let more = (to.x - from.x) * (widening(ink) - 1.0);
    let (left, right) = match anchor {
        Anchor::Start => (0.0, more),
        Anchor::Middle => (more / 2.0, more / 2.0),
        Anchor::End => (more, 0.0),
    };
    (from.shifted(-left, 0.0), to.shifted(right, 0.0))
}

fn overlap((from, to): Bounds, (other_from, other_to): Bounds) -> bool {
    from.x < other_to.x && other_from.x < to.x && from.y < other_to.y && other_from.y < to.y
}

/// Whether a line goes through a box: what is left of it, when it is cut at each side, is more than a point.
fn crosses(from: Position, to: Position, (least, most): Bounds) -> bool {
    let (mut enters, mut leaves) = (0.0_f64, 1.0_f64);
    for (start, way, low, high) in [(from.x, to.x - from.x, least.x, most.x), (from.y, to.y - from.y, least.y, most.y)]
    {
        if way.abs() < f64::EPSILON {
            if start <= low || start >= high {
                return false;
            }
        } else {
            let (one, other) = ((low - start) / way, (high - start) / way);
            enters = enters.max(one.min(other));
            leaves = leaves.min(one.max(other));
        }
    }
    enters < leaves
}
