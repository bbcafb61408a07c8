//! Horizontal bars: one group an area, in it one bar a series.

use super::Frame;

/// The drawing.
#[derive(Clone, Debug, PartialEq)]
pub struct Bars {
    /// Height of the whole drawing; its width is the frame's.
    pub height: f64,
    /// The groups, in order; each holds one bar for every series that has a value there.
    pub groups: Vec<Vec<Bar>>,
}

/// One bar, from the left edge of the drawing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bar {
    /// Which series, by its place in the input.
    pub series: usize,
    /// Upper edge.
    pub y: f64,
    /// Thickness.
    pub thickness: f64,
    /// Length of what is secured.
    pub secured: f64,
    /// Length of what is possible: at least that of what is secured.
    pub possible: f64,
}

/// Lays out bars under each other.
///
/// `groups` holds for each group and series the shares (0 to 1) secured and possible, or nothing where the series has
/// no value: no bar is drawn then, and no empty place kept. `thickness` is that of one bar, `gap` the space between
/// groups; a line's worth of text over each group is `heading`.
#[must_use]
pub fn bars(frame: Frame, heading: f64, thickness: f64, gap: f64, groups: &[Vec<Option<(f64, f64)>>]) -> Bars {
    let mut y = 0.0;
    let mut drawn = Vec::new();
    for group in groups {
        y += heading;
        let mut bars = Vec::new();
        for (series, value) in group.iter().enumerate() {
            let Some((secured, possible)) = value else {
                continue;
            };
            let secured = secured.clamp(0.0, 1.0) * frame.width;
            let possible = (possible.clamp(0.0, 1.0) * frame.width).max(secured);
            bars.push(Bar { series, y, thickness, secured, possible });
            y += thickness;
        }
        y += gap;
        drawn.push(bars);
    }
    Bars { height: y, groups: drawn }
}
