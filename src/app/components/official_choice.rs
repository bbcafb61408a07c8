//! Choosing the evaluators' result of the same work, or going to where it is typed in.

use leptos::prelude::*;

use super::page_heading::HEADING;
use super::with_draft::{OpenDraft, RubricKind};
use crate::app::comparison_choice::ComparisonChoices;
use crate::app::i18n::td_string;
use crate::app::locale::use_locale;
use crate::app::official::OfficialResult;
use crate::app::services::page;
use crate::comparison::ReferenceKey;

const FIELD: &str = "official-choice";
const HINT: &str = "official-choice-hint";

/// A field with every result, those of the same municipality first, and a link to the form for another.
pub fn official_choice(draft: OpenDraft, results: Vec<OfficialResult>, done: impl Fn() + Copy + 'static) -> AnyView {
    let locale = use_locale();
    let choices = expect_context::<ComparisonChoices>();
    let (municipality, year) =
        draft.assessment.with_untracked(|draft| (draft.municipality.clone(), u64::from(draft.year.get())));
    let rubric = draft.rubric();
    let mut suggested: Vec<OfficialResult> = Vec::new();
    let mut others: Vec<OfficialResult> = Vec::new();
    for result in results {
        // An own rubric is never taken for the shipped edition of the same id.
        let is_of_own = result.evaluation.edition.is(&rubric.id) && !matches!(result.key, ReferenceKey::Published(_));
        if draft.kind() == RubricKind::Own && !is_of_own {
            continue;
        }
        if result.evaluation.municipality.is_same_as(&municipality) {
            let years = |result: &OfficialResult| u64::from(result.evaluation.year.get()).abs_diff(year);
            let at = suggested.partition_point(|other| years(other) <= years(&result));
            suggested.insert(at, result);
        } else {
            others.push(result);
        }
    }
    let name = municipality.name.as_str();
    let hint = match (suggested.is_empty(), others.is_empty()) {
        (true, true) => td_string!(locale, official.no_results).to_owned(),
        (true, false) => td_string!(locale, official.none_here, municipality = name).to_string(),
        (false, _) => td_string!(locale, official.choose_hint, municipality = name).to_string(),
    };
    let first = suggested.first().or(others.first()).map(|result| result.key.to_string());
    let field = first.map(|first| {
        let chosen = StoredValue::new(first);
        let choose = move |_| {
            choices.set_official(draft.id, chosen.with_value(|key| key.parse().ok()));
            done();
            // The button goes with the field; the focus must not.
            page::focus_id(HEADING);
        };
        view! {
            <div class="kk-field">
                <label for=FIELD>{td_string!(locale, official.choose)}</label>
                <select
                    id=FIELD
                    class="kk-input"
                    aria-describedby=HINT
                    on:change:target=move |event| chosen.set_value(event.target().value())
                >
                    {group(name.to_owned(), &suggested)}
                    {group(td_string!(locale, official.others).to_owned(), &others)}
                </select>
            </div>
            <p class="kk-actions">
                <button type="button" class="kk-button kk-button--primary" on:click=choose>
                    {td_string!(locale, official.show)}
                </button>
            </p>
        }
    });
    view! {
        <section class="kk-official__choice kk-screen-only" aria-labelledby="official-choose">
            <h2 id="official-choose">{td_string!(locale, official.choose_title)}</h2>
            <p id=HINT class="kk-hint">
                {hint}
            </p>
            {field}
            <p>
                <a href=form_address(draft)>{td_string!(locale, official.type_in)}</a>
            </p>
            <p class="kk-hint">{td_string!(locale, official.type_in_hint)}</p>
        </section>
    }
    .into_any()
}

fn group(label: String, results: &[OfficialResult]) -> Option<impl IntoView + use<>> {
    let option = |result: &OfficialResult| {
        let text = result_name(result);
        view! { <option value=result.key.to_string()>{text}</option> }
    };
    let options: Vec<_> = results.iter().map(option).collect();
    (!options.is_empty()).then(|| view! { <optgroup label=label>{options}</optgroup> })
}

/// "Nässjö 2022, utgåva 2021".
pub fn result_name(result: &OfficialResult) -> String {
    let evaluation = &result.evaluation;
    let name = format!("{} {}", evaluation.municipality.name, evaluation.year);
    match evaluation.edition.as_str() {
        "" => name,
        edition => td_string!(use_locale(), official.option, name = name, edition = edition).to_string(),
    }
}

/// The form for a result of one's own, filled in with what the draft is about; it leads back here.
fn form_address(draft: OpenDraft) -> String {
    draft.assessment.with_untracked(|about| {
        let municipality = about.municipality.code.map(|code| format!("kommun={code}&")).unwrap_or_default();
        let (year, edition) = (about.year, &about.rubric.id);
        format!("#/utvarderingar/ny?{municipality}ar={year}&utgava={edition}&utkast={}", draft.id)
    })
}
