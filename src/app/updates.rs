//! New versions of the page: announced, and taken when somebody says so and everything is saved.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::drafts::Drafts;
use super::evaluations::OwnEvaluations;
use super::services::journal;
use super::services::updates::{self, News, Offline};

/// What is known of new versions, given to every view by context.
#[derive(Clone, Copy)]
pub struct Updates {
    offline: RwSignal<Option<Offline>>,
    news: RwSignal<News>,
    postponed: RwSignal<News>,
    /// Whether there is work that is not saved.
    unsaved: Signal<bool>,
    refused: RwSignal<bool>,
}

impl Updates {
    /// Begins to listen.
    #[must_use]
    pub fn open(unsaved: Signal<bool>) -> Self {
        let (offline, news) = (RwSignal::new(None), RwSignal::new(News::None));
        updates::listen(move |is_offline, what| {
            offline.set(Some(is_offline));
            news.set(what);
        });
        Self { offline, news, postponed: RwSignal::new(News::None), unsaved, refused: RwSignal::new(false) }
    }

    /// Whether the page opens without a network; nothing where that is not for it to say, as on somebody else's page.
    #[must_use]
    pub fn offline(self) -> Option<Offline> {
        self.offline.get()
    }

    /// What there is to tell of a new version.
    #[must_use]
    pub fn news(self) -> News {
        let news = self.news.get();
        if news == self.postponed.get() { News::None } else { news }
    }

    /// Tells no more of it, until the page is loaded again or there is something else to tell.
    pub fn postpone(self) {
        self.postponed.set(self.news.get_untracked());
    }

    /// Whether the new version was not taken because not everything could be saved.
    #[must_use]
    pub fn is_refused(self) -> bool {
        self.refused.get() && self.unsaved.get()
    }

    /// Takes the new version, once everything is saved; else says why not.
    pub fn take(self, drafts: Drafts, evaluations: OwnEvaluations) {
        drafts.retry_unsaved();
        evaluations.retry_unsaved();
        spawn_local(async move {
            journal::settle().await;
            let is_unsaved = self.unsaved.get_untracked();
            self.refused.set(is_unsaved);
            if !is_unsaved {
                updates::take();
            }
        });
    }
}
