//! The waterfall on a wide place: bars side by side.
#![expect(clippy::float_arithmetic, reason = "geometry is drawn, never counted with")]

use super::Bar;
use crate::chart::page::{Page, SMALL, TEXT, Words};
use crate::chart::ticks::Scale;
use crate::chart::{Anchor, DataPoint, Drawing, Ink, Position, coordinate, text_width, wrapped};

/// The least width for bars side by side.
const LEAST_WIDTH: f64 = 640.0;

/// The least width of a step.
const LEAST_STEP: f64 = 44.0;

/// How much wider a bar with a name under it is than a step with its number.
const NAMED: f64 = 1.6;

/// Room above the highest bar for its value.
const ABOVE: f64 = 22.0;

/// From one line of small letters to the next.
const LINE: f64 = 16.0;

/// The most lines of a title under its bar.
const LINES: usize = 3;

/// The least width of a column of titles.
const KEY: f64 = 290.0;

/// Draws bars side by side, or nothing where they have no room.
pub(super) fn draw_steps(bars: &[Bar], scale: Scale, width: f64) -> Option<Drawing> {
    let left = scale.ticks().map(|tick| text_width(&coordinate(tick), SMALL)).fold(12.0, f64::max) + 12.0;
    let step = (width - left - 8.0) / bars.iter().map(parts).sum::<f64>();
    if width < LEAST_WIDTH || step < LEAST_STEP {
        return None;
    }
    let under = |bar: &Bar| wrapped(bar.title, SMALL, parts(bar) * step - 6.0, LINES);
    let is_whole = |bar: &Bar| !under(bar).iter().any(|line| line.ends_with('…'));
    // Titles stand under their bars where all have room, else beside their numbers below.
    let has_key = !bars.iter().filter(|bar| !bar.id.is_empty()).all(is_whole);
    let key: Vec<String> = bars.iter().filter(|bar| has_key && !bar.id.is_empty()).map(numbered).collect();
    let bottom = ABOVE + (width * 0.38).clamp(220.0, 380.0).round();
    // A number has the first line, and the title the next where it stands there.
    let lines = |bar: &Bar| match (bar.id.is_empty(), has_key) {
        (true, _) => under(bar).len(),
        (false, true) => 1,
        (false, false) => under(bar).len() + 1,
    };
    let n_lines = bars.iter().map(lines).max().unwrap_or_default();
    let key_top = (0..n_lines).fold(bottom + 14.0, |y, _| y + LINE);
    let n_columns = (1..4).rev().find(|n| f64::from(*n) * KEY <= width).unwrap_or(1);
    let per_column = key.len().div_ceil(n_columns as usize);
    let height = (0..per_column).fold(key_top, |y, _| y + LINE + 2.0);
    let mut page = Page::new(width, height);
    let y = |share: f64| bottom - share * (bottom - ABOVE);
    for tick in scale.ticks() {
        let y = y(scale.at(tick));
        let ink = if tick > scale.low { Ink::Grid } else { Ink::Axis };
        page.drawing.line(Position { x: left, y }, Position { x: width - 8.0, y }, ink);
        let at = Position { x: left - 8.0, y: y + SMALL * 0.36 };
        page.write(at, Anchor::End, Words::new(&coordinate(tick), SMALL, Ink::Quiet));
    }
    let mut x = left;
    let mut before: Option<Position> = None;
    for (part, bar) in bars.iter().enumerate() {
        let column = parts(bar) * step;
        let middle = x + column / 2.0;
        let half = (step * 0.32).min(30.0);
        let (low, high) = bar.ends(scale);
        let end = Position { x: middle - half, y: y(scale.at(bar.to)) };
        if let Some(before) = before {
            let level = bar.from.map_or(end.y, |from| y(scale.at(from)));
            page.drawing.line(before, Position { x: middle - half, y: level }, Ink::Axis);
        }
        before = Some(Position { x: middle + half, y: end.y });
        draw_bar(bar, scale, Position { x: middle - half, y: y(high) }, half * 2.0, y(low), &mut page);
        let above = Position { x: middle, y: y(high).min(y(low) - 2.0) - 7.0 };
        page.write(above, Anchor::Middle, Words::new(bar.text, TEXT, Ink::Strong));
        let mut line = bottom + 18.0;
        if !bar.id.is_empty() {
            page.write(Position { x: middle, y: line }, Anchor::Middle, Words::new(bar.id, TEXT, Ink::Strong));
            line += LINE;
        }
        if bar.id.is_empty() || !has_key {
            for text in under(bar) {
                page.write(Position { x: middle, y: line }, Anchor::Middle, Words::new(&text, SMALL, Ink::Text));
                line += LINE;
            }
        }
        page.drawing.points.push(DataPoint { at: Position { x: middle, ..end }, series: 0, part });
        x += column;
    }
    let column = (width - left) / f64::from(n_columns);
    let mut x = left;
    for titles in key.chunks(per_column.max(1)) {
        let mut y = key_top + SMALL;
        for title in titles {
            let words = Words::new(title, SMALL, Ink::Quiet);
            page.write_fitted(Position { x, y }, Anchor::Start, words, column - 16.0);
            y += LINE + 2.0;
        }
        x += column;
    }
    Some(page.drawing)
}

/// How many steps a bar is wide.
fn parts(bar: &Bar) -> f64 {
    if bar.id.is_empty() { NAMED } else { 1.0 }
}

fn numbered(bar: &Bar) -> String {
    format!("{} {}", bar.id, bar.title)
}

/// Draws a bar down to `bottom`; a total on a scale that does not begin at nothing is cut near its foot.
fn draw_bar(bar: &Bar, scale: Scale, top: Position, width: f64, bottom: f64, page: &mut Page) {
    /// How far from the foot it is cut, and how wide.
    const CUT: (f64, f64) = (8.0, 4.0);
    let height = (bottom - top.y).max(2.0);
    let top = Position { y: bottom - height, ..top };
    if bar.from.is_some() || scale.low <= 0.0 || height < 20.0 {
        page.drawing.rect(top, width, height, bar.ink);
        return;
    }
    let (cut, gap) = CUT;
    page.drawing.rect(top, width, height - cut - gap, bar.ink);
    page.drawing.rect(Position { y: bottom - cut, ..top }, width, cut, bar.ink);
    for y in [bottom - cut, bottom - cut - gap] {
        let from = Position { x: top.x - 5.0, y: y + 2.0 };
        page.drawing.line(from, Position { x: top.x + width + 5.0, y: y - 2.0 }, Ink::Axis);
    }
}
