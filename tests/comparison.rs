//! What may be laid beside what, and which areas are called strong and weak.
#![cfg(test)]

mod common;

use common::{EVALUATIONS, NOW, draft, edition, evaluation, quick, read_edition};
use kommunkompass::assessment::{Answer, Edit, Mode};
use kommunkompass::comparison::{Extent, RankedArea, Ranking, correspondence, published_series, ranking};
use kommunkompass::language::Language;
use kommunkompass::level::Level;
use kommunkompass::points::Points;
use kommunkompass::rubric::{self, Rubric, project};
use kommunkompass::scoring::{Score, score};
use serde_json::{Value, json};

/// The subareas of 2021 that are in 2020 with the same title and maximum, and their number there.
const KEPT_FROM_2020: [(&str, &str); 20] = [
    ("1.1", "1.1"),
    ("1.2", "1.2"),
    ("1.3", "1.3"),
    ("1.4", "1.4"),
    ("1.5", "1.5"),
    ("2.1", "2.1"),
    ("2.2", "2.2"),
    ("2.3", "2.3"),
    ("2.4", "2.4"),
    ("3.1", "3.1"),
    ("3.4", "3.4"),
    ("5.1", "5.1"),
    ("5.3", "5.3"),
    ("5.4", "5.4"),
    ("6.1", "6.1"),
    ("6.2", "6.2"),
    ("7.1", "7.1"),
    ("7.2", "7.2"),
    ("8.1", "8.1"),
    ("8.3", "8.4"),
];

fn in_language(language: Language) -> Rubric {
    let text = project(&read_edition("2021"), language).expect("a language of the rubric");
    rubric::parse(&text).expect("a rubric")
}

/// The pairs of subareas that answer to each other.
fn pairs(rubric: &Rubric, other: &Rubric) -> Vec<(String, String)> {
    let found = correspondence(rubric, other).subareas;
    assert_eq!(found.len(), rubric.subareas().count());
    let pair = |((_, subarea), other): ((_, &rubric::Subarea), Option<rubric::SubareaId>)| {
        Some((subarea.id.to_string(), other?.to_string()))
    };
    rubric.subareas().zip(found).filter_map(pair).collect()
}

/// So much of two rubrics can be compared: the areas by number, and so many subareas.
#[track_caller]
fn check(rubric: &Rubric, other: &Rubric, extent: Extent, areas: &[&str], n_subareas: usize) {
    let found = correspondence(rubric, other);
    assert_eq!(found.extent, extent);
    assert_eq!(found.areas.len(), rubric.areas.len());
    assert_eq!(found.areas.iter().flatten().map(|id| id.as_str()).collect::<Vec<_>>(), areas);
    assert_eq!(found.subareas.iter().flatten().count(), n_subareas);
}

const ALL_AREAS: [&str; 8] = ["1", "2", "3", "4", "5", "6", "7", "8"];

#[test]
fn within_an_edition_everything_can_be_compared() {
    for id in ["2016", "2020", "2021"] {
        let rubric = edition(id);
        check(&rubric, &rubric, Extent::Everything, &ALL_AREAS, rubric.subareas().count());
        assert!(pairs(&rubric, &rubric).iter().all(|(subarea, other)| subarea == other), "{id}");
    }
}

#[test]
fn between_2020_and_2021_areas_and_what_kept_title_and_maximum_can_be_compared() {
    let (new, old) = (edition("2021"), edition("2020"));
    check(&new, &old, Extent::Areas, &ALL_AREAS, 20);
    let expected = KEPT_FROM_2020.map(|(new, old)| (new.to_owned(), old.to_owned()));
    assert_eq!(pairs(&new, &old), expected);
    check(&old, &new, Extent::Areas, &ALL_AREAS, 20);
    let expected = KEPT_FROM_2020.map(|(new, old)| (old.to_owned(), new.to_owned()));
    assert_eq!(pairs(&old, &new), expected);
}

