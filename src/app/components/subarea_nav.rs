//! All areas and subareas with their state, beside the one that is worked on.

use leptos::prelude::*;

use super::status_tag::StatusTag;
use super::with_draft::OpenDraft;
use crate::app::i18n::td_string;
use crate::app::locale::use_locale;
use crate::app::route::Route;
use crate::rubric::{Area, SubareaId};

/// The subareas of the present area, and links to the other areas.
#[component]
pub fn SubareaNav(
    /// The draft.
    draft: OpenDraft,
    /// The area that is open.
    area: Area,
    /// The subarea that is shown, if one is.
    #[prop(optional_no_strip)]
    current: Option<SubareaId>,
) -> impl IntoView {
    let locale = use_locale();
    let rubric = draft.rubric();
    let language = draft.language;
    let open = area.id.clone();
    // Only a changed state builds the list anew, not every answer.
    let states = Memo::new(move |_| {
        draft.score.with(|score| {
            let subareas = score.area(&open).map(|area| area.subareas.as_slice()).unwrap_or_default();
            subareas.iter().map(|subarea| subarea.progress.status()).collect::<Vec<_>>()
        })
    });
    let items = move || {
        let states = states.get();
        let item = |other: &Area| {
            let open = other.id == area.id;
            let subareas = open.then(|| {
                let rows: Vec<_> = other
                    .subareas
                    .iter()
                    .zip(&states)
                    .map(|(subarea, status)| {
                        let here = current.as_ref() == Some(&subarea.id);
                        let href = Route::Subarea(draft.id, subarea.id.clone()).href();
                        let title = format!("{} {}", subarea.id, subarea.title.get(language));
                        view! {
                            <li class="kk-nav__subarea">
                                <a href=href lang=draft.lang aria-current=here.then_some("page")>{title}</a>
                                " "
                                <StatusTag status=*status />
                            </li>
                        }
                    })
                    .collect();
                view! { <ol class="kk-nav__subareas">{rows}</ol> }
            });
            let href = Route::Area(draft.id, other.id.clone()).href();
            let here = (open && current.is_none()).then_some("page");
            view! {
                <li class="kk-nav__area">
                    <a href=href lang=draft.lang aria-current=here>
                        {format!("{} {}", other.id, other.title.get(language))}
                    </a>
                    {subareas}
                </li>
            }
        };
        rubric.areas.iter().map(item).collect::<Vec<_>>()
    };
    view! {
        <nav class="kk-nav" aria-label=td_string!(locale, subarea.navigation)>
            <ol class="kk-nav__areas">{items}</ol>
            <p>
                <a href=Route::Overview(draft.id).href()>{td_string!(locale, overview.crumb)}</a>
            </p>
            <p>
                <a href=Route::Result(draft.id, Vec::new()).href()>{td_string!(locale, result.crumb)}</a>
            </p>
        </nav>
    }
}
