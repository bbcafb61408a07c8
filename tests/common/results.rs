//! Drafts out of the reports, and what stands beside them.

use std::collections::BTreeMap;

use kommunkompass::chart::{
    Cell, ChartData, ChartPart, ChartSeries, Join, Style, TrendData, TrendRole, TrendSeries, TrendValue,
};
use kommunkompass::comparison::{
    Figure, Joint, Reference, ReferenceKey, Series, TrendLine, TrendOf, TrendPoint, series, trend,
};
use kommunkompass::evaluation::{Evaluation, Outline};
use kommunkompass::language::Language;
use kommunkompass::points::{Points, Precision};
use kommunkompass::reading::takes_part;
use kommunkompass::rubric::{Area, Rubric};
use kommunkompass::scoring::{Score, score};

use super::{edition, edition_map, evaluation, evaluations, quick, read};

/// A report's result entered as a draft of its own edition: the rubric, and the score.
///
/// Vallentuna's areas are sums of unrounded rows, so those are entered.
#[track_caller]
pub fn entered(id: &str) -> (Rubric, Score) {
    let evaluation = evaluation(id);
    let rubric = edition(evaluation.edition.as_str());
    let mut rows: BTreeMap<String, Points> =
        evaluation.subareas.iter().map(|row| (row.id.to_string(), row.points)).collect();
    if id == "vallentuna-2019" {
        let unrounded: BTreeMap<String, String> =
            serde_json::from_str(&read("tests/data/vallentuna-unrounded.json")).expect("a map");
        rows = unrounded.into_iter().map(|(id, points)| (id, points.parse().expect("points"))).collect();
    }
    let score = score(&rubric, &quick(&rubric, rows));
    (rubric, score)
}

/// A report's result as the draft that everything else stands beside.
#[track_caller]
pub fn own(id: &str) -> (Rubric, Series) {
    let (rubric, score) = entered(id);
    let evaluation = evaluation(id);
    let name = format!("{} {}", evaluation.municipality.name, evaluation.year);
    let own = Series::own(name, Some(evaluation.year), &rubric, &score);
    (rubric, own)
}

/// What an evaluation is as a reference.
pub fn reference_to(evaluation: &Evaluation) -> Reference {
    Reference::of_evaluation(ReferenceKey::Published(evaluation.id.clone()), evaluation)
}

/// A shipped evaluation, in the order of a rubric.
#[track_caller]
pub fn published(rubric: &Rubric, id: &str) -> Series {
    series(rubric, &reference_to(&evaluation(id)), &edition_map())
}

/// The shipped mean as a reference.
#[track_caller]
pub fn printed_mean() -> Reference {
    let mean = evaluations("means").means.into_iter().next().expect("a mean");
    let rubric = edition(mean.edition.as_str());
    Reference::of_mean(ReferenceKey::Mean(mean.id.clone()), &mean, Some(&Outline::of(&rubric)), Language::Swedish)
}

/// The shipped mean, in the order of a rubric.
#[track_caller]
pub fn mean(rubric: &Rubric) -> Series {
    series(rubric, &printed_mean(), &edition_map())
}

fn whole(points: Points) -> String {
    points.rounded(Precision::Whole).to_string()
}

/// A figure as a page writes it.
fn cell(figure: &Figure, max: Points) -> Cell {
    let missing = |text: &str| Cell::Missing { text: text.to_owned() };
    match (figure, figure.drawn(max)) {
        (Figure::Share(percent), Some((interval, max))) => {
            Cell::Amount { interval, max, text: format!("{} %", percent.secured().get()) }
        }
        (_, Some((interval, max))) => Cell::Amount { interval, max, text: whole(interval.secured()) },
        (Figure::NotPublished, None) => missing("saknas i källan"),
        (Figure::NotApplicable, None) => missing("ej tillämpligt"),
        (_, None) => missing("kan inte jämföras"),
    }
}

/// The chart of results side by side, of parts with what each series has there.
fn chart(shown: &[Series], parts: Vec<ChartPart>, figures: fn(&Series) -> Vec<&Figure>) -> ChartData {
    let series = |(number, series): (usize, &Series)| ChartSeries {
        name: series.name.clone(),
        style: Style::of(number),
        is_in_span: takes_part(series),
        cells: figures(series).into_iter().zip(&parts).map(|(figure, part)| cell(figure, part.max)).collect(),
    };
    let series = shown.iter().enumerate().map(series).collect();
    ChartData { parts, series }
}

/// The areas of results side by side.
pub fn chart_of_areas(rubric: &Rubric, shown: &[Series]) -> ChartData {
    let part = |area: &Area| ChartPart {
        id: area.id.to_string(),
        title: area.title.get(Language::Swedish).to_owned(),
        max: area.max,
    };
    chart(shown, rubric.areas.iter().map(part).collect(), |series| series.areas.iter().collect())
}

/// The totals of results side by side.
pub fn chart_of_totals(rubric: &Rubric, shown: &[Series]) -> ChartData {
    let part = ChartPart { id: String::new(), title: "Totalt".to_owned(), max: rubric.max() };
    chart(shown, vec![part], |series| vec![&series.total])
}

/// The totals of references over the years.
pub fn trend_of_totals(references: &[Reference]) -> TrendData {
    let found = trend(None, references, &TrendOf::Total, &edition_map());
    assert!(found.left_out.is_empty(), "{:?}", found.left_out);
    let value = |point: &TrendPoint| TrendValue {
        half_months: point.moment.half_months(),
        interval: point.points,
        max: point.max,
        text: whole(point.points.secured()),
        edition: format!("utg. {}", point.edition),
        join: match point.joint {
            Joint::First | Joint::Apart => Join::Apart,
            Joint::Within { .. } => Join::Solid,
            Joint::Across { .. } => Join::Broken,
        },
    };
    let line = |(number, line): (usize, &TrendLine)| TrendSeries {
        name: line.title.clone(),
        role: Style::of(number).map_or(TrendRole::InTable, TrendRole::Series),
        values: line.points.iter().map(value).collect(),
    };
    let series = found.lines.iter().enumerate().map(line).collect();
    TrendData { max: Points::from_whole(800), unit: String::new(), series, levels: Vec::new() }
}
