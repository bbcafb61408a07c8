//! Turning a draft into a version and back.
#![cfg(test)]

mod common;

use common::ON;
use common::any::any_draft;
use kommunkompass::assessment::Edit;
use kommunkompass::version::{canonical, edits_to};
use proptest::prelude::*;

proptest! {
    #[test]
    fn restoring_gives_what_is_wanted_and_undoing_what_was(current in any_draft(), wanted in any_draft()) {
        let mut draft = current.clone();
        let undo = draft.apply(edits_to(&current, &wanted), ON);
        prop_assert_eq!(canonical(&draft, None), canonical(&wanted, None));
        prop_assert_eq!((draft.id, draft.created), (current.id, current.created));
        let redo = draft.apply(undo, ON);
        prop_assert_eq!(canonical(&draft, None), canonical(&current, None));
        draft.apply(redo, ON);
        prop_assert_eq!(canonical(&draft, None), canonical(&wanted, None));
    }

    #[test]
    fn a_draft_that_says_what_is_wanted_is_not_changed(draft in any_draft()) {
        prop_assert_eq!(edits_to(&draft, &draft), Edit::Batch(Vec::new()));
    }
}
