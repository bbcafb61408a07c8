//! Every chart with one result, with three and with eight, on every width that the app uses: nothing covers anything, and
//! nothing leaves its frame, whatever the municipalities are called and however extreme their points are.
#![cfg(test)]
#![expect(clippy::float_arithmetic, reason = "geometry is drawn, never counted with")]

mod common;

use common::drawing::{check, described, sound};
use common::path;
use kommunkompass::chart::sheet::{SheetText, inner_width, sheet};
use kommunkompass::chart::width::{PRINTED, settled};
use kommunkompass::chart::{
    Cell, ChartData, ChartPart, ChartSeries, Drawing, Ink, Join, RankingData, RankingLevel, RankingRow, ReferenceLine,
    Shape, Style, TrendData, TrendLevel, TrendRole, TrendSeries, TrendValue, WaterfallData, WaterfallStep,
    WaterfallTotal, draw_bars, draw_dots, draw_heatmap, draw_radar, draw_ranking, draw_trend, draw_waterfall,
    legend_of,
};
use kommunkompass::comparison::{Change, Quarter};
use kommunkompass::points::{Interval, Points, Precision};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// The areas of the edition of 2021.
const AREAS: [&str; 8] = [
    "Samspel mellan förtroendevalda och medborgare",
    "Samhällsutveckling",
    "Styrning och kontroll",
    "Effektivitet",
    "Brukarens fokus",
    "Kvalitetsutveckling",
    "Arbetsliv",
    "Chefs- och ledarskap samt medarbetarskap",
];

/// Municipalities of two words, of two with a hyphen, of three languages, and of two letters.
const NAMES: [&str; 16] = [
    "Upplands Väsby",
    "Malung-Sälen",
    "Östra Göinge",
    "Lilla Edet",
    "Upplands-Bro",
    "Ljusnarsberg",
    "Örnsköldsvik",
    "Smedjebacken",
    "Øvre Eiker",
    "Indre Østfold",
    "Nore og Uvdal",
    "Gáivuotna – Kåfjord – Kaivuono",
    "Porsanger – Porsáŋgu – Porsanki",
    "Nord-Aurdal",
    "Å",
    "Bø",
];

/// What a name gets when there are two results of a municipality and year.
const REMARKS: [&str; 5] = [
    "",
    " (självskattning)",
    " (utvärdering)",
    " (version ”Inför nämndens sammanträde i november”, 23 november 2026)",
    " (egenvurdering 2)",
];

/// What stands where there is no figure.
const REASONS: [&str; 4] = ["kan inte jämföras", "saknas i källan", "Ej tillämpligt", "delvis 4.3, 5.6"];

/// The widths of the places that charts stand in: a narrow column, telephones, tablets, windows, a projector; on paper;
/// and in pictures.
fn widths() -> Vec<f64> {
    let places = [0.0, 288.0, 320.0, 360.0, 414.0, 480.0, 560.0, 640.0, 768.0, 900.0, 1024.0, 1280.0, 1600.0, 1920.0];
    let places = places.into_iter().map(|place| settled(None, place));
    places.chain([PRINTED, inner_width(800.0)]).collect()
}

const fn points(whole: u32) -> Points {
    Points::from_whole(whole)
}

fn whole(points: Points) -> String {
    points.rounded(Precision::Whole).to_string()
}

/// A figure as it is written.
fn written(interval: Interval) -> String {
    match (whole(interval.secured()), whole(interval.possible())) {
        (secured, possible) if secured == possible => secured,
        (secured, possible) => format!("{secured}–{possible}"),
    }
}

fn amount(interval: Interval, max: Points) -> Cell {
    Cell::Amount { interval, max, text: written(interval) }
}

