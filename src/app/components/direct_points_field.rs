//! Points given directly to a subarea, with a justification.

use leptos::prelude::*;

use super::clashes::Clashes;
use super::with_draft::OpenDraft;
use crate::app::format;
use crate::app::i18n::td_string;
use crate::app::locale::use_locale;
use crate::app::messages;
use crate::assessment::{Edit, Field, MAX_NOTE};
use crate::language::Language;
use crate::points::{Points, PointsError};
use crate::rubric::{Subarea, SubareaId};

/// A field for the points and one for why.
#[component]
pub fn DirectPointsField(
    /// The draft.
    draft: OpenDraft,
    /// The subarea that is given points.
    subarea: Subarea,
    /// Whether the subarea's name is shown as the field's label; otherwise the view's heading names it.
    named: bool,
) -> impl IntoView {
    let locale = use_locale();
    let language = expect_context::<Language>();
    let max = subarea.max;
    let shown_max = format::whole(max);
    let input_id = format!("points-{}", subarea.id);
    let error_id = format!("{input_id}-error");
    let clash_home = input_id.clone();
    let name = format!("{} {}", subarea.id, subarea.title.get(draft.language));
    let id = StoredValue::new(subarea.id.clone());
    let stored =
        Memo::new(move |_| draft.assessment.with(|draft| id.with_value(|subarea| draft.direct_points(subarea))));
    // What counted when the typing began: on its way to "200" it is 2 and 20, which are not meant to stay.
    let before = StoredValue::new(stored.get_untracked());
    let typed = RwSignal::new(stored.get_untracked().map(|points| format::exact(points, language)).unwrap_or_default());
    let error = RwSignal::new(None::<String>);
    // Undoing, or a change from elsewhere, shows in the field; a person's own typing is left as it is.
    Effect::watch(
        move || stored.get(),
        move |stored, _, _| {
            let shown = typed.with_untracked(|typed| typed.parse::<Points>().ok());
            // Points that cannot be are left to be mended, unless what they would be in place of has changed.
            let is_typing = error.read_untracked().is_some() && *stored == before.get_value();
            if shown != *stored && !is_typing {
                error.set(None);
                typed.set(stored.map(|points| format::exact(points, language)).unwrap_or_default());
                before.set_value(*stored);
            }
        },
        false,
    );
    let limit = shown_max.clone();
    let on_input = move |text: String| {
        let read = text.parse::<Points>();
        typed.set(text);
        let points = match read {
            Ok(points) if points > max => Err(PointsError::TooLarge),
            Ok(points) => Ok(Some(points)),
            Err(PointsError::Empty) => Ok(None),
            Err(error) => Err(error),
        };
        match points {
            Ok(points) => {
                error.set(None);
                draft.edit(Edit::DirectPoints { subarea: id.get_value(), points });
            }
            Err(fault) => {
                let kept = match before.get_value() {
                    Some(points) => {
                        td_string!(locale, direct.kept, points = format::exact(points, language)).to_string()
                    }
                    None => td_string!(locale, direct.none_kept).to_owned(),
                };
                let sentence = messages::points_error(locale, fault, &limit).unwrap_or_default();
                error.set(Some(format!("{sentence} {kept}")));
                if stored.get_untracked() != before.get_value() {
                    draft.edit(Edit::DirectPoints { subarea: id.get_value(), points: before.get_value() });
                }
            }
        }
    };
    let label =
        if named { name.clone() } else { td_string!(locale, direct.points, max = shown_max.as_str()).to_string() };
    let accessible =
        td_string!(locale, direct.points_named, subarea = name.as_str(), max = shown_max.as_str()).to_string();
    view! {
        <div class="kk-direct">
            <div class="kk-direct__points">
                <label for=input_id.clone() lang=draft.lang.filter(|_| named)>{label}</label>
                <input
                    id=input_id
                    class="kk-input kk-input--points"
                    type="text"
                    inputmode="decimal"
                    autocomplete="off"
                    aria-label=accessible
                    aria-describedby=error_id.clone()
                    aria-invalid=move || error.read().is_some().then_some("true")
                    prop:value=typed
                    on:focus=move |_| before.set_value(stored.get_untracked())
                    on:input:target=move |event| on_input(event.target().value())
                />
                <span class="kk-direct__max" aria-hidden="true">
                    {td_string!(locale, direct.max, max = shown_max)}
                </span>
            </div>
            <p class="kk-error" id=error_id role="alert">{error}</p>
            <Clashes draft field=Field::Points(subarea.id.clone()) home=clash_home />
            <Justification draft subarea=subarea.id name />
        </div>
    }
}

#[component]
fn Justification(draft: OpenDraft, subarea: SubareaId, name: String) -> impl IntoView {
    let locale = use_locale();
    let id = format!("justification-{subarea}");
    let (field, home) = (Field::Justification(subarea.clone()), format!("{id}-summary"));
    let subarea = StoredValue::new(subarea);
    let justification = Memo::new(move |_| {
        draft.assessment.with(|draft| {
            let direct = subarea.with_value(|subarea| draft.direct(subarea).map(|direct| direct.justification.clone()));
            direct.unwrap_or_default()
        })
    });
    let filled = Memo::new(move |_| !justification.read().is_empty());
    let open = filled.get_untracked();
    view! {
        <details class="kk-note" open=open>
            <summary id=home.clone()>
                {move || {
                    if filled.get() {
                        td_string!(locale, direct.justification_filled)
                    } else {
                        td_string!(locale, direct.add_justification)
                    }
                }}
            </summary>
            <textarea
                id=id
                class="kk-input"
                rows="2"
                maxlength=MAX_NOTE.to_string()
                aria-label=td_string!(locale, direct.justification_named, subarea = name.as_str()).to_string()
                prop:value=justification
                on:input:target=move |event| {
                    let justification = event.target().value();
                    draft.edit(Edit::Justification { subarea: subarea.get_value(), justification });
                }
            />
        </details>
        <Clashes draft field home />
    }
}