#[test]
fn with_2016_only_the_total_can_be_compared_whatever_the_numbers_say() {
    for id in ["2020", "2021"] {
        check(&edition(id), &edition("2016"), Extent::OnlyTotal, &[], 0);
        check(&edition("2016"), &edition(id), Extent::OnlyTotal, &[], 0);
    }
}

#[test]
fn what_can_be_compared_does_not_depend_on_the_language_of_the_interface() {
    for language in Language::ALL {
        let rubric = in_language(language);
        check(&rubric, &edition("2021"), Extent::Everything, &ALL_AREAS, 36);
        check(&edition("2021"), &rubric, Extent::Everything, &ALL_AREAS, 36);
        check(&rubric, &edition("2020"), Extent::Areas, &ALL_AREAS, 20);
        check(&edition("2020"), &rubric, Extent::Areas, &ALL_AREAS, 20);
        check(&rubric, &edition("2016"), Extent::OnlyTotal, &[], 0);
        for other in Language::ALL {
            check(&rubric, &in_language(other), Extent::Everything, &ALL_AREAS, 36);
        }
    }
}

#[test]
fn a_rubric_that_only_calls_itself_an_edition_is_not_taken_for_it() {
    let own = |changes: &[(&str, Value)]| {
        let mut file: Value = serde_json::from_str(&read_edition("2020")).expect("JSON");
        for (pointer, value) in changes {
            *file.pointer_mut(pointer).expect("a place") = value.clone();
        }
        rubric::parse(&file.to_string()).expect("a rubric")
    };
    let moved = own(&[("/areas/0/subareas/0/max", json!(10)), ("/areas/0/subareas/1/max", json!(20))]);
    check(&moved, &edition("2020"), Extent::Areas, &ALL_AREAS, 33);
    let of_another_name = own(&[("/id", json!("own"))]);
    check(&of_another_name, &edition("2020"), Extent::Areas, &ALL_AREAS, 35);
    let renamed = own(&[("/id", json!("2021"))]);
    check(&renamed, &edition("2021"), Extent::Areas, &ALL_AREAS, 20);
    let other_areas = own(&[("/areas/7/title/sv", json!("Annat")), ("/areas/7/id", json!("9"))]);
    check(&other_areas, &edition("2020"), Extent::OnlyTotal, &[], 0);
}

#[test]
fn a_question_that_was_reworded_does_not_hinder_comparison_within_an_edition() {
    let mut file: Value = serde_json::from_str(&read_edition("2021")).expect("JSON");
    file["areas"][0]["title"]["sv"] = json!("Samspelet mellan förtroendevalda och medborgare");
    file["areas"][0]["subareas"][0]["questions"][0]["text"]["sv"] = json!("Omformulerad?");
    let revised = rubric::parse(&file.to_string()).expect("a rubric");
    assert_ne!(revised.fingerprint, edition("2021").fingerprint);
    check(&revised, &edition("2021"), Extent::Everything, &ALL_AREAS, 36);
}

fn printed(points: &[Option<Points>]) -> Vec<Option<u64>> {
    points.iter().map(|points| points.map(|points| points.millionths() / 1_000_000)).collect()
}

#[test]
fn a_published_evaluation_of_the_same_edition_comes_with_every_figure() {
    let evaluation = evaluation("nassjo-2022");
    let rubric = edition("2021");
    let series = published_series(&rubric, &rubric, &evaluation);
    assert_eq!((series.id.as_str(), series.name.as_str()), ("nassjo-2022", "Nässjö 2022"));
    assert_eq!(series.extent, Extent::Everything);
    assert_eq!(printed(&series.areas), [69, 68, 77, 60, 63, 52, 80, 73].map(Some));
    assert_eq!(series.subareas, evaluation.subareas.iter().map(|row| Some(row.points)).collect::<Vec<_>>());
    assert_eq!((series.total, series.max), (Points::from_whole(542), Points::from_whole(800)));
}

