//! A comparison at its largest: 300 municipalities with five results each, every one with its 36 subareas.
//!
//! `cargo bench --no-default-features --bench comparison`. What must stay far below a frame, 16 ms also on a processor a
//! quarter as fast, is what happens when something is chosen: its series, a mean, places, and the chart.
#![expect(clippy::expect_used, reason = "a benchmark without its data has nothing to measure")]

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use divan::{Bencher, black_box};
use kommunkompass::chart::{
    Cell, ChartData, ChartPart, ChartSeries, Join, RankingData, RankingRow, Style, TrendData, TrendRole, TrendSeries,
    TrendValue, WaterfallData, WaterfallStep, WaterfallTotal, draw_bars, draw_dots, draw_heatmap, draw_radar,
    draw_ranking, draw_trend, draw_waterfall,
};
use kommunkompass::comparison::edition_map::{self, EditionMap};
use kommunkompass::comparison::{
    Candidate, Figure, Joint, RankOf, Reference, ReferenceKey, Series, TrendOf, difference, find, mean_of, rank,
    series, trend,
};
use kommunkompass::evaluation::{self, Evaluations};
use kommunkompass::language::Language;
use kommunkompass::municipality::swedish;
use kommunkompass::points::{Points, Precision};
use kommunkompass::rubric::{self, Rubric};
use serde_json::{Value, json};

/// As wide as a chart is on most screens.
const WIDTH: f64 = 760.0;

const MUNICIPALITIES: usize = 300;
const YEARS: [u32; 5] = [2018, 2020, 2022, 2024, 2026];

fn main() {
    divan::main();
}

static RUBRIC: LazyLock<Rubric> = LazyLock::new(|| {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let edition = fs::read_to_string(data.join("rubrics/2021.json")).expect("the shipped edition");
    let text = rubric::assemble(&edition, |part| fs::read_to_string(data.join(part.to_string())).ok());
    rubric::parse(&text.expect("its parts")).expect("a sound rubric")
});

static MAP: LazyLock<EditionMap> = LazyLock::new(|| {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/edition-map.json");
    edition_map::parse(&fs::read_to_string(file).expect("the shipped map")).expect("a sound map")
});

static FILE: LazyLock<String> = LazyLock::new(file);
static REFERENCES: LazyLock<Vec<Reference>> = LazyLock::new(references);
static SERIES: LazyLock<Vec<Series>> = LazyLock::new(|| all_series(&REFERENCES));

/// The same numbers each time: a share from 0 to 999.
struct Shares(u64);

impl Shares {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % 1000
    }
}

/// 290 Swedish municipalities and ten more.
fn names() -> impl Iterator<Item = String> {
    let more = (1..).map(|number| format!("Nabokommune {number}"));
    swedish().map(|(_, name)| name.to_owned()).chain(more).take(MUNICIPALITIES)
}

fn file() -> String {
    let mut shares = Shares(5);
    let mut all = Vec::new();
    for (number, name) in names().enumerate() {
        for year in YEARS {
            all.push(result(&name, number, year, &mut shares));
        }
    }
    json!({ "format": evaluation::FORMAT, "schema": evaluation::SCHEMA, "evaluations": all, "means": [] }).to_string()
}

fn result(name: &str, number: usize, year: u32, shares: &mut Shares) -> Value {
    let (mut areas, mut subareas, mut total) = (Vec::new(), Vec::new(), 0);
    for area in &RUBRIC.areas {
        let mut sum = 0;
        for subarea in &area.subareas {
            let max = subarea.max.millionths() / 1_000_000;
            let points = max * shares.next() / 999;
            sum += points;
            subareas.push(json!({ "id": subarea.id.as_str(), "points": points, "max": max }));
        }
        total += sum;
        areas.push(json!({ "id": area.id.as_str(), "points": sum, "max": 100 }));
    }
    json!({
        "id": format!("m{number}-{year}"),
        "municipality": { "name": name },
        "year": year,
        "edition": "2021",
        "source": { "title": { "sv": "Kommunkompassen" }, "publisher": "SKR" },
        "total": { "points": total, "max": 800, "printed": true },
        "areas": areas,
        "subareas": subareas,
        "discrepancies": [],
    })
}

fn read() -> Evaluations {
    evaluation::parse(&FILE).expect("a sound file")
}

