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
    /// Where its text begins and how wide it is.
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
        let meets = |flag: &Flag<'_>| flag.text.0 < from + width + 8.0 && from < flag.text.0 + flag.text.1 + 8.0;
        let is_free = |rows: &usize| !flags.iter().any(|flag| flag.rows == *rows && meets(flag));
        let rows = if is_named && width > 0.0 { (1..=lines.len()).find(is_free).unwrap_or(0) } else { 0 };
        flags.push(Flag { line, x, text: (from, width), rows });
    }
    flags
}

/// Draws the lines over the given heights, and their texts in rows above `top`.
///
/// The first piece of a line begins at its text, unless it would cross another text or the name that ends at `name`.
pub(super) fn draw_flags(drawing: &mut Drawing, flags: &[Flag<'_>], top: f64, name: f64, pieces: &[(f64, f64)]) {
    for flag in flags {
        let Flag { line, x, text: (from, width), rows } = flag;
        let crosses = |other: &Flag<'_>| other.rows < *rows && (other.text.0..=other.text.0 + other.text.1).contains(x);
        let above = top - count(rows.saturating_sub(1)) * LINE;
        let is_joined = *x > name && !flags.iter().any(crosses);
        for (index, (upper, lower)) in pieces.iter().enumerate() {
            let upper = if index == 0 && is_joined { above.min(*upper) } else { *upper };
            drawing.line(at(*x, upper), at(*x, *lower), line.ink);
        }
        if *rows > 0 {
            let place = at(from + width / 2.0, above - LINE / 2.0);
            drawing.written(place, Anchor::Middle, Ink::Text, SMALL, &line.text, width + 0.01);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_lines_close_to_each_other_stand_in_rows_of_their_own() {
        let line = |share: f64, text: &str| ReferenceLine { share, ink: Ink::Goal, text: text.to_owned() };
        let lines = [line(0.5, "Mål 400"), line(0.55, "Medel 440"), line(0.05, "Lägst 40"), line(f64::NAN, "")];
        let rows = |is_named: bool| {
            let flags = flags(&lines, Scale { zero: 20.0, full: 420.0 }, 0.0, 460.0, is_named);
            flags.iter().map(|flag| flag.rows).collect::<Vec<_>>()
        };
        assert_eq!(rows(true), [1, 2, 1, 0]);
        assert_eq!(rows(false), [0; 4]);
    }
}
