//! What every result of a file goes through, whatever the format: its edition, its municipality, and its double.

use super::{EvaluationsFile, FaultKind, Place, Read, RemarkKind};
use crate::evaluation::{EditionClaim, Evaluation, Outline, Outlines};
use crate::municipality::Municipality;

/// Takes in results one by one.
pub struct Admission<'o> {
    /// The editions that there are.
    pub outlines: &'o Outlines,
    /// What was found.
    pub file: EvaluationsFile,
}

impl<'o> Admission<'o> {
    /// Nothing yet.
    pub fn new(outlines: &'o Outlines) -> Self {
        Self { outlines, file: EvaluationsFile::default() }
    }

    /// The outline of an edition; nothing when nobody knows which it is. Reported when there is no such edition.
    pub fn outline(&mut self, edition: &EditionClaim, place: Place) -> Result<Option<&'o Outline>, ()> {
        let Some(id) = edition.id() else { return Ok(None) };
        let outline = self.outlines.get(id.as_str());
        if outline.is_none() {
            let known = self.outlines.iter().map(|outline| outline.id.to_string()).collect();
            self.file.fault(place, FaultKind::UnknownEdition { found: id.to_string(), known });
        }
        outline.map(Some).ok_or(())
    }

    /// Takes in a result, if it can be of its edition and is not there already. `place_of` is where a part stands.
    pub fn add(
        &mut self,
        mut evaluation: Evaluation,
        outline: Option<&Outline>,
        place: Place,
        place_of: &dyn Fn(Option<&str>) -> Place,
    ) {
        let misfits = outline.map(|outline| outline.misfits(&evaluation)).unwrap_or_default();
        let is_sound = misfits.is_empty();
        for misfit in misfits {
            self.file.fault(place_of(misfit.part.as_deref()), FaultKind::Misfit(misfit));
        }
        if !is_sound {
            return;
        }
        if let Some(first) = self.file.good.iter().find(|other| is_same_occasion(&other.item, &evaluation)) {
            let first = first.place.clone();
            self.file.fault(place, FaultKind::Twice { first });
            return;
        }
        if let Some(outline) = outline {
            for sum in outline.odd_sums(&evaluation) {
                self.file.remark(place_of(sum.part.as_deref()), RemarkKind::OddSum(sum));
            }
            outline.fill_in(&mut evaluation);
        }
        if evaluation.municipality.code.is_none() {
            let name = evaluation.municipality.name.clone();
            self.file.remark(place.clone(), RemarkKind::NotSwedish { name });
        }
        self.file.good.push(Read { item: evaluation, place });
    }
}

/// Whether two results are of the same municipality at the same time, by the same edition and from the same hand.
#[must_use]
pub fn is_same_occasion(one: &Evaluation, other: &Evaluation) -> bool {
    one.year == other.year
        && one.month == other.month
        && one.assessor == other.assessor
        && one.edition.id() == other.edition.id()
        && is_same_municipality(&one.municipality, &other.municipality)
}

fn is_same_municipality(one: &Municipality, other: &Municipality) -> bool {
    match (one.code, other.code) {
        (Some(one), Some(other)) => one == other,
        _ => one.name.to_lowercase() == other.name.to_lowercase(),
    }
}
