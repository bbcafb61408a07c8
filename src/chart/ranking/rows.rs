//! The rows of a ranking.
#![expect(clippy::float_arithmetic, reason = "geometry is drawn, never counted with")]

use super::{ROW, RankingData, RankingRow, is_own};
use crate::chart::page::{Page, TEXT, Words};
use crate::chart::{Anchor, DataPoint, Ink, Position, Shape, share};
use crate::comparison::Quarter;
use crate::points::Points;

/// Height of a bar.
const BAR: f64 = 10.0;

/// Half the width of a quarter's sign.
const SIGN: f64 = 5.0;

/// Where the columns of the rows are.
pub(super) struct Columns {
    /// Where places end.
    place: f64,
    /// Where names begin.
    pub name: f64,
    /// Where bars begin.
    pub bar: f64,
    /// Where the longest bar ends.
    pub bar_end: f64,
    /// Where values end.
    value: f64,
    max: Points,
}

impl Columns {
    pub fn new(data: &RankingData, shown: &[Option<(usize, &RankingRow)>], width: f64) -> Self {
        let widest = |text: fn(&RankingRow) -> &str, most: f64| {
            let widths = shown.iter().flatten().map(|(_, row)| words(row, text(row)).width());
            widths.fold(0.0, f64::max).min(most)
        };
        let has_quarters = data.rows.iter().any(|row| row.quarter.is_some());
        let signs = if has_quarters { 4.0 + 2.0 * SIGN + 6.0 } else { 4.0 };
        let place = signs + widest(|row| &row.place, 48.0);
        let name = if place > signs { place + 8.0 } else { place };
        let values = widest(|row| if row.amount.shares().is_some() { row.amount.text() } else { "" }, width * 0.22);
        let value = width - 4.0;
        // Bars have a sixth of the width at least: their values stand beside them.
        let names = widest(|row| &row.name, (value - values - 20.0 - name - width * 0.17).clamp(0.0, 300.0));
        Self { place, name, bar: name + names + 10.0, bar_end: value - values - 10.0, value, max: data.max }
    }

    /// Where a bar of these points ends.
    pub fn at(&self, share: f64) -> f64 {
        self.bar + share * (self.bar_end - self.bar)
    }

    /// Where a line at these points is.
    pub fn level(&self, points: Points) -> f64 {
        self.at(share(points, self.max))
    }
}

/// Draws a row whose upper edge is at `y`.
pub(super) fn draw_row(columns: &Columns, index: usize, row: &RankingRow, y: f64, page: &mut Page) {
    let middle = y + ROW / 2.0;
    let baseline = middle + TEXT * 0.36;
    let at = |x: f64| Position { x, y: baseline };
    if let Some(quarter) = row.quarter {
        page.drawing.shapes.push(sign(quarter, Position { x: 4.0 + SIGN, y: middle }));
    }
    page.write(at(columns.place), Anchor::End, words(row, &row.place));
    page.write_fitted(at(columns.name), Anchor::Start, words(row, &row.name), columns.bar - columns.name - 10.0);
    let top = Position { x: columns.bar, y: middle - BAR / 2.0 };
    let Some((secured, possible)) = row.amount.shares() else {
        let why = Words::new(row.amount.text(), TEXT, Ink::Quiet);
        page.write_fitted(at(columns.bar), Anchor::Start, why, columns.value - columns.bar);
        page.drawing.points.push(DataPoint { at: Position { x: columns.bar, y: middle }, series: index, part: 0 });
        return;
    };
    let end = columns.at(secured);
    if secured < possible {
        // What is open has no place, and so no bar that could be taken for one.
        let ink = row.style.map_or(Ink::Span, Ink::Open);
        let at = Position { x: end, ..top };
        page.drawing.rect(at, columns.at(possible) - end, BAR, ink);
    } else {
        let ink = row.quarter.map_or_else(|| row.style.map_or(Ink::Middle, Ink::Fill), ink);
        page.drawing.rect(top, end - columns.bar, BAR, ink);
    }
    page.write(at(columns.value), Anchor::End, words(row, row.amount.text()));
    let at = Position { x: end, y: middle };
    page.drawing.shapes.extend(row.style.map(|style| Shape::Mark { at, style }));
    page.drawing.points.push(DataPoint { at, series: index, part: 0 });
}

/// The draft's own words stand out.
fn words<'a>(row: &RankingRow, text: &'a str) -> Words<'a> {
    Words::new(text, TEXT, if is_own(row) { Ink::Strong } else { Ink::Text })
}

/// The colour of a quarter.
pub(super) const fn ink(quarter: Quarter) -> Ink {
    match quarter {
        Quarter::Best => Ink::Above,
        Quarter::Middle => Ink::Between,
        Quarter::Worst => Ink::Below,
    }
}

/// The sign of a quarter, so that colour is not all that tells it: up, neither, down.
fn sign(quarter: Quarter, at: Position) -> Shape {
    let corners: &[(f64, f64)] = match quarter {
        Quarter::Best => &[(0.0, -SIGN), (SIGN, SIGN - 1.0), (-SIGN, SIGN - 1.0)],
        Quarter::Middle => &[(-SIGN, -1.5), (SIGN, -1.5), (SIGN, 1.5), (-SIGN, 1.5)],
        Quarter::Worst => &[(0.0, SIGN), (SIGN, 1.0 - SIGN), (-SIGN, 1.0 - SIGN)],
    };
    let points = corners.iter().map(|(right, down)| at.shifted(*right, *down)).collect();
    Shape::Path { points, closed: true, ink: ink(quarter) }
}
