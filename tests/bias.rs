//! A municipality's own points beside the evaluators', and what they say the next time.
//!
//! `tests/data/bias/nassjo-own.txt` is a made-up self-assessment of Nässjö, question by question; `nassjo-2022.txt` is
//! what it differs from the report of 2022 by, worked out from the two apart from the program.
#![cfg(test)]

mod common;

use std::cmp::Ordering;

use common::any::{any_rubric_and_draft, any_text};
use common::memory_store::{Fault, MemoryStore};
use common::{BY_AREA, NOW, ON, draft, edition, edition_map, evaluation, quick, read};
use kommunkompass::assessment::{
    Answer, Assessment, AssessmentId, Edit, Mode, NewAssessment, Origin, RubricReference, Timestamp, Year,
};
use kommunkompass::comparison::bias::{
    Bias, Comparison, EarlierBias, Gap, NoGap, Unit, bias, hint, is_earlier, overall_hint, to_reconsider,
};
use kommunkompass::comparison::{
    ComparisonChoice, ComparisonStore, Extent, PartPoints, Reach, Reference, ReferenceKey, ReferenceKind, TotalPoints,
};
use kommunkompass::draft::{DraftStore, Key, StoreError};
use kommunkompass::evaluation::EditionClaim;
use kommunkompass::level::Level;
use kommunkompass::municipality::Municipality;
use kommunkompass::points::{Interval, Points, PointsDifference, Precision};
use kommunkompass::rubric::{Rubric, SubareaId};
use kommunkompass::scoring::score;
use proptest::prelude::*;

fn official(id: &str) -> Reference {
    Reference::of_evaluation(ReferenceKey::Published(id.parse().expect("an id")), &evaluation(id))
}

fn of(rubric: &Rubric, draft: &Assessment, other: &str) -> Bias {
    bias(rubric, &score(rubric, draft), &official(other), &edition_map())
}

/// The self-assessment of the tests: `<question> <level>`, `?` for don't know, `-` for not applicable, and
/// `<subarea> = <points>` for points given directly.
fn own_nassjo(rubric: &Rubric) -> Assessment {
    let mut own = draft(rubric, Mode::Full);
    for line in read("tests/data/bias/nassjo-own.txt").lines() {
        let edit = match line.split_once(" = ") {
            Some((subarea, points)) => Edit::DirectPoints {
                subarea: subarea.parse().expect("a subarea"),
                points: Some(points.parse().expect("points")),
            },
            None => {
                let (question, answer) = line.split_once(' ').expect("a question and its answer");
                let answer = match answer {
                    "?" => Answer::DontKnow,
                    "-" => Answer::NotApplicable { reason: String::new() },
                    level => Answer::Level(Level::try_from(level.parse::<u64>().expect("a level")).expect("a level")),
                };
                Edit::Answer { question: question.parse().expect("a question"), answer }
            }
        };
        own.apply(edit, ON);
    }
    own
}

fn signed(difference: PointsDifference) -> String {
    difference.signed(Precision::Whole, ',')
}

/// A comparison as the expected file writes it.
fn written(name: &str, comparison: &Comparison) -> String {
    let whole = |points: Points| points.rounded(Precision::Whole).to_string();
    match comparison {
        Comparison::Compared(gap) => {
            let difference = signed(gap.difference());
            format!("{name} {} beside {} of {}: {difference}\n", whole(gap.own), whole(gap.official), whole(gap.whole))
        }
        Comparison::Missing(NoGap::Open) => format!("{name} open\n"),
        Comparison::Missing(other) => format!("{name} {other:?}\n"),
    }
}

