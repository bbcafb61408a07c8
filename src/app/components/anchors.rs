//! What one would see at each level of a subarea.

use leptos::prelude::*;

use super::term_text::TermText;
use super::with_draft::OpenDraft;
use crate::app::i18n::td_string;
use crate::app::locale::use_locale;
use crate::level::Level;
use crate::rubric::Subarea;

/// The five anchors, folded; nothing where the rubric has none.
#[component]
pub fn Anchors(
    /// The draft.
    draft: OpenDraft,
    /// The subarea.
    subarea: Subarea,
) -> impl IntoView {
    let locale = use_locale();
    let language = draft.language;
    let rubric = draft.rubric();
    subarea.anchors.map(|anchors| {
        let rows: Vec<_> = Level::ALL
            .into_iter()
            .zip(anchors)
            .map(|(level, anchor)| {
                let label = rubric.scale_level(level).label.get(language).to_owned();
                view! {
                    <dt>
                        <span class="kk-level__number">{level.number().to_string()}</span>
                        " "
                        <span lang=draft.lang>{label}</span>
                    </dt>
                    <dd>
                        <TermText text=anchor.get(language).to_owned() lang=draft.lang />
                    </dd>
                }
            })
            .collect();
        view! {
            <details class="kk-anchors">
                <summary>{td_string!(locale, subarea.anchors)}</summary>
                <dl>{rows}</dl>
            </details>
        }
    })
}
