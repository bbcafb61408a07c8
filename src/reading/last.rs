//! Which result was the municipality's last one.

use std::cmp::Reverse;

use crate::comparison::{ReferenceKind, Series};

/// The municipality's last result of an earlier year than the draft's, if there is one among `others`.
///
/// A self-assessment follows on a self-assessment; only where there is none, the evaluators' last result is the one from
/// which it is told what has changed. See [`is_of_other_hand`].
#[must_use]
pub fn last<'s>(own: &Series, others: &'s [Series]) -> Option<&'s Series> {
    let is_before = |series: &&Series| {
        let is_result = !matches!(series.kind, ReferenceKind::Mean | ReferenceKind::Goal);
        is_result && series.municipality() == own.municipality() && series.year.is_some() && series.year < own.year
    };
    let newest = |series: &&Series| (is_of_other_hand(series), Reverse((series.year, series.month)));
    others.iter().filter(is_before).min_by_key(newest)
}

/// Whether a result is the evaluators', so that a difference from a self-assessment need not be a change.
#[must_use]
pub const fn is_of_other_hand(series: &Series) -> bool {
    matches!(series.kind, ReferenceKind::Evaluation)
}
