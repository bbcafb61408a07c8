//! How safe drafts are in this browser: the risks that hold, and asking the browser to keep what is stored.

use std::collections::BTreeSet;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::services::durability as browser;
use crate::draft::risk::{BrowserFacts, Frame, Known, Loudness, Risk, risks};

/// What is known of the browser, given to every view by context.
#[derive(Clone, Copy)]
pub struct Durability {
    facts: RwSignal<BrowserFacts>,
    has_answered: RwSignal<bool>,
    asked: StoredValue<bool>,
    answer: RwSignal<Option<Known>>,
    closed: RwSignal<BTreeSet<Risk>>,
}

impl Durability {
    /// Looks around; what only an answer of the browser tells follows later.
    #[must_use]
    pub fn open() -> Self {
        let (facts, has_answered) = (RwSignal::new(browser::first_facts()), RwSignal::new(false));
        spawn_local(async move {
            let (private, persisted) = (browser::private().await, browser::persisted().await);
            let free_bytes = browser::free_bytes().await;
            facts.update(|facts| {
                facts.private = private;
                facts.free_bytes = free_bytes;
                // A request that was quicker than this knows better.
                if facts.persisted == Known::Unknown {
                    facts.persisted = persisted;
                }
            });
            has_answered.set(true);
        });
        Self {
            facts,
            has_answered,
            asked: StoredValue::new(false),
            answer: RwSignal::new(None),
            closed: RwSignal::new(BTreeSet::new()),
        }
    }

    /// What is known of the browser.
    #[must_use]
    pub fn facts(self) -> BrowserFacts {
        self.facts.get()
    }

    /// Whether the browser was asked if the window is private, and does not say.
    #[must_use]
    pub fn hides_privacy(self) -> bool {
        self.has_answered.get() && self.facts.get().private == Known::Unknown
    }

    /// The risks that hold, the gravest first.
    #[must_use]
    pub fn risks(self) -> Vec<Risk> {
        risks(self.facts.get())
    }

    /// The risks to warn of on every page that deals with drafts.
    #[must_use]
    pub fn warnings(self) -> Vec<Risk> {
        let is_shown = |risk: &Risk| match risk.loudness() {
            Loudness::Lasting => true,
            Loudness::Closable => self.closed.with(|closed| !closed.contains(risk)),
            Loudness::Quiet | Loudness::Elsewhere => false,
        };
        self.risks().into_iter().filter(is_shown).collect()
    }

    /// Warns of a risk no more until the page is loaded again.
    pub fn close(self, risk: Risk) {
        self.closed.update(|closed| {
            closed.insert(risk);
        });
    }

    /// What the browser said when it was last asked to keep what is stored, in this page.
    #[must_use]
    pub fn answer(self) -> Option<Known> {
        self.answer.get()
    }

    /// Asks the browser to keep what is stored, once: somebody has begun to work, and there is something to lose.
    ///
    /// Not before, since some browsers ask the person in turn, who would not know what for; and not in a foreign frame,
    /// whose storage it is not.
    pub fn ask_once(self) {
        let facts = self.facts.get_untracked();
        if self.asked.get_value() || facts.persisted == Known::Yes || facts.frame == Frame::Foreign {
            return;
        }
        self.asked.set_value(true);
        spawn_local(async move {
            // What was granted on an earlier visit need not be asked for again.
            let persisted = browser::persisted().await;
            let answer = if persisted == Known::No { browser::persist().await } else { persisted };
            self.facts.update(|facts| facts.persisted = answer);
        });
    }

    /// Asks the browser to keep what is stored, because somebody wants it to.
    pub fn ask(self) {
        self.asked.set_value(true);
        self.answer.set(None);
        spawn_local(async move {
            let answer = browser::persist().await;
            self.facts.update(|facts| facts.persisted = answer);
            self.answer.set(Some(answer));
        });
    }
}
