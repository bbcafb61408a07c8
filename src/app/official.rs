//! The evaluators' results that a draft can be laid beside, and what earlier drafts differed from theirs by.

use leptos::prelude::*;

use super::comparison_choice::ComparisonChoices;
use super::components::with_draft::{OpenDraft, RubricKind};
use super::drafts::{Draft, Drafts};
use super::evaluations::OwnEvaluations;
use super::library::Library;
use super::rubrics::{FoundRubric, OwnRubrics};
use super::sources::Pool;
use crate::comparison::bias::{EarlierBias, bias, is_earlier};
use crate::comparison::{EditionMap, Reference, ReferenceKey};
use crate::evaluation::{Assessor, Evaluation};
use crate::scoring;

/// A result of the evaluators, and how a choice names it.
#[derive(Clone)]
pub struct OfficialResult {
    /// Its name in a choice.
    pub key: ReferenceKey,
    /// The result.
    pub evaluation: Evaluation,
}

impl OfficialResult {
    /// The result as something to lay a draft beside.
    #[must_use]
    pub fn reference(&self) -> Reference {
        Reference::of_evaluation(self.key.clone(), &self.evaluation)
    }
}

/// Every result of the evaluators that is here; those that somebody has added come first.
#[must_use]
pub fn official_results(pool: &Pool) -> Vec<OfficialResult> {
    let official = pool.evaluations().filter(|(_, evaluation)| evaluation.assessor == Assessor::Evaluators);
    official.map(|(key, evaluation)| OfficialResult { key, evaluation: evaluation.clone() }).collect()
}

/// The result that a choice names.
#[must_use]
pub fn official_result(pool: &Pool, key: &ReferenceKey) -> Option<OfficialResult> {
    let evaluation = pool.evaluation(key).filter(|evaluation| evaluation.assessor == Assessor::Evaluators)?;
    Some(OfficialResult { key: key.clone(), evaluation: evaluation.clone() })
}

/// What earlier drafts of the same municipality differed from the evaluators by. Nothing is fetched where there are none.
#[must_use]
pub fn earlier_biases(draft: OpenDraft) -> Memo<Vec<EarlierBias>> {
    let drafts = expect_context::<Drafts>();
    let choices = expect_context::<ComparisonChoices>();
    let (library, own) = (expect_context::<Library>(), expect_context::<OwnRubrics>());
    let evaluations = expect_context::<OwnEvaluations>();
    // Only another municipality or year, not every answer, looks for other drafts.
    let about = Memo::new(move |_| draft.assessment.with(|draft| (draft.municipality.clone(), draft.year)));
    Memo::new(move |_| {
        about.track();
        let is_candidate = |other: &&Draft| {
            let is_earlier =
                other.assessment.with(|other| draft.assessment.with_untracked(|draft| is_earlier(other, draft)));
            is_earlier && choices.of(other.id).official.is_some()
        };
        let earlier: Vec<_> = drafts.list().with(|list| list.iter().filter(is_candidate).cloned().collect());
        if earlier.is_empty() {
            return Vec::new();
        }
        let Some(pool) = Pool::of(library, evaluations).ready() else { return Vec::new() };
        let bias_of = |other: &Draft| {
            let result = official_result(&pool, &choices.of(other.id).official?)?;
            earlier_bias(draft, other, &result.reference(), &pool.map, own, library)
        };
        earlier.iter().filter_map(bias_of).collect()
    })
}

fn earlier_bias(
    draft: OpenDraft,
    other: &Draft,
    official: &Reference,
    map: &EditionMap,
    own: OwnRubrics,
    library: Library,
) -> Option<EarlierBias> {
    other.assessment.with(|other| {
        let found = own.find(library, other);
        let rubric = found.ready()?;
        // A rubric of one's own is never taken for the shipped edition of the same id.
        let is_related = match (&found, draft.kind()) {
            (FoundRubric::Shipped(_), RubricKind::Shipped) => true,
            (FoundRubric::Own(rubric), RubricKind::Own) => rubric.fingerprint == draft.rubric().fingerprint,
            _ => false,
        };
        is_related.then(|| EarlierBias {
            draft: other.id,
            year: other.year,
            created: other.created,
            edition: rubric.id.clone(),
            bias: bias(rubric, &scoring::score(rubric, other), official, map),
        })
    })
}
