//! Charts of results: whatever the numbers, nothing covers anything, and what is drawn says the same as the numbers.
#![cfg(test)]
#![expect(clippy::float_arithmetic, reason = "geometry is drawn, never counted with")]

mod common;

use std::fs;

use common::drawing::{check, described, sound};
use common::{edition, edition_map, evaluation, path, quick, read};
use kommunkompass::chart::{
    Cell, ChartData, ChartPart, ChartSeries, Drawing, Ink, Position, ReferenceLine, Shape, Style, draw_bars, draw_dots,
    draw_heatmap, draw_radar,
};
use kommunkompass::comparison::{Figure, Reference, ReferenceKey, Series, series};
use kommunkompass::language::Language;
use kommunkompass::points::{Interval, Points, Precision};
use kommunkompass::reading::takes_part;
use kommunkompass::rubric::Rubric;
use kommunkompass::scoring::score;
use proptest::collection::vec;
use proptest::prelude::*;

/// What a float may be off by.
const TOLERANCE: f64 = 1e-6;

/// A narrow place and a wide one.
const WIDTHS: [f64; 2] = [320.0, 800.0];

fn whole(points: Points) -> String {
    points.rounded(Precision::Whole).to_string()
}

fn cell(figure: &Figure, max: Points) -> Cell {
    match figure.drawn(max) {
        None => Cell::Missing { text: "ej jämförbart".to_owned() },
        Some((interval, max)) => {
            let (secured, possible) = (whole(interval.secured()), whole(interval.possible()));
            let unit = if matches!(figure, Figure::Share(_)) { " %" } else { "" };
            let text = if interval.is_closed() { secured } else { format!("{secured}–{possible}") };
            Cell::Amount { interval, max, text: text + unit }
        }
    }
}

/// Nässjö 2022 as a draft with something open, and what stands beside it.
fn beside_nassjo(rubric: &Rubric, others: &[&str]) -> Vec<Series> {
    let points = evaluation("nassjo-2022").subareas;
    let mut shown = Vec::new();
    // What has no points yet is open: the last subarea of each area.
    let known = points.iter().filter(|row| !matches!(row.id.as_str(), "2.4" | "4.5" | "8.4"));
    let draft = quick(rubric, known.map(|row| (row.id.to_string(), row.points)));
    shown.push(Series::own("Nässjö 2026".to_owned(), None, rubric, &score(rubric, &draft)));
    for id in others {
        let key = ReferenceKey::Published(id.parse().expect("an id"));
        let reference = Reference::of_evaluation(key, &evaluation(id));
        shown.push(series(rubric, &reference, &edition_map()));
    }
    shown
}

fn chart_data(parts: Vec<(ChartPart, Vec<Figure>)>, shown: &[Series]) -> ChartData {
    let name = |(index, series): (usize, &Series)| ChartSeries {
        name: series.name.clone(),
        style: Style::of(index),
        is_in_span: takes_part(series),
        cells: parts.iter().filter_map(|(part, figures)| Some(cell(figures.get(index)?, part.max))).collect(),
    };
    let series = shown.iter().enumerate().map(name).collect();
    ChartData { series, parts: parts.into_iter().map(|(part, _)| part).collect() }
}

fn areas(rubric: &Rubric, shown: &[Series]) -> ChartData {
    let part = |(index, area): (usize, &kommunkompass::rubric::Area)| {
        let title = area.title.get(Language::Swedish).to_owned();
        let figures = shown.iter().filter_map(|series| series.areas.get(index).cloned()).collect();
        (ChartPart { id: area.id.to_string(), title, max: area.max }, figures)
    };
    chart_data(rubric.areas.iter().enumerate().map(part).collect(), shown)
}

fn subareas(rubric: &Rubric, shown: &[Series]) -> ChartData {
    let part = |(index, (_, subarea)): (usize, (_, &kommunkompass::rubric::Subarea))| {
        let title = subarea.title.get(Language::Swedish).to_owned();
        let figures = shown.iter().filter_map(|series| series.subareas.get(index).cloned()).collect();
        (ChartPart { id: subarea.id.to_string(), title, max: subarea.max }, figures)
    };
    chart_data(rubric.subareas().enumerate().map(part).collect(), shown)
}

