//! What a chart, its table, its sentence and its text are all made of.

use super::Style;
use crate::points::{Interval, Points};

/// Results side by side, part by part.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ChartData {
    /// What is compared: areas, or subareas.
    pub parts: Vec<ChartPart>,
    /// The results; the draft itself first.
    pub series: Vec<ChartSeries>,
}

/// A part that results have points in.
#[derive(Clone, Debug, PartialEq)]
pub struct ChartPart {
    /// Its number: "4", "4.2".
    pub id: String,
    /// Its title.
    pub title: String,
    /// The most points.
    pub max: Points,
}

/// One result.
#[derive(Clone, Debug, PartialEq)]
pub struct ChartSeries {
    /// What it is called: "Nässjö 2022".
    pub name: String,
    /// How it is drawn; those without a style only take part in spans, tables and rankings.
    pub style: Option<Style>,
    /// Whether it is one of the results that a span of the others is made of: a municipality's, of the draft's edition.
    pub is_in_span: bool,
    /// What it has at each part.
    pub cells: Vec<Cell>,
}

/// What a result has at a part, with the words that say so everywhere.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// A figure.
    Amount {
        /// What is secured and what is possible.
        interval: Interval,
        /// The whole that they are of.
        max: Points,
        /// The figure as it is written: "12", "8–14", "65 %".
        text: String,
    },
    /// None.
    Missing {
        /// Why: "ej tillämpligt".
        text: String,
    },
}

impl Cell {
    /// The words.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Amount { text, .. } | Self::Missing { text } => text,
        }
    }

    /// What is drawn: the secured and the possible share of the whole, each 0 to 1.
    #[must_use]
    pub fn shares(&self) -> Option<(f64, f64)> {
        match self {
            Self::Amount { interval, max, .. } => {
                Some((super::share(interval.secured(), *max), super::share(interval.possible(), *max)))
            }
            Self::Missing { .. } => None,
        }
    }
}

impl ChartData {
    /// The series that are drawn one by one, with their styles.
    pub fn drawn(&self) -> impl Iterator<Item = (usize, Style, &ChartSeries)> {
        let with_style = |(index, series): (usize, _)| {
            let series: &ChartSeries = series;
            series.style.map(|style| (index, style, series))
        };
        self.series.iter().enumerate().filter_map(with_style)
    }
}
