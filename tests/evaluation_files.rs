//! Files of evaluations: written, read back, and what is found in those that somebody else made.
#![cfg(test)]

mod common;

use common::any_evaluations::{any_evaluations, any_table};
use common::{BY_AREA, EVALUATIONS, draft, edition, evaluation, evaluations, quick, small_rubric};
use kommunkompass::assessment::Mode;
use kommunkompass::evaluation::file::{
    EvaluationsFile, Fault, FaultKind, MAX_BYTES, Place, Remark, RemarkKind, read_bytes, read_each,
};
use kommunkompass::evaluation::{
    Assessor, EditionClaim, Evaluation, Evaluations, Misfit, MisfitKind, Outline, Outlines, Source, Standing, csv,
    outline, parse, plan, write, write_compact,
};
use kommunkompass::json::ProblemKind;
use kommunkompass::language::LocalizedText;
use kommunkompass::municipality::Municipality;
use kommunkompass::points::{Points, PointsError};
use kommunkompass::rubric;
use kommunkompass::scoring::score;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use std::sync::LazyLock;

static SHIPPED: LazyLock<String> = LazyLock::new(|| write(&shipped()));
static OUTLINES: LazyLock<Outlines> = LazyLock::new(outlines);

fn outlines() -> Outlines {
    Outlines::new(["2010", "2016", "2020", "2021"].map(|id| Outline::of(&edition(id))).to_vec())
}

/// Everything that is shipped.
fn shipped() -> Evaluations {
    let mut all = evaluations("means");
    for id in EVALUATIONS.into_iter().chain([BY_AREA]) {
        all.evaluations.extend(evaluations(id).evaluations);
    }
    all
}

#[test]
fn what_is_shipped_is_the_same_after_writing_and_reading() {
    let shipped = shipped();
    for text in [write(&shipped), write_compact(&shipped)] {
        assert_eq!(parse(&text).as_ref(), Ok(&shipped));
    }
    assert_eq!(write_compact(&shipped).lines().count(), 1);
    assert_eq!(write(&shipped).lines().count(), 5 + shipped.evaluations.len() + shipped.means.len());
    let empty = Evaluations::default();
    assert_eq!(
        write(&empty),
        "{\"format\":\"kommunkompass-evaluations\",\"schema\":2,\n\"evaluations\":[],\n\"means\":[]}\n"
    );
    assert_eq!(parse(&write(&empty)), Ok(empty));
}

proptest! {
    #[test]
    fn whatever_is_written_is_the_same_when_it_is_read(evaluations in any_evaluations()) {
        prop_assert_eq!(parse(&write(&evaluations)), Ok(evaluations.clone()));
        prop_assert_eq!(parse(&write_compact(&evaluations)), Ok(evaluations));
    }
}

#[test]
fn outlines_are_the_same_after_writing_and_reading() {
    assert_eq!(outline::parse(&outline::write(&outlines())), Ok(outlines()));
}

#[test]
fn what_is_shipped_fits_its_edition() {
    for evaluation in shipped().evaluations {
        let outlines = outlines();
        let outline = outlines.of(&evaluation.edition).expect("an edition");
        assert_eq!(outline.misfits(&evaluation), [], "{}", evaluation.id);
        assert_eq!(outline.odd_sums(&evaluation), [], "{}", evaluation.id);
    }
}

#[test]
fn what_follows_is_filled_in() {
    let outline = Outline::of(&edition("2021"));
    let whole = evaluation("nassjo-2022");
    let mut rows_only = whole.clone();
    (rows_only.areas, rows_only.total) = (Vec::new(), None);
    outline.fill_in(&mut rows_only);
    let sums: Vec<_> = rows_only.areas.iter().map(|area| area.points).collect();
    assert_eq!(sums, [69, 68, 77, 60, 63, 52, 80, 73].map(Points::from_whole));
    let total = rows_only.total.expect("a total");
    assert_eq!((total.points, total.max, total.printed), (Points::from_whole(542), Points::from_whole(800), false));
    assert_eq!((total.possible, rows_only.areas.iter().find(|area| area.possible.is_some())), (None, None));

    let mut with_a_gap = whole.clone();
    (with_a_gap.areas, with_a_gap.total) = (Vec::new(), None);
    with_a_gap.subareas.retain(|row| row.id.as_str() != "1.1");
    with_a_gap.subareas[10].possible = Some(with_a_gap.subareas[10].max);
    outline.fill_in(&mut with_a_gap);
    assert_eq!((with_a_gap.areas.len(), with_a_gap.total), (7, None));
    assert_eq!(with_a_gap.areas.iter().filter(|area| area.possible.is_some()).count(), 1);

    let mut untouched = whole.clone();
    outline.fill_in(&mut untouched);
    assert_eq!(untouched, whole);
}

