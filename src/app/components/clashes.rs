//! What was entered in two places that did not know of each other: both are shown until somebody chooses.

use leptos::prelude::*;

use super::with_draft::OpenDraft;
use crate::app::format;
use crate::app::i18n::td_string;
use crate::app::locale::use_locale;
use crate::app::route::Route;
use crate::app::services::{clock, page};
use crate::assessment::{Answer, Clash, Edit, Entered, Field};
use crate::language::Language;
use crate::rubric::{Rubric, SubareaId};

/// The most characters of a text that name a button.
const MAX_IN_NAME: usize = 40;

/// What clashes with a field, beside it: to be used instead, to be added, or to be taken away.
#[component]
pub fn Clashes(
    /// The draft.
    draft: OpenDraft,
    /// The field.
    field: Field,
    /// Id of the element that takes the focus when a clash has gone.
    home: String,
) -> impl IntoView {
    let locale = use_locale();
    let field = StoredValue::new(field);
    let home = StoredValue::new(home);
    let clashes = Memo::new(move |_| field.with_value(|field| draft.assessment.with(|draft| draft.clashes_of(field))));
    let settle = move |edit: Edit| {
        draft.edit(edit);
        home.with_value(|home| page::focus_id(home));
    };
    let shown = move || {
        let items: Vec<_> = clashes.get().into_iter().map(|clash| item(draft, clash, settle)).collect();
        (!items.is_empty()).then(|| {
            let title = td_string!(locale, clash.title);
            view! {
                <div class="kk-clash">
                    <p>
                        <strong>{title}</strong>
                    </p>
                    <ul class="kk-clash__list">{items}</ul>
                </div>
            }
        })
    };
    view! { <div role="status">{shown}</div> }
}

/// One thing that clashes, with the ways to settle it.
fn item(draft: OpenDraft, clash: Clash, settle: impl Fn(Edit) + Copy + Send + Sync + 'static) -> impl IntoView {
    let locale = use_locale();
    let language = expect_context::<Language>();
    let text = in_words(draft, &clash.other, language);
    let short: String = text.chars().take(MAX_IN_NAME).collect();
    let time = clock::day_and_time(clash.stamp.at, language);
    let added = draft.assessment.with_untracked(|draft| clash.added_to(draft)).is_some();
    let clash = StoredValue::new(clash);
    let button = |label: &'static str, edit: fn(OpenDraft, &Clash) -> Option<Edit>| {
        let name = format!("{label}: {short}");
        view! {
            <button
                type="button"
                class="kk-button kk-button--quiet"
                aria-label=name
                on:click=move |_| {
                    if let Some(edit) = clash.with_value(|clash| edit(draft, clash)) {
                        settle(edit);
                    }
                }
            >
                {label}
            </button>
        }
    };
    let instead = button(td_string!(locale, clash.instead), |_, clash| Some(clash.instead()));
    let add = added.then(|| {
        button(td_string!(locale, clash.add), |draft, clash| {
            draft.assessment.with_untracked(|draft| clash.added_to(draft))
        })
    });
    let away = button(td_string!(locale, clash.away), |_, clash| Some(clash.away()));
    view! {
        <li class="kk-clash__item">
            <p class="kk-clash__text">{text}</p>
            <p class="kk-hint">{td_string!(locale, clash.entered, time = time).to_string()}</p>
            <p class="kk-actions">{instead} {add} {away}</p>
        </li>
    }
}

/// What was entered, as a person reads it.
fn in_words(draft: OpenDraft, entered: &Entered, language: Language) -> String {
    let locale = use_locale();
    match entered {
        Entered::Text(text) => text.clone(),
        Entered::Points(points) => {
            td_string!(locale, clash.points, points = format::exact(*points, language)).to_string()
        }
        Entered::Answer(Answer::Unanswered) => String::new(),
        Entered::Answer(Answer::DontKnow) => td_string!(locale, question.dont_know).to_owned(),
        Entered::Answer(Answer::NotApplicable { reason }) if reason.is_empty() => {
            td_string!(locale, question.not_applicable).to_owned()
        }
        Entered::Answer(Answer::NotApplicable { reason }) => {
            format!("{}: {reason}", td_string!(locale, question.not_applicable))
        }
        Entered::Answer(Answer::Level(level)) => {
            let rubric = draft.rubric();
            format!("{} {}", level.number(), rubric.scale_level(*level).label.get(draft.language))
        }
    }
}

/// Says, above a view of a draft, where something clashes, with links to it.
#[component]
pub fn ClashNotice(
    /// The draft.
    draft: OpenDraft,
) -> impl IntoView {
    let locale = use_locale();
    let places = Memo::new(move |_| {
        let rubric = draft.rubric();
        let mut places: Vec<_> = draft
            .assessment
            .with(|draft| draft.clashes().into_iter().filter_map(|clash| place_of(&rubric, &clash.field)).collect());
        places.sort();
        places.dedup();
        places
    });
    let notice = move || {
        let places = places.get();
        (!places.is_empty()).then(|| {
            let link = |id: SubareaId| {
                let rubric = draft.rubric();
                let title = rubric.subarea(&id).map(|(_, subarea)| subarea.title.get(draft.language).to_owned());
                let name = format!("{id} {}", title.unwrap_or_default());
                view! {
                    <li>
                        <a href=Route::Subarea(draft.id, id).href() lang=draft.lang>{name}</a>
                    </li>
                }
            };
            let links: Vec<_> = places.into_iter().map(link).collect();
            let text = td_string!(locale, clash.notice);
            view! {
                <div class="kk-notice kk-notice--warning">
                    <p>{text}</p>
                    <ul>{links}</ul>
                </div>
            }
        })
    };
    view! { <div role="status">{notice}</div> }
}

/// The subarea that a field belongs to, if the rubric has it.
fn place_of(rubric: &Rubric, field: &Field) -> Option<SubareaId> {
    rubric
        .subareas()
        .find(|(_, subarea)| match field {
            Field::Answer(question) | Field::Note(question) => {
                subarea.questions.iter().any(|other| other.id == *question)
            }
            Field::Points(id) | Field::Justification(id) => subarea.id == *id,
        })
        .map(|(_, subarea)| subarea.id.clone())
}
