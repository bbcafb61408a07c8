//! Evaluations and means for property tests.

use kommunkompass::assessment::Year;
use kommunkompass::evaluation::{
    Assessor, Confidence, Discrepancy, EditionClaim, Evaluation, Evaluations, Fault, Mean, Outline, Outlines,
    PrintedArea, PrintedSubarea, PrintedTotal, Source, Subject, free_id,
};
use kommunkompass::language::{Language, LocalizedText};
use kommunkompass::municipality::{Municipality, MunicipalityCode};
use kommunkompass::points::{Percent, Points};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

fn any_words() -> impl Strategy<Value = String> {
    prop_oneof!["\\PC{0,20}[a-zåäö<>&\";,=]", "[=+@-]\\PC{0,9}[a-z]", "[a-z\n\t\"]{0,9}[;,'é]"]
}

fn any_localized() -> impl Strategy<Value = LocalizedText> {
    vec((select(Language::ALL.to_vec()), any_words()), 1..3).prop_map(|texts| {
        let mut text = LocalizedText::default();
        texts.iter().for_each(|(language, words)| text.set(*language, words));
        text
    })
}

prop_compose! {
    fn any_source()(
        title in any_localized(),
        publisher in prop_oneof![Just(String::new()), any_words()],
        report_date in prop::option::of(select(vec!["2021", "2022-09", "2021-03-04"])),
        address in prop::option::of(any_words()),
    ) -> Source {
        Source { title, publisher, report_date: report_date.map(str::to_owned), address }
    }
}

fn any_edition() -> impl Strategy<Value = EditionClaim> {
    let id = || "[A-Za-z0-9._-]{1,20}".prop_map(|id| id.parse().expect("an id"));
    prop_oneof![id().prop_map(EditionClaim::Stated), id().prop_map(EditionClaim::Inferred), Just(EditionClaim::Unknown)]
}

pub fn any_year() -> impl Strategy<Value = Year> {
    (2000u64..=2100).prop_map(|year| Year::try_from(year).expect("a year"))
}

/// Points up to a maximum: mostly whole, now and then with decimals.
pub fn points_up_to(max: u32) -> impl Strategy<Value = Points> {
    prop_oneof![
        3 => (0..=max).prop_map(Points::from_whole),
        1 => (0..=u64::from(max) * 1_000_000).prop_map(Points::from_millionths),
    ]
}

/// Points, what they can become, and the maximum.
fn any_figures() -> impl Strategy<Value = (Points, Option<Points>, Points)> {
    (1u32..=1000)
        .prop_flat_map(|max| (points_up_to(max), prop::option::of(points_up_to(max)), Just(Points::from_whole(max))))
}

fn any_percent() -> impl Strategy<Value = Option<Percent>> {
    prop::option::of((0u32..=100).prop_map(|percent| Percent::printed(percent).expect("a percentage")))
}

prop_compose! {
    fn any_area()(
        id in "[A-Z1-9]{1,3}",
        (points, possible, max) in any_figures(),
        percent in any_percent(),
        chapter_points in prop::option::of(points_up_to(100)),
    ) -> PrintedArea {
        PrintedArea { id: id.parse().expect("an id"), points, possible, max, percent, chapter_points }
    }
}

prop_compose! {
    fn any_subarea()(
        id in "[1-9]\\.[1-9]",
        (points, possible, max) in any_figures(),
        percent in any_percent(),
        printed_points in prop::option::of(points_up_to(100)),
        printed_percent in any_percent(),
    ) -> PrintedSubarea {
        let id = id.parse().expect("an id");
        PrintedSubarea { id, points, possible, max, percent, printed_points, printed_percent }
    }
}

prop_compose! {
    fn any_discrepancy()(
        id in any_words(),
        place in any_localized(),
        subject in prop_oneof![
            Just(Subject::Report),
            Just(Subject::Area("1".parse().expect("an id"))),
            Just(Subject::Subarea("1.1".parse().expect("an id"))),
        ],
        fault in select(vec![Fault::Scan, Fault::Report, Fault::Rounding]),
        confidence in select(vec![Confidence::Certain, Confidence::High, Confidence::Probable, Confidence::Open]),
        explanation in any_localized(),
    ) -> Discrepancy {
        Discrepancy { id, place, subject, fault, confidence, explanation }
    }
}

prop_compose! {
    fn any_evaluation()(
        municipality in (any_words(), prop::option::of("[0-9]{4}")),
        year in any_year(),
        month in prop::option::of(1u8..=12),
        edition in any_edition(),
        assessor in select(vec![Assessor::Evaluators, Assessor::Municipality]),
        source in any_source(),
        total in prop::option::of((any_figures(), any::<bool>())),
        areas in vec(any_area(), 0..4),
        subareas in vec(any_subarea(), 0..4),
        discrepancies in vec(any_discrepancy(), 0..2),
    ) -> Evaluation {
        let (name, code) = municipality;
        Evaluation {
            id: "x".parse().expect("an id"),
            municipality: Municipality { name, code: code.and_then(|code| MunicipalityCode::from_digits(&code)) },
            year,
            month,
            edition,
            assessor,
            source,
            total: total.map(|((points, possible, max), printed)| PrintedTotal { points, possible, max, printed }),
            areas,
            subareas,
            discrepancies,
        }
    }
}

