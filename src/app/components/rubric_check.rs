//! Looking a rubric file through before it is added: nothing changes until then.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::lint_report::{faults_report, warnings_report, warnings_summary};
use super::page_heading::HEADING;
use crate::app::i18n::{Locale, td_string};
use crate::app::locale::{lang_of, use_locale};
use crate::app::messages;
use crate::app::pages::rubric_facts;
use crate::app::rubrics::{CheckOutcome, CheckedFile, OwnRubrics};
use crate::app::services::{file_input, page};
use crate::language::Language;
use crate::own_rubrics::OwnRubric;
use crate::rubric::{Lint, RubricReference};

/// Id of the heading of the report.
const REPORT: &str = "rubric-report";

/// A file input in the guise of a button, what was found in the file, and the way to add it.
#[component]
pub fn RubricCheck(
    /// What the button says.
    label: String,
    /// The file that was looked through last.
    checked: RwSignal<Option<CheckedFile>>,
    /// The rubric that a draft needs, if the file is opened for one.
    wanted: Option<RubricReference>,
    /// Called with a rubric that was added.
    on_added: Callback<OwnRubric>,
) -> impl IntoView {
    let locale = use_locale();
    let own = expect_context::<OwnRubrics>();
    let input = NodeRef::<html::Input>::new();
    let heading = NodeRef::<html::H2>::new();
    let open = move |_| {
        let Some(file) = input.get_untracked().and_then(|input| file_input::take_file(&input)) else { return };
        let name = file_input::name_of(&file);
        spawn_local(async move {
            let looked = match file_input::text_of(file).await {
                Ok(text) => CheckedFile::look_through(name, &text),
                Err(error) => CheckedFile { name, outcome: CheckOutcome::NotRead(error) },
            };
            // The view may have been left while the file was read.
            checked.try_set(Some(looked));
        });
    };
    // Not for a file that was handed over by another view: then the heading of this one takes the focus.
    let handed_over = StoredValue::new(checked.with_untracked(Option::is_some));
    Effect::new(move |_| {
        if let Some(heading) = heading.get()
            && !handed_over.get_value()
        {
            page::focus(&heading);
        }
        handed_over.set_value(false);
    });
    let add = Callback::new(move |rubric: OwnRubric| {
        checked.set(None);
        own.add(rubric.clone());
        on_added.run(rubric);
    });
    let report = move || checked.get().map(|file| report(locale, file, wanted.as_ref(), heading, checked, add));
    view! {
        <div class="kk-import">
            <label class="kk-button kk-file">
                <input type="file" accept=".json,application/json" node_ref=input on:change=open />
                {label}
            </label>
            <p class="kk-hint">{td_string!(locale, models.open_file_hint)}</p>
        </div>
        {report}
    }
}

/// What was found in a file, and what can be done with it.
fn report(
    locale: Locale,
    file: CheckedFile,
    wanted: Option<&RubricReference>,
    heading: NodeRef<html::H2>,
    checked: RwSignal<Option<CheckedFile>>,
    add: Callback<OwnRubric>,
) -> impl IntoView + use<> {
    let title = td_string!(locale, models.report, file = file.name.as_str()).to_string();
    let content = match file.outcome {
        CheckOutcome::NotRead(error) => view! {
            <p>
                <strong>{td_string!(locale, models.not_opened)}</strong>
                " "
                {messages::file_error(locale, error)}
            </p>
        }
        .into_any(),
        CheckOutcome::Faulty(found) => view! {
            {faults_report(&found)}
            {warnings_summary(&found).map(|summary| view! { <p class="kk-report__next">{summary}</p> })}
            {warnings_report(&found)}
        }
        .into_any(),
        CheckOutcome::Sound(own, found) => sound(locale, own, &found, wanted, add).into_any(),
    };
    view! {
        <section class="kk-report" aria-labelledby=REPORT>
            <h2 id=REPORT tabindex="-1" node_ref=heading>{title}</h2>
            {content}
            <p class="kk-actions">
                <button type="button" class="kk-button kk-button--quiet" on:click=move |_| {
                    checked.set(None);
                    page::focus_id(HEADING);
                }>
                    {td_string!(locale, models.close_report)}
                </button>
            </p>
        </section>
    }
}

/// A file without faults: what it holds, what to look at again, and the button that adds it.
fn sound(
    locale: Locale,
    own: OwnRubric,
    found: &Arc<Lint>,
    wanted: Option<&RubricReference>,
    add: Callback<OwnRubric>,
) -> impl IntoView + use<> {
    let language = expect_context::<Language>();
    let rubrics = expect_context::<OwnRubrics>();
    let reference = own.reference();
    let title = own.rubric().title.get(language).to_owned();
    let lang = lang_of(&own.rubric().title);
    let facts: Vec<_> = rubric_facts(locale, own.rubric()).into_iter().map(|fact| view! { <li>{fact}</li> }).collect();
    let is_here = untrack(|| rubrics.get(&reference)).is_some();
    let other_versions = untrack(|| rubrics.other_versions(&reference)).len();
    let which = wanted.map(|wanted| {
        if *wanted == reference {
            td_string!(locale, models.is_wanted)
        } else if wanted.id == reference.id {
            td_string!(locale, models.is_other_version)
        } else {
            td_string!(locale, models.is_other_model)
        }
    });
    let among_those_here = if is_here {
        Some(td_string!(locale, models.already_here))
    } else if wanted.is_none() && other_versions > 0 {
        Some(td_string!(locale, models.kept_apart))
    } else {
        None
    };
    let remark = |remark: &'static str| view! { <p class="kk-remark">{remark}</p> };
    let add_button = (!is_here).then(|| {
        view! {
            <p class="kk-actions">
                <button type="button" class="kk-button kk-button--primary" on:click=move |_| add.run(own.clone())>
                    {td_string!(locale, models.add)}
                </button>
            </p>
        }
    });
    view! {
        <p>
            <strong>{td_string!(locale, models.no_faults)}</strong>
            " "
            {warnings_summary(found)}
        </p>
        <p class="kk-report__title" lang=lang>{title}</p>
        <ul class="kk-facts">{facts}</ul>
        {which.map(remark)}
        {among_those_here.map(remark)}
        {add_button}
        {warnings_report(found)}
    }
}
