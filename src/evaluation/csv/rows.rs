//! The rows of a table, split at a separator, with the numbers that Excel gives them.

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

/// A row: its number as Excel counts, from 1, and its cells.
pub struct Row {
    /// Its number.
    pub number: usize,
    /// The texts of its cells, without the white space around them.
    pub cells: Vec<String>,
}

/// Goes through a table from top to bottom.
pub struct Rows<'t> {
    rest: &'t [u8],
    reader: Reader,
    number: usize,
    is_done: bool,
}

/// A text with `\n` at the end of every line, as [`Rows`] needs it, and the separator that its first line names, if it
/// does: `sep=;`, which Excel takes out.
pub fn prepared(text: &str) -> (String, Option<u8>) {
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n");
    let named = text.split('\n').next().and_then(|line| match line.trim_matches('"').as_bytes() {
        [b's' | b'S', b'e' | b'E', b'p' | b'P', b'=', separator] if separator.is_ascii() => Some(*separator),
        _ => None,
    });
    match (named, text.split_once('\n')) {
        (Some(_), Some((_, rest))) => (rest.to_owned(), named),
        _ => (text, named),
    }
}

impl<'t> Rows<'t> {
    /// Of a [`prepared`] text.
    pub fn new(text: &'t str, separator: u8) -> Self {
        let reader = ReaderBuilder::new().delimiter(separator).build();
        Self { rest: text.as_bytes(), reader, number: 0, is_done: false }
    }
}

impl Iterator for Rows<'_> {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        // The reader passes over empty lines; Excel counts them.
        while let [b'\n', rest @ ..] = self.rest {
            self.rest = rest;
            self.number += 1;
        }
        self.number += 1;
        let (mut output, mut ends) = (vec![0; 256], vec![0; 64]);
        let (mut n_output, mut n_ends) = (0, 0);
        while !self.is_done {
            let (result, n_read, n_written, n_ended) = self.reader.read_record(
                self.rest,
                output.get_mut(n_output..).unwrap_or_default(),
                ends.get_mut(n_ends..).unwrap_or_default(),
            );
            self.rest = self.rest.get(n_read..).unwrap_or_default();
            (n_output, n_ends) = (n_output + n_written, n_ends + n_ended);
            match result {
                // Reading on with nothing says that there is no more.
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull => output.resize(2 * output.len(), 0),
                ReadRecordResult::OutputEndsFull => ends.resize(2 * ends.len(), 0),
                ReadRecordResult::Record => {
                    ends.truncate(n_ends);
                    return Some(Row { number: self.number, cells: cells(&output, &ends) });
                }
                ReadRecordResult::End => self.is_done = true,
            }
        }
        None
    }
}

fn cells(output: &[u8], ends: &[usize]) -> Vec<String> {
    let starts = [0].into_iter().chain(ends.iter().copied());
    let cell = |(start, end): (usize, &usize)| {
        let bytes = output.get(start..*end).unwrap_or_default();
        super::cells::plain(String::from_utf8_lossy(bytes).trim()).to_owned()
    };
    starts.zip(ends).map(cell).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(usize, &[&str])]) {
        let (text, separator) = prepared(text);
        let rows: Vec<_> = Rows::new(&text, separator.unwrap_or(b';')).collect();
        let found: Vec<_> =
            rows.iter().map(|row| (row.number, row.cells.iter().map(String::as_str).collect())).collect();
        let expected: Vec<(usize, Vec<&str>)> =
            expected.iter().map(|(number, cells)| (*number, cells.to_vec())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn rows_are_counted_as_excel_counts() {
        check("a;b\r\n1;2\r\n", &[(1, &["a", "b"]), (2, &["1", "2"])]);
        check("a;b\r\r\r1;2", &[(1, &["a", "b"]), (4, &["1", "2"])]);
        check("\n\na;\"b\n\nc\"\n\n1;\n\n", &[(3, &["a", "b\n\nc"]), (5, &["1", ""])]);
        check("sep=,\r\na,b\r\n1,2", &[(1, &["a", "b"]), (2, &["1", "2"])]);
        check("\u{feff}\"sep=;\"\na;b", &[(1, &["a", "b"])]);
        check("", &[]);
        check("sep=;", &[(1, &["sep=", ""])]);
    }

    #[test]
    fn cells_are_taken_out_of_their_quotation_marks() {
        check("\" a;b \";\"c \"\"d\"\"\";e\"f", &[(1, &["a;b", "c \"d\"", "e\"f"])]);
        check(
            &format!("{};{}", "å".repeat(5000), ";".repeat(500)),
            &[(1, &{
                let mut cells = vec![""; 502];
                let long = "å".repeat(5000).leak();
                cells[0] = long;
                cells
            })],
        );
    }
}
