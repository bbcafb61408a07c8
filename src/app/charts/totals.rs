//! The totals as bars, with the goal as a line across them.

use std::sync::Arc;

use super::Comparison;
use crate::app::components::chart_figure::FigureContent;
use crate::app::components::series::{ShownSeries, figure_text, to_chart_data};
use crate::app::format;
use crate::app::i18n::td_string;
use crate::chart::{self, ChartPart, Ink, ReferenceLine, share};
use crate::comparison::{Figure, ReferenceKind};
use crate::points::{Interval, Points};
use crate::reading::takes_part;

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
    comparison.of_totals(FigureContent { sentence, draw: Arc::new(draw), ..content })
}

/// The draft's total, and how far it is to the goal.
fn sentence(comparison: &Comparison, max: Points) -> String {
    let locale = comparison.locale;
    let Some(series) = comparison.own() else { return String::new() };
    let name = series.name.clone();
    let own = match &series.total {
        Figure::Points(own) => own,
        Figure::Share(_) => {
            let share = figure_text(&series.total);
            return td_string!(locale, charts.total_share, name = name, share = share).to_string();
        }
        Figure::InPart(_) | Figure::NotApplicable | Figure::NotComparable | Figure::NotPublished => {
            return String::new();
        }
    };
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
    if let Some(others) = of_others(comparison) {
        text.push(' ');
        text.push_str(&others);
    }
    text
}

/// The totals that can be set against the draft's: those of results of its edition.
fn of_others(comparison: &Comparison) -> Option<String> {
    let locale = comparison.locale;
    let others = comparison.shown.iter().skip(1).map(|shown| &shown.series).filter(|series| takes_part(series));
    let mut totals: Vec<_> =
        others.filter_map(|series| Some((series.total.settled()?, series.name.as_str()))).collect();
    totals.sort_unstable();
    let (least, most) = (totals.first()?, totals.last()?);
    if totals.len() == 1 {
        return Some(td_string!(locale, charts.total_one, name = most.1, points = format::whole(most.0)).to_string());
    }
    let (count, least, most) = (totals.len(), format::whole(least.0), format::whole(most.0));
    Some(td_string!(locale, charts.total_of, count = count, most = most, least = least).to_string())
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
