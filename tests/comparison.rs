//! What may be laid beside what, and which areas are called strong and weak.
#![cfg(test)]

mod common;

use common::{
    BY_AREA, EVALUATIONS, ON, draft, edition, edition_map, evaluation, quick, read, read_edition, small_rubric,
};
use kommunkompass::assessment::{Answer, Edit, Mode};
use kommunkompass::comparison::{
    CaveatOn, Correspondence, Extent, Figure, RankedArea, Ranking, Reach, Reference, ReferenceKey, Series, Strength,
    correspondence, ranking, reach_of, series, strongest,
};
use kommunkompass::evaluation::Evaluation;
use kommunkompass::language::Language;
use kommunkompass::level::Level;
use kommunkompass::points::{Interval, Percent, PercentInterval, Points, Precision};
use kommunkompass::rubric::{self, AreaId, Rubric, project};
use kommunkompass::scoring::{Score, score};
use serde_json::{Value, json};

const ALL_AREAS: [&str; 8] = ["1", "2", "3", "4", "5", "6", "7", "8"];

fn in_language(language: Language) -> Rubric {
    let text = project(&read_edition("2021"), language).expect("a language of the rubric");
    rubric::parse(&text).expect("a rubric")
}

fn compared(rubric: &Rubric, other: &str) -> Correspondence {
    correspondence(rubric, Some(&other.parse().expect("a rubric id")), &edition_map())
}

/// The small rubric of the tests under another id.
fn own(id: &str) -> Rubric {
    let mut own = small_rubric();
    own["id"] = json!(id);
    rubric::parse(&own.to_string()).expect("a rubric")
}

/// The areas of a rubric with what answers to them: `=` in full, `~` in part, `/` what cannot be compared.
#[track_caller]
fn check_areas(rubric: &Rubric, other: &str, expected: [&str; 8]) {
    let found = compared(rubric, other);
    assert!(matches!(found.extent, Extent::Across { .. }));
    let written = rubric.areas.iter().zip(&found.areas).map(|(area, counterpart)| {
        let sign = match counterpart.strength {
            Strength::Same => '=',
            Strength::Partly => '~',
            Strength::Nothing => '/',
        };
        let ids = counterpart.ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
        format!("{}{sign}{ids}", area.id)
    });
    assert_eq!(written.collect::<Vec<_>>(), expected);
}

#[test]
fn within_a_rubric_everything_can_be_compared_by_id() {
    for rubric in [edition("2010"), edition("2016"), edition("2020"), edition("2021"), own("own")] {
        let found = compared(&rubric, rubric.id.as_str());
        assert_eq!(found.extent, Extent::Everything);
        for (area, counterpart) in rubric.areas.iter().zip(&found.areas) {
            assert_eq!((counterpart.strength, &counterpart.caveat), (Strength::Same, &None));
            assert_eq!(counterpart.ids, std::slice::from_ref(&area.id));
        }
        for ((_, subarea), counterpart) in rubric.subareas().zip(&found.subareas) {
            assert_eq!((counterpart.strength, &counterpart.caveat), (Strength::Same, &None));
            assert_eq!(counterpart.ids, std::slice::from_ref(&subarea.id));
        }
        assert_eq!((found.areas.len(), found.subareas.len()), (rubric.areas.len(), rubric.subareas().count()));
        assert!(found.area_caveats(&rubric).is_empty() && found.subarea_caveats(&rubric).is_empty());
    }
}

