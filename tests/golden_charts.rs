//! The pictures of chapter 2 of the five reports, drawn from the shipped figures.
#![cfg(test)]

mod common;

use common::drawing::{check, described};
use common::results::{
    chart_of_areas, chart_of_totals, mean, own, printed_mean, published, reference_to, trend_of_totals,
};
use common::{evaluation, path};
use kommunkompass::chart::{ChartData, Drawing, Ink, Shape, Style, draw_bars, draw_radar, draw_trend};
use kommunkompass::comparison::{Reference, Series};
use kommunkompass::rubric::Rubric;

const WIDTH: f64 = 760.0;

/// A drawing is sound at every width, and as it is kept at one; with KOMMUNKOMPASS_KEEP=1 it is kept as it is now.
#[track_caller]
fn kept(name: &str, draw: impl Fn(f64) -> Drawing) -> Drawing {
    for width in [320.0, 480.0, 1280.0] {
        check(&draw(width));
    }
    let drawing = draw(WIDTH);
    check(&drawing);
    let file = path(&format!("tests/data/charts/{name}-{WIDTH}.txt"));
    if std::env::var_os("KOMMUNKOMPASS_KEEP").is_some() {
        std::fs::write(&file, described(&drawing)).expect("a file");
    }
    let kept = std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    assert_eq!(described(&drawing), kept, "{name}");
    drawing
}

/// How many values of a series are drawn.
fn n_points(drawing: &Drawing, series: usize) -> usize {
    drawing.points.iter().filter(|point| point.series == series).count()
}

fn has_text(drawing: &Drawing, words: &str) -> bool {
    drawing.shapes.iter().any(|shape| matches!(shape, Shape::Text { text, .. } if text.contains(words)))
}

fn radar(name: &str, data: &ChartData) -> Drawing {
    kept(name, |width| draw_radar(data, width).expect("eight areas"))
}

fn bars(name: &str, data: &ChartData) -> Drawing {
    kept(name, |width| draw_bars(data, &[], width))
}

/// A report's result and what stands beside it.
fn shown(draft: &str, beside: impl Fn(&Rubric) -> Vec<Series>) -> (Rubric, Vec<Series>) {
    let (rubric, own) = own(draft);
    let shown = std::iter::once(own).chain(beside(&rubric)).collect();
    (rubric, shown)
}

#[test]
fn vetlanda_2021_is_drawn_beside_the_printed_mean() {
    let (rubric, shown) = shown("vetlanda-2021", |rubric| vec![mean(rubric)]);
    let data = chart_of_areas(&rubric, &shown);
    for drawing in [radar("report-vetlanda-radar", &data), bars("report-vetlanda-bars", &data)] {
        assert_eq!((n_points(&drawing, 0), n_points(&drawing, 1)), (8, 8));
    }
}

#[test]
fn hultsfred_2021_is_drawn_beside_the_printed_mean() {
    let (rubric, shown) = shown("hultsfred-2021", |rubric| vec![mean(rubric)]);
    let data = chart_of_areas(&rubric, &shown);
    radar("report-hultsfred-radar", &data);
    bars("report-hultsfred-bars", &data);
}

fn references(ids: &[&str]) -> Vec<Reference> {
    ids.iter().map(|id| reference_to(&evaluation(id))).collect()
}

/// The lines between values of a trend, in order.
fn joined(drawing: &Drawing) -> Vec<Ink> {
    let inks = drawing.shapes.iter().filter_map(|shape| match shape {
        Shape::Path { ink: ink @ (Ink::Line(_) | Ink::Broken(_)), .. } => Some(*ink),
        _ => None,
    });
    inks.collect()
}

#[test]
fn nassjo_540_and_542_are_drawn_over_the_years_with_a_broken_line() {
    let data = trend_of_totals(&references(&["nassjo-2022", "nassjo-2019"]));
    let drawing = kept("report-nassjo-trend", |width| draw_trend(&data, width));
    assert_eq!(joined(&drawing), [Ink::Broken(Style::OWN)]);
    assert!(["540", "542", "utg. 2016", "utg. 2021"].iter().all(|words| has_text(&drawing, words)));
    let (rubric, shown) = shown("nassjo-2022", |rubric| vec![published(rubric, "nassjo-2019")]);
    let totals = bars("report-nassjo-totals", &chart_of_totals(&rubric, &shown));
    assert!(has_text(&totals, "540") && has_text(&totals, "542"));
    // Of 2019 no area is known, so its series has no value in the radar.
    let areas = radar("report-nassjo-radar", &chart_of_areas(&rubric, &shown));
    assert_eq!((n_points(&areas, 0), n_points(&areas, 1)), (8, 0));
}

#[test]
fn vallentuna_555_603_and_648_are_drawn_across_two_editions() {
    let mut all = references(&["vallentuna-2017", "vallentuna-2019", "vallentuna-2021"]);
    let data = trend_of_totals(&all);
    let drawing = kept("report-vallentuna-trend", |width| draw_trend(&data, width));
    assert_eq!(joined(&drawing), [Ink::Line(Style::OWN), Ink::Broken(Style::OWN)]);
    assert!(["555", "603", "648"].iter().all(|words| has_text(&drawing, words)));
    // The mean is of a year and not of all: a value of its own, joined with nothing.
    all.push(printed_mean());
    let with_mean = trend_of_totals(&all);
    assert_eq!(with_mean.series.iter().map(|line| line.values.len()).collect::<Vec<_>>(), [3, 1]);
    kept("report-vallentuna-trend-and-mean", |width| draw_trend(&with_mean, width));
}

#[test]
fn vallentuna_2019_is_drawn_beside_2021_where_the_areas_answer_to_each_other() {
    let (rubric, shown) = shown("vallentuna-2019", |rubric| {
        ["vallentuna-2017", "vallentuna-2021"].map(|id| published(rubric, id)).to_vec()
    });
    let data = chart_of_areas(&rubric, &shown);
    // Nothing is known of 2017, and area 7 of 2019 answers to none of 2021.
    let areas = radar("report-vallentuna-radar", &data);
    assert_eq!([0, 1, 2].map(|series| n_points(&areas, series)), [8, 0, 7]);
    let areas = bars("report-vallentuna-bars", &data);
    assert!(has_text(&areas, "saknas i källan") && has_text(&areas, "kan inte jämföras"));
    bars("report-vallentuna-totals", &chart_of_totals(&rubric, &shown));
}

#[test]
fn vanersborg_2018_is_drawn_beside_the_mean_but_for_the_area_that_nothing_answers_to() {
    let (rubric, shown) = shown("vanersborg-2018", |rubric| vec![mean(rubric)]);
    let data = chart_of_areas(&rubric, &shown);
    let drawing = radar("report-vanersborg-radar", &data);
    assert_eq!((n_points(&drawing, 0), n_points(&drawing, 1)), (8, 7));
    bars("report-vanersborg-bars", &data);
}
