//! Geometry of charts: numbers in, numbers out. Views only write them down as SVG.
//!
//! Lengths are in the user units of the drawing's own coordinate system, y downwards. Every polygon lies inside the
//! [`Frame`] it was made for.
#![expect(clippy::float_arithmetic, reason = "geometry is drawn, never counted with")]

mod bars;
mod radar;

pub use bars::{Bar, Bars, bars};
pub use radar::{Anchor, Axis, Radar, radar};

use crate::points::Points;

/// A point of a drawing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Position {
    /// To the right.
    pub x: f64,
    /// Downwards.
    pub y: f64,
}

/// The size of a drawing.
#[derive(Clone, Copy, Debug, PartialEq)]
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