#[test]
fn what_cannot_be_of_an_edition_is_found() {
    let outline = Outline::of(&edition("2021"));
    let mut faulty = evaluation("nassjo-2022");
    faulty.subareas[0].points = Points::from_whole(21);
    faulty.subareas[1].max = Points::from_whole(15);
    faulty.subareas[2].id = "1.9".parse().expect("an id");
    faulty.subareas[3].id = "1.5".parse().expect("an id");
    faulty.subareas[5].possible = Some(Points::ZERO);
    faulty.areas[7].id = "9".parse().expect("an id");
    faulty.total.as_mut().expect("a total").points = Points::from_whole(801);
    let whole = Points::from_whole;
    let misfit = |part: &str, kind| Misfit { part: (!part.is_empty()).then(|| part.to_owned()), kind };
    let expected = [
        misfit("9", MisfitKind::UnknownPart),
        misfit("1.1", MisfitKind::AboveMax { found: whole(21), max: whole(20) }),
        misfit("1.2", MisfitKind::OtherMax { found: whole(15), expected: whole(10) }),
        misfit("1.9", MisfitKind::UnknownPart),
        misfit("1.5", MisfitKind::OtherMax { found: whole(10), expected: whole(30) }),
        misfit("1.5", MisfitKind::Twice),
        misfit("2.1", MisfitKind::BelowSecured),
        misfit("", MisfitKind::AboveMax { found: whole(801), max: whole(800) }),
    ];
    assert_eq!(outline.misfits(&faulty), expected);
}

#[test]
fn sums_that_rounding_does_not_explain_are_odd() {
    let outline = Outline::of(&edition("2021"));
    let mut odd = evaluation("nassjo-2022");
    odd.areas[0].points = Points::from_whole(72);
    assert_eq!(outline.odd_sums(&odd), [], "five rows and a sum may be off by three points");
    odd.areas[0].points = Points::from_whole(73);
    let found = outline.odd_sums(&odd);
    assert_eq!(found.iter().map(|sum| sum.part.as_deref()).collect::<Vec<_>>(), [Some("1")]);
    odd.total.as_mut().expect("a total").points = Points::from_whole(500);
    assert_eq!(outline.odd_sums(&odd).last().map(|sum| sum.part.clone()), Some(None));
}

fn read_csv(text: &str) -> EvaluationsFile {
    read_each(text, "grannar.csv", &OUTLINES)
}

/// Municipality, year and total of what can be added.
fn totals(file: &EvaluationsFile) -> Vec<(&str, u16, String)> {
    let total = |evaluation: &Evaluation| evaluation.total.map(|total| total.points.to_decimal()).unwrap_or_default();
    let read = file.good.iter().map(|read| &read.item);
    read.map(|evaluation| (evaluation.municipality.name.as_str(), evaluation.year.get(), total(evaluation))).collect()
}

/// What is left of a result in a table: no percentages, discrepancies or dates, and its Swedish source.
fn as_in_table(evaluation: &Evaluation) -> Evaluation {
    let mut left = evaluation.clone();
    left.discrepancies.clear();
    (left.source.report_date, left.source.address) = (None, None);
    left.source.title = LocalizedText::in_one(Default::default(), left.source.title.get(Default::default()));
    left.areas.iter_mut().for_each(|area| (area.percent, area.chapter_points) = (None, None));
    left.subareas.iter_mut().for_each(|row| {
        (row.percent, row.printed_points, row.printed_percent) = (None, None, None);
    });
    left.total.iter_mut().for_each(|total| total.printed = true);
    left
}

