//! A table in colours: a row a part, a column a series.

use super::layout::{MARK_REACH, SMALL, TEXT, at, clamped, count, widest};
use super::{Anchor, Cell, ChartData, ChartSeries, DataPoint, Drawing, Ink, Shape, text_width, wrapped};

/// A heatmap and what it has no room for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Heatmap {
    /// The drawing.
    pub drawing: Drawing,
    /// How many series, the last ones, have no column.
    pub left_out: usize,
    /// Whether columns are headed by numbers, from 1 on in the order of the series, which the legend has to name.
    pub is_numbered: bool,
}

/// The narrowest and the widest column.
const COLUMN: (f64, f64) = (26.0, 112.0);

/// The most room that figures ask for.
const NEEDED: f64 = 64.0;

/// The height of the marks over the columns, and of a line of their heads.
const MARKS: f64 = 15.0;
const HEAD: f64 = 15.0;

/// The height of a row.
const ROW: f64 = 26.0;

/// Between cells.
const SEAM: f64 = 1.0;

/// Between areas.
const GAP: f64 = 10.0;

/// With less room than this only numbers of parts are written.
const TITLE: (f64, f64) = (130.0, 420.0);

/// Most lines of a name over its column.
const NAME_LINES: usize = 2;

/// Draws the shares of all series, drawn or not, in five steps, each cell with its figure.
#[must_use]
pub fn draw_heatmap(data: &ChartData, width: f64) -> Heatmap {
    let width = clamped(width);
    if data.parts.is_empty() || data.series.is_empty() {
        return Heatmap { drawing: Drawing::new(width, 0.0), ..Heatmap::default() };
    }
    let columns = Columns::new(data, width);
    let mut drawing = Drawing::new(width, 0.0);
    let mut y = columns.heads(&mut drawing, data);
    let mut before: Option<&str> = None;
    for (index, part) in data.parts.iter().enumerate() {
        let area = area_of(&part.id);
        if before.is_some_and(|before| before != area) {
            y += GAP;
        }
        before = Some(area);
        let middle = y + ROW / 2.0;
        let id = part.id.trim();
        drawing.written(at(0.0, middle), Anchor::Start, Ink::Strong, TEXT, id, columns.ids);
        if let Some(room) = columns.titles {
            let left = columns.ids + 8.0;
            drawing.written(at(left, middle), Anchor::Start, Ink::Text, TEXT, &part.title, room);
        }
        for (series, (left, right)) in columns.cells.iter().enumerate() {
            let words = data.words(series, index).trim();
            let center = at((left + right) / 2.0, middle);
            let (from, size) = (at(*left, y), right - left - SEAM);
            let shares = data.shares(series, index);
            let ink = match shares {
                Some((secured, possible)) => {
                    let (step, open) = (step(secured), step(possible));
                    drawing.rect(from, size, ROW - SEAM, Ink::Shade(step));
                    if open > step {
                        drawing.rect(at(*left, y + ROW - SEAM - OPEN), size, OPEN, Ink::Shade(open));
                    }
                    if step > 2 { Ink::OnShade } else { Ink::Text }
                }
                None => {
                    // Its edge is drawn, so that it stands clear of its neighbours.
                    drawing.rect(from.shifted(2.0, 2.0), size - 4.0, ROW - SEAM - 4.0, Ink::Missing);
                    Ink::Quiet
                }
            };
            // A number that was cut would be another number.
            let text = match shares {
                None => "–",
                Some(_) if text_width(words, SMALL) > size - 2.0 => "…",
                Some(_) => words,
            };
            drawing.written(center, Anchor::Middle, ink, SMALL, text, size);
            drawing.points.push(DataPoint { at: center, series, part: index });
        }
        y += ROW;
    }
    drawing.frame.height = steps(&mut drawing, y + GAP);
    Heatmap { drawing, left_out: data.series.len() - columns.cells.len(), is_numbered: columns.names.is_none() }
}

/// The width of a step where they are explained.
const STEP: f64 = 40.0;

/// Height of the strip that shows how far what is still open reaches.
const OPEN: f64 = 5.0;

/// Draws what the colours mean and gives the lower edge.
fn steps(drawing: &mut Drawing, y: f64) -> f64 {
    for n in 0..5 {
        drawing.rect(at(8.0 + f64::from(n) * STEP, y), STEP - SEAM, 10.0, Ink::Shade(n));
    }
    let numbers = ["0", "20", "40", "60", "80", "100 %"];
    for (n, text) in numbers.into_iter().enumerate() {
        drawing.written(at(8.0 + count(n) * STEP, y + 20.0), Anchor::Middle, Ink::Quiet, SMALL, text, 60.0);
    }
    y + 30.0
}

/// One of five equal steps.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 5")]
fn step(share: f64) -> u8 {
    ((share * 5.0).floor() as u8).min(4)
}

/// The area that a subarea's id begins with: "4" of "4.2"; nothing for an area's own id.
fn area_of(id: &str) -> &str {
    let area = id.trim().trim_end_matches(|letter: char| letter.is_ascii_digit()).trim_end_matches('.');
    if area == id.trim() { "" } else { area }
}

/// Where columns are and what heads them.
struct Columns {
    ids: f64,
    /// Room for titles, if there is enough; else only the ids are written.
    titles: Option<f64>,
    /// Left and right of each column that there is room for.
    cells: Vec<(f64, f64)>,
    /// The names, if each fits over its column.
    names: Option<Vec<Vec<String>>>,
}

