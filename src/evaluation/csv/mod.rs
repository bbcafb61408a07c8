//! Results as a table that office programs open: one row a result.
//!
//! Written as Excel wants it in Swedish and Norwegian; read in whatever separator and encoding it was saved in, with
//! what Excel does to headings, numbers and empty cells. `docs/file-formats.md` has the columns.

mod cells;
mod encoding;
mod headings;
mod read;
mod rows;
mod write;

pub use encoding::decode;
pub use read::read;
pub use write::{empty_table, write};