fn items(file: EvaluationsFile) -> Vec<Evaluation> {
    file.good.into_iter().map(|read| read.item).collect()
}

#[test]
fn what_is_shipped_comes_back_out_of_a_table() {
    let shipped = shipped().evaluations;
    let text = csv::write(&shipped);
    assert!(
        text.starts_with("\u{feff}kommun;kommunkod;år;månad;utgåva;gjord av;källa;utgivare;totalt;område 1;område 2;")
    );
    assert!(text.contains(";område 8;delområde 1.1;delområde 1.2;"));
    assert!(text.lines().all(|line| !line.contains(';') || text.contains("\r\n")));
    let file = read_csv(&text);
    assert_eq!((&file.faults, &file.remarks), (&vec![], &vec![]));
    assert_eq!(items(file), shipped.iter().map(as_in_table).collect::<Vec<_>>());
}

proptest! {
    #[test]
    fn whatever_is_written_as_a_table_is_the_same_when_it_is_read(evaluations in any_table(&OUTLINES)) {
        let file = read_bytes(csv::write(&evaluations).as_bytes(), "x.csv", &OUTLINES);
        prop_assert_eq!(&file.faults, &vec![]);
        prop_assert_eq!(items(file), evaluations);
    }

    #[test]
    fn no_bytes_do_harm(bytes in vec(any::<u8>(), 0..400)) {
        let _file = read_bytes(&bytes, "x", &OUTLINES);
    }

    #[test]
    fn no_table_does_harm(
        cells in vec(select(vec![
            "kommun", "år", "utgåva", "totalt", "område 1", "1.1", "01-jan", "Nässjö", "0682", "2021", "542", "1,5", "-",
            "10–14", "\"", "\n", "\r\n", ";", ",", "\t", "sep=;\n", "'=", "\u{feff}", "{", "é", "9999999999999999999999",
        ]), 0..60),
        separator in select(vec![";", ",", "\t", ""]),
    ) {
        let file = read_csv(&cells.join(separator));
        let _plan = plan(&file, &Evaluations::default());
    }

    #[test]
    fn no_json_does_harm(
        text in "[\\[\\]{}:,\"a-z0-9]{0,60}",
        cut in 0usize..4000,
    ) {
        let _file = read_csv(&format!("{{{text}"));
        let cut: String = SHIPPED.chars().take(cut).collect();
        let _file = read_csv(&cut);
    }
}

/// Two results and their heading, to be saved in different ways.
const TABLE: &str =
    "kommun;år;månad;utgåva;totalt;delområde 1.1\r\nNässjö;2022;9;2021;542,5;13\r\nHåbo;2021;;2020;500;\r\n";

#[track_caller]
fn check_table(bytes: &[u8]) {
    let file = read_bytes(bytes, "x.csv", &OUTLINES);
    assert_eq!(file.faults, []);
    let expected = [("Nässjö", 2022, "542.5".to_owned()), ("Håbo", 2021, "500".to_owned())];
    assert_eq!(totals(&file), expected);
    assert_eq!(file.good[0].item.month, Some(9));
    assert_eq!(file.good.iter().map(|read| read.place.clone()).collect::<Vec<_>>(), [Place::Row(2), Place::Row(3)]);
}

#[test]
fn an_empty_table_can_be_filled_in() {
    let table = csv::empty_table(OUTLINES.get("2021").expect("an edition"));
    assert_eq!(table.matches("delområde").count(), 36);
    let file = read_csv(&table);
    assert_eq!(file.faults, [Fault { place: Place::File, kind: FaultKind::NoRows }]);
    let file = read_csv(&format!("{table}Nässjö;;2022;;2021;;;;542\r\n"));
    assert_eq!(totals(&file), [("Nässjö", 2022, "542".to_owned())]);
}

