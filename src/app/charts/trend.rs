//! Results over the years: a line for each municipality's results by evaluators, and one for its own.

use std::sync::Arc;

use super::Comparison;
use crate::app::components::chart_figure::FigureContent;
use crate::app::format;
use crate::app::i18n::td_string;
use crate::app::sentences;
use crate::chart::{
    self, ChartTable, DataPoint, Ink, Join, LegendEntry, Style, TrendData, TrendLevel, TrendRole, TrendSeries,
    TrendValue,
};
use crate::comparison::{self, Joint, LineKind, ReferenceKey, Trend, TrendLine, TrendOf, TrendPoint};
use crate::points::{Points, Precision};
use crate::reading::{self, Joined};

/// The time line of the totals, or of an area; nothing to show with fewer than two results.
#[must_use]
pub fn trend(comparison: &Comparison, of: &TrendOf) -> FigureContent {
    let locale = comparison.locale;
    let found = comparison::trend(Some(&comparison.rubric), &comparison.references, of, &comparison.map);
    let names: Vec<_> = found.lines.iter().map(|line| comparison.line_name(line)).collect();
    let max = comparison.trend_max(of);
    let data = comparison.trend_data(&found, &names, max);
    let title = match of {
        TrendOf::Total => td_string!(locale, charts.trend).to_owned(),
        TrendOf::Area(area) => {
            let title = comparison.rubric.area(area).map(|area| area.title.get(comparison.language));
            let area = format!("{area} {}", title.unwrap_or_default());
            td_string!(locale, charts.trend_of, area = area).to_string()
        }
    };
    let lines: Vec<_> = found
        .lines
        .iter()
        .zip(&names)
        .map(|(line, name)| (name.clone(), line.points.iter().map(told).collect::<Vec<_>>()))
        .collect();
    let legend = comparison.trend_legend(&data);
    let table = comparison.trend_table(&found, &names, max);
    let values: Vec<Vec<String>> = found
        .lines
        .iter()
        .zip(&names)
        .map(|(line, name)| {
            let said = |point: &TrendPoint| {
                let figure = comparison.points_of(point, max);
                let (name, when) = (name.as_str(), when(point));
                td_string!(locale, charts.trend_value, name = name, when = when, points = figure).to_string()
            };
            line.points.iter().map(said).collect()
        })
        .collect();
    let value_at = move |point: DataPoint| {
        values.get(point.series).and_then(|line| line.get(point.part)).cloned().unwrap_or_default()
    };
    let is_broken = found.lines.iter().flat_map(|line| &line.points).any(|point| is_across(&point.joint));
    let broken = is_broken.then(|| td_string!(locale, charts.broken).to_owned());
    let all = data.series.len();
    let count = data.series.iter().filter(|series| series.role != TrendRole::InTable).count();
    let drawn = (count < all).then(|| td_string!(locale, charts.lines_drawn, count = count, all = all).to_string());
    let content = FigureContent {
        file_name: String::new(),
        title,
        sentence: sentences::trend(locale, &lines, max),
        draw: Arc::new(move |width| chart::draw_trend(&data, width)),
        value_at: Arc::new(value_at),
        href_at: None,
        legend,
        notes: broken.into_iter().chain(drawn).collect(),
        notes_elsewhere: Vec::new(),
        table,
        lang: None,
    };
    match of {
        TrendOf::Total => comparison.of_totals(content),
        TrendOf::Area(_) => comparison.of_areas(content),
    }
}

const fn is_across(joint: &Joint) -> bool {
    matches!(joint, Joint::Across { .. })
}

/// When a result is of: the year, with the month where it is known.
fn when(point: &TrendPoint) -> String {
    match point.month {
        Some(month) => format!("{}-{month:02}", point.year),
        None => point.year.to_string(),
    }
}

fn told(point: &TrendPoint) -> reading::TrendPoint {
    reading::TrendPoint {
        when: point.year.to_string(),
        points: point.points,
        max: point.max,
        joined: match point.joint {
            Joint::Within { .. } => Joined::SameEdition,
            Joint::Across { .. } => Joined::OtherEdition,
            Joint::First | Joint::Apart => Joined::Not,
        },
    }
}

