//! The waterfall on a narrow place: bars below each other.
#![expect(clippy::float_arithmetic, reason = "geometry is drawn, never counted with")]

use super::Bar;
use crate::chart::page::{Page, SMALL, TEXT, Words};
use crate::chart::ticks::Scale;
use crate::chart::{Anchor, DataPoint, Drawing, Ink, Position, coordinate, text_width, wrapped};

/// Height of a row, and of its bar.
const ROW: f64 = 36.0;
const BAR: f64 = 16.0;

/// From one line of a title to the next.
const LINE: f64 = 15.0;

/// Room below the rows for the scale.
const BELOW: f64 = 24.0;

/// Draws bars below each other.
pub(super) fn draw_rows(bars: &[Bar], scale: Scale, width: f64) -> Drawing {
    let titles = (width * 0.48).clamp(120.0, 320.0);
    let values = bars.iter().map(|bar| text_width(bar.text, TEXT)).fold(0.0, f64::max).min(width * 0.25);
    let ids = bars.iter().map(|bar| text_width(bar.id, SMALL) + 6.0).fold(0.0, f64::max).min(titles / 3.0);
    let (left, right) = (titles + 10.0, width - values - 14.0);
    let x = |share: f64| left + share * (right - left);
    let bottom = bars.iter().fold(4.0, |y, _| y + ROW);
    let mut page = Page::new(width, bottom + BELOW);
    for tick in scale.ticks() {
        let x = x(scale.at(tick));
        let ink = if tick > scale.low { Ink::Grid } else { Ink::Axis };
        page.drawing.line(Position { x, y: 4.0 }, Position { x, y: bottom }, ink);
        let at = Position { x, y: bottom + 16.0 };
        page.write(at, Anchor::Middle, Words::new(&coordinate(tick), SMALL, Ink::Quiet));
    }
    let mut y = 4.0;
    let mut before: Option<Position> = None;
    for (part, bar) in bars.iter().enumerate() {
        let middle = y + ROW / 2.0;
        let (low, high) = bar.ends(scale);
        let top = Position { x: x(low), y: middle - BAR / 2.0 };
        if let Some(before) = before {
            page.drawing.line(before, Position { y: top.y, ..before }, Ink::Axis);
        }
        let end = x(scale.at(bar.to));
        before = Some(Position { x: end, y: top.y + BAR });
        draw_bar(bar, scale, top, x(high), &mut page);
        let is_total = bar.from.is_none();
        // Beside the numbers of the areas titles stand in a column of their own.
        let title = if bar.id.is_empty() { 0.0 } else { ids };
        let ink = if is_total { Ink::Strong } else { Ink::Text };
        let lines = wrapped(bar.title, SMALL, (titles - title) / if is_total { 1.12 } else { 1.0 }, 2);
        let n_lines = lines.len();
        let mut line = middle + SMALL * 0.36 - if n_lines > 1 { LINE / 2.0 } else { 0.0 };
        for text in lines {
            page.write(Position { x: title, y: line }, Anchor::Start, Words::new(&text, SMALL, ink));
            line += LINE;
        }
        let id = Position { x: 0.0, y: middle + SMALL * 0.36 - if n_lines > 1 { LINE / 2.0 } else { 0.0 } };
        page.write_fitted(id, Anchor::Start, Words::new(bar.id, SMALL, Ink::Quiet), ids - 4.0);
        let value = Position { x: width - 4.0, y: middle + TEXT * 0.36 };
        page.write(value, Anchor::End, Words::new(bar.text, TEXT, Ink::Strong));
        page.drawing.points.push(DataPoint { at: Position { x: end, y: middle }, series: 0, part });
        y += ROW;
    }
    page.drawing
}

/// Draws a bar as far as `end`; a total on a scale that does not begin at nothing is cut near its foot.
fn draw_bar(bar: &Bar, scale: Scale, top: Position, end: f64, page: &mut Page) {
    /// How far from the foot it is cut, and how wide.
    const CUT: (f64, f64) = (8.0, 4.0);
    let length = (end - top.x).max(2.0);
    let top = Position { x: end - length, ..top };
    if bar.from.is_some() || scale.low <= 0.0 || length < 20.0 {
        page.drawing.rect(top, length, BAR, bar.ink);
        return;
    }
    let (cut, gap) = CUT;
    page.drawing.rect(top, cut, BAR, bar.ink);
    page.drawing.rect(top.shifted(cut + gap, 0.0), length - cut - gap, BAR, bar.ink);
    for x in [top.x + cut, top.x + cut + gap] {
        let from = Position { x: x + 2.0, y: top.y - 4.0 };
        page.drawing.line(from, Position { x: x - 2.0, y: top.y + BAR + 4.0 }, Ink::Axis);
    }
}