#[test]
fn every_encoding_is_read() {
    check_table(TABLE.as_bytes());
    check_table(format!("\u{feff}{TABLE}").as_bytes());
    let utf16 = |unit: fn(u16) -> [u8; 2]| format!("\u{feff}{TABLE}").encode_utf16().flat_map(unit).collect::<Vec<_>>();
    check_table(&utf16(u16::to_le_bytes));
    check_table(&utf16(u16::to_be_bytes));
    let bytes = |table: &[(char, u8)]| {
        let byte =
            |letter: char| table.iter().find(|(known, _)| *known == letter).map_or(letter as u8, |(_, byte)| *byte);
        TABLE.chars().map(byte).collect::<Vec<_>>()
    };
    check_table(&bytes(&[('å', 0xe5), ('ä', 0xe4), ('ö', 0xf6)]));
    check_table(&bytes(&[('å', 0x86), ('ä', 0x84), ('ö', 0x94)]));
}

#[test]
fn every_separator_is_read() {
    check_table(TABLE.replace(';', "\t").as_bytes());
    check_table(TABLE.replace(',', ".").replace(';', ",").as_bytes());
    check_table(TABLE.replace(';', ",").replace("542,5", "\"542,5\"").as_bytes());
    check_table(format!("sep=;\r\n{TABLE}").as_bytes());
    check_table(format!("sep=|\r\n{}", TABLE.replace(';', "|")).as_bytes());
    check_table(TABLE.replace("\r\n", "\n").as_bytes());
    check_table(TABLE.replace("\r\n", "\r").as_bytes());
}

#[test]
fn what_excel_does_to_a_table_is_undone() {
    // Headings into dates, cells in quotation marks, thousands, empty columns and rows at the end.
    check_table(TABLE.replace("delområde 1.1", "01-jan").as_bytes());
    check_table(TABLE.replace("delområde 1.1", "2026-01-01").as_bytes());
    check_table(TABLE.replace("delområde 1.1", "1,1").as_bytes());
    check_table(TABLE.replace("542,5", "\"542,50\"").replace("2022", "\"2\u{a0}022\"").as_bytes());
    check_table(TABLE.replace("\r\n", ";;;\r\n").as_bytes());
    check_table(format!("{TABLE};;;;;\r\n\r\n;;;;;\r\n").as_bytes());
    check_table(TABLE.replace("kommun;år;månad;utgåva", "\"KOMMUN\";\"Ar\";\"Maned\";\"Utgave\"").as_bytes());
    check_table(TABLE.replace("Nässjö;2022;9", "nassjo kommun;2022,0;september").as_bytes());
}

#[test]
fn a_title_above_the_table_is_passed_over() {
    let file = read_csv(&format!("Kommunkompassen i vårt län;;;\r\n\r\n{TABLE}"));
    assert_eq!(file.faults, []);
    assert_eq!(file.good.iter().map(|read| read.place.clone()).collect::<Vec<_>>(), [Place::Row(4), Place::Row(5)]);
}

#[test]
fn what_a_row_lacks_is_told_or_filled_in() {
    let file =
        read_csv("kommun;år;utgåva;totalt;gjord av;källa\nNässjö;2016;;536;;\nØygarden;2019;2016?;410;kommunen;Eget\n");
    assert_eq!(file.faults, []);
    let [first, second] = file.good.as_slice() else { panic!("two results") };
    assert_eq!((&first.item.edition, first.item.assessor), (&EditionClaim::Unknown, Assessor::Evaluators));
    assert_eq!(first.item.source.title.get(Default::default()), "grannar.csv");
    assert_eq!(first.item.total.map(|total| total.max), Some(Points::from_whole(800)));
    assert_eq!(second.item.edition, EditionClaim::Inferred("2016".parse().expect("an id")));
    assert_eq!((second.item.assessor, second.item.source.publisher.as_str()), (Assessor::Municipality, ""));
    let remarks: Vec<_> = file.remarks.iter().map(|remark| (&remark.place, &remark.kind)).collect();
    assert_eq!(remarks, [(&Place::Row(3), &RemarkKind::NotSwedish { name: "Øygarden".to_owned() })]);
}

