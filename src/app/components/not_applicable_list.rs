//! Questions that were marked as not applicable, with the reasons: they leave the maximum, so a result must tell.

use leptos::prelude::*;

use super::with_draft::OpenDraft;
use crate::app::i18n::td_string;
use crate::app::locale::use_locale;
use crate::assessment::Answer;
use crate::rubric::Rubric;

/// The questions and reasons; nothing when there are none.
pub fn not_applicable_list(draft: OpenDraft, rubric: &Rubric) -> Option<impl IntoView + use<>> {
    let locale = use_locale();
    let rows: Vec<_> = draft.assessment.with(|assessment| {
        let reasons = rubric.questions().filter_map(|question| match assessment.answer(&question.id) {
            Answer::NotApplicable { reason } => Some((question.text.get(draft.language), reason.trim())),
            Answer::Unanswered | Answer::DontKnow | Answer::Level(_) => None,
        });
        let row = |(question, reason): (&str, &str)| {
            let reason = if reason.is_empty() { td_string!(locale, result.reason_not_given) } else { reason };
            view! {
                <dt lang=draft.lang>{question.to_owned()}</dt>
                <dd>{reason.to_owned()}</dd>
            }
        };
        reasons.map(row).collect()
    });
    (!rows.is_empty()).then(|| {
        view! {
            <section aria-labelledby="not-applicable">
                <h2 id="not-applicable">{td_string!(locale, result.not_applicable_title)}</h2>
                <dl>{rows}</dl>
            </section>
        }
    })
}
