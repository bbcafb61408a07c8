//! A result beside another: where it is above, below and alike, and where the difference is biggest.

use super::scope::Scope;
use super::shown::Shown;
use crate::comparison::{Extent, Figure, ReferenceKind, Series};

/// How a result may stand to the draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Footing {
    /// The same edition: differences can be told.
    SameEdition,
    /// Another edition: figures stand side by side and nothing is subtracted.
    OtherEdition,
    /// Nobody knows how the editions correspond: only the totals stand side by side.
    Unrelated,
    /// A total to reach.
    Goal,
}

/// A result beside another. Parts are named by their place among those compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    /// Whether anything may be told of a difference.
    pub footing: Footing,
    /// Parts where the own result is above the other, also if what is open turns out as badly as it can.
    pub above: Vec<usize>,
    /// Parts where it is below, also if what is open turns out in full.
    pub below: Vec<usize>,
    /// Parts where both show the same number.
    pub equal: Vec<usize>,
    /// Parts where what is open decides.
    pub open: Vec<usize>,
    /// Parts where one of the two has no figure.
    pub missing: Vec<usize>,
    /// Parts that nothing in the other edition answers to well enough.
    pub not_comparable: Vec<usize>,
    /// Parts of two editions that stand side by side.
    pub side_by_side: Vec<usize>,
    /// The biggest settled difference; several where they are as big, none where there is no difference.
    pub biggest: Vec<Gap>,
    /// The totals; nothing when one of the two has none.
    pub totals: Option<Totals>,
}

/// A part with the difference there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The place of the part.
    pub part: usize,
    /// By how many of the points shown the own result is above; below zero when it is below.
    pub difference: i64,
}

/// Two totals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Totals {
    /// The own.
    pub own: Shown,
    /// The other.
    pub other: Shown,
    /// The difference, where it may be told.
    pub difference: Option<i64>,
}

impl Footing {
    /// How a series stands to the draft it was brought into the order of.
    #[must_use]
    pub const fn of(other: &Series) -> Self {
        match (other.kind, &other.extent) {
            (ReferenceKind::Goal, _) => Self::Goal,
            (_, Extent::Everything) => Self::SameEdition,
            (_, Extent::Across { .. }) => Self::OtherEdition,
            (_, Extent::OnlyTotal) => Self::Unrelated,
        }
    }
}

/// The draft's result beside another, part by part and in total.
#[must_use]
pub fn beside(scope: &Scope, own: &Series, other: &Series) -> Beside {
    let footing = Footing::of(other);
    let mut beside = Beside {
        footing,
        above: Vec::new(),
        below: Vec::new(),
        equal: Vec::new(),
        open: Vec::new(),
        missing: Vec::new(),
        not_comparable: Vec::new(),
        side_by_side: Vec::new(),
        biggest: Vec::new(),
        totals: totals(footing, own, other),
    };
    for (part, (own, other)) in scope.figures(own).iter().zip(scope.figures(other)).enumerate() {
        match footing {
            Footing::SameEdition => match Shown::of_figure(own).zip(Shown::of_figure(other)) {
                None => beside.missing.push(part),
                Some((own, other)) => beside.compare(part, own, other),
            },
            Footing::OtherEdition | Footing::Unrelated => match other {
                Figure::InPart(_) | Figure::NotComparable => beside.not_comparable.push(part),
                _ if own.is_number() && other.is_number() => beside.side_by_side.push(part),
                _ => beside.missing.push(part),
            },
            Footing::Goal => {}
        }
    }
    beside
}

impl Beside {
    fn compare(&mut self, part: usize, own: Shown, other: Shown) {
        let difference = own.minus(other);
        if own.is_above(other) {
            self.above.push(part);
        } else if other.is_above(own) {
            self.below.push(part);
        } else if difference == Some(0) {
            self.equal.push(part);
        } else {
            self.open.push(part);
        }
        let Some(difference) = difference.filter(|difference| *difference != 0) else {
            return;
        };
        let so_far = self.biggest.first().map_or(0, |gap| gap.difference.abs());
        if difference.abs() > so_far {
            self.biggest.clear();
        }
        if difference.abs() >= so_far {
            self.biggest.push(Gap { part, difference });
        }
    }

    /// How many parts a difference can be told of.
    #[must_use]
    pub const fn compared(&self) -> usize {
        self.above.len() + self.below.len() + self.equal.len()
    }
}

fn totals(footing: Footing, own: &Series, other: &Series) -> Option<Totals> {
    let (shown, beside) = Shown::of_figure(&own.total).zip(Shown::of_figure(&other.total))?;
    // Without the areas that do not apply, a total is one of fewer points.
    let is_whole = !own.areas.contains(&Figure::NotApplicable);
    let may_be_told = match footing {
        Footing::SameEdition | Footing::Goal => is_whole,
        Footing::OtherEdition | Footing::Unrelated => false,
    };
    Some(Totals { own: shown, other: beside, difference: shown.minus(beside).filter(|_| may_be_told) })
}
