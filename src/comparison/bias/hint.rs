//! What an earlier comparison with the evaluators has to say while the next self-assessment is filled in.
//!
//! A hint is a line to read and no more: no points are ever changed by it.

use super::{Bias, Gap};
use crate::assessment::{Assessment, AssessmentId, Timestamp, Year};
use crate::comparison::correspondence::correspondence;
use crate::comparison::edition_map::{EditionMap, Strength};
use crate::points::{Points, PointsDifference};
use crate::rubric::{Rubric, RubricId, SubareaId};

/// From which share of a subarea's maximum on a difference is worth a hint, in per cent.
const NOTABLE: Points = Points::from_whole(10);

/// The same of the whole, where what is above and what is below evens out.
const NOTABLE_OVERALL: Points = Points::from_whole(5);

/// An earlier draft of the same municipality that was laid beside the evaluators' result.
#[derive(Clone, Debug, PartialEq)]
pub struct EarlierBias {
    /// Which draft.
    pub draft: AssessmentId,
    /// The year that it is about.
    pub year: Year,
    /// When it was begun.
    pub created: Timestamp,
    /// The edition it was made with.
    pub edition: RubricId,
    /// How it differed.
    pub bias: Bias,
}

impl EarlierBias {
    const fn time(&self) -> (Year, Timestamp) {
        (self.year, self.created)
    }
}

/// How a subarea was rated the last time, where that is worth knowing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hint {
    /// The earlier draft.
    pub draft: AssessmentId,
    /// The year that it is about.
    pub year: Year,
    /// What was given then, and what the evaluators gave.
    pub gap: Gap,
}

/// How all of it was rated the last time, where that is worth knowing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OverallHint {
    /// The earlier draft.
    pub draft: AssessmentId,
    /// The year that it is about.
    pub year: Year,
    /// The mean of the differences, in per cent of the maxima.
    pub mean: PointsDifference,
    /// The totals, where they could be compared.
    pub total: Option<Gap>,
}

/// Whether a draft is an earlier self-assessment of the same municipality: of an earlier year, or begun earlier.
#[must_use]
pub fn is_earlier(earlier: &Assessment, draft: &Assessment) -> bool {
    let time = |draft: &Assessment| (draft.year, draft.created);
    earlier.id != draft.id && time(earlier) < time(draft) && earlier.municipality.is_same_as(&draft.municipality)
}

/// The hint at a subarea, from the latest of the earlier comparisons that have figures for it. Nothing where the
/// difference was small then.
#[must_use]
pub fn hint(rubric: &Rubric, subarea: &SubareaId, earlier: &[EarlierBias], map: &EditionMap) -> Option<Hint> {
    let place = rubric.subareas().position(|(_, other)| other.id == *subarea)?;
    let max = rubric.subareas().nth(place).map(|(_, subarea)| subarea.max)?;
    let with_figures = earlier.iter().filter_map(|earlier| {
        let found = correspondence(rubric, Some(&earlier.edition), map);
        let counterpart = found.subareas.get(place).filter(|counterpart| counterpart.strength == Strength::Same)?;
        let [id] = counterpart.ids.as_slice() else { return None };
        let (_, comparison) = earlier.bias.subareas.iter().find(|(other, _)| other == id)?;
        Some((earlier, comparison.gap()?))
    });
    let (earlier, gap) = with_figures.max_by_key(|(earlier, _)| earlier.time())?;
    let gap = if gap.whole == max && earlier.edition == rubric.id { gap } else { gap.as_percent()? };
    let is_notable = gap.share().amount() >= NOTABLE;
    is_notable.then_some(Hint { draft: earlier.draft, year: earlier.year, gap })
}

/// The hint for all of it, from the latest of the earlier comparisons.
#[must_use]
pub fn overall_hint(earlier: &[EarlierBias]) -> Option<OverallHint> {
    let latest = earlier.iter().max_by_key(|earlier| earlier.time())?;
    let mean = latest.bias.mean()?.difference;
    let total = latest.bias.total.gap();
    let share = total.map_or(mean, Gap::share);
    let hint = OverallHint { draft: latest.draft, year: latest.year, mean, total };
    (share.amount() >= NOTABLE_OVERALL).then_some(hint)
}
