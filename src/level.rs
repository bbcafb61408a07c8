//! The five levels on which every question is answered.

/// A level of the scale, 0 to 4.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// 0: saknas, nothing is in place.
    Missing,
    /// 1: påbörjat, begun.
    Begun,
    /// 2: infört i delar, in place in parts.
    Partial,
    /// 3: systematiskt i hela kommunkoncernen, systematic in the whole municipal group.
    Systematic,
    /// 4: följs upp, ger effekt och utvecklas, followed up, with effect, and developed.
    Effective,
}

impl Level {
    /// All levels, from 0 to 4.
    pub const ALL: [Self; 5] = [Self::Missing, Self::Begun, Self::Partial, Self::Systematic, Self::Effective];

    /// The highest level as a number.
    pub const HIGHEST: u8 = 4;

    /// The number of the level, 0 to 4.
    #[must_use]
    pub const fn number(self) -> u8 {
        match self {
            Self::Missing => 0,
            Self::Begun => 1,
            Self::Partial => 2,
            Self::Systematic => 3,
            Self::Effective => 4,
        }
    }
}

impl TryFrom<u64> for Level {
    type Error = u64;

    /// Gives the number back when it is above 4.
    fn try_from(number: u64) -> Result<Self, u64> {
        match number {
            0 => Ok(Self::Missing),
            1 => Ok(Self::Begun),
            2 => Ok(Self::Partial),
            3 => Ok(Self::Systematic),
            4 => Ok(Self::Effective),
            _ => Err(number),
        }
    }
}
