//! Drawings of trends, rankings and waterfalls: sound for whatever goes in, and the known ones as they are kept.
#![cfg(test)]

mod common;

use common::drawing::{check, described, sound};
use common::path;
use kommunkompass::chart::{
    Cell, Drawing, Ink, Join, RankingData, RankingLevel, RankingRow, Shape, Style, TrendData, TrendLevel, TrendRole,
    TrendSeries, TrendValue, WaterfallData, WaterfallStep, WaterfallTotal, draw_ranking, draw_trend, draw_waterfall,
};
use kommunkompass::comparison::{Change, Quarter};
use kommunkompass::points::{Interval, Points};
use proptest::collection::vec;
use proptest::prelude::*;

/// The titles of the areas of 2021.
const TITLES: [&str; 8] = [
    "Samspel mellan förtroendevalda och medborgare",
    "Samhällsutveckling",
    "Styrning och kontroll",
    "Effektivitet",
    "Brukarens fokus",
    "Kvalitetsutveckling",
    "Arbetsliv",
    "Chefs- och ledarskap samt medarbetarskap",
];

const fn points(whole: u32) -> Points {
    Points::from_whole(whole)
}

fn value(year: u32, month: u32, secured: u32, possible: u32, edition: &str, join: Join) -> TrendValue {
    let half_months = if month == 0 { 12 } else { 2 * month - 1 };
    let text = if secured == possible { secured.to_string() } else { format!("{secured}–{possible}") };
    TrendValue {
        half_months: 24 * year + half_months,
        interval: Interval::new(points(secured), points(possible)),
        max: points(800),
        text,
        edition: edition.to_owned(),
        join,
    }
}

fn line(name: &str, number: usize, values: Vec<TrendValue>) -> TrendSeries {
    let role = Style::of(number).map_or(TrendRole::InTable, TrendRole::Series);
    TrendSeries { name: name.to_owned(), role, values }
}

/// Vallentuna 2017, 2019 and 2021, as the municipality tells it.
fn vallentuna(number: usize) -> TrendSeries {
    let values = vec![
        value(2017, 0, 555, 555, "utg. 2016", Join::Apart),
        value(2019, 2, 603, 603, "utg. 2016", Join::Solid),
        value(2021, 2, 648, 648, "utg. 2020", Join::Broken),
    ];
    line("Vallentuna", number, values)
}

fn over_years(series: Vec<TrendSeries>) -> TrendData {
    let goal = TrendLevel { text: "Mål 550".to_owned(), points: points(550), max: points(800), ink: Ink::Goal };
    TrendData { max: points(800), unit: String::new(), series, levels: vec![goal] }
}

fn three_lines() -> TrendData {
    let own =
        vec![value(2024, 0, 455, 520, "utg. 2021", Join::Apart), value(2026, 0, 561, 561, "utg. 2021", Join::Solid)];
    let nassjo =
        vec![value(2019, 0, 540, 540, "utg. 2016", Join::Apart), value(2022, 9, 542, 542, "utg. 2021", Join::Broken)];
    let mean = TrendSeries {
        name: "Sverigesnitt 2021".to_owned(),
        role: TrendRole::Mean,
        values: vec![value(2021, 4, 517, 517, "utg. 2020", Join::Apart)],
    };
    over_years(vec![line("Nässjö, egen bedömning", 0, own), line("Nässjö", 1, nassjo), vallentuna(2), mean])
}

