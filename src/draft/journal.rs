//! The journal: the newest state of each draft once more, in a store that is on disk sooner.
//!
//! Browsers tell a page that a text is stored while it is only in their memory, and write it to disk seconds or a minute
//! later. Who kills such a browser finds an older state in the slots. The journal (`src/app/services/journal.rs`) has the
//! newer one, as the value of a slot; here is told whether the slots lack it, and how it comes back.

use super::key::{Key, Place};
use super::{DraftStore, LoadError, Loaded, Recovery, SaveError, Slot, StoreError, TextStore};
use crate::assessment::{Assessment, AssessmentId, file};
use crate::json::ProblemKind;

/// What became of a state of the journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recovered {
    /// The slots lacked something of it, and have it again.
    Restored,
    /// The slots have all of it, or it cannot be read.
    Nothing,
}

/// Whether a state of the journal is in a slot, told by the first line of its value.
///
/// # Errors
/// When the store cannot be read.
pub fn is_stored(store: &impl TextStore, id: AssessmentId, header: &str) -> Result<bool, StoreError> {
    for place in Place::BOTH {
        let value = store.get(&Key::Slot(id, place).to_string())?;
        if value.as_deref().and_then(|value| value.lines().next()) == Some(header) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Joins the state of a journal's value with what is in the slots.
///
/// # Errors
/// When the slots do not take it; it then has to stay in the journal.
pub fn recover<S: TextStore>(drafts: &DraftStore<S>, id: AssessmentId, value: &str) -> Result<Recovered, SaveError> {
    let Some(kept) = sound(id, value) else { return Ok(Recovered::Nothing) };
    let (joined, known) = match drafts.load(id) {
        // What this version cannot read in full may be the work of another; it stays as it is.
        Ok(Loaded { recovery: Recovery::Partial(_), .. }) => return Ok(Recovered::Nothing),
        Ok(Loaded { assessment, mark, .. }) => {
            let mut joined = assessment.clone();
            joined.merge(&kept);
            if joined == assessment {
                return Ok(Recovered::Nothing);
            }
            (joined, Some(mark))
        }
        Err(LoadError::Unreadable { problems, .. })
            if problems.iter().any(|problem| matches!(problem.kind, ProblemKind::NewerSchema { .. })) =>
        {
            return Ok(Recovered::Nothing);
        }
        Err(LoadError::Missing | LoadError::Unreadable { .. }) => (kept, None),
        Err(LoadError::Store(error)) => return Err(error.into()),
    };
    drafts.save(&joined, known.as_ref())?;
    Ok(Recovered::Restored)
}

/// The draft of a value that was written whole, in a form that this version reads in full.
fn sound(id: AssessmentId, value: &str) -> Option<Assessment> {
    let slot = Slot::decode(value).ok()?;
    let restored = file::read(&slot.text).ok()?;
    (restored.problems.is_empty() && restored.assessment.id == id).then_some(restored.assessment)
}