#[test]
fn a_published_evaluation_of_2020_comes_with_areas_and_what_kept_its_title() {
    let evaluation = evaluation("hultsfred-2021");
    let rubric = edition("2021");
    let series = published_series(&rubric, &edition("2020"), &evaluation);
    assert_eq!(series.extent, Extent::Areas);
    assert_eq!(series.areas, evaluation.areas.iter().map(|area| Some(area.points)).collect::<Vec<_>>());
    assert_eq!(series.subareas.iter().flatten().count(), 20);
    for ((_, subarea), points) in rubric.subareas().zip(&series.subareas) {
        let kept = KEPT_FROM_2020.iter().find(|(new, _)| *new == subarea.id.as_str());
        let row = kept.and_then(|(_, old)| evaluation.subareas.iter().find(|row| row.id.as_str() == *old));
        assert_eq!(*points, row.map(|row| row.points), "{}", subarea.id);
    }
    assert_eq!(series.total, Points::from_whole(471));
}

#[test]
fn a_published_evaluation_of_2016_comes_with_its_total_alone() {
    for id in ["vanersborg-2018", "vallentuna-2019"] {
        let evaluation = evaluation(id);
        let series = published_series(&edition("2021"), &edition("2016"), &evaluation);
        assert_eq!(series.extent, Extent::OnlyTotal);
        assert_eq!(series.areas, [None; 8], "{id}");
        assert_eq!(series.subareas, [None; 36], "{id}");
        assert_eq!(series.total, evaluation.total.points, "{id}");
    }
}

/// A draft of 2021 in which the areas have so many of 100 points; nothing is entered where none are given.
fn with_areas(areas: [Option<&str>; 8]) -> Score {
    let rubric = edition("2021");
    let given = rubric.areas.iter().zip(areas).filter_map(|(area, points)| Some((area, points?)));
    let rows = given.flat_map(|(area, points)| {
        let mut left: Points = points.parse().expect("points");
        area.subareas.iter().map(move |subarea| {
            let here = left.min(subarea.max);
            left = left.saturating_sub(here);
            (subarea.id.to_string(), here)
        })
    });
    score(&rubric, &quick(&rubric, rows))
}

/// These are the strongest and the weakest areas, with their shares.
#[track_caller]
fn check_ranking(score: &Score, n: usize, strongest: &[(&str, u32)], weakest: &[(&str, u32)]) -> Ranking {
    #[track_caller]
    fn check(found: &[RankedArea], expected: &[(&str, u32)]) {
        let found: Vec<_> = found.iter().map(|area| (area.id.as_str(), area.share.get())).collect();
        assert_eq!(found, expected);
    }
    let ranking = ranking(score, n);
    check(&ranking.strongest, strongest);
    check(&ranking.weakest, weakest);
    ranking
}

#[test]
fn nassjo_2022_is_strong_and_weak_where_its_report_says() {
    let rubric = edition("2021");
    let rows = evaluation("nassjo-2022").subareas.into_iter().map(|row| (row.id.to_string(), row.points));
    let score = score(&rubric, &quick(&rubric, rows));
    let ranking = check_ranking(&score, 2, &[("7", 80), ("3", 77)], &[("6", 52), ("4", 60)]);
    assert_eq!(ranking.unfinished, []);
}

#[test]
fn areas_with_the_same_share_keep_the_order_of_the_rubric() {
    let same = with_areas([Some("50"); 8]);
    check_ranking(&same, 2, &[("1", 50), ("2", 50)], &[("3", 50), ("4", 50)]);
    let some = with_areas(["70", "50", "70", "50", "60", "70", "50", "60"].map(Some));
    check_ranking(&some, 2, &[("1", 70), ("3", 70)], &[("2", 50), ("4", 50)]);
    check_ranking(
        &some,
        4,
        &[("1", 70), ("3", 70), ("6", 70), ("5", 60)],
        &[("2", 50), ("4", 50), ("7", 50), ("8", 60)],
    );
}

