//! The words of a drawing on the page, in groups where they stand together.

use web_sys::Element;

use super::{class, ink_look, insert, set};
use crate::chart::svg::anchor_name;
use crate::chart::{Anchor, Drawing, Position, Shape, coordinate};

/// The texts of a drawing.
pub(super) struct Words {
    place: Element,
    groups: Vec<Group>,
}

/// Texts that move together: those of a block, or those that are centred at one place across, as the figures of a heatmap
/// are. A group is moved as a whole, since a browser lays every text out anew that gets another place. The first group
/// holds all others. All keep the order of the drawing.
struct Group {
    node: Element,
    /// What its texts are placed from.
    at: Position,
    texts: Vec<Word>,
}

/// A text on the page, and which shape of the last drawing it is.
struct Word {
    node: Element,
    shape: usize,
}

/// Where a group of a drawing is, and which of its shapes are the texts.
type Planned = (Position, Vec<usize>);

const ORIGIN: Position = Position { x: 0.0, y: 0.0 };

/// So many texts at one place across are a group; fewer are soon laid out.
const COLUMN: usize = 12;

/// How many texts of the last drawing are looked through for the same text. What stays keeps its order, but for some.
const REACH: usize = 64;

impl Words {
    /// None yet, in this element.
    pub(super) const fn new(place: Element) -> Self {
        Self { place, groups: Vec::new() }
    }

    /// Shows the texts of a drawing in place of those of the last.
    pub(super) fn draw(&mut self, last: &Drawing, drawing: &Drawing) {
        let groups = groups(drawing);
        let count = groups.len();
        for (index, (at, texts)) in groups.into_iter().enumerate() {
            if index == self.groups.len() {
                let Some(node) = insert(&self.place, "g", None) else { return };
                self.groups.push(Group { node, at: ORIGIN, texts: Vec::new() });
            }
            // When one between others goes, those after it stay what they are.
            let same = self.groups.iter().skip(index).position(|group| group.says(last, drawing, &texts));
            if let Some(same) = same.filter(|_| index > 0) {
                self.groups.swap(index, index + same);
            }
            let Some(group) = self.groups.get_mut(index) else { return };
            let before = std::mem::replace(&mut group.at, at);
            if !is_at(before, at) {
                set(&group.node, "transform", &format!("translate({} {})", coordinate(at.x), coordinate(at.y)));
            }
            group.draw((last, before), (drawing, at), &texts);
        }
        for unused in self.groups.drain(count..) {
            unused.node.remove();
        }
        put_in_order(&self.place, self.groups.iter().map(|group| &group.node));
    }
}

impl Group {
    /// Whether these texts of a drawing are the ones that it has of the last.
    fn says(&self, last: &Drawing, drawing: &Drawing, texts: &[usize]) -> bool {
        let mut pairs = self.texts.iter().zip(texts);
        self.texts.len() == texts.len()
            && pairs.all(|(word, index)| is_same(last.shapes.get(word.shape), drawing.shapes.get(*index)))
    }

    /// Shows these texts of a drawing in place of those of the last: what is the same stays, and what is left of the last
    /// is written anew. With each drawing comes what texts are placed from.
    fn draw(&mut self, last: (&Drawing, Position), drawing: (&Drawing, Position), texts: &[usize]) {
        // The next one is the last, where it is quickly taken.
        let mut left = std::mem::take(&mut self.texts);
        left.reverse();
        let mut same = |index: &usize| {
            let shape = drawing.0.shapes.get(*index);
            let mut ahead = left.iter().rev().take(REACH);
            let found = ahead.position(|word| is_same(last.0.shapes.get(word.shape), shape))?;
            Some(left.remove(left.len() - 1 - found))
        };
        let same: Vec<_> = texts.iter().map(&mut same).collect();
        for (&index, found) in texts.iter().zip(same) {
            let Some(shape) = drawing.0.shapes.get(index) else { continue };
            let found = found.or_else(|| left.pop());
            let before = found.as_ref().and_then(|word| last.0.shapes.get(word.shape));
            let node = found.map(|word| word.node);
            let Some(node) = node.or_else(|| insert(&self.node, "text", None)) else { return };
            write(&node, before.map(|before| (before, last.1)), (shape, drawing.1));
            self.texts.push(Word { node, shape: index });
        }
        for unused in left {
            unused.node.remove();
        }
        put_in_order(&self.node, self.texts.iter().map(|word| &word.node));
    }
}

