//! Files of evaluations: written, read back, and what is found in those that somebody else made.
#![cfg(test)]

mod common;

use common::any_evaluations::any_evaluations;
use common::{BY_AREA, EVALUATIONS, edition, evaluation, evaluations};
use kommunkompass::evaluation::{
    Evaluations, Misfit, MisfitKind, Outline, Outlines, outline, parse, write, write_compact,
};
use kommunkompass::points::Points;
use proptest::prelude::*;

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
