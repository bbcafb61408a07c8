//! Results as a person types them in: what is printed stays as printed, and nothing is thrown away.
#![cfg(test)]

mod common;

use std::sync::LazyLock;

use common::{edition, evaluation as published, evaluations};
use kommunkompass::evaluation::typed::{Circumstances, Depth, Fault, FaultKind, Field, Kind, Typed};
use kommunkompass::evaluation::{EditionClaim, Evaluation, Evaluations, OwnResult};
use kommunkompass::language::Language;
use kommunkompass::points::{Points, PointsError};
use kommunkompass::rubric::Rubric;

static EDITION_2016: LazyLock<Rubric> = LazyLock::new(|| edition("2016"));
static EDITION_2010: LazyLock<Rubric> = LazyLock::new(|| edition("2010"));

const fn with<'a>(rubric: Option<&'a Rubric>, before: Option<&'a OwnResult>) -> Circumstances<'a> {
    Circumstances { rubric, before, language: Language::Swedish, caveat: "Inskrivet för hand." }
}

fn read(typed: &Typed, with: Circumstances) -> Result<OwnResult, Vec<Fault>> {
    typed.result("habo-2019".parse().expect("an id"), with)
}

#[track_caller]
fn evaluation(typed: &Typed, rubric: Option<&Rubric>) -> Evaluation {
    match read(typed, with(rubric, None)) {
        Ok(OwnResult::Evaluation(evaluation)) => evaluation,
        other => panic!("{other:?}"),
    }
}

/// Habo 2019 by edition 2016, with nothing typed for any part.
fn habo(depth: Depth) -> Typed {
    Typed {
        municipality: "habo ".to_owned(),
        year: " 2019".to_owned(),
        edition: Some("2016".parse().expect("an id")),
        source: "SKL:s  rapport".to_owned(),
        depth,
        ..Typed::default()
    }
}

fn area(id: &str) -> Field {
    Field::Area(id.parse().expect("an id"))
}

fn subarea(id: &str) -> Field {
    Field::Subarea(id.parse().expect("an id"))
}

fn whole(points: u32) -> Points {
    Points::from_whole(points)
}

#[test]
fn a_total_alone_is_a_result() {
    let typed = Typed { total: "540,5".to_owned(), edition: None, ..habo(Depth::Subareas) };
    let found = evaluation(&typed, None);
    assert_eq!((found.municipality.name.as_str(), found.year.get()), ("Habo", 2019));
    assert_eq!(found.municipality.code.map(|code| code.to_string()).as_deref(), Some("0643"));
    assert_eq!(found.edition, EditionClaim::Unknown);
    let total = found.total.expect("a total");
    assert_eq!((total.points, total.max, total.printed), (Points::from_millionths(540_500_000), whole(800), true));
    assert_eq!(found.source.title.get(Language::Bokmal), "SKL:s rapport");
    assert!(found.areas.is_empty() && found.subareas.is_empty());
}

#[test]
fn areas_are_summed_only_when_all_are_there() {
    let mut typed = habo(Depth::Areas);
    for area in EDITION_2016.areas.iter().skip(1) {
        typed.areas.insert(area.id.clone(), "60".to_owned());
    }
    let found = evaluation(&typed, Some(&EDITION_2016));
    assert_eq!((found.areas.len(), found.total), (7, None));
    typed.set_points(&area("1"), "61,5".to_owned());
    let total = evaluation(&typed, Some(&EDITION_2016)).total.expect("a total");
    assert_eq!((total.points, total.printed), (Points::from_millionths(481_500_000), false));
}

#[test]
fn what_is_printed_stays_beside_the_sum_as_in_vallentuna() {
    let before = OwnResult::Evaluation(published("vallentuna-2019"));
    let mut typed = Typed::of(&before, Language::Swedish);
    typed.leave_out_sums(&EDITION_2016);
    let five = EDITION_2016.area(&"5".parse().expect("an id")).expect("an area");
    assert_eq!(typed.area_sum(five).disagreement(), Some((whole(85), whole(86))));
    assert_eq!(typed.points(&area("1")), "", "a sum need not be typed");
    assert_eq!(typed.total_sum(&EDITION_2016).disagreement(), None);
    let after = typed.result("vallentuna-2019".parse().expect("an id"), with(Some(&EDITION_2016), Some(&before)));
    assert_eq!(after, Ok(before));
}

#[test]
fn every_published_result_goes_through_the_form_unchanged() {
    for (id, edition_id) in [
        ("grastorp-2014", "2010"),
        ("vanersborg-2018", "2016"),
        ("hultsfred-2021", "2020"),
        ("vetlanda-2021", "2021"),
        ("nassjo-2022", "2021"),
    ] {
        let rubric = edition(edition_id);
        let before = OwnResult::Evaluation(published(id));
        let mut typed = Typed::of(&before, Language::English);
        typed.leave_out_sums(&rubric);
        let circumstances = Circumstances { language: Language::English, ..with(Some(&rubric), Some(&before)) };
        assert_eq!(typed.result(id.parse().expect("an id"), circumstances), Ok(before), "{id}");
    }
    let mean = OwnResult::Mean(evaluations("means").means.remove(0));
    let typed = Typed::of(&mean, Language::Swedish);
    let rubric = edition("2020");
    assert_eq!(typed.result(mean.id().id().clone(), with(Some(&rubric), Some(&mean))), Ok(mean.clone()));
    let hidden = typed.result(mean.id().id().clone(), with(None, Some(&mean)));
    assert_eq!(hidden, Ok(mean), "without the rubric the parts stay");
}

