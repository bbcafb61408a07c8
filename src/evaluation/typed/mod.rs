//! A result or a mean as a person types it in: fields of text, and what they amount to.
//!
//! Nothing that is typed is thrown away by choosing something else, and no printed figure is corrected: what is typed
//! for an area or the total stays beside the sum of its parts, also where the two differ. Start at [`Typed`].

mod fill;
mod keep;
mod read;
mod sums;

pub use read::{Circumstances, Fault, FaultKind};
pub use sums::Sum;

use std::collections::BTreeMap;

use crate::rubric::{AreaId, RubricId, SubareaId};

/// The most characters of a name of a mean, of its scope and of a source.
pub const MAX_LINE: usize = 200;

/// What is typed in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// What it is.
    pub kind: Kind,
    /// The municipality of a result.
    pub municipality: String,
    /// The name of a mean.
    pub title: String,
    /// Which municipalities a mean covers.
    pub scope: String,
    /// Over how many municipalities a mean is.
    pub count: String,
    /// What to keep in mind about a mean.
    pub caveat: String,
    /// The year.
    pub year: String,
    /// The month, 1 to 12.
    pub month: Option<u8>,
    /// The edition, where it is known.
    pub edition: Option<RubricId>,
    /// Where the figures come from.
    pub source: String,
    /// How far down there are figures.
    pub depth: Depth,
    /// The total as printed.
    pub total: String,
    /// The totals of areas as printed.
    pub areas: BTreeMap<AreaId, String>,
    /// The points of subareas.
    pub subareas: BTreeMap<SubareaId, String>,
}

/// What is typed in: whose points they are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// Those of SKR's or KS's evaluators.
    #[default]
    Evaluation,
    /// A municipality's own.
    SelfAssessment,
    /// A mean over municipalities.
    Mean,
}

/// How far down there are figures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Depth {
    /// To the subareas.
    #[default]
    Subareas,
    /// To the areas.
    Areas,
    /// Only the total.
    Total,
}

/// A field of the form that can have a fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Field {
    /// The municipality.
    Municipality,
    /// The name of a mean.
    Title,
    /// Which municipalities a mean covers.
    Scope,
    /// Over how many.
    Count,
    /// The year.
    Year,
    /// The source.
    Source,
    /// The total.
    Total,
    /// The total of an area.
    Area(AreaId),
    /// A subarea's points.
    Subarea(SubareaId),
}

impl Typed {
    /// What is typed in a field of points; empty in every other field.
    #[must_use]
    pub fn points(&self, field: &Field) -> &str {
        match field {
            Field::Total => &self.total,
            Field::Area(id) => self.areas.get(id).map_or("", String::as_str),
            Field::Subarea(id) => self.subareas.get(id).map_or("", String::as_str),
            Field::Municipality | Field::Title | Field::Scope | Field::Count | Field::Year | Field::Source => "",
        }
    }

    /// Types into a field of points.
    pub fn set_points(&mut self, field: &Field, text: String) {
        match field {
            Field::Total => self.total = text,
            Field::Area(id) => {
                self.areas.insert(id.clone(), text);
            }
            Field::Subarea(id) => {
                self.subareas.insert(id.clone(), text);
            }
            Field::Municipality | Field::Title | Field::Scope | Field::Count | Field::Year | Field::Source => {}
        }
    }
}
