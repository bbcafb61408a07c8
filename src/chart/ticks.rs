//! A scale of whole points with round numbers on it.
#![expect(clippy::float_arithmetic, reason = "geometry is drawn, never counted with")]

use crate::points::Points;

/// The part of a whole that is drawn, and the distance of its ticks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Scale {
    /// Where it begins.
    pub low: f64,
    /// Where it ends.
    pub high: f64,
    /// From one tick to the next.
    pub step: f64,
}

/// How many ticks there are about.
const TICKS: f64 = 6.0;

/// The part of the whole that a scale shows at least, so that small differences do not look large.
const LEAST_SPAN: f64 = 0.2;

/// Below this part of the highest value the lowest is near enough to nothing for the scale to begin there.
const NEAR_NOTHING: f64 = 0.34;

impl Scale {
    /// A scale from `low` to `high` and a little more, within 0 to `max`.
    pub fn over(low: f64, high: f64, max: f64) -> Self {
        let max = max.max(1.0);
        let (low, high) = (low.clamp(0.0, max), high.clamp(0.0, max));
        let low = if low < high * NEAR_NOTHING { 0.0 } else { low };
        let lacking = (max * LEAST_SPAN - (high - low)).max(0.0) / 2.0;
        let margin = (high - low) * 0.05 + lacking;
        let (low, high) = (low - margin, high + margin);
        // What goes beyond one end is given to the other.
        let (low, high) = ((low - (high - max).max(0.0)).max(0.0), (high + (-low).max(0.0)).min(max));
        let step = round_step((high - low) / TICKS);
        let low = (low / step).floor() * step;
        // Two ticks at least, so that the scale can be read.
        Self { low, high: high.max(low + step).min(max), step }
    }

    /// Where a value lies on it, 0 to 1.
    pub fn at(self, value: f64) -> f64 {
        ((value - self.low) / (self.high - self.low)).clamp(0.0, 1.0)
    }

    /// The numbers at the ticks.
    pub fn ticks(self) -> impl Iterator<Item = f64> {
        let at = move |index: u8| self.low + f64::from(index) * self.step;
        (0..20).map(at).take_while(move |tick| *tick <= self.high)
    }
}

/// Points as a number, for placing them.
#[expect(clippy::cast_precision_loss, reason = "a millionth of a point is far below what a screen shows")]
pub(super) fn in_points(points: Points) -> f64 {
    points.millionths() as f64 / 1e6
}

/// The next of 1, 2, 5, 10, 20 and so on.
fn round_step(least: f64) -> f64 {
    let mut step = 1.0;
    for factor in [2.0, 2.5, 2.0].into_iter().cycle().take(60) {
        if step >= least {
            break;
        }
        step *= factor;
    }
    step
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(low: f64, high: f64, max: f64, expected: &[f64]) {
        assert_eq!(Scale::over(low, high, max).ticks().collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_scale_has_round_numbers_and_shows_no_less_than_a_fifth_of_the_whole() {
        check(540.0, 542.0, 800.0, &[450.0, 500.0, 550.0, 600.0]);
        check(426.0, 679.0, 800.0, &[400.0, 450.0, 500.0, 550.0, 600.0, 650.0]);
        check(72.0, 75.0, 100.0, &[60.0, 65.0, 70.0, 75.0, 80.0]);
        check(0.0, 300.0, 800.0, &[0.0, 100.0, 200.0, 300.0]);
        check(100.0, 700.0, 800.0, &[0.0, 200.0, 400.0, 600.0]);
        check(790.0, 800.0, 800.0, &[600.0, 650.0, 700.0, 750.0, 800.0]);
        check(0.0, 0.0, 1.0, &[0.0, 1.0]);
    }
}
