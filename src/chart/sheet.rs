//! A chart as it is handed over: with title, sentence, legend, and below it what has to be kept in mind, since a picture
//! goes further than the page that it comes from.

use super::legend::{LegendEntry, SAMPLE, sample};
use super::text_width::BOLD;
use super::{Anchor, Drawing, Ink, Position, Shape, fitted, text_width, wrapped};

/// Around everything.
const MARGIN: f64 = 24.0;

/// Between the parts.
const GAP: f64 = 16.0;

/// Most lines of a text; what is longer is cut.
const MOST_LINES: usize = 40;

/// What stands around the drawing.
#[derive(Clone, Copy, Debug)]
pub struct SheetText<'a> {
    /// The title of the chart.
    pub title: &'a str,
    /// What it shows.
    pub sentence: &'a str,
    /// What its lines and surfaces stand for.
    pub legend: &'a [LegendEntry],
    /// Caveats, source, day: one paragraph each.
    pub notes: &'a [String],
}

/// How wide a chart has to be drawn for a sheet of this width.
#[must_use]
pub fn inner_width(width: f64) -> f64 {
    width - 2.0 * MARGIN
}

/// The sheet: what is drawn, and the words around it.
#[must_use]
pub fn sheet(text: &SheetText, drawing: &Drawing, width: f64) -> Drawing {
    let inner = inner_width(width);
    let mut sheet = Drawing::new(width, 0.0);
    let mut y = MARGIN;
    y = paragraph(&mut sheet, text.title, 20.0, Ink::Strong, y, inner);
    y = paragraph(&mut sheet, text.sentence, 14.0, Ink::Text, y + GAP / 4.0, inner) + GAP;
    let left = MARGIN + ((inner - drawing.frame.width) / 2.0).max(0.0);
    sheet.shapes.extend(drawing.shapes.iter().map(|shape| moved(shape, left, y)));
    y += drawing.frame.height;
    if !text.legend.is_empty() {
        y = legend(&mut sheet, text.legend, y + GAP, inner);
    }
    y += GAP;
    for note in text.notes {
        y = paragraph(&mut sheet, note, 12.0, Ink::Quiet, y, inner) + 4.0;
    }
    sheet.frame.height = y + MARGIN;
    // A drawing that does not keep to its width makes the sheet wider, rather than to be cut.
    sheet.frame.width = width.max(left + drawing.frame.width);
    sheet
}

/// Adds lines of text from `y` on; returns where the next may begin.
fn paragraph(sheet: &mut Drawing, text: &str, size: f64, ink: Ink, y: f64, width: f64) -> f64 {
    let mut y = y;
    let width = if ink == Ink::Strong { width / BOLD } else { width };
    for line in wrapped(text, size, width, MOST_LINES) {
        sheet.text(Position { x: MARGIN, y: y + size }, Anchor::Start, ink, size, line);
        y += size * 1.35;
    }
    y
}

/// Adds the entries in as many columns as there is room for; returns where they end.
fn legend(sheet: &mut Drawing, entries: &[LegendEntry], y: f64, width: f64) -> f64 {
    const SIZE: f64 = 13.0;
    const ROW: f64 = 22.0;
    let beside = SAMPLE.width + 8.0;
    let widest = entries.iter().map(|entry| text_width(&entry.name, SIZE)).fold(0.0, f64::max);
    let column = (beside + widest + 2.0 * GAP).min(width);
    let (mut x, mut y) = (0.0, y);
    for entry in entries {
        if x > 0.0 && x + column > width {
            (x, y) = (0.0, y + ROW);
        }
        let corner = Position { x: MARGIN + x, y };
        sheet.shapes.extend(sample(entry.ink, corner.shifted(0.0, (ROW - SAMPLE.height) / 2.0)));
        let name = fitted(&entry.name, SIZE, column - beside);
        if !name.is_empty() {
            sheet.text(corner.shifted(beside, 15.5), Anchor::Start, Ink::Text, SIZE, name);
        }
        x += column;
    }
    y + ROW
}

/// A shape at another place.
fn moved(shape: &Shape, right: f64, down: f64) -> Shape {
    let mut shape = shape.clone();
    match &mut shape {
        Shape::Path { points, .. } => points.iter_mut().for_each(|at| *at = at.shifted(right, down)),
        Shape::Rect { at, .. } | Shape::Mark { at, .. } | Shape::Text { at, .. } => *at = at.shifted(right, down),
    }
    shape
}

/// What the file of a picture is called, from the words for it: `kommunkompass-nassjo-2022-staplar`.
#[must_use]
pub fn file_name(words: &str) -> String {
    let mut name = "kommunkompass".to_owned();
    let folded = crate::municipality::folded(words);
    for word in folded.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).take(12) {
        name.push('-');
        name.push_str(word);
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_called_by_plain_letters() {
        assert_eq!(file_name("Nässjö 2022: spindeldiagram"), "kommunkompass-nassjo-2022-spindeldiagram");
        assert_eq!(file_name("../..\\<b>"), "kommunkompass-b");
        assert_eq!(file_name(""), "kommunkompass");
    }
}
