//! The comparisons of the five reports, part by part: what stands beside what, and with which reservations.
//!
//! The expected files in `tests/data/comparison/` were put together from `data/evaluations/` and `data/edition-map.json`
//! by rules written down apart from the code: a part of the same subject has its points, or its share where the maximum
//! differs; areas also where they answer only in part; anything else says why it has no figure.
#![cfg(test)]

mod common;

use common::results::{mean, own, published, reference_to};
use common::{edition, edition_map, evaluation, evaluations, read};
use kommunkompass::assessment::Year;
use kommunkompass::comparison::{CaveatOn, Extent, Figure, Series, correspondence, mean_of, series};
use kommunkompass::evaluation::{EditionClaim, Evaluation};
use kommunkompass::points::{Points, Precision};
use kommunkompass::rubric::Rubric;

fn whole(points: Points) -> String {
    points.rounded(Precision::Whole).to_string()
}

fn written(figure: &Figure) -> String {
    match figure {
        Figure::Points(points) => format!("{} points", whole(points.secured())),
        Figure::Share(percent) => format!("{} %", percent.closed().expect("a settled share").get()),
        Figure::InPart(parts) => format!("in part {}", parts.join(", ")),
        Figure::NotApplicable => "not applicable".to_owned(),
        Figure::NotComparable => "not comparable".to_owned(),
        Figure::NotPublished => "not published".to_owned(),
    }
}

fn claim(edition: &EditionClaim) -> String {
    match edition {
        EditionClaim::Stated(id) => format!("edition {id}"),
        EditionClaim::Inferred(id) => format!("edition {id} (inferred)"),
        EditionClaim::Unknown => "edition unknown".to_owned(),
    }
}

/// What a series is, how much of it can be compared, and what has to be said of its areas.
fn heading(rubric: &Rubric, beside: &Series) -> String {
    let extent = match &beside.extent {
        Extent::Everything => "everything".to_owned(),
        Extent::Across { caveat, totals } => format!("across: {}, totals: {}", caveat.id, totals.id),
        Extent::OnlyTotal => "only the total".to_owned(),
    };
    let mut lines = format!("beside {}, {}: {extent}\n", beside.name, claim(&beside.edition));
    // Nothing has to be said of areas that no source gives.
    if beside.has_areas() {
        let found = correspondence(rubric, beside.edition.id(), &edition_map());
        for CaveatOn { caveat, parts } in found.area_caveats(rubric) {
            let parts: Vec<_> = parts.iter().map(ToString::to_string).collect();
            lines += &format!("  caveat {}: {}\n", caveat.id, parts.join(" "));
        }
    }
    lines
}

/// A draft and what stands beside it, as text.
fn side_by_side(rubric: &Rubric, own: &Series, beside: &[Series]) -> String {
    let line = |label: String, own: &Figure, max: Points, others: Vec<&Figure>| {
        let own = own.settled().map(whole).expect("a draft with every figure");
        let others: Vec<_> = others.into_iter().map(written).collect();
        format!("{label} {own} of {} | {}\n", whole(max), others.join(" | "))
    };
    let mut text = format!("{}, {}\n", own.name, claim(&own.edition));
    beside.iter().for_each(|series| text += &heading(rubric, series));
    let mut place = 0;
    for (index, area) in rubric.areas.iter().enumerate() {
        for subarea in &area.subareas {
            let others = beside.iter().map(|series| &series.subareas[place]).collect();
            text += &line(subarea.id.to_string(), &own.subareas[place], subarea.max, others);
            place += 1;
        }
        let others = beside.iter().map(|series| &series.areas[index]).collect();
        text += &line(format!("area {}:", area.id), &own.areas[index], area.max, others);
    }
    let totals = beside.iter().map(|series| &series.total).collect();
    text + &line("total:".to_owned(), &own.total, rubric.max(), totals)
}

#[track_caller]
fn check(draft: &str, beside: impl Fn(&Rubric) -> Vec<Series>, file: &str) {
    let (rubric, own) = own(draft);
    let found = side_by_side(&rubric, &own, &beside(&rubric));
    assert_eq!(found, read(&format!("tests/data/comparison/{file}.txt")), "{file}");
}

