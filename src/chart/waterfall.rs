//! The waterfall: what separates two results, as steps from the total of one to the total of the other.
#![expect(clippy::float_arithmetic, reason = "geometry is drawn, never counted with")]

use super::{Drawing, Style};
use crate::comparison::Change;
use crate::points::Points;

/// What separates two results, with the words that say so.
#[derive(Clone, Debug, PartialEq)]
pub struct WaterfallData {
    /// The whole that the totals are of.
    pub max: Points,
    /// What it starts from.
    pub from: WaterfallTotal,
    /// The steps, in the rubric's order; rounding last.
    pub steps: Vec<WaterfallStep>,
    /// Where it ends.
    pub to: WaterfallTotal,
}

/// One of the two totals.
#[derive(Clone, Debug, PartialEq)]
pub struct WaterfallTotal {
    /// What it is called: "Nässjö 2022".
    pub name: String,
    /// Its points.
    pub points: Points,
    /// The figure as it is written.
    pub text: String,
    /// Its colour.
    pub style: Style,
}

/// A step.
#[derive(Clone, Debug, PartialEq)]
pub struct WaterfallStep {
    /// The number of the area: "4"; empty for rounding.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it adds or takes away.
    pub change: Change,
    /// The change as it is written: "+9", "−4", "0".
    pub text: String,
}

/// Draws a waterfall for a place of this width.
///
/// Its points are of series 0: part 0 is the total that it starts from, then the steps, last the other total.
#[must_use]
pub fn draw_waterfall(data: &WaterfallData, width: f64) -> Drawing {
    let _ = data;
    Drawing::new(width, 1.0)
}