fn references() -> Vec<Reference> {
    let all = read().evaluations;
    let reference = |evaluation| Reference::of_evaluation(key(evaluation), evaluation);
    all.iter().map(reference).collect()
}

fn key(evaluation: &evaluation::Evaluation) -> ReferenceKey {
    ReferenceKey::Own(evaluation.id.clone())
}

fn all_series(references: &[Reference]) -> Vec<Series> {
    references.iter().map(|reference| series(&RUBRIC, reference, &MAP)).collect()
}

fn whole(points: Points) -> String {
    points.rounded(Precision::Whole).to_string()
}

fn cell(figure: &Figure, max: Points) -> Cell {
    match figure.drawn(max) {
        Some((interval, max)) => Cell::Amount { interval, max, text: whole(interval.secured()) },
        None => Cell::Missing { text: "saknas".to_owned() },
    }
}

fn chart_series(index: usize, series: &Series, figures: &[Figure], parts: &[ChartPart]) -> ChartSeries {
    ChartSeries {
        name: series.name.clone(),
        style: Style::of(index),
        is_in_span: true,
        cells: figures.iter().zip(parts).map(|(figure, part)| cell(figure, part.max)).collect(),
    }
}

/// The areas of the first results.
fn areas(n_series: usize) -> ChartData {
    let part = |area: &rubric::Area| ChartPart {
        id: area.id.to_string(),
        title: area.title.get(Language::Swedish).to_owned(),
        max: area.max,
    };
    let parts: Vec<_> = RUBRIC.areas.iter().map(part).collect();
    let shown = SERIES.iter().take(n_series).enumerate();
    let series = shown.map(|(index, series)| chart_series(index, series, &series.areas, &parts)).collect();
    ChartData { parts, series }
}

/// Their subareas.
fn subareas(n_series: usize) -> ChartData {
    let part = |subarea: &rubric::Subarea| ChartPart {
        id: subarea.id.to_string(),
        title: subarea.title.get(Language::Swedish).to_owned(),
        max: subarea.max,
    };
    let parts: Vec<_> = RUBRIC.subareas().map(|(_, subarea)| part(subarea)).collect();
    let shown = SERIES.iter().take(n_series).enumerate();
    let series = shown.map(|(index, series)| chart_series(index, series, &series.subareas, &parts)).collect();
    ChartData { parts, series }
}

#[divan::bench]
fn read_a_file_of_1500_results(bencher: Bencher) {
    bencher.counter(divan::counter::BytesCount::of_str(&*FILE)).bench_local(|| evaluation::parse(black_box(&FILE)));
}

#[divan::bench]
fn bring_one_result_into_the_order_of_the_rubric(bencher: Bencher) {
    let one = REFERENCES.first().expect("a result");
    bencher.bench_local(|| series(&RUBRIC, black_box(one), &MAP));
}

#[divan::bench]
fn bring_1500_results_into_the_order_of_the_rubric(bencher: Bencher) {
    let all = &*REFERENCES;
    bencher.bench_local(|| all_series(black_box(all)));
}

#[divan::bench]
fn mean_of_1500_results(bencher: Bencher) {
    let all = &*SERIES;
    bencher.bench_local(|| mean_of(&RUBRIC, black_box(all), "Medel".to_owned()));
}

#[divan::bench]
fn places_and_quarters_among_1500_results(bencher: Bencher) {
    let all = &*SERIES;
    bencher.bench_local(|| rank(&RUBRIC, black_box(all), RankOf::Total));
}

#[divan::bench]
fn time_lines_of_1500_results(bencher: Bencher) {
    let all = &*REFERENCES;
    bencher.bench_local(|| trend(Some(&RUBRIC), black_box(all), &TrendOf::Total, &MAP));
}

#[divan::bench(args = ["a", "nass", "upplands väsby 2022", "finns inte"])]
fn find_among_1500_by_typing(bencher: Bencher, typed: &str) {
    let candidate = |(reference, series): (&Reference, &Series)| {
        let (key, kind) = (reference.key.clone(), reference.kind);
        Candidate::new(key, kind, series.name.clone(), series.edition.clone(), series.reach())
    };
    let all: Vec<_> = REFERENCES.iter().zip(SERIES.iter()).map(candidate).collect();
    bencher.bench_local(|| find(black_box(&all), black_box(typed), 20));
}

