//! The totals as bars, with the goal as a line across them.

use std::sync::Arc;

use super::Comparison;
use crate::app::components::chart_figure::FigureContent;
use crate::app::components::series::{ShownSeries, to_chart_data};
use crate::app::format;
use crate::app::i18n::td_string;
use crate::chart::{self, ChartPart, Ink, ReferenceLine, share};
use crate::comparison::{Figure, ReferenceKind};
use crate::points::{Interval, Points};

/// The totals of all that is shown.
#[must_use]
pub fn totals(comparison: &Comparison) -> FigureContent {
    let locale = comparison.locale;
    let max = comparison.rubric.max();
    let is_goal = |shown: &&ShownSeries| shown.series.kind == ReferenceKind::Goal;
    let with_bars: Vec<_> = comparison.shown.iter().filter(|shown| !is_goal(shown)).cloned().collect();
    let part = ChartPart { id: String::new(), title: td_string!(locale, result.total).to_owned(), max };
    let data = to_chart_data(&with_bars, vec![part], |series| std::slice::from_ref(&series.total));
    let lines: Vec<_> = comparison
        .shown
        .iter()
        .filter(is_goal)
        .filter_map(|shown| {
            let points = shown.series.total.settled()?;
            let text = format!("{} {}", shown.series.name, format::whole(points));
            Some(ReferenceLine { share: share(points, max), ink: Ink::Goal, text })
        })
        .collect();
    let title = td_string!(locale, charts.totals).to_owned();
    let first = td_string!(locale, charts.of);
    let drawn = Arc::new(data.clone());
    let content =
        FigureContent::of_data(title, data, |data, width| chart::draw_bars(data, &[], width), Ink::Fill, first);
    let sentence = sentence(comparison, max);
    let draw = move |width| chart::draw_bars(&drawn, &lines, width);
    comparison.finished(FigureContent { sentence, draw: Arc::new(draw), ..content })
}

/// The draft's total, and how far it is to the goal.
fn sentence(comparison: &Comparison, max: Points) -> String {
    let locale = comparison.locale;
    let Some(Figure::Points(own)) = comparison.own().map(|own| &own.total) else {
        return String::new();
    };
    let name = comparison.own().map(|own| own.name.clone()).unwrap_or_default();
    let (secured, most) = (format::whole(own.secured()), format::whole(max));
    let mut text = if own.is_closed() {
        td_string!(locale, charts.total_is, name = name, points = secured, max = most).to_string()
    } else {
        let possible = format::whole(own.possible());
        td_string!(locale, charts.total_between, name = name, points = secured, possible = possible, max = most)
            .to_string()
    };
    let goal = comparison.shown.iter().find(|shown| shown.series.kind == ReferenceKind::Goal);
    if let Some(goal) = goal.and_then(|goal| goal.series.total.settled()) {
        text.push(' ');
        text.push_str(&to_goal(comparison, *own, goal));
    }
    text
}

fn to_goal(comparison: &Comparison, own: Interval, goal: Points) -> String {
    let locale = comparison.locale;
    let shown = format::whole(goal);
    if own.secured() >= goal {
        return td_string!(locale, charts.goal_reached, goal = shown).to_string();
    }
    let left = shown_difference(goal, own.secured());
    if !own.is_closed() && own.possible() < goal {
        return td_string!(locale, charts.goal_out_of_reach, goal = shown, points = left).to_string();
    }
    td_string!(locale, charts.goal_left, goal = shown, points = left).to_string()
}

/// What is lacking, told from the shown figures, so that it agrees with the chart.
fn shown_difference(goal: Points, own: Points) -> String {
    let units = |points: Points| points.rounded(crate::points::Precision::Whole).units();
    units(goal).saturating_sub(units(own)).to_string()
}
