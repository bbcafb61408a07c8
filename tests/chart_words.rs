//! What charts say in words is what their tables show: places, spread, leaders and changes are counted here anew, from
//! nothing but the cells of the table, and have to be the same.
#![cfg(test)]

mod common;

use std::sync::LazyLock;

use common::{edition, edition_map};
use kommunkompass::assessment::{AssessmentId, Year};
use kommunkompass::chart::{Cell, ChartData, ChartPart, ChartSeries, ChartTable};
use kommunkompass::comparison::{
    EditionMap, Figure, Joint, LineKind, NotRanked, PartPoints, Quarter, RankOf, Reference, ReferenceKey,
    ReferenceKind, Series, TotalPoints, TrendOf, rank, series, trend,
};
use kommunkompass::evaluation::EditionClaim;
use kommunkompass::points::{Interval, Points, Precision};
use kommunkompass::reading::{self, Joined, Position, Scope, TrendPoint};
use kommunkompass::rubric::Rubric;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

static RUBRIC: LazyLock<Rubric> = LazyLock::new(|| edition("2021"));
static MAP: LazyLock<EditionMap> = LazyLock::new(edition_map);

/// Municipalities, the draft's own first.
const NAMES: [&str; 14] = [
    "Nässjö",
    "Upplands Väsby",
    "Malung-Sälen",
    "Östra Göinge",
    "Lilla Edet",
    "Upplands-Bro",
    "Øvre Eiker",
    "Nore og Uvdal",
    "Habo",
    "Aneby",
    "Eksjö",
    "Gnosjö",
    "Tranås",
    "Å",
];

/// A result as it comes, before it is brought into the order of the draft's rubric.
#[derive(Clone, Debug)]
struct Given {
    name: &'static str,
    kind: ReferenceKind,
    edition: Option<&'static str>,
    year: u64,
    month: Option<u8>,
    /// What is secured and what is possible of each area, in millionths of a point; nothing that is not known.
    areas: Vec<Option<(u64, u64)>>,
    /// The same of the total.
    total: Option<(u64, u64)>,
    max: u32,
}

fn interval((one, other): (u64, u64)) -> Interval {
    Interval::new(Points::from_millionths(one.min(other)), Points::from_millionths(one.max(other)))
}

impl Given {
    fn reference(&self, number: usize) -> Reference {
        let part = |(area, points): (&kommunkompass::rubric::Area, &Option<(u64, u64)>)| {
            Some(PartPoints { id: area.id.clone(), points: Some(interval((*points)?)), max: area.max, percent: None })
        };
        let draft = AssessmentId::from_random(u128::try_from(number).expect("a number"));
        Reference {
            key: ReferenceKey::Draft(draft),
            kind: self.kind,
            title: self.name.to_owned(),
            year: Some(Year::try_from(self.year).expect("a year")),
            month: self.month,
            edition: match self.edition {
                Some(edition) => EditionClaim::Stated(edition.parse().expect("an edition")),
                None => EditionClaim::Unknown,
            },
            areas: RUBRIC.areas.iter().zip(&self.areas).filter_map(part).collect(),
            subareas: Vec::new(),
            total: self.total.map(|total| TotalPoints { points: interval(total), max: Points::from_whole(self.max) }),
        }
    }

    /// Whether it is a municipality's, and of the draft's own edition.
    fn is_among_others(&self) -> bool {
        self.edition == Some("2021") && self.kind != ReferenceKind::Mean
    }

    /// Half months: what is known by its year alone stands in the middle of it.
    fn moment(&self) -> u64 {
        24 * self.year + self.month.map_or(12, |month| 2 * u64::from(month) - 1)
    }
}

/// The draft first; what stands beside it after.
fn all_series(given: &[Given]) -> Vec<Series> {
    let one = |(number, given): (usize, &Given)| {
        let series = series(&RUBRIC, &given.reference(number), &MAP);
        Series { key: series.key.clone().filter(|_| number > 0), ..series }
    };
    given.iter().enumerate().map(one).collect()
}

fn whole(points: Points) -> u64 {
    points.rounded(Precision::Whole).units()
}

