//! The views, one a file.

pub mod area;
pub mod bin;
pub mod compare;
pub mod evaluation_form;
pub mod evaluations;
pub mod glossary;
pub mod method;
pub mod new;
pub mod not_found;
pub mod official;
pub mod overview;
pub mod own_rubrics;
pub mod result;
pub mod shared;
pub mod start;
pub mod subarea;
pub mod version;
pub mod versions;
pub mod whereabouts;

use super::i18n::{Locale, td_string};
use super::{format, messages};
use crate::assessment::Assessment;
use crate::language::Language;
use crate::rubric::Rubric;

/// What a draft is called: "Nässjö 2026".
#[must_use]
pub fn draft_name(locale: Locale, assessment: &Assessment) -> String {
    let (municipality, year) = (assessment.municipality.name.as_str(), assessment.year.get());
    td_string!(locale, draft.name, municipality = municipality, year = year).to_string()
}

/// What the rubric of a draft is called, as far as the draft itself knows: by its title, else by its id.
#[must_use]
pub fn rubric_name(assessment: &Assessment, language: Language) -> String {
    let title = assessment.last_result().map(|result| result.title().get(language)).unwrap_or_default();
    if title.is_empty() { assessment.rubric.id.to_string() } else { title.to_owned() }
}

/// How large a rubric is, and in which languages: "5 områden", "10 delområden" and so on.
#[must_use]
pub fn rubric_facts(locale: Locale, rubric: &Rubric) -> Vec<String> {
    let areas = match rubric.areas.len() {
        1 => td_string!(locale, models.one_area).to_owned(),
        count => td_string!(locale, models.many_areas, count = count).to_string(),
    };
    let subareas = match rubric.subareas().count() {
        1 => td_string!(locale, models.one_subarea).to_owned(),
        count => td_string!(locale, models.many_subareas, count = count).to_string(),
    };
    let questions = match rubric.questions().count() {
        0 => td_string!(locale, models.points_only).to_owned(),
        1 => td_string!(locale, models.one_question).to_owned(),
        count => td_string!(locale, models.many_questions, count = count).to_string(),
    };
    let max = td_string!(locale, models.at_most, max = format::whole(rubric.max())).to_string();
    let languages: Vec<_> =
        rubric.languages.iter().map(|language| messages::language_name(locale, *language)).collect();
    let (id, version) = (rubric.id.as_str(), rubric.fingerprint.short());
    let name = td_string!(locale, models.id_and_version, id = id, version = version).to_string();
    vec![areas, subareas, questions, max, languages.join(", "), name]
}