/// The faults of one row under all headings, row 2.
#[track_caller]
fn check_row(row: &str, expected: &[(&str, FaultKind)]) {
    let headings = "kommun;kommunkod;år;månad;utgåva;gjord av;totalt;område 1;delområde 1.1;delområde 3.5";
    let file = read_csv(&format!("{headings}\n{row}\nHåbo;0305;2021;;2020;;500;;;\n"));
    let place = |heading: &str| if heading.is_empty() { Place::Row(2) } else { Place::Cell(2, heading.to_owned()) };
    let expected: Vec<_> =
        expected.iter().map(|(heading, kind)| Fault { place: place(heading), kind: kind.clone() }).collect();
    assert_eq!(file.faults, expected);
    let good = if expected.is_empty() { 2 } else { 1 };
    assert_eq!(file.good.len(), good, "the good row is offered");
}

#[test]
fn every_fault_of_a_table_is_told_with_its_row_and_column() {
    let found = |text: &str| text.to_owned();
    let misfit = |part: Option<&str>, kind| FaultKind::Misfit(Misfit { part: part.map(str::to_owned), kind });
    let points = |text: &str, why| FaultKind::NotPoints { found: found(text), why };
    let whole = Points::from_whole;
    check_row("Nässjö;0682;2022;9;2021;;542;69;13;", &[]);
    check_row(";;2022;;2021;;542;;;", &[("kommun", FaultKind::NoMunicipality)]);
    let another = FaultKind::CodeOfAnother { code: found("0685"), municipality: Some("Vetlanda") };
    check_row("Nässjö;685;2022;;2021;;542;;;", &[("kommunkod", another)]);
    check_row("Nässjö;abc;2022;;2021;;542;;;", &[("kommunkod", FaultKind::NotACode { found: found("abc") })]);
    for year in ["1999", "2101", "tjugotvå", "", "22"] {
        check_row(&format!("Nässjö;;{year};;2021;;542;;;"), &[("år", FaultKind::NotAYear { found: found(year) })]);
    }
    for month in ["13", "0", "vår", "9,5"] {
        check_row(
            &format!("Nässjö;;2022;{month};2021;;542;;;"),
            &[("månad", FaultKind::NotAMonth { found: found(month) })],
        );
    }
    let known = || ["2010", "2016", "2020", "2021"].map(str::to_owned).to_vec();
    for edition in ["2019", "ny!"] {
        let kind = FaultKind::UnknownEdition { found: found(edition), known: known() };
        check_row(&format!("Nässjö;;2022;;{edition};;542;;;"), &[("utgåva", kind)]);
    }
    check_row(
        "Nässjö;;2022;;2021;grannen;542;;;",
        &[("gjord av", FaultKind::NotAnAssessor { found: found("grannen") })],
    );
    check_row("Nässjö;;2022;;;;542;69;13;", &[("område 1", FaultKind::NoEdition)]);
    check_row(
        "Nässjö;;2022;;2021;;801;;;",
        &[("totalt", misfit(None, MisfitKind::AboveMax { found: whole(801), max: whole(800) }))],
    );
    check_row(
        "Nässjö;;2022;;2021;;-5;101;01-jan;69 %",
        &[
            ("totalt", points("-5", PointsError::Negative)),
            ("område 1", misfit(Some("1"), MisfitKind::AboveMax { found: whole(101), max: whole(100) })),
            ("delområde 1.1", points("01-jan", PointsError::NotANumber)),
            ("delområde 3.5", points("69 %", PointsError::NotANumber)),
        ],
    );
    check_row("Nässjö;;2022;;2021;kommunen;500–400;;;", &[("totalt", misfit(None, MisfitKind::BelowSecured))]);
    check_row("Nässjö;;2022;;2020;;542;;;10", &[("delområde 3.5", misfit(Some("3.5"), MisfitKind::UnknownPart))]);
    check_row("Nässjö;;2022;;2010;;542;;13;", &[("delområde 1.1", misfit(Some("1.1"), MisfitKind::UnknownPart))]);
    check_row("Nässjö;;2022;;2021;;–;;;", &[("", FaultKind::NoFigures)]);
    check_row("Nässjö", &[("år", FaultKind::NotAYear { found: found("") }), ("", FaultKind::NoFigures)][..1]);
    check_row(
        ";;1999;;2021;;9999;;;",
        &[
            ("kommun", FaultKind::NoMunicipality),
            ("år", FaultKind::NotAYear { found: found("1999") }),
            ("totalt", misfit(None, MisfitKind::AboveMax { found: whole(9999), max: whole(800) })),
        ],
    );
}

