//! A self-assessment as a result: its points, and never what is written in it.

use super::{Assessor, EditionClaim, Evaluation, PrintedArea, PrintedSubarea, PrintedTotal, Source, free_id};
use crate::assessment::{Assessment, Figures, LastResult};
use crate::points::Points;
use crate::rubric::Edition;

impl Evaluation {
    /// The points of a draft; nothing when all of it is open. `last` is what it carries, or what it comes to by its rubric
    /// ([`Score::to_last_result`](crate::scoring::Score::to_last_result)).
    ///
    /// A model of someone's own that is called like an edition is not taken for it.
    #[must_use]
    pub fn of_draft(draft: &Assessment, last: &LastResult, source: Source) -> Option<Self> {
        let is_own = draft.last_result().is_some() && Edition::from_id(draft.rubric.id.as_str()).is_some();
        let id = draft.rubric.id.clone();
        let areas: Vec<_> = last
            .areas()
            .iter()
            .filter_map(|area| {
                let (points, possible, max) = settled(area.figures)?;
                let id = area.id.clone();
                Some(PrintedArea { id, points, possible, max, percent: None, chapter_points: None })
            })
            .collect();
        let subareas = last.areas().iter().flat_map(|area| &area.subareas).filter_map(|row| {
            let (points, possible, max) = settled(row.figures)?;
            let (id, printed_points, printed_percent) = (row.id.clone(), None, None);
            Some(PrintedSubarea { id, points, possible, max, percent: None, printed_points, printed_percent })
        });
        let total = last.total().and_then(settled).map(|(points, possible, max)| PrintedTotal {
            points,
            possible,
            max,
            printed: false,
        });
        // A total without areas that do not apply is no total of the edition.
        let total = total.filter(|total| total.max == last.areas().iter().map(|area| area.figures.max).sum());
        let is_all_open = areas.iter().all(|area| area.points == Points::ZERO && area.possible == Some(area.max));
        (!is_all_open).then(|| Self {
            id: free_id(&draft.municipality.name, draft.year, |_| false),
            municipality: draft.municipality.clone(),
            year: draft.year,
            month: None,
            edition: if is_own { EditionClaim::Unknown } else { EditionClaim::Stated(id) },
            assessor: Assessor::Municipality,
            source,
            total,
            areas,
            subareas: subareas.collect(),
            discrepancies: Vec::new(),
        })
    }
}

/// Points, what they can become if that is more, and the maximum; nothing where a part does not apply.
fn settled(figures: Figures) -> Option<(Points, Option<Points>, Points)> {
    let points = figures.points?;
    let possible = (!points.is_closed()).then(|| points.possible());
    // Files hold whole maxima from 1, as rubrics do; a draft from elsewhere may carry others.
    let is_whole = figures.max.millionths().is_multiple_of(Points::from_whole(1).millionths());
    (is_whole && figures.max > Points::ZERO).then(|| (points.secured(), possible, figures.max))
}
