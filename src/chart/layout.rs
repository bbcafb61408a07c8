//! What charts lay out alike: their width, the sizes of letters, a part's title, and the scale from nothing to all.

use super::{Anchor, ChartData, ChartPart, Drawing, Ink, Position, fitted};

/// Height of the letters of titles and names.
pub(super) const TEXT: f64 = 13.0;

/// Height of the letters of figures and scales.
pub(super) const SMALL: f64 = 12.0;

/// From one line of text to the next.
pub(super) const LINE: f64 = 17.0;

/// The narrowest and the widest place that is drawn for.
const WIDTHS: (f64, f64) = (260.0, 2000.0);

/// How far a mark reaches from its centre, at most.
pub const MARK_REACH: f64 = 5.0;

/// From the middle of a letter to its baseline, in parts of its height.
const MIDDLE: f64 = 0.36;

/// Where a scale has a line and a number: per cent of the whole.
pub(super) const STEPS: [(f64, &str); 5] = [(0.0, "0"), (0.25, "25"), (0.5, "50"), (0.75, "75"), (1.0, "100 %")];

/// The width that is drawn for: what is no number is the narrowest.
pub(super) fn clamped(width: f64) -> f64 {
    if width.is_nan() { WIDTHS.0 } else { width.clamp(WIDTHS.0, WIDTHS.1) }
}

/// A number of things as a length.
#[expect(clippy::cast_precision_loss, reason = "a chart has far fewer parts than a float has digits")]
pub(super) const fn count(n: usize) -> f64 {
    n as f64
}

pub(super) const fn at(x: f64, y: f64) -> Position {
    Position { x, y }
}

/// A number and a title: "4 Effektivitet".
pub(super) fn numbered(part: &ChartPart) -> String {
    format!("{} {}", part.id, part.title)
}

/// The largest of these lengths, from `least` to `most`.
pub(super) fn widest(widths: impl Iterator<Item = f64>, least: f64, most: f64) -> f64 {
    widths.fold(least, f64::max).min(most)
}

/// Where a share lies between the ends of a scale.
#[derive(Clone, Copy)]
pub(super) struct Scale {
    /// Nothing.
    pub zero: f64,
    /// All.
    pub full: f64,
}

impl Scale {
    pub fn x(self, share: f64) -> f64 {
        self.zero + (self.full - self.zero) * share
    }

    /// The lines of the scale over a height; that of nothing is what values stand on.
    pub fn lines(self, drawing: &mut Drawing, top: f64, bottom: f64) {
        for (share, _) in STEPS {
            let ink = if share > 0.0 { Ink::Grid } else { Ink::Axis };
            drawing.line(at(self.x(share), top), at(self.x(share), bottom), ink);
        }
    }

    /// The numbers of the scale, centred on a height.
    pub fn numbers(self, drawing: &mut Drawing, y: f64) {
        for (share, text) in STEPS {
            drawing.written(at(self.x(share), y), Anchor::Middle, Ink::Quiet, SMALL, text, 60.0);
        }
    }
}

impl Drawing {
    /// A line of text whose middle is at this height, cut to a width; of no text nothing is drawn.
    pub(super) fn written(&mut self, at: Position, anchor: Anchor, ink: Ink, size: f64, text: &str, width: f64) {
        let text = fitted(text.trim(), size, width);
        if !text.is_empty() {
            self.text(at.shifted(0.0, size * MIDDLE), anchor, ink, size, text);
        }
    }

    /// Lines of text below each other, from this height on.
    pub(super) fn paragraph(&mut self, from: Position, anchor: Anchor, ink: Ink, lines: &[String]) {
        for (index, line) in lines.iter().enumerate() {
            let at = from.shifted(0.0, (count(index) + 0.5) * LINE + TEXT * MIDDLE);
            self.text(at, anchor, ink, TEXT, line.as_str());
        }
    }

    /// A bar from `from` to `to` with its middle at this height; of no length nothing is drawn.
    pub(super) fn bar(&mut self, from: f64, to: f64, middle: f64, height: f64, ink: Ink) {
        if to > from {
            self.rect(at(from, middle - height / 2.0), to - from, height, ink);
        }
    }
}

impl ChartData {
    /// What a series has at a part, in words; nothing where the data end.
    pub(super) fn words(&self, series: usize, part: usize) -> &str {
        self.cell(series, part).map_or("", super::Cell::text)
    }

    /// The secured and the possible share of a series at a part.
    pub(super) fn shares(&self, series: usize, part: usize) -> Option<(f64, f64)> {
        self.cell(series, part)?.shares()
    }

    fn cell(&self, series: usize, part: usize) -> Option<&super::Cell> {
        self.series.get(series)?.cells.get(part)
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::chart::{Cell, ChartSeries, Style};
    use crate::points::{Interval, Points};

    /// Parts with what each series has at them, in per cent; the first eight series are drawn.
    pub fn data(parts: &[&[Option<(u32, u32)>]]) -> ChartData {
        let cell = |shares: &Option<(u32, u32)>| match *shares {
            None => Cell::Missing { text: "ingen uppgift".to_owned() },
            Some((secured, possible)) => Cell::Amount {
                interval: Interval::new(Points::from_whole(secured), Points::from_whole(possible)),
                max: Points::from_whole(100),
                text: if secured == possible { secured.to_string() } else { format!("{secured}–{possible}") },
            },
        };
        let series = |index: usize| ChartSeries {
            name: format!("Kommun {index}"),
            style: Style::of(index),
            is_in_span: true,
            cells: parts.iter().filter_map(|shares| shares.get(index)).map(cell).collect(),
        };
        let part = |index: usize| ChartPart {
            id: (index + 1).to_string(),
            title: "Effektivitet".to_owned(),
            max: Points::from_whole(100),
        };
        ChartData {
            parts: (0..parts.len()).map(part).collect(),
            series: (0..parts.first().map_or(0, |shares| shares.len())).map(series).collect(),
        }
    }

    #[test]
    fn a_width_that_is_none_is_the_nearest_that_is_drawn_for() {
        let widths = [f64::NAN, f64::NEG_INFINITY, 0.0, 400.0, f64::INFINITY].map(clamped);
        assert_eq!(widths.map(crate::chart::coordinate), ["260", "260", "260", "400", "2000"]);
    }
}