#[test]
fn choosing_how_far_down_throws_nothing_away() {
    let mut typed = habo(Depth::Total);
    typed.set_points(&subarea("1.1"), "7".to_owned());
    typed.set_points(&area("1"), "50".to_owned());
    typed.set_points(&Field::Total, "500".to_owned());
    let found = evaluation(&typed, Some(&EDITION_2016));
    assert_eq!((found.areas.len(), found.subareas.len()), (0, 0));
    typed.depth = Depth::Areas;
    let found = evaluation(&typed, Some(&EDITION_2016));
    assert_eq!((found.areas.len(), found.subareas.len()), (1, 0));
    typed.depth = Depth::Subareas;
    let found = evaluation(&typed, Some(&EDITION_2016));
    assert_eq!((found.areas.len(), found.subareas.len()), (1, 1));
    assert_eq!(typed.depth_with(None), Depth::Total);
    assert_eq!(typed.depth_with(Some(&EDITION_2010)), Depth::Areas, "2010 is known by its areas");
}

#[test]
fn everything_that_has_to_be_put_right_is_named_at_once() {
    let mut typed = Typed { year: "19".to_owned(), source: String::new(), ..habo(Depth::Subareas) };
    typed.municipality = " ".to_owned();
    typed.set_points(&subarea("1.1"), "99".to_owned());
    typed.set_points(&area("2"), "sju".to_owned());
    let max = EDITION_2016.subareas().next().expect("a subarea").1.max;
    let expected = [
        (Field::Municipality, FaultKind::Missing),
        (Field::Year, FaultKind::NotAYear),
        (Field::Source, FaultKind::Missing),
        (subarea("1.1"), FaultKind::Points(PointsError::TooLarge, max)),
        (area("2"), FaultKind::Points(PointsError::NotANumber, whole(100))),
    ];
    let expected = expected.map(|(field, kind)| Fault { field, kind }).to_vec();
    assert_eq!(read(&typed, with(Some(&EDITION_2016), None)), Err(expected));
    for (depth, field) in [(Depth::Subareas, subarea("1.1")), (Depth::Areas, area("1")), (Depth::Total, Field::Total)] {
        let expected = vec![Fault { field, kind: FaultKind::NoPoints }];
        assert_eq!(read(&habo(depth), with(Some(&EDITION_2016), None)), Err(expected));
    }
    let mean = Typed { kind: Kind::Mean, count: "0".to_owned(), total: "510".to_owned(), ..habo(Depth::Total) };
    let expected =
        [(Field::Title, FaultKind::Missing), (Field::Scope, FaultKind::Missing), (Field::Count, FaultKind::NotACount)];
    let expected = expected.map(|(field, kind)| Fault { field, kind }).to_vec();
    assert_eq!(read(&mean, with(Some(&EDITION_2016), None)), Err(expected));
}

#[test]
fn a_mean_says_what_it_covers_and_what_to_keep_in_mind() {
    let typed = Typed {
        kind: Kind::Mean,
        title: "Länet 2023".to_owned(),
        scope: "Sju kommuner i länet".to_owned(),
        count: "7".to_owned(),
        total: "512,5".to_owned(),
        ..habo(Depth::Total)
    };
    let Ok(OwnResult::Mean(mean)) = read(&typed, with(Some(&EDITION_2016), None)) else { panic!("no mean") };
    assert_eq!((mean.municipalities, mean.caveat.get(Language::Swedish)), (Some(7), "Inskrivet för hand."));
    assert_eq!(mean.total, Some(Points::from_millionths(512_500_000)));
}

#[test]
fn results_about_the_same_are_recognised() {
    let mut all = Evaluations::default();
    let there = OwnResult::Evaluation(published("vallentuna-2019"));
    all.insert(there.clone());
    let id = there.id().id().clone();
    let typed = Typed::of(&there, Language::Swedish);
    let twin = |typed: &Typed, edited| typed.twin(&all, edited).map(|twin| twin.id.clone());
    assert_eq!(twin(&typed, None), Some(id.clone()));
    assert_eq!(twin(&typed, Some(&id)), None, "nothing is its own twin");
    assert_eq!(twin(&Typed { municipality: "VALLENTUNA".to_owned(), ..typed.clone() }, None), Some(id.clone()));
    for other in [
        Typed { year: "2018".to_owned(), ..typed.clone() },
        Typed { edition: None, ..typed.clone() },
        Typed { kind: Kind::SelfAssessment, ..typed.clone() },
        Typed { municipality: "Vallen".to_owned(), ..typed.clone() },
        Typed { month: Some(1), ..typed },
    ] {
        assert_eq!(twin(&other, None), None, "{other:?}");
    }
}

#[test]
fn results_are_found_by_parts_of_name_and_year() {
    let mut all = evaluations("means");
    for id in ["vanersborg-2018", "vallentuna-2019", "hultsfred-2021", "vetlanda-2021", "nassjo-2022"] {
        all.insert(OwnResult::Evaluation(published(id)));
    }
    let found = |typed: &str| all.found(typed).map(|it| it.id.as_str()).collect::<Vec<_>>().join(" ");
    assert_eq!(found("  "), "hultsfred-2021 nassjo-2022 vallentuna-2019 vetlanda-2021 vanersborg-2018");
    assert_eq!(found("2021 v"), "vetlanda-2021");
    assert_eq!(found("nassjo"), "nassjo-2022");
    assert_eq!(found("20 vanersb"), "vanersborg-2018");
    assert_eq!(found("habo"), "");
}
