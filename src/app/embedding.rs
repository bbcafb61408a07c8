//! What a page around the application presets, hears and may ask for: an element or a frame of somebody else's page.
//!
//! `docs/host.md` has the fields and events, `docs/custom-element.md` and `docs/iframe.md` what pages see of them.

mod events;
mod methods;

pub use events::tell_saved;

use leptos::prelude::*;

use super::drafts::Drafts;
use super::library::Library;
use super::locale::LanguageChoice;
use super::rubrics::OwnRubrics;
use super::services::host;
use crate::municipality::Municipality;
use crate::rubric::Edition;

/// What the page around proposes for a new assessment; given to every view by context.
#[derive(Clone, Copy)]
pub struct Preset {
    municipality: RwSignal<Option<Municipality>>,
    edition: RwSignal<Option<Edition>>,
}

impl Preset {
    /// What is proposed when the application starts.
    #[must_use]
    pub fn open() -> Self {
        let preset = Self { municipality: RwSignal::new(None), edition: RwSignal::new(None) };
        for setting in [MUNICIPALITY, EDITION] {
            preset.set(setting, &host::setting(setting).unwrap_or_default());
        }
        preset
    }

    /// The municipality.
    #[must_use]
    pub fn municipality(self) -> Option<Municipality> {
        self.municipality.get()
    }

    /// The edition, which has questions.
    #[must_use]
    pub fn edition(self) -> Option<Edition> {
        self.edition.get()
    }

    /// Proposes something else from now on; what is none, or no edition to assess by, is no proposal.
    fn set(self, setting: &str, value: &str) {
        match setting {
            MUNICIPALITY => self.municipality.set(Municipality::from_typed(value)),
            EDITION => self.edition.set(Edition::from_id(value.trim()).filter(|edition| edition.has_questions())),
            _ => {}
        }
    }
}

const MUNICIPALITY: &str = "municipality";
const EDITION: &str = "edition";

/// Lets the page around hear what happens and ask for things, as long as the application stands.
pub fn open(preset: Preset, choice: LanguageChoice, drafts: Drafts, own: OwnRubrics, library: Library) {
    if !host::listens() {
        return;
    }
    events::follow(choice, drafts, own, library);
    methods::offer(preset, choice, drafts, own, library);
}