/// Puts elements into the order of the drawing, in which they are read, marked and copied.
fn put_in_order<'nodes>(place: &Element, nodes: impl Iterator<Item = &'nodes Element>) {
    let mut next = place.first_child();
    for node in nodes {
        if next.as_ref().is_some_and(|next| next.is_same_node(Some(node))) {
            next = node.next_sibling();
        } else {
            // It would be refused only of what is not there.
            let _placed = place.insert_before(node, next.as_ref());
        }
    }
}

/// Whether two texts say the same and look the same, wherever they stand.
fn is_same(one: Option<&Shape>, other: Option<&Shape>) -> bool {
    match (one, other) {
        (
            Some(Shape::Text { anchor, ink, size, text, .. }),
            Some(Shape::Text { anchor: a, ink: i, size: s, text: t, .. }),
        ) => text == t && ink == i && anchor == a && size.to_bits() == s.to_bits(),
        _ => false,
    }
}

/// The groups of a drawing: first the texts that stand in none.
fn groups(drawing: &Drawing) -> Vec<Planned> {
    let begin = drawing.blocks.first().map_or(drawing.shapes.len(), |block| block.first);
    let mut groups = columns(drawing, begin);
    for (number, block) in drawing.blocks.iter().enumerate() {
        let end = drawing.blocks.get(number + 1).map_or(drawing.shapes.len(), |next| next.first);
        groups.push((block.at, texts(drawing, block.first, end).map(|(index, ..)| index).collect()));
    }
    groups
}

/// The texts before a shape: those that stand alone, and then each column of those that stand below each other.
fn columns(drawing: &Drawing, end: usize) -> Vec<Planned> {
    let mut columns: Vec<Planned> = Vec::new();
    let mut others = Vec::new();
    for (index, at, anchor) in texts(drawing, 0, end) {
        if anchor != Anchor::Middle {
            others.push(index);
            continue;
        }
        match columns.iter_mut().find(|(column, _)| column.x.to_bits() == at.x.to_bits()) {
            Some((_, texts)) => texts.push(index),
            None => columns.push((Position { y: 0.0, ..at }, vec![index])),
        }
    }
    columns.retain_mut(|(_, texts)| {
        let stays = texts.len() >= COLUMN;
        if !stays {
            others.append(texts);
        }
        stays
    });
    others.sort_unstable();
    columns.insert(0, (ORIGIN, others));
    columns
}

/// Which of these shapes are texts, and where.
fn texts(drawing: &Drawing, first: usize, end: usize) -> impl Iterator<Item = (usize, Position, Anchor)> {
    let shapes = drawing.shapes.iter().enumerate().take(end).skip(first);
    shapes.filter_map(|(index, shape)| match shape {
        Shape::Text { at, anchor, .. } => Some((index, *at, *anchor)),
        _ => None,
    })
}

/// Sets what differs from the text that the element had before; everything if it had none. With each comes what it is
/// placed from.
fn write(node: &Element, before: Option<(&Shape, Position)>, (shape, from): (&Shape, Position)) {
    let Shape::Text { at, anchor, ink, size, text } = shape else { return };
    let old = match before {
        Some((Shape::Text { at, anchor, ink, size, text }, from)) => {
            Some((at.seen_from(from), anchor, ink, size, text))
        }
        _ => None,
    };
    let (at, at_before) = (at.seen_from(from), old.as_ref().map_or(ORIGIN, |old| old.0));
    put(node, "x", at_before.x, at.x);
    put(node, "y", at_before.y, at.y);
    if old.is_none_or(|old| old.1 != anchor) {
        set(node, "text-anchor", anchor_name(*anchor));
    }
    if old.is_none_or(|old| old.2 != ink) {
        set(node, "class", &class(ink_look(*ink)));
    }
    if old.is_none_or(|old| old.3 != size) {
        set(node, "font-size", &coordinate(*size));
    }
    if old.is_none_or(|old| old.4 != text) {
        node.set_text_content(Some(text));
    }
}

/// Sets a coordinate that was another. Without the attribute it is 0.
fn put(node: &Element, name: &str, before: f64, now: f64) {
    if is_near(before, now) {
        return;
    }
    if is_near(0.0, now) {
        // Only a name that is no attribute's would be refused.
        let _removed = node.remove_attribute(name);
    } else {
        set(node, name, &coordinate(now));
    }
}

fn is_at(one: Position, other: Position) -> bool {
    is_near(one.x, other.x) && is_near(one.y, other.y)
}

/// Whether two coordinates are written alike, to the nearest tenth.
#[expect(clippy::float_arithmetic, reason = "places in a drawing")]
fn is_near(one: f64, other: f64) -> bool {
    ((one * 10.0).round() - (other * 10.0).round()).abs() < 0.5
}
