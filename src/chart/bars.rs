//! Grouped bars: part by part one bar a series.

use super::layout::{LINE, MARK_REACH, SMALL, Scale, TEXT, at, clamped, count, numbered, widest};
use super::reference_line::{ReferenceLine, draw_flags, flags};
use super::text_width::BOLD;
use super::{Anchor, Cell, ChartData, ChartPart, DataPoint, Drawing, Ink, Position, Shape, Style, text_width, wrapped};

/// The least width of a column of bars, and what is between two.
const COLUMN: (f64, f64) = (460.0, 40.0);

/// From this width on names stand beside their bars.
const NAMES_BESIDE: f64 = 480.0;

/// Between the parts.
const GAP: f64 = 14.0;

/// Where bars begin when no names stand beside them; their marks are before it.
const ZERO: f64 = 18.0;

/// Draws the bars of the drawn series under the title of each part, with what is still open after what is secured.
///
/// Parts stand in as many columns as there is room for. One part alone, such as the total, has the names of its series
/// at the bars. A missing figure has its words and no bar. `lines` cross all bars, and say at the first ones what they
/// are.
#[must_use]
pub fn draw_bars(data: &ChartData, lines: &[ReferenceLine], width: f64) -> Drawing {
    let width = clamped(width);
    let mut drawing = Drawing::new(width, 0.0);
    let bars = Bars::new(data, lines, width);
    if bars.series.is_empty() {
        return drawing;
    }
    let heights: Vec<_> = data.parts.iter().map(|part| bars.height(part)).collect();
    let enough = heights.iter().sum::<f64>() / count(bars.n_columns);
    let mut parts = data.parts.iter().enumerate().zip(heights).peekable();
    let mut left = 0.0;
    while parts.peek().is_some() {
        let is_last = left + 1.5 * bars.width > width;
        let mut y = 0.0;
        // A part stands where the larger half of it belongs.
        while let Some(((index, part), _)) =
            parts.next_if(|(_, height)| is_last || y == 0.0 || y + height / 2.0 <= enough)
        {
            y = bars.part(&mut drawing, index, part, at(left, y)) + GAP;
        }
        drawing.block(at(left, y));
        bars.scale(left).numbers(&mut drawing, y - GAP + LINE / 2.0 + 2.0);
        drawing.frame.height = drawing.frame.height.max(y - GAP + LINE + 4.0);
        left += bars.width + COLUMN.1;
    }
    drawing
}

/// What all parts have in common.
struct Bars<'a> {
    data: &'a ChartData,
    lines: &'a [ReferenceLine],
    series: Vec<(usize, Style, &'a str)>,
    n_columns: usize,
    /// Of one column.
    width: f64,
    /// From the left of a column.
    scale: Scale,
    names: Names,
    /// Room for a bar, and its height.
    row: f64,
    bar: f64,
}

/// Where the names of the series stand.
#[derive(Clone, Copy, PartialEq)]
enum Names {
    /// Not here but in the legend.
    InLegend,
    /// Before the bars.
    Beside,
    /// Above each bar.
    Above,
}

impl<'a> Bars<'a> {
    fn new(data: &'a ChartData, lines: &'a [ReferenceLine], width: f64) -> Self {
        let series: Vec<_> = data.drawn().map(|(index, style, series)| (index, style, series.name.as_str())).collect();
        let fitting = (1..=3).rev().find(|n| count(*n) * (COLUMN.0 + COLUMN.1) <= width + COLUMN.1);
        let n_columns = fitting.unwrap_or(1).min(data.parts.len()).max(1);
        let column = (width + COLUMN.1) / count(n_columns) - COLUMN.1;
        let names = match data.parts.len() {
            1 if width >= NAMES_BESIDE => Names::Beside,
            1 => Names::Above,
            _ => Names::InLegend,
        };
        let names_width = match names {
            Names::Beside => {
                let widths = series.iter().map(|(.., name)| text_width(name.trim(), TEXT));
                widest(widths, 0.0, 0.3 * width) + 10.0
            }
            Names::InLegend | Names::Above => 0.0,
        };
        let cells = data.drawn().flat_map(|(_, _, series)| &series.cells);
        let figures = cells.filter(|cell| matches!(cell, Cell::Amount { .. }));
        let figures = widest(figures.map(|cell| text_width(cell.text().trim(), SMALL)), 22.0, 0.28 * column);
        let (row, bar) = match series.len() {
            0..=1 => (20.0, 14.0),
            2..=3 => (18.0, 12.0),
            _ => (16.0, 11.0),
        };
        let scale = Scale { zero: ZERO + names_width, full: column - figures - 8.0 };
        Self { data, lines, series, n_columns, width: column, scale, names, row, bar }
    }

