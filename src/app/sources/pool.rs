//! The results and means that can stand beside a draft: the shipped ones, and those that somebody has added.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::evaluations::OwnEvaluations;
use crate::app::library::{Library, Loading};
use crate::comparison::{EditionMap, ReferenceKey};
use crate::evaluation::{Evaluation, Evaluations, Mean, Outlines};

/// All that is here, and what it takes to compare it.
#[derive(Clone, Default)]
pub struct Pool {
    /// Those that are shipped.
    pub published: Arc<Evaluations>,
    /// Those that somebody has added.
    pub own: Arc<Evaluations>,
    /// How the editions correspond.
    pub map: Arc<EditionMap>,
    /// What the editions are made of.
    pub outlines: Arc<Outlines>,
}

impl Pool {
    /// What is here, once it has been fetched; follows what is added, changed and deleted.
    #[must_use]
    pub fn of(library: Library, own: OwnEvaluations) -> Loading<Self> {
        let fetched = (library.evaluations().get(), library.edition_map().get(), library.outlines().get());
        match fetched {
            (Loading::Ready(published), Loading::Ready(map), Loading::Ready(outlines)) => {
                Loading::Ready(Arc::new(Self { published, own: own.list().get(), map, outlines }))
            }
            (Loading::Failed(failure), ..) | (_, Loading::Failed(failure), _) | (.., Loading::Failed(failure)) => {
                Loading::Failed(failure)
            }
            (Loading::Pending, ..) | (_, Loading::Pending, _) | (.., Loading::Pending) => Loading::Pending,
        }
    }

    /// All evaluations with the keys that name them; those that somebody has added come first.
    pub fn evaluations(&self) -> impl Iterator<Item = (ReferenceKey, &Evaluation)> {
        let own = self.own.evaluations.iter().map(|one| (ReferenceKey::Own(one.id.clone()), one));
        own.chain(self.published.evaluations.iter().map(|one| (ReferenceKey::Published(one.id.clone()), one)))
    }

    /// All means with the keys that name them.
    pub fn means(&self) -> impl Iterator<Item = (ReferenceKey, &Mean)> {
        let own = self.own.means.iter().map(|one| (ReferenceKey::OwnMean(one.id.clone()), one));
        own.chain(self.published.means.iter().map(|one| (ReferenceKey::Mean(one.id.clone()), one)))
    }

    /// The evaluation that a key names.
    #[must_use]
    pub fn evaluation(&self, key: &ReferenceKey) -> Option<&Evaluation> {
        self.evaluations().find(|(other, _)| other == key).map(|(_, evaluation)| evaluation)
    }

    /// The mean that a key names.
    #[must_use]
    pub fn mean(&self, key: &ReferenceKey) -> Option<&Mean> {
        self.means().find(|(other, _)| other == key).map(|(_, mean)| mean)
    }
}
