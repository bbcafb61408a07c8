//! What an earlier comparison with the evaluators has to say where points are given: one quiet line, and a way to put
//! such lines away.

use leptos::prelude::*;

use super::bias_words::{hint_text, overall_hint_text};
use super::page_heading::HEADING;
use super::with_draft::OpenDraft;
use crate::app::comparison_choice::ComparisonChoices;
use crate::app::i18n::td_string;
use crate::app::library::Library;
use crate::app::locale::use_locale;
use crate::app::route::Route;
use crate::app::services::page;
use crate::assessment::AssessmentId;
use crate::comparison::Hints;
use crate::comparison::bias::{EarlierBias, hint, overall_hint};
use crate::rubric::SubareaId;

/// How a subarea was rated the last time, where that is worth knowing; with the ways on, or without where they stand
/// once for several.
pub fn subarea_hint(
    draft: OpenDraft,
    earlier: Memo<Vec<EarlierBias>>,
    subarea: SubareaId,
    ways: bool,
) -> impl IntoView {
    let library = expect_context::<Library>();
    move || {
        // Without anything earlier the map is not fetched.
        if earlier.with(Vec::is_empty) {
            return None;
        }
        let map = library.edition_map().get().ready()?;
        let hint = earlier.with(|earlier| hint(&draft.rubric(), &subarea, earlier, &map))?;
        line(draft, hint_text(&hint), ways.then_some(hint.draft))
    }
}

/// Where to see the comparison that the lines of an area come from, and to put them away; nothing where it has none.
pub fn area_hint(draft: OpenDraft, earlier: Memo<Vec<EarlierBias>>, subareas: Vec<SubareaId>) -> impl IntoView {
    let locale = use_locale();
    let library = expect_context::<Library>();
    move || {
        if earlier.with(Vec::is_empty) {
            return None;
        }
        let (rubric, map) = (draft.rubric(), library.edition_map().get().ready()?);
        let first =
            earlier.with(|earlier| subareas.iter().find_map(|subarea| hint(&rubric, subarea, earlier, &map)))?;
        line(draft, td_string!(locale, official.some).to_owned(), Some(first.draft))
    }
}

/// How all of it was rated the last time, where that is worth knowing.
pub fn whole_hint(draft: OpenDraft, earlier: Memo<Vec<EarlierBias>>) -> impl IntoView {
    move || {
        let hint = earlier.with(|earlier| overall_hint(earlier))?;
        line(draft, overall_hint_text(&hint), Some(hint.draft))
    }
}

/// A line, and with the draft that it comes from the ways on.
fn line(draft: OpenDraft, text: String, earlier: Option<AssessmentId>) -> Option<AnyView> {
    let locale = use_locale();
    let choices = expect_context::<ComparisonChoices>();
    if choices.of(draft.id).hints == Hints::Hidden {
        return None;
    }
    let hide = move |_| {
        choices.set_hints(draft.id, Hints::Hidden);
        // The button goes with the line; the focus must not.
        page::focus_id(HEADING);
    };
    let ways = earlier.map(|earlier| {
        view! {
            " "
            <a href=Route::Official(earlier).href()>{td_string!(locale, official.see)}</a>
            " "
            <button type="button" class="kk-button kk-button--text" on:click=hide>
                {td_string!(locale, official.hide)}
            </button>
        }
    });
    Some(view! { <p class="kk-bias-hint">{text} {ways}</p> }.into_any())
}
