//! The harness of the end-to-end tests: a [`Person`] uses the app in a real browser.
//!
//! A test is a scenario, told with what a person does and perceives. Things are found by their role and their
//! accessible name, so a test that passes says that a screen reader finds them too. Every step waits until it can be
//! done, and an error tells what was waited for and what the page showed; there are no pauses to tune.
//!
//! ```no_run
//! use kommunkompass_e2e::{Role, containing, session};
//!
//! #[test]
//! fn an_answer_is_still_there_after_a_reload() {
//!     session(async |person| {
//!         person.open("#/").await?;
//!         person.click(Role::Link, "Börja en självskattning").await?;
//!         let question = person.within(Role::Group, containing("budget")).await?;
//!         question.click(Role::Radio, "Systematiskt").await?;
//!         person.reload().await?;
//!         person.see(Role::Status, containing("1 av 90")).await?;
//!         person.axe().await
//!     });
//! }
//! ```
//!
//! Each test has a browser session of its own: empty storage, its own download folder. At its end it fails if the
//! browser's console holds an error, a violation of the security policy among them.
//!
//! Run the tests with `cargo xtask test e2e`, which builds the app and starts the server and the driver.

mod accessible;
mod axe;
mod between;
mod devtools;
mod engine;
mod environment;
mod foreign_page;
mod gecko;
mod name;
mod new_build;
mod passed_over;
mod person;
mod port;
mod processes;
mod random;
mod role;
mod session;
pub mod site;
#[cfg(test)]
mod tests;
pub mod web_server;

pub use environment::Browser;
pub use fantoccini::key::Key;
pub use name::{Name, any, containing};
pub use new_build::new_build;
pub use passed_over::Ability;
pub use person::{Download, Held, Person};
pub use random::Random;
pub use role::Role;
pub use session::{session, session_in, session_to_kill, session_without_scripts};
pub use site::Site;
