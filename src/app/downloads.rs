//! Files that are handed over, and what is known of those that were.
//!
//! Every file of a draft goes through [`Downloads::draft`]: its text is read back as a draft, the browser's copy of it
//! is read back as bytes, and only then is it handed over and kept in mind.

use std::collections::BTreeMap;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::services::clock;
use super::services::download::{self, DownloadError};
use super::services::storage::BrowserStorage;
use super::services::storage_events::{Change, on_change_elsewhere};
use crate::assessment::export::{self, ExportError};
use crate::assessment::{Assessment, AssessmentId, file};
use crate::draft::{FileCopy, FileRecord, FileRecords, Key, TextStore, reminder};
use crate::json::ProblemKind;

const JSON: &str = "application/json";
const TABLE: &str = "text/csv";

/// What became of the file that was asked for last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was checked and handed over, under this name.
    Saved(String),
    /// It was not handed over.
    Failed(Failure),
}

/// Why a file was not handed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// It would be too large to be opened again.
    TooLarge,
    /// It would not give the same draft when it is opened.
    NotTheDraft,
    /// The browser holds something other than it was given.
    NotReadBack,
}

impl From<&ExportError> for Failure {
    fn from(error: &ExportError) -> Self {
        match error {
            ExportError::Unreadable(problems)
                if problems.iter().any(|problem| matches!(problem.kind, ProblemKind::TooLarge { .. })) =>
            {
                Self::TooLarge
            }
            ExportError::Unreadable(_) | ExportError::Different => Self::NotTheDraft,
        }
    }
}

/// What is handed over, given to every view by context.
#[derive(Clone, Copy)]
pub struct Downloads {
    records: RwSignal<BTreeMap<AssessmentId, FileRecord>>,
    outcome: RwSignal<Option<Outcome>>,
}

const fn store() -> FileRecords<BrowserStorage> {
    FileRecords::new(BrowserStorage)
}

impl Downloads {
    /// Reads what is known of the drafts' files.
    #[must_use]
    pub fn open() -> Self {
        let records = BrowserStorage.keys().unwrap_or_default().into_iter().filter_map(|key| match key.parse() {
            Ok(Key::File(id)) => Some((id, store().load(id))),
            _ => None,
        });
        Self { records: RwSignal::new(records.collect()), outcome: RwSignal::new(None) }
    }

    /// What is known of a draft's files.
    #[must_use]
    pub fn record(self, id: AssessmentId) -> FileRecord {
        self.records.with(|records| records.get(&id).cloned()).unwrap_or_default()
    }

    /// What became of the file that was asked for last.
    #[must_use]
    pub fn outcome(self) -> ReadSignal<Option<Outcome>> {
        self.outcome.read_only()
    }

    /// Takes back what was said of the last file.
    pub fn forget_outcome(self) {
        self.outcome.set(None);
    }

    /// Takes back that the last file was handed over; that one was not stays.
    pub fn forget_success(self) {
        if self.outcome.with_untracked(|outcome| matches!(outcome, Some(Outcome::Saved(_)))) {
            self.outcome.set(None);
        }
    }

    /// Saves a draft as a file in the person's downloads.
    pub fn draft(self, assessment: &Assessment) {
        match export::export(assessment) {
            Ok(text) => {
                let copy = FileCopy::of(assessment, clock::now());
                let id = assessment.id;
                self.hand_over(file::file_name(assessment), JSON, text, move || self.keep_copy(id, copy));
            }
            Err(error) => self.outcome.set(Some(Outcome::Failed(Failure::from(&error)))),
        }
    }

    /// Saves a text as a file that is not, or cannot be read as, a draft.
    pub fn text(self, file_name: &str, text: &str) {
        self.hand_over(file_name.to_owned(), JSON, text.to_owned(), || ());
    }

    /// Saves a table as a file.
    pub fn table(self, file_name: &str, text: String) {
        self.hand_over(file_name.to_owned(), TABLE, text, || ());
    }

    /// Saves everything in one file; every draft then has a copy in it.
    pub fn archive(self, name: &str, text: String, drafts: &[Assessment]) {
        let now = clock::now();
        let copies: Vec<_> = drafts.iter().map(|draft| (draft.id, FileCopy::of(draft, now))).collect();
        self.hand_over(name.to_owned(), JSON, text, move || {
            for (id, copy) in copies {
                self.keep_copy(id, copy);
            }
        });
    }

    fn hand_over(self, name: String, media_type: &'static str, text: String, done: impl FnOnce() + 'static) {
        // What is said anew has to be gone in between, or nobody reads it out.
        self.outcome.set(None);
        spawn_local(async move {
            let outcome = match download::save_text(&name, media_type, &text).await {
                Ok(()) => {
                    done();
                    Outcome::Saved(name)
                }
                Err(DownloadError::NotReadBack) => Outcome::Failed(Failure::NotReadBack),
                // The page is being closed.
                Err(DownloadError::NoDocument) => return,
            };
            self.outcome.set(Some(outcome));
        });
    }

    /// Keeps in mind that there is a file with what a draft has now: one that was just opened.
    pub fn note_opened(self, assessment: &Assessment) {
        self.keep_copy(assessment.id, FileCopy::of(assessment, clock::now()));
    }

    /// Puts the reminder to save a draft as a file off.
    pub fn put_off_reminder(self, id: AssessmentId) {
        let until = reminder::put_off_until(clock::now());
        self.keep(id, FileRecord { put_off_until: Some(until), ..untrack(|| self.record(id)) });
    }

    fn keep_copy(self, id: AssessmentId, copy: FileCopy) {
        self.keep(id, FileRecord { copy: Some(copy), put_off_until: None });
    }

    fn keep(self, id: AssessmentId, record: FileRecord) {
        // Where it cannot be stored, it is known for as long as the page is open.
        let _kept = store().save(id, &record);
        self.records.update(|records| {
            records.insert(id, record);
        });
    }

    /// Stores everything again, after the browser has thrown it away.
    pub fn keep_again(self) {
        for (id, record) in self.records.get_untracked() {
            let _kept = store().save(id, &record);
        }
    }

    /// Takes over what other tabs save as files.
    pub fn follow_other_tabs(self) {
        on_change_elsewhere(move |change| {
            if let Change::Entry { key, .. } = change
                && let Ok(Key::File(id)) = key.parse()
            {
                self.records.update(|records| {
                    records.insert(id, store().load(id));
                });
            }
        });
    }
}
