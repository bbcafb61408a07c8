//! Which result is strongest at the most parts.

use super::beside::Footing;
use super::scope::Scope;
use super::shown::Shown;
use crate::comparison::{ReferenceKind, Series};

/// The results that are strongest at the most parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaders {
    /// The places of the results among those given; several where they lead at as many.
    pub series: Vec<usize>,
    /// At how many parts each of them is strongest, alone or together with others.
    pub at: usize,
    /// At how many there is something to compare.
    pub of: usize,
}

/// Whether a result takes part where results are set against each other: one municipality's, of the draft's edition.
#[must_use]
pub fn takes_part(series: &Series) -> bool {
    is_result(series) && Footing::of(series) == Footing::SameEdition
}

/// Whether it is the result of a municipality, and neither a mean nor a goal.
pub(super) const fn is_result(series: &Series) -> bool {
    !matches!(series.kind, ReferenceKind::Mean | ReferenceKind::Goal)
}

/// The leaders over the parts, among the results of the draft's edition; nothing without two results to compare.
///
/// A part counts where at least two results have a settled figure; where all show the same, nobody leads.
#[must_use]
pub fn leaders(scope: &Scope, all: &[Series]) -> Option<Leaders> {
    let n_parts = all.iter().map(|series| scope.figures(series).len()).max()?;
    let mut leads = vec![0; all.len()];
    let mut of = 0;
    for part in 0..n_parts {
        let settled = |series: &Series| {
            let figure = scope.figures(series).get(part).filter(|_| takes_part(series))?;
            Shown::of_figure(figure)?.settled()
        };
        let figures: Vec<_> = all.iter().map(settled).collect();
        let known = || figures.iter().flatten();
        if known().count() < 2 {
            continue;
        }
        of += 1;
        let (most, least) = (known().max(), known().min());
        if most != least {
            leads.iter_mut().zip(&figures).filter(|(_, figure)| figure.as_ref() == most).for_each(|(led, _)| *led += 1);
        }
    }
    let at = leads.iter().copied().max().filter(|at| *at > 0)?;
    let series = leads.iter().enumerate().filter(|(_, led)| **led == at).map(|(place, _)| place).collect();
    Some(Leaders { series, at, of })
}
