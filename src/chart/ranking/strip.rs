//! All results of a ranking on one line, and the lines of means and goals over its rows.
#![expect(clippy::float_arithmetic, reason = "geometry is drawn, never counted with")]

use super::rows::{Columns, ink};
use super::{LEVEL, LEVELS, RankingData, has_place, is_own};
use crate::chart::page::{Page, SMALL, Words};
use crate::chart::ticks::{Scale, in_points};
use crate::chart::{Anchor, Ink, Position, Shape, Style, coordinate};

/// Height of the line on which the results are.
const MIDDLE: f64 = 20.0;

/// Half the height of a result.
const TICK: f64 = 7.0;

/// From the edge to the ends of the line.
const EDGE: f64 = 16.0;

/// Draws every result with a place as a tick on one line, that of the draft with its mark.
pub(super) fn draw_strip(data: &RankingData, page: &mut Page) {
    let right = page.drawing.frame.width - EDGE;
    let max = in_points(data.max);
    let placed = || {
        let placed = data.rows.iter().filter(|row| has_place(row));
        placed.filter_map(|row| Some((row, row.amount.shares()?.0 * max)))
    };
    let (low, high) = placed().fold((max, 0.0_f64), |(low, high), (_, points)| (low.min(points), high.max(points)));
    let scale = Scale::over(low.min(high), high, max);
    let at = |points: f64| Position { x: EDGE + scale.at(points) * (right - EDGE), y: MIDDLE };
    page.drawing.line(at(scale.low), at(scale.high), Ink::Axis);
    for tick in scale.ticks() {
        let tick_at = at(tick);
        page.drawing.line(tick_at, tick_at.shifted(0.0, TICK + 4.0), Ink::Axis);
        let under = tick_at.shifted(0.0, TICK + 17.0);
        let number = coordinate(tick);
        let words = Words::new(&number, SMALL, Ink::Quiet);
        let half = words.width() / 2.0;
        let inside = Position { x: under.x.min(right + EDGE - half).max(half), ..under };
        page.write(inside, Anchor::Middle, words);
    }
    for (row, points) in placed() {
        let ink = row.quarter.map_or(Ink::Middle, ink);
        page.drawing.rect(at(points).shifted(-1.0, -TICK), 2.0, 2.0 * TICK, ink);
    }
    for (_, points) in placed().filter(|(row, _)| is_own(row)) {
        page.drawing.shapes.push(Shape::Mark { at: at(points).shifted(0.0, 6.0 - MIDDLE), style: Style::OWN });
    }
}

/// Draws means and goals as lines over the rows down to `bottom`, with their names above where there is room.
///
/// Gives the height of what is above the rows.
pub(super) fn draw_levels(data: &RankingData, columns: &Columns, top: f64, bottom: f64, page: &mut Page) -> f64 {
    let bottom = bottom.min(page.drawing.frame.height);
    for level in &data.levels {
        let x = columns.level(level.points);
        page.line(Position { x, y: top + 3.0 }, Position { x, y: bottom }, level.ink);
    }
    let mut rows = top;
    for level in &data.levels {
        let x = columns.level(level.points);
        let mut y = top + SMALL;
        for _ in 0..LEVELS {
            let places = [(Position { x: x + 5.0, y }, Anchor::Start), (Position { x: x - 5.0, y }, Anchor::End)];
            if page.write_at_first(&places, Words::new(&level.text, SMALL, Ink::Quiet)) {
                rows = rows.max(y - SMALL + LEVEL);
                break;
            }
            y += LEVEL;
        }
    }
    rows
}
