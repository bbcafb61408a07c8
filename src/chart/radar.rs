//! The radar ("spindeldiagram"): one axis an area, clockwise from the top.

use std::f64::consts::TAU;

use super::around::{Label, around};
use super::layout::{MARK_REACH, SMALL, STEPS, TEXT, at, clamped, numbered, widest};
use super::{Anchor, ChartData, DataPoint, Drawing, Ink, Position, Shape, Style, fitted, text_width};

/// With fewer axes there is no surface, and with more no room for their labels.
const AXES: std::ops::RangeInclusive<usize> = 3..=12;

/// From this width on there is room for titles round the radar.
const WITH_TITLES: f64 = 480.0;

/// The longest and the shortest axis.
const RADIUS: (f64, f64) = (240.0, 96.0);

/// From the end of an axis to its label.
const GAP: f64 = 14.0;

/// Whether there is a radar of so many parts.
#[must_use]
pub fn has_radar(n_parts: usize) -> bool {
    AXES.contains(&n_parts)
}

/// Draws a radar of 3 to 12 parts, with their titles where there is room and their numbers where not; nothing for
/// other numbers of parts.
///
/// A part without a figure breaks the line of its series and is never drawn as nothing. What is still open is an
/// outline of its own round what is secured.
#[must_use]
pub fn draw_radar(data: &ChartData, width: f64) -> Option<Drawing> {
    let n_axes = data.parts.len();
    if !has_radar(n_axes) {
        return None;
    }
    let width = clamped(width);
    let half = width / 2.0;
    let (radius, labels) = labels(data, half, width >= WITH_TITLES);
    let top = labels.iter().map(|label| label.top).fold(-radius - MARK_REACH, f64::min);
    let bottom = labels.iter().map(Label::bottom).fold(radius + MARK_REACH, f64::max);
    let center = at(half, -top);
    let on = |index: usize, share: f64| place(center, angle(index, n_axes), share * radius);

    let mut drawing = Drawing::new(width, bottom - top);
    for (share, text) in STEPS.into_iter().skip(1) {
        let points = (0..n_axes).map(|index| on(index, share)).collect();
        drawing.shapes.push(Shape::Path { points, closed: true, ink: Ink::Grid });
        drawing.written(center.shifted(-5.0, -share * radius), Anchor::End, Ink::Quiet, SMALL, text, 60.0);
    }
    for index in 0..n_axes {
        drawing.line(center, on(index, 1.0), Ink::Axis);
    }
    // The draft is drawn last, on top of what it is compared with.
    let drawn: Vec<_> = data.drawn().map(|(series, style, _)| (series, style)).collect();
    for (series, style) in drawn.iter().rev() {
        let shares: Vec<_> = (0..n_axes).map(|part| data.shares(*series, part)).collect();
        let has_value: Vec<_> = shares.iter().map(Option::is_some).collect();
        let ends = |end: fn((f64, f64)) -> f64| -> Vec<_> {
            shares.iter().enumerate().map(|(index, shares)| on(index, shares.map_or(0.0, end))).collect()
        };
        if shares.iter().flatten().any(|(secured, possible)| secured < possible) {
            join(&mut drawing, outline(&ends(|(_, possible)| possible), &has_value), Ink::Open(*style), false);
        }
        let is_own = *style == Style::OWN;
        join(&mut drawing, outline(&ends(|(secured, _)| secured), &has_value), Ink::Line(*style), is_own);
    }
    let mark = |part: usize, series: usize| data.shares(series, part).map(|(secured, _)| on(part, secured));
    for (series, style) in drawn.iter().rev() {
        let marks = (0..n_axes).filter_map(|part| mark(part, *series));
        drawing.shapes.extend(marks.map(|at| Shape::Mark { at, style: *style }));
    }
    for label in &labels {
        let ink = if width >= WITH_TITLES { Ink::Text } else { Ink::Strong };
        drawing.paragraph(center.shifted(label.x, label.top), label.anchor, ink, &label.lines);
    }
    for part in 0..n_axes {
        let points = drawn
            .iter()
            .filter_map(|(series, _)| mark(part, *series).map(|at| DataPoint { at, series: *series, part }));
        drawing.points.extend(points);
    }
    Some(drawing)
}

