//! How a draft of an archive stands to the one that is here.

use crate::assessment::Assessment;

/// What would be taken in of a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is not here.
    NotHere,
    /// It is here, with all that the one in the archive has.
    Same,
    /// It is here, and the one in the archive has something that it lacks: the two are joined.
    Differs,
    /// It lies in the bin, and is put back.
    InBin,
    /// It is here and cannot be read: the one in the archive becomes a draft of its own.
    Unreadable,
}

/// How the draft `there`, in an archive, stands to the one `here` with the same id.
#[must_use]
pub fn standing(there: &Assessment, here: Option<&Assessment>) -> Standing {
    let Some(here) = here else { return Standing::NotHere };
    let mut joined = here.clone();
    joined.merge(there);
    if joined.has_same_content(here) && joined.clashes_beyond(here).is_empty() {
        Standing::Same
    } else {
        Standing::Differs
    }
}
