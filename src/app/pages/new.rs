//! The form for a new assessment.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::app::components::choice::{Choice, ChoiceOption};
use crate::app::components::municipality_field::{MUNICIPALITY_INPUT, MunicipalityField};
use crate::app::components::page_heading::PageHeading;
use crate::app::drafts::Drafts;
use crate::app::library::{Library, Loading};
use crate::app::locale::use_locale;
use crate::app::route::Route;
use crate::app::services::location::Address;
use crate::app::services::{clock, page};
use crate::assessment::{Mode, NewAssessment, Origin, RubricReference, Year};
use crate::municipality::{MAX_NAME, Municipality};
use crate::rubric::Edition;

const YEAR_INPUT: &str = "year";
const YEAR_HINT: &str = "year-hint";
const YEAR_ERROR: &str = "year-error";
const ERRORS: &str = "new-errors";

/// What the form asks for, when all of it can be used.
#[derive(Clone)]
struct Filled {
    municipality: Municipality,
    year: Year,
    edition: Edition,
    mode: Mode,
}

/// The form.
#[component]
pub fn NewPage() -> impl IntoView {
    let locale = use_locale();
    let library = expect_context::<Library>();
    let municipality = RwSignal::new(String::new());
    let year = RwSignal::new(clock::this_year().map(|year| year.to_string()).unwrap_or_default());
    let edition = RwSignal::new(Edition::Edition2021);
    let mode = RwSignal::new(Mode::Full);
    let municipality_error = RwSignal::new(None::<String>);
    let year_error = RwSignal::new(None::<String>);
    // What the form was sent with; the draft is made as soon as its rubric is here.
    let sent = RwSignal::new(None::<Filled>);
    let failed = RwSignal::new(None::<String>);
    create_when_loaded(sent, failed);

    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let found = Municipality::from_typed(&municipality.read_untracked());
        let too_long = municipality.read_untracked().trim().chars().count() > MAX_NAME;
        municipality_error.set(found.is_none().then(|| {
            if too_long {
                td_string!(locale, new.error_municipality_long, limit = MAX_NAME).to_string()
            } else {
                td_string!(locale, new.error_municipality).to_owned()
            }
        }));
        let read_year = year.read_untracked().trim().parse::<u64>().ok().and_then(|year| Year::try_from(year).ok());
        year_error.set(
            read_year
                .is_none()
                .then(|| td_string!(locale, new.error_year, first = Year::FIRST, last = Year::LAST).to_string()),
        );
        match (found, read_year) {
            (Some(municipality), Some(year)) => {
                failed.set(None);
                library.retry();
                let edition = edition.get_untracked();
                let mode = if edition.has_questions() { mode.get_untracked() } else { Mode::Quick };
                sent.set(Some(Filled { municipality, year, edition, mode }));
            }
            _ => page::focus_id(ERRORS),
        }
    };

    view! {
        <PageHeading title=td_string!(locale, new.title).to_owned() />
        <ErrorSummary municipality_error year_error />
        <form class="kk-form" novalidate=true on:submit=submit>
            <MunicipalityField typed=municipality error=municipality_error />
            <div class="kk-field">
                <label for=YEAR_INPUT>{td_string!(locale, new.year)}</label>
                <p class="kk-hint" id=YEAR_HINT>{td_string!(locale, new.year_hint)}</p>
                <p class="kk-error" id=YEAR_ERROR>{year_error}</p>
                <input
                    id=YEAR_INPUT
                    class="kk-input kk-input--year"
                    type="text"
                    inputmode="numeric"
                    autocomplete="off"
                    aria-describedby=format!("{YEAR_HINT} {YEAR_ERROR}")
                    aria-invalid=move || year_error.read().is_some().then_some("true")
                    prop:value=year
                    on:input:target=move |event| year.set(event.target().value())
                />
            </div>
            <Choice
                legend=td_string!(locale, new.edition).to_owned()
                name="edition"
                options=vec![
                    ChoiceOption {
                        value: Edition::Edition2021,
                        label: td_string!(locale, new.edition_2021).to_owned(),
                        hint: td_string!(locale, new.edition_2021_hint).to_owned(),
                    },
                    ChoiceOption {
                        value: Edition::Edition2020,
                        label: td_string!(locale, new.edition_2020).to_owned(),
                        hint: td_string!(locale, new.edition_2020_hint).to_owned(),
                    },
                    ChoiceOption {
                        value: Edition::Edition2016,
                        label: td_string!(locale, new.edition_2016).to_owned(),
                        hint: td_string!(locale, new.edition_2016_hint).to_owned(),
                    },
                ]
                chosen=edition
            />
            {move || edition.get().has_questions().then(|| view! {
                <Choice
                    legend=td_string!(locale, new.mode).to_owned()
                    name="mode"
                    options=vec![
                        ChoiceOption {
                            value: Mode::Full,
                            label: td_string!(locale, new.mode_full).to_owned(),
                            hint: td_string!(locale, new.mode_full_hint).to_owned(),
                        },
                        ChoiceOption {
                            value: Mode::Quick,
                            label: td_string!(locale, new.mode_quick).to_owned(),
                            hint: td_string!(locale, new.mode_quick_hint).to_owned(),
                        },
                    ]
                    chosen=mode
                />
            })}
            <p class="kk-error" role="alert">{failed}</p>
            <div class="kk-actions">
                <button
                    type="submit"
                    class="kk-button kk-button--primary"
                    aria-busy=move || sent.read().is_some().to_string()
                >
                    {td_string!(locale, new.create)}
                </button>
                <a class="kk-button kk-button--quiet" href=Route::Start.href()>{td_string!(locale, new.cancel)}</a>
            </div>
        </form>
    }
}

