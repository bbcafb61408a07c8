//! The journal: the newest state of each draft once more, in a store that is on disk sooner.
//!
//! Browsers tell a page that a text is stored while it is only in their memory, and write it to disk seconds or a minute
//! later. Who kills such a browser finds an older state in the slots. The journal (`src/app/services/journal.rs`) has the
//! newer one, as the value of a slot; here is decided whether it is newer, and how it comes back.

use super::key::{Key, Place};
use super::{DraftStore, LoadError, Loaded, Recovery, SaveError, Slot, StoreError, TextStore};
use crate::assessment::{Assessment, AssessmentId, file};
use crate::json::ProblemKind;

/// What became of a state of the journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recovered {
    /// It was newer, and is in the slots again.
    Restored,
    /// The slots have a state that is at least as new, or it cannot be read.
    Nothing,
}

/// How a state of the journal stands to those in the slots, told by the first lines of the values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is in a slot.
    Stored,
    /// It has a higher number than the slots.
    Ahead,
    /// It has not. It was replaced before the journal was told, or the slots were begun anew without it.
    Behind,
}

/// How the state of the journal with this first line stands to the slots.
///
/// # Errors
/// When the store cannot be read.
pub fn standing(store: &impl TextStore, id: AssessmentId, header: &str) -> Result<Standing, StoreError> {
    let mut stored = None;
    for place in Place::BOTH {
        let value = store.get(&Key::Slot(id, place).to_string())?;
        let first_line = value.as_deref().and_then(|value| value.lines().next());
        if first_line == Some(header) {
            return Ok(Standing::Stored);
        }
        stored = stored.max(first_line.and_then(Slot::number_in));
    }
    Ok(if Slot::number_in(header) > stored { Standing::Ahead } else { Standing::Behind })
}

/// Puts the state of a journal's value into the slots, if it is newer than what is there.
///
/// # Errors
/// When the slots do not take it; it then has to stay in the journal.
pub fn recover<S: TextStore>(
    drafts: &DraftStore<S>,
    id: AssessmentId,
    value: &str,
    standing: Standing,
) -> Result<Recovered, SaveError> {
    let Some(kept) = sound(id, value) else { return Ok(Recovered::Nothing) };
    let newest = match drafts.load(id) {
        // What this version cannot read in full may be the work of another; it stays as it is.
        Ok(Loaded { recovery: Recovery::Partial(_), .. }) => None,
        Ok(Loaded { assessment, .. }) => newer_of(&assessment, kept, standing),
        Err(LoadError::Missing) => Some(kept),
        Err(LoadError::Unreadable { problems, .. })
            if problems.iter().any(|problem| matches!(problem.kind, ProblemKind::NewerSchema { .. })) =>
        {
            None
        }
        Err(LoadError::Unreadable { .. }) => Some(kept),
        Err(LoadError::Store(error)) => return Err(error.into()),
    };
    let Some(newest) = newest else { return Ok(Recovered::Nothing) };
    drafts.save(&newest)?;
    Ok(Recovered::Restored)
}

/// The draft of a value that was written whole, in a form that this version reads in full.
fn sound(id: AssessmentId, value: &str) -> Option<Assessment> {
    let slot = Slot::decode(value).ok()?;
    let restored = file::read(&slot.text).ok()?;
    (restored.problems.is_empty() && restored.assessment.id == id).then_some(restored.assessment)
}

/// The state of the journal, unless the slots have a newer one. Where a clock went backwards, the numbers tell.
fn newer_of(stored: &Assessment, kept: Assessment, standing: Standing) -> Option<Assessment> {
    let is_newer = match standing {
        Standing::Stored => false,
        Standing::Ahead => kept.changed >= stored.changed,
        Standing::Behind => kept.changed > stored.changed,
    };
    is_newer.then_some(kept)
}
