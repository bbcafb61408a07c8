//! What the columns of a table are, by their headings.

use super::cells::month_name;
use crate::municipality::folded;
use crate::rubric::{AreaId, SubareaId};

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Column {
    /// Name of the municipality.
    Municipality,
    /// Its kommunkod.
    Code,
    /// The year.
    Year,
    /// The month.
    Month,
    /// The edition.
    Edition,
    /// Whose points they are.
    Assessor,
    /// Title of the source.
    Source,
    /// Who published it.
    Publisher,
    /// Points in total.
    Total,
    /// Points of an area.
    Area(AreaId),
    /// Points of a subarea.
    Subarea(SubareaId),
}

/// The headings that are the same in every file, in the order in which they are written.
pub const FIXED: [(Column, &str); 9] = [
    (Column::Municipality, "kommun"),
    (Column::Code, "kommunkod"),
    (Column::Year, "år"),
    (Column::Month, "månad"),
    (Column::Edition, "utgåva"),
    (Column::Assessor, "gjord av"),
    (Column::Source, "källa"),
    (Column::Publisher, "utgivare"),
    (Column::Total, "totalt"),
];

/// The heading of an area. A number alone, Excel would make something else of.
pub fn area_heading(id: &str) -> String {
    format!("område {id}")
}

/// The heading of a subarea. `1.1` alone, Excel would make a date.
pub fn subarea_heading(id: &str) -> String {
    format!("delområde {id}")
}

/// The column with this heading, in Swedish, bokmål or English; nothing when it is none that is known.
pub fn column(heading: &str) -> Option<Column> {
    let words = folded(heading);
    Some(match words.trim_end_matches([':', '.']) {
        "kommun" | "kommunnamn" | "kommune" | "kommunenavn" | "municipality" => Column::Municipality,
        "kommunkod" | "kommunnummer" | "kod" | "kommunenummer" | "kommunenr" | "code" | "municipality code" => {
            Column::Code
        }
        "ar" | "aar" | "year" => Column::Year,
        "manad" | "maned" | "month" => Column::Month,
        "utgava" | "upplaga" | "utgave" | "edition" => Column::Edition,
        "gjord av" | "gjort av" | "utvarderad av" | "evaluert av" | "made by" | "assessor" | "assessed by" => {
            Column::Assessor
        }
        "kalla" | "kilde" | "source" => Column::Source,
        "utgivare" | "utgiver" | "publisher" => Column::Publisher,
        "totalt" | "total" | "totalpoang" | "summa" | "totalpoeng" | "sum" => Column::Total,
        _ => return part(heading),
    })
}

/// A part: `område 1`, `delområde 1.1`, `1`, `1.1`, `1,1`, each perhaps followed by its title, and what Excel makes of
/// `1.1`: `01-jan`, `2021-01-01`.
fn part(heading: &str) -> Option<Column> {
    let mut words = heading.split_whitespace();
    let first = words.next()?;
    let id = |words: &mut std::str::SplitWhitespace| Some(words.next()?.trim_end_matches([':', '.', ',']).to_owned());
    match folded(first).as_str() {
        "omrade" | "area" => id(&mut words)?.parse().ok().map(Column::Area),
        "delomrade" | "underomrade" | "subarea" => subarea(&id(&mut words)?),
        _ => match first.trim_end_matches([':', '.', ',']) {
            number if is_small(number) => number.parse().ok().map(Column::Area),
            other => subarea_number(other).and_then(|number| number.parse().ok()).map(Column::Subarea),
        },
    }
}

fn subarea(id: &str) -> Option<Column> {
    let number = subarea_number(id);
    number.as_deref().unwrap_or(id).parse().ok().map(Column::Subarea)
}

/// The number of a subarea, out of what has become of it.
fn subarea_number(text: &str) -> Option<String> {
    let parts: Vec<_> = text.split(['.', ',', '-', '/']).collect();
    let number = |part: &str| part.parse::<u8>().ok().filter(|_| part.len() <= 2);
    let month = |part: &str| month_name(part).or_else(|| number(part));
    let (day, month) = match parts.as_slice() {
        // 2021-01-01, 01.01.2021, and a day and month, or with a name between.
        [year, month_part, day] if year.len() == 4 => (number(day)?, month(month_part)?),
        [day, month_part, year] if matches!(year.len(), 2 | 4) => (number(day)?, month(month_part)?),
        [day, month_part] => match (number(day), number(month_part)) {
            (None, Some(day)) => (day, month_name(parts.first()?)?),
            (Some(day), _) => (day, month(month_part)?),
            (None, None) => return None,
        },
        _ => return None,
    };
    (day > 0 && month > 0).then(|| format!("{day}.{month}"))
}

fn is_small(text: &str) -> bool {
    matches!(text.len(), 1 | 2) && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(expected: Option<Column>, headings: &[&str]) {
        for heading in headings {
            assert_eq!(column(heading), expected, "{heading}");
        }
    }

    #[test]
    fn columns_are_known_in_three_languages() {
        for (expected, heading) in FIXED {
            check(Some(expected), &[heading, &heading.to_uppercase(), &format!(" {heading}: ")]);
        }
        check(Some(Column::Municipality), &["Kommune", "municipality"]);
        check(Some(Column::Year), &["Ar", "År", "year"]);
        check(Some(Column::Month), &["manad", "Måned", "month"]);
        check(Some(Column::Edition), &["utgave", "Edition", "utgava"]);
        check(Some(Column::Source), &["Kilde", "kalla", "source"]);
        check(None, &["", "anteckning", "kommunens namn", "område", "2021", "1.1.1.1", "0.1", "x-y", "jan-feb"]);
    }

    #[test]
    fn parts_are_known_by_their_numbers() {
        let area = |id: &str| Some(Column::Area(id.parse().expect("an id")));
        let subarea = |id: &str| Some(Column::Subarea(id.parse().expect("an id")));
        check(area("1"), &["1", "område 1", "Omrade 1", "Area 1", "1 Samspel", "Område 1: Samspel", "1. Samspel"]);
        check(area("A"), &["område A"]);
        check(
            subarea("1.1"),
            &["1.1", "1,1", "delområde 1.1", "Delområde 1,1 Strategi", "Subarea 1.1", "1.1 Strategi"],
        );
        check(subarea("A1"), &["delområde A1"]);
    }

    #[test]
    fn what_excel_makes_of_a_number_is_read_back() {
        let subarea = |id: &str| Some(Column::Subarea(id.parse().expect("an id")));
        check(subarea("1.1"), &["01-jan", "1-Jan", "01.jan", "2021-01-01", "01.01.2021", "Jan-01", "01/01/2021"]);
        check(subarea("3.5"), &["03-maj", "3.mai", "03-May", "2026-05-03", "03.05.26"]);
        check(subarea("8.7"), &["08-jul", "2026-07-08"]);
    }
}