impl Comparison {
    fn line_name(&self, line: &TrendLine) -> String {
        let (locale, name) = (self.locale, line.title.as_str());
        match line.kind {
            LineKind::Evaluators => td_string!(locale, charts.evaluators_of, name = name).to_string(),
            LineKind::SelfAssessments => td_string!(locale, charts.own_of, name = name).to_string(),
            LineKind::Means => line.title.clone(),
        }
    }

    fn trend_max(&self, of: &TrendOf) -> Points {
        match of {
            TrendOf::Total => self.rubric.max(),
            TrendOf::Area(area) => self.rubric.area(area).map(|area| area.max).unwrap_or_default(),
        }
    }

    /// The points of a result, with their maximum where it is not that of the time line: something is not applicable, and
    /// the result is drawn at its share.
    fn points_of(&self, point: &TrendPoint, max: Points) -> String {
        let points = format::interval(point.points, Precision::Whole, self.language);
        if point.max == max {
            return points;
        }
        td_string!(self.locale, charts.of_max, points = points, max = format::whole(point.max)).to_string()
    }

    fn trend_data(&self, trend: &Trend, names: &[String], max: Points) -> TrendData {
        let own = ReferenceKey::Draft(self.draft);
        let mut numbers = 1..;
        let series = trend.lines.iter().zip(names).map(|(line, name)| {
            let role = if line.kind == LineKind::Means {
                TrendRole::Mean
            } else {
                let is_own = line.points.iter().any(|point| point.key == own);
                let style = if is_own { Some(Style::OWN) } else { numbers.next().and_then(Style::of) };
                style.map_or(TrendRole::InTable, TrendRole::Series)
            };
            TrendSeries {
                name: name.clone(),
                role,
                values: line.points.iter().map(|point| self.value(point, max)).collect(),
            }
        });
        let levels = trend.goals.iter().map(|goal| TrendLevel {
            text: format!("{} {}", goal.title, format::whole(goal.points)),
            points: goal.points,
            max: goal.max,
            ink: Ink::Goal,
        });
        TrendData { max, unit: String::new(), series: series.collect(), levels: levels.collect() }
    }

    fn value(&self, point: &TrendPoint, max: Points) -> TrendValue {
        TrendValue {
            half_months: point.moment.half_months(),
            interval: point.points,
            max: point.max,
            text: self.points_of(point, max),
            edition: match point.edition.id() {
                Some(id) => td_string!(self.locale, charts.edition_short, edition = id.as_str()).to_string(),
                None => String::new(),
            },
            join: match point.joint {
                Joint::First | Joint::Apart => Join::Apart,
                Joint::Within { .. } => Join::Solid,
                Joint::Across { .. } => Join::Broken,
            },
        }
    }

    fn trend_legend(&self, data: &TrendData) -> Vec<LegendEntry> {
        let mut legend = Vec::new();
        for series in &data.series {
            let ink = match series.role {
                TrendRole::Series(style) => Ink::Line(style),
                TrendRole::Mean => Ink::Mean,
                TrendRole::InTable => continue,
            };
            legend.push(LegendEntry { ink, name: series.name.clone() });
        }
        legend.extend(data.levels.iter().map(|level| LegendEntry { ink: level.ink, name: level.text.clone() }));
        legend
    }

    /// A row a result, with what has changed since the one before where that can be told.
    fn trend_table(&self, trend: &Trend, names: &[String], max: Points) -> ChartTable {
        let locale = self.locale;
        let row = |name: &String, point: &TrendPoint| {
            let change = match &point.joint {
                Joint::Within { change: Some(change) } => change.signed(),
                Joint::Across { .. } => td_string!(locale, charts.other_edition).to_owned(),
                Joint::Within { change: None } | Joint::First | Joint::Apart => String::new(),
            };
            vec![name.clone(), when(point), point.edition.to_string(), self.points_of(point, max), change]
        };
        let rows = trend
            .lines
            .iter()
            .zip(names)
            .flat_map(|(line, name)| line.points.iter().map(move |point| row(name, point)));
        let headings = [
            td_string!(locale, charts.of),
            td_string!(locale, charts.when),
            td_string!(locale, charts.edition),
            td_string!(locale, charts.points),
            td_string!(locale, charts.change),
        ];
        ChartTable { headings: headings.map(str::to_owned).to_vec(), rows: rows.collect(), total: None }
    }
}