fn eight_lines() -> TrendData {
    let years = |list: &[(u32, u32, u32, &str, Join)]| {
        list.iter()
            .map(|(year, month, total, edition, join)| value(*year, *month, *total, *total, edition, *join))
            .collect()
    };
    use Join::{Apart, Broken, Solid};
    over_years(vec![
        line("Nässjö", 0, years(&[(2019, 0, 540, "utg. 2016", Apart), (2022, 9, 542, "utg. 2021", Broken)])),
        vallentuna(1),
        line("Höganäs", 2, years(&[(2020, 12, 611, "utg. 2020", Apart), (2023, 2, 679, "utg. 2020", Solid)])),
        line("Helsingborg", 3, years(&[(2017, 2, 668, "utg. 2016", Apart)])),
        line("Tomelilla", 4, years(&[(2020, 11, 497, "utg. 2020", Apart), (2023, 3, 546, "utg. 2020", Solid)])),
        line("Grästorp", 5, years(&[(2014, 10, 506, "utg. 2010", Apart)])),
        line("Ängelholm", 6, years(&[(2013, 0, 426, "utg. 2010", Apart), (2016, 9, 496, "utg. 2016", Broken)])),
        line("Örebro", 7, years(&[(2013, 0, 615, "utg. 2010", Apart)])),
    ])
}

fn row(index: usize, name: &str, total: u32, quarter: Option<Quarter>) -> RankingRow {
    RankingRow {
        place: (index + 1).to_string(),
        name: name.to_owned(),
        amount: Cell::Amount { interval: Interval::settled(points(total)), max: points(800), text: total.to_string() },
        quarter,
        style: None,
    }
}

/// `n` results with an equal distance, the draft among them with the number `own`.
fn ranking(n: usize, own: usize) -> RankingData {
    let of = |index: usize| {
        if 4 * (index + 1) <= n {
            Quarter::Best
        } else if 4 * (n - index) <= n {
            Quarter::Worst
        } else {
            Quarter::Middle
        }
    };
    let rows = (0..n).map(|index| {
        let total = u32::try_from(680 - 260 * index / n).expect("a total");
        let mut row = row(index, &format!("Kommun nummer {index} 2022"), total, (n >= 8).then(|| of(index)));
        row.style = (index == own).then_some(Style::OWN);
        row
    });
    let level = |text: &str, total, ink| RankingLevel { text: text.to_owned(), points: points(total), ink };
    let levels = vec![level("Mål 550", 550, Ink::Goal), level("Medel 517", 517, Ink::Mean)];
    RankingData { max: points(800), rows: rows.collect(), levels, shows_all: false }
}

/// Nine results, and a draft that is open.
fn nine_and_a_draft() -> RankingData {
    let known = [
        ("Höganäs 2023", 679),
        ("Vallentuna 2021", 648),
        ("Røros 2021", 593),
        ("Tomelilla 2023", 546),
        ("Vetlanda 2021", 544),
        ("Nässjö 2022", 542),
        ("Hultsfred 2021", 480),
        ("Tomelilla 2020", 480),
    ];
    let mut data = ranking(known.len(), 100);
    for ((index, (name, total)), kept) in known.into_iter().enumerate().zip(&mut data.rows) {
        *kept = row(index, name, total, kept.quarter);
    }
    let amount = Cell::Amount {
        interval: Interval::new(points(455), points(590)),
        max: points(800),
        text: "455–590".to_owned(),
    };
    let name = "Habo 2026".to_owned();
    data.rows.push(RankingRow { place: String::new(), name, amount, quarter: None, style: Some(Style::OWN) });
    let amount = Cell::Missing { text: "annan utgåva".to_owned() };
    let name = "Helsingborg 2017".to_owned();
    data.rows.push(RankingRow { place: String::new(), name, amount, quarter: None, style: None });
    data
}

fn total(name: &str, whole: u32, style: usize) -> WaterfallTotal {
    let style = Style::of(style).expect("a style");
    WaterfallTotal { name: name.to_owned(), points: points(whole), text: whole.to_string(), style }
}

