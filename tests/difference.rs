//! What separates two results, places among results, and results over the years.
#![cfg(test)]

mod common;

use std::sync::LazyLock;

use common::{ON, draft, edition, edition_map, evaluation, quick};
use kommunkompass::assessment::{Answer, Edit, Mode, Year};
use kommunkompass::comparison::{
    Change, Difference, EditionMap, End, Figure, Joint, LineKind, MIN_PLACES, NotComparable, NotDrawn, NotRanked,
    Obstacle, Quarter, RankOf, Ranks, Reference, ReferenceKey, ReferenceKind, Series, TotalPoints, Trend, TrendOf,
    difference, rank, series, trend,
};
use kommunkompass::evaluation::{EditionClaim, EvaluationId};
use kommunkompass::level::Level;
use kommunkompass::points::{Interval, PercentInterval, Points, PointsDifference};
use kommunkompass::rubric::{AreaId, Rubric};
use kommunkompass::scoring::score;
use proptest::collection::vec;
use proptest::prelude::*;

static MAP: LazyLock<EditionMap> = LazyLock::new(edition_map);
static NEWEST: LazyLock<Rubric> = LazyLock::new(|| edition("2021"));

const fn points(whole: u32) -> Points {
    Points::from_whole(whole)
}

fn key(text: &str) -> ReferenceKey {
    ReferenceKey::Published(text.parse::<EvaluationId>().expect("an id"))
}

fn stated(id: &str) -> EditionClaim {
    EditionClaim::Stated(id.parse().expect("a rubric id"))
}

/// A published evaluation of the shipped data.
fn published(id: &str) -> Reference {
    Reference::of_evaluation(key(id), &evaluation(id))
}

/// A result of evaluators of which only the total is known.
fn by_total(title: &str, year: u64, month: Option<u8>, id: &str, total: u32) -> Reference {
    Reference {
        key: key(&format!("{}-{year}", title.to_lowercase().replace(['å', 'ä', 'ö', ' '], "x"))),
        kind: ReferenceKind::Evaluation,
        title: title.to_owned(),
        year: Some(Year::try_from(year).expect("a year")),
        month,
        edition: if id.is_empty() { EditionClaim::Unknown } else { stated(id) },
        areas: Vec::new(),
        subareas: Vec::new(),
        total: Some(TotalPoints { points: Interval::settled(points(total)), max: points(800) }),
    }
}

fn as_series(rubric: &Rubric, reference: &Reference) -> Series {
    series(rubric, reference, &MAP)
}

fn totals(references: &[Reference]) -> Trend {
    trend(None, references, &TrendOf::Total, &MAP)
}

/// The points of a line with how each is joined to the one before: `-` within an edition, `~` broken, `/` apart.
fn written(trend: &Trend) -> Vec<String> {
    let line = |line: &kommunkompass::comparison::TrendLine| {
        let points = line.points.iter().map(|point| {
            let joint = match &point.joint {
                Joint::First => String::new(),
                Joint::Within { change: Some(change) } => format!(" -({}) ", change.signed()),
                Joint::Within { change: None } => " - ".to_owned(),
                Joint::Across { caveats } => {
                    assert!(!caveats.is_empty(), "a broken line has its caveat");
                    " ~ ".to_owned()
                }
                Joint::Apart => " / ".to_owned(),
            };
            format!("{joint}{}", point.points.secured().to_decimal())
        });
        format!("{}: {}", line.title, points.collect::<String>())
    };
    trend.lines.iter().map(line).collect()
}

#[test]
fn vallentuna_rises_within_an_edition_and_goes_on_broken_in_the_next() {
    let found = totals(&[
        by_total("Vallentuna", 2021, Some(2), "2020", 648),
        by_total("Vallentuna", 2017, None, "2016", 555),
        published("vallentuna-2019"),
    ]);
    assert_eq!(written(&found), ["Vallentuna: 555 -(+48) 603 ~ 648"]);
    let moments: Vec<_> = found.lines[0].points.iter().map(|point| point.moment.half_months() % 24).collect();
    assert_eq!(moments, [12, 3, 3], "the middle of 2017, of February 2019 and of February 2021");
}

