//! Points given to a subarea as a whole.

use serde_json::{Map, Value};

use super::marks::Marks;
use crate::points::Points;

/// Points given to a subarea as a whole, instead of by its questions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DirectPoints {
    /// The points, if any have been given yet: 0 to the subarea's maximum.
    pub points: Option<Points>,
    /// Why these points.
    pub justification: String,
    pub(super) points_marks: Marks<Option<Points>>,
    pub(super) justification_marks: Marks<String>,
    pub(super) unknown: Map<String, Value>,
}

impl DirectPoints {
    pub(super) fn is_blank(&self) -> bool {
        self.points.is_none()
            && self.justification.is_empty()
            && self.points_marks.is_blank()
            && self.justification_marks.is_blank()
            && self.unknown.is_empty()
    }
}
