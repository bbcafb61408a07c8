//! Where what stands beside a draft comes from: evaluations, means, drafts and versions, each looked up when wanted.

mod notes;
mod pool;

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::components::with_draft::{OpenDraft, RubricKind};
use crate::app::drafts::{Draft, Drafts};
use crate::app::evaluations::OwnEvaluations;
use crate::app::i18n::{Locale, td_string};
use crate::app::library::{Library, Loading};
use crate::app::locale::use_locale;
use crate::app::pages::draft_name;
use crate::app::rubrics::{FoundRubric, OwnRubrics};
use crate::app::services::clock;
use crate::assessment::{Assessment, AssessmentId, Origin};
use crate::comparison::{
    Candidate, EditionMap, Figure, MeanBasis, Reach, Reference, ReferenceKey, ReferenceKind, Series, mean_of, order,
    reach_of, series, tell_apart,
};
use crate::evaluation::{Assessor, EditionClaim, Evaluation, Mean};
use crate::language::Language;
use crate::municipality::Municipality;
use crate::points::Points;
use crate::rubric::RubricId;
use crate::scoring;
use crate::version::{Cause, Version, VersionId};
pub use pool::Pool;

/// The sources for one draft.
#[derive(Clone, Copy)]
pub struct Sources {
    draft: OpenDraft,
    library: Library,
    drafts: Drafts,
    rubrics: OwnRubrics,
    evaluations: OwnEvaluations,
    locale: Locale,
    language: Language,
}

/// What became of a reference that was chosen.
enum Resolved {
    Ready(Box<Reference>),
    /// Something of it is still being fetched.
    Pending,
    /// It is not here, or no longer.
    Missing,
}

/// What a draft is laid beside, brought into the order of its rubric.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Compared {
    /// The draft itself, and what was chosen, in the order it was chosen.
    pub series: Vec<Series>,
    /// The same as they came, before they were brought into that order; without the mean.
    pub references: Vec<Reference>,
    /// What the mean of those was computed from, if it was asked for and there are enough.
    pub mean: Option<MeanBasis>,
    /// Whether a mean was asked for that too few results make.
    pub lacks_mean: bool,
    /// Whether something is still being fetched.
    pub is_pending: bool,
    /// Choices that are not here, or no longer.
    pub missing: Vec<ReferenceKey>,
    /// Where the figures come from, and what to keep in mind about each.
    pub notes: Vec<Note>,
    /// The places of those that are self-assessments.
    pub self_assessed: Vec<usize>,
}

/// What has to be said of something that was chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// The place of that among what is compared.
    pub at: usize,
    /// What it is about: "Nässjö 2022".
    pub name: String,
    /// Source, scope and reservation.
    pub text: String,
    /// Whether it limits what the figures say, and so belongs on every picture.
    pub is_caveat: bool,
}

impl Compared {
    /// The total to reach, if one is set.
    #[must_use]
    pub fn goal(&self) -> Option<Points> {
        let goal = self.series.iter().find(|series| series.kind == ReferenceKind::Goal)?;
        match &goal.total {
            Figure::Points(interval) => Some(interval.secured()),
            _ => None,
        }
    }
}

impl Sources {
    /// The sources for a draft, from the contexts of a view.
    #[must_use]
    pub fn of(draft: OpenDraft) -> Self {
        Self {
            draft,
            library: expect_context::<Library>(),
            drafts: expect_context::<Drafts>(),
            rubrics: expect_context::<OwnRubrics>(),
            evaluations: expect_context::<OwnEvaluations>(),
            locale: use_locale(),
            language: expect_context::<Language>(),
        }
    }

    /// The results and means that there are. All are about Kommunkompassen, so a draft with a rubric of one's own needs
    /// none.
    #[must_use]
    pub fn pool(self) -> Loading<Pool> {
        if self.draft.kind() == RubricKind::Own {
            return Loading::Ready(Arc::default());
        }
        Pool::of(self.library, self.evaluations)
    }