#[test]
fn across_editions_areas_are_joined_by_subject_and_not_by_number() {
    let (newest, oldest) = (edition("2021"), edition("2010"));
    check_areas(&newest, "2020", ["1=1", "2=2", "3=3", "4=4", "5=5", "6=6", "7=7", "8=8"]);
    check_areas(&newest, "2016", ["1~1", "2~8", "3~3", "4~5", "5=2", "6/7", "7~6", "8~4"]);
    check_areas(&newest, "2010", ["1~1", "2~8", "3~3", "4~5", "5~2", "6/7", "7~6", "8~4"]);
    check_areas(&edition("2020"), "2016", ["1~1", "2~8", "3=3", "4~5", "5=2", "6/7", "7~6", "8~4"]);
    check_areas(&edition("2016"), "2021", ["1~1", "2=5", "3~3", "4~8", "5~4", "6~7", "7/6", "8~2"]);
    check_areas(&edition("2016"), "2010", ["1=1", "2=2", "3=3", "4=4", "5=5", "6=6", "7/7", "8=8"]);
    check_areas(&oldest, "2021", ["1~1", "2~5", "3~3", "4~8", "5~4", "6~7", "7/6", "8~2"]);
}

#[test]
fn what_can_be_compared_does_not_depend_on_the_language_of_the_interface() {
    for other in ["2010", "2016", "2020", "2021"] {
        for language in Language::ALL {
            assert_eq!(compared(&in_language(language), other), compared(&edition("2021"), other), "{language}");
        }
    }
}

#[test]
fn of_a_rubric_that_the_map_does_not_know_only_the_total_can_be_compared() {
    for (rubric, other) in [(own("own"), "2021"), (own("own"), "other"), (edition("2021"), "own")] {
        let found = compared(&rubric, other);
        assert_eq!(found.extent, Extent::OnlyTotal);
        assert!(found.areas.iter().all(|counterpart| counterpart.strength == Strength::Nothing));
        assert!(found.subareas.iter().all(|counterpart| counterpart.strength == Strength::Nothing));
    }
}

#[test]
fn parts_that_the_edition_lacks_are_compared_with_nothing() {
    let found = compared(&own("2021"), "2016");
    assert!(matches!(found.extent, Extent::Across { .. }));
    assert!(found.areas.iter().all(|counterpart| counterpart.strength == Strength::Nothing));
    assert!(found.area_caveats(&own("2021")).is_empty());
}

#[test]
fn a_caveat_is_told_once_with_every_part_that_it_is_about() {
    let rubric = edition("2021");
    let told = |caveats: Vec<CaveatOn<AreaId>>| {
        let told = caveats.into_iter().map(|on| {
            let parts = on.parts.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
            format!("{}: {parts}", on.caveat.id)
        });
        told.collect::<Vec<_>>()
    };
    let expected = ["two-revisions: 1 2 3 4 5 7 8", "quality-changed: 6"];
    assert_eq!(told(compared(&rubric, "2010").area_caveats(&rubric)), expected);
    let expected = [
        "conditions-of-politics: 1",
        "sustainability-weight: 2",
        "group-governance: 3",
        "efficiency-scope: 4",
        "quality-changed: 6",
        "working-life-scope: 7",
        "leadership-scope: 8",
    ];
    assert_eq!(told(compared(&rubric, "2016").area_caveats(&rubric)), expected);
}

fn written(figure: &Figure) -> String {
    match figure {
        Figure::Points(points) => format!("{} points", points.secured().rounded(Precision::Whole)),
        Figure::NotApplicable => "not applicable".to_owned(),
        Figure::Share(percent) => format!("{} %", percent.closed().expect("a settled share").get()),
        Figure::InPart(parts) => format!("in part {}", parts.join(", ")),
        Figure::NotComparable => "not comparable".to_owned(),
        Figure::NotPublished => "not published".to_owned(),
    }
}

fn all_written(figures: &[Figure]) -> Vec<String> {
    figures.iter().map(written).collect()
}

fn series_of(rubric: &Rubric, evaluation: &Evaluation) -> Series {
    let key = ReferenceKey::Published(evaluation.id.clone());
    series(rubric, &Reference::of_evaluation(key, evaluation), &edition_map())
}

fn beside(rubric: &Rubric, id: &str) -> Series {
    series_of(rubric, &evaluation(id))
}

fn points_of(whole: u32) -> Figure {
    points(Points::from_whole(whole))
}

fn points(points: Points) -> Figure {
    Figure::Points(Interval::settled(points))
}

