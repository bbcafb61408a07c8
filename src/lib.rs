//! kommunkompass
#[cfg(feature = "app")]
pub mod app;