    fn scale(&self, left: f64) -> Scale {
        Scale { zero: left + self.scale.zero, full: left + self.scale.full }
    }

    fn title(&self, part: &ChartPart) -> Vec<String> {
        wrapped(&numbered(part), TEXT, self.width / BOLD, 3)
    }

    /// From one bar to the next.
    fn pitch(&self) -> f64 {
        if self.names == Names::Above { self.row + LINE + 4.0 } else { self.row }
    }

    fn height(&self, part: &ChartPart) -> f64 {
        count(self.title(part).len()) * LINE + 4.0 + count(self.series.len()) * self.pitch() + GAP
    }

    /// Draws a part and gives its lower edge.
    fn part(&self, drawing: &mut Drawing, index: usize, part: &ChartPart, from: Position) -> f64 {
        let (scale, right) = (self.scale(from.x), from.x + self.width);
        let title = self.title(part);
        drawing.block(from);
        drawing.paragraph(from, Anchor::Start, Ink::Strong, &title);
        let flags = flags(self.lines, scale, from.x, right, from.y == 0.0);
        let rows = flags.iter().map(|flag| flag.rows).max().unwrap_or(0);
        let top = from.y + count(title.len() + rows) * LINE + 4.0;
        let bottom = top + count(self.series.len()) * self.pitch();
        let pieces = self.pieces(index, top);
        for (upper, lower) in &pieces {
            scale.lines(drawing, *upper, *lower);
        }
        for (row, (series, style, name)) in self.series.iter().enumerate() {
            let end = top + count(row + 1) * self.pitch();
            let middle = end - self.row / 2.0;
            let room = self.scale.zero - ZERO - 8.0;
            match self.names {
                Names::InLegend => {}
                Names::Beside => {
                    drawing.written(at(from.x + ZERO, middle), Anchor::Start, Ink::Text, TEXT, name, room);
                }
                Names::Above => {
                    let place = at(from.x, end - self.row - LINE / 2.0 + 1.0);
                    drawing.written(place, Anchor::Start, Ink::Text, TEXT, name, self.width);
                }
            }
            drawing.shapes.push(Shape::Mark { at: at(from.x + MARK_REACH + 1.0, middle), style: *style });
            let words = self.data.words(*series, index);
            let x = if let Some((secured, possible)) = self.data.shares(*series, index) {
                let (secured, possible) = (scale.x(secured), scale.x(possible));
                drawing.bar(scale.zero, secured, middle, self.bar, Ink::Fill(*style));
                drawing.bar(secured, possible, middle, self.bar, Ink::Open(*style));
                let ink = if *style == Style::OWN { Ink::Strong } else { Ink::Text };
                drawing.written(at(right, middle), Anchor::End, ink, SMALL, words, right - scale.full - 6.0);
                secured
            } else {
                let from = scale.zero + 6.0;
                drawing.written(at(from, middle), Anchor::Start, Ink::Quiet, SMALL, words, right - from);
                from
            };
            drawing.points.push(DataPoint { at: at(x, middle), series: *series, part: index });
        }
        let name = self.series.first().filter(|_| self.names == Names::Above);
        let name = name.map_or(0.0, |(.., name)| from.x + text_width(name.trim(), TEXT) + 4.0);
        draw_flags(drawing, &flags, top, name, &pieces);
        bottom
    }