#[test]
fn nassjo_stands_beside_its_earlier_result_and_nothing_is_subtracted() {
    let found = totals(&[published("nassjo-2022"), by_total("Nässjö", 2019, None, "2016", 540)]);
    assert_eq!(written(&found), ["Nässjö: 540 ~ 542"]);
    let Joint::Across { caveats } = &found.lines[0].points[1].joint else { panic!("two editions") };
    assert_eq!(caveats.iter().map(|caveat| caveat.id.as_str()).collect::<Vec<_>>(), ["revised-2020", "totals"]);
}

#[test]
fn four_editions_are_on_one_line() {
    let found = totals(&[
        by_total("Habo", 2010, None, "2010", 400),
        by_total("Habo", 2016, None, "2016", 450),
        by_total("Habo", 2020, None, "2020", 500),
        by_total("Habo", 2021, None, "2021", 510),
    ]);
    assert_eq!(written(&found), ["Habo: 400 ~ 450 ~ 500 ~ 510"]);
}

#[test]
fn nothing_is_joined_without_the_edition_or_the_map() {
    let found = totals(&[
        by_total("Kristiansund", 2010, None, "", 400),
        by_total("Kristiansund", 2012, None, "", 450),
        by_total("Kristiansund", 2016, None, "2016", 523),
        by_total("Kristiansund", 2018, None, "own", 530),
        by_total("Kristiansund", 2018, None, "own", 531),
    ]);
    assert_eq!(written(&found), ["Kristiansund: 400 / 450 / 523 / 530 / 531"]);
}

#[test]
fn an_own_estimate_is_no_step_in_the_line_of_the_evaluators() {
    let rubric = &*NEWEST;
    let draft = quick(rubric, [("1.1".to_owned(), points(10))]);
    let id = ReferenceKey::Draft(draft.id);
    let own = Reference::of_score(id, ReferenceKind::SelfAssessment, &draft, &score(rubric, &draft));
    let goal = Reference::of_goal(points(550), points(800), "Mål".to_owned());
    let neighbour = Reference { kind: ReferenceKind::Neighbour, ..by_total("Nässjö", 2024, Some(5), "2021", 500) };
    let found = totals(&[own, published("nassjo-2022"), neighbour, goal.clone()]);
    assert_eq!(written(&found), ["Nässjö: 500 - 10", "Nässjö: 542"], "what is open has not changed by so much");
    let kinds: Vec<_> = found.lines.iter().map(|line| line.kind).collect();
    assert_eq!(kinds, [LineKind::SelfAssessments, LineKind::Evaluators]);
    assert_eq!(found.goals.iter().map(|goal| goal.points).collect::<Vec<_>>(), [points(550)]);
    let area = TrendOf::Area("4".parse().expect("an area id"));
    let found = trend(Some(rubric), &[goal], &area, &MAP);
    assert!(found.goals.is_empty(), "a goal for the total is none for an area");
}

#[track_caller]
fn check_area(id: &str, expected: &[&str], left_out: &[NotDrawn]) {
    let rubric = &*NEWEST;
    let references = ["grastorp-2014", "vanersborg-2018", "vallentuna-2019", "nassjo-2022"].map(|id| {
        // All as if of one municipality, so that they are on one line.
        Reference { title: "Habo".to_owned(), ..published(id) }
    });
    let of = TrendOf::Area(id.parse::<AreaId>().expect("an area id"));
    let found = trend(Some(rubric), &references, &of, &MAP);
    assert_eq!(written(&found), expected);
    let reasons: Vec<_> = found.left_out.into_iter().map(|(_, reason)| reason).collect();
    assert_eq!(reasons, left_out);
    assert!(trend(None, &references, &of, &MAP).lines.is_empty(), "an area is one of a rubric");
}

#[test]
fn an_area_goes_through_the_map_and_has_no_point_where_nothing_answers() {
    // Area 4 of 2021 is area 5 of 2010 and 2016, and area 6 answers to nothing before 2020.
    check_area("4", &["Habo: 70 ~ 45 -(+40) 85 ~ 60"], &[]);
    let none = || NotDrawn::NoFigure(Figure::NotComparable);
    check_area("6", &["Habo: 52"], &[none(), none(), none()]);
}