/// What results look like side by side: `n` of them, the first being the draft, at these parts.
fn side_by_side(parts: Vec<ChartPart>, names: &[String], cells: impl Fn(usize, usize, Points) -> Cell) -> ChartData {
    let series = |(number, name): (usize, &String)| ChartSeries {
        name: name.clone(),
        style: Style::of(number),
        is_in_span: true,
        cells: parts.iter().enumerate().map(|(part, of)| cells(number, part, of.max)).collect(),
    };
    let series = names.iter().enumerate().map(series).collect();
    ChartData { parts, series }
}

fn areas() -> Vec<ChartPart> {
    let part = |(index, title): (usize, &&str)| ChartPart {
        id: (index + 1).to_string(),
        title: (*title).to_owned(),
        max: points(100),
    };
    AREAS.iter().enumerate().map(part).collect()
}

/// Subareas as the editions have them: four or five an area, of 10 to 40 points, some with a question for a title.
fn subareas() -> Vec<ChartPart> {
    let titles = [
        "Strategi för demokratiutveckling och information",
        "Hur informeras invånare om resultat?",
        "Politisk styrning",
        "Lika rättigheter och möjligheter på arbetsplatsen",
        "IT",
    ];
    let part = |index: usize| ChartPart {
        id: format!("{}.{}", index / 5 + 1, index % 5 + 1),
        title: titles.iter().cycle().nth(index).copied().unwrap_or_default().to_owned(),
        max: points([20, 10, 30, 15, 40].into_iter().cycle().nth(index).unwrap_or(20)),
    };
    (0..36).map(part).collect()
}

fn total() -> Vec<ChartPart> {
    vec![ChartPart { id: String::new(), title: "Totalt".to_owned(), max: points(800) }]
}

/// The names of the known examples, the draft first.
fn known_names(n: usize) -> Vec<String> {
    (0..).zip(NAMES).take(n).map(|(number, name)| format!("{name} {}", 2026 - number)).collect()
}

/// Points of the known examples: of everything something, the draft with something open, one result without an area.
fn known_cell(series: usize, part: usize, max: Points) -> Cell {
    let share = |n: usize| u64::try_from((series * 17 + part * 29 + n) % 101).expect("a share");
    let least = max.scaled(share(37), 100);
    match (series, part) {
        (0, 3) => amount(Interval::new(least, max), max),
        (2, 5) => Cell::Missing { text: "kan inte jämföras".to_owned() },
        _ => amount(Interval::settled(least), max),
    }
}

fn goal_line() -> ReferenceLine {
    ReferenceLine { share: 0.6875, ink: Ink::Goal, text: "Mål 550".to_owned() }
}

/// Results in the order of their points, as a comparison ranks them.
fn ranking(names: &[String], totals: &[Points]) -> RankingData {
    let n = totals.len();
    let mut order: Vec<_> = totals.iter().copied().enumerate().collect();
    order.sort_by_key(|(_, total)| std::cmp::Reverse(*total));
    let row = |(number, total): &(usize, Points)| {
        let better = totals.iter().filter(|other| **other > *total).count();
        let up_to = totals.iter().filter(|other| **other >= *total).count();
        let quarter = match () {
            () if 4 * up_to <= n => Quarter::Best,
            () if 4 * (n - better) <= n => Quarter::Worst,
            () => Quarter::Middle,
        };
        RankingRow {
            place: if n < 3 { String::new() } else { (better + 1).to_string() },
            name: names[*number].clone(),
            amount: amount(Interval::settled(*total), points(800)),
            quarter: (n >= 8).then_some(quarter),
            style: Style::of(*number),
        }
    };
    let level = |text: &str, total, ink| RankingLevel { text: text.to_owned(), points: points(total), ink };
    let levels = vec![level("Mål 550", 550, Ink::Goal), level("Sverigesnitt 2021 517", 517, Ink::Mean)];
    RankingData { max: points(800), rows: order.iter().map(row).collect(), levels, shows_all: false }
}

fn known_totals(n: usize) -> Vec<Points> {
    [561, 648, 493, 471, 679, 546, 493, 429].into_iter().take(n).map(points).collect()
}

