//! What holds for every chart: whatever is drawn lies inside its frame, and no text covers another.
#![allow(clippy::float_arithmetic, reason = "geometry is drawn, never counted with")]

use kommunkompass::chart::{Drawing, Position, Shape, coordinate, text_box};

/// What a float may be off by.
const TOLERANCE: f64 = 1e-6;

/// Panics with what is wrong with a drawing.
#[track_caller]
pub fn check(drawing: &Drawing) {
    if let Err(fault) = sound(drawing) {
        panic!("{fault}\n{}", described(drawing));
    }
}

/// Whether everything lies inside the frame, is a number, and no two texts overlap.
///
/// # Errors
/// What is wrong.
pub fn sound(drawing: &Drawing) -> Result<(), String> {
    let inside = |at: Position| {
        let within = |value: f64, most: f64| (-TOLERANCE..=most + TOLERANCE).contains(&value);
        within(at.x, drawing.frame.width) && within(at.y, drawing.frame.height)
    };
    for shape in &drawing.shapes {
        let corners: Vec<Position> = match shape {
            Shape::Path { points, .. } if points.len() < 2 => return Err(format!("a path of one point: {shape:?}")),
            Shape::Path { points, .. } => points.clone(),
            Shape::Rect { at, size, .. } => vec![*at, at.shifted(size.width, size.height)],
            Shape::Mark { at, .. } => vec![*at],
            Shape::Text { text, .. } if text.is_empty() => return Err(format!("a text of no letters: {shape:?}")),
            Shape::Text { .. } => text_box(shape).map(|(from, to)| vec![from, to]).unwrap_or_default(),
        };
        if let Some(outside) = corners.iter().find(|at| !inside(**at)) {
            return Err(format!("{outside:?} is outside {:?}: {shape:?}", drawing.frame));
        }
    }
    if let Some(point) = drawing.points.iter().find(|point| !inside(point.at)) {
        return Err(format!("{point:?} is outside {:?}", drawing.frame));
    }
    let texts: Vec<_> = drawing.shapes.iter().filter_map(|shape| Some((text_box(shape)?, shape))).collect();
    for (index, ((from, to), shape)) in texts.iter().enumerate() {
        let below = texts.iter().skip(index + 1).find(|((other_from, other_to), _)| {
            from.x + TOLERANCE < other_to.x
                && other_from.x + TOLERANCE < to.x
                && from.y + TOLERANCE < other_to.y
                && other_from.y + TOLERANCE < to.y
        });
        if let Some((_, other)) = below {
            return Err(format!("{shape:?} covers {other:?}"));
        }
    }
    Ok(())
}

/// A drawing as lines of text, one a shape, for keeping and comparing.
pub fn described(drawing: &Drawing) -> String {
    let at = |at: Position| format!("{},{}", coordinate(at.x), coordinate(at.y));
    let mut lines = format!("{} × {}\n", coordinate(drawing.frame.width), coordinate(drawing.frame.height));
    for shape in &drawing.shapes {
        let line = match shape {
            Shape::Path { points, closed, ink } => {
                let points: Vec<_> = points.iter().map(|point| at(*point)).collect();
                format!("{} {} {ink:?}", if *closed { "surface" } else { "line" }, points.join(" "))
            }
            Shape::Rect { at: corner, size, ink } => {
                format!("rectangle {} {} × {} {ink:?}", at(*corner), coordinate(size.width), coordinate(size.height))
            }
            Shape::Mark { at: center, style } => format!("mark {} {}", at(*center), style.number()),
            Shape::Text { at: base, anchor, ink, size, text } => {
                format!("text {} {anchor:?} {ink:?} {} {text:?}", at(*base), coordinate(*size))
            }
        };
        lines.push_str(&line);
        lines.push('\n');
    }
    for point in &drawing.points {
        lines.push_str(&format!("point {} series {} part {}\n", at(point.at), point.series, point.part));
    }
    lines
}