/// From areas and totals to a waterfall, as a comparison makes it.
fn waterfall(from: (u32, [u32; 8]), to: (u32, [u32; 8])) -> WaterfallData {
    let steps = from.1.into_iter().zip(to.1).enumerate().map(|(index, (from, to))| {
        let change = Change::between(points(from), points(to));
        let (id, title) = ((index + 1).to_string(), TITLES[index].to_owned());
        WaterfallStep { id, title, text: change.signed(), change }
    });
    let mut steps: Vec<_> = steps.collect();
    let sums = (from.1.iter().sum::<u32>(), to.1.iter().sum::<u32>());
    let rest = Change::between(points(from.0 + sums.1), points(to.0 + sums.0));
    if rest.shown() != 0 {
        let title = "avrundning".to_owned();
        steps.push(WaterfallStep { id: String::new(), title, text: rest.signed(), change: rest });
    }
    WaterfallData {
        max: points(800),
        from: total("Sverigesnitt 2021", from.0, 1),
        steps,
        to: total("Vallentuna 2021", to.0, 0),
    }
}

fn beyond_the_mean() -> WaterfallData {
    waterfall((517, [63, 65, 73, 64, 61, 59, 68, 64]), (648, [73, 75, 80, 83, 86, 82, 86, 83]))
}

fn up_and_down() -> WaterfallData {
    waterfall((562, [72, 70, 75, 66, 71, 60, 78, 70]), (571, [72, 74, 66, 75, 71, 71, 69, 72]))
}

/// A drawing as it is kept; with KOMMUNKOMPASS_KEEP=1 it is kept as it is now.
#[track_caller]
fn kept(name: &str, draw: impl Fn(f64) -> Drawing) {
    for width in [320.0, 800.0] {
        let drawing = draw(width);
        check(&drawing);
        let file = path(&format!("tests/data/charts/{name}-{width}.txt"));
        if std::env::var_os("KOMMUNKOMPASS_KEEP").is_some() {
            std::fs::write(&file, described(&drawing)).expect("a file");
        }
        let kept = std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        assert_eq!(described(&drawing), kept, "{name} at {width}");
    }
}

#[test]
fn trends_are_drawn_as_they_are_kept() {
    kept("trend-vallentuna", |width| draw_trend(&over_years(vec![vallentuna(0)]), width));
    kept("trend-three", |width| draw_trend(&three_lines(), width));
    kept("trend-eight", |width| draw_trend(&eight_lines(), width));
}

#[test]
fn rankings_are_drawn_as_they_are_kept() {
    kept("ranking-few", |width| draw_ranking(&ranking(4, 1), width));
    kept("ranking-open-draft", |width| draw_ranking(&nine_and_a_draft(), width));
    kept("ranking-hundreds", |width| draw_ranking(&ranking(300, 120), width));
}

#[test]
fn waterfalls_are_drawn_as_they_are_kept() {
    kept("waterfall-mean", |width| draw_waterfall(&beyond_the_mean(), width));
    kept("waterfall-up-and-down", |width| draw_waterfall(&up_and_down(), width));
}

fn has_text(drawing: &Drawing, words: &str) -> bool {
    drawing.shapes.iter().any(|shape| matches!(shape, Shape::Text { text, .. } if text == words))
}

#[test]
fn a_line_is_broken_where_the_editions_change() {
    let drawing = draw_trend(&over_years(vec![vallentuna(0)]), 360.0);
    let joined: Vec<_> = drawing
        .shapes
        .iter()
        .filter_map(|shape| match shape {
            Shape::Path { ink: ink @ (Ink::Line(_) | Ink::Broken(_)), .. } => Some(*ink),
            _ => None,
        })
        .collect();
    assert_eq!(joined, [Ink::Line(Style::OWN), Ink::Broken(Style::OWN)]);
    for words in ["555", "603", "648", "Mål 550", "utg. 2016", "utg. 2020", "2017", "2021"] {
        assert!(has_text(&drawing, words), "{words}\n{}", described(&drawing));
    }
}

