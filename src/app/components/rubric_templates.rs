//! Files to begin a rubric of one's own with: the small example, and the shipped editions.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::downloads::Downloads;
use crate::app::i18n::td_string;
use crate::app::library;
use crate::app::locale::use_locale;
use crate::app::messages;
use crate::app::services::fetch;
use crate::language::Language;
use crate::rubric::{self, Edition};

/// The example, as a file beside the page.
const EXAMPLE: &str = "data/example-rubric.json";

/// What can be had as a file.
#[derive(Clone, Copy)]
enum Template {
    /// The small example, as it stands.
    Example,
    /// A shipped edition in one language, under an id of its own.
    Edition(Edition, Language),
}

impl Template {
    fn address(self) -> String {
        match self {
            Self::Example => EXAMPLE.to_owned(),
            Self::Edition(edition, language) => format!("data/{}.{language}.json", edition.id()),
        }
    }

    fn file_name(self) -> String {
        match self {
            Self::Example => "example.rubric.json".to_owned(),
            Self::Edition(edition, language) => format!("own-{}.{language}.rubric.json", edition.id()),
        }
    }

    /// The text to hand out; nothing when what was fetched is no rubric.
    fn text(self, fetched: String) -> Option<String> {
        match self {
            Self::Example => Some(fetched),
            Self::Edition(..) => rubric::parse(&fetched).ok().map(|rubric| rubric::template(&rubric)),
        }
    }
}

/// A button for each file.
#[component]
pub fn RubricTemplates() -> impl IntoView {
    let locale = use_locale();
    let downloads = expect_context::<Downloads>();
    let failed = RwSignal::new(false);
    let button = move |template: Template, text: String, label: String| {
        let hand_out = move |_| {
            failed.set(false);
            spawn_local(async move {
                let text = fetch::text(&template.address()).await.ok().and_then(|fetched| template.text(fetched));
                match text {
                    Some(text) => downloads.text(&template.file_name(), &text),
                    // The view may have been left while the file was fetched.
                    None => {
                        failed.try_set(true);
                    }
                }
            });
        };
        view! {
            <button type="button" class="kk-button kk-button--quiet" aria-label=label on:click=hand_out>
                {text}
            </button>
        }
    };
    let edition = |edition: Edition| {
        let name = td_string!(locale, draft.edition, edition = edition.id()).to_string();
        let buttons: Vec<_> = library::languages(edition.id())
            .unwrap_or_default()
            .iter()
            .map(|language| {
                let word = messages::language_name(locale, *language);
                let label = td_string!(locale, models.template_named, edition = name.as_str(), language = word);
                button(Template::Edition(edition, *language), word.to_owned(), label.to_string())
            })
            .collect();
        view! {
            <li>
                <span>{name}</span>
                {buttons}
            </li>
        }
    };
    let example = td_string!(locale, models.example);
    let download = td_string!(locale, draft.download).to_owned();
    let label = td_string!(locale, draft.download_named, name = example).to_string();
    view! {
        <ul class="kk-templates">
            <li>
                <span>{example}</span>
                {button(Template::Example, download, label)}
            </li>
            {Edition::ALL.into_iter().filter(|edition| edition.has_questions()).map(edition).collect::<Vec<_>>()}
        </ul>
        <p class="kk-error" role="alert">
            {move || failed.get().then(|| td_string!(locale, models.template_failed))}
        </p>
    }
}
