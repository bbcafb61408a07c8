//! Dots and ranges: where each series lies between nothing and all, and how far all of them lie apart.

use super::layout::{LINE, MARK_REACH, SMALL, Scale, TEXT, at, clamped, count, numbered, widest};
use super::{Anchor, ChartData, DataPoint, Drawing, Ink, Shape, Style, text_width, wrapped};

/// From this width on titles stand beside their rows.
const TITLES_BESIDE: f64 = 560.0;

/// With fewer results to compare with, a middle half says nothing.
const MIN_MIDDLE: usize = 8;

/// From one mark to another that would cover it.
const LANE: f64 = 2.0 * MARK_REACH + 1.0;

/// Room above and below the outermost lanes.
const HALF: f64 = 15.0;

/// The height of a span.
const BAND: f64 = 16.0;

/// With more parts than this the scale stands above as well as below.
const ONE_SCALE: usize = 5;

/// Draws a row a part: the span of all series but the first, the middle half of it, a mark for each drawn series, and
/// the draft's figure at the end.
///
/// What is still open is a bar from what is secured to what is possible. Marks that would cover each other stand above
/// each other; a missing figure has no mark.
#[must_use]
pub fn draw_dots(data: &ChartData, width: f64) -> Drawing {
    let width = clamped(width);
    let is_wide = width >= TITLES_BESIDE;
    let mut drawing = Drawing::new(width, 0.0);
    if data.parts.is_empty() || data.series.is_empty() {
        return drawing;
    }
    let titles = if is_wide { (0.34 * width).clamp(180.0, 340.0) } else { width };
    let figures = (0..data.parts.len()).map(|part| text_width(data.words(0, part).trim(), SMALL));
    let figures = widest(figures, 22.0, 0.28 * width);
    let scale = Scale { zero: if is_wide { titles + 18.0 } else { 8.0 }, full: width - figures - 12.0 };
    let between = if is_wide { 0.0 } else { 8.0 };
    let mut y = 0.0;
    if data.parts.len() > ONE_SCALE {
        scale.numbers(&mut drawing, LINE / 2.0);
        y += LINE + 3.0;
    }
    for (index, part) in data.parts.iter().enumerate() {
        let title = wrapped(&numbered(part), TEXT, titles, 3);
        let title_height = count(title.len()) * LINE;
        let row = Row::new(data, index, scale);
        // Titles beside a row have their middle at that of the row.
        let half = if is_wide { title_height / 2.0 + 5.0 } else { 0.0 };
        let top = if is_wide { y } else { y + title_height + 2.0 };
        let middle = top + row.above().max(half);
        let bottom = middle + row.below().max(half);
        let title_top = if is_wide { middle - title_height / 2.0 } else { y };
        drawing.paragraph(at(0.0, title_top), Anchor::Start, Ink::Text, &title);
        scale.lines(&mut drawing, top, bottom);
        row.draw(&mut drawing, data, index, scale, middle);
        let room = width - scale.full - 8.0;
        let ink = if data.shares(0, index).is_some() { Ink::Strong } else { Ink::Quiet };
        drawing.written(at(width, middle), Anchor::End, ink, SMALL, data.words(0, index), room);
        y = bottom + between;
    }
    y -= between;
    scale.numbers(&mut drawing, y + LINE / 2.0 + 2.0);
    drawing.frame.height = y + LINE + 4.0;
    drawing
}

/// The marks of a part, each in a lane where it covers no other.
struct Row {
    marks: Vec<Placed>,
    /// The uppermost and the lowest lane.
    lanes: (i32, i32),
}

struct Placed {
    series: usize,
    style: Style,
    /// What is secured and what is possible.
    from: f64,
    to: f64,
    /// 0 is the first, and those above are negative.
    lane: i32,
}

impl Placed {
    /// Whether another in the same lane would hide it. A mark on the bar of another is seen, two bars are not.
    fn covers(&self, from: f64, to: f64) -> bool {
        let are_bars = self.from < self.to && from < to;
        (are_bars && self.from < to && from < self.to) || (self.from - from).abs() < LANE
    }
}

impl Row {
    fn new(data: &ChartData, part: usize, scale: Scale) -> Self {
        let mut row = Self { marks: Vec::new(), lanes: (0, 0) };
        for (series, style, _) in data.drawn() {
            let Some((secured, possible)) = data.shares(series, part) else {
                continue;
            };
            let (from, to) = (scale.x(secured), scale.x(possible));
            let is_free = |lane: &i32| !row.marks.iter().any(|mark| mark.lane == *lane && mark.covers(from, to));
            // The first one in the middle, others by turns above and below.
            let lane = (0..).map(|n: i32| if n % 2 == 0 { n / 2 } else { -(n + 1) / 2 }).find(is_free).unwrap_or(0);
            row.lanes = (row.lanes.0.min(lane), row.lanes.1.max(lane));
            row.marks.push(Placed { series, style, from, to, lane });
        }
        row
    }

    /// From the upper edge to the middle of lane 0.
    fn above(&self) -> f64 {
        f64::from(-self.lanes.0) * LANE + HALF
    }

    /// From there to the lower edge.
    fn below(&self) -> f64 {
        f64::from(self.lanes.1) * LANE + HALF
    }

