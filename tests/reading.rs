//! What is said of figures is what the tables show.
#![cfg(test)]

mod common;

use common::any::any_rubric_and_draft;
use common::{draft, edition, edition_map, evaluation, evaluations, quick, read};
use kommunkompass::assessment::{Mode, Year};
use kommunkompass::comparison::{Figure, Reference, ReferenceKey, ReferenceKind, Series, series};
use kommunkompass::evaluation::{Evaluation, EvaluationId, Outline};
use kommunkompass::json::Problem;
use kommunkompass::language::Language;
use kommunkompass::overview::{self, Achieved};
use kommunkompass::points::{Interval, Points};
use kommunkompass::reading::aspects::{self, Aspects};
use kommunkompass::reading::{
    Beside, Change, Footing, Further, Gap, Joined, Open, Position, Scope, Shown, Since, TrendPoint, balance, beside,
    extremes, last, leaders, open, since, spread, steps, trend,
};
use kommunkompass::rubric::Rubric;
use kommunkompass::scoring::{Score, score};
use proptest::prelude::*;
use serde_json::{Value, json};

fn whole(points: u32) -> Figure {
    Figure::Points(Interval::settled(Points::from_whole(points)))
}

fn between(least: u64, most: u64) -> Figure {
    Figure::Points(Interval::new(Points::from_millionths(least), Points::from_millionths(most)))
}

/// The result of a draft with an evaluation's points.
fn own_of(rubric: &Rubric, evaluation: &Evaluation) -> (Series, Score) {
    let rows = evaluation.subareas.iter().map(|row| (row.id.to_string(), row.points));
    let score = score(rubric, &quick(rubric, rows));
    let name = format!("{} {}", evaluation.municipality.name, evaluation.year);
    (Series::own(name, Some(evaluation.year), rubric, &score), score)
}

fn own(id: &str) -> (Rubric, Series, Score) {
    let evaluation = evaluation(id);
    let rubric = edition(evaluation.edition.as_str());
    let (own, score) = own_of(&rubric, &evaluation);
    (rubric, own, score)
}

fn published(rubric: &Rubric, id: &str) -> Series {
    let evaluation = evaluation(id);
    let key = ReferenceKey::Published(evaluation.id.clone());
    series(rubric, &Reference::of_evaluation(key, &evaluation), &edition_map())
}

fn printed_mean(rubric: &Rubric) -> Series {
    let means = evaluations("means").means;
    let mean = means.iter().find(|mean| mean.id.as_str() == "sverigesnitt-2021").expect("the printed mean");
    let of = edition(mean.edition.as_str());
    let reference =
        Reference::of_mean(ReferenceKey::Mean(mean.id.clone()), mean, Some(&Outline::of(&of)), Language::Swedish);
    series(rubric, &reference, &edition_map())
}

/// Another result of the same rubric with these figures at its areas.
fn peer(own: &Series, kind: ReferenceKind, areas: Vec<Figure>) -> Series {
    let id: EvaluationId = "peer".parse().expect("an id");
    let total = areas.iter().map(Figure::settled).sum::<Option<Points>>();
    let total = total.map_or(Figure::NotPublished, |total| Figure::Points(Interval::settled(total)));
    Series { key: Some(ReferenceKey::Own(id)), kind, name: "Peer".to_owned(), areas, total, ..own.clone() }
}

/// The same result with other figures at its areas.
fn with_areas(own: &Series, areas: Vec<Figure>) -> Series {
    Series { areas, ..own.clone() }
}