    /// Everything that can be chosen, in the order in which it is offered.
    #[must_use]
    pub fn candidates(self) -> Vec<Candidate> {
        let mut candidates = Vec::new();
        if let Some(pool) = self.pool().ready() {
            let rubric = self.draft.rubric();
            candidates.extend(pool.evaluations().map(|(key, one)| self.of_evaluation(key, one, &rubric.id, &pool.map)));
            candidates.extend(pool.means().map(|(key, mean)| self.of_mean(key, mean)));
        }
        let here = self.drafts.list().get();
        for other in here.iter().filter(|other| other.id != self.draft.id) {
            candidates.extend(self.of_draft(other));
        }
        candidates.extend(self.of_versions(self.draft.id));
        order(&mut candidates);
        candidates
    }

    fn of_evaluation(
        self,
        key: ReferenceKey,
        evaluation: &Evaluation,
        rubric: &RubricId,
        map: &EditionMap,
    ) -> Candidate {
        let has = match (evaluation.subareas.is_empty(), evaluation.areas.is_empty()) {
            (false, _) => Reach::Subareas,
            (true, false) => Reach::Areas,
            (true, true) => Reach::Total,
        };
        let reach = reach_of(rubric, &evaluation.edition, has, map);
        let kind = match evaluation.assessor {
            Assessor::Evaluators => ReferenceKind::Evaluation,
            Assessor::Municipality => ReferenceKind::Neighbour,
        };
        let name = format!("{} {}", evaluation.municipality.name, evaluation.year);
        let mut candidate = Candidate::new(key, kind, name, evaluation.edition.clone(), reach);
        candidate.year = Some(evaluation.year);
        candidate.total = evaluation.total.filter(|total| total.possible.is_none()).map(|total| total.points);
        candidate.is_same_municipality = self.is_own_municipality(&evaluation.municipality);
        candidate
    }

    fn of_mean(self, key: ReferenceKey, mean: &Mean) -> Candidate {
        let name = mean.title.get(self.language).to_owned();
        let reach = if mean.areas.is_empty() { Reach::Total } else { Reach::Areas };
        let mut candidate = Candidate::new(key, ReferenceKind::Mean, name, mean.edition.clone(), reach);
        candidate.year = Some(mean.year);
        candidate.total = mean.total;
        candidate
    }

    /// Another draft, if its points can stand beside: one of Kommunkompassen, or of the very same rubric.
    fn of_draft(self, other: &Draft) -> Option<Candidate> {
        other.assessment.with(|other| {
            if !self.is_comparable(other) {
                return None;
            }
            let name = draft_name(self.locale, other);
            let remark = td_string!(self.locale, chooser.draft).to_owned();
            let key = ReferenceKey::Draft(other.id);
            Some(self.of_assessment(key, ReferenceKind::SelfAssessment, name, other).with_remark(remark))
        })
    }

    /// The versions of a draft that somebody has saved; those that the program kept by itself would only be in the way.
    fn of_versions(self, draft: AssessmentId) -> Vec<Candidate> {
        let versions = self.drafts.versions(draft).unwrap_or_default();
        let readable = versions.iter().filter_map(|stored| stored.readable());
        let saved = readable.filter(|version| version.cause() == Cause::Saved || version.adoption().is_some());
        let candidate = |version: &Version| {
            let assessment = version.assessment().ok()?;
            let key = ReferenceKey::Version(draft, version.id());
            let name = draft_name(self.locale, assessment);
            Some(self.of_assessment(key, ReferenceKind::Version, name, assessment).with_remark(version_remark(
                self.locale,
                self.language,
                version,
            )))
        };
        saved.filter_map(candidate).collect()
    }

    fn of_assessment(self, key: ReferenceKey, kind: ReferenceKind, name: String, of: &Assessment) -> Candidate {
        let is_same_rubric = of.rubric.id == self.draft.rubric().id;
        let reach = if is_same_rubric { Reach::Subareas } else { Reach::Areas };
        let mut candidate = Candidate::new(key, kind, name, EditionClaim::Stated(of.rubric.id.clone()), reach);
        candidate.year = Some(of.year);
        candidate.is_same_municipality = self.is_own_municipality(&of.municipality);
        candidate
    }

    fn is_own_municipality(self, other: &Municipality) -> bool {
        self.draft.assessment.with(|own| own.municipality.is_same_as(other))
    }

