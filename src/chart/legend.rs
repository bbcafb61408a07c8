//! What a chart's lines and surfaces stand for, each with a sample of it.

use super::{ChartData, ChartSeries, Frame, Ink, Position, Shape, Style};

/// An entry of a legend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LegendEntry {
    /// How it is drawn in the chart.
    pub ink: Ink,
    /// What it stands for.
    pub name: String,
}

/// The size of a sample.
pub const SAMPLE: Frame = Frame { width: 36.0, height: 14.0 };

/// The legend of the series that are drawn one by one; `ink` is [`Ink::Line`] or [`Ink::Fill`]. What is still open of
/// the draft is an entry of its own, whose name ends with `possible`.
#[must_use]
pub fn legend_of(data: &ChartData, ink: fn(Style) -> Ink, possible: &str) -> Vec<LegendEntry> {
    let mut entries = Vec::new();
    for (_, style, series) in data.drawn() {
        entries.push(LegendEntry { ink: ink(style), name: series.name.clone() });
        if style == Style::OWN && is_open(series) {
            entries.push(LegendEntry { ink: Ink::Open(style), name: format!("{}, {possible}", series.name) });
        }
    }
    entries
}

fn is_open(series: &ChartSeries) -> bool {
    series.cells.iter().filter_map(super::Cell::shares).any(|(secured, possible)| secured < possible)
}

/// A sample in a box of this size, whose upper left corner is given.
#[must_use]
pub fn sample(ink: Ink, at: Position) -> Vec<Shape> {
    let middle = at.shifted(SAMPLE.width / 2.0, SAMPLE.height / 2.0);
    let line = |ink| Shape::Path {
        points: vec![at.shifted(1.0, SAMPLE.height / 2.0), at.shifted(SAMPLE.width - 1.0, SAMPLE.height / 2.0)],
        closed: false,
        ink,
    };
    let surface = |ink| Shape::Rect { at: at.shifted(4.0, 1.0), size: Frame { width: 28.0, height: 12.0 }, ink };
    match ink {
        Ink::Line(style) | Ink::Broken(style) => vec![line(ink), Shape::Mark { at: middle, style }],
        Ink::Grid | Ink::Axis | Ink::Mean | Ink::Goal => vec![line(ink)],
        // A bar has its mark before it.
        Ink::Fill(style) => {
            let bar = Frame { width: 20.0, height: 10.0 };
            vec![
                Shape::Mark { at: at.shifted(7.0, SAMPLE.height / 2.0), style },
                Shape::Rect { at: at.shifted(15.0, 2.0), size: bar, ink },
            ]
        }
        Ink::Track
        | Ink::Open(_)
        | Ink::Span
        | Ink::Middle
        | Ink::Shade(_)
        | Ink::Missing
        | Ink::Above
        | Ink::Below
        | Ink::Between => vec![surface(ink)],
        Ink::Text | Ink::Quiet | Ink::Strong | Ink::OnShade => Vec::new(),
    }
}