#[test]
fn the_same_result_twice_is_told_with_both_rows() {
    let file = read_csv(
        "kommun;år;månad;utgåva;totalt;gjord av\nNässjö;2022;9;2021;542;\n\nNässjö;2022;;2021;542;\nnässjö kommun;2022;9;2021;540;SKR\nNässjö;2022;9;2021;500;kommunen\n",
    );
    assert_eq!(file.faults, [Fault { place: Place::Row(5), kind: FaultKind::Twice { first: Place::Row(2) } }]);
    assert_eq!(file.good.len(), 3);
}

#[test]
fn a_result_that_may_be_one_further_up_is_read_and_told_with_both_rows() {
    let file = read_csv(
        "kommun;år;månad;utgåva;totalt;gjord av\nNässjö;2022;9;2021;542;\nNässjö;2022;;2021;542;\nNässjö;2022;;;500;\nNässjö;2022;4;2021;500;\nNässjö;2022;;2020;500;\nNässjö;2022;;2021;500;kommunen\nNässjö;2021;;2021;500;\n",
    );
    assert_eq!(file.faults, []);
    assert_eq!(file.good.len(), 7, "all of them are there to choose from");
    let perhaps =
        |row, first| Remark { place: Place::Row(row), kind: RemarkKind::PerhapsTwice { first: Place::Row(first) } };
    // The month is left open, then the edition too; in another month it may be the one that leaves it open.
    assert_eq!(file.remarks, [perhaps(3, 2), perhaps(4, 2), perhaps(5, 3), perhaps(6, 4)]);
}

#[track_caller]
fn check_refused(bytes: &[u8], expected: FaultKind) {
    let file = read_bytes(bytes, "x", &OUTLINES);
    assert_eq!(file.faults, [Fault { place: Place::File, kind: expected }]);
    assert!(file.is_empty());
}

#[test]
fn a_file_that_is_no_table_is_refused() {
    check_refused(b"", FaultKind::NoHeadings);
    check_refused(b"PK\x03\x04\x14\x00", FaultKind::Workbook);
    check_refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", FaultKind::Workbook);
    check_refused("namn;poäng\nNässjö;542".as_bytes(), FaultKind::NoHeadings);
    check_refused("kommun;år;totalt\n;;\n".as_bytes(), FaultKind::NoRows);
    check_refused(&vec![b'a'; MAX_BYTES + 1], FaultKind::TooLarge { bytes: MAX_BYTES + 1 });
}

#[test]
fn columns_are_told_of_when_they_are_unknown_or_twice() {
    let file = read_csv("kommun;år;totalt;anteckning;Totalt\nNässjö;2022;542;bra;1\n");
    assert_eq!(file.faults, [Fault { place: Place::Cell(1, "Totalt".to_owned()), kind: FaultKind::ColumnTwice }]);
    let remarks: Vec<_> = file.remarks.iter().map(|remark| (&remark.place, &remark.kind)).collect();
    assert_eq!(remarks, [(&Place::Cell(1, "anteckning".to_owned()), &RemarkKind::UnknownColumn)]);
    assert_eq!(totals(&file), [("Nässjö", 2022, "542".to_owned())]);
}

#[test]
fn five_results_of_every_municipality_come_back_from_their_file() {
    let shipped = shipped().evaluations.into_iter().filter(|evaluation| evaluation.subareas.len() == 36);
    // As one that was typed in: without what the project remarks on.
    let whole = shipped.map(|whole| Evaluation { discrepancies: vec![], ..whole }).next().expect("a whole one");
    let of = |number: u16| Evaluation {
        id: format!("kommun-{number}").parse().expect("an id"),
        municipality: Municipality { code: None, name: format!("Kommun {}", number / 5) },
        year: u64::from(2010 + number % 5).try_into().expect("a year"),
        ..whole.clone()
    };
    let all = Evaluations { evaluations: (0..1500).map(of).collect(), means: vec![] };
    let text = write(&all);
    assert!(text.len() > 2_500_000, "{} bytes", text.len());
    let found = read_bytes(text.as_bytes(), "x.json", &OUTLINES);
    assert_eq!((found.faults, found.good.len()), (Vec::new(), 1500));
}