prop_compose! {
    fn any_mean()(
        title in any_localized(),
        scope in any_localized(),
        year in any_year(),
        edition in any_edition(),
        municipalities in prop::option::of(1u32..=10_000),
        total in prop::option::of(points_up_to(800)),
        areas in vec(("[1-8]", points_up_to(100)), 0..4),
        subareas in vec(("[1-8]\\.[1-9]", points_up_to(40)), 0..4),
        source in any_source(),
        caveat in any_localized(),
    ) -> Mean {
        Mean {
            id: "x".parse().expect("an id"),
            title,
            scope,
            year,
            edition,
            municipalities,
            total,
            areas: areas.into_iter().map(|(id, points)| (id.parse().expect("an id"), points)).collect(),
            subareas: subareas.into_iter().map(|(id, points)| (id.parse().expect("an id"), points)).collect(),
            source,
            caveat,
        }
    }
}

/// The content of a file.
pub fn any_evaluations() -> impl Strategy<Value = Evaluations> {
    (vec(any_evaluation(), 0..4), vec(any_mean(), 0..3)).prop_map(|(mut evaluations, mut means)| {
        let id = |number: usize| format!("e-{number}").parse().expect("an id");
        evaluations.iter_mut().enumerate().for_each(|(number, evaluation)| evaluation.id = id(number));
        means.iter_mut().enumerate().for_each(|(number, mean)| mean.id = id(number));
        Evaluations { evaluations, means }
    })
}

/// Results that a table can hold, no two of one municipality in one year.
pub fn any_table(outlines: &Outlines) -> impl Strategy<Value = Vec<Evaluation>> {
    let outlines: Vec<_> = outlines.iter().cloned().map(Some).chain([None]).collect();
    let row = select(outlines).prop_flat_map(any_row);
    vec(row, 1..5).prop_map(|mut rows| {
        for (number, row) in rows.iter_mut().enumerate() {
            row.year = Year::try_from(2000 + number as u64).expect("a year");
            row.id = free_id(&row.municipality.name, row.year, |_| false);
        }
        rows
    })
}

fn any_cell() -> impl Strategy<Value = String> {
    any_words()
        .prop_map(|words| words.replace('\u{feff}', "").trim().to_owned())
        .prop_filter("filled", |words| !words.is_empty())
}

/// A result of an edition, or a total of an unknown one.
fn any_row(outline: Option<Outline>) -> impl Strategy<Value = Evaluation> {
    let max = |points: Points| u32::try_from(points.millionths() / 1_000_000).expect("a maximum");
    let part = move |points: Points| {
        let figures = (points_up_to(max(points)), any::<bool>());
        prop::option::weighted(0.8, figures.prop_map(move |(least, open)| (least, open.then_some(points), points)))
    };
    let areas: Vec<_> = outline.iter().flat_map(|outline| &outline.areas).map(|area| part(area.max)).collect();
    let rows: Vec<_> = outline.iter().flat_map(Outline::subareas).map(|(_, max)| part(*max)).collect();
    let name = prop_oneof![Just("Øygarden"), Just("Nässjö"), Just("=Ort"), Just("Nord-Odal;\"x\"")];
    let texts = (name, any_cell(), prop_oneof![Just(String::new()), any_cell()]);
    let assessor = select(vec![Assessor::Evaluators, Assessor::Municipality]);
    let head = (texts, prop::option::of(1u8..=12), any::<bool>(), assessor, points_up_to(800));
    (head, areas, rows).prop_map(move |((texts, month, inferred, assessor, total), areas, rows)| {
        let (name, title, publisher) = texts;
        let year = Year::try_from(2000).expect("a year");
        let claim = |outline: &Outline| match inferred {
            true => EditionClaim::Inferred(outline.id.clone()),
            false => EditionClaim::Stated(outline.id.clone()),
        };
        let ids = outline.iter().flat_map(|outline| &outline.areas).map(|area| area.id.clone());
        let areas = ids.zip(areas).filter_map(|(id, figures)| {
            let (points, possible, max) = figures?;
            Some(PrintedArea { id, points, possible, max, percent: None, chapter_points: None })
        });
        let ids = outline.iter().flat_map(Outline::subareas).map(|(id, _)| id.clone());
        let rows = ids.zip(rows).filter_map(|(id, figures)| {
            let (points, possible, max) = figures?;
            let (percent, printed_points, printed_percent) = (None, None, None);
            Some(PrintedSubarea { id, points, possible, max, percent, printed_points, printed_percent })
        });
        let max = Points::from_whole(800);
        let mut evaluation = Evaluation {
            id: free_id(name, year, |_| false),
            municipality: Municipality::from_typed(name).expect("a name"),
            year,
            month,
            edition: outline.as_ref().map_or(EditionClaim::Unknown, claim),
            assessor,
            source: Source {
                title: LocalizedText::in_one(Language::Swedish, &title),
                publisher,
                report_date: None,
                address: None,
            },
            total: Some(PrintedTotal { points: total, possible: None, max, printed: true }),
            areas: areas.collect(),
            subareas: rows.collect(),
            discrepancies: Vec::new(),
        };
        outline.iter().for_each(|outline| outline.fill_in(&mut evaluation));
        evaluation
    })
}
