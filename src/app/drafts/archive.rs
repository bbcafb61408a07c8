//! Everything in one file, out and in.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::{Drafts, store_of_versions};
use crate::app::drafts::versions::VersionImported;
use crate::app::evaluations::OwnEvaluations;
use crate::app::rubrics::OwnRubrics;
use crate::app::services::clock;
use crate::archive::{self, Archive, Standing, standing};
use crate::assessment::{Assessment, Origin};
use crate::version::{StoredVersion, Version, canonical};

/// An archive that can be handed over: it has been read back.
pub struct WrittenArchive {
    /// Its text.
    pub text: String,
    /// The drafts in it.
    pub drafts: Vec<Assessment>,
    /// How much is in it.
    pub counts: Counts,
    /// Whether something that cannot be read was left out.
    pub left_out: bool,
}

/// How many of each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Drafts.
    pub drafts: usize,
    /// Versions of drafts.
    pub versions: usize,
    /// Rubrics of one's own.
    pub rubrics: usize,
    /// Results and means of one's own.
    pub evaluations: usize,
}

/// What belongs to the drafts in an archive.
#[derive(Clone, Copy)]
pub struct Companions {
    /// The rubrics of one's own.
    pub rubrics: OwnRubrics,
    /// The results and means of one's own.
    pub evaluations: OwnEvaluations,
}

impl Companions {
    /// Those of the context.
    #[must_use]
    pub fn expect() -> Self {
        Self { rubrics: expect_context(), evaluations: expect_context() }
    }
}

impl Counts {
    /// Whether there is nothing.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self == Self::default()
    }
}

/// What of an archive was taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TakenIn {
    /// How much was added.
    pub counts: Counts,
    /// Whether all of it is stored.
    pub is_kept: bool,
}

impl Drafts {
    /// Everything as one text; nothing when it cannot be read back as it was.
    #[must_use]
    pub fn write_archive(self, own: Companions) -> Option<WrittenArchive> {
        let drafts: Vec<_> =
            self.list.with_untracked(|list| list.iter().map(|draft| draft.assessment.get_untracked()).collect());
        let mut left_out = !self.unreadable.with_untracked(Vec::is_empty);
        let mut versions = Vec::new();
        for draft in &drafts {
            match store_of_versions().list(draft.id) {
                Ok(stored) => {
                    left_out |= stored.iter().any(|version| version.readable().is_none());
                    versions.extend(stored.iter().filter_map(StoredVersion::readable).cloned());
                }
                Err(_) => left_out = true,
            }
        }
        left_out |= !own.evaluations.unreadable().with_untracked(Vec::is_empty);
        let archive = Archive {
            created: clock::now(),
            drafts,
            versions,
            rubrics: own.rubrics.list().get_untracked(),
            evaluations: own.evaluations.list().with_untracked(|list| list.each().collect()),
        };
        let text = archive::write(&archive);
        let opened = archive::read(&text).ok()?;
        let counts = Counts {
            drafts: archive.drafts.len(),
            versions: archive.versions.len(),
            rubrics: archive.rubrics.len(),
            evaluations: archive.evaluations.len(),
        };
        let is_whole = opened.problems.is_empty() && opened.archive == archive;
        is_whole.then_some(WrittenArchive { text, drafts: archive.drafts, counts, left_out })
    }

    /// How a draft of an archive stands to those that are here; follows their changes.
    #[must_use]
    pub fn standing_of(self, there: &Assessment) -> Standing {
        let here = self.get(there.id).map(|draft| draft.assessment.get());
        if self.bin().read().iter().any(|binned| binned.id == there.id) {
            return Standing::InBin;
        }
        match standing(there, here.as_ref()) {
            // It may have been taken in before, as a draft of its own.
            Standing::NotHere if self.has(there.id) && self.is_said_by_another(there) => Standing::Same,
            Standing::NotHere if self.has(there.id) => Standing::Unreadable,
            standing => standing,
        }
    }

    fn is_said_by_another(self, there: &Assessment) -> bool {
        let text = canonical(there, None);
        let says_it = |draft: &Assessment| draft.year == there.year && canonical(draft, None) == text;
        self.list.with(|list| list.iter().any(|draft| draft.assessment.with(says_it)))
    }

    /// How much of an archive is not here.
    #[must_use]
    pub fn lacking(self, archive: &Archive, own: Companions) -> Counts {
        self.follow_versions();
        let drafts = archive.drafts.iter().filter(|draft| self.standing_of(draft) != Standing::Same);
        let of: BTreeSet<_> = archive.versions.iter().map(Version::draft).collect();
        let here: Vec<_> =
            of.into_iter().flat_map(|draft| store_of_versions().list(draft).unwrap_or_default()).collect();
        let versions = archive.versions.iter().filter(|version| {
            !here.iter().filter_map(StoredVersion::readable).any(|other| other.is_the_same_as(version))
        });
        let rubrics = archive.rubrics.iter().filter(|rubric| own.rubrics.get(&rubric.reference()).is_none());
        Counts {
            drafts: drafts.count(),
            versions: versions.count(),
            rubrics: rubrics.count(),
            evaluations: own.evaluations.lacking(&archive.evaluations).len(),
        }
    }

    /// Takes in what is not here; what is here in another state is joined with it, and nothing of it goes.
    pub fn take_in(self, archive: &Archive, companions: Companions) -> TakenIn {
        let Companions { rubrics: own, evaluations } = companions;
        let lacking = untrack(|| evaluations.lacking(&archive.evaluations));
        let mut counts = Counts { evaluations: lacking.len(), ..Counts::default() };
        evaluations.add_all(lacking);
        // First what the drafts go by.
        for rubric in &archive.rubrics {
            if untrack(|| own.get(&rubric.reference())).is_none() {
                own.add(rubric.clone());
                counts.rubrics += 1;
            }
        }
        // The last one added comes first in the list.
        for draft in archive.drafts.iter().rev() {
            let is_added = match untrack(|| self.standing_of(draft)) {
                Standing::Same => false,
                Standing::NotHere => {
                    self.add(as_own(draft));
                    true
                }
                Standing::Differs => self.join_archived(draft, own),
                Standing::InBin => {
                    let is_back = self.put_back(draft.id);
                    self.join_archived(draft, own) || is_back
                }
                Standing::Unreadable => self.add_from_file(as_own(draft)).is_some(),
            };
            counts.drafts += usize::from(is_added);
        }
        let mut is_kept = true;
        for version in &archive.versions {
            match self.add_version(version.clone()) {
                VersionImported::Added(_) | VersionImported::AddedWithDraft(_) => counts.versions += 1,
                VersionImported::AlreadyHere(_) => {}
                VersionImported::NotKept(_) => is_kept = false,
            }
        }
        is_kept &= self.unsaved.with_untracked(|unsaved| unsaved.is_empty())
            && own.unsaved().get_untracked().is_empty()
            && evaluations.unsaved().get_untracked().is_empty();
        TakenIn { counts, is_kept }
    }

    /// Joins a draft that is here with its state in an archive; says whether there was anything new.
    fn join_archived(self, there: &Assessment, own: OwnRubrics) -> bool {
        let rubric = self.get_untracked(there.id).and_then(|here| {
            let reference = here.assessment.with_untracked(|here| here.rubric.clone());
            untrack(|| own.get(&reference))
        });
        self.join_file(there.id, &as_own(there), rubric.as_ref().map(|own| &**own.rubric()))
    }
}

/// Only the example of this page is known to hold published points.
pub(super) fn as_own(draft: &Assessment) -> Assessment {
    let mut draft = draft.clone();
    draft.origin = Origin::Own;
    draft
}
