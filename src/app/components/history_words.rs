//! What a step of a draft's history is about: in words, and where it is on the screen.

use crate::app::i18n::{Locale, td_string};
use crate::app::route::Route;
use crate::assessment::history::Subject;
use crate::assessment::{AssessmentId, Mode};
use crate::language::Language;
use crate::rubric::{QuestionId, Rubric, Subarea, SubareaId};
use crate::scoring::Basis;

/// The most characters of a question's text in a sentence about it.
const MAX_SHOWN: usize = 60;

/// Id of the group of fields of a question.
#[must_use]
pub fn question_part(question: &QuestionId) -> String {
    format!("question-{question}")
}

/// What a step is about, as part of a sentence; without the rubric, by id.
#[must_use]
pub fn subject_words(locale: Locale, language: Language, rubric: Option<&Rubric>, subject: &Subject) -> String {
    let language = rubric.and_then(|rubric| rubric.title.language_of(language)).unwrap_or(language);
    let question = |id: &QuestionId| {
        let text = rubric.and_then(|rubric| rubric.questions().find(|question| question.id == *id));
        text.map_or_else(|| id.to_string(), |question| shortened(question.text.get(language)))
    };
    let subarea = |id: &SubareaId| {
        let title = rubric.and_then(|rubric| rubric.subarea(id)).map(|(_, subarea)| subarea.title.get(language));
        title.map_or_else(|| id.to_string(), |title| format!("{id} {title}"))
    };
    match subject {
        Subject::Answer(id) => td_string!(locale, history.answer, question = question(id)).to_string(),
        Subject::Reason(id) => td_string!(locale, history.reason, question = question(id)).to_string(),
        Subject::Note(id) => td_string!(locale, history.note, question = question(id)).to_string(),
        Subject::Points(id) => td_string!(locale, history.points, subarea = subarea(id)).to_string(),
        Subject::Justification(id) => td_string!(locale, history.justification, subarea = subarea(id)).to_string(),
        Subject::Clash(field) => subject_words(locale, language, rubric, &Subject::in_field(field)),
        Subject::Rubric => td_string!(locale, history.rubric).to_owned(),
        Subject::About => td_string!(locale, history.about).to_owned(),
        Subject::Everything => td_string!(locale, history.everything).to_owned(),
        Subject::Several(count) => td_string!(locale, history.several, count = *count).to_string(),
    }
}

/// A text, or its first words with "…".
fn shortened(text: &str) -> String {
    let Some((end, _)) = text.char_indices().nth(MAX_SHOWN) else { return text.to_owned() };
    let start = text.get(..end).unwrap_or(text);
    let whole_words = start.rsplit_once(' ').map_or(start, |(words, _)| words);
    format!("{} …", whole_words.trim_end_matches([' ', ',', '–']))
}

/// The elements that show what a step is about, the closest first; none for what concerns the whole draft.
#[must_use]
pub fn parts_of(subject: &Subject) -> Vec<String> {
    match subject {
        Subject::Answer(id) => vec![question_part(id)],
        Subject::Reason(id) => vec![format!("reason-{id}"), question_part(id)],
        Subject::Note(id) => vec![format!("note-{id}"), question_part(id)],
        Subject::Points(id) => vec![format!("points-{id}")],
        Subject::Justification(id) => vec![format!("justification-{id}"), format!("points-{id}")],
        Subject::Clash(field) => parts_of(&Subject::in_field(field)),
        Subject::Rubric | Subject::About | Subject::Everything | Subject::Several(_) => Vec::new(),
    }
}

/// By which of a subarea's fields a step was made; nothing when it was about another part.
#[must_use]
pub fn basis_in(subarea: &Subarea, subject: &Subject) -> Option<Basis> {
    let (is_here, basis) = match subject {
        Subject::Answer(id) | Subject::Reason(id) | Subject::Note(id) => {
            (subarea.questions.iter().any(|question| question.id == *id), Basis::Questions)
        }
        Subject::Points(id) | Subject::Justification(id) => (subarea.id == *id, Basis::DirectPoints),
        Subject::Clash(field) => return basis_in(subarea, &Subject::in_field(field)),
        Subject::Rubric | Subject::About | Subject::Everything | Subject::Several(_) => return None,
    };
    is_here.then_some(basis)
}

/// The view where that is; nothing when the rubric does not have it or the whole draft is concerned.
#[must_use]
pub fn view_of(id: AssessmentId, mode: Mode, rubric: &Rubric, subject: &Subject) -> Option<Route> {
    let mut places = rubric.subareas().filter_map(|(area, subarea)| Some((area, subarea, basis_in(subarea, subject)?)));
    let (area, subarea, basis) = places.next()?;
    Some(match (basis, mode) {
        (Basis::DirectPoints, Mode::Quick) => Route::Area(id, area.id.clone()),
        (Basis::DirectPoints, Mode::Full) | (Basis::Questions, _) => Route::Subarea(id, subarea.id.clone()),
    })
}
