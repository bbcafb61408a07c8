//! What holds of every mean that is computed, and of every reference that is brought into the order of a rubric.
#![cfg(test)]

mod common;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use common::results::{mean as printed_mean, published};
use common::{ON, draft, edition, edition_map};
use kommunkompass::assessment::{Answer, Assessment, AssessmentId, Edit, Mode, Year};
use kommunkompass::comparison::{
    EditionMap, Extent, Figure, MIN_RESULTS, MeanBasis, PartPoints, Reference, ReferenceKey, ReferenceKind, Series,
    TotalPoints, mean_of, series,
};
use kommunkompass::evaluation::EditionClaim;
use kommunkompass::level::Level;
use kommunkompass::points::{Interval, Points};
use kommunkompass::rubric::Rubric;
use kommunkompass::scoring::score;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

static RUBRIC: LazyLock<Rubric> = LazyLock::new(|| edition("2021"));
static OLDER: LazyLock<[Rubric; 3]> = LazyLock::new(|| ["2010", "2016", "2020"].map(edition));
static MAP: LazyLock<EditionMap> = LazyLock::new(edition_map);

/// How far down a result is known.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Depth {
    Total,
    Areas,
    Subareas,
}

/// A result with points of its own, as deep as it is known; areas and totals are sums.
fn any_result() -> impl Strategy<Value = Reference> {
    let kind = select(vec![ReferenceKind::Evaluation, ReferenceKind::Neighbour, ReferenceKind::SelfAssessment]);
    let edition = select(vec![Some("2021"), Some("2021"), Some("2021"), Some("2020"), None]);
    let depth = select(vec![Depth::Total, Depth::Areas, Depth::Subareas, Depth::Subareas]);
    let shares = vec(0u64..=1_000_000, RUBRIC.subareas().count());
    let open = prop_oneof![4 => Just(None), 1 => (0..36usize).prop_map(Some)];
    (kind, edition, any::<bool>(), depth, shares, open, option::of(2010u64..2030), any::<u64>()).prop_map(
        |(kind, edition, is_inferred, depth, shares, open, year, number)| {
            let claim = |edition: &str| {
                let id = edition.parse().expect("an edition");
                if is_inferred { EditionClaim::Inferred(id) } else { EditionClaim::Stated(id) }
            };
            let of = |place: usize, max: Points| {
                let points = max.scaled(shares[place], 1_000_000);
                Interval::new(points, if open == Some(place) { max } else { points })
            };
            let subareas: Vec<_> = RUBRIC
                .subareas()
                .enumerate()
                .map(|(place, (_, subarea))| PartPoints {
                    id: subarea.id.clone(),
                    points: Some(of(place, subarea.max)),
                    max: subarea.max,
                    percent: None,
                })
                .collect();
            let mut left = subareas.iter().filter_map(|part| part.points);
            let areas: Vec<_> = RUBRIC
                .areas
                .iter()
                .map(|area| PartPoints {
                    id: area.id.clone(),
                    points: Some(left.by_ref().take(area.subareas.len()).sum()),
                    max: area.max,
                    percent: None,
                })
                .collect();
            let total = areas.iter().filter_map(|area| area.points).sum();
            Reference {
                key: ReferenceKey::Own(format!("m{number}").parse().expect("an id")),
                kind,
                title: format!("Kommun {number}"),
                year: year.map(|year| Year::try_from(year).expect("a year")),
                month: None,
                edition: edition.map_or(EditionClaim::Unknown, claim),
                areas: if depth == Depth::Total { Vec::new() } else { areas },
                subareas: if depth == Depth::Subareas { subareas } else { Vec::new() },
                total: Some(TotalPoints { points: total, max: RUBRIC.max() }),
            }
        },
    )
}

fn any_chosen() -> impl Strategy<Value = Vec<Series>> {
    let all = |references: Vec<Reference>| references.iter().map(|one| series(&RUBRIC, one, &MAP)).collect();
    vec(any_result(), 0..12).prop_map(all)
}

fn mean(chosen: &[Series]) -> Option<(Series, MeanBasis)> {
    mean_of(&RUBRIC, chosen, "Medel".to_owned())
}

/// Whether a result takes part in means: settled, and of the rubric's own edition.
fn takes_part(series: &Series) -> bool {
    series.edition.is(&RUBRIC.id) && series.total.settled().is_some()
}

/// The points of a part, in those that have all of its level.
fn of_part(chosen: &[Series], place: usize, level: fn(&Series) -> &Vec<Figure>) -> Vec<Points> {
    let whole = |series: &&Series| level(series).iter().all(|figure| figure.settled().is_some());
    let taken = chosen.iter().filter(|series| takes_part(series)).filter(whole);
    taken.filter_map(|series| level(series).get(place)?.settled()).collect()
}

