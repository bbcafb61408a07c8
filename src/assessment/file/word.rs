//! The words that states are written with.

use crate::assessment::{Mode, Origin};

pub(super) fn mode_word(mode: Mode) -> &'static str {
    match mode {
        Mode::Full => "full",
        Mode::Quick => "quick",
    }
}

pub(super) fn mode_from_word(word: &str) -> Option<Mode> {
    [Mode::Full, Mode::Quick].into_iter().find(|mode| mode_word(*mode) == word)
}

pub(super) fn origin_word(origin: Origin) -> &'static str {
    match origin {
        Origin::Own => "own",
        Origin::Example => "example",
    }
}

pub(super) fn origin_from_word(word: &str) -> Option<Origin> {
    [Origin::Own, Origin::Example].into_iter().find(|origin| origin_word(*origin) == word)
}
