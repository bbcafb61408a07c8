//! Rubrics, published evaluations, the cross-edition map, the aspects and the glossary, fetched when a view first asks for them.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::services::fetch::{self, FetchError};
use crate::comparison::edition_map::{self, EditionMap};
use crate::evaluation::{self, Evaluations, Outlines, outline};
use crate::glossary::{self, Lexicon};
use crate::json::Problem;
use crate::language::Language;
use crate::reading::aspects::{self, Aspects};
use crate::rubric::{self, Edition, Rubric, RubricId};

/// The shipped rubrics, each with the languages that it can be had in; written by build.rs from `data/rubrics/`.
///
/// Known beforehand and not found out by asking for a file that may not be there: some servers answer every address
/// with something, without a network a missing file is like any other, and a table costs no request.
const SHIPPED: &[(&str, &[Language])] = include!(concat!(env!("OUT_DIR"), "/shipped_rubrics.rs"));

const EVALUATIONS: &str = "data/evaluations.json";
const OUTLINES: &str = "data/outlines.json";
const EDITION_MAP: &str = "data/edition-map.json";
const ASPECTS: &str = "data/aspects.json";

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
    /// The file could not be reached.
    Unreachable,
    /// The site has no file with this address, or does not give it out.
    Missing(String),
    /// The file is not what it should be.
    Invalid(Vec<Problem>),
    /// No rubric with this id is shipped.
    NotShipped,
}

type Shared<T> = ArcRwSignal<Loading<T>>;

/// The fetched data, given to every view by context.
///
/// A rubric is fetched in the language of the interface; one that lacks it, in another language that it has.
#[derive(Clone, Copy)]
pub struct Library {
    rubrics: StoredValue<BTreeMap<(String, Language), Shared<Rubric>>>,
    evaluations: StoredValue<Option<Shared<Evaluations>>>,
    outlines: StoredValue<Option<Shared<Outlines>>>,
    edition_map: StoredValue<Option<Shared<EditionMap>>>,
    aspects: StoredValue<Option<Shared<Aspects>>>,
    glossaries: StoredValue<BTreeMap<Language, Shared<Lexicon>>>,
    language: Language,
}

impl Library {
    /// A library for Swedish readers; nothing is fetched yet.
    #[must_use]
    pub fn new() -> Self {
        Self {
            rubrics: StoredValue::new(BTreeMap::new()),
            evaluations: StoredValue::new(None),
            outlines: StoredValue::new(None),
            edition_map: StoredValue::new(None),
            aspects: StoredValue::new(None),
            glossaries: StoredValue::new(BTreeMap::new()),
            language: Language::default(),
        }
    }

    /// The same library for readers of another language; what has been fetched is fetched for both.
    #[must_use]
    pub fn in_language(self, language: Language) -> Self {
        Self { language, ..self }
    }

    /// The rubric with this id; fetched when it is not here.
    #[must_use]
    pub fn rubric(self, id: &RubricId) -> Shared<Rubric> {
        let key = (id.to_string(), self.language_of(id.as_str()));
        let known = self.rubrics.with_value(|rubrics| rubrics.get(&key).cloned());
        known.unwrap_or_else(|| {
            let shared = ArcRwSignal::new(Loading::Pending);
            fetch_rubric(&key.0, key.1, &shared);
            self.rubrics.update_value(|rubrics| {
                rubrics.insert(key, shared.clone());
            });
            shared
        })
    }