#[track_caller]
fn settled(found: Result<Difference, NotComparable>) -> Difference {
    let found = found.unwrap_or_else(|error| panic!("{error:?}"));
    let steps = found.steps.iter().map(|step| step.change);
    let all: Vec<Change> = steps.chain(found.rounding).collect();
    assert_eq!(all.iter().map(|change| change.exact()).sum::<PointsDifference>(), found.change.exact());
    assert_eq!(all.iter().map(|change| change.shown()).sum::<i64>(), found.change.shown());
    found
}

fn signed(found: &Difference) -> Vec<String> {
    found.steps.iter().map(|step| step.change.signed()).collect()
}

#[test]
fn vanersborg_and_vallentuna_are_separated_area_by_area() {
    let rubric = edition("2016");
    let of = |id: &str| as_series(&rubric, &published(id));
    let found = settled(difference(&rubric, &of("vanersborg-2018"), &of("vallentuna-2019")));
    assert_eq!((found.to, found.rounding), (points(603), None));
    let back = settled(difference(&rubric, &of("vallentuna-2019"), &of("vanersborg-2018")));
    assert_eq!(back.change.shown(), -found.change.shown());
    let itself = settled(difference(&rubric, &of("vallentuna-2019"), &of("vallentuna-2019")));
    assert_eq!((itself.change.signed(), signed(&itself)), ("0".to_owned(), vec!["0".to_owned(); 8]), "never −0");
}

#[test]
fn what_the_steps_lack_of_printed_totals_is_rounding() {
    let rubric = edition("2016");
    let of = |total: u32| {
        let mut reference = published("vallentuna-2019");
        reference.total = Some(TotalPoints { points: Interval::settled(points(total)), max: points(800) });
        as_series(&rubric, &reference)
    };
    let found = settled(difference(&rubric, &of(603), &of(601)));
    assert_eq!(found.rounding.map(Change::signed), Some("\u{2212}2".to_owned()));
}

#[test]
fn what_is_shown_agrees_with_the_figures_beside_it() {
    let rubric = &*NEWEST;
    let of = |tenths: u64| {
        let areas = rubric.areas.iter().map(|_| Points::from_millionths(tenths * 100_000));
        let areas: Vec<Points> = areas.collect();
        let total: Points = areas.iter().sum();
        Series {
            areas: areas.into_iter().map(|points| Figure::Points(Interval::settled(points))).collect(),
            total: Figure::Points(Interval::settled(total)),
            ..as_series(rubric, &published("nassjo-2022"))
        }
    };
    // 12,4 is shown as 12 and 12,6 as 13: +1 in each area, while 99,2 and 100,8 are 99 and 101.
    let found = settled(difference(rubric, &of(124), &of(126)));
    assert_eq!((found.change.signed(), signed(&found)), ("+2".to_owned(), vec!["+1".to_owned(); 8]));
    let rounding = found.rounding.expect("eight times one is not two");
    assert_eq!((rounding.signed(), rounding.exact()), ("\u{2212}6".to_owned(), PointsDifference::ZERO));
}

#[test]
fn what_cannot_be_subtracted_says_why() {
    let rubric = &*NEWEST;
    let nassjo = as_series(rubric, &published("nassjo-2022"));
    let check = |other: &Reference, obstacle: Obstacle| {
        let other = as_series(rubric, other);
        let expected = |end| Err(NotComparable { end, obstacle: obstacle.clone() });
        assert_eq!(difference(rubric, &other, &nassjo), expected(End::From));
        assert_eq!(difference(rubric, &nassjo, &other), expected(End::To));
    };
    check(&published("vallentuna-2019"), Obstacle::OtherEdition);
    check(&by_total("Habo", 2020, None, "", 500), Obstacle::UnknownEdition);
    let all: Vec<AreaId> = rubric.areas.iter().map(|area| area.id.clone()).collect();
    check(&by_total("Habo", 2022, None, "2021", 500), Obstacle::AreasMissing(all));
    check(&Reference { total: None, ..published("nassjo-2022") }, Obstacle::NoTotal);
    let open = TotalPoints { points: Interval::new(points(300), points(500)), max: points(800) };
    check(&Reference { total: Some(open), ..published("nassjo-2022") }, Obstacle::Open);
}

