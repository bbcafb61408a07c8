//! One guiding question: its text, what helps to answer it, the answer and a note.

use leptos::prelude::*;

use super::clashes::Clashes;
use super::history_words::question_part;
use super::level_choice::{LevelChoice, first_input};
use super::term_text::{TermText, TermsOf};
use super::with_draft::OpenDraft;
use crate::app::i18n::td_string;
use crate::app::locale::use_locale;
use crate::assessment::{Edit, Field, MAX_NOTE};
use crate::rubric::{LookFor, Question, QuestionId};

/// A question as a group of fields under its text.
#[component]
pub fn QuestionField(
    /// The draft.
    draft: OpenDraft,
    /// The question.
    question: Question,
) -> impl IntoView {
    let locale = use_locale();
    let language = draft.language;
    let weight = question.weight.hundredths();
    let text = question.text.get(language).to_owned();
    let help = question.help.get(language).to_owned();
    let part = question_part(&question.id);
    view! {
        <fieldset class="kk-question" id=part>
            <legend class="kk-question__text" lang=draft.lang>{text.clone()}</legend>
            <div class="kk-question__support">
                <details>
                    <summary>{td_string!(locale, question.help)}</summary>
                    <TermText text=help.clone() lang=draft.lang />
                    {draft.lang.is_none().then(|| view! { <TermsOf text beside=help /> })}
                    <p class="kk-hint">{td_string!(locale, question.weight, weight = weight)}</p>
                </details>
                <LookForDetails draft look_for=question.look_for.clone() />
            </div>
            <LevelChoice draft question=question.id.clone() />
            <Clashes draft field=Field::Answer(question.id.clone()) home=first_input(&question.id) />
            <Note draft question=question.id />
        </fieldset>
    }
}

#[component]
fn LookForDetails(draft: OpenDraft, look_for: LookFor) -> impl IntoView {
    let locale = use_locale();
    let language = draft.language;
    let LookFor { interview, document, web } = look_for;
    view! {
        <details>
            <summary>{td_string!(locale, question.look_for)}</summary>
            <dl class="kk-look-for">
                <dt>{td_string!(locale, question.interview)}</dt>
                <dd><TermText text=interview.get(language).to_owned() lang=draft.lang /></dd>
                <dt>{td_string!(locale, question.document)}</dt>
                <dd><TermText text=document.get(language).to_owned() lang=draft.lang /></dd>
                <dt>{td_string!(locale, question.web)}</dt>
                <dd><TermText text=web.get(language).to_owned() lang=draft.lang /></dd>
            </dl>
        </details>
    }
}

/// A note, folded away until it is wanted.
#[component]
fn Note(draft: OpenDraft, question: QuestionId) -> impl IntoView {
    let locale = use_locale();
    let id = format!("note-{question}");
    let (field, home) = (Field::Note(question.clone()), format!("{id}-summary"));
    let question = StoredValue::new(question);
    let note = Memo::new(move |_| {
        draft.assessment.with(|draft| question.with_value(|question| draft.note(question).to_owned()))
    });
    let filled = Memo::new(move |_| !note.read().is_empty());
    let open = filled.get_untracked();
    view! {
        <details class="kk-note" open=open>
            <summary id=home.clone()>
                {move || {
                    if filled.get() {
                        td_string!(locale, question.note_filled)
                    } else {
                        td_string!(locale, question.note)
                    }
                }}
            </summary>
            <label class="kk-visually-hidden" for=id.clone()>{td_string!(locale, question.note_label)}</label>
            <textarea
                id=id
                class="kk-input"
                rows="3"
                maxlength=MAX_NOTE.to_string()
                prop:value=note
                on:input:target=move |event| {
                    draft.edit(Edit::Note { question: question.get_value(), note: event.target().value() });
                }
            />
        </details>
        <Clashes draft field home />
    }
}
