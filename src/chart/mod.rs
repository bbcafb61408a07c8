//! Charts as geometry: numbers in, shapes out. The page draws them as SVG, and files are written of them.
//!
//! A chart is laid out for a width, that of the place it stands in, so its letters have the same size everywhere.
//! Lengths are in the user units of the drawing's own coordinate system, y downwards. Every shape lies inside the
//! [`Frame`] it was made for, and no text covers another. Start at [`ChartData`] for what goes in and at [`Drawing`] for
//! what comes out.
#![expect(clippy::float_arithmetic, reason = "geometry is drawn, never counted with")]

mod around;
mod bars;
mod data;
mod dots;
mod drawing;
mod heatmap;
mod layout;
pub mod legend;
mod page;
pub mod palette;
mod radar;
mod ranking;
mod reference_line;
pub mod room;
pub mod sheet;
pub mod svg;
mod table;
mod text_width;
mod ticks;
mod trend;
pub mod walk;
mod waterfall;
pub mod width;

pub use bars::draw_bars;
pub use data::{Cell, ChartData, ChartPart, ChartSeries};
pub use dots::draw_dots;
pub use drawing::{Anchor, Block, DataPoint, Drawing, Ink, Shape, Style};
pub use heatmap::{Heatmap, draw_heatmap};
pub use layout::MARK_REACH;
pub use legend::{LegendEntry, legend_of};
pub use radar::{draw_radar, has_radar};
pub use ranking::{RankingData, RankingLevel, RankingRow, draw_ranking};
pub use reference_line::ReferenceLine;
pub use table::ChartTable;
pub use text_width::{fitted, text_box, text_width, wrapped};
pub use trend::{Join, TrendData, TrendLevel, TrendRole, TrendSeries, TrendValue, draw_trend};
pub use waterfall::{WaterfallData, WaterfallStep, WaterfallTotal, draw_waterfall};

use crate::points::Points;

/// A point of a drawing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Position {
    /// To the right.
    pub x: f64,
    /// Downwards.
    pub y: f64,
}

impl Position {
    /// The position this far to the right and down.
    #[must_use]
    pub fn shifted(self, right: f64, down: f64) -> Self {
        Self { x: self.x + right, y: self.y + down }
    }

    /// The same place, counted from another.
    #[must_use]
    pub fn seen_from(self, other: Self) -> Self {
        self.shifted(-other.x, -other.y)
    }
}

/// The size of a drawing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Frame {
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// The part of a whole that `points` are of `max`: 0 to 1; 0 when there is nothing to attain.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "a millionth of a point is far below what a screen shows")]
pub fn share(points: Points, max: Points) -> f64 {
    if max == Points::ZERO {
        return 0.0;
    }
    (points.millionths() as f64 / max.millionths() as f64).clamp(0.0, 1.0)
}

/// A coordinate as it is written in a drawing: to the nearest tenth, without needless decimals.
///
/// Whole numbers are written and not floats: a tenth of a unit is below what a screen shows, and the code that writes
/// any float to the last digit would be one of the larger parts of the program.
#[must_use]
pub fn coordinate(value: f64) -> String {
    let mut text = String::new();
    push_coordinate(&mut text, value);
    text
}

/// The same at the end of a text. Digit by digit, since a chart has thousands of coordinates and is drawn anew within a
/// frame.
#[expect(clippy::cast_possible_truncation, reason = "drawings are a few hundred units wide")]
pub(crate) fn push_coordinate(text: &mut String, value: f64) {
    let tenths = (value * 10.0).round() as i32;
    if tenths < 0 {
        text.push('-');
    }
    let (whole, tenth) = (tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10);
    push_digits(text, whole);
    if tenth > 0 {
        text.push('.');
        push_digits(text, tenth);
    }
}

fn push_digits(text: &mut String, number: u32) {
    if number > 9 {
        push_digits(text, number / 10);
    }
    text.extend(char::from_digit(number % 10, 10));
}

/// Length of a bar of `whole` units that stands for `max`: the part of it that `points` fill.
#[must_use]
pub fn length(points: Points, max: Points, whole: f64) -> String {
    coordinate(share(points, max) * whole)
}
