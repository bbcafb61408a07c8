//! The table of sizes, with the cost of a first visit against its budget.

use std::fmt::Write;

use super::compress::File;

/// What a first visit may cost with brotli, in bytes.
const BUDGET: usize = 180_000;
/// Scripts that the page does not load, or only in browsers that cannot run the program.
const NOT_LOADED: [&str; 2] = ["check-", "old-"];
/// What a first visit loads of the data.
const FIRST_DATA: [&str; 2] = ["2021.sv.json", "texts.sv.json"];

/// The table as text.
pub fn table(files: &[File]) -> String {
    let mut table = String::new();
    row(&mut table, "", "raw", "gzip", "brotli");
    for file in files {
        sizes(&mut table, &file.name.display().to_string(), file);
    }
    let first = first_visit(files);
    sizes(&mut table, "first visit", &first);
    let verdict = if first.brotli <= BUDGET { "within" } else { "OVER" };
    // Writing to a string cannot fail.
    let _ = write!(
        table,
        "A first visit costs {} with brotli: {verdict} the budget of {}.",
        kilobytes(first.brotli),
        kilobytes(BUDGET)
    );
    table
}

/// The sum of what a first visit loads: the page, its scripts, its style sheet, the program and the first data.
fn first_visit(files: &[File]) -> File {
    let mut sum = File { name: "first visit".into(), raw: 0, gzip: 0, brotli: 0 };
    for file in files.iter().filter(|file| is_loaded_first(&file.name.display().to_string())) {
        sum.raw += file.raw;
        sum.gzip += file.gzip;
        sum.brotli += file.brotli;
    }
    sum
}

fn is_loaded_first(name: &str) -> bool {
    let hashed = crate::bundle::is_hashed(name.as_ref());
    let hashed = hashed && !NOT_LOADED.iter().any(|start| name.starts_with(start));
    let program = hashed && [".js", ".wasm", ".css"].iter().any(|extension| name.ends_with(extension));
    program || name == "index.html" || is_first_data(name)
}

/// Whether this is the data that the app starts with, in its folder `data-…`.
pub fn is_first_data(name: &str) -> bool {
    name.split_once('/').is_some_and(|(folder, file)| folder.starts_with("data-") && FIRST_DATA.contains(&file))
}

fn sizes(table: &mut String, name: &str, file: &File) {
    row(table, name, &kilobytes(file.raw), &kilobytes(file.gzip), &kilobytes(file.brotli));
}

fn row(table: &mut String, name: &str, raw: &str, gzip: &str, brotli: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(table, "{name:<44}{raw:>12}{gzip:>12}{brotli:>12}");
}

/// A size in kilobytes of 1000 bytes, with one decimal.
pub fn kilobytes(bytes: usize) -> String {
    let tenths = bytes.div_ceil(100);
    format!("{}.{} kB", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, brotli: usize) -> File {
        File { name: name.into(), raw: 2 * brotli, gzip: brotli, brotli }
    }

    #[test]
    fn a_first_visit_is_the_page_the_program_and_the_first_data() {
        let files = [
            file("index.html", 1),
            file("kommunkompass-0123456789abcdef.wasm", 10),
            file("data-0123456789abcdef/2021.sv.json", 100),
            file("data-0123456789abcdef/texts.sv.json", 1000),
            file("data-0123456789abcdef/2016.sv.json", 10_000),
            file("data-0123456789abcdef/texts.en.json", 10_000),
            file("icon.svg", 10_000),
            file("check-0123456789abcdef.js", 100_000),
        ];
        assert_eq!(first_visit(&files).brotli, 1111);
    }

    #[test]
    fn a_visit_over_the_budget_is_called_so() {
        assert!(table(&[file("index.html", BUDGET + 1)]).contains("OVER"));
        assert!(table(&[file("index.html", BUDGET)]).contains("within"));
    }

    #[test]
    fn kilobytes_are_rounded_up() {
        assert_eq!(kilobytes(1201), "1.3 kB");
    }
}