#[test]
fn of_hundreds_the_first_the_last_and_those_about_the_draft_are_drawn() {
    let rows = |data: &RankingData| draw_ranking(data, 400.0).points.iter().map(|at| at.series).collect::<Vec<_>>();
    let expected: Vec<usize> = (0..5).chain(115..126).chain(295..300).collect();
    assert_eq!(rows(&ranking(300, 120)), expected);
    assert_eq!(rows(&ranking(300, 9)), (0..15).chain(295..300).collect::<Vec<_>>(), "no gap for nothing");
    assert_eq!(
        rows(&ranking(300, 1000)),
        (0..10).chain(290..300).collect::<Vec<_>>(),
        "a draft that is not among them"
    );
    assert_eq!(rows(&ranking(25, 3)).len(), 25);
    let all = RankingData { shows_all: true, ..ranking(300, 120) };
    assert_eq!(rows(&all).len(), 300);
    assert!(has_text(&draw_ranking(&ranking(300, 120), 400.0), "…"));
}

#[test]
fn a_quarter_is_told_by_a_sign_of_its_own() {
    let drawing = draw_ranking(&ranking(8, 0), 400.0);
    let signs = |ink: Ink| {
        let is_sign = |shape: &&Shape| matches!(shape, Shape::Path { closed: true, ink: of, .. } if *of == ink);
        drawing.shapes.iter().filter(is_sign).count()
    };
    assert_eq!([Ink::Above, Ink::Between, Ink::Below].map(signs), [2, 4, 2]);
}

#[test]
fn a_waterfall_lies_where_it_has_no_room_to_stand() {
    let ys = |width| {
        let points = draw_waterfall(&up_and_down(), width).points;
        points.windows(2).all(|pair| pair[0].at.y < pair[1].at.y)
    };
    assert!(ys(600.0) && !ys(760.0));
    let parts: Vec<_> = draw_waterfall(&up_and_down(), 760.0).points.iter().map(|point| point.part).collect();
    assert_eq!(parts, (0..11).collect::<Vec<_>>(), "eight areas, rounding and two totals");
}

/// A width as a place has it, and now and then as none has.
fn any_width() -> impl Strategy<Value = f64> {
    prop_oneof![
        8 => 260.0..2000.0,
        1 => prop::sample::select(vec![0.0, -5.0, 1e9, f64::NAN, f64::INFINITY, f64::NEG_INFINITY]),
    ]
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[A-ZÅÄÖ][a-zåäö]{0,12}( [0-9]{4})?",
        1 => "\\PC{0,80}",
        1 => Just(String::new()),
        1 => Just("W".repeat(500)),
    ]
}

fn any_points() -> impl Strategy<Value = Points> {
    prop_oneof![
        6 => 0..=800_000_000u64,
        1 => prop::sample::select(vec![0, 1, 800_000_000, 1_000_000_000_000, u64::MAX]),
    ]
    .prop_map(Points::from_millionths)
}

fn any_interval() -> impl Strategy<Value = Interval> {
    prop_oneof![
        any_points().prop_map(Interval::settled),
        (any_points(), any_points()).prop_map(|(one, other)| Interval::new(one, other)),
    ]
}

fn any_max() -> impl Strategy<Value = Points> {
    prop_oneof![
        4 => Just(points(800)),
        1 => Just(points(100)),
        1 => any_points(),
    ]
}

fn any_time() -> impl Strategy<Value = u32> {
    prop_oneof![8 => 24 * 2010..24 * 2027u32, 2 => 24 * 2000..24 * 2101u32, 1 => any::<u32>()]
}

prop_compose! {
    fn any_value()(
        half_months in any_time(),
        interval in any_interval(),
        max in any_max(),
        text in any_text(),
        edition in prop_oneof![prop::sample::select(vec!["", "2016", "2020", "2021"]).prop_map(str::to_owned), any_text()],
        join in prop::sample::select(vec![Join::Apart, Join::Solid, Join::Broken]),
    ) -> TrendValue {
        TrendValue { half_months, interval, max, text, edition, join }
    }
}