/// Totals of as many municipalities, all of 2021.
fn ranked(totals: &[u32]) -> Ranks {
    let rubric = &*NEWEST;
    let of = |(index, total): (usize, &u32)| {
        as_series(rubric, &by_total(&format!("Kommun {index}"), 2022, None, "2021", *total))
    };
    rank(rubric, &totals.iter().enumerate().map(of).collect::<Vec<_>>(), RankOf::Total)
}

fn places(ranks: &Ranks) -> Vec<Option<usize>> {
    ranks.ranked.iter().map(|ranked| ranked.place).collect()
}

#[test]
fn the_same_points_share_a_place_and_a_few_results_get_none() {
    assert_eq!(places(&ranked(&[500, 520, 520, 480])), [Some(1), Some(1), Some(3), Some(4)]);
    assert_eq!(places(&ranked(&[500, 520])), [None, None]);
    assert!(ranked(&[500; 7]).ranked.iter().all(|ranked| ranked.quarter.is_none()));
}

#[test]
fn quarters_go_by_place_and_the_same_points_are_in_the_same() {
    let quarters = |totals: &[u32]| ranked(totals).ranked.iter().map(|one| one.quarter).collect::<Vec<_>>();
    let (best, middle, worst) = (Some(Quarter::Best), Some(Quarter::Middle), Some(Quarter::Worst));
    let eight = [best, best, middle, middle, middle, middle, worst, worst];
    assert_eq!(quarters(&[8, 7, 6, 5, 4, 3, 2, 1]), eight);
    assert_eq!(quarters(&[5; 8]), [middle; 8], "all alike are neither best nor worst");
    let tied = [best, middle, middle, middle, middle, middle, worst, worst];
    assert_eq!(quarters(&[8, 7, 7, 5, 4, 3, 2, 1]), tied, "two at the border would be more than a quarter");
}

#[test]
fn a_draft_without_an_area_has_a_share_for_a_total_and_no_place() {
    let rubric = &*NEWEST;
    let mut draft = draft(rubric, Mode::Full);
    // The first area is open, the last one does not apply.
    for (number, area) in rubric.areas.iter().enumerate().skip(1) {
        for question in area.subareas.iter().flat_map(|subarea| &subarea.questions) {
            let answer = match number {
                7 => Answer::NotApplicable { reason: "Finns inte här".to_owned() },
                _ => Answer::Level(Level::Effective),
            };
            draft.apply(Edit::Answer { question: question.id.clone(), answer }, ON);
        }
    }
    let own = Series::own("Habo 2026".to_owned(), Some(draft.year), rubric, &score(rubric, &draft));
    let share = PercentInterval::of(Interval::new(points(600), points(700)), points(700)).expect("something to attain");
    assert_eq!((own.total.clone(), own.areas[7].clone()), (Figure::Share(share), Figure::NotApplicable));
    assert_eq!((share.secured().get(), share.possible().get(), share.closed()), (86, 100, None));
    assert_eq!(own.total.drawn(points(800)), Some((Interval::new(points(86), points(100)), points(100))));
    let found = rank(rubric, &[own], RankOf::Total);
    assert!(found.ranked.is_empty(), "{found:?}");
    assert_eq!(found.left_out.iter().map(|left_out| left_out.reason).collect::<Vec<_>>(), [NotRanked::NoPoints]);
}