/// The way from one result to another over these areas.
fn waterfall(names: &[String; 2], from: &[u32], to: &[u32]) -> WaterfallData {
    let end = |name: &String, areas: &[u32], style: usize| WaterfallTotal {
        name: name.clone(),
        points: areas.iter().copied().map(points).sum(),
        text: areas.iter().sum::<u32>().to_string(),
        style: Style::of(style).expect("a style"),
    };
    let step = |(index, (from, to)): (usize, (&u32, &u32))| {
        let change = Change::between(points(*from), points(*to));
        let title = AREAS.get(index).copied().unwrap_or_default().to_owned();
        WaterfallStep { id: (index + 1).to_string(), title, text: change.signed(), change }
    };
    WaterfallData {
        max: points(800),
        from: end(&names[1], from, 1),
        steps: from.iter().zip(to).enumerate().map(step).collect(),
        to: end(&names[0], to, 0),
    }
}

/// A drawing as it is kept, on a narrow and a wide place; with KOMMUNKOMPASS_KEEP=1 it is kept as it is now: look at the
/// drawing before the difference is committed.
#[track_caller]
fn check_kept(name: &str, draw: impl Fn(f64) -> Drawing) {
    for width in [320.0, 800.0] {
        let drawing = draw(width);
        check(&drawing);
        let (file, found) = (path(&format!("tests/data/charts/{name}-{width}.txt")), described(&drawing));
        if std::env::var_os("KOMMUNKOMPASS_KEEP").is_some() {
            std::fs::write(&file, &found).expect("a file");
        }
        let kept = std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let first = kept.lines().zip(found.lines()).find(|(kept, found)| kept != found);
        assert!(kept == found, "{name} at {width} is drawn differently, first at {first:?}");
    }
}

#[test]
fn one_three_and_eight_results_are_drawn_as_they_were_looked_at() {
    for (n, count) in [(1, "one"), (3, "three"), (8, "eight")] {
        let names = known_names(n);
        let of_areas = side_by_side(areas(), &names, known_cell);
        let of_subareas = side_by_side(subareas(), &names, known_cell);
        let totals = side_by_side(total(), &names, known_cell);
        check_kept(&format!("radar-{count}"), |width| draw_radar(&of_areas, width).expect("eight areas"));
        check_kept(&format!("bars-{count}"), |width| draw_bars(&of_areas, &[], width));
        check_kept(&format!("totals-{count}"), |width| draw_bars(&totals, &[goal_line()], width));
        check_kept(&format!("dots-{count}"), |width| draw_dots(&of_areas, width));
        check_kept(&format!("heatmap-{count}"), |width| draw_heatmap(&of_subareas, width).drawing);
        check_kept(&format!("ranking-{count}"), |width| draw_ranking(&ranking(&names, &known_totals(n)), width));
        // Of a waterfall it is the steps that may be few or many.
        let ends = ["Upplands Väsby 2026".to_owned(), "Malung-Sälen 2023".to_owned()];
        let (from, to) = ([63, 65, 73, 64, 61, 59, 68, 64], [73, 75, 60, 83, 61, 82, 40, 83]);
        let (from, to) = (from.get(..n).expect("areas"), to.get(..n).expect("areas"));
        check_kept(&format!("waterfall-{count}"), |width| draw_waterfall(&waterfall(&ends, from, to), width));
    }
}

/// A name as the comparison gives it.
fn any_name() -> impl Strategy<Value = String> {
    let remark = prop_oneof![4 => Just(REMARKS[0]), 1 => select(REMARKS.to_vec())];
    (select(NAMES.to_vec()), 2010..2030u32, remark).prop_map(|(name, year, remark)| format!("{name} {year}{remark}"))
}

/// From one to eight names.
fn any_names() -> impl Strategy<Value = Vec<String>> {
    vec(any_name(), 1..=Style::COUNT)
}