    fn is_comparable(self, other: &Assessment) -> bool {
        match self.draft.kind() {
            RubricKind::Own => self.draft.assessment.with(|own| own.rubric == other.rubric),
            RubricKind::Shipped => other.last_result().is_none(),
        }
    }

    /// The draft and what was chosen, brought into the order of its rubric.
    #[must_use]
    pub fn compared(self, keys: &[ReferenceKey]) -> Compared {
        let rubric = self.draft.rubric();
        let (name, year) = self.draft.assessment.with(|draft| (draft_name(self.locale, draft), draft.year));
        let own = self.draft.score.with(|score| Series::own(name, Some(year), &rubric, score));
        let reference = self.draft.assessment.with(|draft| {
            let key = ReferenceKey::Draft(draft.id);
            self.draft.score.with(|score| Reference::of_score(key, ReferenceKind::SelfAssessment, draft, score))
        });
        let mut what = vec![self.kind_named(&reference)];
        let mut compared = Compared { series: vec![own], references: vec![reference], ..Compared::default() };
        let pool = match self.pool() {
            Loading::Ready(pool) => pool,
            // Without the map nothing can stand beside the draft.
            Loading::Pending => return Compared { is_pending: true, ..compared },
            Loading::Failed(_) => return compared,
        };
        let mut wants_mean = false;
        for key in keys {
            if *key == ReferenceKey::MeanOfChosen {
                wants_mean = true;
                continue;
            }
            match self.resolve(&pool, key) {
                Resolved::Ready(reference) => {
                    what.push(self.kind_named(&reference));
                    compared.series.push(series(&rubric, &reference, &pool.map));
                    compared.references.push(*reference);
                }
                Resolved::Pending => compared.is_pending = true,
                Resolved::Missing => compared.missing.push(key.clone()),
            }
        }
        tell_apart(&mut compared.series, what);
        for (at, (reference, series)) in compared.references.iter().zip(&compared.series).enumerate() {
            compared.notes.extend(self.note_on(&pool, &reference.key, &series.name, at));
            if self.is_self_assessed(reference) {
                compared.self_assessed.push(at);
            }
        }
        if wants_mean {
            let name = td_string!(self.locale, chooser.mean_of_chosen).to_owned();
            match mean_of(&rubric, &compared.series, name) {
                Some((mean, basis)) => {
                    let text = notes::of_basis(self.locale, &rubric.id, &basis);
                    let at = compared.series.len();
                    compared.notes.push(Note { at, name: mean.name.clone(), text, is_caveat: true });
                    compared.series.push(mean);
                    compared.mean = Some(basis);
                }
                None => compared.lacks_mean = true,
            }
        }
        compared
    }

    /// The evaluations among what was chosen.
    #[must_use]
    pub fn chosen_evaluations(self, keys: &[ReferenceKey]) -> Vec<Evaluation> {
        let Some(pool) = self.pool().ready() else { return Vec::new() };
        keys.iter().filter_map(|key| pool.evaluation(key).cloned()).collect()
    }

    fn resolve(self, pool: &Pool, key: &ReferenceKey) -> Resolved {
        let found = match key {
            ReferenceKey::Published(_) | ReferenceKey::Own(_) => {
                pool.evaluation(key).map(|evaluation| Reference::of_evaluation(key.clone(), evaluation))
            }
            ReferenceKey::Mean(_) | ReferenceKey::OwnMean(_) => pool
                .mean(key)
                .map(|mean| Reference::of_mean(key.clone(), mean, pool.outlines.of(&mean.edition), self.language)),
            ReferenceKey::MeanOfChosen => None,
            ReferenceKey::Draft(id) => return self.resolve_draft(key, *id),
            ReferenceKey::Version(draft, id) => return self.resolve_version(key, *draft, *id),
            ReferenceKey::Goal(points) => {
                let title = td_string!(self.locale, chooser.goal_named).to_owned();
                Some(Reference::of_goal(*points, self.draft.rubric().max(), title))
            }
        };
        found.map_or(Resolved::Missing, |reference| Resolved::Ready(Box::new(reference)))
    }