    fn draw(&self, drawing: &mut Drawing, data: &ChartData, part: usize, scale: Scale, middle: f64) {
        let others = data.series.iter().enumerate().skip(1).filter(|(_, series)| series.is_in_span);
        let others: Vec<_> = others.filter_map(|(series, _)| data.shares(series, part)).collect();
        drawing.line(at(scale.zero, middle), at(scale.full, middle), Ink::Grid);
        let least = others.iter().map(|ends| ends.0).fold(1.0, f64::min);
        let most = others.iter().map(|ends| ends.1).fold(0.0, f64::max);
        if !others.is_empty() {
            drawing.bar(scale.x(least), scale.x(most), middle, BAND, Ink::Span);
        }
        if others.len() >= MIN_MIDDLE {
            let lower = quantile(&mut others.iter().map(|ends| ends.0), 0.25);
            let upper = quantile(&mut others.iter().map(|ends| ends.1), 0.75);
            drawing.bar(scale.x(lower), scale.x(upper), middle, BAND, Ink::Middle);
        }
        let place = |mark: &Placed| at(mark.from, middle + f64::from(mark.lane) * LANE);
        // The first on top.
        for mark in self.marks.iter().rev() {
            let thickness = if mark.series == 0 { 8.0 } else { 4.0 };
            drawing.bar(mark.from, mark.to, place(mark).y, thickness, Ink::Open(mark.style));
        }
        for mark in self.marks.iter().rev() {
            drawing.shapes.push(Shape::Mark { at: place(mark), style: mark.style });
        }
        let points = self.marks.iter().map(|mark| DataPoint { at: place(mark), series: mark.series, part });
        drawing.points.extend(points);
    }
}

/// The value with this part of all values below it, between the two nearest ones where it falls between them.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place in a list")]
fn quantile(values: &mut dyn Iterator<Item = f64>, part: f64) -> f64 {
    let mut sorted: Vec<f64> = Vec::new();
    for value in values {
        sorted.insert(sorted.partition_point(|other| *other < value), value);
    }
    let place = count(sorted.len().saturating_sub(1)) * part;
    let below = place.floor();
    let value = |index: f64| sorted.get(index as usize).copied().unwrap_or(0.0);
    value(below) + (value(place.ceil()) - value(below)) * (place - below)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::layout::tests::data;

    #[track_caller]
    fn check(values: &[f64], part: f64, expected: f64) {
        assert!((quantile(&mut values.iter().copied(), part) - expected).abs() < 1e-9, "{values:?}");
    }

    #[test]
    fn a_quarter_lies_between_the_nearest_values() {
        check(&[0.9, 0.1, 0.5, 0.3, 0.7], 0.25, 0.3);
        check(&[0.4, 0.2], 0.75, 0.35);
        check(&[0.4], 0.25, 0.4);
        check(&[], 0.5, 0.0);
    }

    fn lanes(shares: &[Option<(u32, u32)>]) -> Vec<i32> {
        let data = data(&[shares]);
        Row::new(&data, 0, Scale { zero: 0.0, full: 100.0 }).marks.iter().map(|mark| mark.lane).collect()
    }

    #[test]
    fn marks_that_would_cover_each_other_stand_in_lanes_of_their_own() {
        assert_eq!(lanes(&[Some((10, 10)), Some((50, 50)), Some((90, 90))]), [0, 0, 0]);
        assert_eq!(lanes(&[Some((50, 50)), Some((50, 50)), Some((52, 52)), Some((48, 48))]), [0, -1, 1, -2]);
        assert_eq!(lanes(&[Some((10, 90)), Some((50, 50)), None, Some((40, 95))]), [0, 0, -1], "bars keep apart");
    }

    #[test]
    fn the_span_is_that_of_the_other_results_and_from_eight_on_has_a_middle_half() {
        let shares = |n: u32| (0..=n).map(|share| Some((share * 10, share * 10))).collect::<Vec<_>>();
        let inks = |drawing: &Drawing, ink: Ink| {
            let widths = drawing.shapes.iter().filter_map(|shape| match shape {
                Shape::Rect { size, ink: found, .. } if *found == ink => Some(size.width),
                _ => None,
            });
            widths.collect::<Vec<_>>()
        };
        let mut with_a_mean = data(&[&shares(7)]);
        let all = inks(&draw_dots(&with_a_mean, 400.0), Ink::Span);
        with_a_mean.series[7].is_in_span = false;
        let others = inks(&draw_dots(&with_a_mean, 400.0), Ink::Span);
        assert!((others[0] * 6.0 - all[0] * 5.0).abs() < 1e-9, "10 to 60, not to 70: {others:?} {all:?}");
        let few = draw_dots(&data(&[&shares(7)]), 400.0);
        assert_eq!((inks(&few, Ink::Span).len(), inks(&few, Ink::Middle)), (1, Vec::new()));
        let many = draw_dots(&data(&[&shares(9)]), 400.0);
        let (span, middle) = (inks(&many, Ink::Span), inks(&many, Ink::Middle));
        assert!((span[0] - 2.0 * middle[0]).abs() < 1e-9, "10 to 90, and 30 to 70: {span:?} {middle:?}");
    }
}