#[test]
fn nassjo_2022_stands_beside_vallentuna_2019_by_the_map() {
    let (rubric, nassjo) = (edition("2021"), evaluation("nassjo-2022"));
    let vallentuna = beside(&rubric, "vallentuna-2019");
    let whole = |points: Points| points.rounded(Precision::Whole);
    let mut lines = String::new();
    let mut subareas = vallentuna.subareas.iter();
    for (area, figure) in rubric.areas.iter().zip(&vallentuna.areas) {
        for subarea in &area.subareas {
            let row = nassjo.subarea(&subarea.id).expect("a row");
            let other = written(subareas.next().expect("a figure for every subarea"));
            lines += &format!("{} {} of {} | {other}\n", subarea.id, whole(row.points), whole(subarea.max));
        }
        let own = whole(nassjo.area(&area.id).expect("an area").points);
        lines += &format!("area {}: {own} of {} | {}\n", area.id, whole(area.max), written(figure));
    }
    let total = nassjo.total.expect("a total");
    lines += &format!("total: {} of {} | {}\n", whole(total.points), whole(total.max), written(&vallentuna.total));
    assert_eq!(lines, read("tests/data/comparison/nassjo-2022-beside-vallentuna-2019.txt"));
}

#[test]
fn a_published_evaluation_of_the_same_edition_comes_with_every_figure() {
    let evaluation = evaluation("nassjo-2022");
    let series = beside(&edition("2021"), "nassjo-2022");
    assert_eq!(
        (series.key.as_ref().map(ToString::to_string).as_deref(), series.name.as_str()),
        (Some("nassjo-2022"), "Nässjö 2022")
    );
    assert_eq!((series.edition.as_str(), &series.extent), ("2021", &Extent::Everything));
    assert_eq!(series.areas, [69, 68, 77, 60, 63, 52, 80, 73].map(points_of));
    let rows: Vec<_> = evaluation.subareas.iter().map(|row| points(row.points)).collect();
    assert_eq!(series.subareas, rows);
    assert_eq!(written(&series.total), "542 points");
}

#[test]
fn a_published_evaluation_of_2020_comes_with_every_area_and_the_subareas_that_are_the_same() {
    let evaluation = evaluation("hultsfred-2021");
    let series = beside(&edition("2021"), "hultsfred-2021");
    assert_eq!(series.areas, evaluation.areas.iter().map(|area| points(area.points)).collect::<Vec<_>>());
    let expected = [
        "11 points",
        "6 points",
        "19 points",
        "2 points",
        "19 points", // 1
        "9 points",
        "22 points",
        "15 points",
        "21 points", // 2
        "6 points",
        "in part 3.2",
        "53 %",
        "15 points",
        "in part 3.2", // 3
        "14 points",
        "not comparable",
        "50 %",
        "in part 4.3",
        "14 points", // 4
        "9 points",
        "12 points",
        "15 points",
        "11 points",
        "in part 5.5", // 5
        "9 points",
        "6 points",
        "in part 6.3",
        "in part 6.4", // 6
    ];
    assert_eq!(all_written(series.subareas.get(..expected.len()).expect("six areas")), expected);
    assert_eq!(written(&series.total), "471 points");
}

#[test]
fn grastorp_2014_comes_with_its_areas_and_no_subareas() {
    let series = beside(&edition("2021"), BY_AREA);
    let expected = ["61", "68", "73", "70", "60", "", "56", "53"];
    let expected = expected.map(|points| match points {
        "" => "not comparable".to_owned(),
        points => format!("{points} points"),
    });
    assert_eq!(all_written(&series.areas), expected);
    assert_eq!(series.subareas, vec![Figure::NotPublished; 36]);
    assert_eq!(written(&series.total), "506 points");
    let own = beside(&edition("2010"), BY_AREA);
    assert_eq!(own.extent, Extent::Everything);
    assert_eq!(own.areas, [61, 60, 73, 53, 70, 56, 65, 68].map(points_of));
}

