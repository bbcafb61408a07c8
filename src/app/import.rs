//! From a chosen file to what it offers: nothing changes here.

use std::sync::Arc;

use leptos::prelude::*;

use super::i18n::Locale;
use super::library::Library;
use super::messages;
use super::rubrics::{CheckedFile, FoundRubric, OwnRubrics};
use super::services::file_input::{self, File};
use crate::archive::{self, Opened};
use crate::assessment::{Assessment, file};
use crate::json;
use crate::rubric;
use crate::version;

/// A sound draft in a file.
#[derive(Clone)]
pub struct Offer {
    /// What the file is called.
    pub name: String,
    /// The draft in it.
    pub draft: Arc<Assessment>,
    /// Whether it tells who entered what, so that it can be joined with the same draft here.
    pub is_stamped: bool,
    /// The rubric that the draft goes by.
    pub rubric: FoundRubric,
}

/// What was found in a file.
pub enum Looked {
    /// A draft without faults.
    Draft(Offer),
    /// A rubric, sound or not, to be looked through where rubrics are.
    Rubric(CheckedFile),
    /// A version of a draft, sound or not: its text.
    Version(String),
    /// Everything in one file: its name, and what of it could be read.
    Archive(String, Opened),
    /// A file that cannot be opened, for these reasons.
    Refused(Vec<String>),
}

/// Looks into a file.
pub async fn look_into(file: File, locale: Locale, library: Library, own: OwnRubrics) -> Looked {
    let name = file_input::name_of(&file);
    let text = match file_input::text_of_any(file).await {
        Ok(text) => text,
        Err(error) => return Looked::Refused(vec![messages::file_error(locale, error)]),
    };
    if archive::is_archive(&text) {
        return match archive::read(&text) {
            Ok(opened) => Looked::Archive(name, opened),
            Err(problem) => refused(locale, &[problem]),
        };
    }
    match json::format_of(&text).as_deref() {
        Some(rubric::FORMAT) => return Looked::Rubric(CheckedFile::look_through(name, &text)),
        Some(version::file::FORMAT) => return Looked::Version(text),
        Some(_) | None => {}
    }
    let (draft, mut problems, is_stamped) = match file::read(&text) {
        Ok(restored) => {
            let is_stamped = restored.is_stamped();
            (Arc::new(restored.assessment), restored.problems, is_stamped)
        }
        Err(problems) => return refused(locale, &problems),
    };
    let rubric = rubric_of(own, library, Arc::clone(&draft)).await;
    problems.extend(rubric.ready().iter().flat_map(|rubric| file::check_against(&draft, rubric)));
    if !problems.is_empty() {
        return refused(locale, &problems);
    }
    Looked::Draft(Offer { name, draft, is_stamped, rubric })
}

fn refused(locale: Locale, problems: &[json::Problem]) -> Looked {
    Looked::Refused(messages::problems(locale, problems))
}

/// The rubric that a draft goes by, fetched if it is one of those shipped.
pub(super) async fn rubric_of(own: OwnRubrics, library: Library, draft: Arc<Assessment>) -> FoundRubric {
    library.retry();
    let found = move || match own.find(library, &draft) {
        FoundRubric::Pending => None,
        found => Some(found),
    };
    settled(found).await.unwrap_or(FoundRubric::Pending)
}

/// Waits until what is asked for is known; nothing when the view was left meanwhile.
pub(super) async fn settled<T: 'static>(known: impl Fn() -> Option<T> + 'static) -> Option<T> {
    let (sender, receiver) = futures_channel::oneshot::channel();
    let sender = StoredValue::new_local(Some(sender));
    let effect = Effect::new(move |_| {
        if let Some(known) = known()
            && let Some(sender) = sender.try_update_value(Option::take).flatten()
        {
            // The receiver waits until this very message.
            let _received = sender.send(known);
        }
    });
    let found = receiver.await.ok();
    effect.stop();
    found
}