/// Where in a whole a figure lies, in millionths: at the ends more often than not.
fn any_share() -> impl Strategy<Value = u64> {
    prop_oneof![
        3 => select(vec![0, 1, 4_999, 499_999, 500_000, 995_000, 999_999, 1_000_000]),
        2 => 0..=1_000_000u64,
    ]
}

/// What a result has at a part: a figure, one that is open, one in per cent, or none.
#[derive(Clone, Debug)]
enum Has {
    Settled(u64),
    Open(u64, u64),
    Share(u64),
    Nothing(&'static str),
}

fn any_has() -> impl Strategy<Value = Has> {
    prop_oneof![
        6 => any_share().prop_map(Has::Settled),
        2 => (any_share(), any_share()).prop_map(|(one, other)| Has::Open(one.min(other), one.max(other))),
        1 => any_share().prop_map(Has::Share),
        1 => select(REASONS.to_vec()).prop_map(Has::Nothing),
    ]
}

impl Has {
    fn cell(&self, max: Points) -> Cell {
        let of = |share: u64| max.scaled(share, 1_000_000);
        match self {
            Self::Settled(share) => amount(Interval::settled(of(*share)), max),
            Self::Open(least, most) => amount(Interval::new(of(*least), of(*most)), max),
            Self::Share(share) => {
                let percent = points(u32::try_from(*share / 10_000).expect("per cent"));
                let text = format!("{} %", whole(percent));
                Cell::Amount { interval: Interval::settled(percent), max: points(100), text }
            }
            Self::Nothing(reason) => Cell::Missing { text: (*reason).to_owned() },
        }
    }
}

/// From one to eight results; all of them may have the same figures, so that marks and labels meet.
fn any_data(parts: fn() -> Vec<ChartPart>) -> impl Strategy<Value = ChartData> {
    let n_parts = parts().len();
    (any_names(), vec(vec(any_has(), n_parts), Style::COUNT), prop::bool::weighted(0.2)).prop_map(
        move |(names, has, is_alike)| {
            side_by_side(parts(), &names, |series, part, max| has[if is_alike { 0 } else { series }][part].cell(max))
        },
    )
}

fn any_line() -> impl Strategy<Value = ReferenceLine> {
    any_share().prop_map(|share| {
        let total = points(800).scaled(share, 1_000_000);
        let share = kommunkompass::chart::share(total, points(800));
        ReferenceLine { share, ink: Ink::Goal, text: format!("Mål {}", whole(total)) }
    })
}

prop_compose! {
    /// Results on a time line: years that follow each other, and some in one month; with a mean and a goal or without.
    fn any_trend()(
        names in any_names(),
        lines in vec(vec((2010..2030u32, 0..=12u32, any_has(), 0..4usize, 0..3usize), 1..6), Style::COUNT),
        mean in prop::option::of(any_share()),
        goal in prop::option::of(any_share()),
    ) -> TrendData {
        let max = points(800);
        let value = |(year, month, has, edition, join): &(u32, u32, Has, usize, usize)| {
            let Cell::Amount { interval, max, text } = has.cell(max) else { return None };
            let half_months = if *month == 0 { 12 } else { 2 * month - 1 };
            let edition = ["utg. 2010", "utg. 2016", "utg. 2020", "utg. 2021"][*edition].to_owned();
            let join = [Join::Apart, Join::Solid, Join::Broken][*join];
            Some(TrendValue { half_months: 24 * year + half_months, interval, max, text, edition, join })
        };
        let line = |(number, (name, values)): (usize, (&String, &Vec<_>))| {
            let mut values: Vec<_> = values.iter().filter_map(value).collect();
            values.sort_by_key(|value| value.half_months);
            let role = TrendRole::Series(Style::of(number).expect("a style"));
            TrendSeries { name: format!("{name}, utvärderingar"), role, values }
        };
        let mut series: Vec<_> = names.iter().zip(&lines).enumerate().map(line).collect();
        series.extend(mean.and_then(|share| value(&(2021, 4, Has::Settled(share), 2, 0))).map(|value| TrendSeries {
            name: "Sverigesnitt 2021".to_owned(),
            role: TrendRole::Mean,
            values: vec![value],
        }));
        let level = |share| {
            let points = max.scaled(share, 1_000_000);
            TrendLevel { text: format!("Mål {}", whole(points)), points, max, ink: Ink::Goal }
        };
        TrendData { max, unit: String::new(), series, levels: goal.map(level).into_iter().collect() }
    }
}

prop_compose! {
    /// Results in order, among them some with the same points; with those that are open and have no place.
    fn any_ranking()(
        names in any_names(),
        shares in vec(any_share(), Style::COUNT),
        open in vec((any_name(), any_share()), 0..3),
        levels in vec(any_share(), 0..4),
    ) -> RankingData {
        let of = |share: u64| points(800).scaled(share, 1_000_000);
        let totals: Vec<_> = shares.iter().take(names.len()).map(|share| of(*share)).collect();
        let mut data = ranking(&names, &totals);
        data.rows.extend(open.into_iter().map(|(name, share)| RankingRow {
            place: String::new(),
            name,
            amount: amount(Interval::new(of(share), points(800)), points(800)),
            quarter: None,
            style: None,
        }));
        data.levels = levels
            .into_iter()
            .map(|share| RankingLevel { text: format!("Mål {}", whole(of(share))), points: of(share), ink: Ink::Goal })
            .collect();
        data
    }
}

prop_compose! {
    /// From one to eight steps, from nothing to all and back.
    fn any_waterfall()(
        names in (any_name(), any_name()),
        ends in vec((any_share(), any_share()), 1..=8),
    ) -> WaterfallData {
        let of = |share: u64| u32::try_from(share / 10_000).expect("points");
        let (from, to): (Vec<_>, Vec<_>) = ends.into_iter().map(|(from, to)| (of(from), of(to))).unzip();
        waterfall(&[names.0, names.1], &from, &to)
    }
}

/// What holds of a chart on every width: it is sound, it has all values, and so has the picture that is made of it.
fn check_on_every_width(draw: impl Fn(f64) -> Drawing, n_values: usize, names: &[String]) -> Result<(), TestCaseError> {
    for width in widths() {
        let drawing = draw(width);
        prop_assert_eq!(sound(&drawing), Ok(()), "{} wide", width);
        prop_assert!(drawing.frame.width <= width + 1e-6, "{} wide in a place of {}", drawing.frame.width, width);
        prop_assert_eq!(drawing.points.len(), n_values, "{} wide", width);
    }
    let legend: Vec<_> = names
        .iter()
        .enumerate()
        .filter_map(|(number, name)| {
            Some(kommunkompass::chart::LegendEntry { ink: Ink::Fill(Style::of(number)?), name: name.clone() })
        })
        .collect();
    let sentence = format!("Staplarna visar varje områdes poäng av de möjliga, för {}.", names.join(", "));
    let notes = ["Totalerna kan läsas bredvid varandra, men skillnaden är inget mått på utveckling. ".repeat(3)];
    let text = SheetText { title: "Områdena som staplar", sentence: &sentence, legend: &legend, notes: &notes };
    let picture = sheet(&text, &draw(inner_width(800.0)), 800.0);
    prop_assert_eq!(sound(&picture), Ok(()), "as a picture");
    prop_assert!(picture.frame.width <= 800.0 + 1e-6, "the picture is {} wide", picture.frame.width);
    Ok(())
}

fn names_of(data: &ChartData) -> Vec<String> {
    data.series.iter().map(|series| series.name.clone()).collect()
}

/// How many values of the series are figures.
fn n_figures(data: &ChartData) -> usize {
    data.series.iter().flat_map(|series| &series.cells).filter(|cell| cell.shares().is_some()).count()
}

proptest! {
    // Each case is drawn on sixteen widths; a fault is shown without the smallest data for it being searched for long.
    #![proptest_config(ProptestConfig { cases: 64, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn a_radar_is_sound_on_every_width(data in any_data(areas)) {
        check_on_every_width(|width| draw_radar(&data, width).expect("a radar"), n_figures(&data), &names_of(&data))?;
    }