#[test]
fn vetlanda_2021_stands_beside_the_printed_mean_by_area() {
    check("vetlanda-2021", |rubric| vec![mean(rubric)], "vetlanda-2021-beside-the-mean");
}

#[test]
fn hultsfred_2021_stands_beside_the_printed_mean_of_its_own_edition() {
    check("hultsfred-2021", |rubric| vec![mean(rubric)], "hultsfred-2021-beside-the-mean");
}

#[test]
fn of_nassjo_2019_only_the_total_stands_beside_2022() {
    check("nassjo-2022", |rubric| vec![published(rubric, "nassjo-2019")], "nassjo-2022-beside-nassjo-2019");
}

#[test]
fn of_vallentuna_2017_only_the_total_stands_beside_2019() {
    check("vallentuna-2019", |rubric| vec![published(rubric, "vallentuna-2017")], "vallentuna-2019-beside-2017");
}

#[test]
fn the_three_results_of_vallentuna_stand_beside_each_other_across_two_editions() {
    let beside = |rubric: &Rubric| ["vallentuna-2017", "vallentuna-2021"].map(|id| published(rubric, id)).to_vec();
    check("vallentuna-2019", beside, "vallentuna-2019-beside-2017-and-2021");
}

/// The report of 2018 speaks of 2014, but gives no figure of it.
fn vanersborg_2014() -> Evaluation {
    Evaluation {
        id: "vanersborg-2014".parse().expect("an id"),
        year: Year::try_from(2014).expect("a year"),
        month: None,
        edition: EditionClaim::Inferred("2010".parse().expect("an edition")),
        total: None,
        areas: Vec::new(),
        subareas: Vec::new(),
        discrepancies: Vec::new(),
        ..evaluation("vanersborg-2018")
    }
}

#[test]
fn of_vanersborg_2014_nothing_is_known_and_nothing_is_made_up() {
    let beside =
        |rubric: &Rubric| vec![series(rubric, &reference_to(&vanersborg_2014()), &edition_map()), mean(rubric)];
    check("vanersborg-2018", beside, "vanersborg-2018-beside-2014-and-the-mean");
}

#[test]
fn the_mean_of_two_results_of_an_edition_leaves_the_others_out_by_name() {
    let rubric = edition("2021");
    let chosen = ["nassjo-2022", "hultsfred-2021", "grastorp-2014", "vetlanda-2021", "kristiansund-2016"];
    let chosen: Vec<_> = chosen.into_iter().map(|id| published(&rubric, id)).chain([mean(&rubric)]).collect();
    let (mean, basis) = mean_of(&rubric, &chosen, "Medel".to_owned()).expect("a mean");
    let taken: Vec<_> = chosen.iter().filter(|series| series.extent == Extent::Everything).collect();
    let names: Vec<_> = taken.iter().map(|series| series.name.as_str()).collect();
    let exact = |figure: &Figure| figure.settled().expect("points").to_decimal();
    let mut text = format!("mean of {}\nleft out: {}\n", names.join(", "), basis.left_out.join(", "));
    let mut subareas = mean.subareas.iter();
    for (area, figure) in rubric.areas.iter().zip(&mean.areas) {
        for subarea in &area.subareas {
            text += &format!("{} {}\n", subarea.id, exact(subareas.next().expect("a figure")));
        }
        text += &format!("area {}: {}\n", area.id, exact(figure));
    }
    text += &format!("total: {}\n", exact(&mean.total));
    assert_eq!(text, read("tests/data/comparison/mean-of-nassjo-and-vetlanda.txt"));
    assert_eq!((basis.totals, basis.areas, basis.subareas), (2, 2, 2));
    assert_eq!(basis.years.map(|(first, last)| (first.get(), last.get())), Some((2021, 2022)));
}

#[test]
fn a_printed_mean_of_the_same_edition_is_taken_for_what_it_is() {
    let mean = mean(&edition("2020"));
    assert_eq!(mean.extent, Extent::Everything);
    assert_eq!(mean.total.settled(), Some(Points::from_whole(517)), "our sum of its areas");
    assert!(evaluations("means").means.iter().all(|mean| mean.total.is_none()));
}