fn any_role() -> impl Strategy<Value = TrendRole> {
    prop_oneof![
        6 => (0..Style::COUNT).prop_map(|number| TrendRole::Series(Style::of(number).expect("a style"))),
        1 => Just(TrendRole::Mean),
        1 => Just(TrendRole::InTable),
    ]
}

prop_compose! {
    fn any_trend()(
        max in any_max(),
        unit in prop::sample::select(vec!["", " %"]),
        series in vec((any_text(), any_role(), vec(any_value(), 0..8)), 0..10),
        levels in vec((any_text(), any_points(), any_max()), 0..4),
    ) -> TrendData {
        let series = series.into_iter().map(|(name, role, values)| TrendSeries { name, role, values }).collect();
        let levels = levels.into_iter().map(|(text, points, max)| TrendLevel { text, points, max, ink: Ink::Goal });
        TrendData { max, unit: unit.to_owned(), series, levels: levels.collect() }
    }
}

fn any_cell() -> impl Strategy<Value = Cell> {
    prop_oneof![
        4 => (any_interval(), any_max(), any_text())
            .prop_map(|(interval, max, text)| Cell::Amount { interval, max, text }),
        1 => any_text().prop_map(|text| Cell::Missing { text }),
    ]
}

fn any_style() -> impl Strategy<Value = Option<Style>> {
    (0..30usize).prop_map(Style::of)
}

prop_compose! {
    fn any_row()(
        place in prop_oneof![Just(String::new()), "[0-9]{1,3}", any_text()],
        name in any_text(),
        amount in any_cell(),
        quarter in prop::sample::select(vec![None, Some(Quarter::Best), Some(Quarter::Middle), Some(Quarter::Worst)]),
        style in any_style(),
    ) -> RankingRow {
        RankingRow { place, name, amount, quarter, style }
    }
}

prop_compose! {
    fn any_ranking()(
        max in any_max(),
        rows in vec(any_row(), 0..60),
        levels in vec((any_text(), any_points()), 0..5),
        shows_all: bool,
    ) -> RankingData {
        let levels = levels.into_iter().map(|(text, points)| RankingLevel { text, points, ink: Ink::Mean }).collect();
        RankingData { max, rows, levels, shows_all }
    }
}

prop_compose! {
    fn any_waterfall()(
        max in any_max(),
        names in (any_text(), any_text()),
        ends in (any_points(), any_points()),
        steps in vec((any_text(), any_text(), any_points(), any_points(), any_text()), 0..14),
    ) -> WaterfallData {
        let end = |name: String, points| WaterfallTotal { name, points, text: "517".to_owned(), style: Style::OWN };
        let steps = steps.into_iter().map(|(id, title, from, to, text)| {
            WaterfallStep { id, title, change: Change::between(from, to), text }
        });
        WaterfallData { max, from: end(names.0, ends.0), steps: steps.collect(), to: end(names.1, ends.1) }
    }
}

proptest! {
    // A drawing of dozens of texts is compared text by text.
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn every_trend_is_sound(data in any_trend(), width in any_width()) {
        let drawing = draw_trend(&data, width);
        prop_assert_eq!(sound(&drawing), Ok(()));
        let drawn = data.series.iter().filter(|series| series.role != TrendRole::InTable);
        prop_assert_eq!(drawing.points.len(), drawn.map(|series| series.values.len()).sum::<usize>());
    }

    #[test]
    fn every_ranking_is_sound(data in any_ranking(), width in any_width()) {
        let drawing = draw_ranking(&data, width);
        prop_assert_eq!(sound(&drawing), Ok(()));
        prop_assert!(drawing.points.windows(2).all(|pair| pair[0].series < pair[1].series));
    }

    #[test]
    fn every_waterfall_is_sound(data in any_waterfall(), width in any_width()) {
        let drawing = draw_waterfall(&data, width);
        prop_assert_eq!(sound(&drawing), Ok(()));
        prop_assert_eq!(drawing.points.len(), data.steps.len() + 2);
    }
}
