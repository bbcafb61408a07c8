//! What the charts and tables of a result show side by side: the draft, and the evaluations or drafts beside it.

use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::app::format;
use crate::app::locale::use_locale;
use crate::comparison::{Figure, PublishedSeries};
use crate::language::Language;
use crate::points::{Interval, Percent, Points, Precision};
use crate::scoring::{Outcome, Score};

/// How many styles there are for what stands beside the draft.
const N_STYLES: usize = 6;

/// One result among those that are shown together, in the order of the draft's rubric.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// Decides colour, dash and mark: 0 is the draft itself.
    pub style: usize,
    /// What it is called.
    pub name: String,
    /// What stands at each area.
    pub areas: Vec<Value>,
    /// What stands at each subarea.
    pub subareas: Vec<Value>,
    /// The total.
    pub total: Value,
}

/// What a series has at a part, or why it has no figure.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Points out of the maximum of the draft's own part.
    Points(Interval),
    /// Points of another draft with the same rubric.
    OtherDraft(Interval),
    /// Per cent of another maximum.
    Share(Percent),
    /// The part answers only in part to these parts of another edition.
    InPart(String),
    /// The draft's part does not apply.
    NotApplicable,
    /// Nothing in the other edition can be compared with the part.
    NotComparable,
    /// The source gives no figure.
    NotPublished,
}

impl Value {
    fn own(outcome: Outcome) -> Self {
        outcome.interval().map_or(Self::NotApplicable, Self::Points)
    }

    fn published(figure: Figure) -> Self {
        match figure {
            Figure::Points(points) => Self::Points(Interval::settled(points)),
            Figure::Share(percent) => Self::Share(percent),
            Figure::InPart(parts) => Self::InPart(parts.join(", ")),
            Figure::NotComparable => Self::NotComparable,
            Figure::NotPublished => Self::NotPublished,
        }
    }

    /// The figure, or a word on why there is none.
    #[must_use]
    pub fn text(&self) -> String {
        let locale = use_locale();
        let language = expect_context::<Language>();
        match self {
            Self::Points(interval) | Self::OtherDraft(interval) => {
                format::interval(*interval, Precision::Whole, language)
            }
            Self::Share(percent) => td_string!(locale, result.share, percent = percent.get()).to_string(),
            Self::InPart(parts) => td_string!(locale, compare.in_part, parts = parts.as_str()).to_string(),
            Self::NotApplicable => td_string!(locale, points.not_applicable).to_owned(),
            Self::NotComparable => td_string!(locale, compare.not_comparable).to_owned(),
            Self::NotPublished => td_string!(locale, compare.not_published).to_owned(),
        }
    }

    /// What is drawn at a part with this maximum: an amount and the whole that it is of.
    #[must_use]
    pub fn drawn(&self, max: Points) -> Option<(Interval, Points)> {
        match self {
            Self::Points(interval) | Self::OtherDraft(interval) => Some((*interval, max)),
            Self::Share(percent) => {
                Some((Interval::settled(Points::from_whole(percent.get())), Points::from_whole(100)))
            }
            Self::InPart(_) | Self::NotApplicable | Self::NotComparable | Self::NotPublished => None,
        }
    }

    /// Whether it is a figure.
    #[must_use]
    pub const fn is_number(&self) -> bool {
        matches!(self, Self::Points(_) | Self::OtherDraft(_) | Self::Share(_))
    }

    /// Whether something of the draft that is shown is still open. What is open of another draft stands in its figures
    /// and bars, and gets no line of its own in the radar.
    #[must_use]
    pub fn is_open(&self) -> bool {
        matches!(self, Self::Points(interval) if !interval.is_closed())
    }
}

impl Series {
    /// The draft's own result.
    #[must_use]
    pub fn own(name: String, score: &Score) -> Self {
        let subareas = score.areas.iter().flat_map(|area| &area.subareas);
        Self {
            style: 0,
            name,
            areas: score.areas.iter().map(|area| Value::own(area.outcome)).collect(),
            subareas: subareas.map(|subarea| Value::own(subarea.outcome)).collect(),
            total: Value::own(score.outcome),
        }
    }

    /// Another draft with the same rubric; `number` counts what stands beside the draft, from 0.
    #[must_use]
    pub fn other_draft(number: usize, name: String, score: &Score) -> Self {
        let value = |value| match value {
            Value::Points(interval) => Value::OtherDraft(interval),
            other => other,
        };
        let own = Self::own(name, score);
        Self {
            style: 1 + number % N_STYLES,
            name: own.name,
            areas: own.areas.into_iter().map(value).collect(),
            subareas: own.subareas.into_iter().map(value).collect(),
            total: value(own.total),
        }
    }

    /// A published evaluation.
    #[must_use]
    pub fn published(style: usize, published: PublishedSeries) -> Self {
        let values = |figures: Vec<Figure>| figures.into_iter().map(Value::published).collect();
        Self {
            style,
            name: published.name,
            areas: values(published.areas),
            subareas: values(published.subareas),
            total: Value::published(published.total),
        }
    }

    /// Whether areas can be drawn: otherwise only the total is shown.
    #[must_use]
    pub fn has_areas(&self) -> bool {
        self.style == 0 || self.areas.iter().any(Value::is_number)
    }
}
