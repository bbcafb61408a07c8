//! What the page around hears: `change` with the points of a draft, `save`, and `error`.

use leptos::prelude::*;

use crate::app::drafts::Drafts;
use crate::app::i18n::Locale;
use crate::app::library::Library;
use crate::app::locale::LanguageChoice;
use crate::app::messages;
use crate::app::rubrics::{FoundRubric, OwnRubrics};
use crate::app::services::host;
use crate::assessment::{Assessment, AssessmentId, Timestamp};
use crate::draft::SaveError;
use crate::json::written::{list, object, string};
use crate::rubric::Rubric;
use crate::scoring::{self, Outcome, Progress};

/// Tells the page around from now on.
pub fn follow(choice: LanguageChoice, drafts: Drafts, own: OwnRubrics, library: Library) {
    Effect::new(move |_| {
        // Points are the same in all languages; the rubric is mostly here already in that of the view.
        let library = library.in_language(choice.language().get_untracked());
        for id in drafts.touched().get() {
            let told = drafts.get(id).is_none_or(|draft| {
                draft.assessment.with(|assessment| tell_change(assessment, &own.find(library, assessment)))
            });
            if told {
                drafts.forget_touched(id);
            }
        }
    });
    Effect::new(move |_| {
        let unsaved = drafts.unsaved().read().iter().next().map(|(id, error)| (Some(*id), *error));
        let fault = || drafts.storage_fault().get().map(|fault| (None, SaveError::Store(fault)));
        if let Some((draft, error)) = unsaved.or_else(fault) {
            tell_error(choice, draft, error);
        }
    });
}

/// Tells that a draft was saved.
pub fn tell_saved(id: AssessmentId, when: Timestamp) {
    if host::listens() {
        let fields = [("draft", string(&id.to_string())), ("when", when.milliseconds().to_string())];
        host::tell("save", &object(&fields));
    }
}

fn tell_error(choice: LanguageChoice, draft: Option<AssessmentId>, error: SaveError) {
    let message = messages::save_error(Locale::of(choice.language().get_untracked()), error);
    let mut fields = vec![("code", string("not-saved")), ("message", string(message))];
    fields.extend(draft.map(|id| ("draft", string(&id.to_string()))));
    host::tell("error", &object(&fields));
}

/// Tells what a draft amounts to; false as long as its rubric is on its way. Without a rubric there are no points.
fn tell_change(assessment: &Assessment, rubric: &FoundRubric) -> bool {
    match rubric {
        FoundRubric::Pending => return false,
        FoundRubric::Shipped(rubric) | FoundRubric::Own(rubric) => host::tell("change", &change(assessment, rubric)),
        FoundRubric::Failed(_) | FoundRubric::Missing => {}
    }
    true
}

fn change(assessment: &Assessment, rubric: &Rubric) -> String {
    let score = scoring::score(rubric, assessment);
    let areas = score.areas.iter().map(|area| {
        let mut fields = vec![("id", string(area.id.as_str()))];
        add_figures(&mut fields, area.outcome, area.progress);
        object(&fields)
    });
    let areas = list(areas);
    let mut fields = vec![
        ("draft", string(&assessment.id.to_string())),
        ("municipality", string(&assessment.municipality.name)),
        ("year", assessment.year.get().to_string()),
        ("edition", string(assessment.rubric.id.as_str())),
    ];
    add_figures(&mut fields, score.outcome, score.progress);
    fields.push(("areas", areas));
    object(&fields)
}

/// The points, which a part that does not apply has none of, and how much of it is dealt with.
fn add_figures(fields: &mut Vec<(&str, String)>, outcome: Outcome, progress: Progress) {
    if let Some(interval) = outcome.interval() {
        fields.push(("secured", interval.secured().to_decimal()));
        fields.push(("possible", interval.possible().to_decimal()));
    }
    fields.push(("max", outcome.max().to_decimal()));
    fields.push(("answered", progress.dealt_with.to_string()));
    fields.push(("questions", progress.total().to_string()));
}
