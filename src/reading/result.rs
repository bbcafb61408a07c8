//! All that is said of one result by itself, in the order of chapter 2 of the reports.

use super::aspects::Aspects;
use super::balance::{Balance, balance};
use super::beside::{Beside, Footing, beside};
use super::open::{Open, open};
use super::scope::Scope;
use super::shown::Shown;
use super::steps::{Steps, steps};
use crate::comparison::{Figure, Ranking, Series, ranking};
use crate::rubric::Rubric;
use crate::scoring::Score;

/// How many of the strongest and of the weakest areas are named.
const NAMED: usize = 3;

/// What there is to say of a result.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The total; nothing when nothing applies.
    pub total: Option<Shown>,
    /// What is open.
    pub open: Open,
    /// Strongest and weakest areas.
    pub ranking: Ranking,
    /// The result beside the mean.
    pub mean: Option<Beside>,
    /// What has changed since last time.
    pub since: Option<Since>,
    /// The balance between strategy and follow-up.
    pub balance: Option<Balance>,
}

/// What has changed since last time, or why that is not said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Since {
    /// What leads from the last result to this one.
    Steps(Steps),
    /// Something of one of the two is open.
    Open,
    /// The edition is another, or it is not known how the editions correspond; with the total of last time, if there is
    /// one.
    OtherEdition(Option<Shown>),
    /// There are no totals of the same maximum.
    NoTotals,
}

/// Reads a result.
#[must_use]
pub fn read(
    rubric: &Rubric,
    score: &Score,
    own: &Series,
    mean: Option<&Series>,
    last: Option<&Series>,
    aspects: Option<&Aspects>,
) -> Reading {
    Reading {
        total: Shown::of_figure(&own.total),
        open: open(score),
        ranking: ranking(score, NAMED),
        mean: mean.map(|mean| beside(&Scope::Areas, own, mean)),
        since: last.map(|last| since(own, last)),
        balance: aspects
            .and_then(|aspects| aspects.of(&rubric.id))
            .and_then(|aspects| balance(rubric, aspects, &own.subareas)),
    }
}

/// What has changed from an earlier result to the draft's.
#[must_use]
pub fn since(own: &Series, last: &Series) -> Since {
    match Footing::of(last) {
        Footing::OtherEdition | Footing::Unrelated => return Since::OtherEdition(Shown::of_figure(&last.total)),
        Footing::SameEdition | Footing::Goal => {}
    }
    let Some(totals) = beside(&Scope::Areas, own, last).totals else {
        return Since::NoTotals;
    };
    match (&last.total, &own.total) {
        (Figure::Points(from), Figure::Points(to)) if totals.difference.is_some() => {
            let change = |(to, from): (&Figure, &Figure)| Shown::of_figure(to)?.minus(Shown::of_figure(from)?);
            let changes: Vec<_> = own.areas.iter().zip(&last.areas).map(change).collect();
            Since::Steps(steps(*from, *to, &changes))
        }
        _ if totals.own.settled().zip(totals.other.settled()).is_none() => Since::Open,
        _ => Since::NoTotals,
    }
}
