//! What every result of a file goes through, whatever the format: its edition, its municipality, and its double.

use std::collections::BTreeMap;

use super::{EvaluationsFile, FaultKind, Place, Read, RemarkKind};
use crate::evaluation::{Assessor, EditionClaim, Evaluation, Mean, Outline, Outlines};
use crate::language::Language;

/// Takes in results one by one.
pub struct Admission<'o> {
    /// The editions that there are.
    pub outlines: &'o Outlines,
    /// What was found.
    pub file: EvaluationsFile,
    /// Where each occasion was found.
    seen: BTreeMap<String, Place>,
}

impl<'o> Admission<'o> {
    /// Nothing yet.
    pub fn new(outlines: &'o Outlines) -> Self {
        Self { outlines, file: EvaluationsFile::default(), seen: BTreeMap::new() }
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
        if !self.is_first(occasion(&evaluation), &place) {
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
        self.remark_on_likeness(&evaluation, &place);
        self.file.good.push(Read { item: evaluation, place });
    }
}

impl Admission<'_> {
    /// Reports a result that may be one of those further up.
    fn remark_on_likeness(&mut self, evaluation: &Evaluation, place: &Place) {
        let alike = self.file.good.iter().find(|earlier| may_be_same(&earlier.item, evaluation));
        if let Some(first) = alike.map(|earlier| earlier.place.clone()) {
            self.file.remark(place.clone(), RemarkKind::PerhapsTwice { first });
        }
    }

    /// Whether something is there for the first time; reported when it is not.
    pub fn is_first(&mut self, occasion: String, place: &Place) -> bool {
        if let Some(first) = self.seen.get(&occasion) {
            let first = first.clone();
            self.file.fault(place.clone(), FaultKind::Twice { first });
            return false;
        }
        self.seen.insert(occasion, place.clone());
        true
    }
}

/// What two results have in common that are of the same municipality at the same time, by the same edition and from the
/// same hand.
#[must_use]
pub fn occasion(evaluation: &Evaluation) -> String {
    let municipality = &evaluation.municipality;
    let name = municipality.code.map_or_else(|| municipality.name.to_lowercase(), |code| code.to_string());
    let month = evaluation.month.unwrap_or_default();
    let hand = match evaluation.assessor {
        Assessor::Evaluators => 'e',
        Assessor::Municipality => 'm',
    };
    format!("{} {month} {hand} {} {name}", evaluation.year, evaluation.edition)
}

/// Whether two results of different [occasions](occasion) may all the same be one: of the same municipality and year and
/// from the same hand, and one leaves open in which month it was or by which edition.
#[must_use]
pub fn may_be_same(one: &Evaluation, other: &Evaluation) -> bool {
    // What takes longest comes last: every result is held against every other.
    one.year == other.year
        && one.assessor == other.assessor
        && (one.month != other.month || one.edition != other.edition)
        && one.month.zip(other.month).is_none_or(|(one, other)| one == other)
        && one.edition.id().zip(other.edition.id()).is_none_or(|(one, other)| one == other)
        && one.municipality.is_same_as(&other.municipality)
}

/// The same for means, which are known by their titles.
#[must_use]
pub fn occasion_of_mean(mean: &Mean) -> String {
    format!("mean {} {} {}", mean.year, mean.edition, mean.title.get(Language::Swedish).to_lowercase())
}