    #[test]
    fn bars_are_sound_on_every_width(data in any_data(areas)) {
        let n = data.parts.len() * data.series.len();
        check_on_every_width(|width| draw_bars(&data, &[], width), n, &names_of(&data))?;
    }

    #[test]
    fn totals_with_a_goal_are_sound_on_every_width(data in any_data(total), lines in vec(any_line(), 0..3)) {
        check_on_every_width(|width| draw_bars(&data, &lines, width), data.series.len(), &names_of(&data))?;
    }

    #[test]
    fn dots_are_sound_on_every_width(data in any_data(areas)) {
        check_on_every_width(|width| draw_dots(&data, width), n_figures(&data), &names_of(&data))?;
    }

    #[test]
    fn a_heatmap_is_sound_on_every_width(data in any_data(subareas)) {
        for width in widths() {
            let map = draw_heatmap(&data, width);
            prop_assert_eq!(sound(&map.drawing), Ok(()), "{} wide", width);
            let n_columns = data.series.len() - map.left_out;
            prop_assert_eq!(map.drawing.points.len(), n_columns * data.parts.len(), "{} wide", width);
            // Eight results, as many as the others draw, have room where there is a window and not a telephone.
            prop_assert!(map.left_out == 0 || width < 640.0, "{} left out, {} wide", map.left_out, width);
        }
    }

