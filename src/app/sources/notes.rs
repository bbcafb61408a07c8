//! Where compared figures come from, in words.

use crate::app::i18n::{Locale, td_string};
use crate::app::sentences::listed_some;
use crate::comparison::MeanBasis;
use crate::evaluation::{EditionClaim, Evaluation, Mean, Source};
use crate::language::Language;
use crate::rubric::RubricId;

/// Edition and source of a result.
pub fn of_evaluation(locale: Locale, language: Language, evaluation: &Evaluation) -> String {
    format!("{} {}", edition(locale, &evaluation.edition), source(locale, language, &evaluation.source))
}

/// Scope, edition, number of municipalities, source and reservation of a mean.
pub fn of_mean(locale: Locale, language: Language, mean: &Mean) -> String {
    let number = match mean.municipalities {
        Some(count) => td_string!(locale, compared.n_municipalities, count = count).to_string(),
        None => td_string!(locale, compared.unknown_number).to_owned(),
    };
    let scope = format!("{}.", mean.scope.get(language).trim_end_matches('.'));
    let source = source(locale, language, &mean.source);
    let caveat = mean.caveat.get(language);
    let year = td_string!(locale, compared.year, year = mean.year.get()).to_string();
    let edition = edition(locale, &mean.edition);
    [scope.as_str(), &year, &edition, &number, &source, caveat].join(" ").trim_end().to_owned()
}

/// Edition, number, years and names of what a mean was computed from here, and what was left out of it.
pub fn of_basis(locale: Locale, edition: &RubricId, basis: &MeanBasis) -> String {
    let years =
        basis.years.map(|(first, last)| if first == last { first.to_string() } else { format!("{first}–{last}") });
    let (count, years, names) = (basis.totals, years.unwrap_or_default(), listed_some(locale, &basis.names));
    let mut text =
        td_string!(locale, compared.mean_of, count = count, edition = edition.as_str(), years = years, names = names)
            .to_string();
    let mut add = |sentence: String| {
        text.push(' ');
        text.push_str(&sentence);
    };
    match basis.municipalities {
        1 => add(td_string!(locale, compared.mean_municipality).to_owned()),
        count if count < basis.totals => {
            add(td_string!(locale, compared.mean_municipalities, count = count).to_string());
        }
        _ => {}
    }
    if basis.areas < basis.totals {
        add(td_string!(locale, compared.mean_areas, count = basis.areas).to_string());
    }
    if basis.subareas < basis.areas {
        add(td_string!(locale, compared.mean_subareas, count = basis.subareas).to_string());
    }
    if !basis.left_out.is_empty() {
        add(td_string!(locale, compared.left_out, names = listed_some(locale, &basis.left_out)).to_string());
    }
    text
}

fn edition(locale: Locale, edition: &EditionClaim) -> String {
    match edition {
        EditionClaim::Stated(id) => td_string!(locale, compared.stated, edition = id.as_str()).to_string(),
        EditionClaim::Inferred(id) => td_string!(locale, compared.inferred, edition = id.as_str()).to_string(),
        EditionClaim::Unknown => td_string!(locale, compared.unknown).to_owned(),
    }
}

fn source(locale: Locale, language: Language, source: &Source) -> String {
    let (title, publisher) = (source.title.get(language), source.publisher.as_str());
    let named = if title.contains(publisher) { title.to_owned() } else { format!("{title}, {publisher}") };
    td_string!(locale, compared.source, source = named).to_string()
}
