//! What figures say, as facts that sentences are made of: above and below, highest and lowest, up and down.
//!
//! A fact is told from the whole points that the table shows, so whoever subtracts in the table gets what the sentence
//! says. Nothing open is compared as if it were settled, and across editions nothing is subtracted. The words in three
//! languages are the page's (`src/app/sentences/`). Start at [`beside`] for two results and at [`read`] for all that is
//! said of one.

pub mod aspects;
mod balance;
mod beside;
mod extremes;
mod last;
mod leaders;
mod open;
mod place;
mod result;
mod scope;
mod shown;
mod spread;
mod steps;
mod trend;

pub use aspects::Aspects;
pub use balance::{Balance, CLEAR_DIFFERENCE, Further, balance};
pub use beside::{Beside, Footing, Gap, Totals, beside};
pub use extremes::{Extremes, extremes};
pub use last::{is_of_other_hand, last};
pub use leaders::{Leaders, leaders, takes_part};
pub use open::{Open, open};
pub use place::{Place, Quarter};
pub use result::{Reading, Since, read, since};
pub use scope::Scope;
pub use shown::Shown;
pub use spread::{Position, Spread, spread};
pub use steps::{Steps, steps};
pub use trend::{Change, Joined, TrendPoint, TrendStep, trend};
