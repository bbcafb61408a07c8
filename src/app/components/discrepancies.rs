//! Where the sources of the evaluations beside a draft contradict themselves.

use leptos::prelude::*;

use crate::app::i18n::td_string;
use crate::app::locale::{lang_of, use_locale};
use crate::evaluation::Evaluation;
use crate::language::Language;

/// The discrepancies of one evaluation, folded; nothing when it has none.
pub fn discrepancies(evaluation: &Evaluation) -> Option<impl IntoView + use<>> {
    let locale = use_locale();
    let language = expect_context::<Language>();
    let name = format!("{} {}", evaluation.municipality.name, evaluation.year);
    let items: Vec<_> = evaluation
        .discrepancies
        .iter()
        .map(|discrepancy| {
            view! {
                <dt lang=lang_of(&discrepancy.place)>{discrepancy.place.get(language).to_owned()}</dt>
                <dd lang=lang_of(&discrepancy.explanation)>{discrepancy.explanation.get(language).to_owned()}</dd>
            }
        })
        .collect();
    (!items.is_empty()).then(|| {
        view! {
            <details class="kk-discrepancies">
                <summary>{td_string!(locale, result.discrepancies_of, name = name)}</summary>
                <dl>{items}</dl>
            </details>
        }
    })
}