    #[test]
    fn a_trend_is_sound_on_every_width(data in any_trend()) {
        let names: Vec<_> = data.series.iter().map(|series| series.name.clone()).collect();
        let n = data.series.iter().map(|series| series.values.len()).sum();
        check_on_every_width(|width| draw_trend(&data, width), n, &names)?;
    }

    #[test]
    fn a_ranking_is_sound_on_every_width(data in any_ranking()) {
        let names: Vec<_> = data.rows.iter().map(|row| row.name.clone()).collect();
        check_on_every_width(|width| draw_ranking(&data, width), data.rows.len(), &names)?;
    }

    #[test]
    fn a_waterfall_is_sound_on_every_width(data in any_waterfall()) {
        let names = [data.from.name.clone(), data.to.name.clone()];
        check_on_every_width(|width| draw_waterfall(&data, width), data.steps.len() + 2, &names)?;
    }

    /// A name may be cut, but what is left of it is its own beginning, and not of another result.
    #[test]
    fn every_row_of_a_ranking_begins_with_the_name_of_its_result(data in any_ranking()) {
        for width in widths() {
            let drawing = draw_ranking(&data, width);
            let texts: Vec<_> = drawing.shapes.iter().filter_map(|shape| match shape {
                Shape::Text { text, .. } => Some(text.as_str()),
                _ => None,
            }).collect();
            for row in &data.rows {
                let beginning: String = row.name.chars().take(3).collect();
                prop_assert!(
                    texts.iter().any(|text| text.starts_with(&beginning)),
                    "nothing of “{}” is written {} wide", row.name, width
                );
            }
        }
    }

    #[test]
    fn a_legend_names_every_result_that_is_drawn(data in any_data(areas)) {
        let legend = legend_of(&data, Ink::Line, "möjliga poäng");
        let names: Vec<_> = legend.iter().filter(|entry| matches!(entry.ink, Ink::Line(_))).map(|entry| &entry.name).collect();
        prop_assert_eq!(names, data.series.iter().map(|series| &series.name).collect::<Vec<_>>());
    }
}
