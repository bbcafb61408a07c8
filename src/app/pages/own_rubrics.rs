//! The rubrics of one's own: looking a file through, adding it, and what is here.

use leptos::prelude::*;

use crate::app::components::page_heading::{HEADING, PageHeading};
use crate::app::components::removed_rubric_notice::RemovedRubricNotice;
use crate::app::components::rubric_card::RubricCard;
use crate::app::components::rubric_check::RubricCheck;
use crate::app::components::rubric_templates::RubricTemplates;
use crate::app::downloads::Downloads;
use crate::app::i18n::td_string;
use crate::app::locale::use_locale;
use crate::app::messages;
use crate::app::route::Route;
use crate::app::rubrics::{OwnRubrics, UnreadableRubric};
use crate::app::services::page;
use crate::language::Language;
use crate::own_rubrics::{OwnRubric, Unreadable, file_name};

/// The most faults of a stored rubric that are named.
const MAX_REASONS: usize = 3;

/// The view.
#[component]
pub fn OwnRubricsPage() -> impl IntoView {
    let locale = use_locale();
    let own = expect_context::<OwnRubrics>();
    let added = RwSignal::new(None::<OwnRubric>);
    let on_added = Callback::new(move |rubric: OwnRubric| {
        added.set(Some(rubric));
        // The button that had the focus has gone with the report.
        page::focus_id(HEADING);
    });
    view! {
        <PageHeading title=td_string!(locale, models.title).to_owned() />
        <p class="kk-lead">{td_string!(locale, models.lead)}</p>
        <RemovedRubricNotice />
        <div role="status">
            {move || added.get().filter(|rubric| own.get(&rubric.reference()).is_some()).map(added_notice)}
        </div>
        <RubricCheck
            label=td_string!(locale, models.open_file).to_owned()
            checked=own.checked()
            wanted=None
            on_added
        />
        <section aria-labelledby="own-rubrics">
            <h2 id="own-rubrics">{td_string!(locale, models.here)}</h2>
            <RubricList />
        </section>
        <UnreadableList />
        <section aria-labelledby="templates">
            <h2 id="templates">{td_string!(locale, models.templates)}</h2>
            <p>{td_string!(locale, models.templates_hint)}</p>
            <RubricTemplates />
        </section>
        <p>
            <a class="kk-button kk-button--quiet" href=Route::Start.href()>{td_string!(locale, draft.to_start)}</a>
        </p>
    }
}

/// Says what was added, and leads on.
fn added_notice(rubric: OwnRubric) -> impl IntoView {
    let locale = use_locale();
    let language = expect_context::<Language>();
    let model = rubric.rubric().title.get(language).to_owned();
    view! {
        <p class="kk-remark">
            {td_string!(locale, models.added, model = model).to_string()}
            " "
            <a href=Route::New(Some(rubric.reference())).href()>{td_string!(locale, models.new)}</a>
        </p>
    }
}

#[component]
fn RubricList() -> impl IntoView {
    let locale = use_locale();
    let own = expect_context::<OwnRubrics>();
    move || {
        let cards: Vec<_> =
            own.list().get().into_iter().map(|rubric| view! { <li><RubricCard rubric /></li> }).collect();
        if cards.is_empty() {
            view! { <p class="kk-empty">{td_string!(locale, models.none)}</p> }.into_any()
        } else {
            view! { <ul class="kk-drafts">{cards}</ul> }.into_any()
        }
    }
}

/// Stored rubrics that cannot be used; they stay as they are and can be saved as files.
#[component]
fn UnreadableList() -> impl IntoView {
    let locale = use_locale();
    let own = expect_context::<OwnRubrics>();
    move || {
        let items: Vec<_> =
            own.unreadable().get().into_iter().map(|rubric| view! { <UnreadableItem rubric /> }).collect();
        (!items.is_empty()).then(|| {
            view! {
                <section aria-labelledby="unreadable-rubrics">
                    <h2 id="unreadable-rubrics">{td_string!(locale, models.unreadable)}</h2>
                    <p>{td_string!(locale, models.unreadable_hint)}</p>
                    <ul class="kk-drafts">{items}</ul>
                </section>
            }
        })
    }
}

#[component]
fn UnreadableItem(rubric: UnreadableRubric) -> impl IntoView {
    let locale = use_locale();
    let downloads = expect_context::<Downloads>();
    let reasons = match &rubric.why {
        Unreadable::Faulty(problems) => {
            problems.iter().take(MAX_REASONS).map(|problem| messages::problem(locale, problem)).collect()
        }
        Unreadable::OtherContent => vec![td_string!(locale, models.other_content).to_owned()],
    };
    let reasons: Vec<_> = reasons.into_iter().map(|reason| view! { <p>{reason}</p> }).collect();
    let (id, version) = (rubric.reference.id.as_str(), rubric.reference.fingerprint.short());
    let which = td_string!(locale, models.id_and_version, id = id, version = version).to_string();
    let name = file_name(&rubric.reference);
    let label = td_string!(locale, draft.download_named, name = name.as_str()).to_string();
    view! {
        <li class="kk-draft">
            <p>
                <strong>{which}</strong>
            </p>
            {reasons}
            <button
                type="button"
                class="kk-button kk-button--quiet"
                on:click=move |_| downloads.text(&name, &rubric.text)
            >
                {label}
            </button>
        </li>
    }
}