#[test]
fn shares_that_only_round_to_the_same_are_told_apart() {
    let score = with_areas(["50.1", "50.4", "50", "49.6", "49.9", "50.2", "49.8", "50.3"].map(Some));
    check_ranking(&score, 2, &[("2", 50), ("8", 50)], &[("4", 50), ("7", 50)]);
}

#[test]
fn no_area_is_called_both_strong_and_weak() {
    let areas = |n: usize| {
        let mut areas = [None; 8];
        areas.iter_mut().zip(["90", "80", "70", "60", "50", "40", "30", "20"]).take(n).for_each(|(area, points)| {
            *area = Some(points);
        });
        with_areas(areas)
    };
    check_ranking(
        &areas(8),
        9,
        &[("1", 90), ("2", 80), ("3", 70), ("4", 60)],
        &[("8", 20), ("7", 30), ("6", 40), ("5", 50)],
    );
    check_ranking(&areas(3), 2, &[("1", 90)], &[("3", 70)]);
    check_ranking(&areas(2), 2, &[("1", 90)], &[("2", 80)]);
    check_ranking(&areas(1), 2, &[], &[]);
    check_ranking(&areas(0), 2, &[], &[]);
    check_ranking(&areas(8), 0, &[], &[]);
}

#[test]
fn an_unfinished_area_is_named_as_such_and_not_as_weak() {
    let mut areas = [Some("60"); 8];
    areas[4] = None;
    let rubric = edition("2021");
    let found = check_ranking(&with_areas(areas), 2, &[("1", 60), ("2", 60)], &[("3", 60), ("4", 60)]);
    assert_eq!(found.unfinished.iter().map(|id| id.as_str()).collect::<Vec<_>>(), ["5"]);
    // One subarea of all is enough to leave an area open.
    let rows = rubric.subareas().filter(|(_, subarea)| subarea.id.as_str() != "2.4");
    let rows = rows.map(|(_, subarea)| (subarea.id.to_string(), Points::from_whole(5)));
    let ranking = ranking(&score(&rubric, &quick(&rubric, rows)), 2);
    assert_eq!(ranking.unfinished.iter().map(|id| id.as_str()).collect::<Vec<_>>(), ["2"]);
}

#[test]
fn an_area_with_do_not_know_is_open_and_so_not_placed() {
    let rubric = edition("2021");
    let mut draft = draft(&rubric, Mode::Full);
    for (area, subarea) in rubric.subareas() {
        for question in &subarea.questions {
            let answer = match area.id.as_str() {
                "2" => Answer::DontKnow,
                "6" => Answer::NotApplicable { reason: String::new() },
                _ => Answer::Level(Level::Partial),
            };
            draft.apply(Edit::Answer { question: question.id.clone(), answer }, NOW);
        }
    }
    let ranking = check_ranking(&score(&rubric, &draft), 1, &[("1", 50)], &[("3", 50)]);
    let unfinished: Vec<_> = ranking.unfinished.iter().map(|id| id.as_str()).collect();
    assert_eq!(unfinished, ["2"], "an area that does not apply is neither placed nor unfinished");
}

#[test]
fn every_shipped_evaluation_can_be_ranked() {
    for id in EVALUATIONS {
        let evaluation = evaluation(id);
        let rubric = edition(evaluation.edition.as_str());
        let rows = evaluation.subareas.iter().map(|row| (row.id.to_string(), row.points));
        let ranking = ranking(&score(&rubric, &quick(&rubric, rows)), 4);
        let mut ids: Vec<_> = ranking.strongest.iter().chain(&ranking.weakest).map(|area| area.id.as_str()).collect();
        ids.sort_unstable();
        assert_eq!(ids, ALL_AREAS, "{id}");
        let shares: Vec<_> =
            ranking.strongest.iter().chain(ranking.weakest.iter().rev()).map(|area| area.share).collect();
        assert!(shares.is_sorted_by(|left, right| left >= right), "{id}: {shares:?}");
    }
}
