//! Everything that was entered in a draft, to be read and not changed.

use leptos::prelude::*;

use crate::app::format;
use crate::app::i18n::td_string;
use crate::app::locale::{lang_of, use_locale};
use crate::assessment::{Answer, Assessment};
use crate::language::Language;
use crate::rubric::Rubric;

/// The most entries that are listed.
const MAX_LISTED: usize = 500;

/// What was entered, by the texts of the questions and the titles of the subareas; without the rubric by their ids.
pub fn entries(assessment: &Assessment, rubric: Option<&Rubric>) -> Option<impl IntoView + use<>> {
    let locale = use_locale();
    let language = expect_context::<Language>();
    let n_entries = assessment.n_entries();
    let lang = rubric.and_then(|rubric| lang_of(&rubric.title));
    let answered = assessment.questions().map(|(id, entry)| {
        let answer = match &entry.answer {
            Answer::Unanswered => None,
            Answer::DontKnow => Some(td_string!(locale, question.dont_know).to_owned()),
            Answer::NotApplicable { reason } if reason.trim().is_empty() => {
                Some(td_string!(locale, question.not_applicable).to_owned())
            }
            Answer::NotApplicable { reason } => {
                Some(format!("{}: {reason}", td_string!(locale, question.not_applicable)))
            }
            Answer::Level(level) => Some(td_string!(locale, models.level, level = level.number()).to_string()),
        };
        let question = rubric.and_then(|rubric| rubric.questions().find(|question| question.id == *id));
        let name = question.map_or_else(|| id.to_string(), |question| question.text.get(language).to_owned());
        (name, answer, entry.note.clone())
    });
    let given = assessment.direct_entries().map(|(id, entry)| {
        let points = entry.points.map(|points| {
            td_string!(locale, models.points_given, points = format::exact(points, language)).to_string()
        });
        let subarea = rubric.and_then(|rubric| rubric.subarea(id));
        let title = subarea.map(|(_, subarea)| subarea.title.get(language));
        let name = title.map_or_else(|| id.to_string(), |title| format!("{id} {title}"));
        (name, points, entry.justification.clone())
    });
    let rows: Vec<_> = answered
        .chain(given)
        .take(MAX_LISTED)
        .map(|(id, answer, note)| {
            let note = (!note.is_empty()).then(|| view! { <dd class="kk-entry__note">{note}</dd> });
            view! {
                <dt lang=lang>{id}</dt>
                {answer.map(|answer| view! { <dd>{answer}</dd> })}
                {note}
            }
        })
        .collect();
    let more = n_entries.saturating_sub(MAX_LISTED);
    let hint = rubric.is_none().then(|| view! { <p class="kk-hint">{td_string!(locale, models.entries_hint)}</p> });
    (n_entries > 0).then(|| {
        view! {
            <section aria-labelledby="entries">
                <h2 id="entries">{td_string!(locale, models.entries)}</h2>
                {hint}
                <details class="kk-entries">
                    <summary>{td_string!(locale, models.show_entries, count = n_entries).to_string()}</summary>
                    <dl>{rows}</dl>
                    {(more > 0).then(|| view! {
                        <p>{td_string!(locale, models.more_entries, count = more).to_string()}</p>
                    })}
                </details>
            </section>
        }
    })
}
