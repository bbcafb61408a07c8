//! What stands in cells: text made inert, numbers as people write them, months and editions.

use crate::evaluation::{Assessor, EditionClaim};
use crate::municipality::folded;
use crate::points::{Points, PointsError};

/// What makes a spreadsheet program take a text for a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// A text that no spreadsheet program takes for a formula: an apostrophe stands before one that begins like it.
pub fn inert(text: &str) -> String {
    let is_risky = text.starts_with(FORMULA) || is_made_inert(text);
    if is_risky { format!("'{text}") } else { text.to_owned() }
}

/// The text without the apostrophe that [`inert`] has put before it.
pub fn plain(text: &str) -> &str {
    if is_made_inert(text) { text.get(1..).unwrap_or_default() } else { text }
}

fn is_made_inert(text: &str) -> bool {
    text.strip_prefix('\'').is_some_and(|rest| rest.starts_with(FORMULA) || rest.starts_with('\''))
}

/// Whether a cell says that there is nothing: it is empty, or there is a dash in it.
pub fn is_blank(text: &str) -> bool {
    matches!(text, "" | "-" | "–" | "—" | "−" | "." | "..")
}

/// A text without the spaces that stand between thousands.
fn without_spaces(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}

/// Points, or an interval of what is and what can become: `14`, `14,5`, `10–14,5`.
pub fn points(text: &str) -> Result<(Points, Option<Points>), PointsError> {
    let text = without_spaces(text);
    match text.split_once(['–', '-']) {
        Some((least, most)) if !least.is_empty() => Ok((least.parse()?, Some(most.parse()?))),
        Some(_) | None => Ok((text.parse()?, None)),
    }
}

/// How [`points`] are written.
pub fn written_points(points: Points, possible: Option<Points>) -> String {
    let least = points.to_decimal_comma();
    possible.map_or(least.clone(), |possible| format!("{least}–{}", possible.to_decimal_comma()))
}

/// A whole number, such as a year: `2022`, `2 022`, `2022,0`.
pub fn whole_number(text: &str) -> Option<u64> {
    let text = without_spaces(text);
    let whole = text.split_once([',', '.']).filter(|(_, rest)| rest.bytes().all(|byte| byte == b'0'));
    whole.map_or(text.as_str(), |(whole, _)| whole).parse().ok()
}

/// A month by its number or its name, from 1 to 12.
pub fn month(text: &str) -> Option<u8> {
    let by_number = || whole_number(text).and_then(|number| u8::try_from(number).ok());
    month_name(text).or_else(by_number).filter(|month| (1..=12).contains(month))
}

/// A month by its name in Swedish, bokmål or English, or the first three letters of it.
pub fn month_name(text: &str) -> Option<u8> {
    const NAMES: [&[&str]; 12] = [
        &["jan"],
        &["feb"],
        &["mar"],
        &["apr"],
        &["maj", "mai", "may"],
        &["jun"],
        &["jul"],
        &["aug"],
        &["sep"],
        &["okt", "oct"],
        &["nov"],
        &["dec", "des"],
    ];
    let name = folded(text);
    if !name.trim_end_matches('.').bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return None;
    }
    let is_named = |names: &&[&str]| names.iter().any(|start| name.starts_with(start));
    (1u8..).zip(&NAMES).find(|(_, names)| is_named(names)).map(|(month, _)| month)
}

/// An edition: `2021`, or `2016?` where it was concluded from something else.
pub fn edition(text: &str) -> Option<EditionClaim> {
    if is_blank(text) || text == "?" {
        return Some(EditionClaim::Unknown);
    }
    let (text, is_inferred) = text.strip_suffix('?').map_or((text, false), |text| (text.trim(), true));
    let named = text.rsplit_once(' ').filter(|(word, _)| {
        matches!(folded(word).as_str(), "utgava" | "utgave" | "upplaga" | "edition" | "kommunkompassen" | "version")
    });
    let id = named.map_or_else(|| without_spaces(text), |(_, id)| id.to_owned()).parse().ok()?;
    Some(if is_inferred { EditionClaim::Inferred(id) } else { EditionClaim::Stated(id) })
}

