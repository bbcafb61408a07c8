//! What may be laid beside a draft, and what stands out in it.
//!
//! Nothing is compared that cannot be: within one rubric everything, across editions what the cross-edition map joins,
//! else the total alone. Start at [`Reference`] for what can stand beside a draft, at [`series`] for its figures in the
//! order of the draft's rubric, and at [`correspondence`] for what answers to what.

pub mod bias;
mod candidate;
mod choice;
mod correspondence;
mod difference;
pub mod edition_map;
mod mean;
mod names;
mod quartiles;
mod ranking;
mod reference;
mod series;
mod strongest;
mod trend;

pub use candidate::{Candidate, Found, find, order};
pub use choice::{ComparisonChoice, ComparisonStore, Hints};
pub use correspondence::{CaveatOn, Correspondence, Counterpart, Extent, correspondence};
pub use difference::{Change, Difference, End, NotComparable, Obstacle, Step, difference};
pub use edition_map::{Caveat, EditionMap, Strength};
pub use mean::{MIN_RESULTS, MeanBasis, mean_of};
pub use names::tell_apart;
pub use quartiles::{LeftOut, Level, MIN_PLACES, MIN_QUARTERS, NotRanked, Quarter, RankOf, Ranked, Ranks, rank};
pub use ranking::{RankedArea, Ranking, ranking};
pub use reference::{NoReference, PartPoints, Reference, ReferenceKey, ReferenceKind, TotalPoints};
pub use series::{Figure, Reach, Series, reach_of, series};
pub use strongest::{Strongest, strongest};
pub use trend::{Joint, LineKind, Moment, NotDrawn, Trend, TrendGoal, TrendLine, TrendOf, TrendPoint, trend};