#[test]
fn of_a_municipality_the_newest_result_takes_part_and_what_is_open_does_not() {
    let rubric = &*NEWEST;
    let draft = quick(rubric, [("1.1".to_owned(), points(10))]);
    let own = Series::own("Habo 2026".to_owned(), Some(draft.year), rubric, &score(rubric, &draft));
    let of = |reference: Reference| as_series(rubric, &reference);
    let all = [
        own,
        of(by_total("Habo", 2021, None, "2021", 400)),
        of(by_total("Habo", 2023, Some(3), "2021", 450)),
        of(by_total("Nässjö", 2022, None, "2021", 542)),
        of(by_total("Helsingborg", 2017, None, "2016", 668)),
        of(by_total("Vetlanda", 2021, None, "2021", 544)),
        of(Reference::of_goal(points(550), points(800), "Mål".to_owned())),
    ];
    let found = rank(rubric, &all, RankOf::Total);
    let order: Vec<_> = found.ranked.iter().map(|ranked| (ranked.series, ranked.place)).collect();
    assert_eq!(order, [(5, Some(1)), (3, Some(2)), (2, Some(3))]);
    let reasons: Vec<_> = found.left_out.iter().map(|left_out| (left_out.series, left_out.reason)).collect();
    let open = NotRanked::Open(Interval::new(points(10), points(790)));
    assert_eq!(reasons, [(0, open), (1, NotRanked::Counted(2)), (4, NotRanked::OtherEdition)]);
    assert_eq!(found.levels.iter().map(|level| level.series).collect::<Vec<_>>(), [6]);
}

#[test]
fn a_settled_draft_goes_before_the_results_of_its_municipality() {
    let rubric = &*NEWEST;
    let every = rubric.subareas().map(|(_, subarea)| (subarea.id.to_string(), subarea.max)).collect::<Vec<_>>();
    let draft = quick(rubric, every);
    let own = Series::own("Nässjö 2020".to_owned(), Year::try_from(2020).ok(), rubric, &score(rubric, &draft));
    let found = rank(rubric, &[as_series(rubric, &published("nassjo-2022")), own], RankOf::Area(3));
    assert_eq!(found.ranked.iter().map(|ranked| ranked.series).collect::<Vec<_>>(), [1]);
    assert_eq!(found.left_out[0].reason, NotRanked::Counted(1));
    assert_eq!(rank(rubric, &[], RankOf::Subarea(400)), Ranks::default());
}

proptest! {
    #[test]
    fn places_follow_points_and_no_quarter_is_larger_than_a_fourth(totals in vec(0..60u32, 0..60)) {
        let found = ranked(&totals);
        prop_assert_eq!(found.ranked.len(), totals.len());
        for pair in found.ranked.windows(2) {
            prop_assert!(pair[0].points >= pair[1].points && pair[0].place <= pair[1].place);
            prop_assert!(pair[0].quarter <= pair[1].quarter);
            let has_places = totals.len() >= MIN_PLACES;
            let share_place = has_places && pair[0].place == pair[1].place;
            prop_assert_eq!(share_place, has_places && pair[0].points == pair[1].points);
        }
        for quarter in [Quarter::Best, Quarter::Worst] {
            let n = found.ranked.iter().filter(|one| one.quarter == Some(quarter)).count();
            prop_assert!(4 * n <= totals.len());
        }
    }

    #[test]
    fn steps_and_rounding_add_up_exactly(
        from in vec(0..100_000_000u64, 8),
        to in vec(0..100_000_000u64, 8),
        printed in (0..800_000_000u64, 0..800_000_000u64),
    ) {
        let rubric = &*NEWEST;
        let kept = as_series(rubric, &published("nassjo-2022"));
        let of = |areas: &[u64], total: u64| {
            let figure = |millionths: u64| Figure::Points(Interval::settled(Points::from_millionths(millionths)));
            Series { areas: areas.iter().copied().map(figure).collect(), total: figure(total), ..kept.clone() }
        };
        let printed = difference(rubric, &of(&from, printed.0), &of(&to, printed.1));
        settled(printed);
        let sum = |areas: &[u64]| areas.iter().sum();
        let summed = settled(difference(rubric, &of(&from, sum(&from)), &of(&to, sum(&to))));
        let rest = summed.rounding.map(Change::exact).unwrap_or_default();
        prop_assert_eq!(rest, PointsDifference::ZERO, "sums of unrounded points leave nothing");
    }
}