#[track_caller]
fn check_level(chosen: &[Series], mean: &Series, n: usize, level: fn(&Series) -> &Vec<Figure>) {
    for (place, figure) in level(mean).iter().enumerate() {
        let points = of_part(chosen, place, level);
        if points.len() < MIN_RESULTS {
            assert_eq!((figure, n), (&Figure::NotPublished, 0));
            continue;
        }
        assert_eq!(points.len(), n);
        let found = figure.settled().expect("points");
        assert!(points.iter().min() <= Some(&found) && Some(&found) <= points.iter().max(), "{found:?} of {points:?}");
        // To the nearest millionth: twice the remainder is at most the number of results.
        let sum: Points = points.iter().sum();
        assert!(2 * sum.millionths().abs_diff(found.millionths() * n as u64) <= n as u64, "{found:?} of {points:?}");
    }
}

proptest! {
    #[test]
    fn a_mean_lies_between_the_least_and_the_most_of_those_that_it_is_over(chosen in any_chosen()) {
        let taken: Vec<_> = chosen.iter().filter(|series| takes_part(series)).collect();
        let Some((mean, basis)) = mean(&chosen) else {
            prop_assert!(taken.len() < MIN_RESULTS);
            return Ok(());
        };
        prop_assert_eq!(basis.totals, taken.len());
        prop_assert_eq!(basis.left_out.len(), chosen.len() - taken.len());
        prop_assert_eq!(&basis.names, &taken.iter().map(|series| series.name.clone()).collect::<Vec<_>>());
        let municipalities: BTreeSet<_> = taken.iter().map(|series| series.municipality()).collect();
        prop_assert_eq!(basis.municipalities, municipalities.len());
        let totals: Vec<_> = taken.iter().filter_map(|series| series.total.settled()).collect();
        let total = mean.total.settled().expect("a total");
        prop_assert!(totals.iter().min() <= Some(&total) && Some(&total) <= totals.iter().max());
        check_level(&chosen, &mean, basis.areas, |series| &series.areas);
        check_level(&chosen, &mean, basis.subareas, |series| &series.subareas);
        let years: Vec<_> = taken.iter().filter_map(|series| series.year).collect();
        prop_assert_eq!(basis.years, years.iter().min().copied().zip(years.iter().max().copied()));
    }

    #[test]
    fn the_means_of_areas_sum_to_the_mean_of_the_totals_they_belong_to(chosen in any_chosen()) {
        let with_areas: Vec<_> = chosen.into_iter().filter(|series| series.areas.iter().all(Figure::is_number)).collect();
        let Some((mean, basis)) = mean(&with_areas) else { return Ok(()) };
        prop_assert_eq!(basis.areas, basis.totals);
        let sum: Points = mean.areas.iter().filter_map(Figure::settled).sum();
        let total = mean.total.settled().expect("a total");
        prop_assert!(sum.millionths().abs_diff(total.millionths()) <= mean.areas.len() as u64, "{sum:?} and {total:?}");
        for (area, figure) in RUBRIC.areas.iter().zip(&mean.areas).filter(|_| basis.subareas == basis.areas) {
            let (from, _) = RUBRIC.subareas().enumerate().find(|(_, (of, _))| of.id == area.id).expect("a subarea");
            let rows: Points = mean.subareas[from..].iter().take(area.subareas.len()).filter_map(Figure::settled).sum();
            let area = figure.settled().expect("points");
            prop_assert!(rows.millionths().abs_diff(area.millionths()) <= 6, "{rows:?} and {area:?}");
        }
    }

    #[test]
    fn the_order_of_what_is_chosen_does_not_matter_to_a_mean(chosen in any_chosen(), turned in 0usize..12) {
        let sorted = |found: Option<(Series, MeanBasis)>| {
            found.map(|(series, mut basis)| {
                basis.left_out.sort();
                basis.names.sort();
                (series, basis)
            })
        };
        let expected = sorted(mean(&chosen));
        let mut other = chosen;
        other.reverse();
        prop_assert_eq!(sorted(mean(&other)), expected.clone());
        let by = turned.min(other.len());
        other.rotate_left(by);
        prop_assert_eq!(sorted(mean(&other)), expected);
    }

    #[test]
    fn the_draft_itself_means_and_goals_never_take_part_in_a_mean(chosen in any_chosen(), place in 0usize..12) {
        let expected = mean(&chosen);
        let goal = Reference::of_goal(Points::from_whole(790), RUBRIC.max(), "Mål".to_owned());
        let full = draft_with(&[Entry::Points(1_000_000); 36]);
        let own = Series::own("Vi".to_owned(), Some(full.year), &RUBRIC, &score(&RUBRIC, &full));
        let mut with_others = chosen;
        for other in [own, series(&RUBRIC, &goal, &MAP), printed_mean(&RUBRIC)] {
            with_others.insert(place.min(with_others.len()), other);
        }
        prop_assert_eq!(mean(&with_others), expected);
    }

    #[test]
    fn what_is_open_or_of_another_edition_is_named_and_changes_nothing(chosen in any_chosen()) {
        let settled: Vec<_> = chosen.iter().filter(|series| takes_part(series)).cloned().collect();
        let (all, alone) = (mean(&chosen), mean(&settled));
        prop_assert_eq!(all.as_ref().map(|(series, _)| series), alone.as_ref().map(|(series, _)| series));
        let left_out: Vec<_> =
            chosen.iter().filter(|series| !takes_part(series)).map(|series| series.name.clone()).collect();
        prop_assert_eq!(all.map(|(_, basis)| basis.left_out).unwrap_or_else(|| left_out.clone()), left_out);
    }

    #[test]
    fn a_reference_to_the_drafts_own_score_gives_the_drafts_own_figures_back(entries in vec(any_entry(), 36)) {
        let draft = draft_with(&entries);
        let score = score(&RUBRIC, &draft);
        let own = Series::own("Vi".to_owned(), Some(draft.year), &RUBRIC, &score);
        let key = ReferenceKey::Draft(AssessmentId::from_random(1));
        let reference = Reference::of_score(key, ReferenceKind::SelfAssessment, &draft, &score);
        let back = series(&RUBRIC, &reference, &MAP);
        prop_assert_eq!(&back.areas, &own.areas);
        prop_assert_eq!(&back.subareas, &own.subareas);
        prop_assert_eq!((back.extent, back.edition, back.year), (Extent::Everything, own.edition, own.year));
        // Also where an area is left out of both.
        if score.outcome.interval().is_some() {
            prop_assert_eq!(back.total, own.total);
        }
    }

    #[test]
    fn across_editions_no_figure_comes_from_a_part_that_the_map_does_not_join(result in any_result()) {
        for older in OLDER.iter() {
            let moved = Reference { edition: EditionClaim::Stated(RUBRIC.id.clone()), ..result.clone() };
            let found = series(older, &moved, &MAP);
            let pair = MAP.pair(&older.id, &RUBRIC.id).expect("a pair").0;
            for (area, figure) in older.areas.iter().zip(&found.areas) {
                let entry = pair.areas.iter().find(|entry| entry.older.contains(&area.id)).expect("an entry");
                let joined = moved.areas.iter().find(|part| entry.newer.contains(&part.id));
                let expected = joined.and_then(|part| part.points);
                let is_joined = match figure {
                    Figure::Points(points) => Some(*points) == expected,
                    Figure::Share(_) => expected.is_some(),
                    _ => true,
                };
                prop_assert!(is_joined, "{figure:?} at {}", area.id);
            }
        }
    }
}

