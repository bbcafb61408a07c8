//! What is written into a trend: values at their points, names at the ends of lines, where they cover nothing.
#![expect(clippy::float_arithmetic, reason = "geometry is drawn, never counted with")]

use super::plot::{Plot, drawn};
use super::{MEAN, TrendData, TrendRole, TrendSeries, TrendValue};
use crate::chart::page::{MARK, Page, SMALL, TEXT, Words};
use crate::chart::{Anchor, Ink, Position, Style};

/// Writes what has room: first what lines stand for, then the last value of each, the first, and those between.
pub(super) fn write(plot: &Plot, data: &TrendData, page: &mut Page) {
    for level in &data.levels {
        let y = plot.y(level.points, level.max);
        let (above, below) = (y - 6.0, y + SMALL + 3.0);
        let places = [
            (Position { x: plot.right - 6.0, y: above }, Anchor::End),
            (Position { x: plot.left + 6.0, y: above }, Anchor::Start),
            (Position { x: plot.right - 6.0, y: below }, Anchor::End),
            (Position { x: plot.left + 6.0, y: below }, Anchor::Start),
        ];
        page.write_at_first(&places, Words::new(&level.text, SMALL, Ink::Quiet));
    }
    for series in drawn(data) {
        series.values.last().into_iter().for_each(|value| write_value(plot, series, value, page));
    }
    for series in drawn(data) {
        if let Some(last) = series.values.last() {
            let at = plot.at(last).shifted(to_name(series), TEXT * 0.36);
            let places = [0.0, -6.0, 6.0, -11.0, 11.0].map(|down| (at.shifted(0.0, down), Anchor::Start));
            page.write_at_first(&places, Words::new(&series.name, TEXT, ink(series)));
        }
    }
    for series in drawn(data) {
        let before_last = series.values.len().saturating_sub(1);
        series.values.iter().take(before_last).for_each(|value| write_value(plot, series, value, page));
    }
}

fn write_value(plot: &Plot, series: &TrendSeries, value: &TrendValue, page: &mut Page) {
    let at = plot.at(value);
    let above = plot.y(value.interval.possible(), value.max) - 11.0;
    let below = at.y + 7.0 + TEXT;
    let places = [
        (Position { y: above, ..at }, Anchor::Middle),
        (Position { y: below, ..at }, Anchor::Middle),
        (Position { x: at.x - 6.0, y: above }, Anchor::End),
        (Position { x: at.x + 6.0, y: below }, Anchor::Start),
        (Position { x: at.x + 6.0, y: above }, Anchor::Start),
        (Position { x: at.x - 6.0, y: below }, Anchor::End),
        (at.shifted(-to_name(series), TEXT * 0.36), Anchor::End),
        (at.shifted(to_name(series), TEXT * 0.36), Anchor::Start),
    ];
    page.write_at_first(&places, Words::new(&value.text, TEXT, ink(series)));
}

/// From the last value of a line to its name.
pub(super) fn to_name(series: &TrendSeries) -> f64 {
    if series.role == TrendRole::Mean { MEAN + 5.0 } else { MARK + 4.0 }
}

/// The draft's own words stand out.
pub(super) fn ink(series: &TrendSeries) -> Ink {
    if series.role == TrendRole::Series(Style::OWN) { Ink::Strong } else { Ink::Text }
}