/// A figure as the tables of the app write it.
fn cell(figure: &Figure, max: Points) -> Cell {
    let missing = || Cell::Missing { text: "kan inte jämföras".to_owned() };
    match (figure, figure.drawn(max)) {
        (Figure::Points(points), Some((interval, max))) => {
            let (least, most) = (whole(points.secured()), whole(points.possible()));
            let text = if least == most { least.to_string() } else { format!("{least}–{most}") };
            Cell::Amount { interval, max, text }
        }
        (_, Some((interval, max))) => Cell::Amount { interval, max, text: "65 %".to_owned() },
        (_, None) => missing(),
    }
}

/// The table of the areas with the totals below them: a row a part, a column a result.
fn table(all: &[Series]) -> Vec<Vec<String>> {
    let areas = RUBRIC.areas.iter().map(|area| (area.id.to_string(), area.max));
    let parts = areas.chain([(String::new(), RUBRIC.max())]);
    let parts: Vec<_> = parts.map(|(id, max)| ChartPart { id, title: "Del".to_owned(), max }).collect();
    let one = |series: &Series| {
        let figures = series.areas.iter().chain([&series.total]).zip(&parts);
        let cells = figures.map(|(figure, part)| cell(figure, part.max)).collect();
        ChartSeries { name: series.name.clone(), style: None, is_in_span: true, cells }
    };
    let series = all.iter().map(one).collect();
    let table = ChartTable::of(&ChartData { parts, series }, "Område");
    table.rows.into_iter().map(|row| row.into_iter().skip(1).collect()).collect()
}

/// The number that a cell shows; nothing where it shows two, per cent or words.
fn read(cell: &str) -> Option<u64> {
    cell.parse().ok()
}

/// Points of at most so many, in millionths, with decimals that round up and down and to a half.
fn any_points(max: u64) -> impl Strategy<Value = u64> {
    prop_oneof![
        3 => (0..=max).prop_map(|whole| whole * 1_000_000),
        2 => (0..max, select(vec![1, 400_000, 499_999, 500_000, 500_001, 999_999]))
            .prop_map(|(whole, rest)| whole * 1_000_000 + rest),
        // Few numbers, so that many have the same.
        3 => (0..=max.min(3)).prop_map(move |step| (max - step) * 1_000_000),
    ]
}

fn any_figure(max: u64) -> impl Strategy<Value = Option<(u64, u64)>> {
    prop_oneof![
        7 => any_points(max).prop_map(|points| Some((points, points))),
        2 => (any_points(max), any_points(max)).prop_map(Some),
        1 => Just(None),
    ]
}

prop_compose! {
    fn any_given()(
        name in select(NAMES.to_vec()),
        kind in prop_oneof![
            5 => Just(ReferenceKind::Evaluation),
            2 => Just(ReferenceKind::Neighbour),
            1 => Just(ReferenceKind::SelfAssessment),
            1 => Just(ReferenceKind::Mean),
        ],
        edition in prop_oneof![
            8 => Just(Some("2021")), 1 => Just(Some("2020")), 1 => Just(Some("2016")), 1 => Just(None),
        ],
        year in 2015..2028u64,
        month in option::of(1..=12u8),
        areas in vec(any_figure(100), 8),
        total in any_figure(800),
        max in prop_oneof![9 => Just(800u32), 1 => Just(700u32)],
    ) -> Given {
        let total = total.map(|(one, other)| (one.min(u64::from(max) * 1_000_000), other.min(u64::from(max) * 1_000_000)));
        Given { name, kind, edition, year, month, areas, total, max }
    }
}

/// A draft and from none to twenty results beside it.
fn any_comparison() -> impl Strategy<Value = Vec<Given>> {
    (any_given(), vec(any_given(), 0..20)).prop_map(|(own, others)| {
        let own = Given {
            name: NAMES[0],
            kind: ReferenceKind::SelfAssessment,
            edition: Some("2021"),
            year: 2026,
            max: 800,
            ..own
        };
        [own].into_iter().chain(others).collect()
    })
}

