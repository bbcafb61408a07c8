//! Dots and ranges: where each series lies between nothing and all, and how far all of them lie apart.

use super::layout::{LINE, MARK_REACH, SMALL, Scale, TEXT, at, clamped, count, numbered, widest};
use super::{Anchor, ChartData, DataPoint, Drawing, Ink, Shape, Style, text_width, wrapped};

/// From this width on titles stand beside their rows.
const TITLES_BESIDE: f64 = 560.0;

/// With fewer results to compare with, a middle half says nothing.
const MIN_MIDDLE: usize = 8;

/// From one mark to another that would cover it.
const LANE: f64 = 2.0 * MARK_REACH + 1.0;

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
    let mut y = 0.0;
    if data.parts.len() > ONE_SCALE {
        scale.numbers(&mut drawing, LINE / 2.0);
        y += LINE + 3.0;
    }
    for (index, part) in data.parts.iter().enumerate() {
        let title = wrapped(&numbered(part), TEXT, titles, 3);
        let title_height = count(title.len()) * LINE;
        let row = Row::new(data, index, scale);
        let (top, height) =
            if is_wide { (y, row.height().max(title_height + 10.0)) } else { (y + title_height + 2.0, row.height()) };
        let center = top + height / 2.0;
        let title_top = if is_wide { center - title_height / 2.0 } else { y };
        drawing.paragraph(at(0.0, title_top), Anchor::Start, Ink::Text, &title);
        scale.lines(&mut drawing, top, top + height);
        row.draw(&mut drawing, data, index, scale, center);
        let room = width - scale.full - 8.0;
        drawing.written(at(width, center), Anchor::End, Ink::Strong, SMALL, data.words(0, index), room);
        y = top + height + if is_wide { 0.0 } else { 8.0 };
    }
    if !is_wide {
        y -= 8.0;
    }
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

impl Row {
    fn new(data: &ChartData, part: usize, scale: Scale) -> Self {
        let mut row = Self { marks: Vec::new(), lanes: (0, 0) };
        for (series, style, _) in data.drawn() {
            let Some((secured, possible)) = data.shares(series, part) else {
                continue;
            };
            let (from, to) = (scale.x(secured), scale.x(possible));
            let is_free = |lane: &i32| {
                let near = |mark: &Placed| mark.lane == *lane && mark.from < to + LANE && from < mark.to + LANE;
                !row.marks.iter().any(near)
            };
            // The first one in the middle, others by turns above and below.
            let lane = (0..).map(|n: i32| if n % 2 == 0 { n / 2 } else { -(n + 1) / 2 }).find(is_free).unwrap_or(0);
            row.lanes = (row.lanes.0.min(lane), row.lanes.1.max(lane));
            row.marks.push(Placed { series, style, from, to, lane });
        }
        row
    }

    fn height(&self) -> f64 {
        f64::from(self.lanes.1 - self.lanes.0) * LANE + 30.0
    }

    fn draw(&self, drawing: &mut Drawing, data: &ChartData, part: usize, scale: Scale, center: f64) {
        let first = center - f64::from(self.lanes.0 + self.lanes.1) / 2.0 * LANE;
        let lanes = f64::from(self.lanes.1 - self.lanes.0) * LANE;
        let others: Vec<_> = (1..data.series.len()).filter_map(|series| data.shares(series, part)).collect();
        let ends: (Vec<f64>, Vec<f64>) = others.iter().copied().unzip();
        drawing.line(at(scale.zero, first), at(scale.full, first), Ink::Grid);
        let least = ends.0.iter().copied().fold(1.0, f64::min);
        let most = ends.1.iter().copied().fold(0.0, f64::max);
        drawing.bar(scale.x(least), scale.x(most), center, lanes + 16.0, Ink::Span);
        if others.len() >= MIN_MIDDLE {
            let (lower, upper) = (quantile(ends.0, 0.25), quantile(ends.1, 0.75));
            drawing.bar(scale.x(lower), scale.x(upper), center, lanes + 16.0, Ink::Middle);
        }
        let place = |mark: &Placed| at(mark.from, first + f64::from(mark.lane) * LANE);
        // The first on top.
        for mark in self.marks.iter().rev() {
            let thickness = if mark.series == 0 { 10.0 } else { 6.0 };
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
fn quantile(mut values: Vec<f64>, part: f64) -> f64 {
    values.sort_unstable_by(f64::total_cmp);
    let place = count(values.len().saturating_sub(1)) * part;
    let below = place.floor();
    let value = |index: f64| values.get(index as usize).copied().unwrap_or(0.0);
    value(below) + (value(place.ceil()) - value(below)) * (place - below)
}