/// The longest axes that leave all titles whole, and the labels round them.
fn labels(data: &ChartData, half: f64, with_titles: bool) -> (f64, Vec<Label>) {
    let n_axes = data.parts.len();
    let directions: Vec<_> = (0..n_axes).map(|index| angle(index, n_axes)).map(|to| (to.sin(), -to.cos())).collect();
    let titles: Vec<_> = if with_titles {
        data.parts.iter().map(numbered).collect()
    } else {
        data.parts.iter().map(|part| fitted(part.id.trim(), TEXT, 38.0)).collect()
    };
    let (mut radius, least) = RADIUS;
    let beside =
        if with_titles { least } else { widest(titles.iter().map(|id| text_width(id, TEXT) + 1.0), 14.0, 39.0) };
    radius = radius.min(half - GAP - beside);
    loop {
        let labels = around(&titles, &directions, radius + GAP, half);
        if !with_titles || radius <= least || labels.iter().all(Label::is_whole) {
            return (radius, labels);
        }
        radius = (radius - 8.0).max(least);
    }
}

/// Adds the lines of a series. A surface is filled only when it is whole.
fn join(drawing: &mut Drawing, outline: Outline, ink: Ink, is_filled: bool) {
    let runs = match outline {
        Outline::Closed(points) if is_filled => {
            drawing.shapes.push(Shape::Path { points, closed: true, ink });
            return;
        }
        Outline::Closed(mut points) => {
            points.extend(points.first().copied());
            vec![points]
        }
        Outline::Open(runs) => runs,
    };
    // A point by itself has a mark and no line.
    let lines = runs.into_iter().filter(|run| run.len() > 1);
    drawing.shapes.extend(lines.map(|points| Shape::Path { points, closed: false, ink }));
}

/// How the points of a series are joined.
#[derive(Clone, Debug, PartialEq)]
enum Outline {
    /// Round the whole radar.
    Closed(Vec<Position>),
    /// Along neighbouring axes only, for some axes have no value: a point by itself is a run of one.
    Open(Vec<Vec<Position>>),
}

/// Joins the points of a polygon that have a value; an axis without one is left out and not drawn as nothing.
fn outline(polygon: &[Position], has_value: &[bool]) -> Outline {
    let at = |index: usize| has_value.get(index).copied().unwrap_or(false);
    let Some(gap) = (0..polygon.len()).find(|index| !at(*index)) else {
        return Outline::Closed(polygon.to_vec());
    };
    let mut runs = vec![Vec::new()];
    // From the gap round to it again, so that no run is cut where the list ends.
    for (index, position) in polygon.iter().enumerate().cycle().skip(gap).take(polygon.len()) {
        if !at(index) {
            runs.push(Vec::new());
        } else if let Some(run) = runs.last_mut() {
            run.push(*position);
        }
    }
    runs.retain(|run| !run.is_empty());
    Outline::Open(runs)
}

/// The angle of an axis, clockwise from the top.
#[expect(clippy::cast_precision_loss, reason = "a rubric has far fewer areas than a float has digits")]
fn angle(index: usize, n_axes: usize) -> f64 {
    index as f64 / n_axes.max(1) as f64 * TAU
}

fn place(center: Position, angle: f64, distance: f64) -> Position {
    Position { x: center.x + angle.sin() * distance, y: center.y - angle.cos() * distance }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_axis_without_a_value_breaks_the_line_and_a_run_goes_on_past_the_top() {
        let polygon: Vec<_> = (0..6).map(|n| Position { x: f64::from(n), y: 0.0 }).collect();
        #[track_caller]
        fn check(polygon: &[Position], has_value: [bool; 6], expected: &[&[f64]]) {
            let Outline::Open(runs) = outline(polygon, &has_value) else { panic!("there is a gap") };
            let found: Vec<Vec<f64>> = runs.iter().map(|run| run.iter().map(|at| at.x).collect()).collect();
            assert_eq!(found, expected);
        }
        check(&polygon, [true, true, false, true, true, true], &[&[3.0, 4.0, 5.0, 0.0, 1.0]]);
        check(&polygon, [false, true, false, true, true, false], &[&[1.0], &[3.0, 4.0]]);
        check(&polygon, [false; 6], &[]);
        assert_eq!(outline(&polygon, &[true; 6]), Outline::Closed(polygon));
    }
}
