//! A place in an order of results.

/// The place of a result among those of its edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// From 1, the one with the most points.
    pub place: usize,
    /// How many results there are.
    pub of: usize,
    /// Whether others have the same place.
    pub shared: bool,
    /// The part of the order that it is in; nothing with too few results for quarters.
    pub quarter: Option<Quarter>,
}

/// A part of an order, as Kolada colours it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quarter {
    /// The quarter with the most points.
    Upper,
    /// The half between.
    Middle,
    /// The quarter with the fewest.
    Lower,
}
