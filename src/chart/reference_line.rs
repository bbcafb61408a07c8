//! Lines across bars: a goal, a mean, each with what it is above it.

use super::layout::{LINE, SMALL, Scale, at, count};
use super::{Anchor, Drawing, Ink, text_width};

/// A line across all bars of a chart.
#[derive(Clone, Debug, PartialEq)]
pub struct ReferenceLine {
    /// Where: a share of the whole, 0 to 1.
    pub share: f64,
    /// [`Ink::Goal`] or [`Ink::Mean`].
    pub ink: Ink,
    /// What it is: "Mål 550".
    pub text: String,
}

/// A reference line with the place of its text.
pub(super) struct Flag<'a> {
    line: &'a ReferenceLine,
    x: f64,
    /// Where its text begins and ends.
    text: (f64, f64),
    /// Rows of text from the bars up to its own; 0 when it has no text.
    pub rows: usize,
}

/// Places the lines and, where they are to be named, their texts between `left` and `right`, in rows that keep them
/// apart.
pub(super) fn flags(lines: &[ReferenceLine], scale: Scale, left: f64, right: f64, is_named: bool) -> Vec<Flag<'_>> {
    let mut flags: Vec<Flag<'_>> = Vec::new();
    for line in lines {
        let x = scale.x(line.share.clamp(0.0, 1.0).max(0.0));
        let width = text_width(line.text.trim(), SMALL).min(right - left);
        let from = (x - width / 2.0).clamp(left, right - width);
        let text = (from, from + width);
        let is_free = |rows: &usize| {
            !flags.iter().any(|flag| flag.rows == *rows && flag.text.0 < text.1 + 8.0 && text.0 < flag.text.1 + 8.0)
        };
        let rows = if is_named && width > 0.0 { (1..=lines.len()).find(is_free).unwrap_or(0) } else { 0 };
        flags.push(Flag { line, x, text, rows });
    }
    flags
}

/// Draws the lines from their texts above `top` down to `bottom`; one that would cross a text begins below it.
pub(super) fn draw_flags(drawing: &mut Drawing, flags: &[Flag<'_>], top: f64, bottom: f64) {
    for flag in flags {
        let Flag { line, x, text: (from, to), rows } = flag;
        let crosses = |other: &Flag<'_>| other.rows < *rows && (other.text.0..=other.text.1).contains(x);
        let above = if flags.iter().any(crosses) { 0 } else { rows.saturating_sub(1) };
        drawing.line(at(*x, top - count(above) * LINE - 3.0), at(*x, bottom + 3.0), line.ink);
        if *rows > 0 {
            let middle = top - (count(*rows) - 0.5) * LINE - 3.0;
            drawing.written(at(*from, middle), Anchor::Start, Ink::Text, SMALL, &line.text, to - from);
        }
    }
}