#[test]
fn a_self_assessment_of_nassjo_differs_from_the_report_as_worked_out_by_hand() {
    let rubric = edition("2021");
    let own = own_nassjo(&rubric);
    let bias = of(&rubric, &own, "nassjo-2022");
    let mut text = String::new();
    for area in &rubric.areas {
        for subarea in &area.subareas {
            let (_, comparison) = bias.subareas.iter().find(|(id, _)| *id == subarea.id).expect("the subarea");
            text += &written(subarea.id.as_str(), comparison);
        }
        let (_, comparison) = bias.areas.iter().find(|(id, _)| *id == area.id).expect("the area");
        text += &written(&format!("area {}", area.id), comparison);
    }
    text += &written("total", &bias.total);
    let mean = bias.mean().expect("a mean");
    text += &format!("sum {} over {}\n", signed(bias.sum().expect("a sum")), mean.parts);
    let difference = mean.difference.signed(Precision::Tenths, ',');
    text += &format!("mean {difference} %, size {} %\n", mean.amount.rounded(Precision::Tenths).with_separator(','));
    for (name, direction) in [("above", Ordering::Greater), ("below", Ordering::Less)] {
        let most = bias.most(direction, 3);
        let id = |place: usize| bias.subareas[place].0.to_string();
        let parts: Vec<_> =
            most.iter().map(|(place, gap)| format!("{} {}", id(*place), signed(gap.difference()))).collect();
        text += &format!("most {name}: {}\n", parts.join(", "));
    }
    assert_eq!(text, read("tests/data/bias/nassjo-2022.txt"));
}

#[test]
fn the_highest_answers_of_overrated_subareas_are_named_for_a_second_look() {
    let rubric = edition("2021");
    let own = own_nassjo(&rubric);
    let bias = of(&rubric, &own, "nassjo-2022");
    let found = to_reconsider(&rubric, &own, &bias, 2);
    let subareas: Vec<_> = found.iter().map(|found| found.subarea.id.as_str()).collect();
    assert_eq!(subareas, ["4.5", "4.4"]);
    for found in found {
        assert!(!found.questions.is_empty());
        for question in &found.subarea.questions {
            let is_highest = own.answer(&question.id) == &Answer::Level(found.level);
            assert_eq!(is_highest, found.questions.contains(&question), "{}", question.id);
        }
    }
    // Points that were given directly have no questions to look at.
    let direct = rubric.subareas().map(|(_, subarea)| (subarea.id.to_string(), subarea.max));
    let direct = quick(&rubric, direct);
    assert_eq!(to_reconsider(&rubric, &direct, &of(&rubric, &direct, "nassjo-2022"), 3), []);
}

#[test]
fn the_evaluators_own_points_differ_from_themselves_by_nothing() {
    for id in ["nassjo-2022", "vetlanda-2021", "hultsfred-2021"] {
        let rubric = edition(evaluation(id).edition.as_str());
        let rows = evaluation(id).subareas.into_iter().map(|row| (row.id.to_string(), row.points));
        let bias = of(&rubric, &quick(&rubric, rows), id);
        assert_eq!((bias.reach(), bias.sum()), (Some(Reach::Subareas), Some(PointsDifference::ZERO)), "{id}");
        assert_eq!(bias.total.gap().map(Gap::difference), Some(PointsDifference::ZERO), "{id}");
        assert_eq!(bias.most(Ordering::Greater, 3), []);
        assert_eq!(bias.most(Ordering::Less, 3), []);
    }
}

#[test]
fn of_another_edition_only_parts_that_are_the_same_are_compared_and_only_in_per_cent() {
    let rubric = edition("2021");
    let full = quick(&rubric, rubric.subareas().map(|(_, subarea)| (subarea.id.to_string(), subarea.max)));
    let bias = of(&rubric, &full, "vallentuna-2019");
    assert!(matches!(bias.extent, Extent::Across { .. }));
    assert_eq!(bias.total, Comparison::Missing(NoGap::OtherEdition));
    assert_eq!(bias.sum(), None);
    let gaps = || bias.subareas.iter().filter_map(|(_, part)| part.gap());
    assert!(gaps().count() > 0 && gaps().count() < bias.subareas.len());
    assert!(gaps().all(|gap| gap.unit == Unit::Percent && gap.whole == Points::from_whole(100)));
    // All areas but these answer to 2016 only in part, as tests/comparison.rs has it.
    let compared: Vec<_> =
        bias.areas.iter().filter(|(_, part)| part.gap().is_some()).map(|(id, _)| id.as_str()).collect();
    assert_eq!(compared, ["5"]);
    assert_eq!(bias.areas[0].1, Comparison::Missing(NoGap::InPart(vec!["1".to_owned()])));
}

