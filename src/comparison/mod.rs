//! What may be laid beside a draft, and what stands out in it.
//!
//! Nothing is compared that cannot be: within one rubric everything, across editions what the cross-edition map joins,
//! else the total alone. Start at [`published_series`], [`correspondence`] and [`ranking`].

mod correspondence;
pub mod edition_map;
mod published;
mod ranking;

pub use correspondence::{CaveatOn, Correspondence, Counterpart, Extent, correspondence};
pub use edition_map::{Caveat, EditionMap, Strength};
pub use published::{Figure, PublishedSeries, Reach, published_series};
pub use ranking::{RankedArea, Ranking, ranking};
