//! The table that closes an evaluation report (chapter 4): achieved and maximum, row by row and area by area.
//!
//! The same table comes out of a draft's score ([`of_score`]) and of a published evaluation ([`of_evaluation`]), so
//! that the two can be laid side by side. A published area total is taken as printed; where its rows sum to another
//! number, [`Sum::rows_sum_to`] says so.

use crate::evaluation::Evaluation;
use crate::language::Language;
use crate::points::{Percent, Points, Precision, RoundedPoints, sum_of_shown};
use crate::rubric::{Area, Rubric, Subarea};
use crate::scoring::{AreaScore, Outcome, Scaling, Score};

/// The whole table.
#[derive(Clone, Debug, PartialEq)]
pub struct Overview {
    /// One table an area.
    pub areas: Vec<OverviewArea>,
    /// The total of all areas.
    pub total: Sum,
}

/// The table of one area.
#[derive(Clone, Debug, PartialEq)]
pub struct OverviewArea {
    /// Id of the area: its number in Kommunkompassen.
    pub id: String,
    /// Its title.
    pub title: String,
    /// One row a subarea.
    pub rows: Vec<Row>,
    /// The last row.
    pub sum: Sum,
}

/// The row of a subarea.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Id of the subarea.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its points.
    pub achieved: Achieved,
    /// The most points.
    pub max: RoundedPoints,
    /// Achieved of maximum; nothing while the result is open.
    pub percent: Option<Percent>,
}

/// The sum of an area or of the whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Sum {
    /// The points.
    pub achieved: Achieved,
    /// The most points.
    pub max: RoundedPoints,
    /// Achieved of maximum.
    pub percent: Option<Percent>,
    /// What the shown rows sum to, where that is another number: rows are rounded one by one, the sum once.
    pub rows_sum_to: Option<RoundedPoints>,
    /// The maximum of what applies, where the sum was scaled up from it because some subareas do not apply.
    pub scaled_from: Option<RoundedPoints>,
}

/// Points as the table shows them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Achieved {
    /// Settled.
    Points(RoundedPoints),
    /// Still open between two ends.
    Between {
        /// What is secured.
        secured: RoundedPoints,
        /// What is possible.
        possible: RoundedPoints,
    },
    /// Not applicable.
    NotApplicable,
}

impl Achieved {
    /// The points that count: those that are settled, or secured.
    #[must_use]
    pub const fn secured(self) -> Option<RoundedPoints> {
        match self {
            Self::Points(points) | Self::Between { secured: points, .. } => Some(points),
            Self::NotApplicable => None,
        }
    }
}

fn whole(points: Points) -> RoundedPoints {
    points.rounded(Precision::Whole)
}

fn achieved(outcome: Outcome) -> Achieved {
    match outcome.interval() {
        None => Achieved::NotApplicable,
        Some(interval) if interval.is_closed() => Achieved::Points(whole(interval.secured())),
        Some(interval) => {
            Achieved::Between { secured: whole(interval.secured()), possible: whole(interval.possible()) }
        }
    }
}

fn percent(outcome: Outcome) -> Option<Percent> {
    let interval = outcome.interval().filter(|interval| interval.is_closed())?;
    Percent::of(interval.secured(), outcome.max())
}

/// The whole points that the rows show, added up.
fn shown_sum<'a>(achieved: impl Iterator<Item = &'a Achieved>) -> RoundedPoints {
    sum_of_shown(achieved.filter_map(|achieved| achieved.secured()))
}