#[test]
fn of_a_result_by_areas_the_areas_are_compared_and_of_a_total_the_total() {
    let rubric = edition("2016");
    let full = quick(&rubric, rubric.subareas().map(|(_, subarea)| (subarea.id.to_string(), subarea.max)));
    let mut by_area = official(BY_AREA);
    by_area.edition = EditionClaim::Stated(rubric.id.clone());
    let map = edition_map();
    let found = bias(&rubric, &score(&rubric, &full), &by_area, &map);
    assert_eq!(found.reach(), Some(Reach::Areas));
    assert!(found.subareas.iter().all(|(_, part)| *part == Comparison::Missing(NoGap::NotPublished)));
    let only_total = Reference { areas: Vec::new(), ..by_area };
    let found = bias(&rubric, &score(&rubric, &full), &only_total, &map);
    assert_eq!(found.reach(), Some(Reach::Total));
    assert_eq!(found.mean().map(|mean| mean.parts), Some(1));
    let unknown = Reference { edition: EditionClaim::Unknown, ..only_total };
    let found = bias(&rubric, &score(&rubric, &full), &unknown, &map);
    assert_eq!((found.reach(), found.mean(), found.most(Ordering::Greater, 3)), (None, None, Vec::new()));
}

#[test]
fn what_does_not_apply_leaves_the_total_in_per_cent() {
    let rubric = edition("2021");
    let mut own = draft(&rubric, Mode::Full);
    for (area, subarea) in rubric.subareas() {
        for question in &subarea.questions {
            let answer = match area.id.as_str() {
                "6" => Answer::NotApplicable { reason: String::new() },
                _ => Answer::Level(Level::Partial),
            };
            own.apply(Edit::Answer { question: question.id.clone(), answer }, ON);
        }
    }
    let bias = of(&rubric, &own, "nassjo-2022");
    assert_eq!(bias.areas[5].1, Comparison::Missing(NoGap::NotApplicable));
    let total = bias.total.gap().expect("a total");
    // 350 of 700 beside 542 of 800.
    assert_eq!(
        (total.unit, total.own, total.official),
        (Unit::Percent, Points::from_whole(50), Points::from_whole(68))
    );
}

fn nassjo(id: u128, year: u64, begun: u64) -> Assessment {
    Assessment::new(NewAssessment {
        id: AssessmentId::from_random(id),
        municipality: Municipality::from_typed("Nässjö").expect("a name"),
        year: Year::try_from(year).expect("a year"),
        rubric: RubricReference::to(&edition("2021")),
        mode: Mode::Quick,
        origin: Origin::Own,
        now: Timestamp::from_milliseconds(begun),
    })
}

#[test]
fn only_an_earlier_draft_of_the_same_municipality_has_something_to_say() {
    let this = nassjo(1, 2024, 500);
    assert!(is_earlier(&nassjo(2, 2022, 900), &this));
    assert!(is_earlier(&nassjo(2, 2024, 499), &this));
    assert!(!is_earlier(&nassjo(2, 2024, 501), &this));
    assert!(!is_earlier(&nassjo(2, 2025, 100), &this));
    assert!(!is_earlier(&this, &this));
    let mut other = nassjo(2, 2022, 1);
    other.municipality = Municipality::from_typed("Vetlanda").expect("a name");
    assert!(!is_earlier(&other, &this));
    // Without a code, as in a file from elsewhere, the name decides.
    other.municipality = Municipality { name: "NASSJO ".to_owned(), code: None };
    assert!(is_earlier(&other, &this));
}

