//! kommunkompass: self-assessment against Kommunkompassen, wholly in the browser.
//!
//! Everything outside [`app`] is the domain: pure functions over plain data, without web types, clock, randomness or
//! storage. Start at [`rubric`] for what is asked, [`assessment`] for what was answered and [`scoring`] for what it
//! amounts to. `ARCHITECTURE.md` has the map.

pub mod archive;
pub mod assessment;
pub mod changes;
pub mod chart;
pub mod comparison;
pub mod draft;
pub mod evaluation;
pub mod glossary;
pub mod import;
pub mod json;
pub mod language;
pub mod level;
pub mod municipality;
pub mod overview;
pub mod own_rubrics;
pub mod points;
pub mod reading;
pub mod rubric;
pub mod scoring;
pub mod share;
pub mod texts;
pub mod version;

#[cfg(feature = "app")]
pub mod app;