/// The table of a draft.
#[must_use]
pub fn of_score(rubric: &Rubric, score: &Score, language: Language) -> Overview {
    let areas: Vec<_> = rubric
        .areas
        .iter()
        .zip(&score.areas)
        .map(|(area, scored)| {
            let rows: Vec<_> = area
                .subareas
                .iter()
                .zip(&scored.subareas)
                .map(|(subarea, scored)| row(subarea, achieved(scored.outcome), percent(scored.outcome), language))
                .collect();
            let sum = sum_of_area(area, scored, &rows);
            overview_area(area, rows, sum, language)
        })
        .collect();
    let shown = shown_sum(areas.iter().map(|area| &area.sum.achieved));
    let total = score.outcome;
    let secured = total.interval().map(|interval| whole(interval.secured()));
    Overview {
        total: Sum {
            achieved: achieved(total),
            max: whole(total.max()),
            percent: percent(total),
            rows_sum_to: secured.filter(|secured| *secured != shown).map(|_| shown),
            scaled_from: None,
        },
        areas,
    }
}

fn sum_of_area(area: &Area, scored: &AreaScore, rows: &[Row]) -> Sum {
    let outcome = scored.outcome;
    let shown = shown_sum(rows.iter().map(|row| &row.achieved));
    let secured = outcome.interval().map(|interval| whole(interval.secured()));
    let (rows_sum_to, scaled_from) = match scored.scaling {
        Scaling::None => (secured.filter(|secured| *secured != shown).map(|_| shown), None),
        Scaling::From { applicable } => (None, Some(whole(applicable))),
    };
    Sum { achieved: achieved(outcome), max: whole(area.max), percent: percent(outcome), rows_sum_to, scaled_from }
}

/// The table of a published evaluation, every figure as printed; rows that it lacks are not applicable, and where it
/// gives the area alone there is nothing that its rows could sum to.
#[must_use]
pub fn of_evaluation(rubric: &Rubric, evaluation: &Evaluation, language: Language) -> Overview {
    let areas: Vec<_> = rubric
        .areas
        .iter()
        .map(|area| {
            let rows: Vec<_> = area
                .subareas
                .iter()
                .map(|subarea| {
                    let printed = evaluation.subarea(&subarea.id);
                    let achieved = printed.map_or(Achieved::NotApplicable, |row| Achieved::Points(whole(row.points)));
                    let percent = printed.and_then(|row| row.percent.or_else(|| Percent::of(row.points, row.max)));
                    row(subarea, achieved, percent, language)
                })
                .collect();
            let printed = evaluation.area(&area.id);
            let has_rows = rows.iter().any(|row| row.achieved != Achieved::NotApplicable);
            let shown = shown_sum(rows.iter().map(|row| &row.achieved));
            let points = printed.map(|area| whole(area.points));
            let sum = Sum {
                achieved: points.map_or(Achieved::NotApplicable, Achieved::Points),
                max: whole(area.max),
                percent: printed.and_then(|area| area.percent.or_else(|| Percent::of(area.points, area.max))),
                rows_sum_to: points.filter(|points| has_rows && *points != shown).map(|_| shown),
                scaled_from: None,
            };
            overview_area(area, rows, sum, language)
        })
        .collect();
    let shown = shown_sum(areas.iter().map(|area| &area.sum.achieved));
    let total = evaluation.total;
    let points = total.map(|total| whole(total.points));
    Overview {
        total: Sum {
            achieved: points.map_or(Achieved::NotApplicable, Achieved::Points),
            max: whole(total.map_or(rubric.max(), |total| total.max)),
            percent: total.and_then(|total| Percent::of(total.points, total.max)),
            rows_sum_to: points.filter(|points| *points != shown).map(|_| shown),
            scaled_from: None,
        },
        areas,
    }
}

fn row(subarea: &Subarea, achieved: Achieved, percent: Option<Percent>, language: Language) -> Row {
    Row {
        id: subarea.id.to_string(),
        title: subarea.title.get(language).to_owned(),
        achieved,
        max: whole(subarea.max),
        percent,
    }
}

fn overview_area(area: &Area, rows: Vec<Row>, sum: Sum, language: Language) -> OverviewArea {
    OverviewArea { id: area.id.to_string(), title: area.title.get(language).to_owned(), rows, sum }
}
