//! The ranking: a row a result, best first, with its quarter as colour and as sign.
#![expect(clippy::float_arithmetic, reason = "geometry is drawn, never counted with")]

use super::{Cell, Drawing, Ink, Style};
use crate::comparison::Quarter;
use crate::points::Points;

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

/// Draws a ranking for a place of this width.
///
/// A point's series is the number of its row among [`RankingData::rows`], its part 0.
#[must_use]
pub fn draw_ranking(data: &RankingData, width: f64) -> Drawing {
    let _ = data;
    Drawing::new(width, 1.0)
}