fn totals(rubric: &Rubric, shown: &[Series]) -> ChartData {
    let part = ChartPart { id: String::new(), title: "Totalt".to_owned(), max: rubric.max() };
    chart_data(vec![(part, shown.iter().map(|series| series.total.clone()).collect())], shown)
}

/// What a chart of real figures looks like as text. With KOMMUNKOMPASS_KEEP=1 it is kept as it is now: look at
/// the drawing before the difference is committed.
#[track_caller]
fn check_snapshot(name: &str, drawing: &Drawing) {
    check(drawing);
    let file = path(&format!("tests/data/charts/{name}.txt"));
    let found = described(drawing);
    if std::env::var_os("KOMMUNKOMPASS_KEEP").is_some() {
        fs::create_dir_all(path("tests/data/charts")).expect("a folder");
        fs::write(&file, &found).expect("a file");
    }
    let kept = read(&format!("tests/data/charts/{name}.txt"));
    let first = kept.lines().zip(found.lines()).find(|(kept, found)| kept != found);
    assert!(kept == found, "{name} is drawn differently, first at {first:?}");
}

#[test]
fn real_results_are_drawn_as_they_were_looked_at() {
    let rubric = edition("2021");
    let shown = beside_nassjo(&rubric, &["vetlanda-2021", "vallentuna-2019"]);
    let (areas, subareas, totals) = (areas(&rubric, &shown), subareas(&rubric, &shown), totals(&rubric, &shown));
    let goal = [ReferenceLine { share: 0.6875, ink: Ink::Goal, text: "Mål 550".to_owned() }];
    for width in WIDTHS {
        check_snapshot(&format!("radar-{width}"), &draw_radar(&areas, width).expect("eight areas"));
        check_snapshot(&format!("bars-{width}"), &draw_bars(&areas, &[], width));
        check_snapshot(&format!("totals-{width}"), &draw_bars(&totals, &goal, width));
        check_snapshot(&format!("dots-{width}"), &draw_dots(&areas, width));
        check_snapshot(&format!("heatmap-{width}"), &draw_heatmap(&subareas, width).drawing);
    }
}

/// Words of any length, now and then in letters that no one thought of.
fn any_words() -> impl Strategy<Value = String> {
    let words =
        ["Effektivitet", "1.1", "och", "Kompetensförsörjning", "ÖÖÖÖ", "%", "i", "M", "漢字", "a\u{308}🏳️\u{200d}🌈"];
    prop_oneof![
        6 => (0..words.len(), 0..9usize).prop_map(move |(from, n)| {
            words.iter().cycle().skip(from).take(n).copied().collect::<Vec<_>>().join(" ")
        }),
        1 => "\\PC{0,12}",
        1 => (0..400usize).prop_map(|n| "Ö".repeat(n)),
        1 => Just(" \u{a0}\n\t".to_owned()),
    ]
}

/// A figure, perhaps open, perhaps of no maximum, with words that need not be short; or none.
fn any_cell() -> impl Strategy<Value = Cell> {
    (0..=800u32, 0..=800u32, 0..=800u32, 0..20u8, any_words()).prop_map(|(one, other, max, kind, words)| {
        let max = if kind < 4 { max } else { 100 };
        let (one, other) = (one.min(max), if kind < 8 { other.min(max) } else { one.min(max) });
        let interval = Interval::new(Points::from_whole(one), Points::from_whole(other));
        let text = match kind {
            0 | 1 => return Cell::Missing { text: words },
            2 => words,
            _ if one == other => one.to_string(),
            _ => format!("{}–{}", one.min(other), one.max(other)),
        };
        Cell::Amount { interval, max: Points::from_whole(max), text }
    })
}

