//! The waterfall: what separates two results, as steps from the total of one to the total of the other.

mod rows;
mod steps;

use std::cmp::Ordering;

use super::page::drawn_width;
use super::ticks::{Scale, in_points};
use super::{Drawing, Ink, Style};
use crate::comparison::Change;
use crate::points::Points;
use rows::draw_rows;
use steps::draw_steps;

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
    let width = drawn_width(width);
    let bars = bars(data);
    let (low, high) = bars.iter().fold((f64::INFINITY, 0.0_f64), |(low, high), bar| {
        let from = bar.from.unwrap_or(bar.to);
        (low.min(from).min(bar.to), high.max(from).max(bar.to))
    });
    // The totals need some length below the steps, for the sign that they are cut.
    let scale = Scale::over(low - (high - low) * 0.1, high, in_points(data.max).max(high));
    draw_steps(&bars, scale, width).unwrap_or_else(|| draw_rows(&bars, scale, width))
}

/// A bar of the waterfall: a total stands on the axis, a step reaches from one level to the next.
struct Bar<'a> {
    id: &'a str,
    title: &'a str,
    text: &'a str,
    /// The level that a step starts from; nothing for a total.
    from: Option<f64>,
    /// The level where it ends.
    to: f64,
    ink: Ink,
}

impl Bar<'_> {
    /// The lower and the higher end on a scale, 0 to 1.
    fn ends(&self, scale: Scale) -> (f64, f64) {
        let (from, to) = (self.from.map_or(0.0, |from| scale.at(from)), scale.at(self.to));
        (from.min(to), from.max(to))
    }
}

/// The totals and the steps between them, each from where the one before has ended.
fn bars(data: &WaterfallData) -> Vec<Bar<'_>> {
    let mut level = in_points(data.from.points);
    let mut bars = vec![total(&data.from)];
    for step in &data.steps {
        let from = Some(level);
        level += in_points(step.change.exact().amount())
            * match step.change.exact().direction() {
                Ordering::Less => -1.0,
                Ordering::Equal | Ordering::Greater => 1.0,
            };
        let ink = match step.change.direction() {
            Ordering::Less => Ink::Below,
            Ordering::Equal => Ink::Between,
            Ordering::Greater => Ink::Above,
        };
        bars.push(Bar { id: &step.id, title: &step.title, text: &step.text, from, to: level, ink });
    }
    bars.push(total(&data.to));
    bars
}

fn total(total: &WaterfallTotal) -> Bar<'_> {
    let WaterfallTotal { name, points, text, style } = total;
    Bar { id: "", title: name, text, from: None, to: in_points(*points), ink: Ink::Fill(*style) }
}