/// How [`edition`]s are written.
pub fn written_edition(edition: &EditionClaim) -> String {
    let mark = if matches!(edition, EditionClaim::Inferred(_)) { "?" } else { "" };
    format!("{edition}{mark}")
}

/// Whose points they are; the evaluators' where nothing stands.
pub fn assessor(text: &str) -> Option<Assessor> {
    match folded(text).as_str() {
        "" | "utvarderare" | "utvarderarna" | "utvardering" | "evaluerere" | "evaluererne" | "evaluering"
        | "evaluators" | "evaluation" | "skr" | "skl" | "ks" => Some(Assessor::Evaluators),
        "kommunen" | "kommun" | "kommunen sjalv" | "sjalvskattning" | "egen" | "kommunen selv" | "kommune"
        | "egenvurdering" | "the municipality" | "municipality" | "self-assessment" => Some(Assessor::Municipality),
        _ => None,
    }
}

/// How an assessor is written.
pub const fn written_assessor(assessor: Assessor) -> &'static str {
    match assessor {
        Assessor::Evaluators => "utvärderare",
        Assessor::Municipality => "kommunen",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_made_inert_and_come_back() {
        for (text, written) in [
            ("=1+1", "'=1+1"),
            ("+46", "'+46"),
            ("-5", "'-5"),
            ("@x", "'@x"),
            ("'t Hof", "'t Hof"),
            ("'=1", "''=1"),
            ("''x", "'''x"),
            ("Nässjö", "Nässjö"),
            ("", ""),
        ] {
            assert_eq!(inert(text), written);
            assert_eq!(plain(written), text);
        }
    }

    #[test]
    fn numbers_are_read_as_people_write_them() {
        let millionths = Points::from_millionths;
        for (text, expected) in [
            ("14", (14_000_000, None)),
            ("14,5", (14_500_000, None)),
            ("14.50", (14_500_000, None)),
            ("1\u{a0}234,0", (1_234_000_000, None)),
            ("1\u{202f}234", (1_234_000_000, None)),
            ("10–14,5", (10_000_000, Some(14_500_000))),
            ("10 - 14.5", (10_000_000, Some(14_500_000))),
        ] {
            assert_eq!(points(text), Ok((millionths(expected.0), expected.1.map(millionths))), "{text}");
        }
        assert_eq!(points("-5"), Err(PointsError::Negative));
        assert_eq!(points("01-jan"), Err(PointsError::NotANumber));
        assert_eq!(points("69 %"), Err(PointsError::NotANumber));
        assert_eq!(
            [whole_number("2 022"), whole_number("2022,0"), whole_number("2022,5")],
            [Some(2022), Some(2022), None]
        );
        assert_eq!([month("9"), month("09"), month("sept."), month("Oktober")], [Some(9), Some(9), Some(9), Some(10)]);
        assert_eq!([month("13"), month("0"), month("vår"), month("")], [None; 4]);
    }

    #[test]
    fn editions_and_assessors_are_known_in_three_languages() {
        let id = || "2021".parse().expect("an id");
        for text in ["2021", "utgåva 2021", "Utgave 2021", "Edition 2021", "2 021"] {
            assert_eq!(edition(text), Some(EditionClaim::Stated(id())), "{text}");
        }
        assert_eq!(edition("2021?"), Some(EditionClaim::Inferred(id())));
        assert_eq!((edition("–"), edition("ny utgåva!")), (Some(EditionClaim::Unknown), None));
        assert_eq!(
            [assessor("SKR"), assessor("Kommunen"), assessor("någon")],
            [Some(Assessor::Evaluators), Some(Assessor::Municipality), None]
        );
        for known in [Assessor::Evaluators, Assessor::Municipality] {
            assert_eq!(assessor(written_assessor(known)), Some(known));
        }
    }
}