/// Up to 8 series that are drawn and up to 60 that are not, now and then with a cell too few.
fn any_data(parts: impl Strategy<Value = usize>) -> impl Strategy<Value = ChartData> {
    let counts = (parts, 0..=8usize, prop_oneof![2 => Just(0), 1 => 0..=60usize]);
    counts.prop_flat_map(|(n_parts, n_drawn, n_others)| {
        let id = prop_oneof![
            6 => (1..9u8, 1..9u8).prop_map(|(area, subarea)| format!("{area}.{subarea}")),
            1 => any_words(),
        ];
        let part = (id, any_words()).prop_map(|(id, title)| ChartPart { id, title, max: Points::from_whole(100) });
        let cells = vec(any_cell(), n_parts.saturating_sub(1)..=n_parts);
        let all = vec((any_words(), cells), n_drawn + n_others);
        (vec(part, n_parts), all).prop_map(move |(parts, all)| {
            let series = all.into_iter().enumerate().map(|(index, (name, cells))| {
                let style = Style::of(index).filter(|_| index < n_drawn);
                ChartSeries { name, style, is_in_span: true, cells }
            });
            ChartData { parts, series: series.collect() }
        })
    })
}

fn any_width() -> impl Strategy<Value = f64> {
    prop_oneof![4 => 260.0..2000.0, 1 => prop::sample::select(vec![0.0, -5.0, 320.0, 480.0, 560.0, 1e9, f64::NAN])]
}

/// Where nothing and all are in a column of bars: the first line that values stand on, and the end of its scale.
fn scale(drawing: &Drawing) -> (f64, f64) {
    let mut lines = drawing.shapes.iter().filter_map(|shape| match shape {
        Shape::Path { points, ink: Ink::Axis | Ink::Grid, .. } => Some(points[0].x),
        _ => None,
    });
    (lines.next().expect("nothing"), lines.nth(3).expect("all"))
}

/// The secured shares of what is drawn, part by part.
fn drawn_shares(data: &ChartData) -> Vec<(usize, usize, f64)> {
    let shares = (0..data.parts.len()).flat_map(|part| {
        let share = move |(index, _, series): (usize, _, &ChartSeries)| {
            Some((part, index, series.cells.get(part)?.shares()?.0))
        };
        data.drawn().filter_map(share)
    });
    shares.collect()
}

fn distance(from: Position, to: Position) -> f64 {
    (from.x - to.x).hypot(from.y - to.y)
}

