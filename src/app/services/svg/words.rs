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
/// own, in the order that they are drawn in.
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

impl Words {
    /// None yet, in this element.
    pub(super) const fn new(place: Element) -> Self {
        Self { place, columns: Vec::new() }
    }

    /// Shows the texts of a drawing in place of those of the last.
    pub(super) fn draw(&mut self, last: &Drawing, drawing: &Drawing) {
        let columns = columns(drawing);
        for unused in self.columns.drain(columns.len().min(self.columns.len())..) {
            unused.group.remove();
        }
        for (index, (x, texts)) in columns.into_iter().enumerate() {
            if index == self.columns.len() {
                let Some(group) = append(&self.place, "g") else { return };
                self.columns.push(Column { group, x: None, texts: Vec::new() });
            }
            let Some(column) = self.columns.get_mut(index) else { return };
            if let Some(x) = x.filter(|x| column.x.is_none_or(|before| before.to_bits() != x.to_bits())) {
                set(&column.group, "transform", &format!("translate({})", coordinate(x)));
            }
            column.x = x;
            column.draw(last, drawing, &texts);
        }
    }
}

impl Column {
    /// Shows these texts of a drawing in place of those of the last.
    fn draw(&mut self, last: &Drawing, drawing: &Drawing, texts: &[usize]) {
        for unused in self.texts.drain(texts.len().min(self.texts.len())..) {
            unused.node.remove();
        }
        for (n, &index) in texts.iter().enumerate() {
            let Some(shape) = drawing.shapes.get(index) else { continue };
            if let Some(word) = self.texts.get_mut(n) {
                write(&word.node, last.shapes.get(word.shape), shape, self.x.is_none());
                word.shape = index;
            } else {
                let Some(node) = append(&self.group, "text") else { return };
                write(&node, None, shape, self.x.is_none());
                self.texts.push(Word { node, shape: index });
            }
        }
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
