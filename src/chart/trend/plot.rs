//! Where years and points are in a trend, and what they are read by.
#![expect(clippy::float_arithmetic, reason = "geometry is drawn, never counted with")]

use super::{TrendData, TrendRole, TrendSeries, TrendValue, words};
use crate::chart::page::{Page, SMALL, TEXT, Words};
use crate::chart::ticks::{Scale, in_points};
use crate::chart::{Anchor, Ink, Position, coordinate, share, text_width};
use crate::points::Points;

/// Room above the plot for the value of a point at its top.
const ABOVE: f64 = 22.0;

/// Height of the line of years.
const YEARS: f64 = 24.0;

/// Height of a lane of editions.
const LANE: f64 = 24.0;

/// The most lanes: in each, the years of one edition do not touch those of another.
const LANES: usize = 4;

/// Half months of a year.
const YEAR: u32 = 24;

/// From the plot to the edge, where no name stands.
const EDGE: f64 = 20.0;

/// The plot of a trend.
pub(super) struct Plot<'a> {
    data: &'a TrendData,
    /// The width of all.
    pub width: f64,
    /// Where the plot begins.
    pub left: f64,
    /// Where it ends.
    pub right: f64,
    bottom: f64,
    ticks: Scale,
    first_year: u32,
    n_years: u32,
    lanes: Vec<Vec<Span<'a>>>,
}

/// The time from the first to the last result of an edition.
#[derive(Clone, Copy)]
struct Span<'a> {
    edition: &'a str,
    from: f64,
    to: f64,
}

/// The series that are drawn.
pub(super) fn drawn(data: &TrendData) -> impl Iterator<Item = &TrendSeries> {
    data.series.iter().filter(|series| series.role != TrendRole::InTable)
}

impl<'a> Plot<'a> {
    pub fn new(data: &'a TrendData, width: f64) -> Self {
        let values = || drawn(data).flat_map(|series| &series.values);
        let ends = |secured, possible, max| (share(secured, max), share(possible, max));
        let shares = values()
            .map(|value| ends(value.interval.secured(), value.interval.possible(), value.max))
            .chain(data.levels.iter().map(|level| ends(level.points, level.points, level.max)));
        let (low, high) =
            shares.fold((1.0_f64, 0.0_f64), |(low, high), (secured, possible)| (low.min(secured), high.max(possible)));
        let max = in_points(data.max);
        let ticks = Scale::over(low.min(high) * max, high * max, max);
        let numbers = ticks.ticks().map(|tick| text_width(&number(tick, data), SMALL));
        let left = numbers.fold(12.0, f64::max).min(width / 4.0) + 12.0;
        let years = || values().map(|value| value.half_months / YEAR);
        let first_year = years().min().unwrap_or_default();
        let n_years = years().max().unwrap_or_default() - first_year + 1;
        let right = Self::right_of(data, left, width, |value| {
            (f64::from(value.half_months) / f64::from(YEAR) - f64::from(first_year)) / f64::from(n_years)
        });
        let bottom = ABOVE + ((right - left) * 0.5).clamp(180.0, 360.0).round();
        let mut plot = Self { data, width, left, right, bottom, ticks, first_year, n_years, lanes: Vec::new() };
        let mut spans: Vec<Span> = Vec::new();
        for value in values().filter(|value| !value.edition.is_empty()) {
            let x = plot.x(value.half_months);
            match spans.iter_mut().find(|span| span.edition == value.edition) {
                Some(span) => (span.from, span.to) = (span.from.min(x), span.to.max(x)),
                None => spans.push(Span { edition: &value.edition, from: x, to: x }),
            }
        }
        plot.lanes = lanes(spans, width);
        plot
    }

    /// Where the plot ends: before the names at the ends of its lines, when that leaves it most of the width.
    fn right_of(data: &TrendData, left: f64, width: f64, part: impl Fn(&TrendValue) -> f64) -> f64 {
        let widest = width - EDGE;
        let names = drawn(data).filter_map(|series| {
            let words = Words::new(&series.name, TEXT, words::ink(series));
            let room = width - left - words::to_name(series) - words.width() - 1.0;
            Some(left + room / part(series.values.last()?))
        });
        let right = names.fold(widest, f64::min);
        if width >= 480.0 && right >= width * 0.66 { right } else { widest }
    }

    /// The height of all.
    #[expect(clippy::cast_precision_loss, reason = "there are a handful of lanes")]
    pub fn height(&self) -> f64 {
        self.bottom + YEARS + self.lanes.len() as f64 * LANE
    }

