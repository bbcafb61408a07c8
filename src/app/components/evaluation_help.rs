//! What a form for a result says about itself: that one like it is here already, and what has to be put right.

use std::sync::Arc;

use leptos::prelude::*;

use super::evaluation_fields::{ResultForm, fault_text, field_id};
use super::evaluation_item::evaluation_name;
use crate::app::evaluations::OwnEvaluations;
use crate::app::i18n::td_string;
use crate::app::library::{Library, Loading};
use crate::app::route::Route;
use crate::app::services::page;
use crate::evaluation::OwnResultId;
use crate::evaluation::typed::{Fault, Field};
use crate::language::Language;
use crate::rubric::Rubric;

/// Id of the list of what has to be put right, which gets the focus.
pub const ERRORS: &str = "result-errors";

/// Says that one about the same is here already, and leads to it.
pub fn twin_notice(form: ResultForm, edited: Option<OwnResultId>) -> impl IntoView {
    let locale = form.locale;
    let own = expect_context::<OwnEvaluations>();
    let library = expect_context::<Library>();
    let twin = Memo::new(move |_| {
        let typed = form.typed.read();
        let edited = edited.as_ref().map(OwnResultId::id);
        let here = own
            .list()
            .with(|list| typed.twin(list, edited).map(|twin| (evaluation_name(locale, twin), Some(twin.id.clone()))));
        let published = library.evaluations().get().ready();
        here.or_else(|| published.and_then(|list| Some((evaluation_name(locale, typed.twin(&list, None)?), None))))
    });
    let notice = move || {
        let (name, own) = twin.get()?;
        Some(match own {
            Some(id) => view! {
                <p class="kk-remark">
                    {td_string!(locale, evaluations.twin, name = name).to_string()}
                    " "
                    <a href=Route::Evaluation(id).href()>{td_string!(locale, evaluations.twin_open)}</a>
                </p>
            }
            .into_any(),
            None => view! {
                <p class="kk-remark">{td_string!(locale, evaluations.twin_published, name = name).to_string()}</p>
            }
            .into_any(),
        })
    };
    view! { <div role="status">{notice}</div> }
}

/// What has to be put right, each with a link to its field.
pub fn error_summary(form: ResultForm, rubric: Signal<Option<Loading<Rubric>>>) -> impl IntoView {
    let (locale, language) = (form.locale, form.language);
    let summary = move || {
        let faults = form.faults.get();
        let rubric = rubric.get_untracked().and_then(|rubric| rubric.ready());
        let links: Vec<_> = faults
            .iter()
            .map(|fault| {
                let id = field_id(&fault.field);
                let text = fault_text(locale, language, fault);
                let text = match part_name(fault, rubric.as_ref(), language) {
                    Some(part) => td_string!(locale, evaluations.error_at, part = part, error = text).to_string(),
                    None => text,
                };
                view! {
                    <li>
                        <a
                            href=format!("#{id}")
                            on:click=move |event| {
                                event.prevent_default();
                                page::focus_id(&id);
                            }
                        >
                            {text}
                        </a>
                    </li>
                }
            })
            .collect();
        (!links.is_empty()).then(|| {
            view! {
                <div class="kk-notice kk-notice--warning">
                    <h2 class="kk-notice__title">{td_string!(locale, evaluations.errors)}</h2>
                    <ul>{links}</ul>
                </div>
            }
        })
    };
    view! { <div id=ERRORS tabindex="-1" role="alert">{summary}</div> }
}

/// The part that a fault is about, where its sentence does not say.
fn part_name(fault: &Fault, rubric: Option<&Arc<Rubric>>, language: Language) -> Option<String> {
    match &fault.field {
        Field::Area(id) => {
            let area = rubric?.area(id)?;
            Some(format!("{id} {}", area.title.get(language)))
        }
        Field::Subarea(id) => {
            let (_, subarea) = rubric?.subareas().find(|(_, subarea)| subarea.id == *id)?;
            Some(format!("{id} {}", subarea.title.get(language)))
        }
        Field::Municipality
        | Field::Title
        | Field::Scope
        | Field::Count
        | Field::Year
        | Field::Source
        | Field::Total => None,
    }
}