fn earlier(year: u64, bias: Bias) -> EarlierBias {
    EarlierBias {
        draft: AssessmentId::from_random(u128::from(year)),
        year: Year::try_from(year).expect("a year"),
        created: NOW,
        edition: "2021".parse().expect("an id"),
        bias,
    }
}

#[test]
fn a_hint_comes_from_the_latest_comparison_and_only_where_the_difference_was_notable() {
    let (rubric, map) = (edition("2021"), edition_map());
    let own = own_nassjo(&rubric);
    let first = earlier(2022, of(&rubric, &own, "nassjo-2022"));
    let id = |text: &str| text.parse::<SubareaId>().expect("a subarea");
    let given = |subarea: &str, earlier: &[EarlierBias]| {
        hint(&rubric, &id(subarea), earlier, &map).map(|hint| (hint.year.get(), signed(hint.gap.difference())))
    };
    let one = [first.clone()];
    assert_eq!(given("4.4", &one), Some((2022, "+5".to_owned())));
    assert_eq!(given("6.2", &one), Some((2022, "\u{2212}8".to_owned())));
    // Small, nothing at all, open, unknown.
    for subarea in ["2.2", "5.3", "1.4", "9.9"] {
        assert_eq!(given(subarea, &one), None, "{subarea}");
    }
    // The latest counts, also where it has nothing notable to say; where it has no figure, the one before does.
    let rows = evaluation("nassjo-2022").subareas.into_iter().map(|row| (row.id.to_string(), row.points));
    let same = quick(&rubric, rows.filter(|(id, _)| id != "6.2"));
    let both = [first.clone(), earlier(2024, of(&rubric, &same, "nassjo-2022"))];
    assert_eq!(given("4.4", &both), None);
    assert_eq!(given("6.2", &both), Some((2022, "\u{2212}8".to_owned())));
    // In another edition a subarea is found through the map, and the hint is in per cent.
    let older = edition("2016");
    let found = older.subareas().filter_map(|(_, subarea)| hint(&older, &subarea.id, &one, &map)).collect::<Vec<_>>();
    assert!(!found.is_empty() && found.iter().all(|hint| hint.gap.unit == Unit::Percent));
    // Over all, what is above and below evens out here.
    assert_eq!(overall_hint(&one), None);
    let full = quick(&rubric, rubric.subareas().map(|(_, subarea)| (subarea.id.to_string(), subarea.max)));
    let full = overall_hint(&[earlier(2024, of(&rubric, &full, "nassjo-2022")), first]).expect("a hint");
    assert_eq!((full.year.get(), full.total.map(|gap| signed(gap.difference()))), (2024, Some("+258".to_owned())));
}

/// The evaluators' result with these points in every subarea, scaled to its maximum.
fn settled(rubric: &Rubric, shares: &[u64]) -> Reference {
    let share = |at: usize| shares.get(at % shares.len().max(1)).copied().unwrap_or_default();
    let mut at = 0;
    let (mut areas, mut subareas) = (Vec::new(), Vec::new());
    for area in &rubric.areas {
        let mut sum = Points::ZERO;
        for subarea in &area.subareas {
            let points = subarea.max.scaled(share(at), 1000);
            at += 1;
            sum = sum + points;
            let points = Some(Interval::settled(points));
            subareas.push(PartPoints { id: subarea.id.clone(), points, max: subarea.max, percent: None });
        }
        let points = Some(Interval::settled(sum));
        areas.push(PartPoints { id: area.id.clone(), points, max: area.max, percent: None });
    }
    let total = areas.iter().filter_map(|area| area.points).sum();
    Reference {
        key: ReferenceKey::MeanOfChosen,
        kind: ReferenceKind::Evaluation,
        title: "Utvärdering".to_owned(),
        year: None,
        month: None,
        edition: EditionClaim::Stated(rubric.id.clone()),
        areas,
        subareas,
        total: Some(TotalPoints { points: total, max: rubric.max() }),
    }
}

