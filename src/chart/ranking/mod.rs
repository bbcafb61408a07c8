//! The ranking: a row a result, best first, with its quarter as colour and as sign.
#![expect(clippy::float_arithmetic, reason = "geometry is drawn, never counted with")]

mod rows;
mod strip;

use super::page::{Page, TEXT, Words, drawn_width};
use super::{Anchor, Cell, Drawing, Ink, Position, Style};
use crate::comparison::{MIN_PLACES, Quarter};
use crate::points::Points;
use rows::{Columns, draw_row};
use strip::{draw_levels, draw_strip};

/// Results in the order of their points, with the words that say so.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RankingData {
    /// The whole that a bar can fill.
    pub max: Points,
    /// Those with a place, best first, then those without.
    pub rows: Vec<RankingRow>,
    /// Means and goals.
    pub levels: Vec<RankingLevel>,
    /// Whether every row is drawn; otherwise, of many, the first, the last and those about the draft itself.
    pub shows_all: bool,
}

/// A result.
#[derive(Clone, Debug, PartialEq)]
pub struct RankingRow {
    /// Its place as it is written: "3"; empty when it has none.
    pub place: String,
    /// What it is called: "Nässjö 2022".
    pub name: String,
    /// Its points.
    pub amount: Cell,
    /// Its quarter.
    pub quarter: Option<Quarter>,
    /// How it is marked; [`Style::OWN`] is the draft itself.
    pub style: Option<Style>,
}

/// A line over all rows.
#[derive(Clone, Debug, PartialEq)]
pub struct RankingLevel {
    /// What is written at it: "Mål 550".
    pub text: String,
    /// Its points.
    pub points: Points,
    /// How it is drawn: [`Ink::Goal`] or [`Ink::Mean`].
    pub ink: Ink,
}

/// The most rows that are drawn unless all are: the first five, the last five, and five on either side of the draft.
const MOST: usize = 25;

/// How many rows are drawn at each end and on either side of the draft.
const NEAR: usize = 5;

/// Height of a row, of the gap between rows, of the strip, and of a lane of levels.
const ROW: f64 = 26.0;
const GAP: f64 = 18.0;
const STRIP: f64 = 52.0;
const LEVEL: f64 = 17.0;

/// The most lanes for the names of levels.
const LEVELS: usize = 3;

/// Draws a ranking for a place of this width: all results as a strip, then a row each.
///
/// A point's series is the number of its row among [`RankingData::rows`], its part 0.
#[must_use]
pub fn draw_ranking(data: &RankingData, width: f64) -> Drawing {
    let width = drawn_width(width);
    let shown = shown(data);
    let columns = Columns::new(data, &shown, width);
    let strip = if data.rows.iter().filter(|row| has_place(row)).count() < MIN_PLACES { 0.0 } else { STRIP };
    // How many lanes the names of levels need is known once they are written.
    let top = draw_levels(data, &columns, strip, f64::INFINITY, &mut Page::new(width, strip + 100.0));
    let mut height = top;
    let mut levels = top;
    let mut own = None;
    for row in &shown {
        own = own.or_else(|| row.filter(|(_, row)| is_own(row)).map(|_| height));
        height += if row.is_some() { ROW } else { GAP };
        // Below the last bar there are words where the lines would be.
        levels = if row.is_some_and(|(_, row)| row.amount.shares().is_some()) { height } else { levels };
    }
    let mut page = Page::new(width, height + 6.0);
    if let Some(y) = own {
        page.drawing.rect(Position { x: 0.0, y: y + 1.0 }, width, ROW - 2.0, Ink::Track);
    }
    if strip > 0.0 {
        draw_strip(data, &mut page);
    }
    draw_levels(data, &columns, strip, levels, &mut page);
    let mut y = top;
    for row in shown {
        match row {
            Some((index, row)) => {
                draw_row(&columns, index, row, y, &mut page);
                y += ROW;
            }
            None => {
                let at = Position { x: columns.name, y: y + 11.0 };
                page.write(at, Anchor::Start, Words::new("…", TEXT, Ink::Quiet));
                y += GAP;
            }
        }
    }
    page.drawing
}

const fn has_place(row: &RankingRow) -> bool {
    !row.place.is_empty()
}

fn is_own(row: &RankingRow) -> bool {
    row.style == Some(Style::OWN)
}

/// The rows that are drawn with their numbers, and nothing where some are left out.
fn shown(data: &RankingData) -> Vec<Option<(usize, &RankingRow)>> {
    let all = data.shows_all || data.rows.len() <= MOST;
    let n = data.rows.iter().filter(|row| has_place(row)).count();
    let own = data.rows.iter().position(is_own);
    // Without a place of its own to look round, the ends have its room.
    let (ends, around) = match own.filter(|own| *own < n) {
        Some(own) => (NEAR, own.saturating_sub(NEAR)..own + NEAR + 1),
        None => (2 * NEAR, 0..0),
    };
    let is_shown = |index: usize| {
        all || index < ends || (index < n && index + ends >= n) || around.contains(&index) || own == Some(index)
    };
    let mut shown = Vec::new();
    for (index, row) in data.rows.iter().enumerate() {
        // A gap takes as much room as one row, so a single row stays.
        if is_shown(index) || (index > 0 && is_shown(index - 1) && is_shown(index + 1)) {
            shown.push(Some((index, row)));
        } else if shown.last().is_none_or(Option::is_some) {
            shown.push(None);
        }
    }
    shown
}
