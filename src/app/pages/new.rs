//! The form for a new assessment.

use std::sync::Arc;

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use crate::app::components::choice::{Choice, ChoiceOption};
use crate::app::components::municipality_field::{MUNICIPALITY_INPUT, MunicipalityField};
use crate::app::components::page_heading::PageHeading;
use crate::app::drafts::Drafts;
use crate::app::embedding::Preset;
use crate::app::i18n::td_string;
use crate::app::library::{Library, Loading};
use crate::app::locale::use_locale;
use crate::app::messages;
use crate::app::pages::rubric_facts;
use crate::app::route::Route;
use crate::app::rubrics::OwnRubrics;
use crate::app::services::location::Address;
use crate::app::services::{clock, page};
use crate::assessment::{Mode, NewAssessment, Origin, RubricReference, Year};
use crate::language::Language;
use crate::municipality::{MAX_NAME, Municipality};
use crate::own_rubrics::OwnRubric;
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
    rubric: RubricChoice,
    mode: Mode,
}

/// What an assessment can be made with.
#[derive(Clone)]
enum RubricChoice {
    /// A shipped edition.
    Edition(Edition),
    /// A rubric of one's own.
    Own(OwnRubric),
}

impl PartialEq for RubricChoice {
    /// Rubrics are told apart by what drafts name them by, and not text by text.
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Edition(one), Self::Edition(other)) => one == other,
            (Self::Own(one), Self::Own(other)) => one.reference() == other.reference(),
            (Self::Edition(_), Self::Own(_)) | (Self::Own(_), Self::Edition(_)) => false,
        }
    }
}

impl RubricChoice {
    /// Whether there is anything to answer; else points are given directly.
    fn has_questions(&self) -> bool {
        match self {
            Self::Edition(edition) => edition.has_questions(),
            Self::Own(own) => own.rubric().questions().next().is_some(),
        }
    }
}

/// The form.
#[component]
pub fn NewPage(
    /// The rubric of one's own that it begins with, if the address names one.
    chosen: Option<RubricReference>,
) -> impl IntoView {
    let locale = use_locale();
    let library = expect_context::<Library>();
    let own = expect_context::<OwnRubrics>();
    let begun_with = chosen.as_ref().and_then(|reference| untrack(|| own.get(reference)));
    let gone = chosen.is_some() && begun_with.is_none();
    let preset = expect_context::<Preset>();
    let proposed = untrack(|| preset.municipality()).map(|municipality| municipality.name);
    let municipality = RwSignal::new(proposed.unwrap_or_default());
    let year = RwSignal::new(clock::this_year().map(|year| year.to_string()).unwrap_or_default());
    let edition = untrack(|| preset.edition()).unwrap_or(Edition::Edition2021);
    let rubric = RwSignal::new(begun_with.map_or(RubricChoice::Edition(edition), RubricChoice::Own));
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
                let rubric = rubric.get_untracked();
                let mode = if rubric.has_questions() { mode.get_untracked() } else { Mode::Quick };
                sent.set(Some(Filled { municipality, year, rubric, mode }));
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
            {gone.then(|| view! { <p class="kk-remark">{td_string!(locale, new.model_gone)}</p> })}
            <RubricField chosen=rubric />
            {move || rubric.read().has_questions().then(|| view! { <ModeField rubric=rubric.get() chosen=mode /> })}
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
            <p class="kk-hint">
                {td_string!(locale, new.own_models_hint)}
                " "
                <a href=Route::OwnRubrics.href()>{td_string!(locale, new.own_models)}</a>
            </p>
        </form>
    }
}

/// The shipped editions, and the rubrics of one's own that are here.
#[component]
fn RubricField(chosen: RwSignal<RubricChoice>) -> impl IntoView {
    let locale = use_locale();
    let language = expect_context::<Language>();
    let own = expect_context::<OwnRubrics>().list().get_untracked();
    let legend = if own.is_empty() {
        td_string!(locale, new.edition).to_owned()
    } else {
        td_string!(locale, new.edition_or_model).to_owned()
    };
    let edition = |edition: Edition, label: &str, hint: &str| ChoiceOption {
        value: RubricChoice::Edition(edition),
        label: label.to_owned(),
        hint: hint.to_owned(),
    };
    let mut options = vec![
        edition(Edition::Edition2021, td_string!(locale, new.edition_2021), td_string!(locale, new.edition_2021_hint)),
        edition(Edition::Edition2020, td_string!(locale, new.edition_2020), td_string!(locale, new.edition_2020_hint)),
        edition(Edition::Edition2016, td_string!(locale, new.edition_2016), td_string!(locale, new.edition_2016_hint)),
    ];
    options.extend(own.into_iter().map(|own| {
        let facts = rubric_facts(locale, own.rubric()).join(", ");
        ChoiceOption {
            label: own.rubric().title.get(language).to_owned(),
            hint: td_string!(locale, new.model_hint, facts = facts).to_string(),
            value: RubricChoice::Own(own),
        }
    }));
    view! { <Choice legend name="edition" options chosen /> }
}

/// Questions or points, where there are questions.
#[component]
fn ModeField(rubric: RubricChoice, chosen: RwSignal<Mode>) -> impl IntoView {
    let locale = use_locale();
    let full_hint = match rubric {
        RubricChoice::Edition(_) => td_string!(locale, new.mode_full_hint).to_owned(),
        RubricChoice::Own(_) => td_string!(locale, new.mode_own_full_hint).to_owned(),
    };
    view! {
        <Choice
            legend=td_string!(locale, new.mode).to_owned()
            name="mode"
            options=vec![
                ChoiceOption {
                    value: Mode::Full,
                    label: td_string!(locale, new.mode_full).to_owned(),
                    hint: full_hint,
                },
                ChoiceOption {
                    value: Mode::Quick,
                    label: td_string!(locale, new.mode_quick).to_owned(),
                    hint: td_string!(locale, new.mode_quick_hint).to_owned(),
                },
            ]
            chosen
        />
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
        let (rubric, own) = match filled.rubric {
            RubricChoice::Edition(edition) => (library.edition(edition).map(|rubric| rubric.get()), None),
            RubricChoice::Own(own) => (Some(Loading::Ready(Arc::clone(own.rubric()))), Some(Arc::clone(own.rubric()))),
        };
        match rubric {
            Some(Loading::Pending) => {}
            Some(Loading::Ready(rubric)) => {
                sent.set(None);
                let new = |id, now| NewAssessment {
                    id,
                    municipality: filled.municipality,
                    year: filled.year,
                    rubric: RubricReference::to(&rubric),
                    mode: filled.mode,
                    origin: Origin::Own,
                    now,
                };
                let created = drafts.create(new, own.as_deref());
                match created {
                    Some(id) => address.go_to(&Route::Overview(id).to_string()),
                    None => failed.set(Some(td_string!(locale, new.error_random).to_owned())),
                }
            }
            Some(Loading::Failed(failure)) => {
                sent.set(None);
                failed.set(Some(messages::load_failure(locale, &failure)));
            }
            None => {
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
