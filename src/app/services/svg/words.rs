//! The words of a drawing on the page, in columns where they stand below each other.

use web_sys::Element;

use super::{append, class, ink_look, set};
use crate::chart::svg::anchor_name;
use crate::chart::{Anchor, Drawing, Shape, coordinate};

/// The texts of a drawing.
pub(super) struct Words {
    place: Element,
    columns: Vec<Column>,
}

/// Texts that are centred at one place across, as the figures of a heatmap are. The column is moved as a whole, since a
/// browser lays every text out anew that gets another place. The first column holds all others, each with a place of its
/// own. Both keep the order of the drawing.
struct Column {
    group: Element,
    x: Option<f64>,
    texts: Vec<Word>,
}

/// A text on the page, and which shape of the last drawing it is.
struct Word {
    node: Element,
    shape: usize,
}

/// So many texts at one place across are a column; fewer are soon laid out.
const COLUMN: usize = 12;

/// How many texts of the last drawing are looked through for the same text. What stays keeps its order, but for some.
const REACH: usize = 64;

impl Words {
    /// None yet, in this element.
    pub(super) const fn new(place: Element) -> Self {
        Self { place, columns: Vec::new() }
    }

    /// Shows the texts of a drawing in place of those of the last.
    pub(super) fn draw(&mut self, last: &Drawing, drawing: &Drawing) {
        let columns = columns(drawing);
        let count = columns.len();
        for (index, (x, texts)) in columns.into_iter().enumerate() {
            if index == self.columns.len() {
                let Some(group) = append(&self.place, "g") else { return };
                self.columns.push(Column { group, x: None, texts: Vec::new() });
            }
            // When one between others goes, those after it stay what they are.
            let same = self.columns.iter().skip(index).position(|column| column.says(last, drawing, &texts));
            if let Some(same) = same.filter(|_| x.is_some()) {
                self.columns.swap(index, index + same);
            }
            let Some(column) = self.columns.get_mut(index) else { return };
            if let Some(x) = x.filter(|x| column.x.is_none_or(|before| before.to_bits() != x.to_bits())) {
                set(&column.group, "transform", &format!("translate({})", coordinate(x)));
            }
            column.x = x;
            column.draw(last, drawing, &texts);
        }
        for unused in self.columns.drain(count..) {
            unused.group.remove();
        }
        put_in_order(&self.place, self.columns.iter().map(|column| &column.group));
    }
}

impl Column {
    /// Whether these texts of a drawing are the ones that it has of the last.
    fn says(&self, last: &Drawing, drawing: &Drawing, texts: &[usize]) -> bool {
        let mut pairs = self.texts.iter().zip(texts);
        self.texts.len() == texts.len()
            && pairs.all(|(word, index)| is_same(last.shapes.get(word.shape), drawing.shapes.get(*index)))
    }

    /// Shows these texts of a drawing in place of those of the last: what is the same stays, and what is left of the last
    /// is written anew.
    fn draw(&mut self, last: &Drawing, drawing: &Drawing, texts: &[usize]) {
        // The next one is the last, where it is quickly taken.
        let mut left = std::mem::take(&mut self.texts);
        left.reverse();
        let mut same = |index: &usize| {
            let shape = drawing.shapes.get(*index);
            let mut ahead = left.iter().rev().take(REACH);
            let found = ahead.position(|word| is_same(last.shapes.get(word.shape), shape))?;
            Some(left.remove(left.len() - 1 - found))
        };
        let same: Vec<_> = texts.iter().map(&mut same).collect();
        for (&index, found) in texts.iter().zip(same) {
            let Some(shape) = drawing.shapes.get(index) else { continue };
            let found = found.or_else(|| left.pop());
            let before = found.as_ref().and_then(|word| last.shapes.get(word.shape));
            let node = found.map(|word| word.node);
            let Some(node) = node.or_else(|| append(&self.group, "text")) else { return };
            write(&node, before, shape, self.x.is_none());
            self.texts.push(Word { node, shape: index });
        }
        for unused in left {
            unused.node.remove();
        }
        put_in_order(&self.group, self.texts.iter().map(|word| &word.node));
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

/// Where the columns of a drawing are, and which of its shapes are their texts: first those that stand in none.
fn columns(drawing: &Drawing) -> Vec<(Option<f64>, Vec<usize>)> {
    let mut columns: Vec<(Option<f64>, Vec<usize>)> = vec![(None, Vec::new())];
    let mut others = Vec::new();
    for (index, shape) in drawing.shapes.iter().enumerate() {
        let Shape::Text { at, anchor, .. } = shape else { continue };
        if *anchor != Anchor::Middle {
            others.push(index);
            continue;
        }
        let is_there = |(x, _): &&mut (Option<f64>, Vec<usize>)| x.is_some_and(|x| x.to_bits() == at.x.to_bits());
        match columns.iter_mut().find(is_there) {
            Some((_, texts)) => texts.push(index),
            None => columns.push((Some(at.x), vec![index])),
        }
    }
    columns.retain_mut(|(x, texts)| {
        let stays = x.is_none() || texts.len() >= COLUMN;
        if !stays {
            others.append(texts);
        }
        stays
    });
    others.sort_unstable();
    if let Some((_, texts)) = columns.first_mut() {
        *texts = others;
    }
    columns
}

/// Sets what differs from the text that the element had before; everything if it had none. Where it is across is that of
/// its column, unless it has a place of its own.
fn write(node: &Element, before: Option<&Shape>, shape: &Shape, has_own_place: bool) {
    let (Shape::Text { at, anchor, ink, size, text }, false) = (shape, before == Some(shape)) else { return };
    let old = match before {
        Some(Shape::Text { at, anchor, ink, size, text }) => Some((at, anchor, ink, size, text)),
        _ => None,
    };
    if has_own_place && old.is_none_or(|old| old.0.x.to_bits() != at.x.to_bits()) {
        set(node, "x", &coordinate(at.x));
    }
    if old.is_none_or(|old| old.0.y.to_bits() != at.y.to_bits()) {
        set(node, "y", &coordinate(at.y));
    }
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