#[test]
fn more_rows_than_are_read_are_told_of() {
    let row = |number: usize| format!("Ort {number};2022;1\n");
    let text: String = std::iter::once("kommun;år;totalt\n".to_owned()).chain((0..5002).map(row)).collect();
    let file = read_csv(&text);
    assert_eq!(file.faults, [Fault { place: Place::Row(5002), kind: FaultKind::TooManyRows }]);
    assert_eq!(file.good.len(), 5000);
}

#[test]
fn a_broken_result_in_json_does_not_cost_the_others() {
    let mut file: serde_json::Value = serde_json::from_str(&write(&shipped())).expect("JSON");
    file["evaluations"][0]["year"] = "2021".into();
    file["evaluations"][1]["edition"] = "2019".into();
    file["evaluations"][2]["subareas"][3]["max"] = 11.into();
    file["evaluations"][3]["municipality"]["code"] = "0682".into();
    file["evaluations"][4] = 7.into();
    file["means"][0]["areas"][7]["id"] = "9".into();
    let found = read_csv(&file.to_string());
    let places = found.faults.iter().map(|fault| match &fault.place {
        Place::Path(path) => path.as_str(),
        Place::File | Place::Row(_) | Place::Cell(..) => "",
    });
    let expected = [
        "evaluations[0].year",
        "evaluations[1].edition",
        "evaluations[2].subareas[3]",
        "evaluations[3].municipality",
        "evaluations[4]",
        "means[0]",
    ];
    assert_eq!(places.collect::<Vec<_>>(), expected);
    assert_eq!(totals(&found), [("Grästorp", 2014, "506".to_owned())]);
}

#[test]
fn a_mean_twice_is_told_of() {
    let mut twice = evaluations("means");
    twice.means.truncate(1);
    twice.means.push(twice.means[0].clone());
    let found = read_csv(&write(&twice));
    let first = Place::Path("means[0]".to_owned());
    assert_eq!(found.faults, [Fault { place: Place::Path("means[1]".to_owned()), kind: FaultKind::Twice { first } }]);
    assert_eq!(found.means.len(), 1);
}

#[test]
fn json_that_is_something_else_is_told_of() {
    let kind = |text: &str| read_csv(text).faults.into_iter().map(|fault| fault.kind).collect::<Vec<_>>();
    assert!(matches!(
        kind("{\"format\":\"kommunkompass-rubric\"}")[..],
        [FaultKind::Json(ProblemKind::OtherFormat { .. })]
    ));
    assert!(matches!(kind("{")[..], [FaultKind::Json(ProblemKind::NotJson { .. })]));
    assert!(matches!(
        kind("{\"format\":\"kommunkompass-evaluations\",\"schema\":3}")[..],
        [FaultKind::Json(ProblemKind::NewerSchema { .. })]
    ));
    assert!(matches!(
        kind("{\"format\":\"kommunkompass-evaluations\",\"schema\":2,\"means\":7}")[..],
        [FaultKind::Json(ProblemKind::WrongType { .. })]
    ));
}

