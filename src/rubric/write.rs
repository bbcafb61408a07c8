//! A rubric as the text of a file, its fields in the order in which an author writes them.

use super::{Area, FORMAT, Question, Rubric, SCHEMA, ScaleLevel, Subarea};
use crate::json::pretty;
use crate::json::written::{list, object, string};
use crate::language::{Language, LocalizedText};

/// The text of a `kommunkompass-rubric` file.
///
/// What reading leaves out is not in it: fields that nobody knows, and the traces of a file cut down to one language.
#[must_use]
pub fn write(rubric: &Rubric) -> String {
    let languages = rubric.languages.as_slice();
    let text = |text: &LocalizedText| text_value(text, languages);
    let scale = (0u8..).zip(&rubric.scale).map(|(number, level)| level_value(number, level, languages));
    pretty(&object(&[
        ("format", string(FORMAT)),
        ("schema", SCHEMA.to_string()),
        ("id", string(rubric.id.as_str())),
        ("title", text(&rubric.title)),
        ("source", text(&rubric.source)),
        ("languages", list(languages.iter().map(|language| string(language.tag())))),
        ("scale", list(scale)),
        ("areas", list(rubric.areas.iter().map(|area| area_value(area, languages)))),
    ]))
}

/// The file of a rubric as a starting point for one's own: the same content under an id of its own.
#[must_use]
pub fn template(rubric: &Rubric) -> String {
    let id = format!("own-{}", rubric.id).parse().unwrap_or_else(|_| rubric.id.clone());
    write(&Rubric { id, ..rubric.clone() })
}

fn level_value(number: u8, level: &ScaleLevel, languages: &[Language]) -> String {
    object(&[
        ("level", number.to_string()),
        ("label", text_value(&level.label, languages)),
        ("description", text_value(&level.description, languages)),
    ])
}

fn area_value(area: &Area, languages: &[Language]) -> String {
    object(&[
        ("id", string(area.id.as_str())),
        ("title", text_value(&area.title, languages)),
        ("intro", text_value(&area.intro, languages)),
        ("max", area.max.to_decimal()),
        ("subareas", list(area.subareas.iter().map(|subarea| subarea_value(subarea, languages)))),
    ])
}

fn subarea_value(subarea: &Subarea, languages: &[Language]) -> String {
    object(&[
        ("id", string(subarea.id.as_str())),
        ("title", text_value(&subarea.title, languages)),
        ("max", subarea.max.to_decimal()),
        ("anchors", list(subarea.anchors.iter().flatten().map(|anchor| text_value(anchor, languages)))),
        ("questions", list(subarea.questions.iter().map(|question| question_value(question, languages)))),
    ])
}

fn question_value(question: &Question, languages: &[Language]) -> String {
    let text = |text: &LocalizedText| text_value(text, languages);
    let look_for = object(&[
        ("interview", text(&question.look_for.interview)),
        ("document", text(&question.look_for.document)),
        ("web", text(&question.look_for.web)),
    ]);
    object(&[
        ("id", string(question.id.as_str())),
        ("weight", question.weight.hundredths().to_string()),
        ("text", text(&question.text)),
        ("help", text(&question.help)),
        ("look_for", look_for),
    ])
}

fn text_value(text: &LocalizedText, languages: &[Language]) -> String {
    let texts = languages.iter().map(|language| (language.tag(), string(text.exact(*language).unwrap_or_default())));
    object(&texts.collect::<Vec<_>>())
}
