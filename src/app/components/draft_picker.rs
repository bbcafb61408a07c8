//! Choosing which other drafts are laid beside a draft with a rubric of one's own.

use leptos::prelude::*;
use leptos_i18n::td_string;

use super::compare_picker::check_box;

use super::with_draft::OpenDraft;
use crate::app::drafts::{Draft, Drafts};
use crate::app::locale::use_locale;
use crate::app::pages::draft_name;
use crate::assessment::AssessmentId;
use crate::comparison::{EditionMap, Reference, ReferenceKey, ReferenceKind, Series, series};
use crate::rubric::RubricReference;
use crate::scoring;

/// A check box for each other draft with the very same rubric; a word where there is none.
#[component]
pub fn DraftPicker(
    /// The draft whose result is shown.
    draft: OpenDraft,
    /// Ids of those that are chosen.
    compared: Signal<Vec<String>>,
) -> impl IntoView {
    let locale = use_locale();
    let drafts = expect_context::<Drafts>();
    // Only other drafts or other names build the check boxes anew, not every answer in another tab.
    let others = Memo::new(move |_| {
        let named = |other: &Draft| (other.id, other.assessment.with(|other| draft_name(locale, other)));
        comparable(drafts, draft).iter().map(named).collect::<Vec<(AssessmentId, String)>>()
    });
    let choice = move || {
        let others = others.get();
        if others.is_empty() {
            return view! { <p class="kk-hint">{td_string!(locale, result.no_other_draft)}</p> }.into_any();
        }
        let option = |(id, name): (AssessmentId, String)| check_box(draft.id, id.to_string(), name, compared);
        let options: Vec<_> = others.into_iter().map(option).collect();
        view! {
            <fieldset class="kk-compare">
                <legend>{td_string!(locale, result.compare)}</legend>
                <p class="kk-hint">{td_string!(locale, result.compare_drafts_hint)}</p>
                {options}
            </fieldset>
        }
        .into_any()
    };
    view! {
        {choice}
        <p class="kk-hint">{td_string!(locale, result.own_not_comparable)}</p>
    }
}

/// The chosen drafts, in the order they were chosen; ids of others are left out. Follows their changes.
pub fn chosen_drafts(drafts: Drafts, draft: OpenDraft, ids: &[String]) -> Vec<Series> {
    let rubric = draft.rubric();
    let others = comparable(drafts, draft);
    let chosen = ids.iter().filter_map(|id| others.iter().find(|other| other.id.to_string() == *id));
    let of_draft = |other: &Draft| {
        other.assessment.with(|other| {
            let score = scoring::score(&rubric, other);
            let reference =
                Reference::of_score(ReferenceKey::Draft(other.id), ReferenceKind::SelfAssessment, other, &score);
            series(&rubric, &reference, &EditionMap::default())
        })
    };
    chosen.map(of_draft).collect()
}

/// The other drafts with exactly the rubric of a draft.
fn comparable(drafts: Drafts, draft: OpenDraft) -> Vec<Draft> {
    let rubric = RubricReference::to(&draft.rubric());
    let is_comparable = |other: &&Draft| other.id != draft.id && other.assessment.with(|other| other.rubric == rubric);
    drafts.list().with(|list| list.iter().filter(is_comparable).cloned().collect())
}