#[test]
fn a_plan_tells_new_from_same_and_from_what_is_replaced() {
    let mut here =
        Evaluations { evaluations: vec![evaluation("nassjo-2022"), evaluation("vetlanda-2021")], means: vec![] };
    here.evaluations[1].id = "granne".parse().expect("an id");
    here.evaluations.push(Evaluation { id: "habo-2021".parse().expect("an id"), ..evaluation("hultsfred-2021") });
    let file = read_csv(
        "kommun;år;månad;utgåva;totalt;område 1\nNässjö;2022;9;2021;542;\nHabo;2021;;2020;500;\nHabo;2021;5;2020;510;\n",
    );
    let planned = plan(&file, &here);
    let ids: Vec<_> = planned.evaluations.iter().map(|planned| planned.item.id.as_str()).collect();
    assert_eq!(ids, ["nassjo-2022", "habo-2021-2", "habo-2021-3"]);
    assert!(matches!(&planned.evaluations[0].standing, Standing::Replaces { differs, .. } if differs.len() > 8));
    assert_eq!(planned.evaluations[1].standing, Standing::New);
    assert!(planned.evaluations.iter().all(|planned| !planned.may_be_here));
    let file = read_csv("kommun;år;månad;utgåva;totalt\nNässjö;2022;;2021;542\nNässjö;2022;4;2021;542\n");
    let planned = plan(&file, &here).evaluations;
    let may_be_here: Vec<_> = planned.iter().map(|planned| (&planned.standing, planned.may_be_here)).collect();
    assert_eq!(may_be_here, [(&Standing::New, true), (&Standing::New, false)]);

    let all = read_csv(&write(&shipped()));
    let planned = plan(&all, &here);
    let effects = planned.evaluations.iter().map(|planned| match &planned.standing {
        Standing::New => ("new", planned.item.id.as_str()),
        Standing::Same => ("same", planned.item.id.as_str()),
        Standing::Replaces { .. } => ("replaces", planned.item.id.as_str()),
    });
    let effects: Vec<_> = effects.collect();
    assert!(effects.contains(&("same", "nassjo-2022")) && effects.contains(&("same", "granne")), "{effects:?}");
    assert_eq!(effects.iter().filter(|(effect, _)| *effect == "same").count(), 3);
    assert_eq!(planned.means.len(), 1);
    assert_eq!(planned.means[0].standing, Standing::New);

    let mut other = evaluation("nassjo-2022");
    other.areas[0].points = Points::from_whole(70);
    other.total.as_mut().expect("a total").points = Points::from_whole(543);
    let planned = plan(&read_csv(&write(&Evaluations { evaluations: vec![other], means: vec![] })), &here);
    let Standing::Replaces { old, differs } = &planned.evaluations[0].standing else { panic!("other figures") };
    assert_eq!(old, &evaluation("nassjo-2022"));
    let differs: Vec<_> = differs.iter().map(|difference| (difference.part.as_deref(), difference.new)).collect();
    let figure = |points| Some((Points::from_whole(points), None));
    assert_eq!(differs, [(None, figure(543)), (Some("1"), figure(70))]);
}

#[test]
fn a_neighbours_draft_becomes_a_result_with_what_is_open() {
    let rubric = edition("2021");
    let source = || Source {
        title: LocalizedText::in_one(Default::default(), "g.json"),
        publisher: String::new(),
        report_date: None,
        address: None,
    };
    let points = ["1.1", "1.2"].map(|id| (id.to_owned(), Points::from_whole(5)));
    let draft_here = quick(&rubric, points);
    let last = score(&rubric, &draft_here).to_last_result(&rubric);
    let found = Evaluation::of_draft(&draft_here, &last, source()).expect("points");
    assert_eq!((found.assessor, found.edition.as_str(), found.year.get()), (Assessor::Municipality, "2021", 2026));
    assert_eq!(
        found.total.map(|total| (total.points, total.possible)),
        Some((Points::from_whole(10), Some(Points::from_whole(780))))
    );
    assert_eq!(found.subareas[0].possible, None);
    let outline = Outline::of(&rubric);
    assert_eq!((outline.misfits(&found), outline.odd_sums(&found)), (vec![], vec![]));
    let all = Evaluations { evaluations: vec![found.clone()], means: vec![] };
    assert_eq!(parse(&write(&all)), Ok(all));
    let planned = plan(&EvaluationsFile::of_one(Some(found)), &Evaluations::default());
    assert_eq!(planned.evaluations[0].item.id.as_str(), "nassjo-2026");

    let empty = draft(&rubric, Mode::Full);
    let last = score(&rubric, &empty).to_last_result(&rubric);
    assert_eq!(Evaluation::of_draft(&empty, &last, source()), None);

    // A model of someone's own that is called like an edition is not that edition.
    let mut like = small_rubric();
    like["id"] = "2021".into();
    let like = rubric::parse(&like.to_string()).expect("a rubric");
    let mut own = quick(&like, [("A1".to_owned(), Points::from_whole(30))]);
    let last = score(&like, &own).to_last_result(&like);
    own.remember(Some(last.clone()));
    let found = Evaluation::of_draft(&own, &last, source()).expect("points");
    assert_eq!(found.edition, EditionClaim::Unknown);
}
