//! A result or a mean in a list: what it is about, how far down it goes, and where it comes from.

use leptos::prelude::*;

use crate::app::format;
use crate::app::i18n::{Locale, td_string};
use crate::app::locale::use_locale;
use crate::app::services::clock;
use crate::evaluation::{Assessor, EditionClaim, Evaluation, Mean, OwnResult};
use crate::language::Language;
use crate::points::Interval;

/// What a result or mean is called: "Habo 2019".
#[must_use]
pub fn result_name(locale: Locale, language: Language, result: &OwnResult) -> String {
    match result {
        OwnResult::Evaluation(evaluation) => evaluation_name(locale, evaluation),
        OwnResult::Mean(mean) => mean.title.get(language).to_owned(),
    }
}

/// Municipality and year: "Habo 2019".
#[must_use]
pub fn evaluation_name(locale: Locale, evaluation: &Evaluation) -> String {
    let (municipality, year) = (evaluation.municipality.name.as_str(), evaluation.year.get());
    td_string!(locale, draft.name, municipality = municipality, year = year).to_string()
}

fn edition(locale: Locale, edition: &EditionClaim) -> String {
    match edition {
        EditionClaim::Stated(id) => td_string!(locale, evaluations.edition, edition = id.as_str()).to_string(),
        EditionClaim::Inferred(id) => {
            td_string!(locale, evaluations.edition_inferred, edition = id.as_str()).to_string()
        }
        EditionClaim::Unknown => td_string!(locale, evaluations.edition_unknown).to_owned(),
    }
}

fn depth(locale: Locale, has_areas: bool, has_subareas: bool) -> String {
    match (has_areas, has_subareas) {
        (_, true) => td_string!(locale, evaluations.to_subareas),
        (true, false) => td_string!(locale, evaluations.to_areas),
        (false, false) => td_string!(locale, evaluations.to_total),
    }
    .to_owned()
}

fn evaluation_facts(locale: Locale, language: Language, evaluation: &Evaluation) -> Vec<String> {
    let mut facts = Vec::new();
    if evaluation.assessor == Assessor::Municipality {
        facts.push(td_string!(locale, evaluations.self_assessment).to_owned());
    }
    facts.extend(evaluation.month.map(|month| clock::month(month, language)));
    facts.push(edition(locale, &evaluation.edition));
    facts.push(depth(locale, !evaluation.areas.is_empty(), !evaluation.subareas.is_empty()));
    facts.extend(evaluation.total.map(|total| {
        let points = Interval::new(total.points, total.possible.unwrap_or(total.points));
        let (points, max) = (format::exact_interval(points, language), format::exact(total.max, language));
        if total.printed {
            td_string!(locale, evaluations.total, points = points, max = max).to_string()
        } else {
            td_string!(locale, evaluations.total_summed, points = points, max = max).to_string()
        }
    }));
    facts
}

fn mean_facts(locale: Locale, language: Language, mean: &Mean) -> Vec<String> {
    let what = match mean.municipalities {
        Some(count) => td_string!(locale, evaluations.mean_of, count = count).to_string(),
        None => td_string!(locale, evaluations.mean_fact).to_owned(),
    };
    let mut facts = vec![what, mean.year.to_string(), edition(locale, &mean.edition)];
    facts.push(depth(locale, !mean.areas.is_empty(), !mean.subareas.is_empty()));
    facts.extend(mean.total.map(|total| format::exact(total, language)));
    facts
}

/// An item of a list, with what can be done to it.
#[must_use]
pub fn result_item(result: &OwnResult, actions: Option<AnyView>) -> AnyView {
    let locale = use_locale();
    let language = expect_context::<Language>();
    let name = result_name(locale, language, result);
    let (facts, source, remarks) = match result {
        OwnResult::Evaluation(evaluation) => {
            let remark = evaluation.total_beside_sum().map(|(printed, sum)| {
                let (printed, sum) = (format::exact(printed, language), format::exact(sum, language));
                td_string!(locale, evaluations.disagreement, printed = printed, sum = sum).to_string()
            });
            (evaluation_facts(locale, language, evaluation), &evaluation.source, vec![remark])
        }
        OwnResult::Mean(mean) => {
            let scope = mean.scope.get(language).to_owned();
            let caveat = mean.caveat.get(language).to_owned();
            (mean_facts(locale, language, mean), &mean.source, vec![Some(scope), Some(caveat)])
        }
    };
    let facts: Vec<_> = facts.into_iter().map(|fact| view! { <li>{fact}</li> }).collect();
    let remarks: Vec<_> =
        remarks.into_iter().flatten().map(|remark| view! { <p class="kk-hint">{remark}</p> }).collect();
    let source = td_string!(locale, evaluations.source, source = source.title.get(language)).to_string();
    view! {
        <li class="kk-evaluation">
            <div class="kk-evaluation__what">
                <strong>{name}</strong>
                <ul class="kk-facts">{facts}</ul>
                {remarks}
                <p class="kk-hint">{source}</p>
            </div>
            {actions}
        </li>
    }
    .into_any()
}