proptest! {
    // A fault is shown without the smallest data for it being searched for long: there is much that could be left out.
    #![proptest_config(ProptestConfig { cases: 64, max_shrink_iters: 300, ..ProptestConfig::default() })]

    #[test]
    fn a_radar_is_sound_and_its_points_say_the_shares(data in any_data(0..14usize), width in any_width()) {
        let Some(drawing) = draw_radar(&data, width) else {
            prop_assert!(!(3..=12).contains(&data.parts.len()));
            return Ok(());
        };
        prop_assert_eq!(sound(&drawing), Ok(()));
        let axes: Vec<_> = drawing.shapes.iter().filter_map(|shape| match shape {
            Shape::Path { points, ink: Ink::Axis, .. } => Some((points[0], points[1])),
            _ => None,
        }).collect();
        prop_assert_eq!(axes.len(), data.parts.len());
        let shares = drawn_shares(&data);
        prop_assert_eq!(drawing.points.len(), shares.len(), "what is missing is not drawn as nothing");
        for (point, (part, series, share)) in drawing.points.iter().zip(&shares) {
            prop_assert_eq!((point.part, point.series), (*part, *series));
            let (center, end) = axes[*part];
            let radius = distance(center, end);
            prop_assert!((distance(center, point.at) - share * radius).abs() < TOLERANCE);
            prop_assert!((distance(point.at, end) - (1.0 - share) * radius).abs() < TOLERANCE, "on its axis");
        }
        let marks = drawing.shapes.iter().filter(|shape| matches!(shape, Shape::Mark { .. })).count();
        prop_assert_eq!(marks, shares.len());
    }

    #[test]
    fn bars_are_sound_and_as_long_as_their_shares(
        data in any_data(0..20usize),
        width in any_width(),
        lines in vec((any::<f64>(), any_words()), 0..4),
    ) {
        let line = |(share, text)| ReferenceLine { share, ink: Ink::Goal, text };
        let lines: Vec<_> = lines.into_iter().map(line).collect();
        let drawing = draw_bars(&data, &lines, width);
        prop_assert_eq!(sound(&drawing), Ok(()));
        let bars: Vec<_> = drawing.shapes.iter().filter_map(|shape| match shape {
            Shape::Rect { size, ink: Ink::Fill(_), .. } => Some(size.width),
            _ => None,
        }).collect();
        let shares: Vec<_> = drawn_shares(&data).into_iter().filter(|(.., share)| *share > 0.0).collect();
        prop_assert_eq!(bars.len(), shares.len(), "a missing figure and nothing have no bar");
        for (bar, (.., share)) in bars.iter().zip(&shares) {
            let (zero, full) = scale(&drawing);
            prop_assert!((bar - share * (full - zero)).abs() < TOLERANCE);
        }
        prop_assert_eq!(drawing.points.len(), data.parts.len() * data.drawn().count());
    }

    #[test]
    fn dots_are_sound_and_stand_at_their_shares(data in any_data(0..20usize), width in any_width()) {
        let drawing = draw_dots(&data, width);
        prop_assert_eq!(sound(&drawing), Ok(()));
        let shares = drawn_shares(&data);
        prop_assert_eq!(drawing.points.len(), shares.len());
        for (point, (part, series, share)) in drawing.points.iter().zip(&shares) {
            let (zero, full) = scale(&drawing);
            prop_assert_eq!((point.part, point.series), (*part, *series));
            prop_assert!((point.at.x - zero - share * (full - zero)).abs() < TOLERANCE);
        }
        let marks: Vec<_> = drawing.shapes.iter().filter_map(|shape| match shape {
            Shape::Mark { at, .. } => Some(*at),
            _ => None,
        }).collect();
        prop_assert_eq!(marks.len(), shares.len());
        for (index, one) in marks.iter().enumerate() {
            let covered = marks.iter().skip(index + 1).any(|other| distance(*one, *other) < 10.0);
            prop_assert!(!covered, "two marks at the same place");
        }
    }

    #[test]
    fn a_heatmap_is_sound_and_every_cell_has_its_colour(data in any_data(0..40usize), width in any_width()) {
        let map = draw_heatmap(&data, width);
        prop_assert_eq!(sound(&map.drawing), Ok(()));
        if data.parts.is_empty() || data.series.is_empty() {
            return Ok(());
        }
        let n_columns = data.series.len() - map.left_out;
        prop_assert!(n_columns >= data.series.len().min(3), "however wide the figures are");
        prop_assert_eq!(map.drawing.points.len(), n_columns * data.parts.len());
        for (index, point) in map.drawing.points.iter().enumerate() {
            prop_assert_eq!((point.part, point.series), (index / n_columns, index % n_columns));
            let covers = |shape: &&Shape| match shape {
                Shape::Rect { at, size, .. } => {
                    (at.x..at.x + size.width).contains(&point.at.x) && (at.y..at.y + size.height).contains(&point.at.y)
                }
                _ => false,
            };
            let cells: Vec<_> = map.drawing.shapes.iter().filter(covers).collect();
            let [Shape::Rect { size, ink, .. }] = cells.as_slice() else { panic!("one surface: {cells:?}") };
            prop_assert!(size.width >= 20.9);
            let share = data.series[point.series].cells.get(point.part).and_then(Cell::shares);
            match (ink, share) {
                (Ink::Missing, None) => {}
                (Ink::Shade(step), Some((secured, _))) => {
                    let (from, to) = (f64::from(*step) / 5.0, f64::from(*step + 1) / 5.0);
                    prop_assert!((from - TOLERANCE..=to + TOLERANCE).contains(&secured), "{secured} in {step}");
                }
                other => prop_assert!(false, "{other:?}"),
            }
        }
    }
}

#[test]
fn hundreds_of_series_are_drawn_as_well() {
    let rubric = edition("2021");
    let mut shown = subareas(&rubric, &beside_nassjo(&rubric, &["vetlanda-2021"]));
    let other = ChartSeries { style: None, ..shown.series[1].clone() };
    shown.series.extend(std::iter::repeat_n(other, 1500));
    for width in WIDTHS {
        check(&draw_dots(&shown, width));
        check(&draw_bars(&shown, &[], width));
        let map = draw_heatmap(&shown, width);
        check(&map.drawing);
        assert!(map.left_out > 1400 && map.is_numbered);
    }
    assert_eq!(draw_radar(&shown, 500.0), None, "too many axes");
}