/// Where a number lies among others, itself not among them, as a reader of the table would say.
fn position(own: u64, others: &[u64]) -> Position {
    let mut all: Vec<u64> = others.iter().copied().chain([own]).collect();
    all.sort_unstable();
    let n = all.len();
    let (first, last) = (all.partition_point(|other| *other < own), all.partition_point(|other| *other <= own));
    let quarter = n / 4;
    match () {
        () if last - first == n => Position::Alike,
        () if last == n => Position::Highest,
        () if first == 0 => Position::Lowest,
        () if n >= 8 && n - last < quarter => Position::Upper,
        () if n >= 8 && first < quarter => Position::Lower,
        () => Position::Middle,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn where_a_draft_lies_is_what_the_table_of_the_areas_shows(given in any_comparison()) {
        let all = all_series(&given);
        let found = reading::spread(&Scope::Areas, &all[0], &all[1..]);
        let mut counts = Vec::new();
        for (part, row) in table(&all).iter().take(8).enumerate() {
            let others = given.iter().zip(row).skip(1).filter(|(given, _)| given.is_among_others());
            let others: Vec<_> = others.filter_map(|(_, cell)| read(cell)).collect();
            let expected = read(&row[0]).filter(|_| !others.is_empty()).map(|own| position(own, &others));
            prop_assert_eq!(found.at[part], expected, "at part {} of {:?}", part, row);
            counts.extend(expected.map(|_| others.len() + 1));
        }
        prop_assert_eq!(found.fewest, counts.iter().copied().min().unwrap_or(0));
        prop_assert_eq!(found.most, counts.iter().copied().max().unwrap_or(0));
    }

    #[test]
    fn who_leads_is_who_has_the_highest_number_in_the_most_rows(given in any_comparison()) {
        let all = all_series(&given);
        let mut led = vec![0; given.len()];
        let mut n_rows = 0;
        for row in table(&all).iter().take(8) {
            let known = given.iter().zip(row).enumerate().filter(|(_, (given, _))| given.is_among_others());
            let known: Vec<_> = known.filter_map(|(number, (_, cell))| Some((number, read(cell)?))).collect();
            let (Some(most), Some(least)) =
                (known.iter().map(|(_, figure)| *figure).max(), known.iter().map(|(_, figure)| *figure).min()) else {
                continue;
            };
            n_rows += usize::from(known.len() > 1);
            for (number, _) in known.iter().filter(|(_, figure)| *figure == most && most > least) {
                led[*number] += 1;
            }
        }
        let most = led.iter().copied().max().filter(|most| *most > 0);
        let expected = most.map(|most| {
            let leading: Vec<_> = (0..led.len()).filter(|number| led[*number] == most).collect();
            (leading, most, n_rows)
        });
        let found = reading::leaders(&Scope::Areas, &all).map(|found| (found.series, found.at, found.of));
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn places_and_quarters_are_those_that_the_table_shows(given in any_comparison(), part in 0..9usize) {
        let all = all_series(&given);
        let of = if part == 8 { RankOf::Total } else { RankOf::Area(part) };
        let ranks = rank(&RUBRIC, &all, of);
        // What takes part, before one is taken a municipality: settled, of the edition, out of the same maximum.
        let row = &table(&all)[part];
        let exact = |given: &Given| {
            let figure = if part == 8 { given.total.filter(|_| given.max == 800) } else { given.areas[part] };
            figure.filter(|(one, other)| one == other).map(|(points, _)| points)
        };
        let fits = |given: &Given| given.is_among_others() && exact(given).is_some();
        let counts_before = |(number, one): (usize, &Given), (other_number, other): (usize, &Given)| {
            let order = |number: usize, given: &Given| {
                (number == 0, given.moment(), given.kind == ReferenceKind::Evaluation, std::cmp::Reverse(number))
            };
            order(number, one) > order(other_number, other)
        };
        let mut taken: Vec<usize> = Vec::new();
        for (number, one) in given.iter().enumerate().filter(|(_, one)| fits(one)) {
            let rivals = given.iter().enumerate().filter(|(other, rival)| *other != number && fits(rival));
            let is_counted = rivals
                .filter(|(_, rival)| rival.name == one.name)
                .all(|rival| counts_before((number, one), rival));
            if is_counted {
                taken.push(number);
            }
        }
        let mut found: Vec<_> = ranks.ranked.iter().map(|ranked| ranked.series).collect();
        found.sort_unstable();
        prop_assert_eq!(&found, &taken);
        // Everything else is named among what was left out, or is a level.
        let n_levels = ranks.levels.len();
        let n_means = given.iter().filter(|given| given.kind == ReferenceKind::Mean).count();
        prop_assert!(n_levels <= n_means);
        prop_assert_eq!(ranks.ranked.len() + ranks.left_out.len() + n_means, given.len());
        for left_out in &ranks.left_out {
            if let NotRanked::Counted(other) = left_out.reason {
                prop_assert_eq!(given[left_out.series].name, given[other].name);
                prop_assert!(taken.contains(&other));
            }
        }
        let n = taken.len();
        for ranked in &ranks.ranked {
            let own = exact(&given[ranked.series]).expect("points");
            let better = taken.iter().filter(|other| exact(&given[**other]) > Some(own)).count();
            let as_good = taken.iter().filter(|other| exact(&given[**other]) >= Some(own)).count();
            prop_assert_eq!(ranked.place, (n >= 3).then_some(better + 1));
            let quarter = match () {
                () if as_good <= n / 4 => Quarter::Best,
                () if n - better <= n / 4 => Quarter::Worst,
                () => Quarter::Middle,
            };
            prop_assert_eq!(ranked.quarter, (n >= 8).then_some(quarter));
            // Nobody with a higher number in the table has a later place.
            for other in &ranks.ranked {
                let shown = |ranked: &kommunkompass::comparison::Ranked| read(&row[ranked.series]).expect("a number");
                prop_assert!(shown(other) <= shown(ranked) || other.place <= ranked.place);
            }
        }
    }

    #[test]
    fn changes_over_the_years_are_those_between_the_numbers_in_the_table(given in vec(any_given(), 0..16)) {
        let references: Vec<_> = given.iter().enumerate().map(|(number, one)| one.reference(number)).collect();
        let found = trend(None, &references, &TrendOf::Total, &MAP);
        let kind_of = |given: &Given| match given.kind {
            ReferenceKind::Evaluation => LineKind::Evaluators,
            ReferenceKind::Mean => LineKind::Means,
            _ => LineKind::SelfAssessments,
        };
        let n_points: usize = found.lines.iter().map(|line| line.points.len()).sum();
        prop_assert_eq!(n_points, given.iter().filter(|given| given.total.is_some()).count());
        for line in &found.lines {
            let mut expected: Vec<&Given> = given
                .iter()
                .filter(|given| given.total.is_some() && given.name == line.title && kind_of(given) == line.kind)
                .collect();
            expected.sort_by_key(|given| given.moment());
            // As the page tells them.
            let told: Vec<_> = line.points.iter().map(|point| TrendPoint {
                when: point.year.to_string(),
                points: point.points,
                max: point.max,
                joined: match point.joint {
                    Joint::Within { .. } => Joined::SameEdition,
                    Joint::Across { .. } => Joined::OtherEdition,
                    Joint::First | Joint::Apart => Joined::Not,
                },
            }).collect();
            let steps = reading::trend(&told);
            let shown = |given: &Given| {
                let points = interval(given.total.expect("a total"));
                (whole(points.secured()), whole(points.possible()))
            };
            let mut before: Option<&Given> = None;
            prop_assert_eq!(steps.len(), expected.len());
            for ((step, given), point) in steps.iter().zip(expected).zip(&line.points) {
                prop_assert_eq!((step.points.least, step.points.most), shown(given));
                prop_assert_eq!(&step.when, &given.year.to_string());
                prop_assert_eq!(step.change, change(before, given));
                // What the column of differences says is the same, wherever both say something.
                if let (Joint::Within { change: Some(in_table) }, reading::Change::By(said)) = (&point.joint, step.change) {
                    prop_assert_eq!(in_table.shown(), said);
                }
                before = Some(given);
            }
        }
    }
}

/// What a reader of the table may say of two results that follow each other.
fn change(before: Option<&Given>, now: &Given) -> reading::Change {
    let Some(before) = before else { return reading::Change::First };
    let ids = before.edition.zip(now.edition).filter(|_| before.moment() != now.moment());
    let Some((from, to)) = ids else { return reading::Change::NotJoined };
    if from != to {
        return reading::Change::OtherEdition;
    }
    if before.max != now.max {
        return reading::Change::OtherMaximum;
    }
    let settled = |given: &Given| {
        let points = interval(given.total?);
        let shown = whole(points.secured());
        (shown == whole(points.possible())).then(|| i64::try_from(shown).expect("points"))
    };
    settled(before).zip(settled(now)).map_or(reading::Change::Open, |(from, to)| reading::Change::By(to - from))
}

#[test]
fn every_two_of_the_shipped_editions_are_joined() {
    let ids = ["2010", "2016", "2020", "2021"].map(|id| id.parse().expect("an id"));
    for (index, one) in ids.iter().enumerate() {
        for other in ids.iter().skip(index + 1) {
            assert!(MAP.pair(one, other).is_some(), "{one} and {other}");
        }
    }
}
