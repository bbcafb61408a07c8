//! Rubrics, published evaluations and the glossary, fetched when a view first asks for them.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::services::fetch::{self, FetchError};
use crate::evaluation::{self, Evaluations};
use crate::glossary::{self, Lexicon};
use crate::json::Problem;
use crate::language::Language;
use crate::rubric::{self, Edition, Rubric, RubricId};

/// Data that is fetched.
pub enum Loading<T> {
    /// On its way.
    Pending,
    /// Here.
    Ready(Arc<T>),
    /// Not to be had.
    Failed(LoadFailure),
}

impl<T> Clone for Loading<T> {
    fn clone(&self) -> Self {
        match self {
            Self::Pending => Self::Pending,
            Self::Ready(data) => Self::Ready(Arc::clone(data)),
            Self::Failed(failure) => Self::Failed(failure.clone()),
        }
    }
}

impl<T> Loading<T> {
    /// The data, if it is here.
    pub fn ready(&self) -> Option<Arc<T>> {
        match self {
            Self::Ready(data) => Some(Arc::clone(data)),
            Self::Pending | Self::Failed(_) => None,
        }
    }
}

/// Why data is not to be had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoadFailure {
    /// The file could not be fetched.
    Fetch(FetchError),
    /// The file is not what it should be.
    Invalid(Vec<Problem>),
    /// No rubric with this id is shipped.
    NotShipped,
}

type Shared<T> = ArcRwSignal<Loading<T>>;

/// The fetched data, given to every view by context.
#[derive(Clone, Copy)]
pub struct Library {
    rubrics: StoredValue<BTreeMap<String, Shared<Rubric>>>,
    evaluations: StoredValue<Option<Shared<Evaluations>>>,
    glossaries: StoredValue<BTreeMap<Language, Shared<Lexicon>>>,
    language: Language,
}

impl Library {
    /// A library of texts in a language; nothing is fetched yet.
    #[must_use]
    pub fn new(language: Language) -> Self {
        Self {
            rubrics: StoredValue::new(BTreeMap::new()),
            evaluations: StoredValue::new(None),
            glossaries: StoredValue::new(BTreeMap::new()),
            language,
        }
    }

    /// The rubric with this id; fetched when it is not here.
    #[must_use]
    pub fn rubric(self, id: &RubricId) -> Shared<Rubric> {
        let known = self.rubrics.with_value(|rubrics| rubrics.get(id.as_str()).cloned());
        known.unwrap_or_else(|| {
            let shared = ArcRwSignal::new(Loading::Pending);
            self.rubrics.update_value(|rubrics| {
                rubrics.insert(id.to_string(), shared.clone());
            });
            self.fetch_rubric(id, &shared);
            shared
        })
    }

    /// The rubric of an edition.
    #[must_use]
    pub fn edition(self, edition: Edition) -> Option<Shared<Rubric>> {
        edition.id().parse().ok().map(|id| self.rubric(&id))
    }

    /// The published evaluations; fetched when they are not here.
    #[must_use]
    pub fn evaluations(self) -> Shared<Evaluations> {
        self.evaluations.with_value(Clone::clone).unwrap_or_else(|| {
            let shared = ArcRwSignal::new(Loading::Pending);
            self.evaluations.set_value(Some(shared.clone()));
            load(&shared, "data/evaluations.json".to_owned(), evaluation::parse);
            shared
        })
    }

    /// The terms that are explained in texts; fetched when they are not here. Without them, texts stand unmarked.
    #[must_use]
    pub fn glossary(self) -> Shared<Lexicon> {
        let known = self.glossaries.with_value(|glossaries| glossaries.get(&self.language).cloned());
        known.unwrap_or_else(|| {
            let shared = ArcRwSignal::new(Loading::Pending);
            self.glossaries.update_value(|glossaries| {
                glossaries.insert(self.language, shared.clone());
            });
            fetch_glossary(self.language, &shared);
            shared
        })
    }

    /// Tries again to fetch what failed.
    pub fn retry(self) {
        let rubrics = self.rubrics.with_value(Clone::clone);
        for (id, shared) in rubrics {
            if let (Loading::Failed(_), Ok(id)) = (shared.get_untracked(), id.parse()) {
                self.fetch_rubric(&id, &shared);
            }
        }
        if let Some(shared) = self.evaluations.with_value(Clone::clone)
            && let Loading::Failed(_) = shared.get_untracked()
        {
            load(&shared, "data/evaluations.json".to_owned(), evaluation::parse);
        }
        for (language, shared) in self.glossaries.with_value(Clone::clone) {
            if let Loading::Failed(_) = shared.get_untracked() {
                fetch_glossary(language, &shared);
            }
        }
    }

    fn fetch_rubric(self, id: &RubricId, shared: &Shared<Rubric>) {
        let Some(edition) = Edition::from_id(id.as_str()) else {
            shared.set(Loading::Failed(LoadFailure::NotShipped));
            return;
        };
        let language = match edition {
            Edition::Edition2021 => self.language,
            // Their structure is shipped in Swedish only.
            Edition::Edition2016 | Edition::Edition2020 => Language::Swedish,
        };
        load(shared, format!("data/{}.{language}.json", edition.id()), rubric::parse);
    }
}

fn fetch_glossary(language: Language, shared: &Shared<Lexicon>) {
    let parse = move |text: &str| glossary::parse(text).map(|glossary| Lexicon::new(&glossary, language));
    load(shared, format!("data/glossary.{language}.json"), parse);
}

fn load<T: Send + Sync + 'static>(
    shared: &Shared<T>,
    address: String,
    parse: impl FnOnce(&str) -> Result<T, Vec<Problem>> + 'static,
) {
    let shared = shared.clone();
    shared.set(Loading::Pending);
    spawn_local(async move {
        shared.set(match fetch::text(&address).await {
            Err(error) => Loading::Failed(LoadFailure::Fetch(error)),
            Ok(text) => match parse(&text) {
                Ok(data) => Loading::Ready(Arc::new(data)),
                Err(problems) => Loading::Failed(LoadFailure::Invalid(problems)),
            },
        });
    });
}