    /// Where a result comes from, and what to keep in mind about it; nothing to say of what was made here.
    fn note_on(self, pool: &Pool, key: &ReferenceKey, name: &str, at: usize) -> Option<Note> {
        let of_mean = || Some((notes::of_mean(self.locale, self.language, pool.mean(key)?), true));
        let (text, is_caveat) = match pool.evaluation(key) {
            Some(evaluation) => (notes::of_evaluation(self.locale, self.language, evaluation), false),
            None => of_mean()?,
        };
        Some(Note { at, name: name.to_owned(), text, is_caveat })
    }

    /// Whether a result is somebody's estimate of themselves; the example, made of published points, is none.
    fn is_self_assessed(self, reference: &Reference) -> bool {
        match reference.kind {
            ReferenceKind::SelfAssessment => {
                let draft = match &reference.key {
                    ReferenceKey::Draft(id) => self.drafts.get(*id),
                    _ => None,
                };
                draft.is_none_or(|draft| draft.assessment.with(|draft| draft.origin == Origin::Own))
            }
            ReferenceKind::Version | ReferenceKind::Neighbour => true,
            ReferenceKind::Evaluation | ReferenceKind::Mean | ReferenceKind::Goal => false,
        }
    }

    /// What a result is called beside another of the same municipality and year.
    fn kind_named(self, reference: &Reference) -> String {
        let (locale, kind) = (self.locale, reference.kind);
        if let ReferenceKey::Version(draft, id) = &reference.key
            && let Some(version) = self.drafts.version(*draft, *id)
        {
            return version_remark(locale, self.language, &version);
        }
        kind_name(locale, kind).to_owned()
    }

    fn resolve_draft(self, key: &ReferenceKey, id: AssessmentId) -> Resolved {
        let other = self.drafts.get(id).filter(|_| id != self.draft.id);
        let resolved = other.map(|other| {
            other.assessment.with(|other| {
                self.is_comparable(other).then(|| self.resolve_assessment(key, ReferenceKind::SelfAssessment, other))
            })
        });
        resolved.flatten().unwrap_or(Resolved::Missing)
    }

    fn resolve_version(self, key: &ReferenceKey, draft: AssessmentId, id: VersionId) -> Resolved {
        let version = self.drafts.version(draft, id);
        match version.as_ref().and_then(|version| version.assessment().ok()) {
            Some(assessment) if self.is_comparable(assessment) => {
                self.resolve_assessment(key, ReferenceKind::Version, assessment)
            }
            Some(_) | None => Resolved::Missing,
        }
    }

    /// The points of another draft by its own rubric, or those that it carries where that is not here.
    fn resolve_assessment(self, key: &ReferenceKey, kind: ReferenceKind, of: &Assessment) -> Resolved {
        let reference = match self.rubrics.find(self.library, of) {
            FoundRubric::Shipped(rubric) | FoundRubric::Own(rubric) => {
                Reference::of_score(key.clone(), kind, of, &scoring::score(&rubric, of))
            }
            FoundRubric::Pending => return Resolved::Pending,
            FoundRubric::Failed(_) | FoundRubric::Missing => match of.last_result() {
                Some(last) => Reference::of_last_result(key.clone(), kind, of, last),
                None => return Resolved::Missing,
            },
        };
        Resolved::Ready(Box::new(reference))
    }
}

/// What kind of result it is.
#[must_use]
pub fn kind_name(locale: Locale, kind: ReferenceKind) -> &'static str {
    match kind {
        ReferenceKind::SelfAssessment | ReferenceKind::Neighbour => td_string!(locale, compared.self_assessment),
        ReferenceKind::Version => td_string!(locale, compared.version),
        ReferenceKind::Evaluation => td_string!(locale, compared.evaluation),
        ReferenceKind::Mean => td_string!(locale, compared.mean),
        ReferenceKind::Goal => td_string!(locale, chooser.goal_named),
    }
}

/// What a version is called and when it was kept.
fn version_remark(locale: Locale, language: Language, version: &Version) -> String {
    let kept = clock::day_of(version.created(), language);
    match version.name() {
        "" => td_string!(locale, chooser.version_of, when = kept).to_string(),
        name => td_string!(locale, chooser.version_named, name = name, when = kept).to_string(),
    }
}