/// What is entered in a subarea.
#[derive(Clone, Copy, Debug)]
enum Entry {
    /// Nothing.
    Open,
    /// Millionths of the maximum.
    Points(u64),
    /// A level at every question.
    Level(Level),
    /// No question applies.
    NotApplicable,
}

fn any_entry() -> impl Strategy<Value = Entry> {
    prop_oneof![
        1 => Just(Entry::Open),
        4 => (0u64..=1_000_000).prop_map(Entry::Points),
        3 => select(Level::ALL.to_vec()).prop_map(Entry::Level),
        1 => Just(Entry::NotApplicable),
    ]
}

fn draft_with(entries: &[Entry]) -> Assessment {
    let mut draft = draft(&RUBRIC, Mode::Full);
    for ((_, subarea), entry) in RUBRIC.subareas().zip(entries) {
        let mut answer = |answer: Answer| {
            for question in &subarea.questions {
                draft.apply(Edit::Answer { question: question.id.clone(), answer: answer.clone() }, ON);
            }
        };
        match entry {
            Entry::Open => {}
            Entry::Points(share) => {
                let points = Some(subarea.max.scaled(*share, 1_000_000));
                draft.apply(Edit::DirectPoints { subarea: subarea.id.clone(), points }, ON);
            }
            Entry::Level(level) => answer(Answer::Level(*level)),
            Entry::NotApplicable => answer(Answer::NotApplicable { reason: "Görs av andra.".to_owned() }),
        }
    }
    draft
}

#[test]
fn a_total_of_which_a_whole_area_does_not_apply_is_compared_by_its_share() {
    let mut entries = [Entry::Points(500_000); 36];
    entries[..5].fill(Entry::NotApplicable);
    let draft = draft_with(&entries);
    let score = score(&RUBRIC, &draft);
    assert_eq!(score.outcome.max(), Points::from_whole(700));
    let key = ReferenceKey::Draft(draft.id);
    let found = series(&RUBRIC, &Reference::of_score(key, ReferenceKind::Neighbour, &draft, &score), &MAP);
    assert_eq!(found.areas.first(), Some(&Figure::NotApplicable));
    assert!(matches!(found.total, Figure::Share(share) if share.closed().is_some_and(|share| share.get() == 50)));
}

#[test]
fn one_result_is_no_mean() {
    let one = vec![published(&RUBRIC, "nassjo-2022")];
    assert_eq!(mean(&one), None);
    assert_eq!(mean(&[]), None);
}
