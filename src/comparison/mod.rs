//! What may be laid beside a draft, and what stands out in it.
//!
//! Nothing is compared that cannot be: within one edition everything, across editions only areas and subareas that
//! kept their title, else the total alone. Start at [`correspondence`] and [`ranking`].

mod correspondence;
mod ranking;

pub use correspondence::{Correspondence, Extent, PublishedSeries, correspondence, published_series};
pub use ranking::{RankedArea, Ranking, ranking};