    /// The heights over which there are bars: lines leave out what is written instead of a bar, or above it.
    fn pieces(&self, part: usize, top: f64) -> Vec<(f64, f64)> {
        let mut pieces: Vec<(f64, f64)> = Vec::new();
        for (row, (series, ..)) in self.series.iter().enumerate() {
            if self.data.shares(*series, part).is_some() {
                let end = top + count(row + 1) * self.pitch();
                match pieces.last_mut() {
                    Some((_, lower)) if *lower + 1.0 > end - self.row => *lower = end,
                    _ => pieces.push((end - self.row, end)),
                }
            }
        }
        pieces
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::layout::tests::data;

    /// Left and right of the bars with an ink.
    fn bars(drawing: &Drawing, ink: Ink) -> Vec<(f64, f64)> {
        let bar = |shape: &Shape| match shape {
            Shape::Rect { at, size, ink: found } if *found == ink => Some((at.x, at.x + size.width)),
            _ => None,
        };
        drawing.shapes.iter().filter_map(bar).collect()
    }

    #[test]
    fn what_is_open_goes_on_where_the_secured_ends_and_nothing_has_no_bar() {
        let drawing = draw_bars(&data(&[&[Some((40, 60)), None, Some((0, 0))], &[Some((80, 80)); 3]]), &[], 300.0);
        let (own, open) = (bars(&drawing, Ink::Fill(Style::OWN)), bars(&drawing, Ink::Open(Style::OWN)));
        assert!((own[0].1 - open[0].0).abs() < 1e-9 && open.len() == 1);
        assert!(((own[1].1 - own[1].0) - 2.0 * (own[0].1 - own[0].0)).abs() < 1e-9);
        let other = |number| Style::of(number).map(|style| bars(&drawing, Ink::Fill(style)).len());
        assert_eq!([other(1), other(2)], [Some(1), Some(1)]);
        assert_eq!(drawing.points.len(), 6, "a missing figure can be gone to as well");
    }

    #[test]
    fn parts_stand_in_columns_where_there_is_room() {
        let one = [Some((50, 50))];
        let data = data(&[one.as_slice(); 8]);
        let columns = |width: f64| {
            let mut lefts: Vec<_> =
                bars(&draw_bars(&data, &[], width), Ink::Fill(Style::OWN)).iter().map(|bar| bar.0).collect();
            lefts.dedup();
            lefts.len()
        };
        assert_eq!([300.0, 900.0, 1400.0, 2000.0].map(columns), [1, 1, 2, 3]);
    }

    #[test]
    fn each_part_is_a_block_that_has_its_texts_where_it_had_them() {
        let texts = |drawing: &Drawing, block: usize| {
            let (from, first) = (drawing.blocks[block].at, drawing.blocks[block].first);
            let end = drawing.blocks.get(block + 1).map_or(drawing.shapes.len(), |next| next.first);
            let seen = |shape: &Shape| match shape {
                Shape::Text { at, text, .. } => Some((text.clone(), at.seen_from(from))),
                _ => None,
            };
            drawing.shapes[first..end].iter().filter_map(seen).collect::<Vec<_>>()
        };
        let (one, more) = ([Some((50, 50)); 4], [Some((50, 50)); 6]);
        let before = draw_bars(&data(&[one.as_slice(); 3]), &[], 300.0);
        let after = draw_bars(&data(&[more.as_slice(); 3]), &[], 300.0);
        assert_eq!([before.blocks.len(), after.blocks.len()], [4, 4], "three parts and the scale");
        for block in 0..3 {
            let (before, after) = (texts(&before, block), texts(&after, block));
            assert!(!before.is_empty() && after.starts_with(&before), "{before:?} {after:?}");
        }
        assert!(after.blocks[1].at.y > before.blocks[1].at.y);
    }

    #[test]
    fn one_part_alone_has_the_names_of_its_series() {
        let data = data(&[&[Some((50, 60)), Some((70, 70))]]);
        let goal = [ReferenceLine { share: 0.6875, ink: Ink::Goal, text: "Mål 550".to_owned() }];
        for width in [300.0, 700.0] {
            let drawing = draw_bars(&data, &goal, width);
            let has = |text: &str| {
                drawing.shapes.iter().any(|shape| matches!(shape, Shape::Text { text: found, .. } if found == text))
            };
            assert!(has("Kommun 0") && has("Kommun 1") && has("Mål 550"));
            let own = bars(&drawing, Ink::Fill(Style::OWN));
            let line = drawing.shapes.iter().find_map(|shape| match shape {
                Shape::Path { points, ink: Ink::Goal, .. } => points.first().map(|at| at.x),
                _ => None,
            });
            let share = (line.expect("a goal") - own[0].0) / (own[0].1 - own[0].0) * 0.5;
            assert!((share - 0.6875).abs() < 1e-9, "{share}");
        }
    }
}