#[divan::bench]
fn draw_a_radar_of_8_areas_and_8_series(bencher: Bencher) {
    let data = areas(8);
    bencher.bench_local(|| draw_radar(black_box(&data), WIDTH));
}

#[divan::bench]
fn draw_bars_of_8_areas_and_8_series(bencher: Bencher) {
    let data = areas(8);
    bencher.bench_local(|| draw_bars(black_box(&data), &[], WIDTH));
}

#[divan::bench(args = [8, 300])]
fn draw_dots_of_36_subareas(bencher: Bencher, n_series: usize) {
    let data = subareas(n_series);
    bencher.bench_local(|| draw_dots(black_box(&data), WIDTH));
}

#[divan::bench(args = [8, 300])]
fn draw_a_heatmap_of_36_subareas(bencher: Bencher, n_series: usize) {
    let data = subareas(n_series);
    bencher.bench_local(|| draw_heatmap(black_box(&data), WIDTH));
}

#[divan::bench]
fn draw_a_trend_of_8_municipalities(bencher: Bencher) {
    let found = trend(Some(&RUBRIC), REFERENCES.get(..40).expect("results"), &TrendOf::Total, &MAP);
    let lines = found.lines.iter().enumerate().map(|(index, line)| {
        let values = line.points.iter().map(|point| TrendValue {
            half_months: point.moment.half_months(),
            interval: point.points,
            max: point.max,
            text: whole(point.points.secured()),
            edition: point.edition.to_string(),
            join: match point.joint {
                Joint::First | Joint::Apart => Join::Apart,
                Joint::Within { .. } => Join::Solid,
                Joint::Across { .. } => Join::Broken,
            },
        });
        let role = Style::of(index).map_or(TrendRole::InTable, TrendRole::Series);
        TrendSeries { name: line.title.clone(), role, values: values.collect() }
    });
    let data = TrendData { max: RUBRIC.max(), unit: String::new(), series: lines.collect(), levels: Vec::new() };
    bencher.bench_local(|| draw_trend(black_box(&data), WIDTH));
}

#[divan::bench(args = [false, true])]
fn draw_a_ranking_of_300_municipalities(bencher: Bencher, shows_all: bool) {
    let ranks = rank(&RUBRIC, &SERIES, RankOf::Total);
    let row = |ranked: &kommunkompass::comparison::Ranked| {
        let series = SERIES.get(ranked.series)?;
        Some(RankingRow {
            place: ranked.place.map(|place| place.to_string()).unwrap_or_default(),
            name: series.name.clone(),
            amount: cell(&series.total, RUBRIC.max()),
            quarter: ranked.quarter,
            style: if ranked.series < YEARS.len() { Some(Style::OWN) } else { None },
        })
    };
    let rows: Vec<_> = ranks.ranked.iter().filter_map(row).collect();
    assert_eq!(rows.len(), MUNICIPALITIES, "one result a municipality");
    let data = RankingData { max: RUBRIC.max(), rows, levels: Vec::new(), shows_all };
    bencher.bench_local(|| draw_ranking(black_box(&data), WIDTH));
}

#[divan::bench]
fn draw_a_waterfall_of_8_areas(bencher: Bencher) {
    let (from, to) = (SERIES.first().expect("a result"), SERIES.get(1).expect("another"));
    let found = difference(&RUBRIC, from, to).expect("two results of one edition");
    let total = |series: &Series, points: Points, style: usize| WaterfallTotal {
        name: series.name.clone(),
        points,
        text: whole(points),
        style: Style::of(style).expect("a style"),
    };
    let titles = RUBRIC.areas.iter().map(|area| (area.id.to_string(), area.title.get(Language::Swedish).to_owned()));
    let steps = found.steps.iter().zip(titles).map(|(step, (id, title))| WaterfallStep {
        id,
        title,
        change: step.change,
        text: step.change.signed(),
    });
    let data = WaterfallData {
        max: RUBRIC.max(),
        from: total(from, from.total.settled().expect("a total"), 1),
        steps: steps.collect(),
        to: total(to, to.total.settled().expect("a total"), 0),
    };
    bencher.bench_local(|| draw_waterfall(black_box(&data), WIDTH));
}