    /// Where a time is.
    fn x(&self, half_months: u32) -> f64 {
        let years = f64::from(half_months) / f64::from(YEAR) - f64::from(self.first_year);
        self.left + years / f64::from(self.n_years) * (self.right - self.left)
    }

    /// Where points are.
    pub fn y(&self, points: Points, max: Points) -> f64 {
        self.height_of(share(points, max) * in_points(self.data.max))
    }

    fn height_of(&self, value: f64) -> f64 {
        self.bottom - self.ticks.at(value) * (self.bottom - ABOVE)
    }

    /// Where what is secured of a result is.
    pub fn at(&self, value: &TrendValue) -> Position {
        Position { x: self.x(value.half_months), y: self.y(value.interval.secured(), value.max) }
    }

    /// Draws the scale of points.
    pub fn draw_scale(&self, page: &mut Page) {
        for tick in self.ticks.ticks() {
            let y = self.height_of(tick);
            let ink = if tick > self.ticks.low { Ink::Grid } else { Ink::Axis };
            page.drawing.line(Position { x: self.left, y }, Position { x: self.right, y }, ink);
            let text = number(tick, self.data);
            let at = Position { x: self.left - 8.0, y: y + SMALL * 0.36 };
            page.write(at, Anchor::End, Words::new(&text, SMALL, Ink::Quiet));
        }
    }

    /// Draws the years, as many as have room.
    pub fn draw_years(&self, page: &mut Page) {
        let year_width = (self.right - self.left) / f64::from(self.n_years);
        let last = self.first_year + self.n_years;
        let widest = text_width(&last.to_string(), SMALL);
        let steps = [1, 2, 5, 10, 20, 50, 100];
        let fits = |step: &&u32| f64::from(**step) * year_width >= widest + 10.0;
        let Some(step) = steps.iter().find(fits) else {
            return;
        };
        for year in self.first_year..=last {
            let x = self.x(year.saturating_mul(YEAR));
            if *step == 1 || year == self.first_year || year == last {
                let end = Position { x, y: self.bottom + 5.0 };
                page.drawing.line(Position { x, y: self.bottom }, end, Ink::Axis);
            }
            if year < last && year.is_multiple_of(*step) {
                let at = Position { x: x + year_width / 2.0, y: self.bottom + 18.0 };
                page.write(at, Anchor::Middle, Words::new(&year.to_string(), SMALL, Ink::Text));
            }
        }
    }

    /// Draws from when to when there are results of each edition.
    pub fn draw_editions(&self, page: &mut Page) {
        let mut y = self.bottom + YEARS + 5.0;
        for lane in &self.lanes {
            for span in lane {
                let (from, to) = ((span.from - 6.0).max(0.0), (span.to + 6.0).min(self.width));
                page.drawing.line(Position { x: from, y }, Position { x: to, y }, Ink::Axis);
                for x in [from, to] {
                    page.drawing.line(Position { x, y: y - 3.0 }, Position { x, y: y + 3.0 }, Ink::Axis);
                }
                let at = Position { x: span.center(self.width), y: y + 14.0 };
                page.write(at, Anchor::Middle, Words::new(span.edition, SMALL, Ink::Quiet));
            }
            y += LANE;
        }
    }
}

impl Span<'_> {
    /// Where its name is centred, so that it stays inside.
    fn center(&self, width: f64) -> f64 {
        let half = text_width(self.edition, SMALL) / 2.0;
        ((self.from + self.to) / 2.0).min(width - half).max(half)
    }

    /// What it takes of a lane.
    fn taken(&self, width: f64) -> (f64, f64) {
        let (center, half) = (self.center(width), text_width(self.edition, SMALL) / 2.0);
        ((center - half).min(self.from - 6.0), (center + half).max(self.to + 6.0))
    }
}

/// Puts the years of editions into as few lanes as they need.
fn lanes(mut spans: Vec<Span>, width: f64) -> Vec<Vec<Span>> {
    spans.sort_by(|one, other| one.from.total_cmp(&other.from));
    let mut lanes: Vec<Vec<Span>> = Vec::new();
    for span in spans {
        let begins = span.taken(width).0;
        let has_room = |lane: &Vec<Span>| lane.last().is_none_or(|last| last.taken(width).1 + 8.0 <= begins);
        match lanes.iter().position(has_room) {
            Some(index) => lanes.get_mut(index).into_iter().for_each(|lane| lane.push(span)),
            None if lanes.len() < LANES => lanes.push(vec![span]),
            None => {}
        }
    }
    lanes
}

/// A number of the scale as it is written.
fn number(tick: f64, data: &TrendData) -> String {
    format!("{}{}", coordinate(tick), data.unit)
}