impl Columns {
    fn new(data: &ChartData, width: f64) -> Self {
        let ids = widest(data.parts.iter().map(|part| text_width(part.id.trim(), TEXT)), 0.0, 52.0);
        let figure = |cell: &Cell| match cell {
            Cell::Amount { text, .. } => text_width(text.trim(), SMALL) + 6.0,
            Cell::Missing { .. } => 0.0,
        };
        let needed = data.series.iter().map(|series| widest(series.cells.iter().map(figure), COLUMN.0, NEEDED));
        let needed: Vec<f64> = needed.collect();
        let (n, most) = (count(needed.len()), widest(needed.iter().copied(), COLUMN.0, NEEDED));
        let beside = width - ids - 8.0;
        let titles = widest(data.parts.iter().map(|part| text_width(part.title.trim(), TEXT)), TITLE.0, TITLE.1);
        let titles = Some(titles.min(beside - 12.0 - n * most)).filter(|room| *room >= TITLE.0);
        let room = beside - titles.map_or(0.0, |titles| titles + 12.0);
        let same = (room / n).min(COLUMN.1);
        let mut left = width - room;
        let mut cells = Vec::new();
        for needed in needed {
            // All as wide as the widest, or each as wide as it must be.
            let right = left + if same >= most { same } else { needed };
            if right > width + 0.01 {
                break;
            }
            cells.push((left, right));
            left = right;
        }
        let name = |(series, (left, right)): (&ChartSeries, &(f64, f64))| {
            let lines = wrapped(&series.name, SMALL, right - left - 6.0, NAME_LINES);
            let is_whole = !lines.is_empty() && !lines.iter().any(|line| line.ends_with('…'));
            is_whole.then_some(lines)
        };
        let names = data.series.iter().zip(&cells).map(name).collect();
        Self { ids, titles, cells, names }
    }

    /// Draws what heads the columns, the mark of a series that has one first, and gives its lower edge. Names take as much
    /// room as they ever do, so that no row moves when one more result is chosen.
    fn heads(&self, drawing: &mut Drawing, data: &ChartData) -> f64 {
        let lines = if self.names.is_some() { NAME_LINES } else { 1 };
        for (index, (series, (left, right))) in data.series.iter().zip(&self.cells).enumerate() {
            let center = (left + right - SEAM) / 2.0;
            let number = [(index + 1).to_string()];
            let head = self.names.as_ref().and_then(|names| names.get(index)).map_or(&number[..], Vec::as_slice);
            let above = count(lines.saturating_sub(head.len())) * HEAD;
            if let Some(style) = series.style {
                drawing.shapes.push(Shape::Mark { at: at(center, above + MARK_REACH + 1.0), style });
            }
            for (line, text) in head.iter().enumerate() {
                let y = above + MARKS + (count(line) + 0.5) * HEAD;
                drawing.written(at(center, y), Anchor::Middle, Ink::Quiet, SMALL, text, right - left);
            }
        }
        MARKS + count(lines) * HEAD + 4.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::layout::tests::data;

    #[test]
    fn a_subarea_begins_with_its_area_and_an_area_with_none() {
        let areas = ["1.1", "1.10", "A2", "4", "A", "", "fyra"].map(area_of);
        assert_eq!(areas, ["1", "1", "A", "", "", "", ""]);
    }

    #[test]
    fn shares_fall_into_five_equal_steps() {
        assert_eq!([0.0, 0.19, 0.2, 0.5, 0.799, 0.8, 1.0].map(step), [0, 0, 1, 2, 3, 4, 4]);
    }

    #[test]
    fn at_320_there_is_room_for_eight_and_the_rest_is_counted() {
        let shares = [Some((8, 14)), Some((100, 100))].repeat(20);
        let map = draw_heatmap(&data(&[&shares, &shares]), 320.0);
        let shown = 40 - map.left_out;
        assert!(shown >= 8 && map.left_out > 0, "{shown}");
        assert_eq!(map.drawing.points.len(), 2 * shown);
        assert!(map.is_numbered);
    }

    #[test]
    fn names_stand_over_their_columns_where_all_of_them_fit() {
        let map = draw_heatmap(&data(&[&[Some((8, 8)), None]]), 600.0);
        assert!(!map.is_numbered);
        let texts = |text: &str| {
            map.drawing.shapes.iter().any(|shape| matches!(shape, Shape::Text { text: found, .. } if found == text))
        };
        assert!(texts("Kommun 1") && texts("–") && !texts("ingen uppgift"));
    }

    #[test]
    fn a_figure_that_does_not_fit_is_never_cut() {
        let mut data = data(&[&[Some((8, 8)), Some((9, 9))].repeat(20)]);
        if let Some(Cell::Amount { text, .. }) = data.series[0].cells.first_mut() {
            *text = "123456789012345".to_owned();
        }
        let map = draw_heatmap(&data, 300.0);
        let is_cut = |shape: &Shape| matches!(shape, Shape::Text { text, .. } if text.starts_with("12"));
        assert!(!map.drawing.shapes.iter().any(is_cut));
    }

    #[test]
    fn what_is_open_reaches_to_its_own_step() {
        let map = draw_heatmap(&data(&[&[Some((10, 90))]]), 300.0);
        let shades: Vec<_> = map
            .drawing
            .shapes
            .iter()
            .filter_map(|shape| match shape {
                Shape::Rect { ink: Ink::Shade(step), .. } => Some(*step),
                _ => None,
            })
            .collect();
        assert_eq!(shades[..2], [0, 4]);
    }
}
