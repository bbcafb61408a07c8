//! The answer to a question: five levels, "don't know" and "not applicable", by mouse and by keys.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::with_draft::OpenDraft;
use crate::app::i18n::{Locale, td_string};
use crate::app::locale::use_locale;
use crate::app::services::page;
use crate::assessment::{Answer, Edit};
use crate::level::Level;
use crate::rubric::QuestionId;

/// What can be chosen for a question; the reason of "not applicable" is written beside it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Choice {
    Level(Level),
    DontKnow,
    NotApplicable,
}

impl Choice {
    const ALL: [Self; 7] = [
        Self::Level(Level::Missing),
        Self::Level(Level::Begun),
        Self::Level(Level::Partial),
        Self::Level(Level::Systematic),
        Self::Level(Level::Effective),
        Self::DontKnow,
        Self::NotApplicable,
    ];

    const fn of(answer: &Answer) -> Option<Self> {
        match answer {
            Answer::Unanswered => None,
            Answer::DontKnow => Some(Self::DontKnow),
            Answer::NotApplicable { .. } => Some(Self::NotApplicable),
            Answer::Level(level) => Some(Self::Level(*level)),
        }
    }

    /// The key that chooses it: the level's number, or the letter that the language has for what it says in words.
    fn of_key(key: &str, locale: Locale) -> Option<Self> {
        let is = |letter: &str| key.eq_ignore_ascii_case(letter);
        if is(td_string!(locale, question.dont_know_key)) {
            return Some(Self::DontKnow);
        }
        if is(td_string!(locale, question.not_applicable_key)) {
            return Some(Self::NotApplicable);
        }
        Level::try_from(key.parse::<u64>().ok()?).ok().map(Self::Level)
    }

    /// The answer it stands for; `reason` is for "not applicable".
    fn answer(self, reason: String) -> Answer {
        match self {
            Self::Level(level) => Answer::Level(level),
            Self::DontKnow => Answer::DontKnow,
            Self::NotApplicable => Answer::NotApplicable { reason },
        }
    }

    /// Tells the inputs of a question apart by their ids.
    fn word(self) -> String {
        match self {
            Self::Level(level) => level.number().to_string(),
            Self::DontKnow => "dont-know".to_owned(),
            Self::NotApplicable => "not-applicable".to_owned(),
        }
    }
}

/// Id of the input that an answer to a question begins with.
#[must_use]
pub fn first_input(question: &QuestionId) -> String {
    input_id(question, Choice::Level(Level::Missing))
}

fn input_id(question: &QuestionId, choice: Choice) -> String {
    format!("answer-{question}-{}", choice.word())
}

/// Radio buttons for the answer to one question.
#[component]
pub fn LevelChoice(
    /// The draft.
    draft: OpenDraft,
    /// The question that is answered.
    question: QuestionId,
) -> impl IntoView {
    let locale = use_locale();
    let question = StoredValue::new(question);
    let chosen = Memo::new(move |_| {
        question.with_value(|question| draft.assessment.with(|draft| Choice::of(draft.answer(question))))
    });
    // A reason that was written comes back when the choice does, so that a key pressed by mistake costs nothing.
    let written = StoredValue::new(String::new());
    let set = move |answer: Answer| {
        let before =
            question.with_value(|question| draft.assessment.with_untracked(|draft| draft.answer(question).clone()));
        if let Answer::NotApplicable { reason } = before {
            written.set_value(reason);
        }
        draft.edit(Edit::Answer { question: question.get_value(), answer });
    };
    let choose = move |choice: Choice| {
        if chosen.get_untracked() != Some(choice) {
            set(choice.answer(written.get_value()));
        }
    };
    let input_id = move |choice: Choice| question.with_value(|question| input_id(question, choice));
    let on_key = move |event: KeyboardEvent| {
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        let key = event.key();
        if let Some(choice) = Choice::of_key(&key, locale) {
            choose(choice);
            page::focus_id(&input_id(choice));
        } else if key == "Backspace" || key == "Delete" {
            set(Answer::Unanswered);
        } else {
            return;
        }
        event.prevent_default();
    };
    let clear = move |_| {
        set(Answer::Unanswered);
        // The button goes with the answer; the focus must not.
        page::focus_id(&input_id(Choice::Level(Level::Missing)));
    };
    let rubric = draft.rubric();
    let group = question.with_value(|question| format!("answer-{question}"));
    let options: Vec<_> = Choice::ALL
        .into_iter()
        .map(|choice| {
            let (class, mark, label, lang) = match choice {
                Choice::Level(level) => {
                    let label = rubric.scale_level(level).label.get(draft.language).to_owned();
                    ("kk-level", Some(level.number().to_string()), label, draft.lang)
                }
                Choice::DontKnow => {
                    ("kk-level kk-level--aside", None, td_string!(locale, question.dont_know).to_owned(), None)
                }
                Choice::NotApplicable => {
                    ("kk-level kk-level--aside", None, td_string!(locale, question.not_applicable).to_owned(), None)
                }
            };
            view! {
                <label class=class>
                    <input
                        type="radio"
                        id=input_id(choice)
                        name=group.clone()
                        prop:checked=move || chosen.get() == Some(choice)
                        on:change=move |_| choose(choice)
                    />
                    {mark.map(|mark| view! { <span class="kk-level__number">{mark}</span> " " })}
                    <span class="kk-level__label" lang=lang>{label}</span>
                </label>
            }
        })
        .collect();
    view! {
        <div class="kk-levels" on:keydown=on_key>
            {options}
        </div>
        {move || chosen.get().map(|choice| {
            let reason = (choice == Choice::NotApplicable).then(|| view! { <Reason draft question=question.get_value() /> });
            view! {
                <button type="button" class="kk-button kk-button--text" on:click=clear>
                    {td_string!(locale, question.clear)}
                </button>
                {reason}
            }
        })}
    }
}

/// Why a question is not applicable.
#[component]
fn Reason(draft: OpenDraft, question: QuestionId) -> impl IntoView {
    let locale = use_locale();
    let id = format!("reason-{question}");
    let hint = format!("{id}-hint");
    let question = StoredValue::new(question);
    let reason = Memo::new(move |_| {
        draft.assessment.with(|draft| match question.with_value(|question| draft.answer(question).clone()) {
            Answer::NotApplicable { reason } => reason,
            Answer::Unanswered | Answer::DontKnow | Answer::Level(_) => String::new(),
        })
    });
    view! {
        <div class="kk-field">
            <label for=id.clone()>{td_string!(locale, question.reason)}</label>
            <p class="kk-hint" id=hint.clone()>
                {move || {
                    if reason.read().trim().is_empty() {
                        td_string!(locale, question.reason_missing)
                    } else {
                        td_string!(locale, question.reason_hint)
                    }
                }}
            </p>
            <textarea
                id=id
                class="kk-input"
                rows="2"
                maxlength=crate::assessment::MAX_NOTE.to_string()
                aria-describedby=hint
                prop:value=reason
                on:input:target=move |event| {
                    let reason = event.target().value();
                    let question = question.get_value();
                    draft.edit(Edit::Answer { question, answer: Answer::NotApplicable { reason } });
                }
            />
        </div>
    }
}