    /// The language that a rubric is shown in.
    fn language_of(self, id: &str) -> Language {
        languages(id).and_then(|languages| self.language.among(languages)).unwrap_or(self.language)
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
            load(&shared, EVALUATIONS.to_owned(), evaluation::parse);
            shared
        })
    }

    /// What the shipped editions are made of; fetched when it is not here.
    #[must_use]
    pub fn outlines(self) -> Shared<Outlines> {
        self.outlines.with_value(Clone::clone).unwrap_or_else(|| {
            let shared = ArcRwSignal::new(Loading::Pending);
            self.outlines.set_value(Some(shared.clone()));
            load(&shared, OUTLINES.to_owned(), outline::parse);
            shared
        })
    }

    /// How the editions correspond; fetched when it is not here.
    #[must_use]
    pub fn edition_map(self) -> Shared<EditionMap> {
        self.edition_map.with_value(Clone::clone).unwrap_or_else(|| {
            let shared = ArcRwSignal::new(Loading::Pending);
            self.edition_map.set_value(Some(shared.clone()));
            load(&shared, EDITION_MAP.to_owned(), edition_map::parse);
            shared
        })
    }

    /// Which subareas are about strategy and which about follow-up; fetched when it is not here. Without it, nothing is
    /// said of the balance between them.
    #[must_use]
    pub fn aspects(self) -> Shared<Aspects> {
        self.aspects.with_value(Clone::clone).unwrap_or_else(|| {
            let shared = ArcRwSignal::new(Loading::Pending);
            self.aspects.set_value(Some(shared.clone()));
            load(&shared, ASPECTS.to_owned(), aspects::parse);
            shared
        })
    }

    /// The terms that are explained in texts; fetched when they are not here. Without them, texts stand unmarked.
    #[must_use]
    pub fn glossary(self) -> Shared<Lexicon> {
        let language = self.language;
        self.glossaries.with_value(|known| known.get(&language).cloned()).unwrap_or_else(|| {
            let shared = ArcRwSignal::new(Loading::Pending);
            self.glossaries.update_value(|known| {
                known.insert(language, shared.clone());
            });
            fetch_glossary(language, &shared);
            shared
        })
    }

    /// Tries again to fetch what failed, in the language of its readers.
    pub fn retry(self) {
        let rubrics = self.rubrics.with_value(Clone::clone);
        for ((id, language), shared) in rubrics {
            if let Loading::Failed(_) = shared.get_untracked()
                && language == self.language_of(&id)
            {
                fetch_rubric(&id, language, &shared);
            }
        }
        if let Some(shared) = self.evaluations.with_value(Clone::clone)
            && let Loading::Failed(_) = shared.get_untracked()
        {
            load(&shared, EVALUATIONS.to_owned(), evaluation::parse);
        }
        if let Some(shared) = self.outlines.with_value(Clone::clone)
            && let Loading::Failed(_) = shared.get_untracked()
        {
            load(&shared, OUTLINES.to_owned(), outline::parse);
        }
        if let Some(shared) = self.edition_map.with_value(Clone::clone)
            && let Loading::Failed(_) = shared.get_untracked()
        {
            load(&shared, EDITION_MAP.to_owned(), edition_map::parse);
        }
        if let Some(shared) = self.aspects.with_value(Clone::clone)
            && let Loading::Failed(_) = shared.get_untracked()
        {
            load(&shared, ASPECTS.to_owned(), aspects::parse);
        }
        if let Some(shared) = self.glossaries.with_value(|known| known.get(&self.language).cloned())
            && let Loading::Failed(_) = shared.get_untracked()
        {
            fetch_glossary(self.language, &shared);
        }
    }
}

impl Default for Library {
    fn default() -> Self {
        Self::new()
    }
}

/// The languages of a shipped rubric.
#[must_use]
pub fn languages(id: &str) -> Option<&'static [Language]> {
    SHIPPED.iter().find(|(shipped, _)| *shipped == id).map(|(_, languages)| *languages)
}

fn fetch_rubric(id: &str, language: Language, shared: &Shared<Rubric>) {
    match languages(id) {
        Some(_) => load(shared, format!("data/{id}.{language}.json"), rubric::parse),
        None => shared.set(Loading::Failed(LoadFailure::NotShipped)),
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
            Err(FetchError::Unreachable) => Loading::Failed(LoadFailure::Unreachable),
            Err(FetchError::Status(_)) => Loading::Failed(LoadFailure::Missing(address)),
            Ok(text) => match parse(&text) {
                Ok(data) => Loading::Ready(Arc::new(data)),
                Err(problems) => Loading::Failed(LoadFailure::Invalid(problems)),
            },
        });
    });
}
