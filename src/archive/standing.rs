//! How a draft of an archive stands to the one that is here.

use crate::assessment::Assessment;
use crate::version::canonical;

/// What would be taken in of a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is not here.
    NotHere,
    /// It is here and says the same.
    Same,
    /// It is here, and was last changed before the one in the archive.
    Newer,
    /// It is here, and was last changed after the one in the archive.
    Older,
}

/// How the draft `there`, in an archive, stands to the one `here` with the same id.
#[must_use]
pub fn standing(there: &Assessment, here: Option<&Assessment>) -> Standing {
    match here {
        None => Standing::NotHere,
        Some(here) if canonical(here, None) == canonical(there, None) => Standing::Same,
        Some(here) if there.changed > here.changed => Standing::Newer,
        Some(_) => Standing::Older,
    }
}