#[test]
fn the_choice_of_a_draft_is_kept_and_goes_with_the_draft() {
    let memory = MemoryStore::default();
    let (one, other) = (AssessmentId::from_random(1), AssessmentId::from_random(2));
    let store = ComparisonStore::new(&memory);
    let mut choice = ComparisonChoice::default();
    choice.official = Some("nassjo-2022".parse().expect("a key"));
    for id in [one, other] {
        store.save(id, &choice).expect("saved");
    }
    assert_eq!(store.load(one), Some(choice.clone()));
    assert_eq!(store.list(), [(one, choice.clone()), (other, choice.clone())]);
    DraftStore::new(&memory).remove(one).expect("removed");
    assert_eq!((store.load(one), store.list()), (None, vec![(other, choice.clone())]));
    // What somebody else has written there is no choice, and no fault either.
    memory.texts.borrow_mut().insert(Key::Compared(other).to_string(), "mine".to_owned());
    assert_eq!(store.load(other), Some(ComparisonChoice::default()));
    memory.fail_after(0, Fault::Refused(StoreError::Unavailable));
    assert_eq!(store.load(other), None);
}

proptest! {
    #[test]
    fn differences_are_exact_and_add_up_where_everything_can_be_compared(
        (rubric, draft) in any_rubric_and_draft(), shares in prop::collection::vec(0u64..=1000, 1..9),
    ) {
        let own = score(&rubric, &draft);
        let official = settled(&rubric, &shares);
        let found = bias(&rubric, &own, &official, &edition_map());
        for (id, part) in &found.subareas {
            let outcome = own.subarea(id).expect("the subarea").outcome;
            match (outcome.interval(), part) {
                (Some(interval), Comparison::Compared(gap)) => {
                    prop_assert!(interval.is_closed());
                    let exact = i128::from(interval.secured().millionths()) - i128::from(gap.official.millionths());
                    prop_assert_eq!(i128::from(gap.difference().millionths()), exact);
                }
                (Some(interval), Comparison::Missing(NoGap::Open)) => prop_assert!(!interval.is_closed()),
                (None, Comparison::Missing(NoGap::NotApplicable)) => {}
                other => prop_assert!(false, "{id}: {other:?}"),
            }
        }
        let mut all = true;
        for (area, (id, part)) in rubric.areas.iter().zip(&found.areas) {
            let own: Option<Vec<Gap>> = area.subareas.iter()
                .map(|subarea| found.subareas.iter().find(|(id, _)| *id == subarea.id).and_then(|(_, part)| part.gap()))
                .collect();
            all &= own.is_some();
            if let Some(gaps) = own {
                let sum: PointsDifference = gaps.into_iter().map(Gap::difference).sum();
                prop_assert_eq!(part.gap().map(Gap::difference), Some(sum), "{}", id);
            }
        }
        if all {
            prop_assert_eq!(found.total.gap().map(Gap::difference), found.sum());
        }
        for direction in [Ordering::Greater, Ordering::Less] {
            let most = found.most(direction, 3);
            prop_assert!(most.len() <= 3 && most.iter().all(|(_, gap)| gap.direction() == direction));
            let amounts: Vec<_> = most.iter().map(|(_, gap)| gap.difference().amount()).collect();
            prop_assert!(amounts.is_sorted_by(|left, right| left >= right));
        }
    }

    #[test]
    fn no_text_that_is_kept_as_a_choice_is_ever_in_the_way(text in any_text(), key in any_text()) {
        let _anything = ComparisonChoice::read(&text);
        let file = serde_json::json!({
            "format": "kommunkompass-comparison", "schema": 1,
            "compared": [key, "nassjo-2022", text], "official": key,
        });
        let choice = ComparisonChoice::read(&file.to_string());
        prop_assert!(choice.compared.contains(&"nassjo-2022".parse().expect("a key")));
        let again = ComparisonChoice::read(&choice.write());
        prop_assert_eq!(ComparisonChoice::read(&again.write()), again);
    }
}