fn shipped_aspects() -> Aspects {
    aspects::parse(&read("data/aspects.json")).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

fn gap(part: usize, difference: i64) -> Gap {
    Gap { part, difference }
}

#[test]
fn hultsfred_2021_stands_beside_the_printed_mean_of_its_edition() {
    let (rubric, own, _) = own("hultsfred-2021");
    let facts = beside(&Scope::Areas, &own, &printed_mean(&rubric));
    assert_eq!(facts.footing, Footing::SameEdition);
    // 57 67 56 64 58 38 65 66 beside 63 65 73 64 61 59 68 64.
    assert_eq!((facts.above, facts.below, facts.equal), (vec![1, 7], vec![0, 2, 4, 5, 6], vec![3]));
    assert_eq!(facts.biggest, [gap(5, -21)]);
    let totals = facts.totals.expect("two totals");
    assert_eq!((totals.own.settled(), totals.other.settled(), totals.difference), (Some(471), Some(517), Some(-46)));
}

#[test]
fn nothing_of_nassjo_2022_and_vetlanda_2021_is_subtracted_from_a_mean_of_the_edition_before() {
    for id in ["nassjo-2022", "vetlanda-2021"] {
        let (rubric, own, _) = own(id);
        let facts = beside(&Scope::Areas, &own, &printed_mean(&rubric));
        assert_eq!((facts.footing, facts.compared(), &facts.biggest), (Footing::OtherEdition, 0, &Vec::new()), "{id}");
        assert_eq!(facts.side_by_side, [0, 1, 2, 3, 4, 5, 6, 7], "{id}");
        assert_eq!(facts.totals.expect("two totals").difference, None, "{id}");
    }
}

#[test]
fn vetlanda_2021_leads_to_nassjo_2022_area_by_area() {
    let (rubric, own, _) = own("nassjo-2022");
    let Since::Steps(steps) = since(&own, &published(&rubric, "vetlanda-2021")) else {
        panic!("they are of one edition");
    };
    assert_eq!((steps.from.settled(), steps.to.settled(), steps.change), (Some(493), Some(542), Some(49)));
    // 69 68 77 60 63 52 80 73 after 53 58 59 71 70 55 68 59.
    assert_eq!((steps.up, steps.down, steps.parts_sum_to), (vec![gap(2, 18)], vec![gap(3, -11)], None));
}

#[test]
fn since_vallentuna_2019_the_edition_has_changed() {
    let (rubric, own, _) = own("nassjo-2022");
    let shown = Shown { least: 603, most: 603 };
    assert_eq!(since(&own, &published(&rubric, "vallentuna-2019")), Since::OtherEdition(Some(shown)));
}

#[test]
fn a_trend_tells_changes_within_an_edition_only() {
    use Joined::{Not, OtherEdition, SameEdition};
    let max = Points::from_whole(800);
    let point = |when: &str, points, joined| TrendPoint {
        when: when.to_owned(),
        points: Interval::settled(Points::from_whole(points)),
        max,
        joined,
    };
    let told = trend(&[point("2017", 555, Not), point("2019", 603, SameEdition), point("2021", 648, OtherEdition)]);
    let changes: Vec<_> = told.iter().map(|step| (step.points.least, step.change)).collect();
    assert_eq!(changes, [(555, Change::First), (603, Change::By(48)), (648, Change::OtherEdition)]);
    let open = Interval::new(Points::from_whole(500), Points::from_whole(700));
    let told = trend(&[
        point("2023", 600, Not),
        TrendPoint { when: "2026".to_owned(), points: open, max, joined: SameEdition },
        point("2027", 600, SameEdition),
    ]);
    assert_eq!(told.iter().map(|step| step.change).collect::<Vec<_>>(), [Change::First, Change::Open, Change::Open]);
}

#[test]
fn a_trend_tells_no_change_of_what_is_not_joined_or_out_of_another_maximum() {
    let point = |points, max, joined| TrendPoint {
        when: "2022".to_owned(),
        points: Interval::settled(Points::from_whole(points)),
        max: Points::from_whole(max),
        joined,
    };
    let told = trend(&[
        point(640, 800, Joined::Not),
        point(650, 800, Joined::Not),
        point(600, 700, Joined::SameEdition),
        point(610, 700, Joined::SameEdition),
    ]);
    let changes: Vec<_> = told.iter().map(|step| step.change).collect();
    assert_eq!(changes, [Change::First, Change::NotJoined, Change::OtherMaximum, Change::By(10)]);
}

#[test]
fn a_self_assessment_follows_on_the_municipalitys_last_one_and_else_on_the_evaluators_last_result() {
    let (_, own, _) = own("nassjo-2022");
    let of = |kind, year: u16, municipality: &str| {
        let name = format!("{municipality} {year}");
        Series { name, year: Year::try_from(u64::from(year)).ok(), ..peer(&own, kind, vec![whole(50)]) }
    };
    let evaluations = [
        of(ReferenceKind::Evaluation, 2016, "Nässjö"),
        of(ReferenceKind::Evaluation, 2019, "Nässjö"),
        of(ReferenceKind::Evaluation, 2022, "Nässjö"),
        of(ReferenceKind::Evaluation, 2021, "Vetlanda"),
        of(ReferenceKind::Mean, 2021, "Nässjö"),
    ];
    assert_eq!(last(&own, &evaluations), Some(&evaluations[1]));
    let estimates = [of(ReferenceKind::SelfAssessment, 2015, "Nässjö"), of(ReferenceKind::Neighbour, 2018, "Nässjö")];
    let all = [&evaluations[..], &estimates[..]].concat();
    assert_eq!(last(&own, &all), Some(&estimates[1]), "an estimate is no step in the line of the evaluators' results");
    assert_eq!(last(&own, &evaluations[2..]), None);
    let undated = Series { year: None, ..own.clone() };
    assert_eq!(last(&undated, &all), None);
}

#[test]
fn a_difference_is_that_of_the_numbers_shown() {
    let (_, own, _) = own("nassjo-2022");
    // 64.5 is shown as 65 and 64.4 as 64: a tenth apart, and one in the table.
    let own = with_areas(&own, vec![between(64_500_000, 64_500_000)]);
    let facts = beside(&Scope::Areas, &own, &peer(&own, ReferenceKind::Mean, vec![between(64_400_000, 64_400_000)]));
    assert_eq!((facts.above, facts.biggest), (vec![0], vec![gap(0, 1)]));
    let facts = beside(&Scope::Areas, &own, &peer(&own, ReferenceKind::Mean, vec![between(65_400_000, 65_400_000)]));
    assert_eq!((facts.equal, facts.biggest), (vec![0], vec![]));
}

#[test]
fn open_figures_are_above_or_below_only_where_nothing_can_change_it() {
    let (_, own, _) = own("nassjo-2022");
    let own = with_areas(&own, vec![between(60_000_000, 80_000_000); 4]);
    let facts =
        beside(&Scope::Areas, &own, &peer(&own, ReferenceKind::Evaluation, [50, 60, 80, 90].map(whole).to_vec()));
    assert_eq!((facts.above, facts.open, facts.below), (vec![0], vec![1, 2], vec![3]));
    assert_eq!(facts.biggest, [], "an open figure has no difference");
}

#[test]
fn what_has_no_figure_is_not_compared() {
    let (_, own, _) = own("nassjo-2022");
    let own = with_areas(&own, vec![whole(50), Figure::NotApplicable, whole(40)]);
    let other = peer(&own, ReferenceKind::Evaluation, vec![Figure::NotPublished, whole(30), whole(40)]);
    let facts = beside(&Scope::Areas, &own, &other);
    assert_eq!((facts.missing, facts.equal, facts.biggest), (vec![0, 1], vec![2], vec![]));
}

#[test]
fn a_total_without_an_area_is_not_subtracted() {
    let (_, nassjo, _) = own("nassjo-2022");
    let mut areas = nassjo.areas.clone();
    areas[7] = Figure::NotApplicable;
    let own = with_areas(&nassjo, areas);
    let totals = beside(&Scope::Areas, &own, &peer(&nassjo, ReferenceKind::Evaluation, nassjo.areas.clone())).totals;
    assert_eq!(totals.expect("two totals").difference, None);
}

#[test]
fn differences_that_are_as_big_are_told_together() {
    let (_, own, _) = own("nassjo-2022");
    let own = with_areas(&own, [50, 60, 70].map(whole).to_vec());
    let facts = beside(&Scope::Areas, &own, &peer(&own, ReferenceKind::Evaluation, [59, 51, 69].map(whole).to_vec()));
    assert_eq!(facts.biggest, [gap(0, -9), gap(1, 9)]);
}

#[test]
fn vanersborg_2018_has_its_extremes_where_the_report_has_them() {
    let (rubric, own, _) = own("vanersborg-2018");
    let parts = Scope::Areas.parts(&rubric, Language::Swedish);
    let facts = extremes(&Scope::Areas, &parts, &own).expect("eight areas");
    assert_eq!((facts.high.get(), facts.highest, facts.low.get(), facts.lowest), (73, vec![5, 7], 30, vec![6]));
    let scope = Scope::subareas(&rubric);
    let facts = extremes(&scope, &scope.parts(&rubric, Language::Swedish), &own).expect("its subareas");
    let ids = |places: &[usize]| {
        let ids = rubric.subareas().enumerate().filter(|(place, _)| places.contains(place));
        ids.map(|(_, (_, subarea))| subarea.id.to_string()).collect::<Vec<_>>()
    };
    assert_eq!((facts.high.get(), ids(&facts.highest)), (100, vec!["6.1".to_owned()]));
    assert_eq!((facts.low.get(), ids(&facts.lowest)), (0, vec!["7.1".to_owned()]));
}

#[test]
fn the_parts_of_an_area_are_its_subareas() {
    let (rubric, own, _) = own("nassjo-2022");
    let scope = Scope::subareas_of(&rubric, &"4".parse().expect("an area"));
    let parts = scope.parts(&rubric, Language::Swedish);
    assert_eq!(parts.iter().map(|part| part.id.as_str()).collect::<Vec<_>>(), ["4.1", "4.2", "4.3", "4.4", "4.5"]);
    assert_eq!(scope.figures(&own), [11, 15, 8, 13, 13].map(whole));
}

#[test]
fn where_a_result_lies_is_told_among_results_of_its_edition() {
    let (_, own, _) = own("nassjo-2022");
    let at = |figure: u32, others: &[u32]| {
        let own = with_areas(&own, vec![whole(figure)]);
        let others: Vec<_> =
            others.iter().map(|other| peer(&own, ReferenceKind::Evaluation, vec![whole(*other)])).collect();
        spread(&Scope::Areas, &own, &others).at[0]
    };
    let eleven: Vec<u32> = (1..=11).map(|step| 10 * step).collect();
    assert_eq!(at(115, &eleven), Some(Position::Highest));
    assert_eq!(at(110, &eleven), Some(Position::Highest), "together with another");
    assert_eq!(at(95, &eleven), Some(Position::Upper), "the third of twelve");
    assert_eq!(at(85, &eleven), Some(Position::Middle), "the fourth of twelve");
    assert_eq!(at(25, &eleven), Some(Position::Lower));
    assert_eq!(at(5, &eleven), Some(Position::Lowest));
    assert_eq!(at(50, &[60, 40]), Some(Position::Middle));
    assert_eq!(at(50, &[50, 50]), Some(Position::Alike));
    assert_eq!(at(50, &[]), None);
    let with_area = |area: Figure| with_areas(&own, vec![area]);
    let open = with_area(between(40_000_000, 60_000_000));
    let other = peer(&own, ReferenceKind::Evaluation, vec![whole(50)]);
    assert_eq!(spread(&Scope::Areas, &open, &[other]).at, [None]);
}

#[test]
fn a_result_of_another_edition_and_a_mean_are_not_among_the_results() {
    let (rubric, own, _) = own("nassjo-2022");
    let others = [
        published(&rubric, "vetlanda-2021"),
        published(&rubric, "vallentuna-2019"),
        peer(&own, ReferenceKind::Mean, own.areas.clone()),
    ];
    let facts = spread(&Scope::Areas, &own, &others);
    assert_eq!((facts.fewest, facts.most, facts.left_out), (2, 2, vec![1]));
}

#[test]
fn who_is_strongest_at_the_most_subareas_is_counted_within_an_edition() {
    let (rubric, own, _) = own("nassjo-2022");
    let all = [own.clone(), published(&rubric, "vetlanda-2021"), published(&rubric, "vallentuna-2019")];
    let facts = leaders(&Scope::subareas(&rubric), &all).expect("two results of one edition");
    let rows = |id: &str| evaluation(id).subareas;
    let pairs: Vec<_> = rows("nassjo-2022").into_iter().zip(rows("vetlanda-2021")).collect();
    let nassjo = pairs.iter().filter(|(nassjo, vetlanda)| nassjo.points > vetlanda.points).count();
    let alike = pairs.iter().filter(|(nassjo, vetlanda)| nassjo.points == vetlanda.points).count();
    assert!(alike > 0 && nassjo > 18, "{alike} {nassjo}");
    assert_eq!((facts.series, facts.at, facts.of), (vec![0], nassjo, 36));
    assert_eq!(leaders(&Scope::Areas, std::slice::from_ref(&own)), None);
    assert_eq!(leaders(&Scope::Areas, &[own.clone(), peer(&own, ReferenceKind::Evaluation, own.areas.clone())]), None);
}

#[test]
fn steps_say_where_rounding_makes_the_parts_add_up_to_something_else() {
    let total = |points| Interval::settled(Points::from_whole(points));
    let told = steps(total(100), total(110), &[Some(6), Some(5)]);
    assert_eq!((told.change, told.parts_sum_to), (Some(10), Some(11)));
    let told = steps(total(100), total(110), &[Some(6), None]);
    assert_eq!((told.change, told.parts_sum_to), (Some(10), None), "a part that is not known adds up to nothing");
    let told = steps(total(100), total(100), &[Some(0), Some(0)]);
    assert_eq!((told.change, told.up, told.down), (Some(0), vec![], vec![]));
}

#[test]
fn the_balance_is_the_share_of_the_points_of_each_aspect() {
    let (rubric, own, _) = own("nassjo-2022");
    let aspects = shipped_aspects();
    let of_edition = aspects.of(&rubric.id).expect("the edition has some");
    let told = balance(&rubric, of_edition, &own.subareas).expect("all is settled");
    // 1.4, 3.3, 4.3 and 6.4: 3 + 19 + 8 + 16 of 85.
    assert_eq!((told.follow_up.get(), told.further), (54, Further::Strategy), "{told:?}");
    let mut open = own.subareas.clone();
    open[0] = between(0, 1);
    assert_eq!(balance(&rubric, of_edition, &open), None);
}

#[test]
fn the_aspects_are_subareas_of_their_editions() {
    let aspects = shipped_aspects();
    assert_eq!(aspects.iter().map(|aspects| aspects.edition.as_str()).collect::<Vec<_>>(), ["2016", "2020", "2021"]);
    for aspects in aspects.iter() {
        let rubric = edition(aspects.edition.as_str());
        for id in aspects.strategy.iter().chain(&aspects.follow_up) {
            assert!(rubric.subarea(id).is_some(), "{}: {id}", rubric.id);
        }
        assert!(aspects.strategy.iter().all(|id| id.as_str().ends_with(".1")));
    }
}

/// The shipped aspects with another value at a place.
fn faulty(pointer: &str, value: Value) -> Vec<String> {
    let mut file: Value = serde_json::from_str(&read("data/aspects.json")).expect("JSON");
    *file.pointer_mut(pointer).expect("a place of the file") = value;
    let problems = aspects::parse(&file.to_string()).err().unwrap_or_default();
    problems.iter().map(Problem::to_string).collect()
}

#[test]
fn every_fault_in_a_file_of_aspects_is_told_with_its_place() {
    let one = |pointer, value, place: &str| {
        let told = faulty(pointer, value);
        assert!(told.len() == 1 && told[0].starts_with(place), "{told:?}");
    };
    one("/editions/1/edition", json!("2016"), "editions[1].edition");
    one("/editions/0/follow_up/0", json!("1.1"), "editions[0].follow_up[0]");
    one("/editions/0/strategy", json!([]), "editions[0].strategy");
    one("/editions/0/strategy/0", json!("1 1"), "editions[0].strategy[0]");
    assert_eq!(faulty("/schema", json!(2)).len(), 1);
}

#[test]
fn what_is_open_is_counted_as_it_is_entered() {
    let rubric = edition("2021");
    let questions = rubric.subareas().map(|(_, subarea)| subarea.questions.len()).sum();
    assert_eq!(open(&score(&rubric, &draft(&rubric, Mode::Full))), Open { questions, subareas: 0 });
    let row = [("1.1".to_owned(), Points::from_whole(12))];
    assert_eq!(open(&score(&rubric, &quick(&rubric, row))), Open { questions: 0, subareas: 35 });
}

#[test]
fn a_goal_is_how_far_it_is_to_a_total() {
    let (rubric, own, _) = own("nassjo-2022");
    let goal = |points| {
        let reference = Reference::of_goal(Points::from_whole(points), rubric.max(), "Mål".to_owned());
        let facts = beside(&Scope::Areas, &own, &series(&rubric, &reference, &edition_map()));
        assert_eq!((facts.footing, facts.compared()), (Footing::Goal, 0));
        facts.totals.expect("two totals").difference
    };
    assert_eq!((goal(550), goal(540)), (Some(-8), Some(2)));
}

/// The two ends that a table shows; nothing for what does not apply.
type Ends = Option<(u64, u64)>;

/// What the table of a result shows for its areas and its total, by its own rounding.
fn table(rubric: &Rubric, score: &Score) -> (Vec<Ends>, Ends) {
    let shown = |achieved: Achieved| match achieved {
        Achieved::Points(points) => Some((points.units(), points.units())),
        Achieved::Between { secured, possible } => Some((secured.units(), possible.units())),
        Achieved::NotApplicable => None,
    };
    let table = overview::of_score(rubric, score, Language::Swedish);
    (table.areas.iter().map(|area| shown(area.sum.achieved)).collect(), shown(table.total.achieved))
}

fn check_beside(facts: &Beside, own: &[Ends], other: &[Ends]) {
    let mut biggest = Vec::new();
    for (part, pair) in own.iter().zip(other).enumerate() {
        let lists = [&facts.above, &facts.below, &facts.equal, &facts.open, &facts.missing];
        assert_eq!(lists.iter().filter(|list| list.contains(&part)).count(), 1, "each part is told of once");
        let Some(((least, most), (other_least, other_most))) = (*pair.0).zip(*pair.1) else {
            assert!(facts.missing.contains(&part));
            continue;
        };
        assert_eq!(facts.above.contains(&part), least > other_most);
        assert_eq!(facts.below.contains(&part), most < other_least);
        let settled = least == most && other_least == other_most;
        assert_eq!(facts.equal.contains(&part), settled && least == other_least);
        if settled && least != other_least {
            biggest.push(gap(part, i64::try_from(least).unwrap() - i64::try_from(other_least).unwrap()));
        }
    }
    let most = biggest.iter().map(|gap| gap.difference.abs()).max();
    biggest.retain(|gap| Some(gap.difference.abs()) == most);
    assert_eq!(facts.biggest, biggest);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Two drafts of any rubric: everything that is told of them can be read off the tables of their scores.
    #[test]
    fn what_is_told_of_two_drafts_is_what_their_tables_show(
        (rubric, first) in any_rubric_and_draft(),
        points in proptest::collection::vec(0u64..=100_000_000, 40),
    ) {
        let first_score = score(&rubric, &first);
        let rows = rubric.subareas().zip(points).map(|((_, subarea), share)| {
            (subarea.id.to_string(), subarea.max.scaled(share, 100_000_000))
        });
        let second = quick(&rubric, rows.collect::<Vec<_>>());
        let second_score = score(&rubric, &second);
        let own = Series::own("A".to_owned(), Some(Year::try_from(2026).unwrap()), &rubric, &first_score);
        let key = ReferenceKey::Draft(second.id);
        let reference = Reference::of_score(key, ReferenceKind::SelfAssessment, &second, &second_score);
        let other = series(&rubric, &reference, &edition_map());
        let facts = beside(&Scope::Areas, &own, &other);
        prop_assert_eq!(facts.footing, Footing::SameEdition);
        let (own_areas, own_total) = table(&rubric, &first_score);
        let (other_areas, other_total) = table(&rubric, &second_score);
        check_beside(&facts, &own_areas, &other_areas);
        if let Some(totals) = facts.totals {
            prop_assert_eq!(Some((totals.own.least, totals.own.most)), own_total);
            prop_assert_eq!(Some((totals.other.least, totals.other.most)), other_total);
        }
        match since(&own, &other) {
            Since::Steps(steps) => {
                let (to, from) = own_total.zip(other_total).unwrap();
                prop_assert_eq!(steps.change, Some(i64::try_from(to.0).unwrap() - i64::try_from(from.0).unwrap()));
                for gap in steps.up.iter().chain(&steps.down) {
                    let (to, from) = own_areas[gap.part].zip(other_areas[gap.part]).unwrap();
                    prop_assert_eq!(gap.difference, i64::try_from(to.0).unwrap() - i64::try_from(from.0).unwrap());
                }
            }
            Since::Open => prop_assert!(own_total.zip(other_total).is_none_or(|(to, from)| to.0 != to.1 || from.0 != from.1)),
            Since::NoTotals | Since::OtherEdition(_) => {}
        }
        let parts = Scope::Areas.parts(&rubric, Language::Swedish);
        if let Some(facts) = extremes(&Scope::Areas, &parts, &own) {
            let shown = overview::of_score(&rubric, &first_score, Language::Swedish).areas;
            let shares: Vec<_> = shown.iter().map(|area| area.sum.percent).collect();
            prop_assert_eq!(shares.iter().flatten().max(), Some(&facts.high));
            prop_assert_eq!(shares.iter().flatten().min(), Some(&facts.low));
            for place in &facts.highest {
                prop_assert_eq!(shares[*place], Some(facts.high));
            }
        }
    }
}