#[test]
fn an_evaluation_with_a_total_alone_has_nothing_else_published() {
    let mut only_total = evaluation("vallentuna-2019");
    only_total.areas.clear();
    only_total.subareas.clear();
    for id in ["2016", "2021"] {
        let rubric = edition(id);
        let series = series_of(&rubric, &only_total);
        assert!(series.areas.iter().chain(&series.subareas).all(|figure| *figure == Figure::NotPublished), "{id}");
        assert_eq!(written(&series.total), "603 points");
    }
}

#[test]
fn an_evaluation_says_how_far_down_it_can_be_compared() {
    let newest = edition("2021");
    for id in EVALUATIONS {
        assert_eq!(beside(&newest, id).reach(), Reach::Subareas, "{id}");
        assert_eq!(beside(&own("own"), id).reach(), Reach::Total, "{id}");
    }
    assert_eq!(beside(&newest, BY_AREA).reach(), Reach::Areas);
    assert_eq!(beside(&edition("2010"), "nassjo-2022").reach(), Reach::Areas);
}

#[test]
fn how_far_down_is_told_beforehand_as_it_turns_out() {
    let map = edition_map();
    let rubrics = [edition("2010"), edition("2016"), edition("2020"), edition("2021"), own("own")];
    let files = std::fs::read_dir(common::path("data/evaluations")).expect("a folder");
    let all = files.flat_map(|file| {
        let text = std::fs::read_to_string(file.expect("a file").path()).expect("text");
        kommunkompass::evaluation::parse(&text).expect("evaluations").evaluations
    });
    for evaluation in all {
        for rubric in &rubrics {
            let has = match (evaluation.subareas.is_empty(), evaluation.areas.is_empty()) {
                (false, _) => Reach::Subareas,
                (true, false) => Reach::Areas,
                (true, true) => Reach::Total,
            };
            let told = reach_of(&rubric.id, &evaluation.edition, has, &map);
            assert_eq!(told, series_of(rubric, &evaluation).reach(), "{} beside {}", evaluation.id, rubric.id);
        }
    }
}

#[test]
fn of_another_maximum_only_the_share_is_compared() {
    let mut rubric: Value = serde_json::from_str(&read_edition("2021")).expect("JSON");
    rubric["areas"][0]["subareas"][0]["max"] = json!(10);
    rubric["areas"][0]["subareas"][1]["max"] = json!(20);
    let moved = rubric::parse(&rubric.to_string()).expect("a rubric");
    let series = beside(&moved, "nassjo-2022");
    let first: Vec<_> = all_written(&series.subareas).into_iter().take(3).collect();
    assert_eq!(first, ["65 %", "80 %", "23 points"]);
    let total = beside(&own("own"), "nassjo-2022").total;
    assert_eq!(
        total,
        Figure::Share(PercentInterval::settled(Percent::printed(68).expect("per cent"))),
        "542 of 800 beside a rubric of 100"
    );
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
            draft.apply(Edit::Answer { question: question.id.clone(), answer }, ON);
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

#[test]
fn the_strongest_of_a_subarea_is_told_among_settled_results_of_the_same_edition() {
    let rubric = edition("2021");
    let all = ["nassjo-2022", "vetlanda-2021", "hultsfred-2021"].map(|id| beside(&rubric, id));
    let found = strongest(&rubric, &all);
    let (nassjo, vetlanda) = (evaluation("nassjo-2022"), evaluation("vetlanda-2021"));
    for ((index, (_, subarea)), row) in rubric.subareas().enumerate().zip(&nassjo.subareas) {
        let other = vetlanda.subarea(&subarea.id).expect("a row").points;
        let best = found.iter().find(|strongest| strongest.subarea == index);
        match best {
            None => assert_eq!(row.points, other, "{}", subarea.id),
            Some(best) => {
                assert_eq!(best.points, row.points.max(other), "{}", subarea.id);
                assert_eq!(best.series, [usize::from(row.points < other)], "{}: Hultsfred is of 2020", subarea.id);
            }
        }
    }
    assert!(found.len() > 20, "{}", found.len());
    assert_eq!(strongest(&rubric, all.get(..1).expect("one")), [], "of one result none is the strongest");
}
