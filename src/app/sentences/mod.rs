//! What charts and results say in sentences: the facts of [`crate::reading`] in the language of the interface.
//!
//! Start at [`Words`] for a chart over areas or subareas, at [`trend`] and [`place`] for the two others, and at
//! [`result`] for the reading of a result. Each gives whole sentences, joined by spaces.

mod beside;
mod lists;
mod one;
mod result;
mod time;

pub use lists::{listed, listed_some};
pub use result::{ReadResult, Section, result};
pub use time::{place, trend};

use crate::app::i18n::Locale;
use crate::chart::ChartPart;
use crate::reading::Scope;

/// The sentences of charts over the same parts.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    /// The language.
    pub locale: Locale,
    /// What the charts are about.
    pub scope: &'a Scope,
    /// The parts, as [`Scope::parts`] gives them.
    pub parts: &'a [ChartPart],
}
