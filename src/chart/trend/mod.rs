//! The trend: results over the years, a line for each municipality and kind, broken where editions change.
#![expect(clippy::float_arithmetic, reason = "geometry is drawn, never counted with")]

mod plot;
mod words;

use super::page::{MARK, Page, drawn_width};
use super::{DataPoint, Drawing, Ink, Position, Shape, Style};
use crate::points::{Interval, Points};
use plot::Plot;

/// Results over the years, with the words that say so.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TrendData {
    /// The whole that the scale is of.
    pub max: Points,
    /// What stands behind the numbers of the scale: nothing, or " %".
    pub unit: String,
    /// The lines.
    pub series: Vec<TrendSeries>,
    /// Totals to reach, and means that hold for all years.
    pub levels: Vec<TrendLevel>,
}

/// Results that belong together.
#[derive(Clone, Debug, PartialEq)]
pub struct TrendSeries {
    /// What it is called: "Nässjö, utvärdering".
    pub name: String,
    /// How it is drawn.
    pub role: TrendRole,
    /// Its results, oldest first.
    pub values: Vec<TrendValue>,
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TrendRole {
    /// As a series.
    Series(Style),
    /// As a mean.
    Mean,
    /// Not at all: there are more than can be told apart, and it is in the table.
    InTable,
}

/// A result.
#[derive(Clone, Debug, PartialEq)]
pub struct TrendValue {
    /// When: half months since the year 0, 24 a year.
    pub half_months: u32,
    /// What is secured and what is possible.
    pub interval: Interval,
    /// The whole that they are of.
    pub max: Points,
    /// The figure as it is written: "542".
    pub text: String,
    /// The edition as it is written, told apart from a year: "utg. 2016"; empty when it is unknown.
    pub edition: String,
    /// How it is joined with the one before.
    pub join: Join,
}

/// How a result is joined with the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Join {
    /// Not at all.
    Apart,
    /// By a line.
    Solid,
    /// By a broken line: the figures cannot be compared in full.
    Broken,
}

/// A line at one height over all years.
#[derive(Clone, Debug, PartialEq)]
pub struct TrendLevel {
    /// What is written at it: "Mål 550".
    pub text: String,
    /// Its points.
    pub points: Points,
    /// The whole that they are of.
    pub max: Points,
    /// How it is drawn: [`Ink::Goal`] or [`Ink::Mean`].
    pub ink: Ink,
}

/// Draws results over the years for a place of this width.
///
/// Values and names are written where they cover nothing; those that find no room are in the table and in the legend.
/// The points are those of one series after the other, each from the oldest on; a point's part is the number of the
/// value.
#[must_use]
pub fn draw_trend(data: &TrendData, width: f64) -> Drawing {
    let plot = Plot::new(data, drawn_width(width));
    let mut page = Page::new(plot.width, plot.height());
    plot.draw_scale(&mut page);
    plot.draw_years(&mut page);
    plot.draw_editions(&mut page);
    for level in &data.levels {
        let y = plot.y(level.points, level.max);
        page.line(Position { x: plot.left, y }, Position { x: plot.right, y }, level.ink);
    }
    // The draft itself comes first and is drawn last, over all others.
    for series in data.series.iter().rev() {
        draw_series(&plot, series, &mut page);
    }
    for (index, series) in data.series.iter().enumerate().filter(|(_, series)| series.role != TrendRole::InTable) {
        let values = series.values.iter().enumerate();
        let points = values.map(|(part, value)| DataPoint { at: plot.at(value), series: index, part });
        page.drawing.points.extend(points);
    }
    words::write(&plot, data, &mut page);
    page.drawing
}

/// Half the length of the line that stands for a mean at its time.
const MEAN: f64 = 9.0;

/// Half the width of a bar from what is secured to what is possible.
const OPEN: f64 = 4.0;

/// Draws two strokes across the middle of a broken line, so that its dash is not all that tells it.
fn draw_break(from: Position, to: Position, page: &mut Page) {
    if (to.x - from.x).abs() < 4.0 * MARK {
        return;
    }
    let middle = from.shifted((to.x - from.x) / 2.0, (to.y - from.y) / 2.0);
    for right in [-2.5, 2.5] {
        page.line(middle.shifted(right - 2.0, 5.0), middle.shifted(right + 2.0, -5.0), Ink::Axis);
    }
}

fn draw_series(plot: &Plot, series: &TrendSeries, page: &mut Page) {
    let (solid, broken) = match series.role {
        TrendRole::Series(style) => (Ink::Line(style), Ink::Broken(style)),
        TrendRole::Mean => (Ink::Mean, Ink::Mean),
        TrendRole::InTable => return,
    };
    let mut before = None;
    for value in &series.values {
        let at = plot.at(value);
        let ink = match value.join {
            Join::Apart => None,
            Join::Solid => Some(solid),
            Join::Broken => Some(broken),
        };
        if let (Some(ink), Some(before)) = (ink, before) {
            page.line(before, at, ink);
            if value.join == Join::Broken {
                draw_break(before, at, page);
            }
        }
        before = Some(at);
    }
    for value in &series.values {
        let at = plot.at(value);
        let top = plot.y(value.interval.possible(), value.max);
        match series.role {
            TrendRole::Series(style) => {
                if top < at.y {
                    page.drawing.rect(at.shifted(-OPEN, top - at.y), 2.0 * OPEN, at.y - top, Ink::Open(style));
                    page.keep_off(at.shifted(0.0, (top - at.y) / 2.0), OPEN, (at.y - top) / 2.0);
                }
                page.drawing.shapes.push(Shape::Mark { at, style });
            }
            TrendRole::Mean => page.drawing.line(at.shifted(-MEAN, 0.0), at.shifted(MEAN, 0.0), Ink::Mean),
            TrendRole::InTable => {}
        }
        page.keep_off(at, MARK, MARK);
    }
}