/// Makes the draft that the form was sent with, once its rubric has been fetched, and goes to it.
fn create_when_loaded(sent: RwSignal<Option<Filled>>, failed: RwSignal<Option<String>>) {
    let locale = use_locale();
    let drafts = expect_context::<Drafts>();
    let library = expect_context::<Library>();
    let address = expect_context::<Address>();
    Effect::new(move |_| {
        let Some(filled) = sent.get() else { return };
        match library.edition(filled.edition).map(|rubric| rubric.get()) {
            Some(Loading::Pending) => {}
            Some(Loading::Ready(rubric)) => {
                sent.set(None);
                let created = drafts.create(|id, now| NewAssessment {
                    id,
                    municipality: filled.municipality,
                    year: filled.year,
                    rubric: RubricReference::to(&rubric),
                    mode: filled.mode,
                    origin: Origin::Own,
                    now,
                });
                match created {
                    Some(id) => address.go_to(&Route::Overview(id).to_string()),
                    None => failed.set(Some(td_string!(locale, new.error_random).to_owned())),
                }
            }
            Some(Loading::Failed(_)) | None => {
                sent.set(None);
                failed.set(Some(td_string!(locale, draft.rubric_failed).to_owned()));
            }
        }
    });
}

/// What has to be put right, each with a link to its field.
#[component]
fn ErrorSummary(municipality_error: RwSignal<Option<String>>, year_error: RwSignal<Option<String>>) -> impl IntoView {
    let locale = use_locale();
    let link = |field: &'static str, error: RwSignal<Option<String>>| {
        let error = error.get()?;
        Some(view! {
            <li>
                <a
                    href=format!("#{field}")
                    on:click=move |event| {
                        event.prevent_default();
                        page::focus_id(field);
                    }
                >
                    {error}
                </a>
            </li>
        })
    };
    let summary = move || {
        let links = (link(MUNICIPALITY_INPUT, municipality_error), link(YEAR_INPUT, year_error));
        (links.0.is_some() || links.1.is_some()).then(|| {
            view! {
                <div class="kk-notice kk-notice--warning">
                    <h2 class="kk-notice__title">{td_string!(locale, new.errors)}</h2>
                    <ul>{links.0} {links.1}</ul>
                </div>
            }
        })
    };
    view! { <div id=ERRORS tabindex="-1" role="alert">{summary}</div> }
}
