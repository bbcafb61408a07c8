//! The numbers of a chart as a table: the same for the page and for what is copied.

use super::ChartData;

/// Headings and rows. The first cell of a row names it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChartTable {
    /// One heading a column.
    pub headings: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
    /// The last row, if there is one that sums up.
    pub total: Option<Vec<String>>,
}

impl ChartTable {
    /// One row a part, one column a series; `first` is the heading of the parts.
    #[must_use]
    pub fn of(data: &ChartData, first: &str) -> Self {
        let names = data.series.iter().map(|series| series.name.clone());
        let row = |(index, part): (usize, _)| {
            let part: &super::ChartPart = part;
            let cells = data.series.iter().map(|series| series.cells.get(index));
            let words = cells.map(|cell| cell.map(|cell| cell.text().to_owned()).unwrap_or_default());
            [format!("{} {}", part.id, part.title)].into_iter().chain(words).collect()
        };
        Self {
            headings: [first.to_owned()].into_iter().chain(names).collect(),
            rows: data.parts.iter().enumerate().map(row).collect(),
            total: None,
        }
    }

    /// Lines with tabs between the cells, as spreadsheets take them.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        for row in [&self.headings].into_iter().chain(&self.rows).chain(&self.total) {
            for (index, cell) in row.iter().enumerate() {
                if index > 0 {
                    text.push('\t');
                }
                text.push_str(&cell.split_whitespace().collect::<Vec<_>>().join(" "));
            }
            text.push('\n');
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Cell, ChartPart, ChartSeries};
    use super::*;
    use crate::points::{Interval, Points};

    #[test]
    fn a_table_has_the_words_of_every_cell_and_its_text_one_line_a_row() {
        let max = Points::from_whole(100);
        let amount = |points: u32| Cell::Amount {
            interval: Interval::settled(Points::from_whole(points)),
            max,
            text: points.to_string(),
        };
        let part = |id: &str, title: &str| ChartPart { id: id.to_owned(), title: title.to_owned(), max };
        let series = |name: &str, cells| ChartSeries { name: name.to_owned(), style: None, is_in_span: true, cells };
        let missing = Cell::Missing { text: "saknas i källan".to_owned() };
        let data = ChartData {
            parts: vec![part("1", "Styrning"), part("2", "Ledning\toch\nkontroll")],
            series: vec![series("Nässjö 2022", vec![amount(77), amount(60)]), series("Habo", vec![missing])],
        };
        let mut table = ChartTable::of(&data, "Område");
        table.total = Some(vec!["Totalt".to_owned(), "137".to_owned(), String::new()]);
        let expected =
            "Område\tNässjö 2022\tHabo\n1 Styrning\t77\tsaknas i källan\n2 Ledning och kontroll\t60\t\nTotalt\t137\t\n";
        assert_eq!(table.to_text(), expected);
    }
}
